"""Rates that everybody reads stand on enough cases that they point at nobody."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from lianxin.needs import selectors, services
from lianxin.needs.calc.cells import SMALL_CELL, hidden_places
from lianxin.needs.calc.periods import SETTLING_DAYS, Quarter, public_quarters, quarter_of
from tests.needs.conftest import at

QUARTER = Quarter(2026, 4)
DATES = "from=2026-10-01&to=2026-12-31"


@pytest.fixture(autouse=True)
def settled():
    with time_machine.travel(at(2, 15).replace(year=2027), tick=True):
        yield


def closed(desk, number, unit):
    """So many needs that a unit answered in time and whose requesters were satisfied."""
    for _each in range(number):
        need = desk.register().need
        need = services.dispatch_need(need=need, unit=unit, by=desk.actor("clerk"), at=at(11, 23, 9, 30))
        type(need).objects.filter(pk=need.pk).update(
            contacted_at=at(11, 23, 10), answered_at=at(11, 24), solved="yes", satisfaction=5, state="closed"
        )


@pytest.fixture
def units(desk):
    """Three units: one of a single case, two of enough."""
    closed(desk, 1, desk.committee)
    closed(desk, SMALL_CELL, desk.office)
    closed(desk, SMALL_CELL + 2, desk.bureau)
    return desk


def shares(rows, name):
    return {row.name: getattr(row, name) and getattr(row, name).denominator for row in rows}


@pytest.mark.parametrize("name", ["response", "resolution", "satisfaction", "on_time"])
def test_a_small_unit_is_not_shown_nor_what_it_could_be_worked_out_from(units, name):
    overall, rows = selectors.public_rates(quarter=QUARTER)
    assert getattr(overall, name).denominator == 2 * SMALL_CELL + 3
    assert shares(rows, name) == {
        units.committee.name: None,
        units.office.name: None,  # the sum less the others would give the small one away
        units.bureau.name: SMALL_CELL + 2,
    }


_PATHS = ("A", "AA", "AB", "AC", "AAA", "AAB", "ABA", "ABB", "ABC", "ACA")


def shown_lists(counts):
    """What everybody can ask of a tree of places: each place with what is right below it and itself, and with all in it."""
    whole = {path: sum(n for each, n in counts.items() if each.startswith(path)) for path in _PATHS}
    for place in _PATHS:
        below = [each for each in _PATHS if each[:-1] == place]
        if below:
            own = (f"{place}." if whole[place] != counts[place] else place, counts[place])
            yield place, [own, *((each, whole[each]) for each in below)]
            inside = [each for each in _PATHS if each.startswith(place) and each != place]
            yield (
                place,
                [own, *((f"{each}." if whole[each] != counts[each] else each, counts[each]) for each in inside)],
            )


@given(st.lists(st.sampled_from((0, 0, 1, 3, 5, 6, 9, 40)), min_size=len(_PATHS), max_size=len(_PATHS)))
def test_no_hidden_place_is_the_remainder_of_any_list_that_can_be_asked_for(numbers):
    counts = dict(zip(_PATHS, numbers, strict=True))
    hidden = hidden_places({path: count for path, count in counts.items() if count}, 1)
    for place, shown in shown_lists(counts):
        small = [path for path, count in shown if 0 < count < SMALL_CELL]
        assert all(path in hidden for path in small)
        alone = [path for path, count in shown if count and path in hidden]
        assert len(alone) != 1 or place in hidden


def test_a_place_hidden_beside_a_small_one_is_hidden_on_its_own_page_too(desk, client):
    """上河村 has one case and 下河村 enough: the list hides both, and so must the page and the bundle of 下河村."""
    closed(desk, 1, desk.office)
    for _each in range(SMALL_CELL + 2):
        need = desk.register(division=desk.cast.other_village).need
        need = services.dispatch_need(
            need=need, unit=desk.office, by=desk.actor("township_officer"), at=at(11, 23, 9, 30)
        )
        type(need).objects.filter(pk=need.pk).update(
            contacted_at=at(11, 23, 10), answered_at=at(11, 24), solved="yes", satisfaction=5, state="closed"
        )
    place = desk.cast.other_village
    overall, rows = selectors.public_rates(quarter=QUARTER, within_path=place.path)
    assert {getattr(row, name) for row in [overall, *rows] for name in selectors.RATES} == {None}
    _overall, rows = selectors.public_rates(quarter=QUARTER, within_path=desk.cast.township.path, by="place")
    assert {row.satisfaction for row in rows} == {None}
    said = client.get(f"/api/v1/rates?{DATES}&place={place.code}").json()
    assert said["overall"]["satisfaction"]["denominator"] is None
    assert client.get(f"/needs/rates/bundle.zip?{DATES}&place={place.public_id}").status_code == 404
    whole, _rows = selectors.public_rates(quarter=QUARTER)
    assert whole.satisfaction.denominator == SMALL_CELL + 3


def test_everybody_reads_that_a_unit_is_of_too_few_and_its_officer_reads_the_number(units, client):
    page = client.get(f"/needs/rates/?{DATES}").content.decode()
    assert page.count("件数太少，不单列") == 6
    assert "1 / 1" not in page
    client.force_login(units.cast.user("county_officer"))
    own = client.get(f"/needs/rates/?{DATES}").content.decode()
    assert "件数太少" not in own
    assert "1 / 1" in own
    client.force_login(units.cast.user("clerk"))  # of a village: the county's units are not theirs to read
    assert "1 / 1" not in client.get(f"/needs/rates/?{DATES}").content.decode()


def test_a_place_of_one_case_says_nothing_of_it(desk, client):
    closed(desk, 1, desk.committee)
    page = client.get(f"/needs/rates/?{DATES}&place={desk.cast.village.public_id}").content.decode()
    assert "1 / 1" not in page
    assert "100.0 %" not in page
    assert "一半在" not in page


def test_systems_read_the_same(units, client):
    said = client.get(f"/api/v1/rates?{DATES}").json()
    assert (said["start"], said["end"]) == ("2026-10-01", "2026-12-31")
    assert client.get("/api/v1/rates").json() == said  # the newest that has settled
    small = next(row for row in said["rows"] if row["name"] == units.committee.name)
    nothing = {"numerator": None, "denominator": None, "share": None, "interval": None, "excluded": {}}
    assert small["satisfaction"] == nothing
    assert said["overall"]["satisfaction"]["denominator"] == 2 * SMALL_CELL + 3


@given(st.dates(date(1999, 1, 1), date(2100, 1, 1)))
def test_public_quarters_are_whole_do_not_overlap_and_have_settled(today):
    found = public_quarters(today)
    assert quarter_of(today) not in found
    assert found[0].next.end + timedelta(days=SETTLING_DAYS) > today >= found[0].end + timedelta(days=SETTLING_DAYS)
    for later, earlier in pairwise(found):
        assert earlier.end + timedelta(days=1) == later.start
    assert all({quarter_of(each.start), quarter_of(each.end)} == {each} for each in found)


def test_no_two_periods_can_be_subtracted_to_read_one_case(units, client):
    """A day more or less, an overlapping month or a quarter still running: the page keeps to the settled quarter, the API refuses."""
    whole = client.get(f"/needs/rates/?{DATES}").content.decode()
    table = whole.partition("<table")[2]
    for dates in (
        "from=2026-11-01&to=2026-11-23",
        "from=2026-10-01&to=2026-11-22",
        "from=2027-01-01&to=2027-02-14",
        "from=x",
    ):
        assert client.get(f"/needs/rates/?{dates}").content.decode().partition("<table")[2] == table
        assert client.get(f"/api/v1/rates?{dates}").status_code == 422
    with pytest.raises(ValueError, match="2027"):
        selectors.public_rates(quarter=Quarter(2027, 1))
