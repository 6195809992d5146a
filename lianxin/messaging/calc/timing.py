"""When a message may go out, and when it is tried again."""

from datetime import datetime, time, timedelta

QUIET_FROM = time(21)
QUIET_UNTIL = time(7)
#: Seconds before the second, third, … attempt; after the last one the delivery is given up.
WAITS = (30, 120, 600, 3600, 4 * 3600, 12 * 3600)
MAX_ATTEMPTS = len(WAITS) + 1


def after_quiet_hours(local: datetime, start: time = QUIET_FROM, end: time = QUIET_UNTIL) -> datetime:
    """The first moment from ``local`` (county time) on that is not between ``start`` and ``end``; over midnight or not.

    The same time twice means no quiet hours.
    """
    now = local.time()
    is_quiet = start <= now < end if start <= end else now >= start or now < end
    if not is_quiet:
        return local
    day = local.date() if now < end else local.date() + timedelta(days=1)
    return datetime.combine(day, end, tzinfo=local.tzinfo)


def wait_after(attempts: int) -> timedelta | None:
    """How long to wait after ``attempts`` failures, or ``None``: enough."""
    return timedelta(seconds=WAITS[attempts - 1]) if attempts < MAX_ATTEMPTS else None
