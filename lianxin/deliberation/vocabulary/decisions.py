"""Resolutions and the processes that lead to them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ResolutionState(models.TextChoices):
    REGISTERED = "registered", _("已登记，待公布")
    IN_FORCE = "in_force", _("生效")
    IMPLEMENTED = "implemented", _("已实施")
    AMENDED = "amended", _("已修改")
    REVOKED = "revoked", _("已撤销")
    ANNULLED = "annulled", _("被依法撤销或责令改正")


#: It was posted and still holds.
LIVE = (ResolutionState.IN_FORCE, ResolutionState.IMPLEMENTED)

#: How a resolution ends, with what follows the mark of its body in the number of that end.
END_MARKS = {ResolutionState.AMENDED: "改", ResolutionState.REVOKED: "撤", ResolutionState.ANNULLED: "纠"}

#: It holds no more: nothing is collected, posted or carried out under it.
ENDED = tuple(END_MARKS)


class Approval(models.TextChoices):
    """What a resolution on land waits for from above before it can be published."""

    NONE = "", _("不用报批")
    TOWNSHIP = "township", _("等乡镇批准")
    COUNTY = "county", _("等县里批准")
    GRANTED = "granted", _("上级批准了")
    REFUSED = "refused", _("上级没有批准")


class ProcessKind(models.TextChoices):
    """``calc.phases`` has the phases of each."""

    FOUR_STEPS = "four_steps", _("四议两公开")
    FOUR_STEPS_COLLECTIVE = "four_steps_collective", _("四议两公开（集体事项）")
    FUND_RAISING = "fund_raising", _("一事一议筹资筹劳")


class WayKind(models.TextChoices):
    """What a village may copy and name: what a matter is started on, and what has states of its own."""

    FOUR_STEPS = "four_steps", _("四议两公开")
    FOUR_STEPS_COLLECTIVE = "four_steps_collective", _("四议两公开（集体事项）")
    FUND_RAISING = "fund_raising", _("一事一议筹资筹劳")
    HALL = "hall", _("议题")
    BUDGET = "budget", _("预算投票")
    VILLAGE_RULES = "village_rules", _("村规民约")


class ProcessState(models.TextChoices):
    RUNNING = "running", _("正在走")
    DONE = "done", _("走完了")
    STOPPED = "stopped", _("停下了")
