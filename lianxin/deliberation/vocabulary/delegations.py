"""What only the assembly of everybody decides, and what of it it may give to its representatives for a time."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AssemblyMatter(models.TextChoices):
    """Matters of VC Law Art. 28 and those the assembly keeps to itself; ``calc.delegating`` says which are which."""

    PLANNING = "planning", _("村庄规划、建设")
    SUBSIDIES = "subsidies", _("误工补贴的人员和标准")
    COLLECTIVE = "collective", _("从集体得来的钱物怎么用")
    WELFARE = "welfare", _("公益事业的兴办和建设承包方案（筹资筹劳走一事一议）")
    ASSISTANCE = "assistance", _("重点帮扶的人和方案")
    OTHER = "other", _("法律或者村民会议定的别的事项")
    CHARTER = "charter", _("自治章程、村规民约")
    RECALL = "recall", _("罢免村民委员会成员")
    REVOKE = "revoke", _("撤销、变更代表会议的决定")
