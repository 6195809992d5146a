"""What the collective of a place owns, what is let until when, what the count of the year has not found yet."""

from datetime import timedelta

from django.db.models import Count as Number
from django.db.models import Exists, OuterRef, Prefetch, Q, Sum

from lianxin.deliberation import selectors as hall
from lianxin.deliberation.vocabulary import BodyKind
from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.faults import Thing
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any
from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind, Measure
from lianxin.territory.vocabulary import Level
from lianxin.works import policies
from lianxin.works.calc import leases
from lianxin.works.models import Card, CardCheck, Count, Due, Lease
from lianxin.works.vocabulary import IN_THE_BOOKS, AmendState, CardKind, CardState

_OWED = Due.objects.filter(paid_on__isnull=True, is_void=False)
#: Contracts that run, and those that ended with rent unpaid.
_STANDING = Prefetch(
    "leases", Lease.objects.filter(Q(ended_on__isnull=True) | Exists(_OWED.filter(lease=OuterRef("pk")))).prefetch_related(
        Prefetch("dues", _OWED, to_attr="unpaid")
    ), to_attr="standing",
)  # fmt: skip


def cards(*, place="", cursor="", size=30):
    """A page of what a place owns, by number, with the contracts of each that run or are not paid, and the rent they owe, at hand."""
    rows = Card.objects.filter(within(place, "division_path")).exclude(state=CardState.GONE)
    return page(rows, order=("division_path", "serial", "id"), cursor=cursor, size=size, dressed=_dressed)


def _dressed(rows):
    return rows.select_related("division").prefetch_related(_STANDING)


def find_card(public_id):
    """With its contracts and their rents, and everything that was written down of it by one and looked at by another: ``checked``, the
    newest first."""
    checked = Prefetch("checks", CardCheck.objects.select_related("asked_by"), to_attr="checked")
    rows = Card.objects.select_related("division", "project").prefetch_related("leases__dues", checked)
    found = shown(rows.filter(public_id=public_id).first())
    for lease in found.leases.all():
        lease.unpaid = [due for due in lease.dues.all() if due.is_owed]
    found.standing = [lease for lease in found.leases.all() if lease.ended_on is None or lease.unpaid]
    return found


def waiting_check(card):
    """Of a card that was found: what nobody has looked at yet, or ``None``."""
    return next((each for each in card.checked if each.state == AmendState.WAITING), None)


def thing(public_id):
    """A card that is still there, as what may be broken; ``None`` otherwise. One query."""
    found = Card.objects.select_related("division").filter(public_id=public_id).exclude(state=CardState.GONE).first()
    return thing_of(found) if found else None


def thing_of(card):
    return Thing(card.audit_kind, card.public_id, card.name, card.place, card.division)


def clock_of(card, today=None):
    """What the clock of its contracts says, or nothing."""
    if not card.standing:
        return ""
    return leases.clock(today or clock.today(), _end_of(card), _unpaid(card))


def _unpaid(card):
    return [each.due_on for lease in card.standing for each in lease.unpaid]


def _end_of(card):
    """The end of the contract that runs, or ``None``."""
    return next((each.ends_on for each in card.standing if each.ended_on is None), None)


def day_of_clock(card, warns):
    """The day a warning is about: of the first rent nobody paid, or the end of the term."""
    return min(_unpaid(card)) if warns in ("overdue", "due") else _end_of(card)


def leases_of(card):
    """Every contract of a card, the newest first, with its dues: of one that was found they are at hand."""
    return list(card.leases.all())


def counts_of(card, most=10):
    return list(card.counts.all()[:most])


def rent_accounts(division):
    """Income accounts of the collective's books that have a bank account, for what comes in as rent: of the place; of a group, of its
    village where it keeps none itself. Never of the township or of a firm: what a village owns is not theirs."""
    found = [
        account
        for book in ledger.collective_books_at(division)
        if ledger.account_of_kind(book, Kind.BANK, Measure.FEN)
        for account in ledger.open_accounts(book)
        if account.kind == Kind.INCOME and account.measure == Measure.FEN
    ]
    below = division.level in (Level.GROUP, Level.GRID) and division.parent_id
    return found or (rent_accounts(division.parent) if below else [])


#: Who may decide on what the collective owns.
_DECIDERS = (
    BodyKind.VILLAGERS_ASSEMBLY, BodyKind.VILLAGER_REPS, BodyKind.RESIDENTS_ASSEMBLY, BodyKind.RESIDENT_REPS,
    BodyKind.COLLECTIVE_MEMBERS, BodyKind.COLLECTIVE_REPS,
)  # fmt: skip


def decisions_on(card):
    """Resolutions in force that name a thing by its number or its name."""
    found = hall.decided_by(card.division, _DECIDERS)
    return [each for each in found if any(name in f"{each.title}{each.text}" for name in (card.number, card.name))]


def sums_by_kind(place):
    """``{kind: (how many, original value in fen)}`` of a place; of money and claims what the collective's books say today."""
    rows = Card.objects.filter(within(place, "division_path")).exclude(state=CardState.GONE).order_by()
    found = {
        kind: (number, fen or 0)
        for kind, number, fen in rows.values_list("kind").annotate(Number("id"), Sum("original_fen"))
        if kind not in IN_THE_BOOKS
    }
    return found | {
        kind: told
        for kind, of in ((CardKind.CASH, Kind.BANK), (CardKind.RECEIVABLE, Kind.RECEIVABLE))
        if (told := ledger.common_held(place, of))[0]
    }


def counted(place, year):
    """``(counted this year, of how many)``."""
    rows = Card.objects.filter(within(place, "division_path")).exclude(state=CardState.GONE)
    told = rows.aggregate(all=Number("id"), done=Number("id", filter=Q(counts__year=year)))
    return told["done"], told["all"]


def cards_to_see_to(actor):
    """Cards whose contract warns, before and when it is late, that are owed rent by a contract that ended, or that nobody has
    counted in the last month of the year; and those of which a count or a correction waits for a second person (``is_to_check``).
    ``None`` for who keeps and counts none."""
    if not actor.is_user or not actor.holds(*policies.COUNTERS):
        return None
    today = clock.today()
    week = today + timedelta(days=leases.WEEK)
    due = _OWED.filter(lease=OuterRef("pk"), due_on__lte=week)
    ending = Q(ended_on__isnull=True, ends_on__lte=today + timedelta(days=leases.QUARTER))
    told = Q(Exists(Lease.objects.filter(ending | Q(Exists(due)), card=OuterRef("pk"))))
    waiting = CardCheck.objects.filter(card=OuterRef("pk"), state=AmendState.WAITING)
    here = ~Q(state=CardState.GONE)
    if today.month == 12:
        counted = Count.objects.filter(card=OuterRef("pk"), year=today.year)
        told |= here & ~Q(Exists(counted)) & ~Q(Exists(waiting))
    kept = within_any(actor.scopes(*policies.KEEPERS), "division_path")
    looks = within_any(actor.scopes(*policies.COUNTERS), "division_path")
    to_check = Exists(waiting.exclude(asked_by=actor.id))
    return Card.objects.filter(kept & told | looks & here & Q(to_check)).annotate(is_to_check=to_check)


def cards_with_a_clock(actor, most=30):
    """Those rows with what a row shows."""
    found = cards_to_see_to(actor)
    return [] if found is None else list(_dressed(found).order_by("division_path", "serial")[:most])
