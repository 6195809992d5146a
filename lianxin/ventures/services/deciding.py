"""From a draft to the board: looked through, studied, papers open ten days, two thirds of all, posted."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.ventures import policies, selectors
from lianxin.ventures.models import Plan
from lianxin.ventures.services.moving import SOURCE, lock, move
from lianxin.ventures.services.wording import plan_body, plan_tables
from lianxin.ventures.vocabulary import AuditTag, PlanState, PlanVerb, RegisterKind

#: So long the papers lie open before the members meet: 农村集体经济组织法第四十六条; 农民专业合作社法第四十条.
OPEN_DAYS = {RegisterKind.COLLECTIVE: 10, RegisterKind.COOPERATIVE: 15}
_LAW = {
    RegisterKind.COLLECTIVE: "农村集体经济组织法第四十二条、第四十五条",
    RegisterKind.COOPERATIVE: "农民专业合作社法第四十条至第四十四条",
}


@action
def supervise_plan(*, plan, words, by, at=None):
    """The supervisors have looked it through; what they say is read by everybody. Who finds it wrong holds it."""
    at, plan = at or clock.now(), lock(plan)
    policies.can_supervise_plan(by, plan).or_raise()
    if not words.strip():
        raise RuleBroken(_("请写监督意见。"), field="words")
    return move(
        plan, PlanVerb.SUPERVISE, AuditTag.SUPERVISE, by, at=at, reason=words.strip(), supervised_by_id=by.id,
        supervised_words=words.strip(),
    )  # fmt: skip


@action
def study_plan(*, plan, meeting, by, at=None):
    """The Party branch has studied it at a meeting of its own: ``meeting`` is the meeting's id."""
    at, plan = at or clock.now(), lock(plan)
    policies.can_study_plan(by, plan).or_raise()
    found = next((each for each in selectors.studies_for(plan) if each.public_id == meeting), None)
    if found is None:
        raise RuleBroken(_("没有找到党组织的这次会。"), field="meeting")
    return move(
        plan, PlanVerb.STUDY, AuditTag.STUDY, by, at=at, after={"meeting": found.title}, study_id=found.public_id,
        study_label=found.title[:120],
    )  # fmt: skip


@action
def open_papers(*, plan, by, at=None):
    """Everybody reads the whole sum from today; the members meet when it has lain open long enough."""
    at, plan = at or clock.now(), lock(plan)
    policies.can_convene(by, plan).or_raise()
    first = clock.day_of(at)
    until = first + timedelta(days=OPEN_DAYS[RegisterKind(plan.register.kind)])
    return move(plan, PlanVerb.OPEN, AuditTag.OPEN, by, at=at, papers_from=first, papers_until=until)


@action
def adopt_plan(*, plan, decision, by, at=None):
    """The members have decided: ``decision`` is the id of their resolution in force, which names this plan by its number.

    The hall has held it to two thirds of all. Refuses a meeting that was held before the papers had lain open long enough,
    and a resolution that adopted another plan.
    """
    at, plan = at or clock.now(), lock(plan)
    policies.can_convene(by, plan).or_raise()
    found = next((each for each in selectors.decisions_for(plan) if each.id == decision), None)
    if found is None:
        raise RuleBroken(
            _("没有找到这份决议。要成员大会（代表大会）通过、已经公布，并且写明“{number}”的。").format(
                number=plan.number
            ),
            field="decision",
        )
    if plan.papers_until and found.met_on < plan.papers_until:
        raise RuleBroken(_("材料公开到{day}，会开早了，不算数。").format(day=plan.papers_until), field="decision")
    if plan.seal not in found.text and plan.seal[:16] not in found.text:
        raise RuleBroken(
            _("决议里没有写方案的校验码前 16 位（{seal}），不知道通过的是不是这一份。").format(seal=plan.seal[:16]),
            field="decision",
        )
    if Plan.objects.filter(decision_id=found.id).exclude(pk=plan.pk).exists():
        raise RuleBroken(_("这份决议通过的是另一个方案。"), field="decision")
    return move(
        plan, PlanVerb.ADOPT, AuditTag.ADOPT, by, at=at, after={"decision": found.label}, decision_id=found.id,
        decision_label=found.label[:120], adopted_on=found.met_on,
    )  # fmt: skip


@action
def post_plan(*, plan, by, site="", at=None):
    """On the board with totals, the amount of a share and who is on the list; from now on every household reads its own."""
    at, plan = at or clock.now(), lock(plan)
    policies.can_convene(by, plan).or_raise()
    words = {
        "title": f"{plan.register} {plan.number}"[:80], "body": plan_body(plan), "tables": plan_tables(plan),
        "basis": _LAW[RegisterKind(plan.register.kind)], "site": site, "by": by, "at": at,
    }  # fmt: skip
    if hung := board.notices_of(SOURCE, plan.public_id).first():
        because = _("公示的异议成立，方案重新起草、重新表决。")
        bulletin.post_correction(notice=hung, because=because, **words)
    else:
        source = bulletin.Source(SOURCE, plan.public_id, plan.audit_label[:120])
        bulletin.post_notice(division=plan.register.division, item="finance.year", source=source, **words)
    return move(plan, PlanVerb.POST, AuditTag.POST, by, at=at)


@action
def hold_plan(*, plan, reason, by, at=None):
    """Back to be drafted anew, with what is wrong; all checks begin again."""
    at, plan = at or clock.now(), lock(plan)
    policies.can_hold_plan(by, plan).or_raise()
    if plan.state == PlanState.POSTED:
        raise RuleBroken(_("正在公示的，请在公开栏提异议。"))
    return _held(plan, reason, by, at)


@action
def note_plan_upheld(*, source_id, notice, objection, by):
    """An objection to what hung was found right before it was paid: back to be drafted anew."""
    plan = lock(Plan.objects.get(public_id=source_id))
    return _held(plan, _("公示的异议成立：{notice}").format(notice=notice.number), by, clock.now())


def _held(plan, reason, by, at):
    if not reason.strip():
        raise RuleBroken(_("请写明哪里不对。"), field="reason")
    return move(
        plan, PlanVerb.HOLD, AuditTag.HOLD, by, at=at, reason=reason.strip(), held_because=reason.strip()[:300],
        supervised_by=None, supervised_words="", study_id="", study_label="", papers_from=None, papers_until=None,
        decision_id="", decision_label="", adopted_on=None,
    )  # fmt: skip


@action
def withdraw_plan(*, plan, reason, by, at=None):
    """It will not be distributed; the trace stays. What the members adopted is not withdrawn by whoever keeps the books: who looks
    it through or the secretary sends it back first, with what is wrong. The reason is required."""
    at, plan = at or clock.now(), lock(plan)
    policies.can_change_plan(by, plan).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明为什么撤回。"), field="reason")
    if plan.state == PlanState.ADOPTED:
        raise RuleBroken(
            _("成员大会通过的方案，会计不能自己撤回。有错的，请监督的人或书记退回，再重新起草、重新表决。")
        )
    reason = reason.strip()
    return move(plan, PlanVerb.WITHDRAW, AuditTag.WITHDRAW, by, at=at, reason=reason, ended_because=reason[:300])
