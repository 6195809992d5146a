"""Households, members and stops out of a table's rows, with every fault named by its row. Pure."""

import re
from collections import Counter
from dataclasses import dataclass

from lianxin.liaison.calc.assignment import Household, Member, Place

#: What a column may be called, by what it holds.
NAMES = {
    "household": ("household", "户", "户号", "户编号"),
    "member": ("member", "党员", "联系人", "编号"),
    "stop": ("stop", "名称", "户", "户号"),
    "village": ("village", "村", "村名"),
    "group": ("group", "组", "小组"),
    "east": ("east", "x", "东"),
    "north": ("north", "y", "北"),
    "needs": ("needs", "需要"),
    "skills": ("skills", "特长"),
    "priority": ("priority", "重点户"),
    "room": ("room", "cap", "上限"),
    "held": ("held", "已有"),
    "exempt": ("exempt", "免"),
    "experienced": ("experienced", "有经验"),
}
MOST_ROOM, FARTHEST = 200, 10_000_000
_YES, _NO = ("1", "yes", "true", "是", "有", "免"), ("", "0", "no", "false", "否", "无")
_SPLIT = re.compile(r"[;；、|]")


@dataclass(frozen=True)
class Fault:
    """What is wrong in a row: ``code`` says it, ``column`` is what holds it, ``value`` what stood there."""

    row: int
    code: str  # missing | twice | number | yes_no | unknown | both
    column: str
    value: str = ""


class Table:
    """Rows under a line of names. ``faults`` grows while values are asked for; rows count from 2, as a spreadsheet does."""

    def __init__(self, head, rows):
        names = [cell.strip().lower() for cell in head]
        found = {column: next((word for word in words if word in names), None) for column, words in NAMES.items()}
        self.at = {column: names.index(word) for column, word in found.items() if word is not None}
        self.head = [cell.strip() for cell in head]
        self.rows = list(enumerate(rows, start=2))
        self.faults: list[Fault] = []

    def has(self, column):
        return column in self.at

    def blame(self, number, code, column, value=""):
        """Note a fault under the name the column has in this table."""
        self.faults.append(Fault(number, code, self.head[self.at[column]] if column in self.at else column, value))

    def text(self, row, column):
        at = self.at.get(column)
        return row[at].strip() if at is not None and at < len(row) else ""

    def keys(self, column):
        """The key of each row; empty ones and those that stand twice are faults."""
        found = [(number, row, self.text(row, column)) for number, row in self.rows]
        counts = Counter(key for _number, _row, key in found)
        for number, _row, key in found:
            if not key:
                self.blame(number, "missing", column)
            elif counts[key] > 1:
                self.blame(number, "twice", column, key)
        return found

    def number(self, number, row, column, low, high, default=None):
        """A whole number from ``low`` to ``high``, or the default where nothing stands."""
        said = self.text(row, column)
        if not said:
            return default
        if not re.fullmatch(r"[+-]?[0-9]{1,9}", said) or not low <= int(said) <= high:
            self.blame(number, "number", column, said)
            return default
        return int(said)

    def yes(self, number, row, column):
        said = self.text(row, column).lower()
        if said not in (*_YES, *_NO):
            self.blame(number, "yes_no", column, said)
        return said in _YES

    def several(self, row, column):
        return frozenset(part.strip() for part in _SPLIT.split(self.text(row, column)) if part.strip())

    def spot(self, number, row):
        """``(east, north)`` in metres, or ``(None, None)``; one without the other is a fault."""
        east = self.number(number, row, "east", -FARTHEST, FARTHEST)
        north = self.number(number, row, "north", -FARTHEST, FARTHEST)
        if (east is None) != (north is None):
            self.blame(number, "both", "east")
            return None, None
        return east, north

    def place(self, number, row):
        return Place(self.text(row, "village"), self.text(row, "group"), *self.spot(number, row))


def households(table):
    return [
        Household(
            key, table.place(number, row), table.several(row, "needs"), table.yes(number, row, "priority")
        )
        for number, row, key in table.keys("household")
    ]  # fmt: skip


def members(table, room):
    """``room`` is how many households a member may have where the row says nothing."""
    return [
        Member(
            key,
            table.place(number, row),
            table.several(row, "skills"),
            table.number(number, row, "room", 0, MOST_ROOM, room),
            table.number(number, row, "held", 0, MOST_ROOM, 0),
            table.yes(number, row, "exempt"),
            table.yes(number, row, "experienced"),
        )
        for number, row, key in table.keys("member")
    ]


def pairs(table, homes, people):
    """``(household, member)`` of each row; a key that is on neither list is a fault."""
    known = {"household": {each.key for each in homes}, "member": {each.key for each in people}}
    found = []
    for number, row in table.rows:
        pair = tuple(table.text(row, column) for column in known)
        for key, (column, keys) in zip(pair, known.items(), strict=True):
            if key not in keys:
                table.blame(number, "unknown" if key else "missing", column, key)
        found.append(pair)
    return found


def stops(table):
    """``(name, spot or None)`` of each row."""
    found = []
    for number, row, key in table.keys("stop"):
        east, north = table.spot(number, row)
        found.append((key, None if east is None else (east, north)))
    return found
