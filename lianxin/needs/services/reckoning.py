"""When a year's holidays are announced, what is promised in that year is reckoned anew: earlier where it is, never later."""

from datetime import date

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.sql import update
from lianxin.kit.templatetags.kit import moment
from lianxin.kit.tree import within
from lianxin.needs import selectors
from lianxin.needs.models import Need
from lianxin.needs.services.terms import clock_of, set_alarm
from lianxin.needs.services.transitions import county_words, lock, tell_one
from lianxin.needs.vocabulary import CLOCK_RUNS, AuditTag


def reckon_promises(*, division, year, before):
    """Every need promised for a day of that year at the place and below. Returns how many are promised for earlier now."""
    first, last = (clock.day_start(date(each, 1, 1)) for each in (year, year + 1))
    promised = Need.objects.filter(
        within(division.path, "division_path"), state__in=[*CLOCK_RUNS], due_at__gte=first, due_at__lt=last
    )
    return sum(bring_promise_forward(need=need, before=before) for need in promised.order_by("pk"))


@action
def bring_promise_forward(*, need, before):
    """One of them, where its record leads to what is promised by the calendar as it was, and to an earlier day by today's.

    A day that would be later stays as promised: only who decides on extensions puts a promise off, and says so.
    """
    need = lock(need)
    was = selectors.promise_of(need, calendar_of=before).reckoned
    now = selectors.promise_of(need).reckoned
    if was != need.due_at or now >= need.due_at:
        return False
    promised, need.due_at = need.due_at, now
    running, calendar = clock_of(need)
    set_alarm(need, running, calendar, rung=need.rung)
    update(need, "due_at", "rung", "next_alarm_at")
    with county_words():
        words = _("放假安排公布了，最迟答复的时间提前到 {due}。").format(due=moment(now))
    tell_one(need, words, key=f"reckoned:{now.isoformat()}")
    audit.record(
        AuditTag.RECKON_ANEW, need, SYSTEM, before={"due": promised.isoformat()}, after={"due": now.isoformat()}
    )
    return True
