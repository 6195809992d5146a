"""Questions about books. Each answers one; none writes."""

from lianxin.ledger.selectors.balances import (
    WrongBalance,
    balance_of,
    balances_of,
    trial_balance,
    wrong_balances,
)
from lianxin.ledger.selectors.statements import entries_of, journal, statement

__all__ = [
    "WrongBalance",
    "balance_of",
    "balances_of",
    "entries_of",
    "journal",
    "statement",
    "trial_balance",
    "wrong_balances",
]
