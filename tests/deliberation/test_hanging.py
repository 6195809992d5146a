"""A decision hangs under the item of whoever decided it."""

import pytest

from lianxin.bulletin.calc.catalogue import ITEMS
from lianxin.deliberation import selectors
from lianxin.deliberation.models import Body, Resolution
from lianxin.deliberation.vocabulary import BodyKind

WHERE = {
    BodyKind.VILLAGERS_ASSEMBLY: ("village.decisions", "village.results"),
    BodyKind.VILLAGER_REPS: ("village.decisions", "village.results"),
    BodyKind.TWO_COMMITTEES: ("village.consultation", "village.results"),
    BodyKind.PARTY_BRANCH: ("party.resolutions", "party.resolutions"),
    BodyKind.PARTY_COMMITTEE: ("party.resolutions", "party.resolutions"),
    BodyKind.COLLECTIVE_MEMBERS: ("finance.decisions", "finance.decisions"),
    BodyKind.COLLECTIVE_REPS: ("finance.decisions", "finance.decisions"),
    BodyKind.COLLECTIVE_COUNCIL: ("finance.decisions", "finance.decisions"),
    BodyKind.COOPERATIVE: ("finance.cooperative", "finance.cooperative"),
    BodyKind.COOPERATIVE_REPS: ("finance.cooperative", "finance.cooperative"),
}


@pytest.mark.parametrize(("kind", "items"), WHERE.items())
def test_what_was_decided_and_what_became_of_it_hang_under_the_item_of_who_decided(kind, items):
    resolution = Resolution(body=Body(kind=kind))
    assert (selectors.board_item(resolution), selectors.board_item_of_result(resolution)) == items
    assert set(items) <= set(ITEMS)
