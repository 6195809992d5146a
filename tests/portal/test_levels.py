"""各地: an officer's level and those below it."""

from fractions import Fraction

import pytest

from lianxin.needs import selectors, services
from tests.needs.conftest import *  # noqa: F403 - the desk's fixtures
from tests.needs.conftest import at

NOW = at(11, 28)


def test_levels_counts_by_month_of_receipt_and_by_place(desk, cast):
    for when in (at(9, 3), at(11, 2), at(11, 23)):
        desk.register(when=when)
    desk.register(when=at(11, 23), division=cast.other_village)
    own, below = selectors.levels(cast.township, at=NOW)
    by_name = {each.division.short_name: each for each in below}
    assert (len(own.received), own.received[-3:]) == (12, [1, 0, 3])
    assert by_name[cast.village.short_name].received[-3:] == [1, 0, 2]
    assert by_name[cast.other_village.short_name].received[-3:] == [0, 0, 1]
    assert own.overdue == 2  # promised in five working days
    assert own.kept[-3:] == [Fraction(0), None, Fraction(0)]
    assert own.rates.on_time.denominator == 2


def test_levels_page_opens_for_officers_over_their_own_places_only(desk, cast, client):
    desk.register(when=at(11, 2))
    client.force_login(cast.user("county_officer"))
    page = client.get("/levels/").content.decode()
    assert f"?place={cast.township.public_id}" in page
    lower = client.get(f"/levels/?place={cast.township.public_id}").content.decode()
    assert f"?place={cast.village.public_id}" in lower
    client.force_login(cast.user("township_officer"))
    assert client.get(f"/levels/?place={cast.other_township.public_id}").status_code == 403
    assert f"?place={cast.county.public_id}" not in client.get("/levels/").content.decode()
    client.force_login(cast.user("resident"))
    assert client.get("/levels/").status_code == 403


@pytest.mark.parametrize("rows", [1, 100])
def test_levels_page_asks_the_same_however_many(desk, cast, client, rows, django_assert_num_queries):
    for _each in range(rows):
        desk.register(when=at(11, 2))
    client.force_login(cast.user("county_officer"))
    client.get("/levels/")
    with django_assert_num_queries(QUERIES):
        client.get("/levels/")


#: Session, user, grants, the place, those below, what came, what is late, the rules of the place, unread messages.
QUERIES = 9


def test_inbox_says_to_the_level_above_what_it_can_do(desk, cast, client):
    need = desk.dispatched(when=at(11, 2))
    assert services.ring_alarms(at=NOW) == 1
    need.refresh_from_db()
    assert need.escalated_to_path == cast.county.path
    client.force_login(cast.user("county_officer"))
    page = client.get("/today/").content.decode()
    assert need.number in page
    assert "督促办理" in page
    assert "接单" not in page


def test_inbox_of_who_takes_nobody_in_does_not_tell_them_to(cast, client):
    client.force_login(cast.user("auditor"))
    page = client.get("/today/").content.decode()
    assert "没有等您办的事" in page
    assert "代为登记" not in page
