"""Contracts with those who handle personal data for the county."""

from lianxin.kit import clock
from lianxin.kit.tree import ancestors, within_any
from lianxin.people.models import Entrustment
from lianxin.people.vocabulary.assessments import ASSESSMENT_READERS
from lianxin.people.vocabulary.entrusting import ENTRUSTED


def contracts_of(actor):
    """All an officer or auditor may read, and what is entrusted with no contract in force: two queries."""
    found = list(_readable(actor))
    in_force = {each.subject for each in found if each.is_in_force}
    return found, [subject for subject in ENTRUSTED if subject not in in_force]


def find_contract(actor, public_id):
    return _readable(actor).filter(public_id=public_id).first()


def contracts_in_force(place):
    """Whom this place entrusts, for everybody to read: one query."""
    today = clock.today()
    found = Entrustment.objects.filter(
        signed_on__isnull=False, returned_on__isnull=True, starts_on__lte=today, ends_on__gte=today
    )
    if place is not None:
        found = found.filter(division__path__in=ancestors(place.path, include_self=True))
    return list(found.select_related("division"))


def _readable(actor):
    found = Entrustment.objects.filter(within_any(actor.scopes(*ASSESSMENT_READERS), "division__path"))
    return found.select_related("division")
