"""What the desk may do with a fresh need besides dispatching it."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day
from lianxin.needs import policies
from lianxin.needs.services.naming import desk_above, name_again
from lianxin.needs.services.telling import ring_desk
from lianxin.needs.services.terms import clock_of, end_pause, set_alarm, start_clock
from lianxin.needs.services.transitions import county_words, handler_ids, lock, lock_both, move, require_state
from lianxin.needs.vocabulary import ClosedBy, RejectReason, State, Urgency, Verb
from lianxin.territory import selectors as territory

_NO_CLOCK = {"next_alarm_at": None, "silence_ends_at": None}


def ended(at, **changes):
    """The changes every ending shares."""
    return {"closed_at": at, **_NO_CLOCK, **changes}


@action
def reject_need(*, need, reason, alternative, by, at=None):
    """Refuse a need: the reason is one of ``RejectReason``, the alternative says where else to go (both required)."""
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    if not alternative.strip():
        raise RuleBroken(
            _("不予受理时，请写明诉求人还可以怎么办。"), field="alternative", article="12345 条例：说明理由和替代途径"
        )
    return move(
        need,
        Verb.REJECT,
        by,
        at=at,
        reason=RejectReason(reason).label,
        alternative=alternative,
        changes=ended(at, reject_reason=reason),
    )


@action
def refer_out(*, need, reason, alternative, by, at=None):
    """Send the requester to the channel made for this (police line, court, petition office …)."""
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    if not alternative.strip():
        raise RuleBroken(_("转出时，请写明诉求人该到哪里办。"), field="alternative")
    return move(
        need,
        Verb.REFER_OUT,
        by,
        at=at,
        reason=RejectReason(reason).label,
        alternative=alternative,
        changes=ended(at, reject_reason=reason),
    )


@action
def confirm_referral(*, need, taken_by, taken_on, number="", by, at=None):
    """The receipt of a referral: who took it, on which day, under which number of theirs. The requester is told.

    Refuses a day to come, or one before the referral. Written again, the newer receipt stands below the older.
    """
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    require_state(need, Verb.CONFIRM_REFERRAL)
    if not localdate(need.closed_at) <= taken_on <= localdate(at):
        raise RuleBroken(_("收下的日子要在转出那天以后、今天以前。"), field="taken_on")
    with county_words():
        receipt = "，".join(
            filter(None, (day(taken_on), _("对方编号 {number}").format(number=number) if number else ""))
        )
    return move(need, Verb.CONFIRM_REFERRAL, by, at=at, other=taken_by, reason=receipt)


@action
def return_referral(*, need, words="", by, holds_pickup=False, at=None):
    """The requester was not let in where they were sent: the desk that sent them has it again, with a fresh promise."""
    at, need = at or clock.now(), lock(need)
    policies.can_speak_as_requester(by, need, handler_ids(need), holds_pickup=holds_pickup).or_raise()
    require_state(need, Verb.RETURN_REFERRAL)
    start_clock(need, at)
    changes = {"closed_at": None, "reject_reason": ""}
    return move(need, Verb.RETURN_REFERRAL, by, at=at, internal_note=words, changes=changes)


@action
def answer_on_spot(*, need, answer, by, at=None):
    """Answered at the counter or on the line, or an enquiry: closed at once. Reopened, it is at the desk again.

    Refuses what came another way: nobody would check the answer or call back.
    """
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    require_state(need, Verb.ANSWER_ON_SPOT)
    if not need.may_be_answered_at_once:
        raise RuleBroken(_("只有来访、来电、大厅触摸屏和咨询可以当场答复一次，别的请派单，办好以后要核对、回访。"))
    changes = ended(
        at, answer=answer, answered_at=at, answered_by_id=by.id, contacted_at=at, closed_by=ClosedBy.ON_SPOT
    )
    return move(need, Verb.ANSWER_ON_SPOT, by, at=at, reason=answer, changes=changes)


@action
def pass_up(*, need, reason, by, at=None):
    """Unclear who is responsible: the desk one level up decides. The promised date stays."""
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    upper = territory.one_level_up(need.desk_path)
    if upper == need.desk_path:
        raise RuleBroken(_("已经是最高一级受理台，请直接派给承办单位。"))
    need = move(
        need,
        Verb.PASS_UP,
        by,
        at=at,
        other=territory.name_of_path(upper),
        internal_note=reason,
        changes={"desk_path": upper},
    )
    if need.is_pressing:
        with county_words():
            ring_desk(need, key=f"{Verb.PASS_UP}:{upper}")
    return need


@action
def reclassify_need(*, need, category, urgency, reason, by, at=None):
    """The desk corrects what the requester chose: the dates follow, counted from when the clock first started.

    No desk makes its own promise longer: what was promised stays until one level above sorts it so.
    A category about conduct seals the need and hands it to the desk above, as at registration.
    """
    at, need = at or clock.now(), lock(need)
    policies.can_dispatch_need(by, need).or_raise()
    require_state(need, Verb.RECLASSIFY)
    if category.retired_on:
        raise RuleBroken(_("分类“{name}”已停用，请另选一个。").format(name=category), field="category")
    changes = {"category": category, "urgency": urgency, "escalated_to_path": ""}
    if category.is_sealed and not need.is_sealed:
        people, units = name_again(need)
        changes |= {
            "is_sealed": True,
            "desk_path": desk_above([need.desk_path, *(unit.division_path for unit in units)]),
        }
        changes |= {"names_staff": bool(people or units) or need.names_staff}
    if category.is_sealed or not category.may_be_public:
        if need.public_summary:
            raise RuleBroken(_("这一类不公开。请先从公开页撤下，再改分类。"), field="category")
        changes |= {"may_publish": False}
    need.category, need.urgency = category, urgency
    contact_due, due = need.contact_due_at, need.due_at
    may_lengthen = policies.can_lengthen_promise(by, need)
    start_clock(need, need.clock_started_at, no_later_than=None if may_lengthen else due)
    if not may_lengthen:
        need.contact_due_at = min(need.contact_due_at, contact_due)
    with county_words():
        other = _("{category}，{urgency}").format(category=category, urgency=Urgency(urgency).label)
    return move(need, Verb.RECLASSIFY, by, at=at, reason=reason, other=other, changes=changes)


@action
def merge_need(*, need, into, by, at=None):
    """Two needs are one matter: this one follows ``into``; its requester hears every later step of it.

    Of their two promises the earlier one counts for both from now on, while nothing was answered yet.
    """
    at, (need, into) = at or clock.now(), lock_both(need, into)
    policies.can_dispatch_need(by, need).or_raise()
    policies.can_view_need(by, into).or_raise()
    if need.pk == into.pk or not into.is_open or into.state == State.MERGED:
        raise RuleBroken(_("请选另一件还在办的诉求来并案。"), field="into")
    if need.is_sealed or into.is_sealed:
        raise RuleBroken(_("反映干部作风的诉求单独办理，不并案。"), field="into")
    end_pause(need, at)
    _bring_forward(into, need, by, at)
    need.merged.update(merged_into=into)
    return move(need, Verb.MERGE, by, at=at, other=into.number, changes=ended(at, merged_into=into))


@action
def _bring_forward(into, need, by, at):
    """What was promised to somebody earlier stays promised when their need is merged."""
    if need.due_at >= into.due_at or not (need.clock_runs and into.clock_runs):
        return
    into.due_at = need.due_at
    running, calendar = clock_of(into)
    set_alarm(into, running, calendar, rung=into.rung)
    move(into, Verb.BRING_FORWARD, by, at=at, other=need.number, speaker=into)
