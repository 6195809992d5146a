"""不可归责: whether a bad mark is the handling unit's. Both sides are heard, both may appeal; the requester's mark stays."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import moment
from lianxin.messaging import services as messaging
from lianxin.messaging.vocabulary import Recipient
from lianxin.needs import policies, selectors
from lianxin.needs.models import AttributionReview
from lianxin.needs.services.dispatching import tell_unit
from lianxin.needs.services.transitions import county_words, handler_ids, lock, tell_one, voice
from lianxin.needs.vocabulary import AuditTag, MessageKind, NotAttributable
from lianxin.territory import selectors as territory


@action
def ask_review(*, need, reason, words, evidence, by, at=None):
    """The unit asks that a bad mark be found not its own, with evidence. The requester is told and may object in time.

    Once for a mark; only after the need is closed on a "not solved" or "not satisfied".
    """
    at, need = at or clock.now(), lock(need)
    policies.can_handle_need(by, need).or_raise()
    if not selectors.may_ask_review(need):
        raise RuleBroken(_("只有诉求人说“没有解决”或“不满意”、已销号、还没有请过认定的，才能请上一级认定。"))
    if not evidence.strip():
        raise RuleBroken(_("没有凭据不能请认定。"), field="evidence")
    days = territory.profile(need.division).value("rates.objection_days")
    review = AttributionReview.objects.create(
        need=need,
        reason=reason,
        words=words.strip(),
        evidence=evidence.strip(),
        asked_at=at,
        asked_by_id=by.id,
        objection_ends_at=at + timedelta(days=days),
    )
    label = str(NotAttributable(reason).label)
    audit.record(AuditTag.ASK_REVIEW, need, by, reason=f"{label}：{review.words}", at=at)
    with county_words():
        note = _(
            "{unit}请上一级认定，这次没办好不该算它的：{reason}。您的评价不会改。有不同意见，请在{due}前说。"
        ).format(unit=need.unit.name, reason=NotAttributable(reason).label, due=moment(review.objection_ends_at))
        tell_one(need, note, key=f"review:{at.isoformat()}")
        _tell_levels(need, territory.one_level_up(need.unit.division_path), at)
    return need


@action
def object_review(*, need, words, by, holds_pickup=False, at=None):
    """The requester says why the mark is the unit's after all, within the term: whoever decides reads it."""
    at, need = at or clock.now(), lock(need)
    policies.can_speak_as_requester(by, need, handler_ids(need), holds_pickup=holds_pickup).or_raise()
    review = _open_review(need)
    if review.finding is not None or review.objection:
        raise RuleBroken(_("您的意见已经收到，或上一级已经认定。"))
    if at > review.objection_ends_at:
        raise RuleBroken(_("提意见的时间到 {due} 为止，已经过了。").format(due=moment(review.objection_ends_at)))
    review.objection = words.strip()
    review.save(update_fields=["objection"])
    audit.record(AuditTag.OBJECT_REVIEW, need, voice(need, by), at=at)
    return need


@action
def decide_review(*, need, finding, words, by, at=None):
    """One level above the unit decides, after the requester spoke or their time is over. Both sides are told."""
    at, need = at or clock.now(), lock(need)
    review = _open_review(need)
    policies.can_decide_review(by, need, review, _involved(need)).or_raise()
    if review.finding is not None:
        raise RuleBroken(_("已经认定过。"))
    if not review.objection and at <= review.objection_ends_at:
        raise RuleBroken(_("诉求人在 {due} 前可以提意见，过了再定。").format(due=moment(review.objection_ends_at)))
    days = territory.profile(need.division).value("rates.appeal_days")
    review.finding, review.finding_words, review.found_at, review.found_by_id = finding, words.strip(), at, by.id
    review.found_path, review.appeal_ends_at = policies.deciding_path(by, need), at + timedelta(days=days)
    review.save()
    _set(need, finding)
    audit.record(AuditTag.DECIDE_REVIEW, need, by, after={"not_attributable": finding}, reason=words, at=at)
    with county_words():
        note = _("上一级{finding}：{words}。不同意的，{due}前可以申诉一次。").format(
            finding=finding_words(finding), words=review.finding_words, due=moment(review.appeal_ends_at)
        )
        _tell_both(need, note, f"found:{at.isoformat()}")
    return need


@action
def appeal_as_unit(*, need, words, by, at=None):
    """The unit does not agree that the mark is its own: once, to the next level."""
    at, need = at or clock.now(), lock(need)
    policies.can_handle_need(by, need).or_raise()
    return _appeal(need, words, by, at, by_unit=True)


@action
def appeal_as_requester(*, need, words, by, holds_pickup=False, at=None):
    """The requester does not agree that the mark is not the unit's: once, to the next level."""
    at, need = at or clock.now(), lock(need)
    policies.can_speak_as_requester(by, need, handler_ids(need), holds_pickup=holds_pickup).or_raise()
    return _appeal(need, words, voice(need, by), at, by_unit=False)


def _appeal(need, words, by, at, *, by_unit):
    review = _open_review(need)
    if review.finding is None or review.finding is by_unit:
        raise RuleBroken(_("这个认定现在没有要您申诉的。"))
    if review.appealed_at:
        raise RuleBroken(_("已经申诉过一次。"))
    if at > review.appeal_ends_at:
        raise RuleBroken(_("申诉的时间到 {due} 为止，已经过了。").format(due=moment(review.appeal_ends_at)))
    review.appeal, review.appeal_by_unit, review.appealed_at = words.strip(), by_unit, at
    review.save(update_fields=["appeal", "appeal_by_unit", "appealed_at"])
    audit.record(AuditTag.APPEAL_REVIEW, need, by, at=at)
    with county_words():
        _tell_levels(need, territory.one_level_up(review.found_path), at)
    return need


@action
def decide_appeal(*, need, finding, words, by, at=None):
    """The next level decides for good. Both sides are told."""
    at, need = at or clock.now(), lock(need)
    review = _open_review(need)
    if not review.appealed_at or review.final is not None:
        raise RuleBroken(_("没有等复核的申诉。"))
    policies.can_decide_appeal(by, need, review, _involved(need)).or_raise()
    review.final, review.final_words, review.final_at, review.final_by_id = finding, words.strip(), at, by.id
    review.save(update_fields=["final", "final_words", "final_at", "final_by_id"])
    _set(need, finding)
    audit.record(AuditTag.DECIDE_APPEAL, need, by, after={"not_attributable": finding}, reason=words, at=at)
    with county_words():
        note = _("申诉有结果，{finding}：{words}。").format(finding=finding_words(finding), words=review.final_words)
        _tell_both(need, note, f"final:{at.isoformat()}")
    return need


def finding_words(finding):
    """What was found, in the middle of a sentence."""
    if finding:
        return _("认定不可归责，这个评价不算进承办单位的解决率、满意率")
    return _("认定可以归责，评价照算")


def _open_review(need):
    review = selectors.review_of(need)
    if review is None:
        raise RuleBroken(_("这件诉求没有请过认定。"))
    return review


def _involved(need):
    return {*handler_ids(need), *selectors.caller_ids(need)}


def _set(need, finding):
    need.not_attributable = finding
    need.save(update_fields=["not_attributable"])


def _tell_both(need, note, key):
    tell_one(need, note, key=key)
    tell_unit(need, _("归责认定：{number}").format(number=need.number), key=key)


def _tell_levels(need, path, at):
    for user in accounts.users_with_role(policies.LEVELS_ABOVE, path=path):
        if user.pk == need.about_user_id or user.pk in need.kept_from:
            continue
        messaging.notify(
            to=Recipient(user_id=user.pk, name=user.name),
            kind=MessageKind.WORK,
            title=_("请认定归不归责：{number}").format(number=need.number),
            body=_("承办单位或诉求人对评价归不归责有话说。请看凭据和双方意见，按时认定。"),
            url=f"/needs/{need.public_id}/",
            key=f"need:{need.public_id}:review:{user.pk}:{at.isoformat()}",
        )
