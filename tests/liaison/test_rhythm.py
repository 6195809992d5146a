"""When a household is due again: what counts, and by which clock."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianxin.liaison.calc.rhythm import Touch, corrected, counted, due_on

DAY = date(2026, 1, 1)
TOUCHES = st.lists(
    st.builds(Touch, st.integers(0, 400).map(lambda n: DAY + timedelta(days=n)), st.booleans()), max_size=30
)


def test_a_call_counts_only_after_a_meeting():
    met, called, again = (
        Touch(DAY, True),
        Touch(DAY + timedelta(days=80), False),
        Touch(DAY + timedelta(days=160), False),
    )
    assert counted([called, again], is_priority=False) == []
    assert counted([met, called, again], is_priority=False) == [met, called]
    assert counted([met, called, again], is_priority=True) == [met]


def test_due_counts_from_the_last_that_counts_or_from_the_assignment():
    assert due_on([], since=DAY, is_priority=False, days=90) == date(2026, 4, 1)
    assert due_on([Touch(date(2026, 3, 1), True)], since=DAY, is_priority=True, days=30) == date(2026, 3, 31)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TOUCHES)
def test_calls_are_at_most_half_of_what_counts(touches):
    found = counted(touches, is_priority=False)
    assert 2 * sum(not each.in_person for each in found) <= len(found)
    assert [each for each in touches if each.in_person and each not in found] == []


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TOUCHES, st.booleans())
def test_one_more_meeting_never_makes_it_due_earlier(touches, is_priority):
    rules = {"since": DAY, "is_priority": is_priority, "days": 90}
    for day in (DAY, DAY + timedelta(days=200)):
        assert due_on([*touches, Touch(day, True)], **rules) >= due_on(touches, **rules)


NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@given(st.integers(-900_000, 900_000), st.integers(0, 900_000))
def test_a_wrong_clock_is_put_right_and_nothing_lies_in_the_future(wrong, ago):
    device_now = NOW + timedelta(seconds=wrong)
    assert corrected(device_now - timedelta(seconds=ago), device_now, NOW) == NOW - timedelta(seconds=ago)
    assert corrected(device_now + timedelta(seconds=ago), device_now, NOW) == NOW
