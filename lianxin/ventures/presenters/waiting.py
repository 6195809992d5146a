"""今日要办 of shares and distributions: whose next step it is, what waits for a second person."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.kit import clock
from lianxin.kit.waiting import Waiting
from lianxin.ventures import selectors
from lianxin.ventures.presenters.rows import address_of_plan, address_of_proposal
from lianxin.ventures.vocabulary import PlanState

_NEXT = {
    PlanState.DRAFT: _("看一看，写监督意见"),
    PlanState.SUPERVISED: _("党组织研究"),
    PlanState.STUDIED: _("公开材料"),
    PlanState.OPEN: _("开会，登记决议"),
    PlanState.ADOPTED: _("张贴公示"),
    PlanState.POSTED: _("公示满了，放款"),
    PlanState.PAYING: _("登记回单，归档"),
    PlanState.CLOSED: _("有退回来的，重新发"),
}


def waiting_rows(actor, at):
    """今日要办: distributions whose next step is the actor's."""
    found = selectors.work_of(actor)
    if found is None:
        return []
    return [
        Waiting(
            url=address_of_plan(plan.public_id), title=f"{plan.register} {plan.number}", meta=str(plan.get_state_display()),
            next_action=str(_("重新起草") if plan.held_because else _NEXT[plan.state]), due_at=_due(plan, at),
        )
        for plan in found.select_related("register__unit")[:30]
    ]  # fmt: skip


def look_rows(actor, at):
    """今日要办: what somebody else entered."""
    found = selectors.proposals_for(actor)
    return [
        Waiting(
            url=address_of_proposal(each), title=str(each.register), meta=each.told, due_at=at,
            next_action=gettext("看凭据，核对"),
        )
        for each in (() if found is None else found.select_related("register__unit").order_by("id")[:30])
    ]  # fmt: skip


def charter_rows(actor, at):
    """今日要办: charters whose numbers somebody else typed."""
    found = selectors.charters_for(actor)
    return [
        Waiting(
            url=reverse("ventures:register", args=[each.public_id]), title=str(each), meta=each.charter_label, due_at=at,
            next_action=gettext("照章程核对登记的比例"),
        )
        for each in (() if found is None else found.select_related("unit").order_by("id")[:30])
    ]  # fmt: skip


def _due(plan, at):
    return clock.day_start(plan.papers_until) if plan.state == PlanState.OPEN and plan.papers_until else at
