"""When somebody is there: weekdays, holidays by each rule, make-up days, days of its own."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.stations.calc.opening import BY_ROSTER, HORIZON_DAYS, Opening, read_spells
from lianxin.territory.calc.calendar import WorkCalendar

ZONE = ZoneInfo("Asia/Shanghai")
WEEK = ("8:30-12:00 14:30-18:00", "8:30-12:00", "8:30-12:00", "8:30-12:00", "13:00-17:00", "9:00-11:00", "10:00-11:00")
HOLIDAY = date(2026, 10, 1)  # a Thursday
MAKE_UP = date(2026, 10, 10)  # a Saturday worked
CALENDAR = WorkCalendar(holidays=frozenset({HOLIDAY}), workdays=frozenset({MAKE_UP}))


def opening(rule="closed", **more):
    return Opening(WEEK, rule, CALENDAR, **more)


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("closed", ""), ("as_sunday", "10:00-11:00"), ("as_usual", "8:30-12:00"), ("by_roster", "")],
)
def test_a_holiday_follows_its_rule(rule, expected):
    assert opening(rule).spells(HOLIDAY) == read_spells(expected)
    assert opening(rule).is_by_roster(HOLIDAY) == (rule == BY_ROSTER)


def test_a_make_up_day_is_open_as_a_friday():
    assert opening().spells(MAKE_UP) == ((time(13), time(17)),)


def test_a_day_of_its_own_stands_above_the_holiday():
    this = opening(BY_ROSTER, own_days={HOLIDAY: "15:00-16:00"})
    assert this.spells(HOLIDAY) == ((time(15), time(16)),)
    assert not this.is_by_roster(HOLIDAY)


def test_open_until_ends_with_the_spell():
    monday = datetime(2026, 11, 23, 11, 59, tzinfo=ZONE)
    assert opening().open_until(monday) == time(12)
    assert opening().open_until(monday + timedelta(minutes=1)) is None


def test_next_opening_passes_over_the_night_and_the_holiday():
    wednesday_noon = datetime(2026, 9, 30, 12, 0, tzinfo=ZONE)
    assert opening().next_opening(wednesday_noon) == datetime(2026, 10, 2, 13, 0, tzinfo=ZONE)


def test_a_station_that_is_never_open_has_no_next_opening():
    never = Opening(("",) * 7, "closed", CALENDAR)
    assert never.next_opening(datetime(2026, 11, 23, 9, tzinfo=ZONE)) is None


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2027, 12, 1)),
    st.lists(st.sampled_from(["", "8:30-12:00", "14:00-18:00", "8:00-9:00 10:00-11:00"]), min_size=7, max_size=7),
)
def test_the_next_opening_is_open_and_nothing_before_it_opens(moment, week):
    this, moment = Opening(tuple(week), "closed", CALENDAR), moment.replace(tzinfo=ZONE)
    found = this.next_opening(moment)
    if found is None:
        days = [moment.date() + timedelta(days=n) for n in range(1, HORIZON_DAYS + 1)]
        assert not any(this.spells(day) for day in days)
        return
    assert found > moment
    assert this.open_until(found) is not None
    assert not any(
        this.spells(moment.date() + timedelta(days=n)) for n in range(1, (found.date() - moment.date()).days)
    )
