"""Work on a need, and the clock's exceptions: a proven pause, an extension from one level up."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.files import services as files
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs import policies
from lianxin.needs.models import ExtensionRequest
from lianxin.needs.services.checklists import checked
from lianxin.needs.services.owing import word_given
from lianxin.needs.services.terms import clock_of, end_pause, set_alarm
from lianxin.needs.services.transitions import county_words, lock, move, require_state
from lianxin.needs.vocabulary import CheckedAt, Urgency, Verb

#: How often the promised date may be extended.
MAX_EXTENSIONS = {Urgency.COMPLEX: 2}
_FARTHEST = timedelta(days=366)


def handled(need, by):
    need = lock(need)
    policies.can_handle_need(by, need).or_raise()
    return need


def said(text, field, message):
    if not text.strip():
        raise RuleBroken(message, field=field)
    return text.strip()


@action
def record_contact(*, need, words, by, at=None):
    """The unit has spoken with the requester: the response clock stops."""
    at, need = at or clock.now(), handled(need, by)
    return move(need, Verb.CONTACT, by, at=at, internal_note=words, changes={"contacted_at": need.contacted_at or at})


@action
def record_progress(*, need, words, photos=(), by, at=None):
    """Tell the requester how far it is, and of a complex need first of all how it is to be done: that was owed."""
    at, need = at or clock.now(), handled(need, by)
    words = said(words, "words", _("请写一句办到哪里了。"))
    keep_work_photos(need, photos, by)
    return move(need, Verb.PROGRESS, by, at=at, reason=words, changes=word_given(need, at))


@action
def await_third_party(*, need, words, by, at=None):
    """Somebody else must act first; the clock goes on."""
    at, need = at or clock.now(), handled(need, by)
    words = said(words, "words", _("请写明在等谁、等什么。"))
    return move(need, Verb.AWAIT_THIRD_PARTY, by, at=at, reason=words)


@action
def resume_handling(*, need, by, at=None):
    """Go on after waiting; a pause ends here at the latest."""
    at, need = at or clock.now(), handled(need, by)
    require_state(need, Verb.RESUME)
    end_pause(need, at)
    return move(need, Verb.RESUME, by, at=at)


@action
def request_extension(*, need, reason, new_due_at, by, at=None):
    """Ask the level above for a later date: before the deadline, with a reason, once (complex: twice)."""
    at, need = at or clock.now(), handled(need, by)
    require_state(need, Verb.REQUEST_EXTENSION)
    reason = said(reason, "reason", _("请写明延期理由。"))
    if at >= need.due_at:
        raise RuleBroken(_("已过承诺日期，不能再申请延期。请尽快答复，并向诉求人说明。"))
    if new_due_at <= need.due_at:
        raise RuleBroken(_("新的日期要晚于原来的承诺日期。"), field="new_due_at")
    if new_due_at > at + _FARTHEST:
        raise RuleBroken(_("新的日期最远到一年以内。"), field="new_due_at")
    granted = need.extensions.filter(granted=True, asked_at__gte=need.clock_started_at).count()
    if granted >= MAX_EXTENSIONS.get(need.urgency, 1):
        raise RuleBroken(_("这件诉求的延期次数已用完。"))
    ExtensionRequest.objects.create(need=need, reason=reason, new_due_at=new_due_at, asked_at=at, asked_by_id=by.id)
    return move(need, Verb.REQUEST_EXTENSION, by, at=at, reason=reason)


@action
def grant_extension(*, need, by, at=None):
    """One level up agrees: the promised date moves and the requester is told."""
    at, need, asked = _asked_extension(need, by, at)
    require_state(need, Verb.GRANT_EXTENSION)
    if asked.new_due_at <= at:
        raise RuleBroken(_("申请的日期已经过了。请不同意这次申请，请承办单位尽快答复。"))
    _decide(asked, by, at, granted=True)
    need.due_at = asked.new_due_at
    now_running, calendar = clock_of(need)
    set_alarm(need, now_running, calendar, rung=0)
    return move(need, Verb.GRANT_EXTENSION, by, at=at, changes={"escalated_to_path": ""})


@action
def refuse_extension(*, need, reason, by, at=None):
    """One level up does not agree: the promised date stays."""
    at, need, asked = _asked_extension(need, by, at)
    require_state(need, Verb.REFUSE_EXTENSION)
    _decide(asked, by, at, granted=False)
    return move(need, Verb.REFUSE_EXTENSION, by, at=at, internal_note=reason)


def _asked_extension(need, by, at):
    need = lock(need)
    policies.can_decide_terms(by, need).or_raise()
    asked = need.extensions.filter(granted__isnull=True, dropped=False).first()
    if asked is None:
        raise RuleBroken(_("没有待批的延期申请。"))
    if asked.asked_by_id == by.id:
        raise RuleBroken(_("申请人不能批准自己的申请。"))
    return at or clock.now(), need, asked


def _decide(asked, by, at, *, granted):
    asked.decided_at, asked.decided_by_id, asked.granted = at, by.id, granted
    asked.save()


@action
def report_resolved(*, need, answer, photos=(), done=(), why_not="", told_how="", by, at=None):
    """Answer with evidence. Another person checks it before the call-back.

    ``done`` are the codes of the checklist's points that hold; ``why_not`` says it of those left out. Who asked to be told in a
    way of their own (``reply_way``) was told so: ``told_how`` says by whom and when.
    """
    at, need = at or clock.now(), handled(need, by)
    require_state(need, Verb.REPORT_RESOLVED)
    answer = said(answer, "answer", _("请写明办了什么、结果怎样。"))
    checks = checked(need, CheckedAt.REPORT_RESOLVED, done, why_not)
    told = _told(need, told_how)
    keep_work_photos(need, photos, by)
    note = "\n".join(filter(None, (why_not.strip(), told)))
    return _answered(need, Verb.REPORT_RESOLVED, answer, "", by, at, checks=checks, internal_note=note)


@action
def explain_unresolvable(*, need, reason, plan, photos=(), told_how="", by, at=None):
    """It cannot be solved now: say why, and what is planned instead. Both are required."""
    at, need = at or clock.now(), handled(need, by)
    require_state(need, Verb.EXPLAIN)
    reason = said(reason, "reason", _("请写明为什么现在办不了。"))
    plan = said(plan, "plan", _("请写明今后打算怎么办、什么时候再看。"))
    told = _told(need, told_how)
    keep_work_photos(need, photos, by)
    return _answered(need, Verb.EXPLAIN, reason, plan, by, at, internal_note=told)


def _told(need, told_how):
    if not need.reply_way:
        return ""
    with county_words():
        way = need.get_reply_way_display()
    message = _("诉求人要的答复方式是“{way}”，网页上写了还不够：请先照办，再写明怎么告诉的。").format(
        way=need.get_reply_way_display()
    )
    return f"{way}：{said(told_how, 'told_how', message)}"


def _answered(need, verb, answer, plan, by, at, **kept):
    need.extensions.filter(granted__isnull=True).update(dropped=True)
    changes = {
        "answer": answer,
        "plan": plan,
        "answered_at": at,
        "answered_by_id": by.id,
        "next_alarm_at": None,
        "contacted_at": need.contacted_at or at,
    }
    return move(need, verb, by, at=at, reason=answer, alternative=plan, changes=changes, **kept)


def keep_work_photos(need, photos, by):
    for photo in photos:
        files.store_photo(upload=photo, owner_kind="need_work", owner_id=need.public_id, by=by)
