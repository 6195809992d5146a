"""Where a house stands: written down by staff where known, kept as personal data, used as metres and no other way."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import SYSTEM
from lianxin.people import selectors
from lianxin.people import services as people
from lianxin.people.calc.position import metres_from, read_position
from lianxin.people.models import Household
from tests.people.test_importing import bring
from tests.people.test_own_copy import taken

HERE = (Decimal("30.1234"), Decimal("104.5678"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("30.1234, 104.5678", HERE),
        ("104.56782,30.12338", HERE),  # maps here write the longitude first
        ("３０．１２３４，１０４．５６７８", HERE),
        ("30.1234 104.5678", HERE),
        ("  ", ()),
        ("30.1234", None),
        ("30.1234, 200", None),
        ("0, 0", None),
        ("1e3, 104", None),
        ("一组 3 号", None),
        ("-30.1, 104", None),
        ("30.1, 104.5, 12", None),
    ],
)
def test_read_position(text, found):
    assert read_position(text) == found


@given(st.text(max_size=40))
def test_read_position_never_raises_and_is_stable(text):
    found = read_position(text)
    assert not found or read_position(", ".join(map(str, found))) == found


@given(st.integers(30_000, 540_000), st.integers(730_000, 1_359_900), st.integers(-100, 100), st.integers(-100, 100))
def test_metres_are_near_those_on_the_globe_and_turn_round(lat, lon, down, right):
    """A ten-thousandth of a degree north is 11 m; the same east is less the farther north one is."""
    one = (Decimal(lat) / 10_000, Decimal(lon) / 10_000)
    other = (one[0] + Decimal(down) / 10_000, one[1] + Decimal(right) / 10_000)
    east, north = metres_from(one, other)
    assert abs(north - down * 11.132) <= 1
    assert abs(east) <= abs(right) * 11.132 + 1
    back = metres_from(other, one)
    assert abs(east + back[0]) <= 2
    assert north == -back[1]


@pytest.fixture
def at_desk(client, cast, home):
    client.force_login(cast.user("clerk"))
    return client


def test_staff_write_it_down_and_take_it_away_on_the_page_of_the_household(at_desk, home):
    url = reverse("people:correct_household", args=[home.household.public_id])
    form = {"address": home.household.address, "register_no": "", "position": "104.5678，30.1234", "reason": "户里同意"}

    assert at_desk.post(url, {**form, "position": "三组"}).status_code == 422
    assert at_desk.post(url, form).status_code == 302

    home.household.refresh_from_db()
    assert home.household.position == HERE
    event = AuditEvent.objects.latest("pk")
    assert event.after == {"fields": ["position"]}
    assert "30.1234, 104.5678" in at_desk.get(url).content.decode()
    page = at_desk.get(reverse("people:household", args=[home.household.public_id])).content.decode()
    assert "住处位置已登记" in page
    assert "30.1234" not in page
    at_desk.post(url, {**form, "position": ""})
    home.household.refresh_from_db()
    assert home.household.position == ()


def test_the_household_reads_its_own_and_takes_it_along(client, cast, home):
    Household.objects.filter(pk=home.household.pk).update(latitude=HERE[0], longitude=HERE[1])
    client.force_login(cast.user("resident"))
    own = client.get(reverse("mine:show")).content.decode()
    assert "北纬 30.1234 度、东经 104.5678 度，记到十米左右" in own
    assert 'href="geo:30.1234,104.5678"' in own
    exported, page = taken(client, home.rep)
    assert exported["register"]["household"]["position"] == "30.1234, 104.5678"
    assert "30.1234, 104.5678" in page


def test_it_comes_with_a_list_and_a_wrong_one_is_named(cast):
    batch = bring(cast, '户编号,姓名,经纬度\n001,周大满,"30.1234,104.5678"\n002,吴春,村口\n003,李兰,\n')
    assert (batch.imported_count, batch.failed_count) == (2, 1)
    found = {home.code: home.position for home in Household.objects.filter(import_batch=batch)}
    assert found == {"001": HERE, "003": ()}
    _row, _cells, faults = next(iter(selectors.import_faults(batch)))
    assert [(field, code) for field, code, _detail in faults] == [("position", "not_position")]


def test_half_a_position_and_one_elsewhere_cannot_be_stored(home):
    mine = Household.objects.filter(pk=home.household.pk)
    for wrong in ({"latitude": 30, "longitude": None}, {"longitude": 104}, {"latitude": 104, "longitude": 30}):
        with pytest.raises(IntegrityError), transaction.atomic():
            mine.update(**wrong)


def test_it_stays_behind_when_the_household_moves(cast, home):
    Household.objects.filter(pk=home.household.pk).update(latitude=HERE[0], longitude=HERE[1])
    home.household.refresh_from_db()
    moved = people.move_household(household=home.household, division=cast.other_village, code="X-1", by=SYSTEM)
    assert moved.position == ()


def test_spots_are_metres_from_the_first_known(home):
    near = Household(pk=7, latitude=HERE[0] + Decimal("0.0010"), longitude=HERE[1])
    first = Household(pk=5, latitude=HERE[0], longitude=HERE[1])
    assert selectors.spots([home.household, first, near]) == {5: (0, 0), 7: (0, 111)}
