"""Budgets that residents decide on: ideas, whether each can be done and why not, the vote, and the result by the rule chosen first."""

from datetime import timedelta
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.phases import IDEAS, VOTE, days_to_wait, phases_of
from lianxin.deliberation.models import Budgeting, Idea
from lianxin.deliberation.services.ballots import open_ballot
from lianxin.deliberation.services.bundling import store_budget
from lianxin.deliberation.services.moving import go, require
from lianxin.deliberation.vocabulary import (
    BUDGET_WAYS,
    AuditTag,
    BallotKind,
    BallotState,
    BudgetVerb,
    IdeaState,
    PublicFact,
    WayKind,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day
from lianxin.territory import selectors as territory


@action
def start_budgeting(*, body, title, about, amount_fen, rule, kind, ideas_until, points_each=None, by, at=None):
    """Say how much money there is, how it is voted on and by which rule it is decided; then ideas come, for days enough."""
    at = at or clock.now()
    policies.can_keep_body(by, body.division_path, body.kind).or_raise()
    plan = selectors.plan_in_use(body.division, WayKind.BUDGET)
    if fault := _too_soon(body, plan, "vote", IDEAS, at, ideas_until):
        raise RuleBroken(
            _("点子至少征集 {days} 天，最早到 {day}。请把截止时间往后定。").format(**fault), field="ideas_until"
        )
    budgeting = Budgeting.objects.create(
        body=body, division_path=body.division_path, plan=plan, title=title.strip(), about=about.strip(), amount_fen=amount_fen, rule=rule,
        kind=kind, points_each=points_each if kind == BallotKind.POINTS else None, started_at=at, ideas_until=ideas_until,
    )  # fmt: skip
    audit.record(AuditTag.START_BUDGET, budgeting, by, after={"yuan": _yuan(amount_fen), "rule": str(rule)}, at=at)
    return budgeting


def _too_soon(body, plan, phase, key, begun, until):
    """``days`` people are left at least and the earliest ``day`` to end, where ``until`` is before it; otherwise ``None``."""
    phases = phases_of("budget", plan.phases if plan else ())
    days = days_to_wait(phases, phase, territory.profile(body.division).value(key))
    earliest = timezone.localdate(begun) + timedelta(days=days)
    return {"days": days, "day": day(earliest)} if timezone.localdate(until) < earliest else None


@action
def propose_idea(*, budgeting, title, words, author_name="", shows_name=False, by, at=None):
    """Bring an idea; with ``author_name`` staff enter it for somebody else."""
    at, budgeting = at or clock.now(), lock_budgeting(budgeting)
    policies.can_propose_idea(by, budgeting).or_raise()
    if said := selectors.closed_in_budget(budgeting, BudgetVerb.IDEA):
        raise RuleBroken(said)
    require(budgeting, BUDGET_WAYS, BudgetVerb.IDEA)
    if at >= budgeting.ideas_until:
        raise RuleBroken(
            _("“{phase}”这一步 {day} 已经截止，不再收点子。").format(
                phase=_(budgeting.phases[0].name), day=day(budgeting.ideas_until)
            )
        )
    on_behalf = author_name.strip()
    if on_behalf:
        policies.can_enter_for_others(by, budgeting.division_path).or_raise()
    idea = Idea.objects.create(
        budgeting=budgeting, title=title.strip(), words=words.strip(), author_name=on_behalf or by.name, shows_name=shows_name,
        author_id=None if on_behalf or not by.is_user else by.id, entered_by_name=by.name if on_behalf else "",
    )  # fmt: skip
    audit.record(AuditTag.PROPOSE_IDEA, idea, by, at=at)
    return idea


@action
def accept_idea(*, idea, cost_fen, reason, by, at=None):
    """It can be done, for this much: it goes on the ballot."""
    return _judge(idea, IdeaState.FEASIBLE, AuditTag.ACCEPT_IDEA, reason, by, at, cost_fen)


@action
def refuse_idea(*, idea, reason, by, at=None):
    """It cannot be done, and why not: everybody reads the reason."""
    return _judge(idea, IdeaState.REFUSED, AuditTag.REFUSE_IDEA, reason, by, at, None)


def _judge(idea, state, tag, reason, by, at, cost_fen):
    at = at or clock.now()
    idea = Idea.objects.select_for_update(of=("self",)).select_related("budgeting__body").get(pk=idea.pk)
    policies.can_judge_idea(by, idea).or_raise()
    require(idea.budgeting, BUDGET_WAYS, BudgetVerb.IDEA)
    if not reason.strip():
        raise RuleBroken(_("请写明理由，人人看得到。"), field="reason")
    if cost_fen is not None and cost_fen > idea.budgeting.amount_fen:
        raise RuleBroken(_("比一共的钱还多，上了票也选不上。"), field="cost")
    before, idea.state, idea.cost_fen = {"state": str(idea.state)}, state, cost_fen
    idea.reason, idea.judged_at, idea.judged_by_name = reason.strip(), at, by.name
    idea.save(update_fields=["state", "cost_fen", "reason", "judged_at", "judged_by_name"])
    after = {"state": str(state), "fen": cost_fen}
    audit.record(tag, idea, by, before=before, after=after, reason=idea.reason, at=at)
    return idea


@action
def open_budget_vote(*, budgeting, closes_at, roll=None, by, at=None):
    """Put every idea that can be done on a ballot over the body's roll; each of them must have been judged.

    Where the law wants people in one room, what they choose here is asked for and not decided. Refuses to leave people fewer
    days than the profile, or the village's own way, gives them.
    """
    at, budgeting = at or clock.now(), lock_budgeting(budgeting)
    policies.can_keep_budget(by, budgeting).or_raise()
    require(budgeting, BUDGET_WAYS, BudgetVerb.VOTE)
    if at < budgeting.ideas_until:
        raise RuleBroken(_("点子还在征集，截止以后才能投票。"))
    if budgeting.ideas.filter(state=IdeaState.WAITING).exists():
        raise RuleBroken(_("还有点子没有答复行不行，答复完了才能投票。"))
    if fault := _too_soon(budgeting.body, budgeting.plan, "result", VOTE, at, closes_at):
        raise RuleBroken(
            _("投票至少开放 {days} 天，最早到 {day}。请把截止时间往后定。").format(**fault), field="closes_at"
        )
    ideas = list(budgeting.ideas.filter(state=IdeaState.FEASIBLE).order_by("judged_at", "id"))
    if len(ideas) < 2:
        raise RuleBroken(_("可行的点子不到两个，没有什么可选。"))
    for number, idea in enumerate(ideas, 1):
        idea.number = number
    Idea.objects.bulk_update(ideas, ["number"])
    options = [selectors.option_of(idea) for idea in ideas]
    given = {"budget": budgeting.points_each} if budgeting.kind == BallotKind.POINTS else {}
    budgeting.ballot = open_ballot(
        body=budgeting.body, title=budgeting.title, question=selectors.question_of(budgeting), kind=budgeting.kind,
        rule={"options": options, "seats": len(options), **given}, closes_at=closes_at,
        roll=roll, by=by, at=at,
    )  # fmt: skip
    before = go(budgeting, BUDGET_WAYS, BudgetVerb.VOTE, "ballot")
    after = {"state": str(budgeting.state), "projects": len(options)}
    audit.record(AuditTag.OPEN_BUDGET_VOTE, budgeting, by, before=before, after=after, at=at)
    return budgeting


@action
def keep_budget_result(*, budgeting, outcome, by=SYSTEM, at=None):
    """Keep what the rule made of the closed ballot, and its bundle."""
    at, budgeting = at or clock.now(), lock_budgeting(budgeting)
    require(budgeting, BUDGET_WAYS, BudgetVerb.DECIDE)
    ballot = budgeting.ballot
    if ballot.state != BallotState.CLOSED:
        raise RuleBroken(_("投票还没有截止、计票。"))
    sheets = selectors.budget_sheets(ballot)
    budgeting.result, budgeting.decided_at = outcome, at
    if selectors.may_list(len(sheets)):
        rule = selectors.budget_rule(budgeting)
        budgeting.bundle = store_budget(rule, sheets, ballot.marks, budgeting.title)
        fact = {"id": budgeting.public_id, "seal": budgeting.bundle.seal}
        audit.publish_fact(PublicFact.BUDGET, fact, at=at)
    before = go(budgeting, BUDGET_WAYS, BudgetVerb.DECIDE, "result", "decided_at", "bundle")
    after = {"state": str(budgeting.state), "winners": len(outcome["rounds"])}
    audit.record(AuditTag.DECIDE_BUDGET, budgeting, by, before=before, after=after, at=at)
    return budgeting


def decide_budgets(*, at=None):
    """Work out every budget whose ballot has been counted; how many. For a process of its own: it loads a lot."""
    counted = selectors.budgets_to_decide()
    for budgeting in counted:
        keep_budget_result(budgeting=budgeting, outcome=selectors.outcome_of(budgeting), at=at)
    return len(counted)


@action
def stop_budgeting(*, budgeting, reason, by, at=None):
    """It does not go on to a vote, and why."""
    at, budgeting = at or clock.now(), lock_budgeting(budgeting)
    policies.can_keep_budget(by, budgeting).or_raise()
    budgeting.stopped_reason = reason.strip()
    before = go(budgeting, BUDGET_WAYS, BudgetVerb.STOP, "stopped_reason")
    audit.record(
        AuditTag.STOP_BUDGET, budgeting, by, before=before, after={"state": str(budgeting.state)}, reason=reason, at=at
    )
    return budgeting


def _yuan(fen):
    return str(Fraction(fen, 100))


def lock_budgeting(budgeting):
    rows = Budgeting.objects.select_for_update(of=("self",)).select_related("body__division", "ballot", "plan")
    return rows.get(pk=budgeting.pk)
