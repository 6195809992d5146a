"""Outlines of places out of a GeoJSON file, and their paths on a plain map. Pure.

Points are snapped to the grid of the drawing and doubled ones dropped: a border two places share stays one line, and a detailed file
makes no heavy page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians

Polygon = list[list[list[float]]]
MOST_POINTS = 20_000
_WIDTH = 600


class BadOutline(ValueError):
    """The file is no collection of outlines."""


def read(data: object, key: str) -> dict[str, list[Polygon]]:
    """``{code: polygons}`` of a FeatureCollection whose features say their place's code under ``key``. Raises ``BadOutline``."""
    if (
        not isinstance(data, Mapping)
        or data.get("type") != "FeatureCollection"
        or not isinstance(data.get("features"), list)
    ):
        raise BadOutline
    found: dict[str, list[Polygon]] = {}
    for feature in data["features"]:
        try:
            code, geometry = str(feature["properties"][key]), feature["geometry"]
            shapes = {"Polygon": lambda each: [each], "MultiPolygon": list}[geometry["type"]](geometry["coordinates"])
            polygons = [[[_point(point) for point in ring] for ring in polygon] for polygon in shapes]
        except (KeyError, TypeError, ValueError, IndexError):
            raise BadOutline from None
        rings = [ring for polygon in polygons for ring in polygon]
        if not rings or min(map(len, rings)) < 4 or sum(map(len, rings)) > MOST_POINTS:
            raise BadOutline
        found.setdefault(code, []).extend(polygons)
    return found


def _point(point) -> list[float]:
    lon, lat = float(point[0]), float(point[1])
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError
    return [round(lon, 5), round(lat, 5)]


@dataclass(frozen=True)
class Frame:
    """The land a drawing shows, and how far a degree is in it: north up, distances alike in both directions."""

    west: float
    south: float
    east: float
    north: float
    squeeze: float
    scale: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.west, self.south, self.east, self.north

    def at(self, point) -> tuple[int, int]:
        """Where a point of the land lies in the drawing."""
        return round((point[0] - self.west) * self.squeeze * self.scale), round((self.north - point[1]) * self.scale)


def frame_of(outlines: Mapping[str, list[Polygon]]) -> Frame | None:
    """The frame all of these fit into; ``None`` where there is nothing."""
    points = [point for polygons in outlines.values() for polygon in polygons for ring in polygon for point in ring]
    if not points:
        return None
    west, east = min(point[0] for point in points), max(point[0] for point in points)
    south, north = min(point[1] for point in points), max(point[1] for point in points)
    squeeze = cos(radians((south + north) / 2))
    return Frame(
        west, south, east, north, squeeze, _WIDTH / max((east - west) * squeeze, (north - south) or 1e-5, 1e-5)
    )


def draw(outlines: Mapping[str, list[Polygon]]) -> tuple[int, int, dict[str, tuple[str, int, int]]]:
    """``(width, height, {key: (path, x, y of its label)})``."""
    frame = frame_of(outlines)
    if frame is None:
        return _WIDTH, 0, {}
    drawn = {}
    for key, polygons in outlines.items():
        rings = [_snapped(list(map(frame.at, ring))) for polygon in polygons for ring in polygon]
        path = "".join("M" + "L".join(f"{x} {y}" for x, y in ring) + "Z" for ring in rings if ring)
        largest = max(rings, key=len)
        xs, ys = [x for x, _y in largest], [y for _x, y in largest]
        drawn[key] = path, (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2
    width, height = frame.at([frame.east, frame.south])
    return width or 1, height or 1, drawn


def _snapped(points):
    return [point for number, point in enumerate(points) if number == 0 or point != points[number - 1]]
