"""Small charts as SVG drawn on the server: pure functions from numbers to coordinates.

Shapes carry presentation attributes and classes only, so a strict content policy is kept; a chart of bars is
a table whose middle column is drawn, so the numbers are always there.
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
    """One row: ``share`` of the longest bar, 0 to 100."""

    label: str
    value: int
    share: int


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


def bars(pairs):
    """Bars from zero for ``(label, value)`` pairs of non-negative numbers; whatever is above zero can be seen."""
    pairs = list(pairs)
    top = max((value for _, value in pairs), default=0) or 1
    return [Bar(str(label), value, max(round(100 * value / top), 1 if value else 0)) for label, value in pairs]
