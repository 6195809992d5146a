"""Who takes part in a meeting, in numbers and by name, and who of them votes on an item."""

from django.db.models import Count, Q, Sum

from lianxin.deliberation.calc.quorum import Attendance as Numbers
from lianxin.deliberation.calc.quorum import Roll
from lianxin.deliberation.models import Attendance
from lianxin.deliberation.vocabulary import Presence, RollCall
from lianxin.kit.paging import page

#: Somebody on the line takes part once it is made sure that it is they; before that nobody knows who it is.
TAKES_PART = ~Q(presence=Presence.ONLINE, checked_how="")


def seats_page(meeting, *, text="", cursor="", size=60):
    """The roll with who came, a page at a time."""
    rows = meeting.seats.select_related("attendance")
    if text:
        rows = rows.filter(Q(name__contains=text) | Q(household_code=text))
    return page(rows, order=("number", "id"), cursor=cursor, size=size)


def votes_held(rows):
    """``(persons, votes)`` of members or seats."""
    found = rows.aggregate(persons=Count("id"), votes=Sum("votes"))
    return found["persons"], found["votes"] or 0


def with_more_votes(meeting):
    """Seats that hold additional votes: the law has their names told at every meeting."""
    return list(meeting.seats.filter(votes__gt=1))


def roll_numbers(meeting):
    """The frozen roll in numbers."""
    found = meeting.seats.aggregate(
        persons=Count("id"),
        households=Count("household_code", distinct=True, filter=~Q(household_code="")),
        votes=Sum("votes"),
    )
    return Roll(persons=found["persons"], households=found["households"], votes=found["votes"] or 0)


def attendance_numbers(meeting):
    """Who takes part, in numbers: a household counts once, by somebody in the room who stands for it."""
    here = Q(presence=Presence.IN_PERSON)
    found = meeting.attendances.aggregate(
        present=Count("id", filter=here),
        online=Count("id", filter=Q(presence=Presence.ONLINE) & TAKES_PART),
        proxies=Count("id", filter=Q(presence=Presence.PROXY)),
        households=Count(
            "seat__household_code", distinct=True, filter=here & Q(for_household=True) & ~Q(seat__household_code="")
        ),
    )
    return Numbers(**found)


def votes_there(meeting, item):
    """Votes of all who take part, and without those who stand aside on this item or, from afar, were not there for it."""
    rows = Attendance.objects.filter(TAKES_PART, meeting=meeting)
    there = rows.aggregate(all=Sum("seat__votes"))["all"] or 0
    aside = Q(seat__recusals__item=item) | Q(seat__in=_not_voting(item))
    away = rows.filter(aside).distinct().values("seat", "seat__votes")
    away = sum(each["seat__votes"] for each in away)
    return there, there - away


def who_votes(item):
    """``(name, household, person id, votes)`` of everybody who takes part and does not stand aside on the item."""
    taking_part = Attendance.objects.filter(TAKES_PART, meeting=item.meeting).values("seat")
    rows = item.meeting.seats.filter(pk__in=taking_part).exclude(recusals__item=item)
    rows = rows.exclude(pk__in=_not_voting(item))
    return list(rows.order_by("number").values_list("name", "household_code", "person_id", "votes"))


def _not_voting(item):
    return item.roll_call.exclude(answer=RollCall.VOTED).values("seat")


def online_at(meeting):
    """Who is on the line, with their seats, known or not yet known."""
    rows = meeting.attendances.filter(presence=Presence.ONLINE).select_related("seat")
    return list(rows.order_by("seat__number"))


def known_online_at(meeting):
    """Who attends from afar: those of whom it was made sure."""
    return [entry for entry in online_at(meeting) if entry.checked_how]
