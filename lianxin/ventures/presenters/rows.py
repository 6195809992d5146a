"""Shares and distributions in words: rows, facts, the sentence of every audit tag."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.kit.masking import mask_name
from lianxin.kit.templatetags.kit import day
from lianxin.ventures import selectors
from lianxin.ventures.calc.texts import shares, yuan
from lianxin.ventures.services.wording import percent
from lianxin.ventures.vocabulary import AuditTag, ChangeKind, PlanState, ProposalVerb, ShareKind

AUDIT_SENTENCES = {
    AuditTag.WRITE_CHARTER: _("{actor}登记了“{subject}”章程里关于份额的规定：{after[charter]}"),
    AuditTag.CHECK_CHARTER: _("{actor}照章程核对了“{subject}”登记的比例：{after[charter]}"),
    AuditTag.PROPOSE: _("{actor}登记了，等另一个人核对：{subject}"),
    AuditTag.REFUSE_PROPOSAL: _("{actor}没有同意“{subject}”：{reason}"),
    AuditTag.ADD_CLASS: _("{actor}给“{subject}”加了一种股：{after[class]}"),
    AuditTag.QUANTIFY: _("{actor}把份额量化到 {after[holders]} 户：{after[basis]}"),
    AuditTag.CHANGE_SHARES: _("{actor}变更了股权证 {subject} 的份额：{reason}"),
    AuditTag.DRAFT: _("{actor}起草了“{subject}”"),
    AuditTag.REDRAW: _("{actor}重新起草了“{subject}”"),
    AuditTag.SUPERVISE: _("{actor}看过了“{subject}”：{reason}"),
    AuditTag.STUDY: _("{actor}登记党组织研究了“{subject}”：{after[meeting]}"),
    AuditTag.OPEN: _("{actor}公开了“{subject}”的材料"),
    AuditTag.ADOPT: _("{actor}登记“{subject}”由{after[decision]}通过"),
    AuditTag.POST: _("{actor}张贴了“{subject}”"),
    AuditTag.PAY: _("{actor}把“{subject}”记成了应付"),
    AuditTag.RECEIVE: _("{actor}登记“{subject}”发了 {after[paid]} 户，{after[yuan]} 元"),
    AuditTag.RETURN: _("{actor}登记“{subject}”发给股权证 {after[certificate]} 的 {after[yuan]} 元退回来了：{reason}"),
    AuditTag.CLOSE: _("{actor}把“{subject}”归了档"),
    AuditTag.HOLD: _("“{subject}”退回重新起草：{reason}"),
    AuditTag.TAKE_LIST: _("{actor}取走了“{subject}”的{after[what]}：{reason}"),
    AuditTag.WITHDRAW: _("{actor}撤回了“{subject}”：{reason}"),
}
_TONES = {
    PlanState.POSTED: "ok", PlanState.PAYING: "ok", PlanState.CLOSED: "done", PlanState.WITHDRAWN: "done",
    PlanState.DRAFT: "ink",
}  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A line of a list."""

    url: str
    title: str
    tone: str
    state: str
    meta: str


def address_of_plan(source_id):
    return reverse("ventures:plan", args=[source_id])


def plan_tone(plan):
    return _TONES.get(plan.state, "wait")


def plan_row(plan):
    sums = gettext("{year}年收益，分 {yuan} 元").format(year=plan.year, yuan=yuan(plan.result["distributed"]))
    return Row(
        address_of_plan(plan.public_id), f"{plan.register} {plan.number}", plan_tone(plan), plan.get_state_display(),
        f"{plan.register.division.short_name} · {sums}",
    )  # fmt: skip


def plan_facts(plan, *, is_staff):
    """What it rests on, step by step, as far as it has come."""
    facts = [
        (gettext("哪一年的收益"), str(plan.year)),
        (gettext("一共分"), gettext("{yuan} 元").format(yuan=yuan(plan.result["distributed"]))),
    ]
    if plan.supervised_words:
        facts.append((gettext("监督意见"), plan.supervised_words))
    if plan.study_label:
        facts.append((gettext("党组织研究"), plan.study_label))
    if plan.papers_from:
        term = gettext("{first}至{last}").format(first=day(plan.papers_from), last=day(plan.papers_until))
        facts.append((gettext("材料公开"), term))
    if plan.decision_label:
        facts.append((gettext("通过"), f"{plan.decision_label} · {day(plan.adopted_on)}"))
    if plan.closed_on:
        facts.append((gettext("归档"), day(plan.closed_on)))
    if is_staff and plan.held_because:
        facts.append((gettext("退回的原因"), plan.held_because))
    if plan.ended_because:
        facts.append((gettext("为什么撤回"), plan.ended_because))
    return facts


def earned_rows(earned, only=None):
    """``(year, yuan, [(what, yuan), …])`` of each closed year, or of one of them, as the books have it."""
    return [
        (year, yuan(sum(row[2] for row in rows)), [(f"{code} {what}", yuan(fen)) for code, what, fen in rows])
        for year, rows in earned.items()
        if only in (None, year)
    ]


def trade_lines(plan):
    """What each member of a cooperative traded, as it is typed; nothing where it is divided by shares."""
    if plan.rule["function"] != "trade":
        return ""
    return "\n".join(
        f"{each.holder.number},{yuan(each.holding[0]).replace(',', '')}" for each in selectors.statements_of(plan)
    )


def paid_words(plan):
    """How far the paying has come."""
    count, fen, paid, paid_fen, back = selectors.paid_so_far(plan)
    told = gettext("{count} 户，已发 {paid} 户 {paid_yuan} 元，还没领 {left} 户 {left_yuan} 元").format(
        count=count, paid=paid, paid_yuan=yuan(paid_fen), left=count - paid, left_yuan=yuan(fen - paid_fen)
    )
    return told + gettext("（其中 {n} 户的钱银行退回来了，等重新发）").format(n=back) if back else told


def register_facts(register):
    """What the charter says."""
    rates = "，".join(f"{name} {percent(rate)}" for name, rate in register.set_asides)
    changes = "、".join(str(ChangeKind(each).label) for each in register.changes)
    facts = [
        (gettext("章程"), f"{register.charter_label} · {day(register.charter_on)}"),
        (
            gettext("谁核对过"),
            day(register.charter_checked_at) if register.charter_checked_at else gettext("还没有人照章程核对"),
        ),
        (gettext("分以前先提"), rates or gettext("不提")),
        (gettext("零头怎么办"), register.get_rounding_display()),
        (gettext("份额可以怎么变"), changes or gettext("只更正错误")),
    ]
    if register.by_trade:
        facts.append((gettext("按交易额返还的比例"), percent(register.by_trade)))
    if classes := [gettext("{name}一股算 {n} 份").format(name=each, n=each.parts) for each in register.classes.all()]:
        facts.append((gettext("有哪几种股"), "；".join(classes)))
    return facts


def listed_facts(proposal):
    """Every household of first shares that wait, as it was entered: what the second person compares with the decision."""
    if proposal.verb != ProposalVerb.QUANTIFY:
        return []
    names = {each.pk: str(each) for each in proposal.register.classes.all()}
    return [
        (label, "，".join(f"{names[key]} {shares(n)}" for key, n in held))
        for _home, _person, label, held in proposal.given["rows"]
    ]


def holding_words(holding, names):
    return "，".join(f"{names.get(code, code)} {shares(quantity)}" for code, quantity in holding)


def stake_rows(compared):
    """``(household, kind, put in, held)`` in words."""
    return [
        (
            str(home), ShareKind(kind).label,
            gettext("{n} 亩").format(n=shares(put_in)) if kind == ShareKind.LAND else gettext("{yuan} 元").format(yuan=yuan(put_in)),
            gettext("{n} 股").format(n=shares(held)),
        )
        for home, kind, put_in, held in compared
    ]  # fmt: skip


@dataclass(frozen=True)
class StatementRow:
    url: str
    number: str
    name: str
    yuan: str
    is_paid: bool
    paid: str


def statement_rows(statements):
    """Statements for who keeps the register."""
    names = selectors.holder_names([each.holder for each in statements])
    return [_statement_row(each, mask_name(names[each.holder_id])) for each in statements]


def own_row(statement):
    """One's own statement, for 我家."""
    return _statement_row(statement, f"{statement.plan.register} {statement.plan.number}")


def _statement_row(statement, name):
    return StatementRow(
        reverse("ventures:statement", args=[statement.public_id]), str(statement.holder), name, yuan(statement.fen),
        statement.standing is not None, _paid_words(statement.last_payment) if statement.fen else gettext("没有要发的"),
    )  # fmt: skip


def _paid_words(payment):
    """What became of the last payment."""
    if payment is None:
        return gettext("还没有发")
    if back := payment.sent_back:
        return gettext("{day}退回来了，等重新发：{words}").format(day=day(back.on), words=back.words)
    return f"{payment.get_way_display()} · {day(payment.on)}"


def taken_rows(plan):
    """Who took a list with names and amounts away, the newest first: ``(who, what, day, why)``."""
    return [(each.actor_name, each.after["what"], each.at, each.reason) for each in selectors.lists_taken(plan)]


def payment_rows(statement):
    """Every payment of a statement, and what came back, in order: ``(what, day, receipt, words)``."""
    told = []
    for each in sorted(statement.payments.all(), key=lambda each: each.attempt):
        told.append((each.get_way_display(), each.on, each.receipt, ""))
        if back := each.sent_back:
            told.append((gettext("退回来了"), back.on, back.receipt, back.words))
    return told


def address_of_proposal(proposal):
    return reverse("ventures:proposal", args=[proposal.public_id])


def look_links(proposals):
    """``(address, words)`` of what waits."""
    return [(address_of_proposal(each), each.told) for each in proposals]


def ours_panel(actor, person):
    """我家的股份和分红 on the page 我家: asks nothing itself; shown to whoever has an account of their own."""
    return {} if person.user_id == actor.id else None
