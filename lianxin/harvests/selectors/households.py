"""Households of a place, to choose one of."""

from lianxin.kit.masking import mask_name
from lianxin.people import selectors as people


def homes_to_choose(path, most=2000):
    """``(code, masked name of who represents it)`` of the households of a place: two queries."""
    homes = list(people.living_households(path).order_by("code")[:most])
    members = people.members_by_household([each.pk for each in homes])
    return [(each.code, mask_name(members[each.pk][0].name) if members[each.pk] else "") for each in homes]
