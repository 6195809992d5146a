"""What a body leaves to the next."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.organisations.vocabulary import UnitKind


class Handover(models.TextChoices):
    """What the outgoing body hands over."""

    SEALS = "seals", _("公章")
    OFFICE = "office", _("办公用房和设备")
    ACCOUNTS = "accounts", _("账本、凭证和钱款")
    ASSETS = "assets", _("集体资产、资源和合同")
    FILES = "files", _("档案")
    DEBTS = "debts", _("债权债务")
    AFFAIRS = "affairs", _("没有办完的事")
    AUDIT = "audit", _("离任审计的结果")  # on older lists; what comes after is audited before the vote


_OFFICE = (Handover.SEALS, Handover.OFFICE, Handover.ACCOUNTS, Handover.FILES, Handover.AFFAIRS)
_WHOLE_BODY = (*_OFFICE[:3], Handover.ASSETS, Handover.FILES, Handover.DEBTS, Handover.AFFAIRS)
_PAPERS = (Handover.SEALS, Handover.FILES, Handover.AFFAIRS)
#: What a body of each kind leaves to the next; the others leave nothing.
_HANDED_OVER = (
    dict.fromkeys((UnitKind.VILLAGERS_COMMITTEE, UnitKind.RESIDENTS_COMMITTEE, UnitKind.COLLECTIVE_COUNCIL), _WHOLE_BODY)
    | dict.fromkeys(
        (
            UnitKind.SUPERVISION_COMMITTEE, UnitKind.RESIDENTS_SUPERVISION_COMMITTEE, UnitKind.COLLECTIVE_SUPERVISORS,
            UnitKind.MEDIATION_COMMITTEE,
        ),
        _PAPERS,
    )
    | dict.fromkeys(
        (
            UnitKind.PARTY_BRANCH, UnitKind.PARTY_GENERAL_BRANCH, UnitKind.PARTY_JOINT_BRANCH, UnitKind.PARTY_COMMITTEE,
            UnitKind.PARTY_INDUSTRY_COMMITTEE, UnitKind.PARTY_PARK_COMMITTEE,
        ),
        _OFFICE,
    )
)  # fmt: skip


def handed_over_by(kind):
    """What a body of this kind leaves to the next: ``Handover`` in the order of the list."""
    return _HANDED_OVER.get(kind, ())
