"""The clock stands still while the requester is waited for: with proof, until a day, and open to their doubt."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.needs import policies, selectors
from lianxin.needs.models import NeedPause
from lianxin.needs.services.handling import handled, keep_work_photos, said
from lianxin.needs.services.telling import level_above, tell_staff
from lianxin.needs.services.terms import end_pause
from lianxin.needs.services.transitions import county_words, handler_ids, lock, move, require_state, voice
from lianxin.needs.vocabulary import PROVEN_BY_NUMBER, PROVEN_BY_PICTURE, AuditTag, MessageKind, ProofKind, Verb

#: How long the requester is waited for: unless said, and at most.
PAUSE_WAITS, PAUSE_WAITS_MOST = timedelta(days=7), timedelta(days=31)


@action
def ask_requester(*, need, asked, kind, proof, number="", told_at=None, until=None, photos=(), by, at=None):
    """Wait for the requester: the clock stands still until a day, but only with proof of how they were told.

    ``kind`` is one of ``ProofKind``, with what makes it a proof: a letter its number, a message or a signed sheet its
    picture, a call its time (now, unless said). ``until`` is a week from now unless said, a month at most: that evening the
    pause ends by itself.
    """
    at, need = at or clock.now(), handled(need, by)
    require_state(need, Verb.ASK_REQUESTER)
    asked = said(asked, "asked", _("请写明要诉求人补充什么。"))
    proof = said(proof, "proof", _("没有凭据不能暂停：请写明告知了什么、对方怎么说。"))
    told_at, until = _proven(kind, number, told_at, until, photos, at)
    NeedPause.objects.create(
        need=need, started_at=at, asked=asked, proof=proof, proof_kind=kind, proof_number=number.strip(),
        told_at=told_at, until=until,
    )  # fmt: skip
    keep_work_photos(need, photos, by)
    return move(need, Verb.ASK_REQUESTER, by, at=at, reason=asked, internal_note=proof, changes={"next_alarm_at": None})


def _proven(kind, number, told_at, until, photos, at):
    """When they were told and until when is waited; refuses what proves nothing."""
    if kind not in ProofKind.values:
        raise RuleBroken(_("没有凭据不能暂停：请选凭据是什么。"), field="kind")
    if kind in PROVEN_BY_NUMBER and not number.strip():
        raise RuleBroken(_("信函要写编号（挂号单号、文号），没有编号不能暂停。"), field="number")
    if kind in PROVEN_BY_PICTURE and not photos:
        raise RuleBroken(_("请传截图或签收单的照片，没有照片不能暂停。"), field="photos")
    told_at, today = told_at or at, clock.day_of(at)
    if told_at > at:
        raise RuleBroken(_("告知的时间还没到，请核对。"), field="told_at")
    until = until or today + PAUSE_WAITS
    if not today < until <= today + PAUSE_WAITS_MOST:
        raise RuleBroken(_("等到哪天，从明天起、一个月以内。到那天没有消息，时限接着走。"), field="until")
    return told_at, until


@action
def supplement_need(*, need, words, photos=(), by, holds_pickup=False, at=None):
    """The requester adds what was asked for: the clock runs again. Of a merged need it is added to the case that leads."""
    at, lead = at or clock.now(), lock(selectors.leading(need))
    told = lead if lead.pk == need.pk else need
    policies.can_speak_as_requester(by, told, handler_ids(told), holds_pickup=holds_pickup).or_raise()
    require_state(lead, Verb.SUPPLEMENT)
    words = said(words, "words", _("请写下要补充的情况。"))
    said_by = voice(told, by)
    keep_work_photos(lead, photos, said_by)
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
    pause.contested = said(words, "words", _("请写下您的意见。"))
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
    reason = said(reason, "reason", _("请写明为什么这样核定，这句话会告诉诉求人。"))
    pause = need.pauses.filter(ended_at__isnull=True, upheld__isnull=True).exclude(contested="").first()
    if pause is None:
        raise RuleBroken(_("没有等核定的暂停。"))
    pause.upheld, pause.ruling, pause.ruled_at, pause.ruled_by_id = upheld, reason, at, by.id
    pause.save(update_fields=["upheld", "ruling", "ruled_at", "ruled_by_id"])
    return at, need, reason
