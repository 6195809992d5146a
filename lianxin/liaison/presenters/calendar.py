"""Visits and promises in the calendar of a liaison: how many and when, never whose door."""

from collections import Counter

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.calendars import Entry
from lianxin.liaison import selectors
from lianxin.liaison.vocabulary import AssignmentKind


def own_entries(actor, first, last):
    """So many households due on a day, what is overdue on the present day, and each promise not kept yet."""
    if not actor.is_user:
        return []
    held = [
        each for each in selectors.my_assignments(actor.id) if each.kind == AssignmentKind.LEAD and not each.is_refused
    ]
    dues = selectors.dues_of(held) if held else {}
    today = clock.today()
    days = Counter(max(due.on, today) for due in dues.values() if due.on <= last)
    visits = [
        Entry(
            uid=f"visits-{actor.id}-{on}", start=on, stamped=clock.day_start(today), path=reverse("liaison:mine"),
            summary=_("走访：{n} 户到日子了").format(n=number),
        )
        for on, number in sorted(days.items())
    ]  # fmt: skip
    return visits + [
        Entry(
            uid=f"promise-{promise.public_id}", start=promise.due_on, stamped=clock.day_start(first),
            path=reverse("liaison:mine"), summary=_("答应户里的事，今天前办到"),
        )
        for promise in selectors.promises_to_keep(actor) or ()
    ]  # fmt: skip
