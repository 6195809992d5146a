"""What places below have hung up, as the officers above read it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.bulletin import selectors
from lianxin.bulletin.presenters.rows import board_row
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting

MOST = 50


def reported_rows(notices):
    """``(id, row)`` of each, as the board shows it."""
    return [(notice.public_id, board_row(notice)) for notice in notices]


def reported_waiting(actor, at):
    """One row however many there are: nobody is pestered with each. One query."""
    found = selectors.reported(actor)
    rows = list(found[:MOST]) if found is not None else []
    if not rows:
        return []
    places = "、".join(dict.fromkeys(notice.division.short_name for notice in rows))
    number = _("{n} 份").format(n=len(rows)) if len(rows) < MOST else _("{n} 份以上").format(n=MOST)
    last = clock.day_end(max(notice.posted_until for notice in rows))
    return [
        Waiting(
            url=reverse("bulletin:reported"), title=_("下面张贴了公开：{places}").format(places=places[:60]), meta=number,
            next_action=_("看一看，点“看过了”"), due_at=last, clock=_("报上来的"),
            due=_("{day}前").format(day=day(clock.day_of(last))),
        )
    ]  # fmt: skip
