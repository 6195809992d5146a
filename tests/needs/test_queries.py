"""The same literal number of queries for one need and for a hundred, on every page of needs and of the portal."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.needs.models import Need, NeedStep
from tests.needs.conftest import at

#: Page → who looks, how many queries.
PAGES = {
    "needs:queue": ("clerk", 7),
    "needs:mine": ("resident", 6),
    "needs:public_list": (None, 3),
    "needs:rates": (None, 3),  # one for what is hidden at the places around
    "needs:catalogue": ("county_officer", 7),
    "portal:home": (None, 2),
    "portal:inbox": ("clerk", 8),
    "portal:search": ("clerk", 10),
}
ONE_NEED = {"needs:case": ("clerk", 11), "needs:public_case": (None, 3), "portal:story": (None, 4)}


def alike(need, count):
    """``count`` more needs like this one, each with its steps, written at once."""
    steps = list(need.steps.all())
    for number in range(count):
        twin = Need.objects.get(pk=need.pk)
        twin.pk, twin.public_id, twin.number, twin.client_key = None, f"T{number:011d}", f"T{number}", f"t{number}"
        twin.save()
        for step in steps:
            step.pk, step.need = None, twin
        NeedStep.objects.bulk_create(steps)


@pytest.fixture
def need(cast, desk):
    """A public need of the resident, as the desk has just taken it."""
    need = desk.register(by=cast.actor("resident"), when=at(11, 23)).need
    Need.objects.filter(pk=need.pk).update(public_summary="一盏路灯不亮")
    return Need.objects.get(pk=need.pk)


def queries_of(cast, who, url):
    client = Client()
    if who:
        client.force_login(cast.user(who))
    with CaptureQueriesContext(connection) as queries:
        page = client.get(url)
    assert page.status_code == 200
    return len(queries), page.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_list_asks_the_same_for_one_and_for_a_hundred(cast, need, name):
    who, most = PAGES[name]
    url = reverse(name) + ("?q=路灯" if name == "portal:search" else "")
    few, _page = queries_of(cast, who, url)
    alike(need, 99)
    many, _page = queries_of(cast, who, url)
    assert (few, many) == (most, most)


@pytest.mark.parametrize("name", ONE_NEED)
def test_a_case_asks_the_same_for_one_step_and_for_a_hundred(cast, need, name):
    who, most = ONE_NEED[name]
    url = reverse(name, args=[need.public_id])
    few, _page = queries_of(cast, who, url)
    step = need.steps.get()
    NeedStep.objects.bulk_create(
        NeedStep(need=need, verb=step.verb, target=step.target, at=step.at, by_name="", note="x", due_at=step.due_at)
        for _ in range(99)
    )
    many, _page = queries_of(cast, who, url)
    assert (few, many) == (most, most)
