"""A plain map from the county's own outlines: none without them, no picture from anywhere else, the table first."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.coverage import apps, services
from lianxin.coverage.calc import outlines, tiles
from lianxin.coverage.models import Boundary
from lianxin.coverage.tasks import recount
from lianxin.coverage.vocabulary import AuditTag
from lianxin.kit.errors import NotAllowed

SQUARE = [[[113.0, 29.0], [113.1, 29.0], [113.1, 29.1], [113.0, 29.1], [113.0, 29.0]]]
EAST = [[[lon + 0.1, lat] for lon, lat in SQUARE[0]]]


def feature(code, polygon, kind="Polygon"):
    coordinates = polygon if kind == "Polygon" else [polygon]
    return {"type": "Feature", "properties": {"code": code}, "geometry": {"type": kind, "coordinates": coordinates}}


def collection(*features):
    return {"type": "FeatureCollection", "features": list(features)}


@pytest.fixture
def file(tmp_path):
    def written(data):
        path = tmp_path / "边界.geojson"
        path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
        return str(path)

    return written


def give(file, data, **more):
    call_command("coverage_boundaries", file(data), **{"place": "990101", "source": "县自然资源局"} | more)


@given(st.floats(-170, 170), st.floats(-60, 60), st.floats(0.01, 5))
def test_a_map_is_as_wide_and_as_high_as_the_land(lon, lat, size):
    ring = [[lon, lat], [lon + size, lat], [lon + size, lat + size], [lon, lat + size], [lon, lat]]
    width, height, drawn = outlines.draw({"a": [[ring]]})
    path, x, y = drawn["a"]
    assert path.startswith("M")
    assert path.endswith("Z")
    assert max(width, height) in (599, 600, 601)
    assert 0 <= x <= width
    assert 0 <= y <= height


def test_points_that_fall_together_are_drawn_once():
    ring = [[113.0 + step / 1e5, 29.0] for step in range(1000)] + [[113.5, 29.5], [113.0, 29.0]]
    _width, _height, drawn = outlines.draw({"a": [[ring]]})
    assert drawn["a"][0].count("L") < 30
    assert outlines.draw({}) == (600, 0, {})


@pytest.mark.parametrize(
    "data",
    [
        {}, {"type": "FeatureCollection"}, [], collection({}), collection(feature("1", [[["a", "b"]]])),
        collection(feature("1", [[[200, 0]]])), collection(feature("1", [])),
        collection({"properties": {"code": "1"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}),
        collection({"properties": {}, "geometry": {"type": "Polygon", "coordinates": SQUARE}}),
    ],
)  # fmt: skip
def test_what_is_no_outline_is_refused(cast, file, data):
    with pytest.raises(CommandError, match="读不出边界"):
        give(file, data)
    assert not Boundary.objects.exists()


def test_the_operator_gives_outlines_by_code(cast, file, capsys):
    give(
        file, collection(feature("990101100", SQUARE), feature("990101101", EAST, "MultiPolygon"), feature("1", SQUARE))
    )
    assert capsys.readouterr().out.strip() == "2; ? 1"
    assert {each.division.code for each in Boundary.objects.all()} == {"990101100", "990101101"}
    assert AuditEvent.objects.get(tag=AuditTag.GIVE_BOUNDARIES).after == {"count": 2, "source": "县自然资源局"}
    give(file, collection(feature("990101100", EAST)), source="民政局")
    assert Boundary.objects.get(division__code="990101100").source == "民政局"
    assert Boundary.objects.count() == 2


def test_a_file_of_another_county_a_place_nobody_knows_and_others_are_refused(cast, file):
    with pytest.raises(CommandError, match="没有一个编号是青禾县的地方"):
        give(file, collection(feature("1", SQUARE)))
    with pytest.raises(CommandError, match="没有这个区划代码"):
        give(file, collection(feature("1", SQUARE)), place="000000")
    with pytest.raises(CommandError, match="读不出边界"):
        give(file, "no json")
    with pytest.raises(NotAllowed):
        services.give_boundaries(place=cast.county, outlines={}, source="x", by=cast.actor("county_officer"))


def test_the_map_has_its_own_page_and_loads_nothing(client, cast, file):
    recount()
    client.force_login(cast.user("county_officer"))
    address = f"{reverse('coverage:map')}?place={cast.county.public_id}"
    assert address in client.get(f"{reverse('coverage:show')}?place={cast.county.public_id}").content.decode()
    page = client.get(address).content.decode()
    assert "<svg viewBox=" not in page
    assert "有边界图的，请运维人员读进来" in page
    give(file, collection(feature("990101100", SQUARE), feature("990101101", EAST)))
    page = client.get(address).content.decode()
    assert '<svg viewBox="-4 -4' in page
    assert "柳溪镇 2</text>" in page
    assert "边界来自：县自然资源局" in page
    figure = page[page.index("<figure>") : page.index("</figure>")]
    assert "http" not in figure
    assert 'style="' not in figure


SOURCE = "https://tiles.example.org/{z}/{x}/{y}.png?key=1"


@given(st.floats(73, 134), st.floats(18, 53), st.floats(0.001, 8), st.floats(0.001, 8))
def test_tiles_cover_the_land_without_a_gap_and_are_few(lon, lat, wide, high):
    ring = [[lon, lat], [lon + wide, lat], [lon + wide, lat + high], [lon, lat + high], [lon, lat]]
    frame = outlines.frame_of({"a": [[ring]]})
    found = tiles.under(frame.box, frame.at)
    assert 1 <= len(found) <= tiles.MOST_TILES
    east, south = frame.at([frame.east, frame.south])
    assert min(each.x for each in found) <= 0 <= east <= max(each.x + each.width for each in found) + 1
    assert min(each.y for each in found) <= 0 <= south <= max(each.y + each.height for each in found) + 1
    placed = {(each.column, each.row): each for each in found}
    for (column, row), each in placed.items():
        if beside := placed.get((column + 1, row)):
            assert each.x + each.width == beside.x
        if below := placed.get((column, row + 1)):
            assert each.y + each.height == below.y


@given(st.integers(0, 18), st.floats(-179.9, 179.9), st.floats(-85, 85))
def test_a_point_lies_in_its_tile(zoom, lon, lat):
    column, row = tiles.tile_at(zoom, lon, lat)
    (west, north), (east, south) = tiles.corner(zoom, column, row), tiles.corner(zoom, column + 1, row + 1)
    assert west - 1e-9 <= lon <= east + 1e-9
    assert south - 1e-6 <= lat <= north + 1e-6


@pytest.mark.parametrize(
    ("template", "origin"),
    [
        (SOURCE, "https://tiles.example.org"), ("https://t0.example.org:8443/?x={x}&y={y}&l={z}", "https://t0.example.org:8443"),
        ("", ""), ("http://tiles.example.org/{z}/{x}/{y}.png", ""), ("https://tiles.example.org/{z}/{x}.png", ""),
        ("https://{z}.example.org/{x}/{y}", ""), ("https://a.example.org; script-src */{z}/{x}/{y}", ""),
        ("https://*.example.org/{z}/{x}/{y}", ""), ("https://me@example.org/{z}/{x}/{y}", ""), ("https:///{z}/{x}/{y}", ""),
        ("https://a:b/{z}/{x}/{y}", ""), ("https://[::/{z}/{x}/{y}", ""),
    ],
)  # fmt: skip
def test_only_a_whole_address_is_a_source(template, origin):
    assert tiles.origin_of(template) == origin


def test_tiles_come_from_the_operators_source_and_to_this_page_alone(client, cast, file, settings):
    recount()
    give(file, collection(feature("990101100", SQUARE), feature("990101101", EAST)))
    client.force_login(cast.user("county_officer"))
    address = f"{reverse('coverage:map')}?place={cast.county.public_id}"
    closed = client.get(address).headers["Content-Security-Policy"]
    assert "https:" not in closed
    settings.MAP_TILES, settings.MAP_TILES_CREDIT = SOURCE, "县图"
    answer = client.get(address)
    page = answer.content.decode()
    assert 'href="https://tiles.example.org/' in page
    assert "底图来自：县图" in page
    policy = answer.headers["Content-Security-Policy"]
    assert policy.replace(" https://tiles.example.org", "") == closed
    assert "https:" not in client.get(reverse("coverage:show")).headers["Content-Security-Policy"]
    settings.MAP_TILES = "http://tiles.example.org/{z}/{x}/{y}.png"
    assert client.get(address).headers["Content-Security-Policy"] == closed
    assert "tiles.example.org" not in client.get(address).content.decode()


def test_a_source_that_is_none_is_said_at_the_start(settings):
    settings.MAP_TILES = "tiles.example.org"
    (told,) = apps.source_of_tiles(None)
    assert "LIANXIN_MAP_TILES" in told.msg
    settings.MAP_TILES = ""
    assert apps.source_of_tiles(None) == []
