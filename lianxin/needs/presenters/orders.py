"""Files of work orders from another desk, and how their orders stand."""

import json
from dataclasses import dataclass

from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.kit.templatetags.kit import moment
from lianxin.needs.calc.titles import title_of
from lianxin.needs.vocabulary import ORDER_FIELDS, State

_FAULT_WORDS = {
    "missing": gettext_lazy("没有写{field}"),
    "too_long": gettext_lazy("{field}超过 {detail} 个字"),
    "no_moment": gettext_lazy("{field}“{detail}”不是日期"),
    "after_call": gettext_lazy("发生的日子晚于来电时间"),
    "before_call": gettext_lazy("办结时限早于来电时间"),
    "contradicts": gettext_lazy("编号 {detail} 在表里出现两次，内容不一样"),
    "known_otherwise": gettext_lazy("这个编号已收过（{detail}），内容不一样"),
    "no_place": gettext_lazy("找不到地方“{detail}”"),
    "two_places": gettext_lazy("“{detail}”说的是哪个地方分不清，请写全"),
    "rule": "{detail}",
}


def order_fault_words(faults):
    """What is wrong in a row of a file of work orders."""
    return "；".join(
        str(_FAULT_WORDS[code]).format(field=ORDER_FIELDS.get(field, ""), detail=detail)
        for field, code, detail in faults
    )


@dataclass(frozen=True)
class OrderRow:
    """A row of a file of work orders as it would be brought in."""

    row: int
    title: str
    meta: str
    tone: str = ""
    words: str = ""


def order_preview(drafts, most):
    """What a file would bring: totals, the first rows (those with faults before the others) and how many more."""
    rows = []
    for draft in sorted(drafts, key=lambda each: not each.faults):
        order = draft.order
        place = draft.division.short_name if draft.division else order.place
        due = _("上游时限 {due}").format(due=moment(make_aware(order.due_at))) if order.due_at else ""
        words = _words_of(draft)
        if not words and draft.known_as:
            words = _("已收过：{number}").format(number=draft.known_as)
        meta = " · ".join(filter(None, (order.number, place, str(draft.category), due)))
        rows.append(
            OrderRow(
                order.row, order.title or title_of(order.content, 30), meta, "late" if draft.faults else "ink", words
            )
        )
    faulty, known = sum(bool(d.faults) for d in drafts), sum(bool(d.known_as and not d.faults) for d in drafts)
    usable = len(drafts) - faulty - known
    totals = ((_("可以收"), usable), (_("以前收过"), known), (_("有误，先不收"), faulty))
    return {
        "totals": totals,
        "usable": usable,
        "faulty": faulty,
        "rows": rows[:most],
        "more": max(0, len(rows) - most),
    }


def _words_of(draft):
    return order_fault_words([(fault.field, fault.code, fault.detail) for fault in draft.faults])


def order_faults(batch, drafts=()):
    """``(row, cells, words)`` of what stayed out; with ``drafts`` of what would."""
    if drafts:
        cells = dict(json.loads(batch.sealed_rows or "[]"))
        return [(each.order.row, cells[each.order.row], _words_of(each)) for each in drafts if each.faults]
    return [(row, cells, order_fault_words(faults)) for row, cells, faults in json.loads(batch.sealed_faults or "[]")]


#: As the other desk knows them, in whatever language the person exporting reads.
REPORT_HEADINGS = (
    "工单编号", "我方编号", "状态", "承办单位", "答复", "收到时间", "承诺答复", "答复时间", "销号时间", "是否解决", "满意度",
)  # fmt: skip


def report_row(order):
    """How one order stands, for the desk it came from; of a merged one how the case stands that it was merged into.

    Whether it is solved and how satisfied they are is the caller's own word or nothing.
    """
    need, lead = order.need, order.need.merged_into or order.need
    state = str(State(lead.state).label)
    if lead.pk != need.pk:
        state = _("{state}（并入 {number} 一起办）").format(state=state, number=lead.number)
    moments = (need.received_at, lead.due_at, lead.answered_at, lead.closed_at)
    return (
        order.number,
        need.number,
        state,
        lead.unit.name if lead.unit_id else "",
        lead.answer,
        *(f"{localtime(each):%Y-%m-%d %H:%M}" if each else "" for each in moments),
        need.get_solved_display(),
        need.get_satisfaction_display() or "",
    )
