"""What accounts come to: read at once, and added up again."""

from dataclasses import dataclass

from django.db.models import Q, Sum

from lianxin.kit.sql import rows
from lianxin.ledger.models import Account, Balance, Line

_BALANCE = "SELECT amount FROM ledger_balance WHERE account_id = %s"
_ADDED_AGAIN = """
SELECT b.account_id, a.name, b.amount, COALESCE(s.amount, 0)
FROM ledger_balance b JOIN ledger_account a ON a.id = b.account_id
LEFT JOIN (SELECT {key} AS account_id, SUM(amount) AS amount FROM ledger_line {only} GROUP BY {key}) s ON s.account_id = b.account_id
WHERE {of_book} b.amount <> COALESCE(s.amount, 0) ORDER BY b.account_id
"""


def balance_of(account) -> int:
    """Debits less credits of one account, now. The same cost however long its history."""
    return rows(_BALANCE, account.pk)[0][0]


def balances_of(book) -> dict[int, int]:
    """``{account id: amount}`` of a book, now."""
    return dict(Balance.objects.filter(account__book=book).values_list("account_id", "amount"))


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
    """One account up to a day: what was debited, what credited, and the difference."""

    public_id: str
    code: str
    name: str
    kind: str
    measure: str
    debits: int
    credits: int

    @property
    def amount(self):
        return self.debits - self.credits


def trial_balance(book, through) -> list[TrialRow]:
    """Every account of a book with its debits and credits up to and including ``through``. Two queries."""
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
