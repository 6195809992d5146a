"""Errands and guided services: one, a list, mine, what waits for me."""

from django.db.models import Q

from lianxin.kit import clock
from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.tree import within_any
from lianxin.stations import policies
from lianxin.stations.models import Errand, ServiceCase
from lianxin.stations.policies import DESK, RUNNERS
from lianxin.stations.vocabulary import CASES_ENDED, ERRANDS_ENDED, CaseState, ErrandState

#: More tasks of one kind than these are not shown at once.
MOST_TASKS = 30


def find_errand(public_id):
    """The errand with its place, originals and steps, or ``None``: three queries."""
    found = Errand.objects.select_related("division", "taker").prefetch_related("originals", "steps")
    return found.filter(public_id=public_id).first()


def find_case(public_id):
    """The case with its service, station and steps, or ``None``: two queries."""
    found = ServiceCase.objects.select_related("item", "station__division").prefetch_related("steps")
    return found.filter(public_id=public_id).first()


def errands_page(actor, *, state="", cursor=""):
    """Errands the actor may see, newest first; those under way unless a state is asked for."""
    found = policies.visible_errands(actor)
    found = found.filter(state=state) if state in ErrandState.values else _still(found, ERRANDS_ENDED, state)
    return page(found.select_related("division"), order=("-asked_at", "-id"), cursor=cursor)


def cases_page(actor, *, state="", cursor=""):
    """Guided services the actor may see, newest first; those under way unless a state is asked for."""
    found = policies.visible_cases(actor)
    found = found.filter(state=state) if state in CaseState.values else _still(found, CASES_ENDED, state)
    return page(found.select_related("item", "station"), order=("-received_at", "-id"), cursor=cursor)


def _still(found, ended, state):
    states = [str(each) for each in ended]
    return found.filter(state__in=states) if state == "ended" else found.exclude(state__in=states)


def errands_of(source_kind, source_id):
    """Errands that came from one thing of a caller, oldest first."""
    return list(Errand.objects.filter(source_kind=source_kind, source_id=source_id).order_by("id"))


def my_errands(user_id, limit=20):
    """What is run for me, newest first."""
    return list(Errand.objects.filter(principal_user_id=user_id).order_by("-asked_at", "-id")[:limit])


def my_cases(user_id, limit=20):
    """Services I am helped with, newest first."""
    found = ServiceCase.objects.select_related("item", "station").filter(applicant_user_id=user_id)
    return list(found.order_by("-received_at", "-id")[:limit])


def errands_waiting(actor):
    """Errands that wait for this actor's next step: those asked where they may say yes, and those they run."""
    if not actor.is_user:
        return []
    asked = Q(state=ErrandState.ASKED) & within_any(actor.scopes(*RUNNERS), "division_path")
    mine = Q(taker_id=actor.id) & ~Q(state__in=[str(each) for each in ERRANDS_ENDED])
    visible = policies.visible_errands(actor)
    return list(visible.filter(asked | mine).order_by("due_on", "id")[:MOST_TASKS])


def cases_waiting(actor):
    """Cases at the actor's counters in which the next step is the station's, now."""
    here = within_any(actor.scopes(*DESK), "division_path")
    ours = Q(state__in=[CaseState.RECEIVED, CaseState.MATERIALS_COMPLETE, CaseState.OFFICE_RESULT])
    late = Q(state=CaseState.SUBMITTED, expected_on__lt=clock.today())
    found = ServiceCase.objects.filter(here & (ours | late)).select_related("item")
    return list(found.order_by("expected_on", "id")[:MOST_TASKS])


def can_view_copies(actor, errand_id):
    """Who may see the pictures of papers of an errand: who runs it and the counter, while it is under way."""
    errand = Errand.objects.filter(public_id=errand_id).first()
    return policies.can_run_errand(actor, errand) if errand else hide()
