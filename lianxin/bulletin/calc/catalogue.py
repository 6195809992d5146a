"""What has to be shown, how often, on which ground, and who does it: the starter catalogue. Pure.

A county adds its own items and changes days; the starter follows the law and the common pattern of the provinces.
"""

from dataclasses import dataclass, replace


def _(text):
    """Mark a name for the catalogues; the page that shows it translates it."""
    return text


@dataclass(frozen=True)
class Item:
    """One item of the three affairs. ``due_day`` is a day of the month (of the quarter's or year's next month), or for
    ``at_once`` so many days after it happened."""

    code: str
    affairs: str
    name: str
    basis: str
    frequency: str
    due_day: int
    prepares: str = "committee"
    reviews: str = "supervisors"
    approves: str = "committee"
    names_receivers: bool = False  # the law wants the receivers of aid named
    place: str = ""  # of which place the item is: empty for the starter
    parts: tuple[str, ...] = ()  # what it has to say item by item
    kept: str = ""  # which row of the county's table of retention; empty for what a place added

    @property
    def kept_as(self):
        return self.kept or ("accounts" if self.affairs == "finance" else "current")


_VC35 = _("村民委员会组织法第三十五条")
_RC34 = _("城市居民委员会组织法第三十四条")
_FIN = _("农村集体经济组织财务公开规定")
_RCEO = _("农村集体经济组织法第四十五条、第四十六条")
_COOPERATIVE = _("农民专业合作社法第二十一条")
_PARTY = _("中国共产党党务公开条例（试行）")


#: The 44 items of the rules on making collective accounts public (农经发〔2011〕13号), by class, in our words. Its class of
#: resources and its class of everything else count no items of their own.
PLANS = (
    _("财务收支计划"), _("固定资产购建计划"), _("农业基本建设计划"), _("公益事业建设和一事一议筹资筹劳计划"),
    _("资产经营处置、资源开发、对外投资计划"), _("收益分配计划"), _("成员（代表）会议定的其他计划"),
)  # fmt: skip
INCOME = (
    _("经营收入"), _("发包和上交收入"), _("投资收入"), _("一事一议筹资和以资代劳"), _("村级运转经费补助"), _("上级专项补助"),
    _("征占土地补偿"), _("救济扶贫款"), _("社会捐赠"), _("资产处置收入"), _("其他收入"),
)  # fmt: skip
EXPENSES = (
    _("经营支出"), _("村组干部报酬"), _("报刊费"), _("办公、差旅、会议、卫生、治安等管理费"), _("公益福利支出"),
    _("固定资产购建支出"), _("征占土地补偿支出"), _("救济扶贫支出"), _("社会捐赠支出"), _("其他支出"),
)  # fmt: skip
ASSETS = (_("现金和银行存款"), _("产品物资"), _("固定资产"), _("农业资产"), _("对外投资"), _("其他资产"))
DEBTS = (_("应收单位和个人的欠款"), _("银行、信用社贷款"), _("欠单位和个人的款"), _("其他债权债务"))
DISTRIBUTION = (
    _("收益总额"), _("提取公积公益金"), _("提取福利费"), _("外来投资分利"), _("成员分配"), _("其他分配")
)  # fmt: skip
RESOURCES = (_("耕地、林地、园地、水面、荒地、建设用地等资源"),)


def _by_branch(code, name, frequency="quarterly", due_day=15):
    return Item(code, "party", name, _PARTY, frequency, due_day, prepares="branch", approves="branch")


def _by_collective(code, name, frequency="quarterly", due_day=15, basis=_FIN, parts=()):
    return Item(code, "finance", name, basis, frequency, due_day, prepares="collective", parts=parts)


ITEMS = {
    item.code: item
    for item in (
        Item("village.decisions", "village", _("村民会议、代表会议的决定"), _VC35, "at_once", 10),
        Item("village.results", "village", _("决定事项的实施情况"), _VC35, "quarterly", 15),
        Item("village.grants", "village", _("补助、救济和捐赠的使用"), _VC35, "quarterly", 15, names_receivers=True),
        Item("village.government", "village", _("协助政府开展的工作"), _VC35, "quarterly", 15),
        Item("village.consultation", "village", _("议事协商的结果"), _VC35, "at_once", 10),
        Item("village.projects", "village", _("公益项目的立项、承包和验收"), _VC35, "at_once", 10),
        Item("village.fundraising", "village", _("一事一议筹资筹劳"), _VC35, "at_once", 10),
        Item("village.points", "village", _("积分规则和每月积分"), _VC35, "at_once", 10),
        Item("village.other", "village", _("居民普遍关心的其他事项"), _VC35, "quarterly", 15),
        Item("community.services", "village", _("社区设施和服务项目"), _RC34, "at_once", 10),
        _by_branch("party.resolutions", _("党组织决议和落实情况"), "at_once", 10),
        _by_branch("party.members", _("发展党员（可公开的环节）"), "at_once", 10),
        _by_branch("party.dues", _("党费收缴和使用")),
        _by_branch("party.pledges", _("服务承诺和兑现情况")),
        _by_branch("party.elections", _("党组织换届选举"), "at_once", 10),
        _by_branch("party.evaluation", _("民主评议党员的结果（可公开的部分）"), "yearly", 31),
        _by_branch("party.accountability", _("履职、廉洁和问责情况"), "at_once", 10),
        _by_collective("finance.decisions", _("集体经济组织的决定和落实情况"), "at_once", 10, _RCEO),
        _by_collective("finance.cooperative", _("合作社的决定和落实情况"), "at_once", 10, _COOPERATIVE),
        _by_collective("finance.plan", _("财务计划和上年执行情况"), "yearly", 31, parts=PLANS),
        _by_collective("finance.statement", _("收入和支出逐笔明细"), parts=INCOME + EXPENSES),
        _by_collective("finance.assets", _("资产、资源和债权债务"), parts=ASSETS + RESOURCES + DEBTS),
        _by_collective("finance.large", _("大额收支（逐笔）"), "at_once", 10),
        _by_collective("finance.contracts", _("资产资源发包租赁"), "at_once", 10),
        _by_collective("finance.land", _("土地补偿费的使用分配"), "at_once", 10),
        _by_collective("finance.year", _("年度报告、收益分配方案"), "yearly", 31, _RCEO, DISTRIBUTION),
    )
}


#: What is kept by another row than ``kept_as`` says of its affairs.
_KEPT = {
    "decisions": (
        "village.decisions", "village.results", "village.consultation", "village.fundraising", "party.resolutions",
        "party.elections", "finance.decisions", "finance.cooperative",
    ),
    "property": ("village.projects", "finance.contracts", "finance.land"),
    "yearly": ("finance.plan", "finance.year", "party.members", "party.evaluation"),
    "accounts": ("village.grants", "party.dues"),
}  # fmt: skip
ITEMS |= {code: replace(ITEMS[code], kept=row) for row, codes in _KEPT.items() for code in codes}


def fold(layers):
    """The catalogue of a place: the starter, changed by ``layers`` of items from the widest place to the narrowest.

    A later item replaces an earlier one of its code, says the same parts and is kept as long.
    """
    catalogue = dict(ITEMS)
    for items in layers:
        for item in items:
            before = catalogue.get(item.code)
            catalogue[item.code] = replace(item, parts=before.parts, kept=before.kept) if before else item
    return catalogue


#: How often the names of ``Frequency`` are, the oftenest first.
_OFTEN = ("at_once", "monthly", "quarterly", "yearly")


def is_rarer(frequency, than):
    return _OFTEN.index(frequency) > _OFTEN.index(than)


def parts_table(item):
    """A table with a row for each part, its amount and what there is to say still to be written."""
    columns = (("项目", "text"), ("金额（元）", "money"), ("说明", "text"))
    return {
        "caption": item.name, "columns": [{"name": name, "kind": kind} for name, kind in columns],
        "rows": [[part, "", ""] for part in item.parts], "has_total": True,
    }  # fmt: skip
