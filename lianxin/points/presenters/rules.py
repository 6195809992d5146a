"""Points in words: states, rows, facts, the sentence of every audit tag."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting
from lianxin.points import policies, selectors
from lianxin.points.calc.prices import yuan
from lianxin.points.services.wording import finding_sentence, gift_words
from lianxin.points.vocabulary import AuditTag, ClaimBy, RulesState

AUDIT_SENTENCES = {
    AuditTag.DRAFT_RULES: _("{actor}起草了积分规则“{subject}”"),
    AuditTag.EDIT_RULES: _("{actor}改了积分规则“{subject}”"),
    AuditTag.ADD_RULE: _("{actor}在“{subject}”里加了一条：{after[rule]}"),
    AuditTag.DROP_RULE: _("{actor}从“{subject}”里去掉一条：{before[rule]}"),
    AuditTag.CONSULT_RULES: _("{actor}把“{subject}”拿出来征求意见"),
    AuditTag.CLOSE_RULES: _("{actor}写下了“{subject}”征求意见的结果"),
    AuditTag.CHECK_RULES: _("{actor}审了“{subject}”"),
    AuditTag.HOLD_RULES: _("“{subject}”退回修改：{reason}"),
    AuditTag.ADOPT_RULES: _("{actor}登记“{subject}”由{after[decision]}通过"),
    AuditTag.POST_RULES: _("{actor}张贴了“{subject}”"),
    AuditTag.ENACT_RULES: _("“{subject}”生效"),
    AuditTag.END_RULES: _("“{subject}”停用：{reason}"),
    AuditTag.WITHDRAW_RULES: _("{actor}撤回了“{subject}”：{reason}"),
    AuditTag.FUND: _("{actor}登记“{subject}”到位 {after[points]} 分的钱"),
    AuditTag.WITHDRAW_FUNDING: _("{actor}收回“{subject}”到位的钱 {after[points]} 分，缺 {after[missing]} 分"),
    AuditTag.OPEN_PURSE: _("开了一个积分账户"),
    AuditTag.OPEN_BOOKS: _("开了积分账"),
    AuditTag.PLAN_ACTIVITY: _("{actor}安排了活动“{subject}”"),
    AuditTag.LIST_PEOPLE: _("{actor}录了“{subject}”的名单，{after[listed]} 人"),
    AuditTag.CLAIM: _("{actor}报了积分 {subject}：{after[rule]}，{after[points]} 分"),
    AuditTag.VERIFY: _("{actor}核实了积分 {subject}"),
    AuditTag.DECLINE: _("{actor}核实不了积分 {subject}：{reason}"),
    AuditTag.HIDE_NAME: _("{actor}让积分申报 {subject} 公示时只写编号"),
    AuditTag.WITHDRAW_CLAIM: _("{actor}撤回了积分申报 {subject}"),
    AuditTag.POST_BATCH: _("{actor}公示了积分 {subject}，{after[claims]} 笔"),
    AuditTag.CHECK_CLAIM: _("{actor}抽查了积分 {after[claim]}"),
    AuditTag.DECIDE_OBJECTION: _("{actor}登记了评议小组对 {subject} 的决定：{reason}"),
    AuditTag.REMOVE_CLAIM: _("积分 {subject} 的异议成立，不入账"),
    AuditTag.KEEP_CLAIM: _("积分 {subject} 的异议不成立"),
    AuditTag.APPEAL_DISMISSAL: _("提异议的人不同意评议小组的决定，申诉了"),
    AuditTag.APPEAL_REMOVAL: _("积分 {after[claim]} 去掉了，户里不同意，申诉了"),
    AuditTag.DECIDE_APPEAL: _("{actor}定了对评议小组决定的申诉：{reason}"),
    AuditTag.SETTLE_BATCH: _("{actor}把积分 {subject} 入了账，{after[points]} 分"),
    AuditTag.NOTICE_REVERSAL: _("{actor}通知要冲回一笔积分：{reason}"),
    AuditTag.APPEAL_REVERSAL: _("{actor}对冲回提出申诉"),
    AuditTag.DECIDE_REVERSAL: _("{actor}定了冲回的申诉：{reason}"),
    AuditTag.CARRY_OUT_REVERSAL: _("{actor}冲回了一笔积分"),
    AuditTag.ISSUE_CERTIFICATE: _("{actor}开了志愿服务证明 {subject}，{after[hours]} 小时"),
    AuditTag.TRANSFER: _("{actor}在一家人里转了积分"),
    AuditTag.PREPARE_HAND_ON: _("{actor}写下要把分户、并户的 {after[points]} 分交接：{reason}"),
    AuditTag.HAND_ON: _("{actor}把分户、并户的 {after[points]} 分交接了：{reason}"),
    AuditTag.DROP_HAND_ON: _("{actor}说分户、并户的积分不交接了"),
    AuditTag.TELL_EXPIRY: _("通知了快到期的积分"),
    AuditTag.EXPIRE: _("积分到期"),
    AuditTag.HAND_SLIP: _("{actor}把积分通知“{subject}”交到了"),
    AuditTag.SET_GOAL: _("{actor}定了共同目标“{subject}”，{after[points]} 分"),
    AuditTag.STOCK: _("{actor}把“{subject}”上了架，{after[quantity]} 份，一份 {after[price]} 分"),
    AuditTag.ADD_STOCK: _("{actor}给“{subject}”补了 {after[quantity]} 份"),
    AuditTag.PRICE_ANEW: _("“{subject}”生效，{after[items]} 样东西换了价"),
    AuditTag.GROUP: _("{actor}把“{subject}”按 {after[pieces]} 份一组重新上了架"),
    AuditTag.RESERVE: _("{actor}留了“{after[item]}”{after[quantity]} 份"),
    AuditTag.HAND_OVER: _("{actor}交了 {subject}"),
    AuditTag.CANCEL_REDEMPTION: _("{actor}取消了 {subject}"),
    AuditTag.OPEN_STORE: _("{actor}定了积分超市开门的日子：{after[days]}"),
    AuditTag.SET_STORE_DAY: _("{actor}说了积分超市 {after[day]} 的时间：{after[hours]}"),
    AuditTag.COUNT: _("{actor}盘点了积分超市"),
    AuditTag.CONFIRM_COUNT: _("{actor}确认了 {subject} 的盘点"),
    AuditTag.POST_TOTALS: _("{actor}公布了 {after[month]} 积分的总数"),
}
_TONES = {
    RulesState.IN_FORCE: "ok", RulesState.POSTED: "ok", RulesState.ENDED: "done", RulesState.WITHDRAWN: "done",
    RulesState.DRAFT: "ink",
}  # fmt: skip
NEXT_ACTIONS = {
    RulesState.DRAFT: _("接着写，征求意见"),
    RulesState.CONSULTING: _("写征求意见的结果"),
    RulesState.CHECKING: _("审"),
    RulesState.CHECKED: _("登记会议决议"),
    RulesState.ADOPTED: _("张贴"),
    RulesState.POSTED: _("公示满了，生效"),
    RulesState.IN_FORCE: _("快到期了；还要谢的，起草下一版"),
}


@dataclass(frozen=True)
class Row:
    """A line of a list."""

    url: str
    title: str
    tone: str
    state: str
    meta: str


def address_of_rules(source_id):
    return reverse("points:rules", args=[source_id])


def rules_row(rule_set):
    return Row(
        address_of_rules(rule_set.public_id), str(rule_set), rules_tone(rule_set), rules_state(rule_set),
        f"{rule_set.division.short_name} · {_term(rule_set)}",
    )  # fmt: skip


def _term(rule_set):
    return gettext("{first}至{last}").format(first=day(rule_set.starts_on), last=day(rule_set.last_day))


def rules_tone(rule_set):
    return "wait" if _is_ahead(rule_set) else _TONES.get(rule_set.state, "wait")


def rules_state(rule_set):
    """Its state; of what is enacted and begins later, from when on."""
    if _is_ahead(rule_set):
        return gettext("{day}起有效").format(day=day(rule_set.starts_on))
    return rule_set.get_state_display()


def _is_ahead(rule_set):
    return rule_set.state == RulesState.IN_FORCE and rule_set.starts_on > clock.today()


def rules_facts(rule_set):
    """Dates, budget, unit value, how it was consulted, and which decision it rests on."""
    facts = [
        (gettext("有效期"), _term(rule_set)),
        (gettext("总共发"), gettext("{n} 分").format(n=f"{rule_set.budget_points:,}")),
        (gettext("一分值"), gettext("{yuan} 元").format(yuan=yuan(rule_set.unit_value_fen))),
    ]
    if rule_set.consult_until:
        asked = gettext("{day}止 · {how}").format(day=day(rule_set.consult_until), how=rule_set.consult_how)
        facts.append((gettext("征求意见"), asked))
    if rule_set.consulted:
        told = gettext("问了 {n} 人。{words}").format(n=rule_set.consulted, words=rule_set.consult_result)
        facts.append((gettext("征求意见的结果"), told))
    if rule_set.review_words:
        facts.append((gettext("合法性审查"), rule_set.review_words))
    if rule_set.source_label:
        facts.append((gettext("通过"), f"{rule_set.source_label} · {day(rule_set.adopted_on)}"))
    if rule_set.ended_because:
        facts.append((gettext("停用、撤回"), rule_set.ended_because))
    return facts


@dataclass(frozen=True)
class RuleLine:
    code: str
    title: str
    points: str
    words: str
    who: str
    alternative: str


def rule_line(rule):
    """One rule as everybody reads it."""
    points = gettext("{unit} {n} 分").format(unit=rule.get_unit_display(), n=rule.points)
    cap = gettext("{period}每人最多 {person} 分、每户 {household} 分").format(
        period=rule.get_period_display(), person=rule.cap_person, household=rule.cap_household
    )
    claimed = "、".join(str(ClaimBy(each).label) for each in rule.claimed_by)
    verified = "、".join(str(Role(each).label) for each in rule.verified_by)
    who = gettext("{claimed}报；{verified}核实，两个人").format(claimed=claimed, verified=verified)
    words = " · ".join(filter(None, (rule.get_category_display(), rule.words, cap, rule.get_evidence_display())))
    return RuleLine(rule.code, rule.title, points, words, who, rule.alternative)


def gift_lines(rule_set):
    """Who gave money for it, as everybody reads it."""
    return [" · ".join(gift_words(each)) for each in selectors.gifts_of(rule_set)]


def finding_lines(rule_set):
    """What the linter has against a draft, as sentences."""
    return [finding_sentence(each) for each in selectors.findings_in(rule_set)]


def waiting_rows(actor, at):
    """Rule sets whose next step is the actor's: one query."""
    if not policies.can_work_on_points(actor):
        return []
    return [_waiting(each, at) for each in selectors.work_of(actor).select_related("division").order_by("id")[:30]]


def _waiting(rule_set, at):
    dates = {RulesState.CONSULTING: rule_set.consult_until, RulesState.IN_FORCE: rule_set.ends_on}
    due = dates.get(rule_set.state) or clock.day_of(rule_set.drafted_at)
    return Waiting(
        url=address_of_rules(rule_set.public_id), title=str(rule_set), meta=rule_set.division.short_name,
        next_action=str(NEXT_ACTIONS[rule_set.state]), due_at=clock.day_end(due), clock=rule_set.get_state_display(), due=day(due),
    )  # fmt: skip
