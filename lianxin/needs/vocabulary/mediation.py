"""Where a mediation stands and what can happen to it."""

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class MediationState(models.TextChoices):
    """Where a mediation stands."""

    OPENED = "opened", _("已受理")
    PROPOSED = "proposed", _("在谈方案")
    AGREED = "agreed", _("谈成了，等签名盖章")
    EFFECTIVE = "effective", _("协议已生效")
    PERFORMED = "performed", _("都做到了")
    NOT_PERFORMED = "not_performed", _("有没做到的")
    ENDED = "ended", _("没有谈成")
    WITHDRAWN = "withdrawn", _("当事人退出")


class AgreementForm(models.TextChoices):
    WRITTEN = "written", _("书面协议")
    ORAL = "oral", _("口头协议")


class MediationVerb(StrEnum):
    """What can happen to a mediation."""

    CALL = "call"
    PROPOSE = "propose"
    AGREE_IN_WRITING = "agree_in_writing"
    AGREE_ORALLY = "agree_orally"
    SIGN = "sign"
    CHECK = "check"
    FIND_KEPT = "find_kept"
    FIND_NOT_KEPT = "find_not_kept"
    ASK_COURT = "ask_court"
    RECORD_COURT = "record_court"
    END = "end"
    WITHDRAW = "withdraw"


_TALKING = frozenset({MediationState.OPENED, MediationState.PROPOSED, MediationState.AGREED})
_IN_EFFECT = frozenset({MediationState.EFFECTIVE, MediationState.PERFORMED, MediationState.NOT_PERFORMED})
#: ``{verb: (sources, target)}``; without a target it stays where it stands. Until it takes effect either side may leave.
MEDIATION_WAYS = {
    MediationVerb.CALL: (_TALKING, None),
    MediationVerb.PROPOSE: (frozenset({MediationState.OPENED, MediationState.PROPOSED}), MediationState.PROPOSED),
    MediationVerb.AGREE_IN_WRITING: (_TALKING, MediationState.AGREED),
    MediationVerb.AGREE_ORALLY: (_TALKING, MediationState.EFFECTIVE),
    MediationVerb.SIGN: (frozenset({MediationState.AGREED}), MediationState.EFFECTIVE),
    MediationVerb.CHECK: (frozenset({MediationState.EFFECTIVE, MediationState.NOT_PERFORMED}), None),
    MediationVerb.FIND_KEPT: (
        frozenset({MediationState.EFFECTIVE, MediationState.NOT_PERFORMED}),
        MediationState.PERFORMED,
    ),
    MediationVerb.FIND_NOT_KEPT: (
        frozenset({MediationState.EFFECTIVE, MediationState.NOT_PERFORMED}),
        MediationState.NOT_PERFORMED,
    ),
    MediationVerb.ASK_COURT: (_IN_EFFECT, None),
    MediationVerb.RECORD_COURT: (_IN_EFFECT, None),
    MediationVerb.END: (_TALKING, MediationState.ENDED),
    MediationVerb.WITHDRAW: (_TALKING, MediationState.WITHDRAWN),
}
#: Category of quarrels: only needs of it go to mediation, and it is never public.
DISPUTES = "disputes"
