"""Public needs as an alliance may bring them to its lists."""

from django.urls import reverse

from lianxin.alliances.selectors import Wish
from lianxin.needs import selectors


def wishes_in(paths):
    """Public needs under way in these places, the newest first."""
    return [_wish(need) for need in selectors.public_needs_under_way(paths)]


def wishes_of(ids):
    """Those of these ids that everybody may still read of."""
    return [_wish(need) for need in selectors.public_needs_of(ids)]


def _wish(need):
    return Wish(
        need.public_id, str(need.category), need.public_summary, need.get_state_display(), need.is_open, need.division,
        reverse("needs:public_case", args=[need.public_id]),
    )  # fmt: skip
