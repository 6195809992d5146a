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
    accounts_by_hand,
    books,
    books_at,
    books_words,
    find_account,
    find_book,
    find_entry,
    find_voucher,
    money_books_of,
    named_lines,
    open_accounts,
    own_account,
    waiting_vouchers,
)
<<<<<<< HEAD
from lianxin.ledger.selectors.bundles import closed_periods, period_bundle, period_title, sealed_period
from lianxin.ledger.selectors.measures import income_at
=======
from lianxin.ledger.selectors.bundles import (
    closed_periods,
    period_bundle,
    period_title,
    published_bundle,
    sealed_period,
)
>>>>>>> main
from lianxin.ledger.selectors.results import year_results, years_closed
from lianxin.ledger.selectors.statements import (
    Movement,
    count_entries,
    entries_of,
    has_entered,
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
    "accounts_by_hand",
    "balance_of",
    "balances_of",
    "books",
    "books_at",
    "books_words",
    "closed_periods",
    "count_entries",
    "entries_of",
    "find_account",
    "find_book",
    "find_entry",
    "find_voucher",
    "has_entered",
    "income_at",
    "journal",
    "money_books_of",
    "movements",
    "named_lines",
    "open_accounts",
    "own_account",
    "period_bundle",
    "period_of",
    "period_title",
    "published_bundle",
    "sealed_period",
    "statement",
    "trial_balance",
    "waiting_vouchers",
    "wrong_balances",
    "year_results",
    "years_closed",
]
