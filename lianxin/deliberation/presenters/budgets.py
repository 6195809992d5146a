"""Budget outcomes and what files do wrong, in words."""

from django.utils.translation import gettext as _

from lianxin.deliberation.calc.budgets import Why
from lianxin.deliberation.calc.budgets.pabulib import Fault, money


def round_in_words(one, *, in_yuan=False, in_points=False):
    """Why a project won in its round, with the numbers; what the money of a file is called only the file knows.

    ``in_points``: what each project got are points, not votes.
    """
    words = {
        Why.MOST_VOTES: _("得 {votes} 点，在还放得下的项目里最多")
        if in_points
        else _("得 {votes} 票，在还放得下的项目里最多"),
        Why.CHEAPEST_PER_VOTE: _("{votes} 人支持，分摊下来最划算，每一票出 {price}"),
        Why.PAID_FIRST: _("{votes} 人支持，最先凑够了钱"),
        Why.FREE: _("不花钱，{votes} 人支持"),
    }[one.why]
    price = "" if one.price is None else _named(decimal(one.price), in_yuan)
    told = words.format(votes=one.votes, price=price) + _("；花 {cost}，还剩 {left}").format(
        cost=_named(money(one.cost), in_yuan), left=_named(money(one.left), in_yuan)
    )
    if not one.tied:
        return told
    return told + _("；和项目 {others} 同分：{rule}").format(others="、".join(one.tied), rule=ties_in_words())


def ties_in_words():
    """Who comes first of those that are equal, said before the vote and in the result."""
    return _("花钱少的先；钱也一样，票上排在前面的先")


def loser_in_words(one, *, in_yuan=False, in_points=False):
    """Why a project did not win, with what it lacked."""
    words = {
        Why.NO_SUPPORT: _("没有人选"),
        Why.BELOW_THRESHOLD: _("得 {votes} 点，不到门槛") if in_points else _("得 {votes} 票，不到门槛"),
        Why.TOO_DEAR: _("比总预算还多 {missing}"),
        Why.NO_LONGER_FITS: _("得 {votes} 点，剩下的钱差 {missing}")
        if in_points
        else _("得 {votes} 票，剩下的钱差 {missing}"),
        Why.AFTER_THE_STOP: _("前一个项目放不下，评选到此为止"),
        Why.SUPPORTERS_SPENT: _("{votes} 人支持，他们剩下的份额合起来差 {missing}"),
    }[one.why]
    missing = "" if one.missing is None else _named(decimal(one.missing), in_yuan)
    return words.format(votes=one.votes, missing=missing)


def _named(amount, in_yuan):
    return _("{yuan} 元").format(yuan=amount) if in_yuan else amount


def fault_in_words(fault):
    """What is wrong with a line of a file, and which."""
    words = {
        Fault.NO_SECTION: _("缺少 {value} 一段"),
        Fault.NO_COLUMN: _("缺少 {value} 一列"),
        Fault.NO_BUDGET: _("没有写明总预算（budget）"),
        Fault.BAD_MONEY: _("“{value}”不是金额"),
        Fault.BAD_NUMBER: _("“{value}”不是分数"),
        Fault.REPEATED_PROJECT: _("项目编号“{value}”空着或者重复"),
        Fault.UNKNOWN_PROJECT: _("选票上的“{value}”不是这里的项目"),
        Fault.REPEATED_IN_BALLOT: _("选票“{value}”里同一个项目选了两次"),
        Fault.UNEVEN_POINTS: _("分数“{value}”和项目的个数对不上"),
        Fault.UNKNOWN_KIND: _("不认识的选票种类“{value}”"),
        Fault.SHORT_LINE: _("这一行读不出来"),
    }[fault.fault]
    told = words.format(value=fault.value[:60])
    return _("第 {line} 行：{told}").format(line=fault.line, told=told) if fault.line else told


def decimal(amount):
    """Rounded for the eye; the exact fraction stands beside it where it decides."""
    if amount.denominator == 1:
        return money(amount)
    told = f"{float(amount):.4f}"
    return told.rstrip("0") if (amount * 10_000).denominator == 1 else told
