"""Small charts as SVG drawn on the server: pure functions from numbers to coordinates.

Shapes carry presentation attributes and classes only, so a strict content policy is kept; every chart is given with
its numbers as a table.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sparkline:
    """``path`` for a view box of ``width`` × ``height``; ``end`` is the last point, ``None`` without numbers."""

    width: int
    height: int
    path: str
    end: tuple | None


@dataclass(frozen=True)
class Bar:
    label: str
    value: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self):
        return round(self.x + self.width / 2, 1)

    @property
    def label_y(self):
        return round(self.y - 4, 1)


def sparkline(values, width=120, height=32, pad=3):
    """A line through ``values``, evenly spaced; ``None`` leaves a gap. A level line runs through the middle."""
    known = [value for value in values if value is not None]
    if not known:
        return Sparkline(width, height, "", None)
    low, high = min(known), max(known)
    step = (width - 2 * pad) / max(1, len(values) - 1)

    def point(index, value):
        share = (value - low) / (high - low) if high > low else 0.5
        return round(pad + index * step, 1), round(height - pad - share * (height - 2 * pad), 1)

    commands, pen_down, end = [], False, None
    for index, value in enumerate(values):
        if value is None:
            pen_down = False
            continue
        end = point(index, value)
        commands.append(f"{'L' if pen_down else 'M'}{end[0]} {end[1]}")
        pen_down = True
    return Sparkline(width, height, "".join(commands), end)


def bars(pairs, width=560, height=160, head=18, foot=20):
    """Bars from zero for ``(label, value)`` pairs of non-negative numbers, inside ``width`` × ``height``."""
    pairs = list(pairs)
    if not pairs:
        return []
    top = max(max(value for _, value in pairs), 1)
    slot = width / len(pairs)
    room = height - head - foot
    drawn = []
    for index, (label, value) in enumerate(pairs):
        tall = round(room * value / top, 1)
        drawn.append(
            Bar(
                str(label),
                value,
                round(index * slot + slot * 0.15, 1),
                round(height - foot - tall, 1),
                round(slot * 0.7, 1),
                tall,
            )
        )
    return drawn
