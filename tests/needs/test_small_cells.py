"""Rates that everybody reads stand on enough cases that they point at nobody."""

import pytest

from lianxin.needs import selectors, services
from lianxin.needs.calc.cells import SMALL_CELL
from tests.needs.conftest import at

PERIOD = {"start": at(11, 1).date(), "end": at(11, 30).date()}
DATES = "from=2026-11-01&to=2026-11-30"


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
    overall, rows = selectors.public_rates(**PERIOD)
    assert getattr(overall, name).denominator == 2 * SMALL_CELL + 3
    assert shares(rows, name) == {
        units.committee.name: None,
        units.office.name: None,  # the sum less the others would give the small one away
        units.bureau.name: SMALL_CELL + 2,
    }


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
    said = client.get("/api/v1/rates?from=2026-11-01&to=2026-11-30").json()
    small = next(row for row in said["rows"] if row["name"] == units.committee.name)
    nothing = {"numerator": None, "denominator": None, "share": None, "interval": None, "excluded": {}}
    assert small["satisfaction"] == nothing
    assert said["overall"]["satisfaction"]["denominator"] == 2 * SMALL_CELL + 3
