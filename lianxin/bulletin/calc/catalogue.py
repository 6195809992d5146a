"""What has to be shown, how often, on which ground, and who does it: the starter catalogue. Pure.

A county adds its own items and changes days; the starter follows the law and the common pattern of the provinces.
"""

from dataclasses import dataclass


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


_VC35 = _("村民委员会组织法第三十五条")
_RC34 = _("城市居民委员会组织法第三十四条")
_FIN = _("农村集体经济组织财务公开规定")
_RCEO = _("农村集体经济组织法第四十五条、第四十六条")
_PARTY = _("中国共产党党务公开条例（试行）")


def _by_branch(code, name, frequency="quarterly", due_day=15):
    return Item(code, "party", name, _PARTY, frequency, due_day, prepares="branch", approves="branch")


def _by_collective(code, name, frequency="quarterly", due_day=15, basis=_FIN):
    return Item(code, "finance", name, basis, frequency, due_day, prepares="collective")


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
        _by_collective("finance.statement", _("收入和支出逐笔明细")),
        _by_collective("finance.assets", _("资产、资源和债权债务")),
        _by_collective("finance.large", _("大额收支（逐笔）"), "at_once", 10),
        _by_collective("finance.contracts", _("资产资源发包租赁"), "at_once", 10),
        _by_collective("finance.land", _("土地补偿费的使用分配"), "at_once", 10),
        _by_collective("finance.year", _("年度报告、收益分配方案"), "yearly", 31, _RCEO),
    )
}


def fold(layers):
    """The catalogue of a place: the starter, changed by ``layers`` of items from the widest place to the narrowest.

    A later item replaces an earlier one of its code.
    """
    catalogue = dict(ITEMS)
    for items in layers:
        catalogue.update((item.code, item) for item in items)
    return catalogue
