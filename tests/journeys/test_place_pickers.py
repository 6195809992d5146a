"""Wherever a place is asked for, two of one name are both offered with their whole way, and what is chosen is taken."""

import pytest
from django.urls import reverse

from lianxin.needs.models import Category, Need, Responsibility
from lianxin.organisations.models import Unit
from lianxin.territory import selectors
from tests.cast import make_division
from tests.needs.conftest import desk  # noqa: F401
from tests.needs.test_pages import FORM


@pytest.fixture
def namesakes(cast):
    return [make_division(town, "village", "和平村") for town in (cast.township, cast.other_township)]


def _rule(desk):  # noqa: F811
    return {
        "category": Category.objects.get(code="roads.lamp").pk,
        "unit": desk.bureau.public_id,
        "starts_on": "2026-11-01",
        "basis": "县里的责任清单",
    }


PICKERS = {
    "needs:tell": (None, lambda here: FORM, lambda: Need.objects.get().division),
    "needs:take": ("county_officer", lambda here: {**FORM, "channel": "walk_in"}, lambda: Need.objects.get().division),
    "needs:edit_responsibility": ("county_officer", _rule, lambda: Responsibility.objects.latest("pk").division),
    "organisations:found": (
        "county_officer",
        lambda here: {"kind": "station", "name": "和平村连心站", "established_on": "2026-11-01"},
        lambda: Unit.objects.get(name="和平村连心站").division,
    ),
}


@pytest.mark.parametrize("name", PICKERS)
def test_two_of_one_name_are_offered_and_the_chosen_one_is_taken(client, cast, desk, namesakes, name):  # noqa: F811
    who, data, taken = PICKERS[name]
    if who:
        client.force_login(cast.user(who))
    address = reverse(name) + (f"?place={cast.county.public_id}" if name == "organisations:found" else "")
    sent = {**data(desk), "division": "和平村"}
    refused = client.post(address, sent)
    page = refused.content.decode()
    assert refused.status_code == 422
    for place in namesakes:
        assert f'value="{place.public_id}"' in page
        assert selectors.full_name(place) in page
    chosen = {**sent, "division_asked": "和平村", "division_choice": namesakes[1].public_id}
    assert client.post(address, chosen).status_code == 302
    assert taken() == namesakes[1]


def test_the_search_box_shows_both_with_their_whole_way_and_codes(client, cast, namesakes):
    page = client.get(reverse("portal:search"), {"q": "和平村"}).content.decode()
    for place in namesakes:
        assert selectors.full_name(place) in page
    assert "青禾县 柳溪镇 上河村 · 990101100201" in client.get(reverse("portal:search"), {"q": "上河"}).content.decode()
