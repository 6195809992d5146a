"""Who gave and who received how often. In the order of names: nobody is ranked. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Given:
    """One member: how often it gave, and how often it received."""

    key: int
    name: str
    gave: int
    received: int


def balance(names: Mapping[int, str], deliveries: Iterable[tuple[int, int]]) -> list[Given]:
    """Every member of ``names`` with what ``deliveries``, pairs of giver and receiver, say of it; by name."""
    pairs = list(deliveries)
    gave, received = Counter(giver for giver, _to in pairs), Counter(to for _giver, to in pairs)
    rows = [Given(key, name, gave[key], received[key]) for key, name in names.items()]
    return sorted(rows, key=lambda row: (row.name, row.key))
