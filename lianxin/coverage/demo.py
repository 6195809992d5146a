"""What the sample county lacks, counted since spring, and one gap that somebody sees to."""

from datetime import timedelta

from lianxin.coverage import selectors, services
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM

_COUNTED_FOR = 130  # days


def load_gaps(county, *, officer):
    """Count the county as it was found, and give the first of what it lacks to the nearest leader; nothing lacking, nothing."""
    services.note_gaps(place=county, by=SYSTEM, on=clock.today() - timedelta(days=_COUNTED_FOR))
    gap = next(iter(selectors.open_among(selectors.gaps_within(county.path)).values()), None)
    if gap and (keepers := selectors.keepers_for(gap)):
        services.assign_gap(
            gap=gap, keeper=keepers[0], due_on=clock.today() + timedelta(days=60), plan="先请镇里派人，再从村里找合适的人。",
            by=officer,
        )  # fmt: skip
