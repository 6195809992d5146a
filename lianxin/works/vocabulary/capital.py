"""Words of outside capital: what is looked at before, what has to be answered, the steps with their only list."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.works.vocabulary.projects import Transition


class Check(models.TextChoices):
    """What is looked at before a contract (land contract law, art. 45; the ministry's measures of 2021)."""

    CREDIT = "credit", _("信用：执照、失信和涉诉、以前做过的项目")
    PLAN = "plan", _("经营计划：做什么、投多少、能不能做成")
    LAND = "land", _("用地：符合规划，不改变农地用途")
    RENT = "rent", _("租金保障：先付、押金或者保险")
    BENEFIT = "benefit", _("怎么带村民：用工、收购、分红")
    EXIT = "exit", _("退出：什么情况可以走，东西归谁")
    RESTORATION = "restoration", _("复原：谁出钱、恢复成什么样")


class LandUse(models.TextChoices):
    NONE = "none", _("不用地")
    FARM = "farm", _("农用，不改变用途")
    BUILDING = "building", _("集体建设用地，有手续")


class Caution(models.TextChoices):
    """What may be wrong with an offer of money: a fact to check, not a judgement."""

    RETURN = "return", _("约定了固定回报或者保本")
    PUBLIC = "public", _("要向村民或者社会上的人收钱")
    GUARANTEE = "guarantee", _("要集体或者村委会担保")
    SINGLE = "single", _("只有一家收购")
    TERM = "term", _("合同期比土地承包剩下的年限长")


class CapitalState(models.TextChoices):
    OPEN = "open", _("正在核实")
    SIGNED = "signed", _("签了合同")
    ENDED = "ended", _("已退出")


class CapitalVerb(StrEnum):
    CHECK = "check"
    ANSWER = "answer"
    SIGN = "sign"
    END = "end"


_S = CapitalState
#: The only list of steps of outside capital; no target: it stays where it is.
CAPITAL_WAYS = {
    CapitalVerb.CHECK: Transition(frozenset({_S.OPEN}), None),
    CapitalVerb.ANSWER: Transition(frozenset({_S.OPEN}), None),
    CapitalVerb.SIGN: Transition(frozenset({_S.OPEN}), _S.SIGNED),
    CapitalVerb.END: Transition(frozenset({_S.SIGNED}), _S.ENDED),
}
