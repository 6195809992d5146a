"""The book, the numbers that mean something, and who waits."""

from django.db.models import Count, Exists, F, OuterRef

from lianxin.kit import clock
from lianxin.kit.paging import page
from lianxin.people import selectors as people
from lianxin.stations.calc.numbers import EntryFacts, count
from lianxin.stations.calc.opening import half_hours
from lianxin.stations.models import Appointment, IntakeEntry
from lianxin.stations.selectors.places import opening_of
from lianxin.stations.vocabulary import MOST_AT_A_TIME, AppointmentState

#: How far ahead a time can be booked, and how many times are offered at once.
DAYS_AHEAD, MOST_TIMES = 7, 40


_BECAME = ("need", "errand", "case", "mediation")


def find_entry(public_id):
    """The line with its station and what it became, or ``None``."""
    found = IntakeEntry.objects.select_related(
        "station__division", "need", "errand", "case", "mediation", "again_of", "again_of_need"
    )
    return found.filter(public_id=public_id).first()


def book_page(station, *, outcome="", cursor="", size=30):
    """Lines of a station's book, newest first."""
    found = IntakeEntry.objects.filter(station=station)
    if outcome:
        found = found.filter(outcome=outcome)
    return page(found.select_related(*_BECAME), order=("-at", "-id"), cursor=cursor, size=size)


def recent_entries(station, limit=6):
    """The last lines, newest first: what the clerk has just written."""
    return list(IntakeEntry.objects.filter(station=station).select_related(*_BECAME).order_by("-at", "-id")[:limit])


def lines_between(station, first, last):
    """The lines of some days as they are printed, oldest first."""
    span = IntakeEntry.objects.filter(station=station, at__gte=clock.day_start(first), at__lte=clock.day_end(last))
    return list(span.select_related(*_BECAME).order_by("at", "id"))


def numbers_of(station, first, last):
    """The numbers of §5.5 for one station and some days: two queries. Never of a person."""
    again = IntakeEntry.objects.filter(again_of=OuterRef("pk"))
    span = IntakeEntry.objects.filter(station=station, at__gte=clock.day_start(first), at__lte=clock.day_end(last))
    rows = span.annotate(
        came_again=Exists(again),
        need_answered=F("need__answered_at"),
        need_reopened=F("need__reopened"),
        need_solved=F("need__solved"),
        errand_ended=F("errand__ended_at"),
        case_ended=F("case__ended_at"),
        mediation_ended=F("mediation__ended_at"),
        again_need=F("again_of_need"),
    ).values_list(
        "outcome", "at", "closed_at", "is_elder", "is_complaint", "access_asked", "access_met", "again_of", "came_again",
        "need_answered", "need_reopened", "need_solved", "errand_ended", "case_ended", "mediation_ended", "again_need",
        named=True,
    )  # fmt: skip
    facts = [
        EntryFacts(
            on_the_spot=row.outcome == "answered",
            minutes=_minutes(row.at, _first(row)),
            is_elder=row.is_elder,
            is_again=row.again_of is not None or row.again_need is not None,
            came_again=row.came_again,
            answered_need=row.need_answered is not None,
            reopened=bool(row.need_reopened),
            access_asked=bool(row.access_asked),
            access_met=bool(row.access_met),
            is_complaint=row.is_complaint,
            complaint_solved=row.need_solved if row.is_complaint else "",
        )
        for row in rows
    ]
    return count(facts, people.living_households(station.division_path).count())


def _first(row):
    """When it ended, by itself or by what it became."""
    ends = (row.closed_at, row.need_answered, row.errand_ended, row.case_ended, row.mediation_ended)
    return next(filter(None, ends), None)


def _minutes(start, end):
    return None if end is None else max(0, int((end - start).total_seconds() // 60))


def waiting_today(station):
    """Slips of today that still wait, in order."""
    found = Appointment.objects.filter(station=station, day=clock.today(), state=AppointmentState.BOOKED)
    return list(found.order_by("hour", "id"))


def ahead_of(appointment):
    """How many numbers wait before this one."""
    before = Appointment.objects.filter(
        station_id=appointment.station_id, day=appointment.day, hour="", state=AppointmentState.BOOKED
    )
    return before.filter(pk__lt=appointment.pk).count()


def free_times(station, at):
    """``(day, "09:30")`` of the half hours of the coming days that are open and not full: three queries."""
    times = half_hours(opening_of(station), at, DAYS_AHEAD, MOST_TIMES)
    taken = Appointment.objects.filter(station=station, day__gte=clock.today(), state=AppointmentState.BOOKED)
    counted = taken.exclude(hour="").values("day", "hour").annotate(n=Count("pk")).filter(n__gte=MOST_AT_A_TIME)
    full = set(counted.values_list("day", "hour"))
    return [each for each in times if each not in full]


def find_appointment(public_id):
    """The appointment with its station, or ``None``."""
    return Appointment.objects.select_related("station__division").filter(public_id=public_id).first()
