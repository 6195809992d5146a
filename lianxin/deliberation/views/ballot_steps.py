"""The steps of a ballot: each with its form, its service, and who may."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation import forms, policies, selectors, services
from lianxin.deliberation.vocabulary import BallotState
from lianxin.kit.decisions import check
from lianxin.kit.steps import Step


def keeps(actor, ballot):
    return policies.can_keep_body(actor, ballot.division_path, ballot.body.kind)


def _keeps_body(actor, body):
    return policies.can_keep_body(actor, body.division_path, body.kind)


OPEN = Step(
    "open", "", _L("发起投票"), forms.BallotForm, services.open_ballot, "body", _keeps_body,
    _L("这里发起的只征求意见，不作为表决。要定下来的，开会时在那一项议程上点“无记名投票”。"),
)  # fmt: skip
_CLOSES = _L("截止以后纸票、网上票一起算，结果和结果包马上公布，不能再投。")
_AGAIN = _L("没有选满的名额再选一次：没有选上的人里得票多的，比名额多一人，再投一轮。只再选一次。")
_VOIDS = _L(
    "作废以后这次投票不算数，写明的理由人人看得到。是会上一项议程的，那一项重新变成没有表决；是项目预算的，要重新投。名册上有账号的人都会收到通知。"
)
_STRIKES = _L(
    "先说错在哪里，再由另一个人核对；核对了才划掉，这一位才能再投。截止以后、计票以前也可以改。两个人的名字都记下来，计了票就不能再划。"
)
_CONFIRMS = _L("划掉以后，名册上这一位又是没有投，原来的投票码还能用。请先看过纸质名册和票箱里的张数。")
_READS = _L("两个人各读各的，互相不看。读得不一样的，由第三个人只读那几张，两个人一样的算。")


def is_open(ballot):
    return ballot.state == BallotState.OPEN


def _has_paper(ballot):
    return is_open(ballot) and selectors.has_paper(ballot)


def _has_strikes(ballot):
    return is_open(ballot) and bool(strikes_waiting(ballot))


def strikes_said_of(ballot):
    """Asked once a page."""
    if not hasattr(ballot, "all_strikes"):
        ballot.all_strikes = selectors.strikes_of(ballot)
    return ballot.all_strikes


def strikes_waiting(ballot):
    return [each for each in strikes_said_of(ballot) if each.answered_at is None]


def _confirms(actor, ballot):
    """Whether they may, and there is one that somebody else has asked for."""
    return policies.can_confirm_strike(actor, ballot) and check(
        any(each.asked_by_id != actor.id for each in strikes_waiting(ballot)),
        _("登记错了的要两个人都看过才划掉，请换一位来核对。"),
    )


def _may_be_void(ballot):
    return ballot.state != BallotState.VOID


def _step(name, label, form, run, allowed, told="", fits=is_open):
    return Step(name, "", label, form, run, "ballot", allowed, told, fits)


BALLOT_STEPS = {
    step.name: step
    for step in (
        _step("paper", _L("登记投了纸票的人"), forms.FindVoterForm, services.mark_paper, policies.can_help_voting),
        _step("strike", _L("登记错了纸票"), forms.StrikePaperForm, services.ask_to_strike, policies.can_help_voting, _STRIKES, _has_paper),
        _step("strike-confirm", _L("核对：是登记错了，划掉"), forms.AnswerStrikeForm, services.strike_mark, _confirms, _CONFIRMS, _has_strikes),
        _step("strike-keep", _L("核对：没有登记错，不划"), forms.AnswerStrikeForm, services.keep_mark, policies.can_confirm_strike, "", _has_strikes),
        _step("readings", _L("读纸票（两个人各读一遍）"), forms.ReadingForm, services.read_papers, policies.can_help_voting, _READS),
        _step("close", _L("截止，计票"), forms.ConfirmForm, services.close_ballot, keeps, _CLOSES),
        _step("again", _L("再选一次（第二轮）"), forms.SecondRoundForm, services.open_second_round, keeps, _AGAIN, selectors.may_vote_again),
        _step("void", _L("宣布作废"), forms.VoidForm, services.void_ballot, policies.can_void_ballot, _VOIDS, _may_be_void),
    )
}  # fmt: skip
