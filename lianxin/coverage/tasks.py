"""What the worker does for the coverage room."""

from lianxin.coverage import selectors, services
from lianxin.kit.actors import SYSTEM


def recount():
    """Compare every place that is led here with what is written down. Returns how many gaps began and how many ended."""
    found = [services.note_gaps(place=place, by=SYSTEM) for place in selectors.widest_led()]
    return sum(began for began, _ended in found), sum(ended for _began, ended in found)
