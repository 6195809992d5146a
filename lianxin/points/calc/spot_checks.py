"""Which claims of a batch are looked at once more: drawn by the batch's own number, so that anybody draws the same. Pure."""

from collections.abc import Iterable

from lianxin.kit import lot


def drawn(batch: str, claims: Iterable[str], pct: int) -> list[str]:
    """``pct`` of a hundred claims by lot, rounded up and never fewer than one. The number of the batch is made when it is hung
    up, after every claim was verified.
    """
    claims = set(claims)
    return lot.drawn(claims, batch)[: -(-len(claims) * pct // 100)]
