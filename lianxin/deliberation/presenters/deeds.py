"""Meetings somebody chaired, for themself to choose from."""

from django.urls import reverse

from lianxin.deliberation.selectors.deeds import chaired_by
from lianxin.kit import clock
from lianxin.kit.deeds import Deed


def chaired_deeds(actor, first, last):
    return [
        Deed(
            "meeting", each.public_id, each.title, reverse("deliberation:meeting", args=[each.public_id]),
            clock.day_of(each.starts_at),
        )
        for each in chaired_by(actor, first, last)
    ]  # fmt: skip
