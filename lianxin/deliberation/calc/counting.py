"""Paper sheets read by two people on their own, by a third where they differ: what is agreed, what differs, what only one has read."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Readings:
    """``agreed``: number → choice; ``differ``, ``missing`` and ``disputed``: numbers of sheets, the last those the first two differ in."""

    agreed: dict
    differ: tuple[int, ...]
    missing: tuple[int, ...]
    disputed: tuple[int, ...] = ()

    def shuffled(self, random) -> list:
        """The choices in an order that tells nothing of the sheets'."""
        choices = list(self.agreed.values())
        random.shuffle(choices)
        return choices


def agreed_readings(readings: Iterable[tuple[int, int, bool, list]]) -> Readings:
    """From ``(sheet number, reader, whether a third one, choice)``. What two have read alike is agreed; a third alone is nobody."""
    by_sheet: dict = defaultdict(dict)
    for number, reader, is_third, choice in readings:
        by_sheet[number][reader] = (is_third, choice)
    agreed, differ, missing, disputed = {}, [], [], []
    for number in sorted(by_sheet):
        first = [choice for is_third, choice in by_sheet[number].values() if not is_third]
        third = [choice for is_third, choice in by_sheet[number].values() if is_third]
        if len(first) < 2:
            missing.append(number)
            continue
        if first[0] == first[1]:
            agreed[number] = first[0]
            continue
        disputed.append(number)
        if third and third[0] in first:
            agreed[number] = third[0]
        else:
            differ.append(number)
    return Readings(agreed, tuple(differ), tuple(missing), tuple(disputed))
