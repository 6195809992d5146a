"""When a household is due again. Pure: days in, a day out.

A visit counts. A telephone call or message counts for ordinary households only, and only after a meeting face to face:
so at most every other contact is a call, which is what "half of them" means.
"""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Touch:
    """One contact: the day, and whether people met face to face."""

    on: date
    in_person: bool


def counted(touches, *, is_priority):
    """Those of ``touches`` that count, in order of their days."""
    found: list[Touch] = []
    for touch in sorted(touches, key=lambda each: (each.on, each.in_person)):
        if touch.in_person or (not is_priority and found and found[-1].in_person):
            found.append(touch)
    return found


def due_on(touches, *, since, is_priority, days):
    """The day the next contact is due, ``days`` after the last that counts, or after ``since`` when there was none."""
    return max([since, *(touch.on for touch in counted(touches, is_priority=is_priority))]) + timedelta(days=days)


def corrected(device_at, device_now, server_now):
    """When something happened by the server's clock, of a device whose clock may be wrong; never in the future."""
    return min(server_now, device_at + (server_now - device_now))
