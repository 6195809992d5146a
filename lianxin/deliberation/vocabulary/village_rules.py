"""村规民约: from a draft to what holds in the village, version by version."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class VillageRuleState(models.TextChoices):
    DRAFT = "draft", _("起草")
    CONSULTING = "consulting", _("征求意见")
    CHECKING = "checking", _("乡镇审查")
    CHECKED = "checked", _("审查过了，待表决")
    ADOPTED = "adopted", _("表决通过，待备案")
    FILED = "filed", _("备案了，待公布")
    IN_FORCE = "in_force", _("正在执行")
    REPLACED = "replaced", _("有了新的一版")
    ENDED = "ended", _("决议撤销了，不再执行")
    DROPPED = "dropped", _("不做了")


class VillageRuleVerb(StrEnum):
    REDRAFT = "redraft"
    CONSULT = "consult"
    HAND_IN = "hand_in"
    PASS_CHECK = "pass_check"
    RETURN = "return"
    ADOPT = "adopt"
    FILE = "file"
    POST = "post"
    REVIEW = "review"
    END = "end"
    DROP = "drop"


class ReviewOutcome(models.TextChoices):
    """What the assembly of a term made of the rules it found."""

    KEPT = "kept", _("不改，接着执行")
    AMENDED = "amended", _("改了几条")
    REPLACED = "replaced", _("整个换了新的")


_S, _V = VillageRuleState, VillageRuleVerb
#: Verb → the states it starts from and the one it leads to.
VILLAGE_RULE_WAYS = {
    _V.REDRAFT: ((_S.DRAFT,), None),
    _V.CONSULT: ((_S.DRAFT,), _S.CONSULTING),
    _V.HAND_IN: ((_S.CONSULTING,), _S.CHECKING),
    _V.PASS_CHECK: ((_S.CHECKING,), _S.CHECKED),
    _V.RETURN: ((_S.CHECKING,), _S.DRAFT),
    _V.ADOPT: ((_S.CHECKED,), _S.ADOPTED),
    _V.FILE: ((_S.ADOPTED,), _S.FILED),
    _V.POST: ((_S.FILED,), _S.IN_FORCE),
    _V.REVIEW: ((_S.IN_FORCE,), None),
    _V.END: ((_S.ADOPTED, _S.FILED, _S.IN_FORCE), _S.ENDED),
    _V.DROP: ((_S.DRAFT, _S.CONSULTING, _S.CHECKED), _S.DROPPED),
}
#: Everybody reads these; a draft is the committee's.
PUBLIC_VILLAGE_RULES = tuple(state for state in _S if state not in (_S.DRAFT, _S.DROPPED))
