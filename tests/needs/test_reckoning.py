"""What is promised in a year whose holidays are announced later is reckoned anew: earlier, never silently later."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from lianxin.kit import clock
from lianxin.messaging.models import Message
from lianxin.needs import selectors
from lianxin.territory import selectors as territory
from lianxin.territory import services as places

YEAR = territory.national_days()[2].year + 1


@pytest.fixture
def promised(desk):
    """Told on the first Monday of March of a year nobody has announced: five working days."""
    first = date(YEAR, 3, 1)
    monday = first + timedelta(days=-first.weekday() % 7)
    moment = clock.day_start(monday) + timedelta(hours=9)
    with time_machine.travel(moment, tick=False):
        need = desk.register(when=moment).need
        assert need.due_at.year == YEAR
        yield need, monday


def announce(desk, off=(), worked=()):
    places.set_year(
        division=desk.cast.county, year=YEAR, off=frozenset({date(YEAR, 1, 1), *off}), worked=frozenset(worked),
        basis="国办通知", by=desk.actor("county_officer"),
    )  # fmt: skip


def test_a_weekend_that_is_worked_brings_the_promise_forward_and_says_so(desk, promised):
    need, monday = promised
    before = need.due_at
    assert not selectors.promise_of(need).is_announced
    announce(desk, worked=[monday + timedelta(days=5)])
    need.refresh_from_db()
    assert timezone.localdate(need.due_at) < timezone.localdate(before)
    assert "提前到" in Message.objects.latest("pk").body
    promise = selectors.promise_of(need)
    assert promise.is_announced
    assert promise.lines[-1].due == need.due_at


def test_hours_that_changed_since_keep_no_promise_from_being_reckoned(desk, promised):
    need, monday = promised
    before, tuesday = need.due_at, monday + timedelta(days=1)
    places.set_rules(
        division=desk.cast.county, values={"work.hours": "10:00-12:00 14:00-17:00"}, basis="县政府通知",
        starts_on=tuesday, by=desk.actor("county_officer"),
    )  # fmt: skip
    with time_machine.travel(clock.day_start(tuesday), tick=False):
        announce(desk, worked=[monday + timedelta(days=5)])
    need.refresh_from_db()
    assert timezone.localdate(need.due_at) < timezone.localdate(before)


def test_a_holiday_nobody_knew_of_puts_no_promise_off(desk, promised):
    need, monday = promised
    before, told = need.due_at, Message.objects.count()
    announce(desk, off=[monday + timedelta(days=2)])
    need.refresh_from_db()
    assert need.due_at == before
    assert Message.objects.count() == told
