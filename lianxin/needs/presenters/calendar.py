"""Needs in the calendar of who they wait for: the number and what to do, never whose need it is or what it says."""

from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.calendars import Entry
from lianxin.needs import selectors
from lianxin.needs.presenters.rows import inbox_row, next_due


def own_entries(actor, first, last):
    """What waits for an actor now, at the moment it falls due: one query, whatever days are asked for."""
    at = clock.now()
    rows = ((need, inbox_row(need, at, actor)) for need in selectors.inbox(actor))
    return [
        Entry(
            uid=f"need-{need.public_id}", start=next_due(need), stamped=clock.day_start(clock.today()), path=row.url,
            summary=_("{action}：诉求 {number}").format(action=row.next_action or row.state, number=need.number),
        )
        for need, row in rows
    ]  # fmt: skip
