"""Words of what the collective owns: money, assets, resources (三资); the steps of a card with their only list."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.works.vocabulary.projects import Transition


class CardKind(models.TextChoices):
    CASH = "cash", _("存款、现金")
    RECEIVABLE = "receivable", _("别人欠集体的")
    BUILDING = "building", _("房屋")
    MACHINE = "machine", _("机器设备")
    FACILITY = "facility", _("设施")
    CONTRACTED = "contracted", _("承包地")
    RESERVE = "reserve", _("机动地")
    WASTE = "waste", _("四荒地")
    FOREST = "forest", _("林地")
    WATER = "water", _("水面")
    CONSTRUCTION = "construction", _("建设用地")


#: What the books say, nobody types.
IN_THE_BOOKS = (CardKind.CASH, CardKind.RECEIVABLE)
#: The three of the 三资.
GROUPS = (
    (_("资金"), (CardKind.CASH, CardKind.RECEIVABLE)),
    (_("资产"), (CardKind.BUILDING, CardKind.MACHINE, CardKind.FACILITY)),
    (
        _("资源"),
        (
            CardKind.CONTRACTED, CardKind.RESERVE, CardKind.WASTE, CardKind.FOREST, CardKind.WATER, CardKind.CONSTRUCTION,
        ),
    ),
)  # fmt: skip


class CardState(models.TextChoices):
    USED = "used", _("自己用")
    IDLE = "idle", _("闲着")
    LET = "let", _("租出去了")
    GONE = "gone", _("已处置")


class CardVerb(StrEnum):
    LET = "let"
    RENT = "rent"
    END = "end"
    COUNT = "count"
    USE = "use"
    DISPOSE = "dispose"
    CORRECT = "correct"
    AGREE = "agree"
    DECLINE = "decline"


_S = CardState
_HELD = frozenset({_S.USED, _S.IDLE})
_HERE = _HELD | {_S.LET}
#: The only list of steps of a card; no target: it stays where it is.
CARD_WAYS = {
    CardVerb.LET: Transition(_HELD, _S.LET),
    CardVerb.RENT: Transition(frozenset(CardState), None),
    CardVerb.END: Transition(frozenset({_S.LET}), _S.IDLE),
    CardVerb.COUNT: Transition(_HERE, None),
    CardVerb.CORRECT: Transition(_HERE, None),
    CardVerb.AGREE: Transition(_HERE, None),
    CardVerb.DECLINE: Transition(_HERE, None),
    CardVerb.USE: Transition(frozenset({_S.IDLE}), _S.USED),
    CardVerb.DISPOSE: Transition(_HELD, _S.GONE),
}  # fmt: skip


class CheckKind(models.TextChoices):
    """What one person writes down of a thing and another looks at."""

    COUNT = "count", _("盘点")
    CORRECT = "correct", _("更正")


class Found(models.TextChoices):
    """What a yearly count found."""

    SOUND = "sound", _("在，好的")
    BROKEN = "broken", _("在，坏了")
    MISSING = "missing", _("没有找到")


class Clock(models.TextChoices):
    """What the clock of a contract says; the worst first."""

    OVERDUE = "overdue", _("租金过期没有交")
    OVER = "over", _("合同到期了")
    MONTH = "month", _("一个月内到期")
    DUE = "due", _("七天内该收租金")
    QUARTER = "quarter", _("三个月内到期")
