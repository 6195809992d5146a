"""The days of a term: so many months later, and when something is due again and again. Pure."""

from calendar import monthrange
from datetime import date


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def dues(starts_on: date, ends_on: date, months: int) -> tuple[date, ...]:
    """The days something is due: at the beginning of every so many months within the term. What would begin on the
    day it ends is no part of it: a lease of twenty years has twenty rents. ``ValueError`` for a term that is none."""
    if months < 1 or ends_on < starts_on:
        raise ValueError("no term")
    found, steps = [starts_on], 1
    while (day := months_later(starts_on, months * steps)) < ends_on:
        found.append(day)
        steps += 1
    return tuple(found)
