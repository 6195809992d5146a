"""Work on a need, and the clock's exceptions: a proven pause, an extension from one level up."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.files import services as files
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs import policies, selectors
from lianxin.needs.models import ExtensionRequest, NeedPause
from lianxin.needs.services.checklists import checked
from lianxin.needs.services.owing import word_given
from lianxin.needs.services.telling import level_above, tell_staff
from lianxin.needs.services.terms import clock_of, end_pause, set_alarm
from lianxin.needs.services.transitions import county_words, handler_ids, lock, move, require_state, voice
from lianxin.needs.vocabulary import AuditTag, CheckedAt, MessageKind, Urgency, Verb

#: How often the promised date may be extended.
MAX_EXTENSIONS = {Urgency.COMPLEX: 2}
_FARTHEST = timedelta(days=366)


def _handled(need, by):
    need = lock(need)
    policies.can_handle_need(by, need).or_raise()
    return need


def _said(text, field, message):
    if not text.strip():
        raise RuleBroken(message, field=field)
    return text.strip()


@action
def record_contact(*, need, words, by, at=None):
    """The unit has spoken with the requester: the response clock stops."""
    at, need = at or clock.now(), _handled(need, by)
    return move(need, Verb.CONTACT, by, at=at, internal_note=words, changes={"contacted_at": need.contacted_at or at})


@action
def record_progress(*, need, words, photos=(), by, at=None):
    """Tell the requester how far it is, and of a complex need first of all how it is to be done: that was owed."""
    at, need = at or clock.now(), _handled(need, by)
    words = _said(words, "words", _("请写一句办到哪里了。"))
    _keep_photos(need, photos, by)
    return move(need, Verb.PROGRESS, by, at=at, reason=words, changes=word_given(need, at))


@action
def ask_requester(*, need, asked, proof, by, at=None):
    """Wait for the requester: the clock stands still, but only with proof of how they were told."""
    at, need = at or clock.now(), _handled(need, by)
    require_state(need, Verb.ASK_REQUESTER)
    asked = _said(asked, "asked", _("请写明要诉求人补充什么。"))
    proof = _said(proof, "proof", _("没有凭据不能暂停：请写明什么时间、用什么方式告知、对方怎么说。"))
    NeedPause.objects.create(need=need, started_at=at, asked=asked, proof=proof)
    return move(need, Verb.ASK_REQUESTER, by, at=at, reason=asked, internal_note=proof, changes={"next_alarm_at": None})


@action
def supplement_need(*, need, words, photos=(), by, holds_pickup=False, at=None):
    """The requester adds what was asked for: the clock runs again. Of a merged need it is added to the case that leads."""
    at, lead = at or clock.now(), lock(selectors.leading(need))
    told = lead if lead.pk == need.pk else need
    policies.can_speak_as_requester(by, told, handler_ids(told), holds_pickup=holds_pickup).or_raise()
    require_state(lead, Verb.SUPPLEMENT)
    words = _said(words, "words", _("请写下要补充的情况。"))
    said_by = voice(told, by)
    _keep_photos(lead, photos, said_by)
    end_pause(lead, at)
    return move(lead, Verb.SUPPLEMENT, said_by, at=at, internal_note=words, speaker=told)


@action
def contest_pause(*, need, words, by, holds_pickup=False, at=None):
    """The requester says the pause is not justified: the level above the unit is asked to rule on it."""
    at, need = at or clock.now(), lock(need)
    policies.can_speak_as_requester(by, need, handler_ids(need), holds_pickup=holds_pickup).or_raise()
    pause = need.pauses.filter(ended_at__isnull=True).first()
    if pause is None:
        raise RuleBroken(_("这件诉求的时限现在没有暂停。"))
    if pause.upheld is not None:
        raise RuleBroken(_("上一级已核定过这次暂停：{ruling}").format(ruling=pause.ruling))
    if pause.contested:
        raise RuleBroken(_("您的意见已经记下，正在等上一级核定。有新的情况，请用“补充情况”告诉经办人。"))
    pause.contested = _said(words, "words", _("请写下您的意见。"))
    pause.save(update_fields=["contested"])
    audit.record(AuditTag.CONTEST_PAUSE, need, voice(need, by), reason=pause.contested, at=at)
    with county_words():
        _tell_level_above(need, at)
    return need


def _tell_level_above(need, at):
    tell_staff(
        need,
        level_above(need)[1],
        kind=MessageKind.WORK,
        title=_("诉求人对暂停有意见：{number}").format(number=need.number),
        body=_("诉求人认为不该暂停。请看暂停的凭据，核定该不该停；没有核定的，停的时间照算。"),
        key=f"contest:{at.isoformat()}",
    )


@action
def uphold_pause(*, need, reason, by, at=None):
    """One level up finds the pause justified: the clock stands still until the requester has answered."""
    at, need, reason = _ruled_pause(need, reason, by, at, upheld=True)
    return move(need, Verb.UPHOLD_PAUSE, by, at=at, reason=reason)


@action
def lift_pause(*, need, reason, by, at=None):
    """One level up finds the pause unjustified: its time counts, the promised date stays."""
    at, need, reason = _ruled_pause(need, reason, by, at, upheld=False)
    end_pause(need, at)
    return move(need, Verb.LIFT_PAUSE, by, at=at, reason=reason)


def _ruled_pause(need, reason, by, at, *, upheld):
    at, need = at or clock.now(), lock(need)
    policies.can_decide_terms(by, need).or_raise()
    require_state(need, Verb.LIFT_PAUSE)
    reason = _said(reason, "reason", _("请写明为什么这样核定，这句话会告诉诉求人。"))
    pause = need.pauses.filter(ended_at__isnull=True, upheld__isnull=True).exclude(contested="").first()
    if pause is None:
        raise RuleBroken(_("没有等核定的暂停。"))
    pause.upheld, pause.ruling, pause.ruled_at, pause.ruled_by_id = upheld, reason, at, by.id
    pause.save(update_fields=["upheld", "ruling", "ruled_at", "ruled_by_id"])
    return at, need, reason


@action
def await_third_party(*, need, words, by, at=None):
    """Somebody else must act first; the clock goes on."""
    at, need = at or clock.now(), _handled(need, by)
    words = _said(words, "words", _("请写明在等谁、等什么。"))
    return move(need, Verb.AWAIT_THIRD_PARTY, by, at=at, reason=words)


@action
def resume_handling(*, need, by, at=None):
    """Go on after waiting; a pause ends here at the latest."""
    at, need = at or clock.now(), _handled(need, by)
    require_state(need, Verb.RESUME)
    end_pause(need, at)
    return move(need, Verb.RESUME, by, at=at)


@action
def request_extension(*, need, reason, new_due_at, by, at=None):
    """Ask the level above for a later date: before the deadline, with a reason, once (complex: twice)."""
    at, need = at or clock.now(), _handled(need, by)
    require_state(need, Verb.REQUEST_EXTENSION)
    reason = _said(reason, "reason", _("请写明延期理由。"))
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
    at, need = at or clock.now(), _handled(need, by)
    require_state(need, Verb.REPORT_RESOLVED)
    answer = _said(answer, "answer", _("请写明办了什么、结果怎样。"))
    checks = checked(need, CheckedAt.REPORT_RESOLVED, done, why_not)
    told = _told(need, told_how)
    _keep_photos(need, photos, by)
    note = "\n".join(filter(None, (why_not.strip(), told)))
    return _answered(need, Verb.REPORT_RESOLVED, answer, "", by, at, checks=checks, internal_note=note)


@action
def explain_unresolvable(*, need, reason, plan, photos=(), told_how="", by, at=None):
    """It cannot be solved now: say why, and what is planned instead. Both are required."""
    at, need = at or clock.now(), _handled(need, by)
    require_state(need, Verb.EXPLAIN)
    reason = _said(reason, "reason", _("请写明为什么现在办不了。"))
    plan = _said(plan, "plan", _("请写明今后打算怎么办、什么时候再看。"))
    told = _told(need, told_how)
    _keep_photos(need, photos, by)
    return _answered(need, Verb.EXPLAIN, reason, plan, by, at, internal_note=told)


def _told(need, told_how):
    if not need.reply_way:
        return ""
    with county_words():
        way = need.get_reply_way_display()
    message = _("诉求人要的答复方式是“{way}”，网页上写了还不够：请先照办，再写明怎么告诉的。").format(
        way=need.get_reply_way_display()
    )
    with_words = _said(told_how, "told_how", message)
    return f"{way}：{with_words}"


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


def _keep_photos(need, photos, by):
    for photo in photos:
        files.store_photo(upload=photo, owner_kind="need_work", owner_id=need.public_id, by=by)
