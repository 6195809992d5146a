"""Courses, who took them, and what is still lacking of a year. Listed by name; nothing here orders people by hours."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch

from lianxin.cadres.calc import hours
from lianxin.cadres.models import Course, File, Training
from lianxin.cadres.policies import files_readable
from lianxin.cadres.selectors.files import is_secretary, is_theirs, service_of
from lianxin.cadres.vocabulary import PARTY_TEAMS, Duty
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.paging import Page, page
from lianxin.kit.tree import within
from lianxin.organisations.vocabulary import UnitKind
from lianxin.territory import selectors as territory

_TEAMS = (*PARTY_TEAMS, UnitKind.VILLAGERS_COMMITTEE, UnitKind.RESIDENTS_COMMITTEE)
#: The first training of a secretary is watched for so long.
_NEW = timedelta(days=365)


@dataclass(frozen=True)
class Year:
    """A person's year of training: what their duty asks, what they took, what is lacking."""

    file: File
    duty: str
    asked: hours.Asked
    taken: dict
    lacking: hours.Lacking


def find_course(public_id):
    """A course with its place; raises ``NotFound``."""
    found = Course.objects.select_related("division").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def find_training(public_id):
    """A record that still counts, with course and file; raises ``NotFound``."""
    rows = Training.objects.select_related("course__division", "file__division")
    found = rows.filter(public_id=public_id, withdrawn_at__isnull=True).first()
    if found is None:
        raise NotFound
    return found


def courses_page(place="", cursor=""):
    """Courses of a place and below, the latest first."""
    return page(
        Course.objects.filter(within(place, "division_path")), order=("-ends_on", "-id"), cursor=cursor, size=30
    )


def trainings_of_course(course):
    """Who took it, by name."""
    rows = course.trainings.filter(withdrawn_at__isnull=True).select_related("file")
    return list(rows.order_by("file__name", "id"))


def trainings_of(file):
    """Everything entered for somebody, withdrawn ones too: one query."""
    return list(file.trainings.select_related("course"))


def year_of(file, trainings):
    """One person's year that runs, by the rules of their place."""
    return _year(file, list(service_of([file])), trainings, territory.profile(file.division), clock.today())


def years_page(actor, place, cursor=""):
    """The year that runs of everybody at a place whose duty asks for hours, by name and by the rules of that place.

    Who has no such duty is left out.
    """
    files = files_readable(actor).filter(within(place.path, "division_path")).select_related("division", "person")
    counted = Training.objects.filter(withdrawn_at__isnull=True).select_related("course")
    found = page(files.prefetch_related(Prefetch("trainings", counted)), order=("name", "id"), cursor=cursor, size=30)
    tenures = list(service_of(found.items))
    rules, today = territory.profile(place), clock.today()
    years = [
        _year(each, [tenure for tenure in tenures if is_theirs(tenure, each)], list(each.trainings.all()), rules, today)
        for each in found
    ]
    return Page([year for year in years if year.duty != Duty.NONE], found.next_cursor)


def _year(file, tenures, trainings, rules, today):
    duty, since = _duty(file, tenures, today)
    asked = _asked(rules, duty, since if since and since > today - _NEW else None)
    had = [
        hours.Had(each.course.kind, each.course.hours, each.course.ends_on, each.course.is_induction)
        for each in trainings
        if each.withdrawn_at is None
    ]
    return Year(file, duty, asked, hours.by_kind(had, today.year), hours.lacking(asked, had, today.year))


def _duty(file, tenures, today):
    since = hours.unbroken_since([(each.starts_on, each.ends_on) for each in tenures if is_secretary(each)], today)
    if since:
        return Duty.SECRETARY, since
    running = [each for each in tenures if each.starts_on <= today and (each.ends_on is None or each.ends_on > today)]
    if any(each.post.unit.kind in _TEAMS for each in running):
        return Duty.TEAM, None
    return (Duty.MEMBER if file.is_member else Duty.NONE), None


def _asked(rules, duty, since):
    if duty == Duty.NONE:
        return hours.Asked()
    if duty == Duty.MEMBER:
        return hours.Asked(rules.value("training.member_hours"))
    return hours.Asked(rules.value("training.secretary_hours"), concentrated=True, induction_since=since)
