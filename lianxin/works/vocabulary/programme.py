"""Indicators of a village that is good to live in: each with its formula and source, measured here or told by the village.

They stand beside each other and are never added up to one score.
"""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    INFRASTRUCTURE = "infrastructure", _("基础设施")
    ENVIRONMENT = "environment", _("环境")
    SERVICES = "services", _("服务")
    CULTURE = "culture", _("乡风文化")
    GOVERNANCE = "governance", _("治理")
    INDUSTRY = "industry", _("产业和收入")
    PARTICIPATION = "participation", _("参与")


class Measure(models.TextChoices):
    """How a value reads: of a share the numerator and denominator are kept, of the rest a number."""

    SHARE = "share", _("%")
    NUMBER = "number", _("个")
    HOMES = "homes", _("户人家")
    MINUTES = "minutes", _("分钟")
    HOURS = "hours", _("小时")
    PER_HUNDRED = "per_hundred", _("次/百人")
    YUAN = "yuan", _("元")
    DAYS = "days", _("工日")


class Indicator(NamedTuple):
    """``is_measured``: counted every day from the records kept here, nobody types it."""

    code: str
    area: Area
    label: object
    measure: Measure
    formula: object
    source: object
    is_measured: bool = False


_A, _M = Area, Measure
INDICATORS = (
    Indicator("hard_road", _A.INFRASTRUCTURE, _("组里通硬化路"), _M.SHARE, _("通硬化路的组 ÷ 全部的组"), _("村里自己数")),
    Indicator("lit_road", _A.INFRASTRUCTURE, _("装了灯的路"), _M.SHARE, _("装了灯的村内路（米）÷ 全部村内路（米）"), _("村里自己量")),
    Indicator("tap_water", _A.INFRASTRUCTURE, _("通自来水的户"), _M.SHARE, _("通自来水的户 ÷ 全部的户"), _("供水单位的户册")),
    Indicator("power", _A.INFRASTRUCTURE, _("供电稳定的户"), _M.SHARE, _("一年停电不到三次的户 ÷ 全部的户"), _("供电所")),
    Indicator("broadband", _A.INFRASTRUCTURE, _("通宽带或者 5G 的户"), _M.SHARE, _("通宽带或者 5G 的户 ÷ 全部的户"), _("通信单位")),
    Indicator("hazard_houses", _A.INFRASTRUCTURE, _("还住着人的危房"), _M.NUMBER, _("鉴定为危房、还住着人的房子"), _("住建部门鉴定表")),
    Indicator("toilets", _A.ENVIRONMENT, _("卫生厕所"), _M.SHARE, _("用卫生厕所的户 ÷ 全部的户"), _("村里自己数")),
    Indicator("sewage", _A.ENVIRONMENT, _("污水有处理的户"), _M.SHARE, _("污水进管网或者处理设施的户 ÷ 全部的户"), _("生态环境部门")),
    Indicator("waste", _A.ENVIRONMENT, _("垃圾分类收走的户"), _M.SHARE, _("分类收走的户 ÷ 全部的户"), _("保洁记录")),
    Indicator("black_water", _A.ENVIRONMENT, _("黑臭水体"), _M.NUMBER, _("还没有治好的黑臭水体"), _("生态环境部门")),
    Indicator("green", _A.ENVIRONMENT, _("绿化"), _M.SHARE, _("绿地（亩）÷ 村庄面积（亩）"), _("自然资源部门的图")),
    Indicator("clinic", _A.SERVICES, _("村卫生室"), _M.NUMBER, _("有医生坐诊的卫生室"), _("卫生院")),
    Indicator("elder_meals", _A.SERVICES, _("老人吃饭的地方"), _M.NUMBER, _("天天开的助餐点"), _("村里自己数")),
    Indicator("child_care", _A.SERVICES, _("看孩子的地方"), _M.NUMBER, _("托育、看护点"), _("村里自己数")),
    Indicator("parcels", _A.SERVICES, _("快递点"), _M.NUMBER, _("能收能寄的快递点"), _("邮政、快递单位")),
    Indicator("catalogue", _A.SERVICES, _("能在村里办的服务"), _M.NUMBER, _("服务目录里能办的事项"), _("服务目录"), is_measured=True),
    Indicator("travel", _A.SERVICES, _("到镇上要多久"), _M.MINUTES, _("走访时问到的时间，排中间的那个（分钟）"), _("走访")),
    Indicator("hall_hours", _A.CULTURE, _("活动室一年用了多久"), _M.HOURS, _("登记的使用时间合计（小时）"), _("使用登记本")),
    Indicator("activities", _A.CULTURE, _("每一百人一年的活动"), _M.PER_HUNDRED, _("一年的活动 × 100 ÷ 常住人口"), _("活动记录")),
    Indicator("places", _A.CULTURE, _("看书、健身的地方"), _M.NUMBER, _("对大家开放的场所"), _("村里自己数")),
    Indicator("assemblies", _A.GOVERNANCE, _("该开的会开了没有"), _M.SHARE, _("按规定的时间开了会的代表会议、大会 ÷ 规定了多久开一次的"), _("议事厅的会议记录"), is_measured=True),
    Indicator("disclosure", _A.GOVERNANCE, _("该公开的公开了"), _M.SHARE, _("最近一期到了期限、按时公开的 ÷ 到了期限的"), _("公开栏"), is_measured=True),
    Indicator("objections", _A.GOVERNANCE, _("异议按时答复"), _M.SHARE, _("今年按时答复的异议 ÷ 答复了的和过了期限的"), _("公开栏的记录"), is_measured=True),
    Indicator("requests", _A.GOVERNANCE, _("诉求办成了"), _M.SHARE, _("今年说办成了的 ÷ 回访到的；不到五件不说"), _("诉求的回访"), is_measured=True),
    Indicator("topics", _A.GOVERNANCE, _("议定的事办了"), _M.SHARE, _("已经实施的决议 ÷ 到了期限的决议"), _("议事厅"), is_measured=True),
    Indicator("income", _A.INDUSTRY, _("村集体经营收入"), _M.YUAN, _("今年到现在记在集体账上的收入（元），卖资产的不算"), _("集体的账"), is_measured=True),
    Indicator("linked", _A.INDUSTRY, _("带动的户"), _M.HOMES, _("正在办的产业项目里有用工、收购、入股、租金等联系的户，一户算一次；三户以下不说"), _("产业项目的登记"), is_measured=True),
    Indicator("dividend", _A.INDUSTRY, _("每个成员分红"), _M.YUAN, _("集体最近一次已经放款的分红 ÷ 成员名册上的人（元）"), _("收益分配方案"), is_measured=True),
    Indicator("women", _A.INDUSTRY, _("妇女、低收入的人参加"), _M.SHARE, _("参加的妇女和低收入的人 ÷ 全部参加的人"), _("用工表")),
    Indicator("volunteers", _A.PARTICIPATION, _("志愿者"), _M.SHARE, _("登记的志愿者 ÷ 成年常住人口"), _("志愿者登记")),
    Indicator("labour_days", _A.PARTICIPATION, _("项目里出的工"), _M.DAYS, _("今年各个项目记下的出工合计（工日）"), _("项目的账"), is_measured=True),
    Indicator("ideas", _A.PARTICIPATION, _("采纳的建议"), _M.NUMBER, _("一年里采纳的建议"), _("建议登记")),
)  # fmt: skip
BY_CODE = {each.code: each for each in INDICATORS}
TOLD = tuple(each for each in INDICATORS if not each.is_measured)
