"""The only door for a change of state: ``lock`` the plan, then ``move`` it by a verb of the table."""

from lianxin.audit import services as audit
from lianxin.ventures.errors import WrongState
from lianxin.ventures.models import Plan, Register
from lianxin.ventures.selectors.earned import DISTRIBUTION
from lianxin.ventures.vocabulary import PLAN_WAYS

#: What this room calls its things on the board and in the books.
SOURCE = DISTRIBUTION


def lock(plan):
    """Fetch it again and hold its row until the transaction ends."""
    rows = Plan.objects.select_for_update(of=("self",))
    return rows.select_related("register__unit", "register__division", "register__book").get(pk=plan.pk)


def held_register(register):
    """Fetch it again and hold it and its book: what a book earned is divided by one at a time."""
    rows = Register.objects.select_for_update(of=("self", "book"))
    return rows.select_related("unit", "division", "book").get(pk=register.pk)


def require(plan, verb):
    """Raise ``WrongState`` unless the table lets ``verb`` start from here."""
    if plan.state not in PLAN_WAYS[verb].sources:
        raise WrongState(plan)


def move(plan, verb, tag, by, *, at, reason="", after=None, **changes):
    """Move a locked plan along one step of the table; one audit event."""
    require(plan, verb)
    before = str(plan.state)
    for name, value in changes.items():
        setattr(plan, name, value)
    plan.state = PLAN_WAYS[verb].target or plan.state
    plan.save(update_fields=["state", *changes])
    told = {"state": str(plan.state), **(after or {})}
    audit.record(tag, plan, by, before={"state": before}, after=told, reason=reason, at=at)
    return plan
