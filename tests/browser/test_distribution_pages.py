"""A household reads its sum on a phone; an accountant works on a draft: pages no link of the sample leads to."""

import os

import pytest

from lianxin.ventures import services
from tests.cast import make_cast
from tests.ventures.conftest import Collective

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def collective(transactional_db):
    return Collective(make_cast())


def _looked(page, check, name):
    check(page)
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_a_household_reads_its_sum(collective, open_page, assert_accessible):
    plan = collective.posted()
    own, user = plan.statements.get(holder=collective.holders[0]), collective.cast.user("resident")
    for viewport in ("phone", "desktop"):
        page = open_page(f"/ventures/statements/{own.public_id}/", user=user, viewport=viewport)
        _looked(page, assert_accessible, f"statement-{viewport}")
        page = open_page(f"/ventures/plans/{plan.public_id}/", viewport=viewport)
        _looked(page, assert_accessible, f"plan-{viewport}")
    page = open_page("/ventures/ours/", user=user)
    _looked(page, assert_accessible, "ours")


def test_an_accountant_works_on_a_draft(collective, open_page, assert_accessible):
    plan = services.hold_plan(plan=collective.studied(), reason="租金算错了年份", by=collective.supervisor)
    user = collective.cast.user("accountant")
    for viewport in ("phone", "desktop"):
        page = open_page(f"/ventures/plans/{plan.public_id}/edit/", user=user, viewport=viewport)
        _looked(page, assert_accessible, f"edit-{viewport}")
        page = open_page(f"/ventures/registers/{collective.register.public_id}/", user=user, viewport=viewport)
        _looked(page, assert_accessible, f"register-{viewport}")
