"""The order to call on households: short where positions are known, the same on the page and on the phone."""

from decimal import Decimal

import pytest
from django.urls import reverse

from lianxin.liaison import selectors
from lianxin.liaison import services as liaison
from lianxin.liaison.vocabulary import AssignmentKind
from lianxin.people.models import Household
from tests.liaison.test_sync import PHONE, post, send

#: Ten-thousandths of a degree north of the first house; the last is not measured.
ALONG_THE_ROAD = {"周小满": 0, "李大雪": 40, "王立夏": 10, "赵谷雨": 30, "钱白露": 20, "孙小寒": None}


def put(household, north):
    where = {"latitude": Decimal(30) + Decimal(north) / 10_000, "longitude": 104} if north is not None else {}
    Household.objects.filter(pk=household.pk).update(**where)


@pytest.fixture
def road(door):
    for name, north in ALONG_THE_ROAD.items():
        home = door.homes[0] if name == "周小满" else door.household(name)
        put(home.household, north)
        door.assign(home.household)
    return door


def titles(page):
    return sorted(ALONG_THE_ROAD, key=lambda name: page.index(f"{name}家"))


def test_the_page_puts_them_in_the_order_of_the_way_without_scripts(road, client):
    client.force_login(road.cast.user("liaison"))
    url = reverse("liaison:mine")
    assert titles(client.get(url).content.decode()) == list(ALONG_THE_ROAD)
    page = client.get(url, {"order": "way"}).content.decode()
    assert titles(page) == ["周小满", "王立夏", "钱白露", "赵谷雨", "李大雪", "孙小寒"]
    assert "有 1 户没有登记位置，排在后面" in page


def test_the_round_begins_where_the_liaison_lives(road):
    own = road.household("吴立春", user=road.cast.user("liaison"))
    put(own.household, 41)
    held = list(selectors.my_assignments(road.cast.user("liaison").pk))
    found = selectors.by_the_way(held, road.cast.user("liaison").pk)
    assert str(found[0].contact.household.members.get().person) == "李大雪"


def test_the_phone_gets_metres_and_no_coordinates(road, client):
    client.force_login(road.cast.user("liaison"))
    post(client, "open_phone", {"phone": PHONE})
    day = send(client, day=True)["day"]
    assert [each["spot"] for each in day["contacts"]] == [[0, 0], [0, 445], [0, 111], [0, 334], [0, 223], None]
    assert day["start"] is None
    assert "104" not in str([each["spot"] for each in day["contacts"]])


def test_without_positions_nothing_is_offered(door, client):
    door.assign(door.homes[0].household)
    client.force_login(door.cast.user("liaison"))
    assert "按顺路排" not in client.get(reverse("liaison:mine")).content.decode()


def test_a_proposal_gives_a_household_to_who_lives_nearer(door):
    """Both liaisons and both households stand on one road; whoever lives at the other end is proposed to nobody here."""
    wu = door.household("吴立春", user=door.cast.user("liaison"))
    he = door.household("何小雪", user=door.cast.user("liaison_he"))
    far = door.household("李大雪")
    for home, north in ((wu, 0), (door.homes[0], 5), (he, 400), (far, 395)):
        put(home.household, north)
    plan = liaison.ask_plan(division=door.cast.village, kind=AssignmentKind.LEAD, by=door.secretary)
    liaison.work_out_plans()
    chosen = {row.household_id: row for row in plan.parts.get().rows.all()}
    assert chosen[door.homes[0].household.pk].after == door.wu
    assert chosen[far.household.pk].after == door.he
    assert {"ground": "away", "number": 56, "names": []} in chosen[far.household.pk].facts
