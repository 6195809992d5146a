"""What accounts come to: read at once, and added up again."""

from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Q, Sum

from lianxin.kit.sql import rows
from lianxin.ledger.errors import HeldApart
from lianxin.ledger.models import Account, Balance, Line
from lianxin.ledger.vocabulary import Kind

_BALANCE = "SELECT amount FROM ledger_balance WHERE account_id = %s"
_ADDED_AGAIN = """
SELECT b.account_id, a.name, b.amount, COALESCE(s.amount, 0)
FROM ledger_balance b JOIN ledger_account a ON a.id = b.account_id
LEFT JOIN (SELECT {key} AS account_id, SUM(amount) AS amount FROM ledger_line {only} GROUP BY {key}) s ON s.account_id = b.account_id
WHERE {of_book} b.amount <> COALESCE(s.amount, 0) ORDER BY b.account_id
"""


def balance_of(account) -> int:
    """Debits less credits of one account, now. The same cost however long its history. What a household or a person holds is told to
    its ``Keeper`` alone: ``HeldApart``."""
    if account.kind == Kind.HOLDER:
        raise HeldApart(account.holder_kind)
    return _kept(account)


def balances_of(book) -> dict[int, int]:
    """``{account id: amount}`` of a book, now, but of households and persons."""
    kept = Balance.objects.filter(account__book=book).exclude(account__kind=Kind.HOLDER)
    return dict(kept.values_list("account_id", "amount"))


class Keeper:
    """The one room that may ask what holders of a kind hold: there is one for each, made when the room is loaded."""

    _kept: ClassVar[set[str]] = set()

    def __init__(self, *holder_kinds):
        if taken := self._kept & set(holder_kinds):
            raise HeldApart(*taken)
        self._kept.update(holder_kinds)
        self.holder_kinds = frozenset(holder_kinds)

    def balance_of(self, account) -> int:
        """What is in the account of one of its holders, now."""
        if account.holder_kind not in self.holder_kinds:
            raise HeldApart(account.holder_kind)
        return _kept(account)


def _kept(account):
    return rows(_BALANCE, account.pk)[0][0]


@dataclass(frozen=True)
class WrongBalance:
    """An account whose kept balance is not the sum of its lines."""

    account_id: int
    account_name: str
    kept: int
    added: int


def wrong_balances(book=None) -> list[WrongBalance]:
    """Every account whose lines add up to something else than its balance: none, unless somebody came in by the cellar."""
    only = "WHERE account_id IN (SELECT id FROM ledger_account WHERE book_id = %s)" if book else ""
    of_book = "a.book_id = %s AND" if book else ""
    key = (
        "account_id" if book else "+account_id"
    )  # all lines are read as they lie: by the index, each would be looked up
    found = rows(_ADDED_AGAIN.format(only=only, of_book=of_book, key=key), *((book.pk, book.pk) if book else ()))
    return [WrongBalance(account, name, kept, int(added)) for account, name, kept, added in found]


@dataclass(frozen=True)
class TrialRow:
    """One account up to a day: what was debited, what credited, and the difference; ``accounts`` of households and persons are one
    row for each measure."""

    public_id: str
    code: str
    name: str
    kind: str
    measure: str
    debits: int
    credits: int
    accounts: int = 1

    @property
    def amount(self):
        return self.debits - self.credits


def trial_balance(book, through) -> list[TrialRow]:
    """Every account of a book with its debits and credits up to and including ``through``; what households and persons hold as one
    sum. Two queries."""
    found = account_rows(book, through)
    held: dict = {}
    for row in found:
        if row.kind == Kind.HOLDER:
            held.setdefault(row.measure, []).append(row)
    return [row for row in found if row.kind != Kind.HOLDER] + [
        TrialRow(
            "", f"HOLDERS-{measure.upper()}", str(Kind.HOLDER.label), Kind.HOLDER, measure, sum(row.debits for row in rows),
            sum(row.credits for row in rows), len(rows),
        )
        for measure, rows in held.items()
    ]  # fmt: skip


def account_rows(book, through) -> list[TrialRow]:
    """The same with every account apart, for what a closing is sealed with: no door."""
    lines = Line.objects.filter(account__book=book, on__lte=through).order_by().values("account_id")
    sides = lines.annotate(
        debits=Sum("amount", filter=Q(amount__gt=0)), credits=Sum("amount", filter=Q(amount__lt=0))
    ).values_list("account_id", "debits", "credits")
    sums = {account: (int(debits or 0), -int(credits or 0)) for account, debits, credits in sides}
    accounts = Account.objects.filter(book=book, opened_on__lte=through).order_by("code")
    return [
        TrialRow(each.public_id, each.code, each.name, each.kind, each.measure, *sums.get(each.pk, (0, 0)))
        for each in accounts
    ]
