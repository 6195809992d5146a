"""Courses, who took them, and what is still lacking of a year. Listed by name; nothing here orders people by hours."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, Q

from lianxin.cadres.calc import hours
from lianxin.cadres.models import Course, File, Training
from lianxin.cadres.policies import files_readable
from lianxin.cadres.selectors.files import files_of, holders_of, is_secretary, is_theirs, known_of, service_of
from lianxin.cadres.vocabulary import FILED_TEAMS, PARTY_TEAMS, Duty
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.paging import Page, page
from lianxin.kit.tree import within
from lianxin.organisations import selectors as organisations
from lianxin.organisations.selectors.holding import held_ever
from lianxin.territory import selectors as territory

_COUNTED = Training.objects.filter(withdrawn_at__isnull=True).select_related("course")


@dataclass(frozen=True)
class Year:
    """A person's year of training: what their duty asks, what they took, what is lacking. Without a file they took nothing."""

    file: File | None
    name: str
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


def years_page(place, cursor=""):
    """The year that runs of everybody in office whose duty asks for training, by name and by the rules of that place.

    From the register of posts: who took nothing yet and has no file stands there like the others, and each person once.
    """
    held = organisations.serving_within(place.path, FILED_TEAMS)
    found = page(_once_each(held), order=("holder_name", "id"), cursor=cursor, size=30)
    return Page(_years_of(list(found), place), found.next_cursor)


def members_page(actor, place, cursor=""):
    """The same of Party members who hold no such post, as they said that they are one."""
    held = organisations.serving_within("", FILED_TEAMS)
    users, references = held.filter(user__isnull=False).values("user"), held.exclude(holder_ref="").values("holder_ref")
    files = files_readable(actor).filter(within(place.path, "division_path"), is_member=True)
    files = files.exclude(user__in=users).exclude(person__public_id__in=references)
    rows = files.select_related("division", "person").prefetch_related(Prefetch("trainings", _COUNTED))
    found = page(rows, order=("name", "id"), cursor=cursor, size=30)
    rules, today = territory.profile(place), clock.today()
    return Page([_year(each, [], list(each.trainings.all()), rules, today) for each in found], found.next_cursor)


def _once_each(held):
    """Of several posts of one person the one entered first; who is known by a name alone stands for themself."""
    same = Q(user=OuterRef("user")) | ~Q(holder_ref="") & Q(holder_ref=OuterRef("holder_ref"))
    return held.exclude(Exists(held.filter(same, pk__lt=OuterRef("pk"))))


def _years_of(held, place):
    """A ``Year`` for each person, with their file and all they serve: where they have one by their account and their record."""
    users, references = known_of(held)
    files = list(files_of(users, references).prefetch_related(Prefetch("trainings", _COUNTED)))
    users_too, references_too = holders_of(files)
    served = list(held_ever(users + users_too, references + references_too))
    rules, today, years = territory.profile(place), clock.today(), {}
    for tenure in held:
        file = next((each for each in files if is_theirs(tenure, each)), None)
        if file not in years:
            theirs = [each for each in served if (is_theirs(each, file) if file else _is_same(each, tenure))] or [
                tenure
            ]
            taken = list(file.trainings.all()) if file else []
            years[file or tenure] = _year(file, theirs, taken, rules, today, tenure.holder_name)
    return list(years.values())


def _is_same(one, other):
    return bool(
        (one.user_id and one.user_id == other.user_id) or (one.holder_ref and one.holder_ref == other.holder_ref)
    )


def _year(file, tenures, trainings, rules, today, name=""):
    duty, asked = _asked(rules, file is not None and file.is_member, tenures, today)
    had = [
        hours.Had(each.course.kind, each.course.hours, each.course.ends_on, each.course.is_induction)
        for each in trainings
        if each.withdrawn_at is None
    ]
    lacking = hours.lacking(asked, had, today.year)
    return Year(file, name or file.name, duty, asked, hours.by_kind(had, today.year), lacking)


def _asked(rules, is_member, tenures, today):
    """``(duty, what it asks)``: secretaries and Party teams 56 hours, members 32, a committee's member one training a term."""
    secretary = [(each.starts_on, each.ends_on) for each in tenures if is_secretary(each)]
    running = [each for each in tenures if each.starts_on <= today and (each.ends_on is None or each.ends_on > today)]
    kinds = {each.post.unit.kind for each in running if not each.post.is_delegate}
    began = [each.starts_on for each in running if each.post.unit.kind in FILED_TEAMS - PARTY_TEAMS]
    one_since, hours_asked = max(began, default=None), rules.value("training.secretary_hours")
    if hours.unbroken_since(secretary, today):
        return Duty.SECRETARY, hours.Asked(hours_asked, True, hours.new_since(secretary, today), one_since)
    if kinds & PARTY_TEAMS:
        return Duty.TEAM, hours.Asked(hours_asked, True, None, one_since)
    members = rules.value("training.member_hours") if is_member else 0
    if one_since:
        return Duty.COMMITTEE, hours.Asked(members, one_since=one_since)
    return (Duty.MEMBER, hours.Asked(members)) if is_member else (Duty.NONE, hours.Asked())
