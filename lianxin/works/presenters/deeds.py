"""Projects somebody opened, for themself to choose from."""

from django.urls import reverse

from lianxin.kit import clock
from lianxin.kit.deeds import Deed
from lianxin.works.selectors.deeds import opened_by


def led_deeds(actor, first, last):
    return [
        Deed(
            "project", each.public_id, each.audit_label, reverse("works:project", args=[each.public_id]),
            clock.day_of(each.opened_at),
        )
        for each in opened_by(actor, first, last)
    ]  # fmt: skip
