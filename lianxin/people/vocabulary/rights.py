"""Requests about one's own data and their only moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RightsKind(models.TextChoices):
    """Personal Information Protection Law, Art. 44–50."""

    COPY = "copy", _("查阅复制")
    CORRECTION = "correction", _("更正补充")
    DELETION = "deletion", _("删除")
    EXPLANATION = "explanation", _("解释说明")


class Asker(models.TextChoices):
    SELF = "self", _("本人")
    GUARDIAN = "guardian", _("监护人")
    HEIR = "heir", _("近亲属（本人已去世）")
    AGENT = "agent", _("受托人")


class RightsState(models.TextChoices):
    RECEIVED = "received", _("已收到")
    REVIEWING = "reviewing", _("核实中")
    FULFILLED = "fulfilled", _("已办结")
    RESTRICTED = "restricted", _("已限制使用")
    REFUSED = "refused", _("不予办理")
    WITHDRAWN = "withdrawn", _("已撤回")


#: The only moves of a request about one's own data.
RIGHTS_MOVES = {
    RightsState.RECEIVED: (RightsState.REVIEWING, RightsState.WITHDRAWN),
    RightsState.REVIEWING: (
        RightsState.FULFILLED,
        RightsState.RESTRICTED,
        RightsState.REFUSED,
        RightsState.WITHDRAWN,
    ),
    RightsState.FULFILLED: (),
    RightsState.RESTRICTED: (),
    RightsState.REFUSED: (),
    RightsState.WITHDRAWN: (),
}
OPEN_RIGHTS = (RightsState.RECEIVED, RightsState.REVIEWING)
