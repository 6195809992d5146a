"""How long a notice hangs and when an objection is answered. Pure: days in, days out."""

from datetime import timedelta


def last_day(first, days):
    """The last day of a posting of ``days`` days that is hung up on ``first``, a day that does not count (民法典第二百零一条)."""
    if days < 1:
        raise ValueError("a posting lasts at least a day")
    return first + timedelta(days=days)


def answer_days(received, *, first_workdays, final_days, calendar):
    """``(first answer by, final answer by)``: working days for the first, days for the last, which never comes first."""
    first = workdays_after(received, first_workdays, calendar)
    return first, max(first, received + timedelta(days=final_days))


def workdays_after(day, number, calendar):
    """The ``number``-th working day after ``day``."""
    for _each in range(number):
        day = calendar.next_workday(day)
    return day
