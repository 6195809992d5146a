"""Words of the points room: what points thank for, states of a rule set with the only list of steps, audit tags."""

from enum import StrEnum
from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.accounts.vocabulary import Role


class Category(models.TextChoices):
    """The whitelist: nothing else is thanked for with points. ``calc.linting.CATEGORIES`` holds the same codes."""

    LABOUR = "labour", _("公共劳动（共建）")
    ENVIRONMENT = "environment", _("公共环境和垃圾分类")
    HELP_AND_CARE = "help_and_care", _("互助和照料")
    PATROL = "patrol", _("志愿巡逻、防火值守")
    CULTURE = "culture", _("组织文化体育活动")
    TEACHING = "teaching", _("教人手艺")
    DELIBERATION = "deliberation", _("参与议事（到会、记录，不看怎么投票）")
    FACILITIES = "facilities", _("爱护公共设施")
    EMERGENCY = "emergency", _("应急帮忙")
    IDEAS = "ideas", _("被采纳的建议")
    NEWCOMERS = "newcomers", _("帮助新来的人、新就业群体的贡献")


class Unit(models.TextChoices):
    TIME = "time", _("每小时")
    OCCASION = "occasion", _("每次")
    THING = "thing", _("每件")


class Period(models.TextChoices):
    MONTH = "month", _("每月")
    QUARTER = "quarter", _("每季度")
    YEAR = "year", _("每年")
    TERM = "term", _("整个有效期")


class Evidence(models.TextChoices):
    """What a claim rests on. A photo is never required."""

    NONE = "none", _("不用凭据")
    WITNESS = "witness", _("有人作证")
    ORGANISER_LIST = "organiser_list", _("组织人的名单")
    PHOTO_OPTIONAL = "photo_optional", _("有照片更好，没有也行")


class ClaimBy(models.TextChoices):
    SELF = "self", _("本人")
    HOUSEHOLD = "household", _("家里人")
    LIAISON = "liaison", _("联系人代报")
    ORGANISER = "organiser", _("组织人的名单")


#: Who may be named in a rule as verifier.
VERIFIERS = (
    Role.COMMITTEE_MEMBER, Role.BRANCH_SECRETARY, Role.STATION_STAFF, Role.GRID_WORKER, Role.LIAISON,
)  # fmt: skip


class RulesState(models.TextChoices):
    DRAFT = "draft", _("起草")
    CONSULTING = "consulting", _("正在征求意见")
    CHECKING = "checking", _("等监督委员会和合法性审查")
    CHECKED = "checked", _("审过了，等会议通过")
    ADOPTED = "adopted", _("会议已通过，等张贴")
    POSTED = "posted", _("公示中")
    IN_FORCE = "in_force", _("有效")
    ENDED = "ended", _("已停用")
    WITHDRAWN = "withdrawn", _("没有通过，已撤回")


class RulesVerb(StrEnum):
    EDIT = "edit"
    CONSULT = "consult"
    CLOSE = "close"
    CHECK = "check"
    PASS = "pass"
    HOLD = "hold"
    ADOPT = "adopt"
    POST = "post"
    ENACT = "enact"
    END = "end"
    WITHDRAW = "withdraw"


class Transition(NamedTuple):
    sources: frozenset
    target: RulesState


_S = RulesState
#: The only list of steps a rule set takes.
RULES_WAYS = {
    RulesVerb.EDIT: Transition(frozenset({_S.DRAFT}), _S.DRAFT),
    RulesVerb.CONSULT: Transition(frozenset({_S.DRAFT}), _S.CONSULTING),
    RulesVerb.CLOSE: Transition(frozenset({_S.CONSULTING}), _S.CHECKING),
    RulesVerb.CHECK: Transition(frozenset({_S.CHECKING}), _S.CHECKING),
    RulesVerb.PASS: Transition(frozenset({_S.CHECKING}), _S.CHECKED),
    RulesVerb.HOLD: Transition(frozenset({_S.CONSULTING, _S.CHECKING, _S.CHECKED, _S.POSTED}), _S.DRAFT),
    RulesVerb.ADOPT: Transition(frozenset({_S.CHECKED}), _S.ADOPTED),
    RulesVerb.POST: Transition(frozenset({_S.ADOPTED}), _S.POSTED),
    RulesVerb.ENACT: Transition(frozenset({_S.POSTED}), _S.IN_FORCE),
    RulesVerb.END: Transition(frozenset({_S.IN_FORCE}), _S.ENDED),
    RulesVerb.WITHDRAW: Transition(
        frozenset({_S.DRAFT, _S.CONSULTING, _S.CHECKING, _S.CHECKED, _S.ADOPTED}), _S.WITHDRAWN
    ),
}
#: Everybody reads a rule set in these: also while they are asked for their opinion.
OPEN_STATES = (_S.CONSULTING, _S.ADOPTED, _S.POSTED, _S.IN_FORCE, _S.ENDED)


class FundingKind(models.TextChoices):
    """Where the money behind points comes from. A committee does not itself collect from the public (慈善法第二十二条)."""

    COLLECTIVE = "collective", _("集体收入")
    FISCAL = "fiscal", _("财政小额奖补")
    DONATION = "donation", _("捐赠")
    SHOP = "shop", _("商家让利")


class Channel(models.TextChoices):
    """How a claim came in."""

    SELF = "self", _("本人报的")
    HOUSEHOLD = "household", _("家里人报的")
    LIAISON = "liaison", _("联系人代报的")
    PAPER = "paper", _("纸上写的")
    ORGANISER = "organiser", _("组织人的名单")


class ClaimState(models.TextChoices):
    WAITING = "waiting", _("等第一个人核实")
    ONCE = "once", _("等第二个人核实")
    VERIFIED = "verified", _("核实了，等公示")
    POSTED = "posted", _("公示中")
    SETTLED = "settled", _("已入账")
    DECLINED = "declined", _("没有核实成")
    WITHDRAWN = "withdrawn", _("已撤回")
    REMOVED = "removed", _("异议成立，没有入账")
    REVERSED = "reversed", _("入账后冲回")


#: Claims that count towards a cap.
COUNTED = (
    ClaimState.WAITING, ClaimState.ONCE, ClaimState.VERIFIED, ClaimState.POSTED, ClaimState.SETTLED,
)  # fmt: skip


class BatchState(models.TextChoices):
    POSTED = "posted", _("公示中")
    SETTLED = "settled", _("已入账")


class MoveKind(models.TextChoices):
    AWARD = "award", _("谢谢")
    REDEEM = "redeem", _("兑换")
    EXPIRE = "expire", _("到期")
    REVERSE = "reverse", _("冲回")
    TRANSFER = "transfer", _("家里转")


class ReversalGround(models.TextChoices):
    """The only two reasons for which an award is taken back."""

    ERROR = "error", _("弄错了")
    FRAUD = "fraud", _("弄虚作假")


class ReversalState(models.TextChoices):
    NOTICED = "noticed", _("已通知本人，等申诉期满")
    APPEALED = "appealed", _("本人申诉，等监督委员会定")
    DONE = "done", _("已冲回")
    DROPPED = "dropped", _("不冲回")


class ItemKind(models.TextChoices):
    GOODS = "goods", _("东西")
    SERVICE = "service", _("借用、理发、体检等")


class StockSource(models.TextChoices):
    PURCHASE = "purchase", _("买的")
    DONATION = "donation", _("捐的")
    DISCOUNT = "discount", _("商家让利")


class StockKind(models.TextChoices):
    IN = "in", _("进")
    OUT = "out", _("兑出")
    COUNT = "count", _("盘点")


class RedemptionState(models.TextChoices):
    RESERVED = "reserved", _("留着，等取")
    HANDED = "handed", _("已交")
    CANCELLED = "cancelled", _("不要了")


class Proof(models.TextChoices):
    """By what the thing was handed over."""

    CODE = "code", _("取货码")
    SIGNATURE = "signature", _("签字或按手印")


class MessageKind(models.TextChoices):
    REVERSAL = "points.reversal", _("积分要冲回")
    EXPIRY = "points.expiry", _("积分快到期")
    REDEMPTION = "points.redemption", _("积分兑换")


class AuditTag(StrEnum):
    DRAFT_RULES = "points:rules:draft"
    EDIT_RULES = "points:rules:edit"
    ADD_RULE = "points:rules:add_rule"
    DROP_RULE = "points:rules:drop_rule"
    CONSULT_RULES = "points:rules:consult"
    CLOSE_RULES = "points:rules:close"
    CHECK_RULES = "points:rules:check"
    HOLD_RULES = "points:rules:hold"
    ADOPT_RULES = "points:rules:adopt"
    POST_RULES = "points:rules:post"
    ENACT_RULES = "points:rules:enact"
    END_RULES = "points:rules:end"
    WITHDRAW_RULES = "points:rules:withdraw"
    FUND = "points:budget:fund"
    OPEN_PURSE = "points:purse:open"
    OPEN_BOOKS = "points:books:open"
    PLAN_ACTIVITY = "points:activity:plan"
    LIST_PEOPLE = "points:activity:list_people"
    CLAIM = "points:claim:enter"
    VERIFY = "points:claim:verify"
    DECLINE = "points:claim:decline"
    WITHDRAW_CLAIM = "points:claim:withdraw"
    POST_BATCH = "points:batch:post"
    DECIDE_OBJECTION = "points:batch:decide_objection"
    REMOVE_CLAIM = "points:batch:remove_claim"
    SETTLE_BATCH = "points:batch:settle"
    NOTICE_REVERSAL = "points:reversal:notice"
    APPEAL_REVERSAL = "points:reversal:appeal"
    DECIDE_REVERSAL = "points:reversal:decide"
    CARRY_OUT_REVERSAL = "points:reversal:carry_out"
    TRANSFER = "points:purse:transfer"
    TELL_EXPIRY = "points:purse:tell_expiry"
    EXPIRE = "points:purse:expire"
    SET_GOAL = "points:goal:set"
    STOCK = "points:item:stock"
    ADD_STOCK = "points:item:add_stock"
    RESERVE = "points:redemption:reserve"
    HAND_OVER = "points:redemption:hand_over"
    CANCEL_REDEMPTION = "points:redemption:cancel"
    OPEN_STORE = "points:store:open"
    COUNT = "points:store:count"
    CONFIRM_COUNT = "points:store:confirm_count"
    POST_TOTALS = "points:store:post_totals"
