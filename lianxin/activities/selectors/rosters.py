"""Lists of members that were brought."""

from lianxin.activities.models import MemberRoster
from lianxin.kit.decisions import shown


def rosters_of(unit):
    """The latest lists brought for a branch: one query."""
    return list(MemberRoster.objects.filter(unit=unit)[:10])


def find_roster(public_id):
    """One of them with its branch; raises ``NotFound``."""
    return shown(MemberRoster.objects.select_related("unit__division").filter(public_id=public_id).first())
