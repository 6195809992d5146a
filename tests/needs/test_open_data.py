"""What everybody may take away: the tree of places, the feed, the table."""

import csv
import io
import itertools
import json
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.needs import services
from lianxin.needs.calc.cells import SMALL_CELL, hidden_cells
from lianxin.needs.models import Category

ATOM = "{http://www.w3.org/2005/Atom}"


def published(counts):
    """What a reader sees of a family: its sum, and each number or ``None``."""
    hidden = hidden_cells(counts)
    return sum(counts), [None if is_hidden else count for count, is_hidden in zip(counts, hidden, strict=True)]


def families_looking_like(seen, size):
    """Every family of this size that would be published just so."""
    total, cells = seen
    gaps = [index for index, cell in enumerate(cells) if cell is None]
    left = total - sum(cell for cell in cells if cell is not None)
    for values in itertools.product(range(left + 1), repeat=max(0, len(gaps) - 1)):
        if sum(values) > left:
            continue
        filled = dict(zip(gaps, [*values, left - sum(values)], strict=True)) if gaps else {}
        family = [filled.get(index, cell) for index, cell in enumerate(cells)]
        if len(family) == size and published(family) == seen:
            yield family


@given(st.lists(st.integers(0, 9), min_size=2, max_size=4))
def test_no_small_number_can_be_worked_out(counts):
    seen = published(counts)
    alike = list(families_looking_like(seen, len(counts)))
    assert counts in alike
    for index, count in enumerate(counts):
        assert (seen[1][index] is None) or not 0 < count < SMALL_CELL
        # A family of small numbers only may be as full as it can be.
        if 0 < count < SMALL_CELL and any(each >= SMALL_CELL for each in counts):
            assert len({family[index] for family in alike}) > 1


@pytest.fixture
def told(desk):
    """Seven needs in one village, three in the other, one public and one about an official."""
    for number in range(7):
        desk.register(title=f"路灯{number}")
    for _number in range(3):
        desk.register(division=desk.cast.other_village)
    desk.register(division=desk.cast.other_village, category=Category.objects.get(code="conduct"))
    need = desk.register(title="老王家门口路灯不亮", content="老王家门口").need
    return services.publish_need(need=need, summary="=村东头路灯不亮", by=desk.actor("clerk"))


def test_the_tree_of_places_keeps_small_numbers_back(desk, told, client):
    county = client.get("/needs/public/places/").content.decode()
    assert ">11<" in county  # the complaint about an official is not counted
    town = client.get(f"/needs/public/places/?place={desk.cast.township.public_id}").content.decode()
    assert town.count('<td class="number">·</td>') == 2  # three, and the eight beside it
    assert ">8<" not in town
    assert ">3<" not in town
    assert "不到 5 件的不显示" in town


def test_the_feed_is_atom_and_says_only_what_is_public(desk, told, client):
    reply = client.get("/needs/public/feed.atom")
    assert reply["Content-Type"].startswith("application/atom+xml")
    tree = Tree.fromstring(reply.content)
    assert tree.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):  # RFC 4287 4.1.1: a feed must have these
        assert tree.findtext(ATOM + name)
    (entry,) = tree.findall(ATOM + "entry")
    for name in ("id", "title", "updated"):
        assert entry.findtext(ATOM + name)
    assert entry.find(ATOM + "link").get("href") == f"http://testserver/needs/public/{told.public_id}/"
    assert entry.findtext(f"{ATOM}author/{ATOM}name")
    text = reply.content.decode()
    assert "老王" not in text
    assert "周小满" not in text
    elsewhere = client.get(f"/needs/public/feed.atom?place={desk.cast.other_village.public_id}")
    assert not Tree.fromstring(elsewhere.content).findall(ATOM + "entry")


def test_the_table_fits_its_description_and_strips_people(desk, told, client):
    year = told.received_at.year
    package = json.loads(client.get(f"/needs/public/needs-{year}.json").content)
    resource = package["resources"][0]
    reply = client.get(f"/needs/public/{resource['path']}")
    text = b"".join(reply.streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    fields = resource["schema"]["fields"]
    assert list(row) == [field["name"] for field in fields]
    assert all(field["description"] for field in fields)
    assert row["number"] == told.number
    assert row["summary"] == "'=村东头路灯不亮"
    assert row["received_on"] == "2026-11-23"
    assert row["place_code"] == desk.cast.village.code
    assert row["state"] in next(f for f in fields if f["name"] == "state")["constraints"]["enum"]
    for private in ("老王", "周小满", "19900000001"):
        assert private not in text
    assert client.get("/needs/public/needs-1999.csv").status_code == 404


def test_the_public_list_is_filtered_by_period(desk, told, client):
    assert "路灯不亮" in client.get("/needs/public/?days=365").content.decode()
    assert "路灯不亮" not in client.get("/needs/public/?days=0").content.decode()
    assert client.get("/needs/public/?days=²&days=99999999").status_code == 200


def test_an_empty_public_list_says_whether_nothing_is_public_or_nothing_was_found(desk, client, request):
    nothing, not_found = "还没有公开的诉求", "没有符合条件的公开诉求"
    assert nothing in client.get("/needs/public/").content.decode()
    request.getfixturevalue("told")
    found = client.get("/needs/public/?state=ended").content.decode()
    assert not_found in found
    assert nothing not in found
