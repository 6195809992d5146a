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
ERRAND_TRANSITIONS = table(
    (_D.ACCEPT, {_E.ASKED}, _E.ACCEPTED, _("{other}答应去办")),
    (_D.DECLINE, {_E.ASKED, _E.ACCEPTED, _E.AUTHORISED}, _E.DECLINED, _("办不了：{words}。可以：{other}")),
    (_D.AUTHORISE, {_E.ACCEPTED}, _E.AUTHORISED, _("本人签了授权委托书，委托{other}")),
    (_D.SUBMIT, {_E.ACCEPTED, _E.AUTHORISED}, _E.SUBMITTED, _("已递交{other}，{words}")),
    (_D.AWAIT_OFFICE, {_E.SUBMITTED}, _E.WAITING_OFFICE, _("等部门办：{words}")),
    (_D.RETURN, ERRANDS_UNDER_WAY, _E.RETURNED, _("结果：{words}")),
    (_D.CLOSE, {_E.RETURNED}, _E.CLOSED, _("本人收到，{other}")),
)
