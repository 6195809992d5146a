"""What somebody handled and mediated, for themself to choose from: numbers and kinds, never what people said."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.deeds import Deed
from lianxin.needs.selectors.deeds import answered_by, mediated_by


def handled_deeds(actor, first, last):
    return [
        Deed(
            "need", need.public_id, _("诉求 {number} · {category}").format(number=need.number, category=need.category.name),
            reverse("needs:case", args=[need.public_id]), clock.day_of(need.answered_at),
        )
        for need in answered_by(actor, first, last)
    ]  # fmt: skip


def mediated_deeds(actor, first, last):
    return [
        Deed(
            "mediation", found.public_id, _("调解 {number}").format(number=found.number),
            reverse("needs:mediation", args=[found.public_id]), clock.day_of(found.opened_at),
        )
        for found in mediated_by(actor, first, last)
    ]  # fmt: skip
