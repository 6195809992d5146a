"""What can be done with a case on its page: one entry per verb, with its form and its service.

The page and the form view read this table; nothing about a verb is written anywhere else in the web layer.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from lianxin.kit.decisions import hide
from lianxin.needs import forms, policies, selectors, services
from lianxin.needs.views.fitting import fits
from lianxin.needs.vocabulary import QUIET_VERBS, TRANSITIONS, State, Verb


@dataclass(frozen=True)
class Step:
    """``label`` is the button; ``allowed(viewer)`` the policy; ``run`` the service taking the form's values."""

    name: str
    label: object
    form: type
    run: object
    allowed: object
    verb: Verb | None = None
    primary: bool = False
    by_requester: bool = False

    def starts_from(self, need):
        return self.verb is None or need.state in TRANSITIONS[self.verb].sources


@dataclass(frozen=True)
class Viewer:
    """Who looks at a case: everything the policies ask, fetched once."""

    actor: object
    need: object
    handler_ids: frozenset
    caller_ids: frozenset
    holds_pickup: bool = False


def _desk(v):
    return policies.can_dispatch_need(v.actor, v.need)


def _handler(v):
    return policies.can_handle_need(v.actor, v.need)


def _checker(v):
    return policies.can_check_answer(v.actor, v.need, v.handler_ids)


def _caller(v):
    return policies.can_call_back(v.actor, v.need, v.handler_ids)


def _above(v):
    return policies.can_decide_terms(v.actor, v.need)


def _supervisor(v):
    return policies.can_supervise(v.actor, v.need)


def _whistler(v):
    return policies.can_whistle(v.actor, v.need)


def _asks_whistle(v):
    return policies.can_ask_whistle(v.actor, v.need)


def _decides_review(v):
    return _decides(policies.can_decide_review, v)


def _decides_appeal(v):
    return _decides(policies.can_decide_appeal, v)


def _decides(may, v):
    review = selectors.review_of(v.need)
    return may(v.actor, v.need, review, {*v.handler_ids, *v.caller_ids}) if review else hide()


def _mediator(v):
    return policies.can_mediate_need(v.actor, v.need)


def _requester(v):
    return policies.can_speak_as_requester(v.actor, v.need, v.handler_ids, holds_pickup=v.holds_pickup)


def _step(verb, label, form, run, allowed, **more):
    return Step(str(verb), label, form, run, allowed, verb, **more)


_V, _F, _S = Verb, forms, services
MOST_AT_HAND = 6
_RARE = frozenset(
    {
        _V.PASS_UP, _V.REFER_OUT, _V.REJECT, _V.UPHOLD_DISPATCH, _V.OBJECT, _V.EXPLAIN, _V.AWAIT_THIRD_PARTY,
        _V.MEDIATE, _V.OPEN_WHISTLE, _V.REQUEST_EXTENSION, _V.WITHDRAW, "ask_whistle", "decline_whistle", "ask_review",
        "publish", "unpublish", "rule_on_names", "withdraw_consent",
    }
)  # fmt: skip
#: Whose need was merged takes these on the case that leads.
_ON_THE_LEAD = frozenset({Verb.SUPPLEMENT, Verb.WRITE, Verb.REOPEN})
STEPS = {
    s.name: s
    for s in (
        _step(_V.DISPATCH, _("派单"), _F.UnitActionForm, _S.dispatch_need, _desk, primary=True),
        _step(_V.ANSWER_ON_SPOT, _("当场答复"), _F.SpotAnswerForm, _S.answer_on_spot, _desk),
        _step(_V.RECLASSIFY, _("改分类和缓急"), _F.ReclassifyForm, _S.reclassify_need, _desk),
        _step(_V.PASS_UP, _("请上级协调"), _F.ReasonForm, _S.pass_up, _desk),
        _step(_V.REFER_OUT, _("转有关渠道"), _F.ReferForm, _S.refer_out, _desk),
        _step(
            _V.CONFIRM_REFERRAL,
            _("记下对方的回执"),
            _F.ReferralReceiptForm,
            _S.confirm_referral,
            _desk,
            primary=True,
        ),
        _step(_V.REJECT, _("不予受理"), _F.RejectForm, _S.reject_need, _desk),
        _step(_V.REDISPATCH, _("改派"), _F.UnitActionForm, _S.redispatch_need, _desk, primary=True),
        _step(_V.UPHOLD_DISPATCH, _("维持派单"), _F.ReasonForm, _S.uphold_dispatch, _desk),
        _step(_V.MERGE, _("并案"), _F.MergeForm, _S.merge_need, _desk),
        _step(_V.ACCEPT, _("接单"), _F.PlainForm, _S.accept_need, _handler, primary=True),
        _step(_V.OBJECT, _("提出派单异议"), _F.ObjectionForm, _S.object_to_dispatch, _handler),
        _step(_V.CONTACT, _("记录已联系诉求人"), _F.ContactForm, _S.record_contact, _handler, primary=True),
        _step(_V.REPORT_RESOLVED, _("答复办结"), _F.AnswerForm, _S.report_resolved, _handler, primary=True),
        _step(_V.PROGRESS, _("写进展"), _F.ProgressForm, _S.record_progress, _handler),
        _step(_V.ASK_REQUESTER, _("请诉求人补充"), _F.AskForm, _S.ask_requester, _handler),
        _step(_V.AWAIT_THIRD_PARTY, _("等第三方"), _F.WordsForm, _S.await_third_party, _handler),
        _step(_V.RESUME, _("继续办理"), _F.PlainForm, _S.resume_handling, _handler),
        _step(_V.REQUEST_EXTENSION, _("申请延期"), _F.ExtensionForm, _S.request_extension, _handler),
        _step(_V.EXPLAIN, _("说明暂不能办"), _F.ExplainForm, _S.explain_unresolvable, _handler),
        _step(_V.GRANT_EXTENSION, _("批准延期"), _F.PlainForm, _S.grant_extension, _above, primary=True),
        _step(_V.REFUSE_EXTENSION, _("不同意延期"), _F.ReasonForm, _S.refuse_extension, _above),
        _step(_V.UPHOLD_PAUSE, _("核定：该暂停"), _F.RulingForm, _S.uphold_pause, _above),
        _step(_V.LIFT_PAUSE, _("核定：不该暂停"), _F.RulingForm, _S.lift_pause, _above, primary=True),
        _step(_V.APPROVE_ANSWER, _("核对通过"), _F.ApproveForm, _S.approve_answer, _checker, primary=True),
        _step(_V.RETURN_ANSWER, _("退回重办"), _F.ReasonForm, _S.return_answer, _checker),
        _step(_V.CALL_BACK, _("记录回访"), _F.CallbackForm, _S.record_callback, _caller, primary=True),
        _step(_V.REOPEN_AGAIN, _("同意再次办理"), _F.ReasonForm, _S.reopen_again, _supervisor),
        _step(
            _V.SUPPLEMENT,
            _("补充情况"),
            _F.SupplementForm,
            _S.supplement_need,
            _requester,
            primary=True,
            by_requester=True,
        ),
        _step(_V.WRITE, _("补充一句"), _F.SupplementForm, _S.write_to_case, _requester, by_requester=True),
        _step(
            _V.CLOSE, _("说说办得怎样，销号"), _F.CloseForm, _S.close_need, _requester, primary=True, by_requester=True
        ),
        _step(
            _V.RETURN_REFERRAL,
            _("转去的地方没有收"),
            _F.OptionalWordsForm,
            _S.return_referral,
            _requester,
            by_requester=True,
        ),
        _step(_V.REOPEN, _("没办好，请重办"), _F.OptionalWordsForm, _S.reopen_need, _requester, by_requester=True),
        Step("contest_pause", _("对暂停有意见"), _F.WordsForm, _S.contest_pause, _requester, by_requester=True),
        _step(_V.WITHDRAW, _("撤回诉求"), _F.OptionalWordsForm, _S.withdraw_need, _requester, by_requester=True),
        Step("ask_whistle", _("请镇里吹哨"), _F.AskWhistleForm, _S.ask_whistle, _asks_whistle),
        _step(_V.OPEN_WHISTLE, _("吹哨"), _F.BlowWhistleForm, _S.blow_whistle, _whistler),
        Step("decline_whistle", _("不吹哨，说明原因"), _F.ReasonForm, _S.decline_whistle, _whistler),
        _step(_V.MEDIATE, _("申请调解"), _F.MediateNeedForm, _S.mediate_need, _mediator),
        Step("ask_review", _("请上一级认定不可归责"), _F.AskReviewForm, _S.ask_review, _handler),
        Step(
            "object_review",
            _("对不可归责的认定提意见"),
            _F.ReviewWordsForm,
            _S.object_review,
            _requester,
            by_requester=True,
        ),
        Step("decide_review", _("认定归不归责"), _F.FindingForm, _S.decide_review, _decides_review, primary=True),
        Step("appeal_as_unit", _("对认定申诉"), _F.ReviewWordsForm, _S.appeal_as_unit, _handler),
        Step(
            "appeal_as_requester",
            _("不同意认定，申诉"),
            _F.ReviewWordsForm,
            _S.appeal_as_requester,
            _requester,
            by_requester=True,
        ),
        Step("decide_appeal", _("复核认定"), _F.FindingForm, _S.decide_appeal, _decides_appeal, primary=True),
        Step("rule_on_names", _("核对投诉的是谁"), _F.NamesForm, _S.rule_on_names, _desk),
        Step("withdraw_consent", _("不再同意公开"), _F.PlainForm, _S.withdraw_consent, _requester, by_requester=True),
        Step("publish", _("公开这件诉求"), _F.SummaryForm, _S.publish_need, _desk),
        Step("unpublish", _("从公开页撤下"), _F.PlainForm, _S.unpublish_need, _desk),
    )
}


def _has_to_do(step, need):
    acts_on = selectors.leading(need) if step.verb in _ON_THE_LEAD else need
    if step.verb == Verb.REOPEN and selectors.has_reopened(need):
        return False
    return step.starts_from(acts_on) and fits(step.name, acts_on)


def open_steps(viewer):
    """The steps this viewer may take now, the main one first; none once the words are gone."""
    if viewer.need.cleared_at:
        return []
    found = [s for s in STEPS.values() if _has_to_do(s, viewer.need) and s.allowed(viewer)]
    return sorted(found, key=lambda s: not s.primary)


def common_and_rare(steps):
    """The buttons at hand, and those under “更多” once there are too many to choose among."""
    if len(steps) <= MOST_AT_HAND:
        return steps, []
    return [s for s in steps if s.name not in _RARE], [s for s in steps if s.name in _RARE]


def verb_names():
    """What other systems hear of a need, in words: a step's button, or where a verb without a button leads."""
    return {
        verb: STEPS[verb].label if verb in STEPS else State(way.target or min(way.sources)).label
        for verb, way in TRANSITIONS.items()
        if verb not in QUIET_VERBS
    } | {Verb.REGISTER: State.REGISTERED.label, Verb.TAKE_OVER: _("单位合并，换了单位接着办")}
