"""Rosters that were brought."""

from lianxin.kit.decisions import shown
from lianxin.organisations.models import Roster


def rosters_of(division):
    """The latest lists brought for a place: one query."""
    return list(Roster.objects.filter(division=division)[:10])


def find_roster(public_id):
    """One of them with its place; raises ``NotFound``."""
    return shown(Roster.objects.select_related("division").filter(public_id=public_id).first())
