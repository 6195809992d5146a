"""What the collective of a place owns, what is let until when, what the count of the year has not found yet."""

from datetime import timedelta

from django.db.models import Count as Number
from django.db.models import Exists, OuterRef, Prefetch, Q, Sum

from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any
from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.works import policies
from lianxin.works.calc import leases
from lianxin.works.models import Card, Count, Due, Lease
from lianxin.works.vocabulary import CardState

_RUNNING = Prefetch(
    "leases", Lease.objects.filter(ended_on__isnull=True).prefetch_related(
        Prefetch("dues", Due.objects.filter(paid_on__isnull=True), to_attr="unpaid")
    ), to_attr="running",
)  # fmt: skip


def cards(*, place="", cursor="", size=30):
    """A page of what a place owns, by number, with the running contract of each and its unpaid rent at hand."""
    rows = Card.objects.filter(within(place, "division_path")).exclude(state=CardState.GONE)
    return page(rows, order=("division_path", "serial", "id"), cursor=cursor, size=size, dressed=_dressed)


def _dressed(rows):
    return rows.select_related("division").prefetch_related(_RUNNING)


def find_card(public_id):
    return shown(_dressed(Card.objects).filter(public_id=public_id).first())


def clock_of(card, today=None):
    """What the clock of its running contract says, or nothing."""
    if not card.running:
        return ""
    found = card.running[0]
    return leases.clock(today or clock.today(), found.ends_on, [each.due_on for each in found.unpaid])


def day_of_clock(card, warns):
    """The day a warning is about: of the first rent nobody paid, or the end of the term."""
    lease = card.running[0]
    return min(each.due_on for each in lease.unpaid) if warns in ("overdue", "due") else lease.ends_on


def leases_of(card):
    """Every contract of a card, the newest first, with its dues: two queries."""
    return list(card.leases.prefetch_related("dues"))


def counts_of(card, most=10):
    return list(card.counts.all()[:most])


def rent_accounts(division):
    """Income accounts of the books that have a bank account, for what comes in as rent: of the place, or of the nearest above it
    that keeps such books."""
    found = [
        account
        for book in ledger.books_at(division)
        if ledger.account_of_kind(book, Kind.BANK, Measure.FEN)
        for account in ledger.open_accounts(book)
        if account.kind == Kind.INCOME and account.measure == Measure.FEN
    ]
    return found or (rent_accounts(division.parent) if division.parent_id else [])


def sums_by_kind(place):
    """``{kind: (how many, original value in fen)}`` of a place: one query."""
    rows = Card.objects.filter(within(place, "division_path")).exclude(state=CardState.GONE).order_by()
    return {
        kind: (number, fen or 0)
        for kind, number, fen in rows.values_list("kind").annotate(Number("id"), Sum("original_fen"))
    }


def counted(place, year):
    """``(counted this year, of how many)``."""
    rows = Card.objects.filter(within(place, "division_path")).exclude(state=CardState.GONE)
    told = rows.aggregate(all=Number("id"), done=Number("id", filter=Q(counts__year=year)))
    return told["done"], told["all"]


def cards_to_see_to(actor):
    """Cards whose contract warns, before and when it is late, or that nobody has counted in the last month of the year; ``None`` for who keeps none."""
    if not actor.is_user or not actor.holds(*policies.KEEPERS):
        return None
    today = clock.today()
    week = today + timedelta(days=leases.WEEK)
    due = Due.objects.filter(lease=OuterRef("pk"), paid_on__isnull=True, due_on__lte=week)
    ending = Lease.objects.filter(card=OuterRef("pk"), ended_on__isnull=True).filter(
        Q(ends_on__lte=today + timedelta(days=leases.QUARTER)) | Q(Exists(due))
    )
    mine = Card.objects.filter(within_any(actor.scopes(*policies.KEEPERS), "division_path")).exclude(
        state=CardState.GONE
    )
    counted = Count.objects.filter(card=OuterRef("pk"), year=today.year)
    return mine.filter(Exists(ending) | ~Exists(counted)) if today.month == 12 else mine.filter(Exists(ending))


def cards_with_a_clock(actor, most=30):
    """Those rows with what a row shows."""
    found = cards_to_see_to(actor)
    return [] if found is None else list(_dressed(found).order_by("division_path", "serial")[:most])
