"""What this room holds about one person: their way in the Party, on the lists that know who they are."""

from django.utils.translation import gettext_lazy as _

from lianxin.activities.models import Member, Transfer
from lianxin.kit.own_data import Own

OWN = (
    Own(
        "party_membership", _("我在党支部的名单上"),
        lambda person: Member.objects.filter(person_ref=person.public_id).order_by("id"),
        {
            "unit__name": _("哪个支部"), "stage": _("到哪一步"), "stage_on": _("从哪天起"), "has_vote": _("有表决权"),
            "exempt_reason": _("为什么不作要求"), "away_since": _("哪天外出"), "away_place": _("在哪里"),
            "away_contact": _("支部谁联系"), "starts_on": _("哪天上名单"), "ends_on": _("哪天不在名单上"),
        },
    ),
    Own(
        "party_transfers", _("我的组织关系接转"),
        lambda person: Transfer.objects.filter(member__person_ref=person.public_id).order_by("id"),
        {
            "from_unit__name": _("从哪里"), "to_words": _("到哪里"), "state": _("到哪一步"), "letter_no": _("介绍信"),
            "issued_on": _("哪天开的"), "received_on": _("哪天接收的"),
        },
    ),
)  # fmt: skip
