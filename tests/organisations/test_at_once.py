"""Two officers fill one seat at the same moment: two connections of a server."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier

import pytest
from django.db import connection
from django.utils import translation

from lianxin.accounts import services as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import services
from lianxin.organisations.models import Tenure
from lianxin.organisations.vocabulary import UnitKind
from tests.cast import make_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _two_writers():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer")


def test_one_seat_is_filled_once(cast):
    unit = services.create_unit(kind=UnitKind.PARTY_BRANCH, name="上河村党支部", division=cast.village, by=SYSTEM)
    post = services.add_post(unit=unit, title="书记", by=SYSTEM)
    start = Barrier(2)

    def take(name):
        try:
            with translation.override("zh-hans"):
                start.wait(10)
                services.appoint(post=post, holder_name=name, starts_on=date(2026, 1, 5), basis="选举", by=SYSTEM)
        except RuleBroken as refused:
            return refused.message
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as hands:
        said = [each for each in hands.map(take, ("甲", "乙")) if each]
    assert said == ["“书记”的席位已满，请先结束一人的任期。"]
    assert Tenure.objects.count() == 1


def together(*tries):
    """What each was refused with, or nothing, when all are tried at the same moment."""
    start = Barrier(len(tries))

    def run(one):
        try:
            with translation.override("zh-hans"):
                start.wait(10)
                one()
        except RuleBroken as refused:
            return refused.message
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(tries)) as hands:
        return list(hands.map(run, tries))


def test_nobody_sits_at_once_in_what_they_watch(cast):
    kinds = {UnitKind.VILLAGERS_COMMITTEE: "上河村村民委员会", UnitKind.SUPERVISION_COMMITTEE: "上河村村务监督委员会"}
    posts = [
        services.add_post(
            unit=services.create_unit(kind=kind, name=name, division=cast.village, by=SYSTEM), title="委员", by=SYSTEM
        )
        for kind, name in kinds.items()
    ]
    same = {"holder_name": "甲", "holder_ref": "person:1", "starts_on": date(2026, 1, 5), "basis": "选举"}
    said = together(*(partial(services.appoint, post=post, **same, is_screened=True, by=SYSTEM) for post in posts))
    assert sorted(map(bool, said)) == [False, True]
    assert Tenure.objects.count() == 1


def test_a_body_is_not_made_too_large_at_once(cast):
    unit = services.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE, name="上河村村民委员会", division=cast.village, by=SYSTEM
    )
    said = together(
        *(partial(services.add_post, unit=unit, title=title, seats=4, by=SYSTEM) for title in ("委员", "副主任"))
    )
    assert sorted(map(bool, said)) == [False, True]


def test_two_units_do_not_take_one_name_at_once(cast):
    said = {"kind": UnitKind.STATION, "division": cast.village, "by": SYSTEM}
    first = services.create_unit(name="一站", **said)
    on, name = date(2026, 6, 1), "连心站"
    refused = together(
        partial(services.create_unit, name=name, **said),
        partial(services.rename_unit, unit=first, name=name, on=on, by=SYSTEM),
    )
    assert sorted(refused) == ["", "上河村已经有“连心站”。"]


def test_nobody_gets_two_roles_at_once_that_stay_apart(cast):
    user = make_user("two_at_once", "甲乙")
    roles = (Role.OPERATOR, Role.AUDITOR)
    give = partial(accounts.give_grant, user=user, starts_on=date(2026, 1, 5), by=SYSTEM)
    said = together(*(partial(give, role=role) for role in roles))
    assert sorted(map(bool, said)) == [False, True]
