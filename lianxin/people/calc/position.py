"""Where a house stands, as far as staff wrote it down from a map: ten metres are near enough. Pure."""

import re
from decimal import Decimal
from math import cos, radians

#: Within these a pair of numbers is a place in China, whichever of the two is written first.
LATITUDES = (Decimal(3), Decimal(54))
LONGITUDES = (Decimal(73), Decimal(136))
_STEP = Decimal("0.0001")  # about ten metres: enough to put visits in order, too little to find a door by
_METRES_PER_DEGREE = 111_320
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,15})?")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，、；°", "0123456789.,,, ")


def read_position(text):
    """``(latitude, longitude)`` of ``30.1234, 104.5678`` in either order; ``()`` for nothing, ``None`` for no place."""
    parts = re.split(r"[,;\s]+", text.translate(_FULL_WIDTH).strip())
    if parts == [""]:
        return ()
    if len(parts) != 2 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    low, high = sorted(Decimal(part).quantize(_STEP) for part in parts)
    if not (LATITUDES[0] <= low <= LATITUDES[1] and LONGITUDES[0] <= high <= LONGITUDES[1]):
        return None
    return low, high


def metres_from(origin, position):
    """``(east, north)`` of a position in whole metres, as flat as a county is."""
    north, east = (float(here - there) for here, there in zip(position, origin, strict=True))
    shrunk = cos(radians(float(origin[0])))
    return round(east * shrunk * _METRES_PER_DEGREE), round(north * _METRES_PER_DEGREE)
