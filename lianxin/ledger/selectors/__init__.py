"""Questions about books. Each answers one; none writes."""

from lianxin.ledger.selectors.balances import (
    WrongBalance,
    balance_of,
    balances_of,
    trial_balance,
    wrong_balances,
)
from lianxin.ledger.selectors.books import (
    books,
    find_account,
    find_book,
    find_entry,
    find_voucher,
    named_lines,
    open_accounts,
    waiting_vouchers,
)
from lianxin.ledger.selectors.statements import entries_of, journal, statement

__all__ = [
    "WrongBalance",
    "balance_of",
    "balances_of",
    "books",
    "entries_of",
    "find_account",
    "find_book",
    "find_entry",
    "find_voucher",
    "journal",
    "named_lines",
    "open_accounts",
    "statement",
    "trial_balance",
    "waiting_vouchers",
    "wrong_balances",
]
