"""What a volunteer's record adds up to: hours of service by what was done. Points do not appear in it."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple


class Served(NamedTuple):
    """So many hours of one thing on a day."""

    code: str
    title: str
    hours: int
    on: date


class Line(NamedTuple):
    """All hours of one thing, and on how many occasions."""

    code: str
    title: str
    hours: int
    times: int


def lines_of(served):
    """A line for each thing, by its code; the title is that of the last time it was done. Refuses what took no time."""
    found = defaultdict(list)
    for each in served:
        if each.hours < 1:
            raise ValueError("service takes an hour or more")
        found[each.code].append(each)
    return [
        Line(code, max(rows, key=lambda row: row.on).title, sum(row.hours for row in rows), len(rows))
        for code, rows in sorted(found.items())
    ]
