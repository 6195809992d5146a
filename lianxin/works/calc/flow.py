"""The picture of a project's money: from each source to what became of it, as coordinates of an SVG. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lianxin.works.calc.money import Purse

WIDTH = 360
_BAR, _GAP, _LEAST, _THIN = 8, 22, 4, 1.5
_ROOM = 220  # so high are all bands of a side together


@dataclass(frozen=True)
class Node:
    """A bar on one side; ``text_y`` is where its words stand, above the bar."""

    key: str
    x: int
    y: float
    height: float
    text_y: float


@dataclass(frozen=True)
class Band:
    """What went from source number ``source`` to ``target``; ``path`` is its outline."""

    source: int
    target: str
    amount: int
    path: str


@dataclass(frozen=True)
class Flow:
    height: float
    sources: Sequence[Node]
    targets: Sequence[Node]
    bands: Sequence[Band]


TARGETS = ("paid", "in_hand", "to_come", "returned")


def flow(purses: Iterable[Purse]) -> Flow:
    """Sources at the left, what became of them at the right, as thick as they are large and never too thin to be seen; nothing where
    nothing is promised."""
    purses = list(purses)
    total = sum(each.promised for each in purses)
    if not total:
        return Flow(0, (), (), ())
    thick = [
        {key: max(amount * _ROOM / total, _THIN) for key in TARGETS if (amount := getattr(purse, key))}
        for purse in purses
    ]
    left = _column([(str(place), sum(each.values())) for place, each in enumerate(thick)], 0)
    sums = [(key, sum(each.get(key, 0) for each in thick)) for key in TARGETS]
    right = _column([(key, height) for key, height in sums if height], WIDTH - _BAR)
    at_right = {node.key: node.y for node in right}
    bands = []
    for place, (node, purse) in enumerate(zip(left, purses, strict=True)):
        y = node.y
        for key, height in thick[place].items():
            bands.append(Band(place, key, getattr(purse, key), _band(y, at_right[key], height)))
            y, at_right[key] = y + height, at_right[key] + height
    return Flow(max(_end(left), _end(right)), left, right, bands)


def _column(parts: list[tuple[str, float]], x: int) -> list[Node]:
    found: list[Node] = []
    top = 0.0
    for key, bands in parts:
        height = max(bands, _LEAST)
        found.append(Node(key, x, round(top + _GAP, 1), round(height, 1), round(top + _GAP - 6, 1)))
        top += _GAP + height
    return found


def _end(nodes: list[Node]) -> float:
    return round(nodes[-1].y + nodes[-1].height + 4, 1)


def _band(left: float, right: float, height: float) -> str:
    start, end = _BAR, WIDTH - _BAR
    middle = WIDTH // 2
    a, b, c, d = (round(each, 1) for each in (left, right, right + height, left + height))
    return f"M{start} {a}C{middle} {a} {middle} {b} {end} {b}L{end} {c}C{middle} {c} {middle} {d} {start} {d}Z"
