"""What is due and what was held, in words."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.accounts.vocabulary import Role
from lianxin.activities import selectors
from lianxin.activities.calc.rhythm import is_near
from lianxin.activities.vocabulary import AuditTag, Kind, Presence, Stage, TransferState
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting

AUDIT_SENTENCES = {
    AuditTag.ADD_MEMBERS: _L("{actor}给{subject}的党员名单加了 {after[count]} 人"),
    AuditTag.BRING_ROSTER: _L("{actor}导入了党员花名册 {subject}：{after[count]} 人"),
    AuditTag.UNDO_ROSTER: _L("{actor}撤回了党员花名册 {subject}"),
    AuditTag.EXEMPT_MEMBER: _L("{actor}改了一名党员是不是不作出席要求"),
    AuditTag.KNOW_MEMBER: _L("{actor}给名单上的一名同志写了人口档案编号"),
    AuditTag.SET_VOTE: _L("{actor}改了一名党员有没有表决权和选举权"),
    AuditTag.END_MEMBER: _L("{actor}登记一名党员从 {after[ends_on]} 起不在名单上"),
    AuditTag.ENTER_STAGE: _L("{actor}登记一名同志成为{after[stage]}"),
    AuditTag.AWAY: _L("{actor}改了一名党员外出的登记"),
    AuditTag.DRAFT_TRANSFER: _L("{actor}填了从{after[from]}到{after[to]}的组织关系接转"),
    AuditTag.CONFIRM: _L("{actor}确认了组织关系接转 {subject}"),
    AuditTag.ISSUE: _L("{actor}开了组织关系介绍信 {subject}"),
    AuditTag.HAND_OVER: _L("{actor}登记本人已领介绍信 {subject}"),
    AuditTag.RECEIVE: _L("{actor}登记介绍信 {subject} 的党员已接收"),
    AuditTag.NOTE_RECEIPT: _L("{actor}登记收到介绍信 {subject} 的回执"),
    AuditTag.CLOSE: _L("{actor}把介绍信 {subject} 办结归档"),
    AuditTag.RETURN: _L("{actor}把组织关系接转 {subject} 退回更正"),
    AuditTag.REDRAFT: _L("{actor}改好了组织关系接转 {subject}"),
    AuditTag.CANCEL: _L("{actor}取消了组织关系接转 {subject}"),
    AuditTag.TAKE_OVER_MEMBERS: _L("{after[from]}的 {after[count]} 名党员转到{subject}的名单"),
    AuditTag.RECORD: _L("{actor}记录了{subject}"),
    AuditTag.WITHDRAW: _L("{actor}撤回了{subject}的记录：{reason}"),
}
_PERIODS = {1: _L("这个月"), 3: _L("这个季度"), 6: _L("这半年"), 12: _L("今年")}


def due_words(due):
    """``(what is still to be held, by when, its kind)`` of each."""
    return [
        (
            _("{period}还没有开：{kind}").format(
                period=_PERIODS.get(each.months, _("这 {n} 个月").format(n=each.months)), kind=Kind(each.kind).label
            ),
            each.by,
            each.kind,
        )
        for each in due
    ]


def waiting_rows(actor, at):
    """今日要办: one row a branch, with what has to be held soon, by the nearest day."""
    today = clock.day_of(at)
    units = list(selectors.with_voters(selectors.branches_waiting(actor))[:30])
    due = selectors.due_of(units, today)
    soon = {unit: [each for each in due[unit.pk] if is_near(each.months, each.by, today)] for unit in units}
    return [_waiting(unit, due) for unit, due in soon.items() if due]


def _waiting(unit, due):
    kinds = "、".join(str(Kind(each.kind).label) for each in due)
    return Waiting(
        url=reverse("activities:branch", args=[unit.public_id]), title=_("{unit}的组织生活").format(unit=unit.name),
        meta=_("还没有开：{kinds}").format(kinds=kinds), next_action=_("开好了记一下"), due_at=clock.day_end(due[0].by),
        clock=_("等您安排"), due=_("{day}前").format(day=day(due[0].by)),
    )  # fmt: skip


def attendance_words(attendance):
    """``(due, present, names of who did not come, names of whom nothing was asked)``."""
    names = {presence: [each.member.name for each in attendance if each.presence == presence] for presence in Presence}
    due = len(attendance) - len(names[Presence.EXEMPT])
    return due, len(names[Presence.PRESENT]), names[Presence.ABSENT], names[Presence.EXEMPT]


def vote_words(activity, attendance):
    """The votes, and for an assembly whether they are enough; empty where nothing was voted on."""
    if activity.votes_for is None:
        return ""
    words = _("赞成 {a} 票，反对 {b} 票，弃权 {c} 票").format(
        a=activity.votes_for, b=activity.votes_against, c=activity.votes_abstain
    )
    holds = selectors.vote_holds(activity, attendance)
    if holds is None:
        return words
    return words + (
        "，" + (_("超过应到会有表决权党员的半数，通过") if holds else _("没有超过应到会有表决权党员的半数，没有通过"))
    )


def by_stage(everybody):
    """``(stage, its people)`` of a branch, members first; stages nobody is at are left out."""
    order = (Stage.FULL, Stage.PROBATIONARY, Stage.CANDIDATE, Stage.ACTIVIST, Stage.APPLICANT)
    groups = [(stage, [each for each in everybody if each.stage == stage]) for stage in order]
    return [(stage, people) for stage, people in groups if people]


_NEXT_ACTION = {
    TransferState.DRAFT: _L("支部确认"),
    TransferState.CONFIRMED: _L("开介绍信"),
    TransferState.SENT: _L("接收"),
    TransferState.IN_TRANSIT: _L("接收"),
    TransferState.RECEIVED: _L("回执已收到"),
    TransferState.RECEIPT_RETURNED: _L("办结归档"),
    TransferState.RETURNED: _L("改好再办"),
}


def transfer_rows(actor, at):
    """今日要办: one row a transfer whose next step is the actor's."""
    today = clock.day_of(at)
    return [_transfer_row(each, actor, today) for each in selectors.transfers_waiting(actor)[:30]]


def _transfer_row(transfer, actor, today):
    overdue, action = transfer.is_overdue(today), _NEXT_ACTION[transfer.state]
    receives = transfer.to_unit is None or actor.holds(Role.BRANCH_SECRETARY, path=transfer.to_unit.division_path)
    if overdue and not receives:
        action = _("问接收的支部，收不到的退回重开")
    return Waiting(
        url=reverse("activities:transfer", args=[transfer.public_id]),
        title=_("组织关系：{name} 转到 {to}").format(name=transfer.member.name, to=transfer.to_words),
        meta=_("介绍信已过有效期") if overdue else transfer.get_state_display(),
        next_action=action, due_at=clock.day_end(transfer.valid_until or transfer.drafted_on),
        clock=_("等您办"), due=_("{day}前").format(day=day(transfer.valid_until)) if transfer.valid_until else "",
    )  # fmt: skip
