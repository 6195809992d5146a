"""What this room counts of a place for the indicators of a programme."""

from lianxin.kit import clock
from lianxin.people import selectors as people
from lianxin.people.vocabulary import RollKind
from lianxin.ventures.models import Plan
from lianxin.ventures.vocabulary import PlanState, RegisterKind


def dividend_at(division):
    """``(fen, members)`` of the newest distribution of the collective that was released, of the year before or this one, and the members
    of the newest adopted roll; ``None`` where there is none. Four queries at most."""
    plans = Plan.objects.filter(
        register__division=division, register__kind=RegisterKind.COLLECTIVE,
        state__in=(PlanState.PAYING, PlanState.CLOSED), year__gte=clock.today().year - 1,
    )  # fmt: skip
    plan = plans.order_by("-year", "-id").first()
    if plan is None:
        return None
    roll = people.newest_roll(division, RollKind.COLLECTIVE_MEMBER)
    members = len(people.names_on_roll(roll)) if roll else 0
    return (plan.result["distributed"], members) if members else None
