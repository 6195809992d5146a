"""Names with amounts leave the desk for a reason that the households can read."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ventures import policies
from lianxin.ventures.vocabulary import AuditTag, Taken

#: So many signs at least: a reason in words.
SHORTEST_REASON = 4


@action
def take_list(*, plan, what, reason, by, at=None):
    """Somebody takes away a list of who gets how much: for the bank, or the sheets to hand out. Who, when and why stands on every
    household's statement. Refuses without a reason in words."""
    at = at or clock.now()
    allowed = policies.can_pay(by, plan) if what == Taken.PAYMENTS else policies.can_view_register(by, plan.register)
    allowed.or_raise()
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise RuleBroken(_("请写明为什么要，例如“送农商行代发”。每一户都看得到。"), field="reason")
    audit.record(AuditTag.TAKE_LIST, plan, by, after={"what": str(Taken(what).label)}, reason=reason[:200], at=at)
    return plan
