"""Households of a place: to choose one of, and how many gain by its ventures."""

from lianxin.harvests.models import Input, Link, Venture
from lianxin.harvests.selectors.links import linking, standing
from lianxin.harvests.selectors.ventures import LEAST_TOLD
from lianxin.harvests.vocabulary import VentureState
from lianxin.kit.masking import mask_name
from lianxin.kit.tree import within
from lianxin.people import selectors as people


def homes_to_choose(path, most=2000):
    """``(code, masked name of who represents it)`` of the households of a place: two queries."""
    homes = list(people.living_households(path).order_by("code")[:most])
    members = people.members_by_household([each.pk for each in homes])
    return [(each.code, mask_name(members[each.pk][0].name) if members[each.pk] else "") for each in homes]


def homes_linked_at(division):
    """``(households,)`` that gain by a venture run at or below a place now, by whatever link, each once; nothing for fewer than may be
    told. One query."""
    open_ = {"venture__in": Venture.objects.filter(within(division.path, "division_path"), state=VentureState.OPEN)}
    by_hand = standing(Link.objects.filter(**open_)).order_by().values("household")
    by_input = linking(Input.objects.filter(**open_)).order_by().values("household")
    found = by_hand.union(by_input).count()
    return (found,) if found >= LEAST_TOLD else None
