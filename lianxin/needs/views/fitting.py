"""When a step of a case has anything to do, beside its state and who may: read from the need and what is prefetched."""

from lianxin.kit import clock
from lianxin.needs import selectors
from lianxin.needs.vocabulary import COMPLAINTS, DISPUTES, State, Verb


def _standing_pause(need, *, contested):
    return any(
        pause.ended_at is None and pause.upheld is None and bool(pause.contested) is contested
        for pause in need.pauses.all()
    )


def _may_be_joint(need):
    return need.state == State.IN_PROGRESS and not need.is_sealed


def _asks_for_whistle(need):
    return any(request.answered_at is None for request in need.whistle_requests.all())


def _may_be_mediated(need):
    is_quarrel = need.category.code.partition(".")[0] == DISPUTES
    is_about_staff = need.is_sealed or need.names_staff or need.about_user_id or need.about_unit_id
    return is_quarrel and not is_about_staff and not any(step.verb == Verb.MEDIATE for step in need.steps.all())


def _unfound(need):
    review = selectors.review_of(need)
    return review if review and review.finding is None else None


def _ripe(need):
    review = _unfound(need)
    return review is not None and (bool(review.objection) or review.objection_ends_at < clock.now())


def _may_object(need):
    review = _unfound(need)
    return review is not None and not review.objection and review.objection_ends_at >= clock.now()


def _may_be_appealed(need, *, by_unit):
    review = selectors.review_of(need)
    if review is None or review.finding is None or review.finding is by_unit:
        return False
    return review.appealed_at is None and review.appeal_ends_at >= clock.now()


def _is_appealed(need):
    review = selectors.review_of(need)
    return review is not None and review.appealed_at is not None and review.final is None


_FITS = {
    "write": lambda need: need.is_open,
    "answer_on_spot": lambda need: need.may_be_answered_at_once,
    "reopen_again": lambda need: need.reopened > 0,
    "request_extension": lambda need: clock.now() < need.due_at,
    "contest_pause": lambda need: _standing_pause(need, contested=False),
    "uphold_pause": lambda need: _standing_pause(need, contested=True),
    "lift_pause": lambda need: _standing_pause(need, contested=True),
    "ask_whistle": lambda need: _may_be_joint(need) and not _asks_for_whistle(need),
    "open_whistle": _may_be_joint,
    "decline_whistle": lambda need: _may_be_joint(need) and _asks_for_whistle(need),
    "confirm_referral": selectors.waits_for_receipt,
    "mediate": _may_be_mediated,
    "ask_review": selectors.may_ask_review,
    "object_review": _may_object,
    "decide_review": _ripe,
    "appeal_as_unit": lambda need: _may_be_appealed(need, by_unit=True),
    "appeal_as_requester": lambda need: _may_be_appealed(need, by_unit=False),
    "decide_appeal": _is_appealed,
    "rule_on_names": lambda need: need.is_open and (need.is_sealed or need.names_staff or need.kind in COMPLAINTS),
    "withdraw_consent": lambda need: need.may_publish,
    "publish": lambda need: need.may_publish and not need.public_summary,
    "unpublish": lambda need: bool(need.public_summary),
    "object": lambda need: not need.dispatch_is_final,
}


def fits(name, need):
    """Whether the step of this name has anything to do with the need as it stands."""
    return _FITS[name](need) if name in _FITS else True
