"""What this room holds about one person: what they did, and the purse of theirs or of their household."""

from django.utils.translation import gettext_lazy as _

from lianxin.kit.own_data import Gone, Own, blanked
from lianxin.points import selectors
from lianxin.points.models import Certificate, Claim, Move, Redemption
from lianxin.points.vocabulary import ClaimState


def _came_to_nothing(person):
    """No entry in the books rests on these."""
    rows = Claim.objects.filter(person=person.pk, state__in=(ClaimState.DECLINED, ClaimState.WITHDRAWN))
    return rows.exclude(words="", witness="")


GONE = (Gone(_("没有算成积分的事：写的话和证明人"), _came_to_nothing, blanked(words="", witness="")),)
OWN = (
    Own(
        "points_claims",
        _("积分：我做的事"),
        lambda person: Claim.objects.filter(person=person.pk).order_by("id"),
        {
            "on": _("哪天做的"), "rule__title": _("哪条"), "quantity": _("多少"), "points": _("几分"),
            "words": _("做了什么"), "witness": _("谁可以作证"), "state": _("状态"), "because": _("原因"),
        },
    ),
    Own(
        "points_moves",
        _("积分：进出"),
        lambda person: Move.objects.filter(purse__in=selectors.purses_to_copy(person)).order_by("on", "id"),
        {"on": _("哪天"), "kind": _("什么"), "points": _("几分"), "words": _("说明")},
    ),
    Own(
        "points_redemptions",
        _("积分：换的东西"),
        lambda person: Redemption.objects.filter(purse__in=selectors.purses_to_copy(person)).order_by("id"),
        {
            "reserved_at": _("哪天留的"), "fetch_on": _("哪天来取"), "kept_until": _("留到哪天"), "item__title": _("什么"), "quantity": _("多少"), "points": _("几分"),
            "state": _("状态"), "ended_at": _("哪天结的"),
        },
    ),
    Own(
        "certificates",
        _("志愿服务证明"),
        lambda person: Certificate.objects.filter(person=person.pk).order_by("id"),
        {
            "name": _("姓名"), "first_on": _("从哪天起"), "last_on": _("到哪天"), "hours": _("小时"),
            "issued_at": _("哪天开的"),
        },
    ),
)  # fmt: skip
