"""Which claims of a batch are looked at once more: drawn by the batch's own number, so that anybody draws the same. Pure."""

import hashlib
from collections.abc import Iterable


def drawn(batch: str, claims: Iterable[str], pct: int) -> list[str]:
    """``pct`` of a hundred claims, rounded up and never fewer than one: those whose SHA-256 with the number of the batch is
    smallest, in that order. The number is made when the batch is hung up, after every claim was verified.
    """
    claims = set(claims)
    size = -(-len(claims) * pct // 100)
    return sorted(claims, key=lambda claim: hashlib.sha256(f"{batch}\n{claim}".encode()).hexdigest())[:size]
