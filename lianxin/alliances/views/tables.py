"""What can be done with an alliance and with what stands in it."""

from django.utils.translation import gettext_lazy as _

from lianxin.alliances import forms, policies, services
from lianxin.alliances.vocabulary import MATCH_WAYS, MatchVerb
from lianxin.kit.steps import Step

_V, _F, _S, _P = MatchVerb, forms, services, policies


def _step(verb, label, form, run, allowed, told=""):
    return Step(str(verb), verb, label, form, run, "match", allowed, told)


MATCH_STEPS = {
    step.name: step
    for step in (
        _step(_V.AGREE, _("答应"), _F.AgreeForm, _S.agree_to_match, _P.can_give),
        _step(_V.DELIVER, _("登记送到"), _F.DeliverForm, _S.deliver_match, _P.can_give, _("对方会来确认收没收到。")),
        _step(_V.CONFIRM, _("确认收到"), _F.ConfirmForm, _S.confirm_match, _P.can_confirm),
        _step(_V.THANK, _("致谢"), _F.ThankForm, _S.thank_for_match, _P.can_receive),
        _step(_V.SEND_BACK, _("没有收到，或者不对"), _F.ReasonForm, _S.send_match_back, _P.can_receive),
        _step(_V.DECLINE, _("不答应"), _F.ReasonForm, _S.decline_match, _P.can_give),
        _step(_V.CALL_OFF, _("不办了"), _F.ReasonForm, _S.call_off_match, _P.can_call_off),
    )
}
SOURCES = {verb: (way.sources,) for verb, way in MATCH_WAYS.items()}
ALLIANCE_STEPS = {
    "list": Step("list", "", _("写一条到清单上"), _F.ItemForm, _S.list_item, "", _P.can_list),
    "meet": Step("meet", "", _("记一次会议"), _F.MeetingForm, _S.record_meeting, "alliance", _P.can_record),
    "admit": Step("admit", "", _("登记新成员"), _F.AdmitForm, _S.admit_member, "alliance", _P.can_keep),
    "amend": Step("amend", "", _("改章程"), _F.CharterForm, _S.amend_charter, "alliance", _P.can_keep),
    "end": Step("end", "", _("结束联盟"), _F.ReasonForm, _S.end_alliance, "alliance", _P.can_keep),
}
#: Beside the list of needs.
LIST_STEPS = {
    "take-over": Step("take-over", "", _("带来一件公开的诉求"), _F.TakeOverForm, _S.take_over_wish, "", _P.can_list),
}
FOUND = Step(
    "found", "", _("登记一个联盟"), _F.FoundForm, _S.found_alliance, "", lambda actor, _nothing: _P.can_found_any(actor)
)


def _of_alliance(policy):
    return lambda actor, thing: policy(actor, thing.alliance)


MEMBER_STEPS = {
    "delegate": Step(
        "delegate", "", _("登记代表"), _F.DelegateForm, _S.name_delegate, "member", _of_alliance(_P.can_keep)
    ),
    "leave": Step("leave", "", _("登记退出"), _F.ReasonForm, _S.leave_alliance, "member", _of_alliance(_P.can_keep)),
}
ITEM_STEPS = {
    "claim": Step("claim", "", _("我们来办"), _F.ClaimForm, _S.claim_match, "item", _P.can_take_up),
    "ask": Step("ask", "", _("请对方帮忙"), _F.AskForm, _S.ask_for_match, "resource", _P.can_ask),
    "take-off": Step("take-off", "", _("撤下"), _F.ReasonForm, _S.take_off_item, "item", _P.can_take_off),
}
RECALL = Step(
    "recall", "", _("不再是代表"), _F.PlainForm, _S.recall_delegate, "delegate",
    lambda actor, delegate: _P.can_keep(actor, delegate.member.alliance),
)  # fmt: skip
