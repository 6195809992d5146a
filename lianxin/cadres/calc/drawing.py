"""A fair order of people beside a post, which says nothing of any of them and which anybody draws again. Pure."""

import hashlib
from collections.abc import Iterable


def drawn(seed: str, keys: Iterable[str]) -> list[str]:
    """The keys in the order of their SHA-256 with the seed: another seed, another order."""
    return sorted(keys, key=lambda key: hashlib.sha256(f"{seed}\n{key}".encode()).hexdigest())
