import datetime

import pytest
from django.urls import reverse

from lianxin.territory import services as territory

pytestmark = pytest.mark.django_db


def test_places_are_browsed_without_signing_in(client, cast):
    page = client.get(reverse("territory:places")).content.decode()
    assert cast.county.name in page


def test_search_answers_with_the_whole_way(client, cast):
    page = client.get(reverse("territory:places"), {"q": "上河"}).content.decode()
    assert "青禾县 柳溪镇 上河村" in page
    places = client.get(reverse("territory:search_api"), {"q": "上河"}).json()["places"]
    assert [p["full_name"] for p in places] == ["青禾县 柳溪镇 上河村"]


def test_search_without_a_hit_says_what_to_do(client, cast):
    assert "没有找到" in client.get(reverse("territory:places"), {"q": "没有的地方"}).content.decode()
    assert client.get(reverse("territory:search_api"), {"q": "\0"}).json() == {"places": []}


def test_a_recoded_place_shows_both_codes(client, cast):
    territory.recode_division(
        division=cast.village, code="990101100299", on=datetime.date(2026, 11, 1), by=cast.actor("county_officer")
    )
    page = client.get(reverse("territory:place", args=[cast.village.public_id])).content.decode()
    assert "990101100201" in page
    assert "990101100299" in page


def test_an_unknown_place_is_not_found(client, cast):
    assert client.get(reverse("territory:place", args=["nowhere"])).status_code == 404


def test_the_county_sets_a_day_in_the_browser(client, cast):
    url = reverse("territory:calendar", args=[cast.county.public_id])
    client.force_login(cast.user("county_officer"))
    sent = {"day": "2026-12-05", "is_workday": "1", "basis": "县政府通知"}
    assert client.post(url, sent).status_code == 302
    assert "县政府通知" in client.get(url).content.decode()
    assert client.post(url, {**sent, "day": "x"}).status_code == 422


def test_others_read_the_calendar_and_set_no_day(client, cast):
    url = reverse("territory:calendar", args=[cast.county.public_id])
    client.force_login(cast.user("resident"))
    assert "另行规定一天" not in client.get(url).content.decode()
    assert client.post(url, {"day": "2026-12-05", "is_workday": "1", "basis": "通知"}).status_code == 403
