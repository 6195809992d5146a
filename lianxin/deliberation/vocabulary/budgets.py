"""Budgets that residents decide on: from ideas to projects that win."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class BudgetState(models.TextChoices):
    IDEAS = "ideas", _("征集点子")
    VOTING = "voting", _("正在投票")
    AGAIN = "again", _("投票作废，要重新投")
    DECIDED = "decided", _("有结果了")
    STOPPED = "stopped", _("停下了")


class BudgetVerb(StrEnum):
    IDEA = "idea"
    VOTE = "vote"
    DECIDE = "decide"
    VOID = "void"
    STOP = "stop"


_B, _V = BudgetState, BudgetVerb
#: Verb → the states it starts from and the one it leads to.
BUDGET_WAYS = {
    _V.IDEA: ((_B.IDEAS,), None),
    _V.VOTE: ((_B.IDEAS, _B.AGAIN), _B.VOTING),
    _V.DECIDE: ((_B.VOTING,), _B.DECIDED),
    _V.VOID: ((_B.VOTING, _B.DECIDED), _B.AGAIN),
    _V.STOP: ((_B.IDEAS, _B.AGAIN), _B.STOPPED),
}


class BudgetRule(models.TextChoices):
    """Chosen before the first idea; the values are the functions of ``calc.recounting``."""

    EQUAL_SHARES = "equal-shares", _("均衡份额：每人一份钱，凑得起的项目入选")
    GREEDY = "greedy", _("票多的先选，放不下的跳过")
    PHRAGMEN = "phragmen", _("支持的人先凑够钱的先选")


class IdeaState(models.TextChoices):
    WAITING = "waiting", _("等着看行不行")
    FEASIBLE = "feasible", _("可行，上票")
    REFUSED = "refused", _("不上票")
