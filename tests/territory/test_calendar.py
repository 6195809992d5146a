from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.territory.calc.calendar import WorkCalendar, parse_hours

ZONE = ZoneInfo("Asia/Shanghai")
#: National Day week 2026 off, the Saturday after worked.
CALENDAR = WorkCalendar(
    holidays=frozenset(date(2026, 10, d) for d in (1, 2, 5, 6, 7)), workdays=frozenset({date(2026, 10, 10)})
)
moments = st.datetimes(datetime(2026, 9, 20), datetime(2026, 10, 30)).map(
    lambda m: m.replace(second=0, microsecond=0, tzinfo=ZONE)
)


def at(month, day, hour=0, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def test_is_workday_holiday_and_makeup_saturday():
    assert not CALENDAR.is_workday(date(2026, 10, 1))
    assert CALENDAR.is_workday(date(2026, 10, 10))
    assert not CALENDAR.is_workday(date(2026, 10, 11))


def test_add_workdays_over_the_holiday_ends_with_work():
    assert CALENDAR.add_workdays(at(9, 30, 9), 1) == at(10, 8, 18)
    assert CALENDAR.add_workdays(at(9, 30, 9), 3) == at(10, 10, 18)


def test_add_work_minutes_jumps_noon_night_and_holiday():
    assert CALENDAR.add_work_minutes(at(9, 29, 11, 30), 60) == at(9, 29, 15)
    assert CALENDAR.add_work_minutes(at(9, 30, 17, 30), 60) == at(10, 8, 9)


def test_add_workdays_refuses_none():
    with pytest.raises(ValueError, match="at least one"):
        CALENDAR.add_workdays(at(9, 30), 0)


@given(moments, st.integers(0, 5000), st.integers(0, 5000))
def test_add_work_minutes_is_additive_and_monotone(start, first, second):
    both = CALENDAR.add_work_minutes(start, first + second)
    assert CALENDAR.add_work_minutes(CALENDAR.add_work_minutes(start, first), second) == both
    assert both >= CALENDAR.add_work_minutes(start, first) >= start


@given(moments, st.integers(0, 5000))
def test_work_minutes_between_undoes_add_work_minutes(start, minutes):
    assert CALENDAR.work_minutes_between(start, CALENDAR.add_work_minutes(start, minutes)) == minutes


@given(moments, moments, moments)
def test_work_minutes_between_adds_up_over_a_whole_minute(a, b, c):
    a, b, c = sorted((a, b, c))
    whole = CALENDAR.work_minutes_between(a, c)
    assert CALENDAR.work_minutes_between(a, b) + CALENDAR.work_minutes_between(b, c) == whole
    assert timedelta(0) <= whole * timedelta(minutes=1) <= c - a


@pytest.mark.parametrize("text", ["", "8:30", "12:00-8:30", "8:30-12:00 11:00-13:00", "a-b", "25:00-26:00"])
def test_parse_hours_out_of_order_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011
        parse_hours(text)
