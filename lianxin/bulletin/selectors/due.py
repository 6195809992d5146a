"""What a place has to show and by when, and how far each is."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q

from lianxin.bulletin import policies
from lianxin.bulletin.calc.catalogue import Item
from lianxin.bulletin.calc.due import Period, days_before, due_after, due_on, last_period, periods_ahead
from lianxin.bulletin.models import Notice
from lianxin.bulletin.selectors.briefs import STATEMENT
from lianxin.bulletin.selectors.catalogue import catalogue_of
from lianxin.bulletin.selectors.gatherings import next_gathering
from lianxin.bulletin.vocabulary import ROLES_OF, Frequency, State
from lianxin.kit import clock
from lianxin.ledger import selectors as ledger
from lianxin.territory import selectors as territory


@dataclass(frozen=True)
class DueRow:
    """One item for one period: by when, and the notice that is being written or hung, if any; ``meeting`` is the day of the
    meeting it has to hang before."""

    item: Item
    period: Period
    due: date
    notice: Notice | None
    meeting: date | None = None

    @property
    def is_done(self):
        return self.notice is not None and self.notice.posting_id is not None


def due_list(division, today=None) -> list[DueRow]:
    """Every regular item of a place for its last period that is over, and each day on which a large sum came or went, by the
    day it is due. Five queries, in the first month of a year one more."""
    today = today or clock.today()
    rules, calendar, stir = _rules_at(division, today)
    catalogue = catalogue_of(division)
    items = [_as_here(item, rules, stir, today) for item in catalogue.values()]
    wanted = [(item, period, None) for item in items if (period := last_period(item.frequency, today))]
    if (large := catalogue.get(LARGE)) and large.frequency == Frequency.AT_ONCE:
        days = [Period(on, on) for on in stir.large]
        wanted += [(large, each, due_after(each.last, large.due_day, calendar)) for each in days]
    found = _notices(division, wanted)
    rows = [
        DueRow(item, period, due, found(item, period)) if due else _regular(item, period, division, rules, calendar, today, found)
        for item, period, due in wanted
    ]  # fmt: skip
    recent = last_period(Frequency.QUARTERLY, today).first
    rows = [row for row in rows if row.item.code != LARGE or row.period.last >= recent or not row.is_done]
    return sorted(rows, key=lambda row: (row.due, row.item.code, row.period.last))


_YEAR = "finance.year"
#: Told by the day; also by a notice of more days.
LARGE = "finance.large"
_LOOKED_BACK = timedelta(days=366)


def _rules_at(division, today):
    """The rules of a place, its working days, and what goes on in its books: three queries."""
    rules = territory.profile(division, today)
    month = last_period(Frequency.MONTHLY, today)
    over = rules.value("finance.large_over_yuan") * 100
    stir = ledger.stir_at(division, (month.first, month.last), over, today - _LOOKED_BACK)
    return rules, territory.work_calendar(division, rules), stir


def _regular(item, period, division, rules, calendar, today, found=lambda _item, _period: None):
    """The members read the report of a year so many days before they meet on it: who is not late yet asks when that is."""
    due, meeting, notice = due_on(period, item.due_day, calendar), None, found(item, period)
    if item.code == _YEAR and due >= today and notice is None:
        days = rules.value("finance.year_days_before")
        meeting = next_gathering(division, period.last + timedelta(days=1), due + timedelta(days=days))
        due = min(due, days_before(meeting, days)) if meeting else due
    return DueRow(item, period, due, notice, meeting)


def due_ahead(division, body, today) -> list[DueRow]:
    """What ``body`` prepares, reviews or approves at a place and is due from ``today`` on for a year: three queries."""
    rules, calendar, stir = _rules_at(division, today)
    items = (
        _as_here(item, rules, stir, today)
        for item in catalogue_of(division).values()
        if body in (item.prepares, item.reviews, item.approves)
    )
    rows = [
        _regular(item, period, division, rules, calendar, today)
        for item in items
        for period in periods_ahead(item.frequency, today)
    ]
    return sorted((row for row in rows if row.due >= today), key=lambda row: (row.due, row.item.code))


def due_for(actor, *, most=6):
    """``[(place, DueRow)]`` of what the bodies an actor sits in still have to show: the periods that are over and those to come.

    Only of the places a role is held over exactly; a dozen queries for each.
    """
    today, found = clock.today(), []
    held = {body: set(actor.scopes(*roles)) for body, roles in ROLES_OF.items()}
    places = territory.divisions_at(sorted(set().union(*held.values()))[:most])
    for path, place in places.items():
        bodies = {body for body, paths in held.items() if path in paths}
        over = due_list(place, today)
        seen = {(row.item.code, row.period) for row in over}
        ahead = {(row.item.code, row.period): row for body in bodies for row in due_ahead(place, body, today)}
        found += [(place, row) for row in over if not row.is_done and bodies & _doers(row.item)]
        found += [(place, row) for key, row in ahead.items() if key not in seen]
    return found


def _doers(item):
    return {item.prepares, item.reviews, item.approves}


def _as_here(item, rules, stir, today):
    """The starter's quarterly day is the place's own; accounts with many entries are shown every month."""
    if item.frequency == Frequency.QUARTERLY and not item.place:
        item = replace(item, due_day=rules.value("posting.quarter_due_day"))
    often = stir.entries > rules.value("finance.monthly_if_transactions_over")
    if item.code == STATEMENT and item.frequency == Frequency.QUARTERLY and often:
        item = replace(item, frequency=Frequency.MONTHLY)
    return item


def _notices(division, wanted):
    """A function of an item and a period that gives its newest notice that was not withdrawn: one query. What was large is also
    told by a notice of more days."""
    earliest = min((period.first for _item, period, _due in wanted), default=None)
    if earliest is None:
        return lambda _item, _period: None
    told = Q(about_from__gte=earliest) | Q(item_code=LARGE, about_to__gte=earliest)
    codes = {item.code for item, _period, _due in wanted}
    notices = Notice.objects.filter(told, division=division, item_code__in=codes).exclude(state=State.WITHDRAWN)
    exact: dict = {}
    large: list[tuple[Period, Notice]] = []
    for each in notices.order_by("id"):
        if each.about_from and each.about_to:
            about = Period(each.about_from, each.about_to)
            exact[each.item_code, about] = each
            large[:0] = [(about, each)] if each.item_code == LARGE else []

    def notice_of(item, period):
        if item.code != LARGE:
            return exact.get((item.code, period))
        return next((each for about, each in large if about.first <= period.first <= about.last), None)

    return notice_of


def at_once_due(notice):
    """By when something that happened has to hang: so many days after its last day, or ``None`` without one."""
    item = catalogue_of(notice.division).get(notice.item_code)
    if item is None or item.frequency != Frequency.AT_ONCE or notice.about_to is None:
        return None
    return due_after(notice.about_to, item.due_day, territory.work_calendar(notice.division))


_DESK_TIME = timedelta(days=5)
#: What is still on somebody's desk.
_IN_WORK = (
    State.DRAFT, State.PRIVACY_CHECK, State.REVIEW, State.HELD, State.REVIEWED, State.APPROVED, State.CORRECTING,
)  # fmt: skip


def places_with_a_board():
    """Living places that have hung something up: whoever has not begun is left alone. One query."""
    return territory.living_among(Notice.objects.filter(posting__isnull=False).values("division_id"))


def work_of(actor):
    """Notices being written, reviewed or corrected in the places of an actor, or ``None`` for who takes no step."""
    if not policies.can_work_on_notices(actor):
        return None
    return Notice.objects.filter(policies.places_worked_on(actor), state__in=_IN_WORK)


def on_desk(actor, *, most=100):
    """Notices somebody still works on in the places of an actor, the oldest first, with what a row shows: one query."""
    rows = work_of(actor)
    if rows is None:
        return []
    return list(rows.select_related("division", "prepared_by").order_by("prepared_at", "id")[:most])


def waiting_for(actor, *, most=50):
    """``(notice, day)`` of notices whose next step the actor may take, with the day it should be done: one query."""
    found = on_desk(actor, most=most)
    waiting = [notice for notice in found if policies.can_take_next_step(actor, notice)]
    return [(each, desk_due(each)) for each in waiting]


def desk_due(notice):
    """By which day its next step should be done: what the supervision committee found is answered, and examined, within five."""
    due = notice.review_due_on if notice.state == State.REVIEW else notice.held_answer_due_on
    return due or clock.day_of(notice.prepared_at) + _DESK_TIME


def reviews_owed(days):
    """Notices that wait for the word of the supervision committee, due on one of these days."""
    owed = Notice.objects.filter(state=State.REVIEW, review_due_on__in=days)
    return list(owed.select_related("division").order_by("review_due_on", "id")[:500])


def answers_owed(days):
    """Notices the supervision committee found something in, to be answered on one of these days: drafts too, until sent back."""
    owed = Notice.objects.filter(held_answer_due_on__in=days).exclude(state__in=(State.WITHDRAWN, State.REVIEW))
    return list(owed.select_related("division", "prepared_by").order_by("held_answer_due_on", "id")[:500])
