"""Paper sheets read by two people on their own: where they agree, where they differ, what only one has read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Readings:
    """``agreed``: number → choice; ``differ`` and ``missing``: numbers of sheets."""

    agreed: dict
    differ: tuple[int, ...]
    missing: tuple[int, ...]

    def shuffled(self, random) -> list:
        """The choices in an order that tells nothing of the sheets'."""
        choices = list(self.agreed.values())
        random.shuffle(choices)
        return choices


def agreed_readings(readings: Iterable[tuple[int, int, list]]) -> Readings:
    """From ``(sheet number, reader, choice)`` of two readers."""
    by_sheet: dict = defaultdict(dict)
    for number, reader, choice in readings:
        by_sheet[number][reader] = choice
    agreed, differ, missing = {}, [], []
    for number in sorted(by_sheet):
        read = list(by_sheet[number].values())
        if len(read) < 2:
            missing.append(number)
        elif read[0] != read[1]:
            differ.append(number)
        else:
            agreed[number] = read[0]
    return Readings(agreed, tuple(differ), tuple(missing))
