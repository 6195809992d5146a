"""What the clock does by itself: reminders, escalation up the tree, closing after silence. Run by the worker."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.rounds import one_by_one
from lianxin.kit.sql import update
from lianxin.kit.templatetags.kit import moment
from lianxin.messaging import selectors as told
from lianxin.messaging import services as messaging
from lianxin.needs import policies
from lianxin.needs.calc.clock import alarms_due
from lianxin.needs.models import Need, NeedStep
from lianxin.needs.services.acceptance import ended
from lianxin.needs.services.dispatching import tell_unit
from lianxin.needs.services.telling import at_the_desk, level_above, tell_desk, tell_staff
from lianxin.needs.services.terms import clock_of, set_alarm
from lianxin.needs.services.transitions import county_words, handler_ids, lock, move, must_be_asked
from lianxin.needs.vocabulary import (
    ANSWERED,
    CLOCK_RUNS,
    OWED_IN,
    Alarm,
    AuditTag,
    ClosedBy,
    MessageKind,
    Owed,
    State,
    Verb,
)
from lianxin.organisations import selectors as organisations

BATCH = 200
#: Whoever was told of it that long ago has it on their list and is not rung for it again.
_REMINDED_FOR = timedelta(days=2)
#: An answer is checked within a day; after three the level above hears.
_CHECKED_WITHIN = (timedelta(days=1), timedelta(days=3))
LONG_OVERDUE_LIST = "/needs/?overdue=long"


def ring_alarms(*, at=None):
    """Ring everything that is due; one transaction per need, so a crash loses nothing. Returns how many rang."""
    at = at or clock.now()
    due = Need.objects.filter(next_alarm_at__lte=at).order_by("next_alarm_at").values_list("pk", flat=True)[:BATCH]
    return one_by_one("ringing for a need", list(due), lambda pk: ring_need(need_id=pk, at=at))


@action
def ring_need(*, need_id, at):
    """Ring what is due for one need at ``at``; returns whether anything was."""
    need = lock(Need(pk=need_id))
    if need.state not in CLOCK_RUNS or need.next_alarm_at is None or need.next_alarm_at > at:
        return False
    running, calendar = clock_of(need)
    due = alarms_due(running, calendar, need.rung, at)
    before = need.rung
    if due:
        set_alarm(need, running, calendar, rung=due[-1])
        if due[-1] >= Alarm.OVERDUE:
            need.escalated_to_path, _leaders = level_above(need)
    else:
        set_alarm(need, running, calendar, rung=need.rung)
    update(need, "rung", "next_alarm_at", "escalated_to_path")
    for percent in due:
        _tell(need, percent)
    audit.record(
        AuditTag.ESCALATE,
        need,
        SYSTEM,
        before={"rung": before},
        after={"rung": need.rung, "to": need.escalated_to_path},
        at=at,
    )
    return True


def _tell(need, percent):
    title = {
        Alarm.HALF: _("时限过半：{number}"),
        Alarm.NEAR: _("快到期：{number}"),
        Alarm.OVERDUE: _("已超时，上报一级：{number}"),
        Alarm.LONG_OVERDUE: _("严重超时：{number}"),
    }[Alarm(percent)].format(number=need.number)
    when = f"{need.clock_started_at.isoformat()}:{need.due_at.isoformat()}:{percent}"  # a moved date rings anew
    if need.unit_id:
        tell_unit(need, title, key=f"alarm:{when}", users=_reminded(need, percent))
    else:
        tell_desk(need, title, key=f"alarm:{when}")
    if percent < Alarm.OVERDUE:
        return
    body = _("承诺 {due} 前答复，还没有办结。请督促或协调。").format(due=moment(need.due_at))
    if not (need.is_sealed or need.names_staff):
        messaging.notify_place(
            path=need.escalated_to_path,
            kind=MessageKind.ESCALATED,
            title=title,
            body=body,
            url=f"/needs/{need.public_id}/",
            key=f"need:{need.public_id}:place:{when}",
            urgent=need.is_pressing,
        )
    is_long = percent >= Alarm.LONG_OVERDUE
    if is_long:
        body = _("承诺 {due} 前答复，还没有办结，已列入严重超时清单。请带班领导过问。").format(due=moment(need.due_at))
    tell_staff(
        need,
        accounts.users_with_role(policies.LEVELS_ABOVE, path=need.escalated_to_path),
        kind=MessageKind.ESCALATED,
        title=title,
        body=body,
        key=f"up:{when}",
        url=LONG_OVERDUE_LIST if is_long else "",
    )


def _reminded(need, percent):
    """Who in the unit hears of it: who took it on; near the end the head too; then, or while nobody has it, everybody."""
    took = accounts.active_users(handler_ids(need))
    took = [u for u in took if policies.works_for(accounts.actor_for(u), need.unit_id, need.unit.division_path)]
    if not took or percent >= Alarm.OVERDUE:
        return organisations.members_of(need.unit)
    heads = organisations.heads_of(need.unit) if percent >= Alarm.NEAR else []
    return [*took, *(head for head in heads if head not in took)]


@action
def remind_of_answers(*, at=None):
    """Tell the desk of an answer nobody has checked for a day, and the level above after three: once each.

    The clock stood still when it was given, and the requester hears nothing until somebody has looked. Returns how many wait.
    """
    at = at or clock.now()
    first, last = _CHECKED_WITHIN
    waiting = Need.objects.filter(
        state__in=ANSWERED, answered_at__lte=at - first, answered_at__gt=at - last - _REMINDED_FOR
    )
    found = list(waiting.select_related("unit", "division", "category").order_by("answered_at", "pk")[:BATCH])
    for need in found:
        key = f"unchecked:{need.answered_at}"
        with county_words():
            title = _("答复还没有人核对：{number}").format(number=need.number)
            body = _("承办单位 {at} 答复了，还没有人核对，诉求人还等着。请核对或者督促。").format(
                at=moment(need.answered_at)
            )
            tell_staff(need, at_the_desk(need), kind=MessageKind.WORK, title=title, body=body, key=key)
            if need.answered_at <= at - last:
                above, leaders = level_above(need)
                tell_staff(need, leaders, kind=MessageKind.ESCALATED, title=title, body=body, key=f"up:{key}:{above}")
    return len(found)


@action
def remind_of_words(*, at=None):
    """Tell the unit when the day of a word it owes has come, each of its people once for each word.

    Who has got the case since is told too, and who could not speak while the requester was asked. Returns how many
    needs owe one, of those whose day or whose last step is not long ago.
    """
    at = at or clock.now()
    since = at - _REMINDED_FOR
    moved = NeedStep.objects.filter(need=OuterRef("pk"), at__gt=since)
    owing = Need.objects.filter(
        Q(owed_by__gt=since) | Exists(moved), owed_by__lte=at, state__in=[*OWED_IN], unit__isnull=False
    )
    late = list(owing.select_related("unit", "division", "category").order_by("owed_by", "pk")[:BATCH])
    for need in late:
        with county_words():
            said = (
                _("该告诉诉求人打算怎么办了：{number}") if need.owed == Owed.PLAN else _("该告诉诉求人进展了：{number}")
            )
            tell_unit(need, said.format(number=need.number), key=f"owed:{need.owed}:{need.owed_by}")
    return len(late)


def close_silent_needs(*, at=None):
    """Close what waited its whole time for the requester's word. Returns how many."""
    at = at or clock.now()
    due = Need.objects.filter(silence_ends_at__lte=at).order_by("silence_ends_at").values_list("pk", flat=True)[:BATCH]
    return one_by_one("closing a silent need", list(due), lambda pk: close_silent_need(need_id=pk, at=at))


@action
def close_silent_need(*, need_id, at):
    """Close one need whose requester stayed silent; returns whether it did.

    Whom nothing ever reached was not silent: without one attempted call-back it stays, and who calls back is told to go there.
    """
    need = lock(Need(pk=need_id))
    if need.state != State.CALLBACK or need.silence_ends_at is None or need.silence_ends_at > at:
        return False
    if _nobody_was_told(need):
        need.silence_ends_at = None
        update(need, "silence_ends_at")
        with county_words():
            tell_staff(
                need,
                accounts.users_with_role(policies.COUNTY_DISPATCHERS, path=need.division_path),
                kind=MessageKind.WORK,
                title=_("请打电话或上门回访：{number}").format(number=need.number),
                body=_("没有人告诉到诉求人，没有回音不算默认，不能自动销号。"),
                key=f"ask:{at.isoformat()}",
            )
        audit.record(AuditTag.ASK_IN_PERSON, need, SYSTEM, at=at)
        return False
    move(need, Verb.CLOSE_SILENT, SYSTEM, at=at, changes=ended(at, closed_by=ClosedBy.SILENCE))
    return True


def _nobody_was_told(need):
    if need.callbacks.filter(at__gte=need.answered_at).exists():
        return False
    return must_be_asked(need) or told.reached_nobody(prefix=f"need:{need.public_id}:{Verb.APPROVE_ANSWER}:")
