"""What points thank for; states of a rule set with the only list of steps; where the money comes from."""

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


#: What of it is voluntary service, whose hours a volunteer's record holds: sitting in a meeting or having an idea is not.
SERVICE = tuple(each for each in Category if each not in (Category.DELIBERATION, Category.IDEAS))


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
    FALL = "fall"


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
    RulesVerb.FALL: Transition(frozenset({_S.ADOPTED, _S.POSTED}), _S.WITHDRAWN),  # with its resolution
}
#: Everybody reads a rule set in these: also while they are asked for their opinion.
OPEN_STATES = (_S.CONSULTING, _S.ADOPTED, _S.POSTED, _S.IN_FORCE, _S.ENDED)


class FundingKind(models.TextChoices):
    """Where the money behind points comes from. A committee does not itself collect from the public (慈善法第二十二条)."""

    COLLECTIVE = "collective", _("集体收入")
    FISCAL = "fiscal", _("财政小额奖补")
    DONATION = "donation", _("捐赠")
    SHOP = "shop", _("商家让利")
