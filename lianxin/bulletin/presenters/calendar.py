"""Days of the board in the calendar of a phone: what has to be shown, what waits, what stops hanging."""

from django.utils.translation import gettext as _

from lianxin.bulletin import selectors
from lianxin.bulletin.presenters.access import access_waiting_rows
from lianxin.bulletin.presenters.desk import NEXT_ACTIONS, work_url
from lianxin.bulletin.presenters.objections import objections_waiting, passed_on_rows
from lianxin.bulletin.presenters.rows import notice_url
from lianxin.bulletin.vocabulary import Body
from lianxin.kit import clock
from lianxin.kit.calendars import Entry
from lianxin.kit.templatetags.kit import day


def due_entry(row, division, stamped):
    """By which day an item of a place has to hang, and who does what for it."""
    bodies = (row.item.prepares, row.item.reviews, row.item.approves)
    prepares, reviews, approves = (Body(body).label for body in bodies)
    return Entry(
        uid=f"due-{division.public_id}-{row.item.code}-{row.period.last}",
        start=row.due,
        summary=_("今天前公开：{item}").format(item=_(row.item.name)),
        stamped=stamped or clock.day_start(row.period.first),
        description=_("说的是{first}至{last}。{prepares}填，{reviews}审，{approves}确认。依据：{basis}").format(
            first=day(row.period.first), last=day(row.period.last), prepares=prepares, reviews=reviews,
            approves=approves, basis=_(row.item.basis),
        ),
        path=f"/board/desk/?place={division.public_id}",
    )  # fmt: skip


def own_entries(actor, first, last):
    """What the bodies an actor sits in have to show, the notices and objections that wait for them, and what stops hanging."""
    due = [
        due_entry(row, place, selectors.catalogue_changed_at(place))
        for place, row in selectors.due_for(actor)
        if row.due <= last
    ]
    waits = [
        Entry(
            uid=f"work-{notice.public_id}", start=on, summary=f"{NEXT_ACTIONS[notice.state]}：{_(notice.item_name)}",
            stamped=notice.prepared_at, description=f"{notice.division.short_name} · {notice.number}", path=work_url(notice),
        )
        for notice, on in selectors.waiting_for(actor)
    ]  # fmt: skip
    at = clock.now()
    answers = [
        Entry(
            uid=f"answer-{row.url.rsplit('/', 2)[-2]}", start=clock.day_of(row.due_at), stamped=clock.day_start(first),
            summary=_("{number}：{what}").format(number=row.number, what=row.next_action), description=row.meta, path=row.url,
        )
        for row in (*objections_waiting(actor, at), *passed_on_rows(actor, at), *access_waiting_rows(actor, at))
    ]  # fmt: skip
    return [*waits, *answers, *due, *(_end(notice, "") for notice in selectors.ending_for(actor, first, last))]


def public_entries(path, first, last):
    """When what hangs at a place stops hanging."""
    return [_end(notice, _whom_to_tell(notice)) for notice in selectors.ending_at(path, first, last)]


def _whom_to_tell(notice):
    return _("{place} · {number} · 有异议找：{contact}").format(
        place=notice.division.short_name, number=notice.number, contact=notice.contact
    )


def _end(notice, description):
    """Until the end of this day everybody may object."""
    return Entry(
        uid=f"hangs-{notice.public_id}",
        start=notice.posted_until,
        summary=_("公示到今天：{title}").format(title=notice.posting.title),
        stamped=notice.posting.at,
        description=description,
        path=notice_url(notice),
    )
