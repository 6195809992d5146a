"""What is to be made public and what waits for somebody at the desk behind the board."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin import policies, selectors
from lianxin.bulletin.presenters.rows import notice_url, tone_of
from lianxin.bulletin.vocabulary import State
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting


@dataclass(frozen=True)
class DueLine:
    """One item a place has to show, as the desk reads it."""

    name: str
    period: str
    due: object
    tone: str
    state: str
    url: str
    is_new: bool


def due_line(row, division, today, *, may_write):
    """What it is, for which time, by when, how far, and where to go on: nowhere for who may not write what is not written."""
    period = _period(row)
    late = not row.is_done and row.due < today
    if row.notice is None:
        query = {"place": division.public_id, "item": row.item.code, "from": row.period.first, "to": row.period.last}
        url = f"{reverse('bulletin:new')}?{urlencode(query)}" if may_write else ""
        return DueLine(
            gettext(row.item.name), period, row.due, "late" if late else "wait", gettext("还没填"), url, is_new=True
        )
    url = notice_url(row.notice) if row.is_done else work_url(row.notice)
    tone = "late" if late else tone_of(row.notice)
    return DueLine(gettext(row.item.name), period, row.due, tone, row.notice.get_state_display(), url, is_new=False)


def _period(row):
    """The time it tells of: one day, or from one to another; and the meeting it has to hang before."""
    words = day(row.period.first)
    if row.period.last != row.period.first:
        words = gettext("{first}至{last}").format(first=words, last=day(row.period.last))
    if row.meeting:
        words = gettext("{period} · {day}开成员大会，会前给成员看").format(period=words, day=day(row.meeting))
    return words


def work_url(notice):
    return reverse("bulletin:work", args=[notice.public_id])


#: What is to be done next, and by whom, in each state on somebody's desk.
NEXT_ACTIONS = {
    State.DRAFT: _("接着填，送审"),
    State.PRIVACY_CHECK: _("改掉个人信息，再送审"),
    State.REVIEW: _("审"),
    State.HELD: _("按意见改，再送审"),
    State.REVIEWED: _("确认"),
    State.APPROVED: _("张贴"),
    State.CORRECTING: _("更正，再送审"),
    State.COMPLETED: _("归档"),
}


@dataclass(frozen=True)
class WorkRow:
    url: str
    title: str
    tone: str
    state: str
    meta: str
    next_action: str


def work_row(notice):
    """One notice on somebody's desk: where it is and what comes next."""
    who = notice.prepared_by.name if notice.prepared_by else ""
    meta = (notice.division.short_name, gettext(notice.item_name), notice.number, who)
    return WorkRow(
        work_url(notice), notice.title, tone_of(notice), notice.get_state_display(), " · ".join(filter(None, meta)),
        str(NEXT_ACTIONS[notice.state]),
    )  # fmt: skip


def waiting_rows(actor, at):
    """Notices whose next step is the actor's: one query."""
    if not policies.can_act_on_notices(actor):
        return []
    return [
        Waiting(
            url=work_url(notice), title=notice.title, meta=f"{notice.division.short_name} · {gettext(notice.item_name)}",
            next_action=str(NEXT_ACTIONS[notice.state]), due_at=clock.day_end(due),
            tone="late" if due < clock.day_of(at) else "wait", clock=notice.get_state_display(),
            due=gettext("{day}前").format(day=day(due)), number=notice.number,
        )
        for notice, due in selectors.waiting_for(actor)
    ]  # fmt: skip
