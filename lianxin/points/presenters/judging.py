"""What was objected to, what a panel found, and who does not agree: with every day by which something is due."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.bulletin import selectors as board
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.points import selectors
from lianxin.points.services.wording import batch_name


@dataclass(frozen=True)
class Judged:
    """One objection to a batch as everybody reads it: never who or in which words."""

    serial: int
    tone: str
    state: str
    said: str
    until: str
    waits: bool = False  # for a panel


def judged_lines(batch):
    """Every objection to a batch, in the order they came: three queries."""
    notice = board.notices_of("points_batch", batch.public_id).first()
    if notice is None:
        return []
    found = selectors.found_in(batch)
    return [_judged(each, found.get(each.public_id)) for each in notice.objections.order_by("serial")]


def _judged(objection, decision):
    if decision is None:
        late = objection.final_due_on < clock.today()
        until = _("评议小组{day}前定").format(day=day(objection.final_due_on))
        return Judged(objection.serial, "late" if late else "wait", _("等评议"), "", until, objection.is_open)
    state = _("成立") if decision.found_right else _("不成立")
    tone = "ok" if decision.found_right else "done"
    appeal = getattr(decision, "appeal", None)
    if appeal and not appeal.decided_at:
        tone, state = "wait", _("申诉了，等{who}定").format(who=_level(appeal))
    return Judged(objection.serial, tone, state, decision.last_words, appeal_words(decision))


def appeal_words(decision):
    """Until when one may appeal, or by when it is decided, or that it was."""
    appeal = getattr(decision, "appeal", None)
    if appeal and appeal.decided_at:
        return _("{who}{day}定的，到此为止").format(who=_level(appeal), day=day(appeal.decided_at))
    if appeal:
        return _("{who}{day}前定").format(who=_level(appeal), day=day(appeal.decide_by))
    if decision.appeal_until and decision.appeal_until >= clock.today():
        return _("不同意的，{day}前可以申诉，由监督委员会定").format(day=day(decision.appeal_until))
    return ""


def _level(appeal):
    return _("乡镇（街道）") if appeal.to_township else _("监督委员会")


def appeal_of(objection):
    """For whoever objected: ``(words, address)`` of what they may do now, or ``None``."""
    decision = selectors.found_of(objection.public_id)
    if decision is None:
        return _("由评议小组三个人评议，{day}前定。").format(day=day(objection.final_due_on)), ""
    words = appeal_words(decision)
    may = words and not decision.is_upheld and not hasattr(decision, "appeal")
    return (
        (f"{words}。", reverse("points:appeal_dismissal", args=[objection.public_id]) if may else "") if words else None
    )


def appeal_heading(decision):
    """The batch, and what the panel found."""
    return "\n".join((batch_name(decision.batch), decision.words, appeal_words(decision)))


def removal_lines(claim):
    """For the household and who works on it: what the panel found of a claim that was taken out, and what may be done."""
    decision = selectors.removal_of(claim)
    return (
        [_("评议小组：{words}").format(words=decision.words), *_answer(decision), appeal_words(decision)]
        if decision
        else []
    )


def _answer(decision):
    appeal = getattr(decision, "appeal", None)
    return [_("申诉的结果：{words}").format(words=appeal.answer)] if appeal and appeal.decided_at else []


def appeal_facts(appeal):
    """What whoever decides has to know."""
    decision = appeal.decision
    objection = board.find_objection(decision.objection)
    claim = _("{n} · {rule} · {points} 分").format(
        n=decision.claim.public_id, rule=decision.claim.rule, points=decision.claim.points
    ) if decision.claim else _("不是哪一笔的事")  # fmt: skip
    return [
        (_("哪一批"), batch_name(decision.batch)), (_("说的是哪一笔"), claim), (_("异议"), objection.words),
        (_("评议小组"), f"{_('成立') if decision.is_upheld else _('不成立')} · {decision.words}"),
        (_("谁不同意"), _("户里") if decision.is_upheld else _("提异议的人")), (_("为什么不同意"), appeal.words),
        (_("哪天前定"), f"{day(appeal.decide_by)} · {_level(appeal)}"),
        *([(_("决定"), f"{_('申诉对') if appeal.is_upheld else _('申诉不对')} · {appeal.answer}")] if appeal.decided_at else []),
    ]  # fmt: skip
