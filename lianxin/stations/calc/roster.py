"""Which slots of a day somebody must be on duty, and which of them nobody is.

Pure. A slot is needed when the station is open in it; on holidays that go by the roster the weekend slot is.
"""

from datetime import date, datetime, time, timedelta

from lianxin.stations.calc.opening import Opening

AM, PM, EVENING, WEEKEND = "am", "pm", "ev", "we"
_NOON, _DUSK = time(12, 30), time(18, 30)


def slots_of(opening: Opening, day: date) -> tuple[str, ...]:
    """The slots in which the station is open on a day, in the order of the day."""
    if opening.is_by_roster(day):
        return (WEEKEND,)
    spells = opening.spells(day)
    worked = opening.calendar.is_workday(day)
    if spells and not worked:
        return (WEEKEND,)
    found = []
    for slot, begin, end in ((AM, time.min, _NOON), (PM, _NOON, _DUSK), (EVENING, _DUSK, time.max)):
        if any(opens < end and closes > begin for opens, closes in spells):
            found.append(slot)
    return tuple(found)


def needed(opening: Opening, first: date, days: int) -> list[tuple[date, str]]:
    """Every slot that needs somebody, from ``first`` for so many days."""
    span = (first + timedelta(days=number) for number in range(days))
    return [(day, slot) for day in span for slot in slots_of(opening, day)]


def gaps(opening: Opening, planned: set[tuple[date, str]], first: date, days: int) -> list[tuple[date, str]]:
    """Slots that need somebody and have nobody."""
    return [each for each in needed(opening, first, days) if each not in planned]


def plan(opening, pattern, planned, first, days):
    """``[(day, slot, who)]`` for every gap a pattern fills; ``pattern`` maps ``(weekday, slot)`` to who.

    A holiday by roster, and a weekend day on which it is open, takes the pattern of that weekday's weekend slot, and
    where there is none that of Saturday.
    """
    found = []
    for day, slot in gaps(opening, planned, first, days):
        who = pattern.get((day.weekday(), slot))
        if who is None and slot == WEEKEND:
            who = pattern.get((5, WEEKEND))
        if who is None and day in opening.calendar.workdays:
            who = pattern.get((4, slot))
        if who is not None:
            found.append((day, slot, who))
    return found


_USUAL = {AM: (time(8, 30), time(12)), PM: (time(14, 30), time(18)), EVENING: (time(18, 30), time(21))}
_BETWEEN = {AM: (time.min, _NOON), PM: (_NOON, _DUSK), EVENING: (_DUSK, time.max), WEEKEND: (time.min, time.max)}


def slot_hours(opening: Opening, day: date, slot: str) -> tuple[datetime, datetime]:
    """From when to when a slot lasts: as long as the station is open in it, else the usual hours of such a slot."""
    begin, end = _BETWEEN[slot]
    spells = [(a, b) for a, b in opening.spells(day) if a < end and b > begin]
    first, last = (
        (max(spells[0][0], begin), min(spells[-1][1], end)) if spells else _USUAL.get(slot, (time(9), time(16)))
    )
    zone = opening.calendar.zone
    return datetime.combine(day, first, zone), datetime.combine(day, last, zone)
