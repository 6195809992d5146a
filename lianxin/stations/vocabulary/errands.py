"""代办: kinds, states, and the table of steps."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.stations.vocabulary.steps import table


class ErrandKind(models.TextChoices):
    SUBSIDY = "subsidy", _("申领补贴")
    INSURANCE = "insurance", _("医保社保")
    LIFE_PROOF = "life_proof", _("养老金资格认证")
    CERTIFICATE = "certificate", _("证件证照")
    REPAIR = "repair", _("报修")
    PARCEL = "parcel", _("取快递、买药")
    FORM = "form", _("填表")
    ACCOMPANY = "accompany", _("陪同去办")
    OTHER = "other", _("别的事")


class ErrandState(models.TextChoices):
    ASKED = "asked", _("已提出")
    ACCEPTED = "accepted", _("已答应")
    AUTHORISED = "authorised", _("已授权")
    SUBMITTED = "submitted", _("已递交")
    WAITING_OFFICE = "waiting_office", _("等部门办")
    RETURNED = "returned", _("已交回")
    CLOSED = "closed", _("已办结")
    DECLINED = "declined", _("办不了")


class ErrandVerb(StrEnum):
    ASK = "ask"
    ACCEPT = "accept"
    DECLINE = "decline"
    AUTHORISE = "authorise"
    SUBMIT = "submit"
    AWAIT_OFFICE = "await_office"
    RETURN = "return"
    CLOSE = "close"


_E, _D = ErrandState, ErrandVerb
ERRANDS_ENDED = frozenset({_E.CLOSED, _E.DECLINED})
#: Papers may be with whoever runs the errand in these.
ERRANDS_UNDER_WAY = frozenset({_E.ACCEPTED, _E.AUTHORISED, _E.SUBMITTED, _E.WAITING_OFFICE})
#: What it means for the person it is run for, by state.
ERRAND_FOR_YOU = {
    _E.ASKED: _("站里会先答复您办不办得了，再去办。"),
    _E.ACCEPTED: _("要您签授权委托书、交证件原件的，会上门或请您到站里来；收了什么都有交接单。"),
    _E.AUTHORISED: _("委托随时可以收回，说一声就行。"),
    _E.SUBMITTED: _("您不用跑，部门有了结果站里告诉您。"),
    _E.WAITING_OFFICE: _("您不用跑，部门有了结果站里告诉您。"),
    _E.RETURNED: _("请核对结果和交出去的原件，都齐了再签收。"),
    _E.CLOSED: _("没收到、原件没还的，马上打站里的电话。"),
    _E.DECLINED: _("收过的原件都应当还给您了；没还的，马上打站里的电话。"),
}
ERRAND_TRANSITIONS = table(
    (_D.ACCEPT, {_E.ASKED}, _E.ACCEPTED, _("{other}答应去办")),
    (_D.DECLINE, {_E.ASKED, _E.ACCEPTED, _E.AUTHORISED}, _E.DECLINED, _("办不了：{words}。可以：{other}")),
    (_D.AUTHORISE, {_E.ACCEPTED}, _E.AUTHORISED, _("本人签了授权委托书，委托{other}")),
    (_D.SUBMIT, {_E.ACCEPTED, _E.AUTHORISED}, _E.SUBMITTED, _("已递交{other}，{words}")),
    (_D.AWAIT_OFFICE, {_E.SUBMITTED}, _E.WAITING_OFFICE, _("等部门办：{words}")),
    (_D.RETURN, ERRANDS_UNDER_WAY, _E.RETURNED, _("结果：{words}")),
    (_D.CLOSE, {_E.RETURNED}, _E.CLOSED, _("本人收到，{other}")),
)
