"""How a whistle is said."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lianxin.kit.templatetags.kit import day, moment
from lianxin.needs.vocabulary import CallAnswer, Cooperation


@dataclass(frozen=True)
class WhistleRow:
    """A line of the list of whistles."""

    url: str
    title: str
    tone: str
    state: str
    meta: str


def _url(whistle):
    return reverse("needs:whistle", args=[whistle.public_id])


def whistle_row(whistle, at):
    """A whistle in the list: how many of the called units have come."""
    calls = list(whistle.calls.all())
    came = sum(call.answer == CallAnswer.ARRIVED for call in calls)
    tone, state = "ok", _("{n} / {all} 个单位已到").format(n=came, all=len(calls))
    if not whistle.is_open:
        tone, state = "done", _("已结束")
    elif any(call.answer == CallAnswer.CANNOT or (not call.answer and call.arrive_by < at) for call in calls):
        tone = "late"
    elif came < len(calls):
        tone = "wait"
    meta = (whistle.number, whistle.get_kind_display(), whistle.caller.name, moment(whistle.called_at))
    return WhistleRow(_url(whistle), whistle.problem, tone, state, " · ".join(map(str, meta)))


def whistle_todo(calls, tasks, at):
    """What called units have still to do, as lines of a list."""
    rows = [
        WhistleRow(
            _url(call.whistle),
            call.whistle.problem,
            "late" if call.arrive_by < at else "wait",
            _("{due}前到场").format(due=moment(call.arrive_by)),
            f"{call.whistle.number} · {call.whistle.caller.name} → {call.unit.name}",
        )
        for call in calls
    ]
    return rows + [
        WhistleRow(
            _url(task.whistle),
            task.what,
            "late" if task.due_on < localdate(at) else "wait",
            _("{day}前做完").format(day=day(task.due_on)),
            f"{task.whistle.number} · {task.unit.name}",
        )
        for task in tasks
    ]


@dataclass(frozen=True)
class CallLine:
    """A called unit on the page: where it stands, and what both said of working together."""

    pk: int
    unit: str
    tone: str
    state: str
    meta: str
    said: list


def call_lines(whistle, at):
    """The called units in their order."""
    return [_call_line(call, at) for call in whistle.calls.all()]


def _call_line(call, at):
    due = _("{due}前到场").format(due=moment(call.arrive_by))
    match call.answer:
        case CallAnswer.ARRIVED:
            tone = "wait" if call.is_late else "ok"
            state = _("到场了，晚了") if call.is_late else _("到场了")
        case CallAnswer.CANNOT:
            tone, state = "late", _("来不了")
        case _:
            tone, state = ("late", _("没有报到")) if call.arrive_by < at else ("wait", _("等报到"))
    answered = f"{moment(call.answered_at)} · {call.answered_by_name}" if call.answered_at else ""
    reported = _("{moment} 已向上报告").format(moment=moment(call.reported_at)) if call.reported_at else ""
    why_not = [_("来不了：{reason}").format(reason=call.why_not)] if call.why_not else []
    said = why_not + [
        f"{label}：{Cooperation(value).label}{'，' + words if words else ''}"
        for label, value, words in (
            (_("吹哨单位说"), call.by_caller, call.by_caller_words),
            (_("报到单位说"), call.by_called, call.by_called_words),
        )
        if value
    ]
    return CallLine(call.pk, call.unit.name, tone, state, " · ".join(filter(None, (due, answered, reported))), said)


@dataclass(frozen=True)
class TaskLine:
    """A part of the work on the page."""

    what: str
    tone: str
    state: str
    meta: str


def task_lines(whistle, at):
    """The parts of the work, the nearest day first."""
    return [_task_line(task, at) for task in whistle.tasks.all()]


def _task_line(task, at):
    meta = [task.unit.name, _("{day}前").format(day=day(task.due_on))]
    if task.done_at:
        meta += [f"{moment(task.done_at)} · {task.done_by_name}", task.done_words]
        return TaskLine(task.what, "done", _("做完了"), " · ".join(meta))
    if task.due_on < localdate(at):
        meta += [_("已上报吹哨单位")] if task.escalated_at else []
        return TaskLine(task.what, "late", _("过期没做完"), " · ".join(meta))
    return TaskLine(task.what, "wait", _("在做"), " · ".join(meta))


def whistle_facts(whistle):
    """Label and value pairs of a whistle."""
    pairs = [
        (_("哪种哨"), whistle.get_kind_display()),
        (_("吹哨单位"), whistle.caller.name),
        (_("吹哨时间"), f"{moment(whistle.called_at)} · {whistle.called_by_name}"),
        (_("到哪里集合"), f"{whistle.division.short_name} {whistle.place_words}"),
        (_("现场牵头"), whistle.lead.name),
        (_("结果"), whistle.result),
        (_("结束时间"), moment(whistle.ended_at) if whistle.ended_at else ""),
    ]
    return [(label, value) for label, value in pairs if value]
