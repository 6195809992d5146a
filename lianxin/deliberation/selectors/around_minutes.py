"""Who came to a meeting and who did not, and minutes the supervision committee has yet to look at."""

from collections import defaultdict
from datetime import timedelta

from lianxin.accounts.vocabulary import Role
from lianxin.deliberation import policies
from lianxin.deliberation.models import Meeting, RollCallEntry
from lianxin.deliberation.vocabulary import MeetingState
from lianxin.kit.tree import within_any
from lianxin.territory import selectors as territory


def attendance_as_data(meeting):
    """Who came and how, who did not and why, and who of those from afar answered on each item: as the minutes keep it."""
    seats = list(meeting.seats.select_related("attendance", "absence").order_by("number"))
    there = [seat for seat in seats if hasattr(seat, "attendance")]
    away = [seat for seat in seats if not hasattr(seat, "attendance")]
    called = RollCallEntry.objects.filter(item__meeting=meeting).order_by("item__number", "seat__number")
    answers = defaultdict(list)
    for number, name, answer in called.values_list("item__number", "seat__name", "answer"):
        answers[str(number)].append([name, answer])
    return {
        "came": [
            [seat.name, entry.presence, entry.proxy_name, entry.checked_how, entry.checked_by]
            for seat, entry in ((seat, seat.attendance) for seat in there)
        ],
        "away": [[seat.name, seat.absence.reason if hasattr(seat, "absence") else ""] for seat in away],
        "called": dict(answers),
    }


def objections_until(meeting, minutes):
    """Until when who came may say what is wrong in this version, before somebody validates it."""
    days = territory.profile(meeting.body.division).value("deliberation.minutes_days")
    return minutes.written_at + timedelta(days=days)


def minutes_to_supervise(actor):
    """Validated minutes of the actor's places their supervision committee has not looked at, the oldest first."""
    rows = Meeting.objects.filter(
        within_any(actor.scopes(Role.VILLAGE_SUPERVISOR), "division_path"), state=MeetingState.VALIDATED,
        supervised_at__isnull=True,
    ).exclude(body__kind__in=policies.PARTY_BODIES)  # fmt: skip
    return rows.select_related("body__division").order_by("validated_at", "id")
