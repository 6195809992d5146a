"""What this room holds about one person."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.kit.own_data import Own
from lianxin.organisations.models import Tenure


def _tenures(person):
    mine = Q(holder_ref=person.public_id)
    if person.user_id:
        mine |= Q(user=person.user_id)
    return Tenure.objects.filter(mine).order_by("id")


OWN = (
    Own(
        "tenures",
        _("我的任职"),
        _tenures,
        {
            "post__unit__name": _("哪个单位"), "post__title": _("岗位"), "starts_on": _("从哪天起"),
            "ends_on": _("到哪天"), "term_ends_on": _("届满日"), "basis": _("依据"), "end_reason": _("为什么离任"),
        },
    ),
)  # fmt: skip
