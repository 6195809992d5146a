"""One row or a hundred: lists of this room ask the same number of queries."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.kit import clock
from lianxin.kit.clock import day_start
from lianxin.stations import services as stations
from lianxin.stations.models import Attendant, ServiceItem
from tests.cast import decide_on_systems, make_division
from tests.stations.conftest import (
    ask_errand,
    attend,
    bring_catalogue,
    item_values,
    open_station,
    receive_case,
    record,
)

pytestmark = pytest.mark.django_db


def add_station(hall, n):
    village = make_division(hall.cast.township, "village", f"第{n}村", f"99010110030{n}")
    decide_on_systems(village)
    open_station(hall.cast, name=f"第{n}站", division=hall.cast.village if n % 2 else village, by="county_officer")


def add_errand(hall, n):
    ask_errand(hall.cast, client_key=f"errand-{n}")


def add_mine(hall, n):
    mine = stations.Principal(name="郑谷雨", user_id=hall.cast.user("clerk").pk)
    ask_errand(hall.cast, client_key=f"errand-{n}", principal=mine)
    receive_case(hall, service(hall), client_key=f"case-{n}", applicant=mine)


def service(hall):
    known = ServiceItem.objects.first()
    return known or stations.save_item(by=hall.actor("county_officer"), **item_values())


def add_case(hall, n):
    receive_case(hall, service(hall), client_key=f"case-{n}")


def add_item(hall, n):
    stations.save_item(by=hall.actor("county_officer"), **item_values(code=f"c{n}", name=f"事项{n}"))


def add_file(hall, n):
    bring_catalogue(hall.cast, f"c{n},事项,局,,证,,,法,,")


def add_entry(hall, n):
    record(hall, client_key=f"line-{n}")


def add_slip(hall, n):
    stations.book_appointment(station=hall.station, day=clock.today(), client_key=f"slip-{n}", by=hall.actor("clerk"))


def add_shift(hall, n):
    """Two slots a day of this week, as far as it goes."""
    monday = clock.today() - timedelta(days=clock.today().weekday())
    person = Attendant.objects.first() or attend(hall, phone="+8619900000031", may_lead=True)
    with time_machine.travel(day_start(monday), tick=False):
        stations.set_shift(
            station=hall.station, day=monday + timedelta(days=n % 7), slot=("am", "pm")[n % 2], on_duty=person,
            leader=person, by=hall.actor("clerk"),
        )  # fmt: skip


def here(hall):
    return [hall.station.public_id]


#: Page → who looks, what each row is made by, how many queries.
PAGES = {
    "stations:index": ("", add_station, 3),
    "stations:errands": ("clerk", add_errand, 5),
    "stations:cases": ("clerk", add_case, 5),
    "stations:mine": ("clerk", add_mine, 6),
    "stations:items": ("", add_item, 1),
    "stations:imports": ("county_officer", add_file, 5),
    "stations:book": ("clerk", add_entry, 6),
    "stations:write_entry": ("clerk", add_entry, 9),
    "stations:numbers": ("supervisor", add_entry, 7),
    "stations:waiting": ("clerk", add_slip, 6),
    "stations:roster": ("clerk", add_shift, 9),
    "stations:kiosk": ("", add_shift, 4),
    "stations:kiosk_items": ("", add_item, 2),
    "portal:inbox": ("clerk", add_errand, 8),
}


OF_A_STATION = {f"stations:{name}" for name in ("book", "numbers", "waiting", "roster", "kiosk", "kiosk_items")}


@pytest.mark.parametrize("name", PAGES)
def test_a_list_asks_the_same_for_one_row_and_for_a_hundred(client, hall, name):
    who, add, most = PAGES[name]
    if who:
        client.force_login(hall.cast.user(who))
    seen = []
    for rows in (range(1), range(1, 100)):
        for n in rows:
            add(hall, n)
        with CaptureQueriesContext(connection) as queries:
            args = here(hall) if name in OF_A_STATION else []
            assert client.get(reverse(name, args=args)).status_code == 200
        seen.append(len(queries))
    assert seen == [most, most], name
