"""Drawing by lot, so that anybody draws the same again. Pure."""

import hashlib
from collections.abc import Iterable


def drawn(keys: Iterable[str], seed: str) -> list[str]:
    """The keys in the order of their lot: by SHA-256 of seed, line feed and key. Another seed, another order.

    Nobody can choose the order once ``seed`` is something that was fixed before the keys were, or is published only after them.
    """
    return sorted(keys, key=lambda key: (hashlib.sha256(f"{seed}\n{key}".encode()).digest(), key))
