"""What this room holds about one person: for whom they speak, and what they brought."""

from django.utils.translation import gettext_lazy as _

from lianxin.alliances.models import Delegate, Match
from lianxin.kit.own_data import Own, under_account

OWN = (
    Own(
        "alliance_delegates",
        _("联盟：我代表谁"),
        under_account(Delegate),
        {
            "member__alliance__unit__name": _("哪个联盟"), "member__name": _("哪家单位"), "starts_on": _("从哪天起"),
            "ends_on": _("到哪天为止"),
        },
    ),
    Own(
        "alliance_deliveries",
        _("联盟：我登记送到的"),
        under_account(Match, "delivered_by"),
        {"wanted__title": _("什么事"), "delivered_on": _("哪天送到的"), "delivery": _("送了什么、交给谁")},
    ),
)  # fmt: skip
