"""Facts in contracts and sales that somebody should look at. Pure."""

import re
from collections.abc import Iterable, Mapping

_WORDS = (
    ("high_return", re.compile(r"保本|保收益|稳赚|固定回报|高回报|年化|保证.{0,6}(回报|收益|分红)")),
    ("fund_raising", re.compile(r"集资|众筹|向社会|公开募集|吸收资金|发展下线")),
    ("guarantee", re.compile(r"(集体|村委会?|合作社).{0,6}担保|担保.{0,6}(集体|村委会?|合作社)")),
)
_SHARED_LOSS = re.compile(r"亏")


def in_terms(kind: str, terms: str) -> list[str]:
    """What the terms of one contract call for: codes in a fixed order."""
    found = [code for code, pattern in _WORDS if pattern.search(terms)]
    if kind == "partner" and not _SHARED_LOSS.search(terms):
        found.append("loss_unsaid")
    return found


def one_buyer(sales: Mapping[str, int]) -> bool:
    """Whether one of several sales' buyers takes more than half."""
    whole = sum(sales.values())
    return whole > 0 and max(sales.values()) * 2 > whole


def all_warnings(
    contracts: Iterable[tuple[str, str, int | None]], sales: Mapping[str, int], *, is_running: bool, near: int
) -> list[str]:
    """Every code once. ``contracts`` in force are ``(kind, terms, days left or None)``; ``near``: so few days are soon."""
    contracts = list(contracts)
    found = [code for kind, terms, _left in contracts for code in in_terms(kind, terms)]
    if one_buyer(sales):
        found.append("one_buyer")
    if is_running and not any(kind == "insurance" for kind, _terms, _left in contracts):
        found.append("no_insurance")
    if any(left is not None and left <= near for _kind, _terms, left in contracts):
        found.append("ending")
    return list(dict.fromkeys(found))
