"""What it may cost: the estimate the meeting decided on, the budget of the design, and every change of it."""

from datetime import timedelta

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
from lianxin.works.vocabulary import SELF_BUILD, WITH_PAPERS, AuditTag, Land, ProjectState, ProjectVerb

#: Full days a design hangs for everybody to say something to, before it is decided who builds.
COMMENT_DAYS = 7


@action
def design_project(
    *, project, design, items, land, plan_begin_on, plan_complete_on, by, land_paper="", point=None, at=None
):
    """How it is done, what each part costs (``[name, fen]``), on what land (``Land``), and when.

    ``point``: latitude and longitude in degrees. Too far from what was decided is refused, and land that needs a paper without one.
    """
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.DESIGN)
    planned = _planned(project, design, items, plan_begin_on, plan_complete_on) | _standing(land, land_paper, point)
    return move(
        project, ProjectVerb.DESIGN, AuditTag.DESIGN, by, at=at, after={"budget": planned["budget_fen"]}, **planned
    )


@action
def revise_design(
    *, project, design, items, land, plan_begin_on, plan_complete_on, reason, by, land_paper="", point=None, at=None
):
    """Another design, for what was said to the first: before anything is bought. It is commented, funded and approved anew."""
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.REVISE)
    if not reason.strip():
        raise RuleBroken(_("请写明为什么改、改了什么。"), field="reason")
    no_open_purchases(project)
    planned = _planned(project, design, items, plan_begin_on, plan_complete_on) | _standing(land, land_paper, point)
    after = {"budget": planned["budget_fen"], "was": project.design[:500], "cost": project.budget_fen}
    return move(project, ProjectVerb.REVISE, AuditTag.REVISE, by, at=at, words=reason, after=after, **planned)


def _planned(project, design, items, plan_begin_on, plan_complete_on):
    budget = _sum_of(items)
    if plan_complete_on < plan_begin_on:
        raise RuleBroken(_("完工不能早过开工。"), field="plan_complete_on")
    if percent := too_far(project, budget):
        raise RuleBroken(
            _("预算 {budget} 元，和会上定的 {decided} 元差了不止 {percent}%。先回会上再议，或者改方案。").format(
                budget=money(budget), decided=money(project.decided_fen), percent=percent
            ),
            field="items",
        )
    return {
        "design": design.strip(), "items": [list(each) for each in items], "budget_fen": budget,
        "plan_begin_on": plan_begin_on, "plan_complete_on": plan_complete_on,
    }  # fmt: skip


def _standing(land, paper, point):
    if land not in Land.values:
        raise RuleBroken(_("请选用的什么地。"), field="land")
    if land in WITH_PAPERS and not paper.strip():
        raise RuleBroken(_("这种地要有批准或者备案才能建，请写文号。还没有批，先不要定方案。"), field="land_paper")
    latitude, longitude = point or (None, None)
    return {"land": land, "land_paper": paper.strip(), "latitude": latitude, "longitude": longitude}


def _sum_of(items):
    if (budget := sum(fen for _name, fen in items)) <= 0:
        raise RuleBroken(_("请写预算，一行一项。"), field="items")
    return budget


def heard(project, at):
    """Raise while residents may still say something to the design, or wait for the answer."""
    designed = selectors.designed_on(project)
    if designed and clock.day_of(at) <= (last := designed + timedelta(days=COMMENT_DAYS)):
        raise RuleBroken(
            _("方案要挂 {n} 天听大家意见，到 {day} 为止，过了再定谁来做。").format(n=COMMENT_DAYS, day=last.isoformat())
        )
    if left := len(selectors.open_comments(project)):
        raise RuleBroken(_("大家对方案的意见还有 {n} 条没有答复，答复了再定谁来做。").format(n=left))


@action
def change_budget(*, project, items, reason, by, decision="", at=None):
    """Another budget (``[name, fen]`` of each part), and why. Beyond the profile's share of what the meeting decided it takes a new
    resolution that names the sum.

    Refuses what villagers who build themselves may not build, more than that resolution names, once it is funded more than its sources promised, and a budget below what is paid, on its way, or owed by a contract.
    """
    at, project = at or clock.now(), lock(project)
    policies.can_lead(by, project).or_raise()
    require(project, ProjectVerb.CHANGE)
    if not reason.strip():
        raise RuleBroken(_("请写明为什么变更。"), field="reason")
    budget_fen = _sum_of(items)
    if [list(each) for each in items] == project.items:
        raise RuleBroken(_("请写新的预算，和现在的不一样。"), field="items")
    if project.method == SELF_BUILD:
        small_enough_to_build(project, budget_fen)
    if budget_fen < (gone := project.budget_fen - selectors.free_fen(project)):
        raise RuleBroken(
            _("已经付的、等放款的和合同里还要付的一共 {gone} 元，预算不能比它少。").format(gone=money(gone)),
            field="items",
        )
    if project.state != ProjectState.DESIGNED and budget_fen > (promised := selectors.promised_fen(project)):
        raise RuleBroken(
            _("各来源一共承诺 {promised} 元，多出来的 {more} 元还没有来源。先请会计加一个来源，再变更预算。").format(
                promised=money(promised), more=money(budget_fen - promised)
            ),
            field="items",
        )
    found = _agreed_to(project, decision)
    if found and found.budget_fen and budget_fen > found.budget_fen:
        raise RuleBroken(
            _("这份决议只同意到 {most} 元。要更多，先开会再议，选新的那份决议。").format(most=money(found.budget_fen)),
            field="items",
        )
    if not (found and found.budget_fen) and (percent := too_far(project, budget_fen)):
        raise RuleBroken(
            _(
                "新预算和会上定的 {decided} 元差了不止 {percent}%，要先开会再议，选写明钱数、同意变更的那份决议。"
            ).format(decided=money(project.decided_fen), percent=percent),
            field="decision",
        )
    Change.objects.create(
        project=project, before_fen=project.budget_fen, after_fen=budget_fen, reason=reason.strip(), at=at,
        by_name=by.name[:80], decision_id=found.id if found else "", decision_label=found.label[:120] if found else "",
    )  # fmt: skip
    before, project.budget_fen, project.items = project.budget_fen, budget_fen, [list(each) for each in items]
    project.decided_fen = budget_fen if found and found.budget_fen else project.decided_fen
    project.save(update_fields=["budget_fen", "decided_fen", "items"])
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


def small_enough_to_build(project, budget):
    """Raise where the law asks a tender, or it is too large for the rules of the place: villagers do not build it themselves."""
    field = "items" if project.method == SELF_BUILD else None
    if budget >= selectors.steps_of_buying(project.division)[-1]:
        raise RuleBroken(_("这么大的工程要依法招标，不能自建。"), field=field)
    most = territory.profile(project.division).value("procurement.self_build_yuan") * 100
    if budget >= most:
        raise RuleBroken(_("预算 {yuan} 元以下的才能村民自建。这个项目要采购。").format(yuan=money(most)), field=field)


def no_open_purchases(project):
    """Raise while something is on its way to a contract."""
    if found := selectors.unsigned_purchases(project).first():
        raise RuleBroken(_("“{what}”还在采购。签了合同，或者登记“没有成”，再来办。").format(what=found))
