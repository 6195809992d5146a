"""Counts and gaps in words."""

from django.utils.translation import gettext as _

from lianxin.coverage.vocabulary import Link
from lianxin.territory import selectors as territory

#: An instructor is not written down anywhere yet: a column that is always empty says nothing.
_SHOWN = tuple(link for link in Link if link is not Link.INSTRUCTOR)


def headings():
    """Of the table's columns, in the order of ``counts``."""
    return [link.label for link in _SHOWN] + [_("没有任何党组织"), _("什么都没有")]


def counts(reach):
    """``(heading, number)`` of each column."""
    numbers = [reach.by_link[link] for link in _SHOWN] + [reach.unorganised, reach.unreached]
    return list(zip(headings(), numbers, strict=True))


def part_rows(parts):
    """Of each part its place, how many places it has, and its counts."""
    return [{"place": place, "places": reach.places, "counts": counts(reach)} for place, reach in parts]


def gap_rows(gaps):
    """Of each place with its whole name what it lacks."""
    names = territory.full_names([gap.place for gap in gaps])
    return [
        {"name": names[gap.place.path], "place": gap.place, "lacks": [str(link.label) for link in gap.lacks]}
        for gap in gaps
    ]
