"""Households that nobody keeps in touch with, and for how long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, Max, OuterRef, Q

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.tree import within, within_any
from lianxin.liaison.models import Assignment, Liaison
from lianxin.liaison.vocabulary import AssignmentKind
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory

_FEWEST_DAYS = 7  # no place may set liaison.vacancy_days lower


def without_lead(path):
    """Living households of a place and below that nobody leads, with ``last_lead``, as a queryset."""
    return _unled(within(path, "division_path"))


def _unled(where):
    leads = Assignment.objects.filter(contact__household=OuterRef("pk"), kind=AssignmentKind.LEAD, ends_at__isnull=True)
    last = Max("contact__assignments__ends_at", filter=Q(contact__assignments__kind=AssignmentKind.LEAD))
    return people.living_households().filter(where, ~Exists(leads)).annotate(last_lead=last).order_by("code", "id")


@dataclass(frozen=True)
class Vacancy:
    """How many households of a place have had nobody for longer than ``days``, and since when the first of them."""

    division: object
    count: int
    days: int
    since: datetime

    @property
    def due_at(self):
        """When the first of them should have had somebody."""
        return self.since + timedelta(days=self.days)


def unled_for(actor):
    """Households nobody has led for some days in the villages whose branch secretary the actor is, as a queryset.

    Which of them have waited too long, ``long_vacancies`` says. ``None`` for who is secretary nowhere.
    """
    paths = actor.scopes(Role.BRANCH_SECRETARY)
    if not paths:
        return None
    since = clock.now() - timedelta(days=_FEWEST_DAYS)
    waited = Q(last_lead__lt=since) | Q(last_lead__isnull=True, created_at__lt=since)
    return _unled(within_any(paths, "division_path")).filter(waited)


def long_vacancies(paths, at=None):
    """The ``Vacancy`` of each of these places where households have waited too long: two queries and the places' rules.

    Waiting starts when the last lead ended; where there was none, when the household was registered or the place's first
    liaison began, whichever came later. A place without liaisons does not use this and has no vacancy.
    """
    liaisons = Liaison.objects.filter(division__path__in=paths, ends_on__isnull=True).select_related("division")
    began = {}
    for each in liaisons.order_by("starts_on", "id"):
        began.setdefault(each.division, clock.day_start(each.starts_on))
    if not began:
        return []
    unled = _unled(within_any([place.path for place in began], "division_path"))
    waiting = list(unled.order_by().values_list("division_path", "last_lead", "created_at"))
    found = (_vacancy(place, start, waiting, at or clock.now()) for place, start in began.items())
    return [each for each in found if each]


def _vacancy(place, began, waiting, at):
    here = [left or max(made, began) for path, left, made in waiting if path.startswith(place.path)]
    if not here:
        return None
    days = territory.profile(place).value("liaison.vacancy_days")
    late = [since for since in here if since < at - timedelta(days=days)]
    return Vacancy(place, len(late), days, min(late)) if late else None
