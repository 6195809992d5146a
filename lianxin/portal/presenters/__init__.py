"""How the portal says what the rooms answer."""

from lianxin.needs import presenters as needs
from lianxin.portal.presenters.found import found_groups
from lianxin.portal.presenters.home import keeper_rows, money_rows, project_rows, vote_rows
from lianxin.portal.presenters.keeping import KEEPING_JOBS, STAYS, goes_by_hand, kept_how_long, used_what_for
from lianxin.portal.presenters.story import carried_links, story_links
from lianxin.stations import presenters as stations
from lianxin.stations import selectors as station_selectors

__all__ = [
    "KEEPING_JOBS",
    "STAYS",
    "carried_links",
    "found_groups",
    "goes_by_hand",
    "inbox_rows",
    "keeper_rows",
    "kept_how_long",
    "level_rows",
    "money_rows",
    "project_rows",
    "public_rows",
    "station_rows",
    "story_links",
    "used_what_for",
    "vote_rows",
]


def public_rows(page, at):
    """Public needs as list rows."""
    return [needs.public_row(need, at) for need in page]


def inbox_rows(waiting, at, actor, beside=()):
    """What waits for ``actor``, as rows with the next action, by the clock; ``beside`` are those of other rooms."""
    rows = [(needs.next_due(need), needs.inbox_row(need, at, actor)) for need in waiting]
    rows += [(row.due_at, row) for row in beside]
    return [row for _due, row in sorted(rows, key=lambda pair: pair[0])]


def station_rows(found, at):
    """Where somebody is there for residents, and whether now."""
    return stations.rows(found, station_selectors.openings_of(found), at)


def level_rows(found):
    """An officer's own level and those below it."""
    own, below = found
    return needs.level_row(own), [needs.level_row(each) for each in below]
