"""The history of one account, and the entries of a book."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Max, OuterRef, Q, Sum, Value

from lianxin.kit.paging import page
from lianxin.ledger.calc.balancing import running
from lianxin.ledger.models import Account, Entry, Line
from lianxin.ledger.selectors.balances import balance_of
from lianxin.ledger.selectors.books import kept_at
from lianxin.ledger.vocabulary import Kind, Measure


@dataclass(frozen=True)
class StatementLine:
    on: date
    words: str
    entry: str
    amount: int
    balance: int
    source_label: str


@dataclass(frozen=True)
class Statement:
    """An account from one day to another: ``opening`` + the amounts of ``lines`` = ``closing``."""

    opening: int
    lines: list[StatementLine]
    closing: int


def statement(account, first, last) -> Statement:
    """Every line of an account between two days, with the balance after each. Three queries."""
    of_account = Line.objects.filter(account=account)
    after = of_account.filter(on__gte=first).aggregate(total=Sum("amount"))["total"] or 0
    opening = balance_of(account) - int(after)
    lines = list(of_account.filter(on__range=(first, last)).select_related("entry").order_by("on", "id"))
    after_each = running(opening, (line.amount for line in lines))
    told = [
        StatementLine(line.on, line.entry.words, line.entry.public_id, line.amount, balance, line.entry.source_label)
        for line, balance in zip(lines, after_each, strict=True)
    ]
    return Statement(opening, told, after_each[-1] if after_each else opening)


def journal(book):
    """Every entry of a book with its lines, oldest first, a thousand at a time."""
    found = Entry.objects.filter(book=book).select_related("reverses").prefetch_related("lines__account")
    return found.order_by("on", "id").iterator(chunk_size=1000)


def newest_entry(book):
    """The id of the last entry posted in a book, 0 before the first: what is posted later has a greater one."""
    return book.entries.aggregate(last=Max("id"))["last"] or 0


def period_of(book, first, last, through=None):
    """``(accounts, entries)`` of a book between two days: three queries.

    Accounts are ``(account, opening)`` of those anything was posted on by then, entries ``[number, [(account id, amount), …]]``,
    both in order: nothing that is opened or named later changes a closed period. ``through``: as it was when that was the newest entry.
    """
    posted = Line.objects.filter(entry_id__lte=through) if through is not None else Line.objects.all()
    before = dict(
        posted.filter(account__book=book, on__lt=first).order_by().values_list("account_id").annotate(Sum("amount"))
    )
    accounts = Account.objects.filter(Exists(posted.filter(account=OuterRef("pk"), on__lte=last)), book=book)
    entries: dict = {}
    lines = posted.filter(account__book=book, on__range=(first, last)).order_by("entry__public_id", "id")
    for number, account, amount in lines.values_list("entry__public_id", "account_id", "amount"):
        entries.setdefault(number, []).append((account, amount))
    return [(each, int(before.get(each.pk, 0))) for each in accounts.order_by("code")], [
        [number, lines] for number, lines in entries.items()
    ]


@dataclass(frozen=True)
class Stir:
    """How many entries the books of a place have in a month, and the days on which a large sum came or went."""

    entries: int
    large: list[date]


def stir_at(place, month, over, since) -> Stir:
    """How much goes on in the books of a place: entries between the two days of ``month``, and from ``since`` to its end the days
    on which more than ``over`` fen came or went at once. One query.

    What only went from one of its accounts to another neither came nor went, and what was reversed never did.
    """
    here = Entry.objects.filter(kept_at(place, "book__")).order_by()
    counted = here.filter(on__range=month).values("on").annotate(n=Count("id"))
    in_money = Q(lines__account__kind=Kind.BANK, lines__account__measure=Measure.FEN)
    moved = here.filter(on__gte=since, reverses=None, reversals=None).annotate(
        moved=Sum("lines__amount", filter=in_money), n=Value(0)
    )
    large = moved.filter(Q(moved__gt=over) | Q(moved__lt=-over))
    rows = list(counted.values_list("on", "n").union(large.values_list("on", "n"), all=True))
    return Stir(sum(n for _on, n in rows), sorted({on for on, n in rows if not n}))


def has_entered(actor, book, first, last):
    """Whether the actor prepared, or posted without a voucher, anything in a book between two days: one query."""
    if actor.is_system:
        return False
    own = Q(voucher__prepared_by_id=actor.id) | Q(voucher__isnull=True, by_id=actor.id)
    return Entry.objects.filter(own, book=book, on__range=(first, last)).exists()


@dataclass(frozen=True)
class Movement:
    """One line on an account of income or expense, in its own sense."""

    on: date
    words: str
    kind: str
    account: str
    amount: int


def movements(book, kinds, measure, first, last) -> list[Movement]:
    """Every line on accounts of these kinds between two days, oldest first: one query. What carries a year's income and expense
    to its result moves nothing and is none of them."""
    carried = Line.objects.filter(entry=OuterRef("entry"), account__kind=Kind.RESULT)
    lines = Line.objects.filter(
        ~Exists(carried), account__book=book, account__kind__in=kinds, account__measure=measure, on__range=(first, last)
    ).select_related("entry", "account")
    return [
        Movement(
            line.on, line.entry.words, line.account.kind, line.account.name, line.account.sign_rule.side * line.amount
        )
        for line in lines.order_by("on", "id")
    ]


def entries_of(book, *, cursor="", size=20):
    """The entries of a book, newest day first."""
    return page(Entry.objects.filter(book=book), order=("-on", "-id"), cursor=cursor, size=size)
