"""What rings by itself while units work together. Run by the worker."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.templatetags.kit import day, moment
from lianxin.needs import selectors
from lianxin.needs.models import WhistleCall, WhistleTask
from lianxin.needs.services.transitions import county_words
from lianxin.needs.services.whistle_words import tell_caller, tell_unit
from lianxin.needs.vocabulary import AuditTag


def ring_whistles(*, at=None):
    """Take to the caller who has not answered in time and what was not done by its day. Returns how many rang."""
    at = at or clock.now()
    calls = [ring_call(call_id=call.pk, at=at) for call in list(selectors.calls_overdue(at)[:200])]
    tasks = [ring_task(task_id=task.pk, at=at) for task in list(selectors.tasks_overdue(at)[:200])]
    return sum(calls) + sum(tasks)


@action
def ring_call(*, call_id, at):
    """A called unit is late: its caller is told, once; returns whether it rang."""
    call = WhistleCall.objects.select_for_update(of=("self",)).select_related("unit", "whistle__caller").get(pk=call_id)
    if call.answer or call.reminded_at:
        return False
    call.reminded_at = at
    call.save(update_fields=["reminded_at"])
    audit.record(AuditTag.REMIND_WHISTLE, call.whistle, SYSTEM, after={"unit": call.unit.name}, at=at)
    with county_words():
        words = _("{unit}到 {due} 还没有报到。可以催一催，或向上报告。").format(
            unit=call.unit.name, due=moment(call.arrive_by)
        )
        tell_caller(call.whistle, words, f"late:{call.pk}", due=True)
    return True


@action
def ring_task(*, task_id, at):
    """A part of the work is overdue: it goes up to the caller, once; returns whether it rang."""
    task = WhistleTask.objects.select_for_update(of=("self",)).select_related("unit", "whistle__caller").get(pk=task_id)
    if task.done_at or task.escalated_at:
        return False
    task.escalated_at = at
    task.save(update_fields=["escalated_at"])
    after = {"unit": task.unit.name, "what": task.what}
    audit.record(AuditTag.REMIND_WHISTLE, task.whistle, SYSTEM, after=after, at=at)
    with county_words():
        words = _("{unit}的分工过期没有做完：{what}（{day}前）。").format(
            unit=task.unit.name, what=task.what, day=day(task.due_on)
        )
        tell_caller(task.whistle, words, f"overdue:{task.pk}", due=True)
        tell_unit(task.whistle, task.unit, _("分工过期：{number}").format(number=task.whistle.number), words, f"overdue:{task.pk}", due=True)  # fmt: skip
    return True
