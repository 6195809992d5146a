from django.utils.translation import gettext as _

from lianxin.kit.errors import RuleBroken


class NotEnough(RuleBroken):
    """An account that may not go below zero would have. Nothing was posted."""

    def __init__(self, account_name):
        super().__init__(_("“{name}”余额不够，这笔没有记。").format(name=account_name), field="amount")


class PeriodClosed(RuleBroken):
    """The day lies in a period that was closed. Nothing was posted."""

    def __init__(self, through):
        super().__init__(_("{day}以前已经结账，不能再记。请记在结账以后，错账用冲销。").format(day=through), field="on")


class KeyTaken(RuleBroken):
    """The key of this posting was used for another one."""

    def __init__(self):
        super().__init__(_("这个编号已经用在另一笔账上。请刷新后重新填。"))


class ReversedBefore(RuleBroken):
    """The entry was reversed, in this moment perhaps by somebody else, or is a reversal itself. Nothing was posted."""

    def __init__(self):
        super().__init__(_("这笔已经冲销过，或者本身就是冲销。"))


class HeldApart(Exception):
    """A room asked what households or persons hold that it does not keep, or wants to keep what another keeps: a fault of ours."""
