from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.needs.calc.clock import ALARMS, Clock, Pause, alarms_due, next_alarm
from lianxin.needs.calc.promise import Earlier, Extended, Waited, account
from lianxin.territory.calc.calendar import WorkCalendar
from lianxin.territory.calc.limits import Limit, TimeUnit

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = WorkCalendar(holidays=frozenset({date(2026, 10, 1), date(2026, 10, 2)}))
limits = st.builds(Limit, st.integers(1, 40), st.sampled_from(TimeUnit))
moments = st.datetimes(datetime(2026, 9, 1), datetime(2026, 11, 30)).map(
    lambda m: m.replace(second=0, microsecond=0, tzinfo=ZONE)
)


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("30m", 30, TimeUnit.MINUTES),
        ("24h", 1440, TimeUnit.MINUTES),
        ("15d", 15, TimeUnit.DAYS),
        ("4wh", 240, TimeUnit.WORK_MINUTES),
        ("5wd", 5, TimeUnit.WORKDAYS),
    ],
)
def test_limit_parse_as_the_profile_writes_it(text, amount, unit):
    assert Limit.parse(text) == Limit(amount, unit)


@pytest.mark.parametrize("text", ["", "5", "wd", "-1d", "0d", "5 d", "1.5h", "五天"])
def test_limit_parse_refuses_anything_else(text):
    with pytest.raises(ValueError, match="not a time limit"):
        Limit.parse(text)


def test_due_five_working_days_over_the_holiday():
    clock = Clock(datetime(2026, 9, 29, 10, tzinfo=ZONE), Limit(5, TimeUnit.WORKDAYS))
    assert clock.due(CALENDAR) == datetime(2026, 10, 8, 18, tzinfo=ZONE)


def test_due_moves_by_the_working_time_of_a_pause():
    start = datetime(2026, 9, 7, 9, tzinfo=ZONE)
    pause = Pause(datetime(2026, 9, 8, 9, tzinfo=ZONE), datetime(2026, 9, 8, 11, tzinfo=ZONE))
    clock = Clock(start, Limit(2, TimeUnit.WORKDAYS), (pause,))
    assert clock.due(CALENDAR) == datetime(2026, 9, 10, 10, 30, tzinfo=ZONE)


@given(moments, limits, st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=3))
def test_due_never_before_start_and_pauses_only_move_it_later(start, limit, spans):
    pauses, moment = [], start
    for wait, length in spans:
        begin = moment + timedelta(minutes=wait)
        moment = begin + timedelta(minutes=length)
        pauses.append(Pause(begin, moment))
    plain, paused = Clock(start, limit), Clock(start, limit, tuple(pauses))
    assert start <= plain.due(CALENDAR) <= paused.due(CALENDAR)


@given(moments, limits, st.integers(0, 60 * 24 * 30), st.integers(0, 60 * 24 * 30))
def test_gone_grows_and_reaches_one_exactly_at_the_due_moment(start, limit, first, second):
    clock = Clock(start, limit)
    early, late = sorted((first, second))
    gone = [clock.gone(CALENDAR, start + timedelta(minutes=m)) for m in (early, late)]
    assert 0 <= gone[0] <= gone[1]
    due = clock.due(CALENDAR)
    assert clock.gone(CALENDAR, due) >= 1
    assert clock.gone(CALENDAR, due - timedelta(minutes=1)) <= 1
    assert isinstance(gone[0], Fraction)


@given(moments, limits)
def test_alarms_ring_in_order_and_each_once(start, limit):
    clock, rung, moments_rung = Clock(start, limit), 0, []
    while coming := next_alarm(clock, CALENDAR, rung):
        percent, moment = coming
        moments_rung.append(moment)
        assert percent in alarms_due(clock, CALENDAR, rung, moment)
        rung = percent
    assert moments_rung == sorted(moments_rung)
    assert len(moments_rung) == len(ALARMS)
    assert clock.alarm_at(CALENDAR, 100) == clock.due(CALENDAR)


def test_due_open_pause_needs_a_moment():
    clock = Clock(
        datetime(2026, 9, 7, 9, tzinfo=ZONE), Limit(1, TimeUnit.DAYS), (Pause(datetime(2026, 9, 7, 10, tzinfo=ZONE)),)
    )
    with pytest.raises(ValueError, match="open pause"):
        clock.due(CALENDAR)
    assert clock.due(CALENDAR, datetime(2026, 9, 7, 12, tzinfo=ZONE)) == datetime(2026, 9, 8, 11, tzinfo=ZONE)


@given(
    moments,
    limits,
    st.lists(st.tuples(st.integers(0, 900), st.integers(0, 900)), max_size=4),
    st.one_of(st.none(), st.integers(1, 60 * 24 * 30)),
)
def test_the_account_of_a_promise_ends_where_its_clock_does(start, limit, spans, extended_by):
    """Pauses first, then an extension: the lines are the clock's own dates, and none but an extension is out of order."""
    pauses, moment = [], start
    for wait, length in spans:
        begin = moment + timedelta(minutes=wait)
        moment = begin + timedelta(minutes=length)
        pauses.append(Pause(begin, moment))
    causes = [Waited(pause) for pause in pauses]
    expected = Clock(start, limit, tuple(pauses)).due(CALENDAR)
    if extended_by:
        expected += timedelta(minutes=extended_by)
        causes.append(Extended(moment + timedelta(minutes=1), expected))
    lines = account(start, limit, causes[::-1], CALENDAR)
    assert lines[0].due == Clock(start, limit).due(CALENDAR)
    assert lines[-1].due == expected
    assert [line.due for line in lines] == sorted(line.due for line in lines)
    assert sum(line.minutes for line in lines) <= sum((p.end - p.start).total_seconds() // 60 for p in pauses)


def test_an_earlier_promise_of_somebody_else_counts_only_when_it_is_earlier():
    start = datetime(2026, 9, 7, 9, tzinfo=ZONE)
    limit = Limit.parse("5d")
    for days, count in ((3, 2), (9, 1)):
        lines = account(start, limit, [Earlier(start, start + timedelta(days=days))], CALENDAR)
        assert len(lines) == count
        assert lines[-1].due == start + timedelta(days=min(days, 5))
