"""What it may cost: the estimate the meeting decided on, the budget of the design, and every change of it."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory
from lianxin.works import policies, selectors
from lianxin.works.calc.money import is_beyond
from lianxin.works.models import Change
from lianxin.works.services.moving import lock, move, require
from lianxin.works.vocabulary import AuditTag, ProjectState, ProjectVerb


@action
def design_project(*, project, design, items, plan_begin_on, plan_complete_on, by, at=None):
    """How it is done, what each part costs (``[name, fen]``), and when. Too far from what was decided is refused."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.DESIGN)
    budget = sum(fen for _name, fen in items)
    if budget <= 0:
        raise RuleBroken(_("请写预算，一行一项。"), field="items")
    if plan_complete_on < plan_begin_on:
        raise RuleBroken(_("完工不能早过开工。"), field="plan_complete_on")
    if percent := too_far(project, budget):
        raise RuleBroken(
            _("预算 {budget} 元，和会上定的 {decided} 元差了不止 {percent}%。先回会上再议，或者改方案。").format(
                budget=money(budget), decided=money(project.decided_fen), percent=percent
            ),
            field="items",
        )
    return move(
        project, ProjectVerb.DESIGN, AuditTag.DESIGN, by, at=at, after={"budget": budget}, design=design.strip(),
        items=[list(each) for each in items], budget_fen=budget, plan_begin_on=plan_begin_on,
        plan_complete_on=plan_complete_on,
    )  # fmt: skip


@action
def change_budget(*, project, budget_fen, reason, by, decision="", at=None):
    """Another budget, and why. Beyond the profile's share of what the meeting decided it takes a new resolution.

    Refuses more than that resolution names, once it is funded more than its sources promised, and a budget below what is paid, on its way, or owed by a contract.
    """
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.CHANGE)
    if not reason.strip():
        raise RuleBroken(_("请写明为什么变更。"), field="reason")
    if budget_fen <= 0 or budget_fen == project.budget_fen:
        raise RuleBroken(_("请写新的预算，和现在的不一样。"), field="budget_fen")
    if budget_fen < (gone := project.budget_fen - selectors.free_fen(project)):
        raise RuleBroken(
            _("已经付的、等放款的和合同里还要付的一共 {gone} 元，预算不能比它少。").format(gone=money(gone)),
            field="budget_fen",
        )
    if project.state != ProjectState.DESIGNED and budget_fen > (promised := selectors.promised_fen(project)):
        raise RuleBroken(
            _("各来源一共承诺 {promised} 元，多出来的 {more} 元还没有来源。先请会计加一个来源，再变更预算。").format(
                promised=money(promised), more=money(budget_fen - promised)
            ),
            field="budget_fen",
        )
    found = _agreed_to(project, decision)
    if found and found.budget_fen and budget_fen > found.budget_fen:
        raise RuleBroken(
            _("这份决议只同意到 {most} 元。要更多，先开会再议，选新的那份决议。").format(most=money(found.budget_fen)),
            field="budget_fen",
        )
    if found is None and (percent := too_far(project, budget_fen)):
        raise RuleBroken(
            _("新预算和会上定的 {decided} 元差了不止 {percent}%，要先开会再议，选同意变更的那份决议。").format(
                decided=money(project.decided_fen), percent=percent
            ),
            field="decision",
        )
    Change.objects.create(
        project=project, before_fen=project.budget_fen, after_fen=budget_fen, reason=reason.strip(), at=at,
        by_name=by.name[:80], decision_id=found.id if found else "", decision_label=found.label[:120] if found else "",
    )  # fmt: skip
    before, project.budget_fen = project.budget_fen, budget_fen
    project.decided_fen = budget_fen if found else project.decided_fen
    project.save(update_fields=["budget_fen", "decided_fen"])
    audit.record(
        AuditTag.CHANGE, project, by, before={"budget": before}, after={"budget": budget_fen}, reason=reason, at=at
    )
    return project


def too_far(project, budget):
    """The profile's percentage where a budget has to go back to the meeting, else 0."""
    percent = territory.profile(project.division).value("procurement.change_percent")
    return percent if is_beyond(project.decided_fen, budget, percent) else 0


def _agreed_to(project, decision):
    if not decision:
        return None
    found = next((each for each in selectors.decisions_to_change(project) if each.id == decision), None)
    if found is None:
        raise RuleBroken(
            _("没有找到同意变更的决议：要会上通过、已经公布、写明项目编号，而且没有用过。"), field="decision"
        )
    return found
