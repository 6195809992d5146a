"""What is reached is asked of the rooms that know; the page names places, never persons."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.accounts.vocabulary import Role
from lianxin.coverage import selectors
from lianxin.coverage.calc.rollup import LINKS
from lianxin.coverage.tasks import recount
from lianxin.coverage.vocabulary import Link
from lianxin.kit.actors import SYSTEM
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.territory import services as territory
from lianxin.territory.vocabulary import Level
from tests.cast import STARTED, make_division, make_user
from tests.liaison.conftest import door  # noqa: F401 a village with liaisons

PAGE = "/coverage/"


def found(place, kind, name):
    return organisations.create_unit(kind=kind, name=name, division=place, established_on=STARTED, by=SYSTEM)


def page(client, user, address=PAGE):
    client.force_login(user)
    return client.get(address)


def test_the_links_of_the_pages_are_those_that_are_counted():
    assert tuple(Link.values) == LINKS


def test_each_link_counts_where_it_is_and_nowhere_above(door):  # noqa: F811
    cast = door.cast
    before = selectors.coverage(cast.county).whole
    assert (before.places, before.unreached, before.unorganised) == (3, 3, 3)
    branch = found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部")
    found(cast.other_village, UnitKind.PARTY_JOINT_BRANCH, "两村联合党支部")
    found(cast.township, UnitKind.PARTY_COMMITTEE, "柳溪镇党委")
    make_user("grid", "网格员", role=Role.GRID_WORKER, scope=cast.community)
    door.assign(door.homes[0].household)

    told = selectors.coverage(cast.county)
    assert dict(told.whole.by_link) == dict.fromkeys(LINKS, 0) | {"formal": 1, "joint": 1, "liaison": 1, "grid": 1}
    assert (told.whole.unorganised, told.whole.unreached) == (1, 0)
    assert [(place.name, reach.places) for place, reach in told.parts] == [("柳溪镇", 2), ("临江镇", 1)]
    lacks = {gap.place.name: set(gap.lacks) for gap in told.gaps}
    assert lacks["上河村"] == {Link.STATION, Link.GRID, Link.WORK}
    assert lacks["下河村"] == {Link.STATION, Link.LIAISON, Link.GRID, Link.WORK}
    assert lacks["东岸社区"] == {Link.FORMAL, Link.STATION, Link.LIAISON}

    organisations.dissolve_unit(unit=branch, reason="测试", on=STARTED, by=SYSTEM)
    assert selectors.coverage(cast.county).whole.unorganised == 2


def test_a_group_is_part_of_its_village(cast):
    """Once one is entered the village still counts, and what reaches the group reaches the village."""
    found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部")
    group = make_division(cast.village, Level.GROUP, "一组", "990101100201001")
    grid = make_division(group, Level.GRID, "一格", "990101100201002")
    make_user("grid", "网格员", role=Role.GRID_WORKER, scope=grid)
    make_user("other", "另一位网格员", role=Role.GRID_WORKER, scope=cast.community)
    told = selectors.coverage(cast.county)
    assert (told.whole.places, told.whole.by_link["formal"], told.whole.by_link["grid"]) == (3, 1, 2)
    lacks = {gap.place.name: set(gap.lacks) for gap in told.gaps}
    assert lacks["上河村"] == {Link.STATION, Link.LIAISON, Link.WORK}
    assert lacks.keys() == {"上河村", "下河村", "东岸社区"}
    recount()
    assert not selectors.is_uncounted(cast.village, selectors.level(cast.village))


@pytest.mark.parametrize("kind", [UnitKind.PARTY_INDUSTRY_COMMITTEE, UnitKind.PARTY_MOBILE_BRANCH])
def test_every_party_organisation_counts_where_it_is(cast, kind):
    found(cast.village, kind, "上河的党组织")
    assert selectors.coverage(cast.county).whole.unorganised == 2


def test_leaders_read_their_places_and_no_others(cast, client):
    recount()
    mine = page(client, cast.user("county_officer")).content.decode()
    assert "组织覆盖 · 青禾县" in mine
    assert "青禾县 柳溪镇 上河村" in mine
    township = f"{PAGE}?place={cast.township.public_id}"
    assert "组织覆盖 · 柳溪镇" in page(client, cast.user("township_officer"), township).content.decode()
    other = f"{PAGE}?place={cast.other_township.public_id}"
    assert page(client, cast.user("township_officer"), other).status_code == 403
    assert page(client, cast.user("resident")).status_code == 403
    assert page(client, cast.user("county_officer"), f"{PAGE}?place=nowhere").status_code == 404
    assert cast.user("secretary").name not in mine


@pytest.mark.parametrize("villages", [1, 100])
def test_as_many_queries_for_a_hundred_villages(cast, client, villages):
    for number in range(villages):
        territory.create_division(parent=cast.township, level=Level.VILLAGE, name=f"第{number}村", by=SYSTEM)
    recount()
    client.force_login(cast.user("county_officer"))
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    assert len(asked) == 10
