"""The work on the spot: minutes, who does what by when, the end, and how working together went."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day
from lianxin.needs import policies
from lianxin.needs.models import WhistleMinutes, WhistleTask
from lianxin.needs.services.transitions import county_words, lock, move
from lianxin.needs.services.whistle_words import call_of, locked, require_open, tell_unit
from lianxin.needs.vocabulary import AuditTag, State, Verb


@action
def write_minutes(*, whistle, words, by, at=None):
    """What was seen and agreed on the spot. Written again, the newer stands below the older."""
    at, whistle = at or clock.now(), locked(whistle)
    policies.can_lead_whistle(by, whistle).or_raise()
    require_open(whistle)
    WhistleMinutes.objects.create(whistle=whistle, at=at, by_name=by.name, words=words.strip())
    audit.record(AuditTag.WRITE_MINUTES, whistle, by, reason=words.strip(), at=at)
    return whistle


@action
def divide_task(*, whistle, unit, what, due_on, by, at=None):
    """One unit's part of the work, with its day: of those called, the leading unit, or the caller itself."""
    at, whistle = at or clock.now(), locked(whistle)
    policies.can_lead_whistle(by, whistle).or_raise()
    require_open(whistle)
    if unit.pk not in {*whistle.calls.values_list("unit_id", flat=True), whistle.lead_id, whistle.caller_id}:
        raise RuleBroken(_("只能分给叫来的单位、牵头单位或吹哨单位。"), field="unit")
    if due_on < timezone.localdate(at):
        raise RuleBroken(_("请选今天或以后的日子。"), field="due_on")
    task = WhistleTask.objects.create(whistle=whistle, unit=unit, what=what.strip(), due_on=due_on)
    after = {"unit": unit.name, "what": task.what, "due_on": due_on.isoformat()}
    audit.record(AuditTag.DIVIDE_TASK, whistle, by, after=after, at=at)
    with county_words():
        words = _("{unit}：{what}，{day}前。").format(unit=unit.name, what=task.what, day=day(due_on))
        tell_unit(whistle, unit, _("联办分工：{number}").format(number=whistle.number), words, f"task:{task.pk}")
    return task


@action
def finish_task(*, task, words, by, at=None):
    """The unit's part is done, in a sentence."""
    at, whistle = at or clock.now(), locked(task.whistle)
    task = WhistleTask.objects.select_related("unit").get(pk=task.pk)
    policies.can_answer_for(by, whistle, task.unit).or_raise()
    require_open(whistle)
    if task.done_at:
        raise RuleBroken(_("这一项已经做完。"))
    task.done_at, task.done_by_name, task.done_words = at, by.name, words.strip()
    task.save(update_fields=["done_at", "done_by_name", "done_words"])
    after = {"unit": task.unit.name, "what": task.what}
    audit.record(AuditTag.FINISH_TASK, whistle, by, after=after, reason=task.done_words, at=at)
    return task


@action
def end_whistle(*, whistle, result, by, at=None):
    """The joint work is over: its needs go back to their unit, and every requester reads the result.

    Refuses while a part of the work is unfinished. A need that left meanwhile (withdrawn, merged) stays where it is.
    """
    at, whistle = at or clock.now(), locked(whistle)
    policies.can_call_off_whistle(by, whistle).or_raise()
    require_open(whistle)
    if unfinished := whistle.tasks.filter(done_at__isnull=True).count():
        raise RuleBroken(_("还有 {n} 项分工没有做完。做完了或不用做了，先在那一项写明，再结束。").format(n=unfinished))
    whistle.result, whistle.ended_at = result.strip(), at
    whistle.save(update_fields=["result", "ended_at"])
    audit.record(AuditTag.CLOSE_WHISTLE, whistle, by, reason=whistle.result, at=at)
    for need in whistle.needs.filter(state=State.WHISTLE_OPEN).order_by("pk"):
        _leave(need=need, whistle=whistle, by=by, at=at)
    return whistle


@action
def _leave(*, need, whistle, by, at):
    return move(lock(need), Verb.END_WHISTLE, by, at=at, reason=whistle.result, internal_note=whistle.number)


@action
def rate_as_caller(*, call, cooperation, words="", by, at=None):
    """How working together went, the caller says of the called unit. Once, after the end; of the work, not of a person."""
    return _rate(
        call, "by_caller", cooperation, words, by, at, lambda whistle, _one: policies.can_call_off_whistle(by, whistle)
    )


@action
def rate_as_called(*, call, cooperation, words="", by, at=None):
    """How working together went, the called unit says of the caller. Once, after the end; of the work, not of a person."""
    return _rate(
        call, "by_called", cooperation, words, by, at, lambda _whole, one: policies.can_speak_for_unit(by, one.unit)
    )


def _rate(call, field, cooperation, words, by, at, allowed):
    at, whistle, call = at or clock.now(), locked(call.whistle), call_of(call)
    allowed(whistle, call).or_raise()
    if whistle.is_open:
        raise RuleBroken(_("联办结束后再说配合得怎样。"))
    if getattr(call, field):
        raise RuleBroken(_("已经说过了。"))
    setattr(call, field, cooperation)
    setattr(call, f"{field}_words", words.strip())
    call.save(update_fields=[field, f"{field}_words"])
    audit.record(AuditTag.RATE_COOPERATION, whistle, by, after={"unit": call.unit.name, field: str(cooperation)}, reason=words, at=at)  # fmt: skip
    return call
