"""What happened to places between two editions of the register, read from a unified diff of ``code,name,level`` lines.

Pure. A line removed under one code and added under another is the same place when name and level agree and the
parents correspond; what fits two ways is left for a person.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from lianxin.territory.calc.names import short_name

#: How many digits of the 12 name the place and its parent, by level as the file writes it.
_DIGITS = {"province": (2, 0), "city": (4, 2), "county": (6, 4), "town": (9, 6), "village": (12, 9)}


@dataclass(frozen=True)
class Line:
    code: str  # 12 digits as in the file
    name: str
    level: str

    @property
    def own_code(self):
        """The code at its level's length: 9 digits for a town."""
        return self.code[: _DIGITS[self.level][0]]

    @property
    def parent_code(self):
        return self.code[: _DIGITS[self.level][1]]


@dataclass
class Changes:
    """``recodes`` are ``(old, new)`` pairs (the name may change too); ``undecided`` fit several ways."""

    renames: list[tuple[Line, Line]] = field(default_factory=list)
    recodes: list[tuple[Line, Line]] = field(default_factory=list)
    added: list[Line] = field(default_factory=list)
    removed: list[Line] = field(default_factory=list)
    undecided: list[Line] = field(default_factory=list)


def read_diff(lines):
    """``(removed, added)`` of a unified diff; other lines are passed over. ``ValueError`` names a malformed line."""
    removed, added = {}, {}
    for number, text in enumerate(lines, 1):
        if text[:3] in ("---", "+++") or text[:1] not in "+-":
            continue
        parts = text[1:].strip().split(",")
        if parts == ["code", "name", "level"] or not any(parts):
            continue
        if len(parts) != 3 or not (parts[0].isdigit() and len(parts[0]) == 12) or parts[2] not in _DIGITS:
            raise ValueError(f"{number}: {text.strip()[:80]}")
        line = Line(*parts)
        (removed if text[0] == "-" else added)[line.code] = line
    return removed, added


def changes_between(removed, added):
    """Sort every line into renames (same code), recodes, added, removed, undecided."""
    changes = Changes()
    for code in sorted(removed.keys() & added.keys()):
        changes.renames.append((removed[code], added[code]))
    gone = {code: line for code, line in removed.items() if code not in added}
    come = {code: line for code, line in added.items() if code not in removed}
    moved = {}  # old own code -> new own code, level by level from the top
    for level in _DIGITS:
        _match_level(level, gone, come, moved, changes)
    _match_moved_villages(gone, come, moved, changes)
    changes.added += [line for _code, line in sorted(come.items())]
    changes.removed += [line for _code, line in sorted(gone.items())]
    return changes


def _match_level(level, gone, come, moved, changes):
    """Match what left with what came at one level: same parent (as it is called now) and the same name, one to one."""
    for called in (short_name, _stem):
        leaving, coming = defaultdict(list), defaultdict(list)
        for line in gone.values():
            if line.level == level:
                leaving[(moved.get(line.parent_code, line.parent_code), called(line.name))].append(line)
        for line in come.values():
            if line.level == level:
                coming[(line.parent_code, called(line.name))].append(line)
        for key in sorted(leaving.keys() & coming.keys()):
            if len(leaving[key]) == len(coming[key]) == 1:
                _pair(leaving[key][0], coming[key][0], gone, come, moved, changes)
            else:
                for line in (*leaving[key], *coming[key]):
                    (gone if line.code in gone else come).pop(line.code, None)
                    changes.undecided.append(line)
    if level == "town":
        _match_towns_by_villages(gone, come, moved, changes)


def _match_towns_by_villages(gone, come, moved, changes):
    """A township that changed its kind and code (于村乡 → 于村镇) is the one whose villages mostly kept their names."""
    old, new = defaultdict(set), defaultdict(set)
    for line in gone.values():
        if line.level == "village":
            old[line.parent_code].add(short_name(line.name))
    for line in come.values():
        if line.level == "village":
            new[line.parent_code].add(short_name(line.name))
    towns_gone = [line for line in gone.values() if line.level == "town"]
    towns_come = [line for line in come.values() if line.level == "town"]
    pairs = []
    for before in towns_gone:
        for after in towns_come:
            if moved.get(before.parent_code, before.parent_code) != after.parent_code:
                continue
            shared = len(old[before.own_code] & new[after.own_code])
            if shared and shared * 2 > max(len(old[before.own_code]), len(new[after.own_code])):
                pairs.append((before, after))
    firsts, seconds = [b.code for b, _a in pairs], [a.code for _b, a in pairs]
    for before, after in pairs:
        if firsts.count(before.code) == 1 and seconds.count(after.code) == 1:
            _pair(before, after, gone, come, moved, changes)


def _match_moved_villages(gone, come, moved, changes):
    """A village that went to another township of its county keeps its name: matched when both sides have one of it."""
    leaving, coming = defaultdict(list), defaultdict(list)
    for line in gone.values():
        if line.level == "village":
            leaving[(moved.get(line.code[:6], line.code[:6]), short_name(line.name))].append(line)
    for line in come.values():
        if line.level == "village":
            coming[(line.code[:6], short_name(line.name))].append(line)
    for key in sorted(leaving.keys() & coming.keys()):
        if len(leaving[key]) == len(coming[key]) == 1:
            _pair(leaving[key][0], coming[key][0], gone, come, moved, changes)


def _pair(before, after, gone, come, moved, changes):
    changes.recodes.append((before, after))
    moved[before.own_code] = after.own_code
    del gone[before.code], come[after.code]


def _stem(name):
    """A name without what it is: a village that became a community (村改居) keeps its stem."""
    spoken = short_name(name)
    for ending in ("社区", "村", "街道", "镇", "乡"):
        if spoken.endswith(ending) and len(spoken) > len(ending) + 1:
            return spoken[: -len(ending)]
    return spoken
