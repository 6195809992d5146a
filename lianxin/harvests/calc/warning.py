"""Facts in contracts and sales that somebody should look at. Pure."""

import re
from collections.abc import Iterable, Mapping

_OURS = r"(集体|村委会?|村民委员会|居委会?|居民委员会|合作社)"
_BACKS = r"(担保|作保|提供保证|保证人|保证责任|连带责任|兜底)"
#: What the law lets a contract promise, 保底租金加分红, is no return on money that was put in.
_RETURN = (
    r"保本|保收益|稳赚|固定(回报|收益|分红)|保底(回报|收益|利息)|高回报|年化|保证.{0,6}(回报|收益|分红)|(承诺|每年|一年|年)(回报|收益)"
    r"|(回报率?|收益率)[^，。；、\d]{0,6}[\d.]+\s*[%％]"
)
_WORDS = (
    ("high_return", re.compile(_RETURN)),
    ("fund_raising", re.compile(r"集资|众筹|向社会|公开募集|吸收资金|发展下线")),
    ("guarantee", re.compile(rf"{_OURS}[^，。；不未]{{0,12}}{_BACKS}|{_BACKS}[^，。；不未]{{0,12}}{_OURS}")),
)
_LOSS = re.compile(r"亏")
#: A clause with one of these says that there is no loss, or that somebody does not bear it: not who does.
_NOT_SHARED = re.compile(r"(不|未|没有?)(会|可能)?(亏|承担|分担|负担|担)|概不负责")
_CLAUSE = re.compile(r"[，。；！？,.;!?\s]+")
#: Sold by the piece to whoever comes: no one buyer.
_RETAIL = "零售"


#: So few days before its end what was put in is very soon over.
MONTH = 30


def in_terms(kind: str, terms: str) -> list[str]:
    """What the terms of one contract call for: codes in a fixed order."""
    found = [code for code, pattern in _WORDS if pattern.search(terms)]
    if kind == "partner" and not any(map(_shares_loss, _CLAUSE.split(terms))):
        found.append("loss_unsaid")
    return found


def _shares_loss(clause: str) -> bool:
    return bool(_LOSS.search(clause)) and not _NOT_SHARED.search(clause)


def one_buyer(sales: Mapping[str, int]) -> bool:
    """Whether one buyer takes more than half of all sales; who buys by retail is not one."""
    named = [fen for party, fen in sales.items() if party.strip() != _RETAIL]
    return max(named, default=0) * 2 > sum(sales.values())


def all_warnings(
    contracts: Iterable[tuple[str, str, int | None]],
    sales: Mapping[str, int],
    *,
    is_running: bool,
    near: int,
    input_ends: int | None = None,
) -> list[str]:
    """Every code once. ``contracts`` in force are ``(kind, terms, days left or None)``; ``near``: so few days are soon;
    ``input_ends``: in how many days the first of what households put in ends."""
    contracts = list(contracts)
    found = [code for kind, terms, _left in contracts for code in in_terms(kind, terms)]
    if one_buyer(sales):
        found.append("one_buyer")
    if is_running and not any(kind == "insurance" for kind, _terms, _left in contracts):
        found.append("no_insurance")
    if any(left is not None and left <= near for _kind, _terms, left in contracts):
        found.append("ending")
    if input_ends is not None and input_ends <= near:
        found.append("input_month" if input_ends <= MONTH else "input_ending")
    return list(dict.fromkeys(found))
