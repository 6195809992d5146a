"""The steps of a meeting and of the items on its agenda: each with its form, its service, and who may."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.deliberation import forms, policies, selectors, services
from lianxin.deliberation.vocabulary import MeetingState, MeetingVerb
from lianxin.kit import clock
from lianxin.kit.decisions import allow, check
from lianxin.kit.steps import Step


def _may_object(actor, meeting):
    return allow() if meeting.is_seated else policies.can_enter_attendance(actor, meeting)


def _may_sign_in(actor, meeting):
    return check(meeting.is_seated, _("您不在这次会议的名册上，可以列席旁听。"))


def _keeps_item(actor, item):
    return policies.can_keep_meeting(actor, item.meeting)


def _has_objections(meeting):
    return any(each.answered_at is None for each in meeting.objections.all())


def meets(meeting):
    return meeting.state in (MeetingState.CALLED, MeetingState.OPEN)


def _is_unseen(meeting):
    return meeting.supervised_at is None


def _has_online(meeting):
    return bool(selectors.online_at(meeting)) if meeting.body.rule().takes_remote else False


def _is_untried(meeting):
    return selectors.next_try(meeting) is None


def still_comes(meeting):
    """Somebody may still sign in: to one too few had come to on its day alone."""
    return meeting.state != MeetingState.INQUORATE or clock.today() == clock.day_of(meeting.starts_at)


def _asks_study(meeting):
    return meeting.body.held_to.studied_first


def _calls_roll(item):
    return _has_online(item.meeting)


def _step(name, verb, label, form, run, allowed=policies.can_keep_meeting, told="", fits=None):
    return Step(name, verb, label, form, run, "meeting", allowed, told, fits)


_V, _F, _S = MeetingVerb, forms, services
_CALLS = _L("通知发出后，名册冻结，议程不再改。")
_OPENS = _L(
    "按签到清点人数：够了就开会，不够就没有开成。够了以后，签了到的不能再改，晚到的可以补签；不够的，当天人到齐了可以再清点。"
)
_AGAIN = _L("议程、主持人、记录人都照这一次的，不用再写。定好日子以后再发通知，名册按那时候的人重新定。")
_VALIDATES = _L("核定以后记录不能再改。要由写记录以外的人核定，到会的人在纸上签了名才能核定。")
_CLOSES = _L("写了要表决的话的，每一项都要表决了，或者写明推到下次，才能散会。")
MEETING_STEPS = {
    step.name: step
    for step in (
        _step("sign-in", _V.ATTEND, _L("我来签到"), _F.SignInForm, _S.sign_in, _may_sign_in, fits=still_comes),
        _step("item", _V.ADD_ITEM, _L("加一项议程"), _F.ItemForm, _S.add_item),
        _step("study", _V.STUDY, _L("党组织先研究"), _F.StudyForm, _S.name_study, fits=_asks_study),
        _step("call", _V.CALL, _L("发通知"), _F.CallForm, _S.call_meeting, told=_CALLS),
        _step("open", _V.OPEN, _L("清点人数，开会"), _F.ConfirmForm, _S.open_meeting, told=_OPENS, fits=still_comes),
        _step(
            "identity", _V.IDENTIFY, _L("核对线上身份"), _F.IdentityForm, _S.check_identity, policies.can_enter_attendance,
            _L("线上参加的，一个一个核对是不是名册上的本人。开会以前没有核对的，不算到会，也不能表决。"), _has_online,
        ),
        _step("absences", _V.EXCUSE, _L("登记没有到会的原因"), _F.AbsencesForm, _S.note_absences, policies.can_enter_attendance),
        _step("again", _V.AGAIN, _L("再开一次"), _F.AgainForm, _S.plan_again, told=_AGAIN, fits=_is_untried),
        _step("close", _V.CLOSE, _L("散会"), _F.ConfirmForm, _S.close_meeting, told=_CLOSES),
        _step("minutes", _V.MINUTE, _L("写会议记录"), _F.MinutesForm, _S.write_minutes),
        _step("object", _V.OBJECT, _L("对记录提意见"), _F.ObjectionForm, _S.object_to_minutes, _may_object),
        Step(
            "answer", _V.ANSWER, _L("答复对记录的意见"), _F.AnswerForm, _S.answer_objection, "",
            policies.can_keep_meeting, "", _has_objections,
        ),
        _step("validate", _V.VALIDATE, _L("核定记录"), _F.ValidateForm, _S.validate_minutes, policies.can_validate_minutes, _VALIDATES),
        _step("scan", _V.SCAN, _L("附签名页"), _F.ScanForm, _S.attach_scan, policies.can_enter_attendance),
        _step("attach", _V.ATTACH, _L("附照片和材料"), _F.AttachForm, _S.attach_photos, policies.can_enter_attendance),
        _step(
            "supervise", _V.SUPERVISE, _L("监督委员会看记录"), _F.SuperviseForm, _S.supervise_minutes,
            policies.can_supervise_minutes, fits=_is_unseen,
        ),
        _step("cancel", _V.CANCEL, _L("取消会议"), _F.CancelForm, _S.cancel_meeting),
    )
}  # fmt: skip
_BALLOTS = _L(
    "名册就是现在到会、没有回避的人。纸票、网上、有人帮着投一起算；截止计票以后，结果自动记到这一项，不用再填。"
)
ITEM_STEPS = {
    "roll-call": Step(
        "roll-call",
        _V.CALL_ROLL,
        _L("线上点名"),
        _F.RollCallForm,
        _S.call_roll,
        "item",
        _keeps_item,
        _L("表决这一项以前，线上参加的一个一个点名；不在线的、不表决的，票数里不算。"),
        _calls_roll,
    ),
    "vote": Step("vote", _V.VOTE, _L("登记表决"), _F.VoteForm, _S.record_vote, "item", _keeps_item),
    "ballot": Step(
        "ballot", _V.VOTE, _L("无记名投票"), _F.ItemBallotForm, _S.put_to_ballot, "item", _keeps_item, _BALLOTS
    ),
    "put-off": Step("put-off", _V.VOTE, _L("推到下次"), _F.PutOffForm, _S.put_off_item, "item", _keeps_item),
    "amend": Step("amend", _V.AMEND, _L("改表决的话"), _F.AmendForm, _S.amend_motion, "item", _keeps_item),
    "recuse": Step("recuse", _V.RECUSE, _L("登记回避"), _F.RecuseForm, _S.recuse, "item", _keeps_item),
}
