"""Outlines of places."""

from lianxin.coverage.models import Boundary


def boundaries_of(places):
    """``{place's path: its outline}`` of those that have one: one query."""
    paths = {place.pk: place.path for place in places}
    return {paths[each.division_id]: each for each in Boundary.objects.filter(division__in=list(paths))}
