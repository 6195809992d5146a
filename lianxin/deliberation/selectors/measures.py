"""What the hall counts of a place for the indicators of a programme."""

from lianxin.deliberation.models import Body
from lianxin.deliberation.selectors.convening import _with_last_met, rhythm_of


def meeting_in_time(division):
    """``(bodies that met when they had to, bodies held to a rhythm)`` of a place; ``None`` where none is. One query."""
    found = [rhythm_of(body) for body in _with_last_met(Body.objects.filter(division=division))]
    held_to = [each for each in found if each]
    return (sum(not each.is_late for each in held_to), len(held_to)) if held_to else None
