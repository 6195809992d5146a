"""Words of buying: what is bought by which method, the steps of a purchase with their only list."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.works.vocabulary.projects import Transition


class Method(models.TextChoices):
    """How it is bought, the lightest first."""

    DIRECT = "direct", _("直接采购（两人签字、监督的人在场）")
    QUOTES = "quotes", _("三家询价")
    PLATFORM = "platform", _("乡镇平台竞争性谈判")
    COUNTY = "county", _("县（乡）公共资源平台")
    TENDER = "tender", _("依法招标")


#: Nobody is invited by a notice: two persons buy, a supervisor looks on.
UNCALLED = (Method.DIRECT,)
#: Villagers who build themselves buy no work.
SELF_BUILD = "self_build"
METHODS = [(SELF_BUILD, _("村民自建")), *Method.choices]


class Bought(models.TextChoices):
    WORKS = "works", _("工程")
    GOODS = "goods", _("货物")
    SERVICES = "services", _("服务")


class ServiceKind(models.TextChoices):
    """Which service is bought."""

    DESIGN = "design", _("设计、勘察")
    WATCH = "watch", _("监理")
    OTHER = "other", _("别的服务")


class PurchaseState(models.TextChoices):
    PLANNED = "planned", _("等报价")
    OPENED = "opened", _("已一起拆封")
    AWARDED = "awarded", _("定了哪家，正在公示")
    SIGNED = "signed", _("签了合同")
    ENDED = "ended", _("合同提前终止了")
    FAILED = "failed", _("没有成，不算")


class PurchaseVerb(StrEnum):
    BID = "bid"
    EVALUATOR = "evaluator"
    OPEN = "open"
    SAY_SPLIT = "say_split"
    AWARD = "award"
    SIGN = "sign"
    REACH = "reach"
    FAIL = "fail"
    REBIND = "rebind"
    CHANGE = "change"
    FINISH = "finish"
    BREAK_OFF = "break_off"
    AGREE = "agree"
    DECLINE = "decline"
    END = "end"


_S = PurchaseState
_OPEN = frozenset({_S.PLANNED, _S.OPENED})
_CONTRACT = frozenset({_S.SIGNED, _S.ENDED})
#: The only list of steps of a purchase; no target: it stays where it is.
PURCHASE_WAYS = {
    PurchaseVerb.BID: Transition(frozenset({_S.PLANNED}), None),
    PurchaseVerb.EVALUATOR: Transition(frozenset({_S.PLANNED}), None),
    PurchaseVerb.OPEN: Transition(frozenset({_S.PLANNED}), _S.OPENED),
    PurchaseVerb.SAY_SPLIT: Transition(_OPEN, None),
    PurchaseVerb.AWARD: Transition(frozenset({_S.OPENED}), _S.AWARDED),
    PurchaseVerb.SIGN: Transition(frozenset({_S.AWARDED}), _S.SIGNED),
    PurchaseVerb.REACH: Transition(frozenset({_S.SIGNED}), None),
    PurchaseVerb.REBIND: Transition(_CONTRACT, None),
    PurchaseVerb.CHANGE: Transition(frozenset({_S.SIGNED}), None),
    PurchaseVerb.FINISH: Transition(_CONTRACT, None),
    PurchaseVerb.BREAK_OFF: Transition(frozenset({_S.SIGNED}), None),
    PurchaseVerb.AGREE: Transition(_CONTRACT, None),
    PurchaseVerb.DECLINE: Transition(_CONTRACT, None),
    PurchaseVerb.END: Transition(frozenset({_S.SIGNED}), _S.ENDED),
    PurchaseVerb.FAIL: Transition(_OPEN | {_S.AWARDED}, _S.FAILED),
}  # fmt: skip
#: What only goes on while the project still buys.
BUYING = (PurchaseVerb.BID, PurchaseVerb.EVALUATOR, PurchaseVerb.OPEN, PurchaseVerb.AWARD, PurchaseVerb.SIGN)
#: A price is bound.
BOUND = (_S.AWARDED, _S.SIGNED, _S.ENDED)
#: There is a contract to pay under, also where it was ended before the work was done.
CONTRACTED = (_S.SIGNED, _S.ENDED)


class AmendKind(models.TextChoices):
    """What becomes of a signed contract's price."""

    CHANGE = "change", _("变更单")
    FINAL = "final", _("结算价")
    END = "end", _("提前终止")


class AmendState(models.TextChoices):
    WAITING = "waiting", _("等另一个人核对")
    AGREED = "agreed", _("核对过，算数")
    DECLINED = "declined", _("没有同意")
