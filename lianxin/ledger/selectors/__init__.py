"""Questions about books. Each answers one; none writes."""

from lianxin.ledger.selectors.balances import (
    WrongBalance,
    balance_of,
    balances_of,
    trial_balance,
    wrong_balances,
)
from lianxin.ledger.selectors.books import (
    account_coded,
    account_of_kind,
    books,
    books_at,
    find_account,
    find_book,
    find_entry,
    find_voucher,
    money_books_of,
    named_lines,
    open_accounts,
    waiting_vouchers,
)
from lianxin.ledger.selectors.statements import (
    Movement,
    count_entries,
    entries_of,
    journal,
    movements,
    period_of,
    statement,
)

__all__ = [
    "Movement",
    "WrongBalance",
    "account_coded",
    "account_of_kind",
    "balance_of",
    "balances_of",
    "books",
    "books_at",
    "count_entries",
    "entries_of",
    "find_account",
    "find_book",
    "find_entry",
    "find_voucher",
    "journal",
    "money_books_of",
    "movements",
    "named_lines",
    "open_accounts",
    "period_of",
    "statement",
    "trial_balance",
    "waiting_vouchers",
    "wrong_balances",
]
