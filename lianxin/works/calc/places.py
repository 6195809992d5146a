"""Where on the earth something stands, as it is read from a phone's map."""

import re
from decimal import Decimal

_PAIR = re.compile(r"\s*(\d{1,3}\.\d{2,5})\d*\s*[,，\s]\s*(\d{1,3}\.\d{2,5})\d*\s*")
#: Degrees north and degrees east within which every place of China lies.
NORTH, EAST = (Decimal(3), Decimal(54)), (Decimal(73), Decimal(136))


def point_of(text):
    """``(latitude, longitude)`` in degrees, five places (about a metre), from "30.12345, 110.12345" in either order.

    ``ValueError`` for anything else and for what lies outside China. No value north is a value east, so the order never matters.
    """
    if not (found := _PAIR.fullmatch(text)):
        raise ValueError(f"no point: {text}")
    one, other = map(Decimal, found.groups())
    for north, east in ((one, other), (other, one)):
        if NORTH[0] <= north <= NORTH[1] and EAST[0] <= east <= EAST[1]:
            return north, east
    raise ValueError(f"no point: {text}")
