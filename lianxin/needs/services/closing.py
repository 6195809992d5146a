"""Check, call-back, and the requester's word: only they close, or silence after the stated time."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import insert, update
from lianxin.kit.templatetags.kit import day as day_words
from lianxin.needs import policies, selectors
from lianxin.needs.models import Callback
from lianxin.needs.services.acceptance import ended
from lianxin.needs.services.anew import late_so_far, unit_to_go_on
from lianxin.needs.services.checklists import checked
from lianxin.needs.services.leading import pass_lead
from lianxin.needs.services.publishing import withhold
from lianxin.needs.services.terms import clock_of, end_pause, set_alarm, silence_end, start_clock
from lianxin.needs.services.transitions import (
    county_words,
    handler_ids,
    lock,
    lock_both,
    move,
    must_be_asked,
    require_state,
    voice,
)
from lianxin.needs.vocabulary import CallbackResult, CheckedAt, ClosedBy, Solved, Verb
from lianxin.territory import selectors as territory


@action
def approve_answer(*, need, done=(), why_not="", by, at=None):
    """Another person has checked the answer: the call-back begins, and silence starts to count for who can be told so."""
    at, need = at or clock.now(), lock(need)
    policies.can_check_answer(by, need, handler_ids(need)).or_raise()
    require_state(need, Verb.APPROVE_ANSWER)
    return move(
        need,
        Verb.APPROVE_ANSWER,
        by,
        at=at,
        internal_note=why_not.strip(),
        checks=checked(need, CheckedAt.APPROVE_ANSWER, done, why_not),
        changes={"silence_ends_at": None if must_be_asked(need) else silence_end(need, at)},
    )


@action
def return_answer(*, need, reason, by, at=None):
    """The check fails: back to work, the promised date stays, and what was answered was no answer."""
    at, need = at or clock.now(), lock(need)
    policies.can_check_answer(by, need, handler_ids(need)).or_raise()
    require_state(need, Verb.RETURN_ANSWER)
    if not reason.strip():
        raise RuleBroken(_("退回时请写明差在哪里。"), field="reason")
    running, calendar = clock_of(need)
    set_alarm(need, running, calendar, rung=need.rung)
    return move(need, Verb.RETURN_ANSWER, by, at=at, reason=reason, changes={"answered_at": None})


@action
def record_callback(
    *, need, result, contacted=None, solved="", satisfaction=None, words="", may_quote=False, by, at=None
):
    """One call-back attempt by somebody who did not handle the need.

    Reached: the answers are kept and the need closes on the requester's word (solved, partly), or is reopened (no).
    Not reached: attempts count once per day; the last one the profile asks for closes it as unreachable.
    """
    at, need = at or clock.now(), lock(need)
    policies.can_call_back(by, need, handler_ids(need)).or_raise()
    require_state(need, Verb.CALL_BACK)
    day = timezone.localdate(at)
    if result == CallbackResult.REACHED and not (solved and satisfaction):
        raise RuleBroken(_("联系上了就请记下两个回答：解决了吗、满意吗。"), field="solved")
    if result == CallbackResult.UNREACHABLE and need.callbacks.filter(day=day, result=result).exists():
        raise RuleBroken(_("今天已经回访过一次，请改天再试。"))
    call = Callback(
        need=need,
        at=at,
        day=day,
        by_id=by.id,
        result=result,
        contacted=contacted,
        solved=solved,
        satisfaction=satisfaction,
        words=words,
        may_quote=may_quote,
    )
    insert(call)
    if result == CallbackResult.REACHED:
        return _heard(need, solved, satisfaction, words, by, at)
    days = need.callbacks.filter(result=result, at__gte=need.answered_at).order_by("day").values_list("day", flat=True)
    if len(days) < territory.profile(need.division).value("callback.attempts"):
        return move(need, Verb.CALL_BACK, by, at=at, internal_note=words or _("没有联系上"))
    with county_words():
        told = "、".join(map(day_words, days))
    changes = ended(at, closed_by=ClosedBy.UNREACHABLE)
    return move(need, Verb.CLOSE_UNREACHABLE, by, at=at, other=told, internal_note=words, changes=changes)


def _heard(need, solved, satisfaction, words, by, at):
    if solved == Solved.NO and not need.reopened:
        return _reopen(need, Verb.REOPEN, by, at, words)
    changes = ended(at, closed_by=ClosedBy.REQUESTER, solved=solved, satisfaction=satisfaction)
    return move(need, Verb.CLOSE, by, at=at, internal_note=words, changes=changes)


@action
def close_need(*, need, solved, satisfaction, words="", by, holds_pickup=False, at=None):
    """The requester says how it went and closes the need. Staff who write it down write the words."""
    at, need = at or clock.now(), lock(need)
    policies.can_speak_as_requester(by, need, handler_ids(need), holds_pickup=holds_pickup).or_raise()
    require_state(need, Verb.CLOSE)
    _written_for(need, by, words)
    Callback.objects.create(
        need=need,
        at=at,
        day=timezone.localdate(at),
        by_id=by.id,
        result=CallbackResult.REACHED,
        solved=Solved(solved),
        satisfaction=satisfaction,
        words=words,
    )
    changes = ended(at, closed_by=ClosedBy.REQUESTER, solved=solved, satisfaction=satisfaction)
    return move(need, Verb.CLOSE, by, at=at, internal_note=words, changes=changes)


def _written_for(need, by, words):
    if policies.writes_for_requester(by, need) and not words.strip():
        raise RuleBroken(_("代为记录时，请写下诉求人是怎么说的。"), field="words")


@action
def reopen_need(*, need, words="", by, holds_pickup=False, at=None):
    """The requester wants it done again: once, and no reason is asked. What was answered at once is at the desk again.

    Whose need was merged wants it for the case that leads, which everybody whose matter it is is told.
    """
    at, lead = at or clock.now(), selectors.leading(need)
    told, lead = (lock(need),) * 2 if lead.pk == need.pk else lock_both(need, lead)
    policies.can_speak_as_requester(by, told, handler_ids(told), holds_pickup=holds_pickup).or_raise()
    require_state(lead, Verb.REOPEN)
    if selectors.has_reopened(told):
        raise RuleBroken(_("已经重办过一次。还没办好，请向村务监督委员会或乡镇反映，由他们决定再次重办。"))
    if told.pk != lead.pk:
        told.reopened += 1
        update(told, "reopened")
    return _reopen(lead, Verb.REOPEN, voice(told, by), at, words, word_of=told)


@action
def reopen_again(*, need, reason, by, at=None):
    """A supervisor or the level above lets it be done once more, with a reason."""
    at, need = at or clock.now(), lock(need)
    policies.can_supervise(by, need).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明为什么要再次办理。"), field="reason")
    if need.unit_id is None:
        raise RuleBroken(_("这件诉求没有派过单，请重新登记。"))
    return _reopen(need, Verb.REOPEN_AGAIN, by, at, reason)


def _reopen(need, verb, by, at, words, *, word_of=None):
    """Begin anew, with the unit that has its tasks today, else at the desk. What was said of the work so far stays in the record;
    that it came too late stays in the need."""
    require_state(need, verb)
    late = late_so_far(need)
    start_clock(need, at)
    fresh = {
        **late,
        **unit_to_go_on(need),
        "solved": "",
        "satisfaction": None,
        "reopened": need.reopened + 1,
        "closed_at": None,
        "closed_by": "",
        "silence_ends_at": None,
        "contacted_at": None,
        "answered_at": None,
        "escalated_to_path": "",
        "not_attributable": False,
    }
    need.reviews.filter(dropped=False).update(dropped=True)
    return move(need, verb, by, at=at, internal_note=words, changes=fresh, word_of=word_of)


@action
def withdraw_need(*, need, words="", by, holds_pickup=False, at=None):
    """The requester takes it back, and from the public page with it; staff who write it down write the words. What was merged
    into it goes on without it."""
    at, need = at or clock.now(), lock(need)
    policies.can_speak_as_requester(by, need, handler_ids(need), holds_pickup=holds_pickup).or_raise()
    require_state(need, Verb.WITHDRAW)
    _written_for(need, by, words)
    end_pause(need, at)
    pass_lead(need=need, at=at)
    withhold(need, at)
    changes = ended(at, public_summary="", may_publish=False)
    return move(need, Verb.WITHDRAW, by, at=at, internal_note=words, changes=changes)
