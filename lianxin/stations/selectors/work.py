"""Errands and guided services: one, a list, mine, what waits for me."""

from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.stations import policies
from lianxin.stations.models import Errand, ServiceCase
from lianxin.stations.vocabulary import CASES_ENDED, ERRANDS_ENDED, CaseState, ErrandState


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


def can_view_copies(actor, errand_id):
    """Who may see the pictures of papers of an errand: who runs it and the counter, while it is under way."""
    errand = Errand.objects.filter(public_id=errand_id).first()
    return policies.can_run_errand(actor, errand) if errand else hide()
