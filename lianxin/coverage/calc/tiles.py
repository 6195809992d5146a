"""Which pictures of a map service lie under a drawing, and where. Pure; nothing is asked for here."""

from collections.abc import Callable
from dataclasses import dataclass
from math import asinh, atan, degrees, floor, pi, radians, sinh, tan
from urllib.parse import urlsplit

#: So many pictures at most lie under one map.
MOST_TILES = 20
_DEEPEST = 18
_FIELDS = ("{z}", "{x}", "{y}")


@dataclass(frozen=True)
class Tile:
    """A picture, by the service's numbers, and its rectangle in the drawing."""

    zoom: int
    column: int
    row: int
    x: int
    y: int
    width: int
    height: int


def origin_of(template: str) -> str:
    """``https://host`` of an address with ``{z}``, ``{x}`` and ``{y}``; empty for anything else."""
    try:
        parts = urlsplit(template)
        is_whole = parts.scheme == "https" and bool(parts.hostname) and (parts.port or 443) > 0
    except ValueError:
        return ""
    plain = not set(parts.netloc) & set("{}@'\"; ,*") and all(field in template for field in _FIELDS)
    return f"https://{parts.netloc}" if is_whole and plain else ""


def address_of(template: str, tile: Tile) -> str:
    """Where the service keeps it."""
    for field, number in zip(_FIELDS, (tile.zoom, tile.column, tile.row), strict=True):
        template = template.replace(field, str(number))
    return template


def corner(zoom: int, column: int, row: int) -> tuple[float, float]:
    """``(longitude, latitude)`` of the north-western corner of a tile."""
    side = 2**zoom
    return column / side * 360 - 180, degrees(atan(sinh(pi * (1 - 2 * row / side))))


def tile_at(zoom: int, lon: float, lat: float) -> tuple[int, int]:
    """``(column, row)`` of the tile a point lies in; near the poles the last one there is."""
    side = 2**zoom
    lat = max(-85.05, min(85.05, lat))
    column = floor((lon + 180) / 360 * side)
    row = floor((1 - asinh(tan(radians(lat))) / pi) / 2 * side)
    return min(max(column, 0), side - 1), min(max(row, 0), side - 1)


def under(box: tuple[float, float, float, float], at: Callable[[list[float]], tuple[int, int]]) -> list[Tile]:
    """The tiles that cover ``(west, south, east, north)``, as near as ``MOST_TILES`` let one come; ``at`` puts a point into the
    drawing. Neighbours share their edge."""
    west, south, east, north = box
    for zoom in range(_DEEPEST, -1, -1):
        left, top = tile_at(zoom, west, north)
        right, bottom = tile_at(zoom, east, south)
        if (right - left + 1) * (bottom - top + 1) <= MOST_TILES:
            break
    found = []
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            x, y = at(list(corner(zoom, column, row)))
            to_x, to_y = at(list(corner(zoom, column + 1, row + 1)))
            found.append(Tile(zoom, column, row, x, y, to_x - x, to_y - y))
    return found
