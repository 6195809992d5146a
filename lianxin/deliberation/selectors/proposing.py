"""Whose signatures count for a fund raising that villagers or their representatives propose."""

from lianxin.deliberation.calc.bodies import VOTERS
from lianxin.deliberation.models import BodyMember, RaisingSigner
from lianxin.deliberation.vocabulary import BodyKind, Proposer
from lianxin.people import selectors as people

_REPRESENTATIVES = (BodyKind.VILLAGER_REPS, BodyKind.RESIDENT_REPS)


def who_may_propose(division, proposer):
    """``({(name, household code): person id}, how many)``: the newest adopted roll of voters, or the representatives who sit."""
    if proposer == Proposer.VILLAGERS:
        roll = people.newest_roll(division, VOTERS)
        rows = people.names_on_roll(roll) if roll else []
    elif proposer == Proposer.REPS:
        sitting = BodyMember.objects.filter(
            ends_on__isnull=True, body__division=division, body__kind__in=_REPRESENTATIVES
        )
        rows = list(sitting.values_list("name", "household_code", "person_id"))
    else:
        rows = []
    return {(name, code): person for name, code, person in rows}, len(rows)


def proposers_of(raising):
    """Who signed it, as they stand on the roll."""
    return list(RaisingSigner.objects.filter(raising=raising))
