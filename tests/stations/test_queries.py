"""One row or a hundred: lists of this room ask the same number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.stations import services as stations
from lianxin.stations.models import ServiceItem
from tests.cast import make_division
from tests.stations.conftest import ask_errand, bring_catalogue, item_values, open_station, receive_case

pytestmark = pytest.mark.django_db


def add_station(hall, n):
    village = make_division(hall.cast.township, "village", f"第{n}村", f"99010110030{n}")
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


#: Page → who looks, what each row is made by, how many queries.
PAGES = {
    "stations:index": ("", add_station, 3),
    "stations:errands": ("clerk", add_errand, 5),
    "stations:cases": ("clerk", add_case, 5),
    "stations:mine": ("clerk", add_mine, 6),
    "stations:items": ("", add_item, 1),
    "stations:imports": ("county_officer", add_file, 5),
}


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
            assert client.get(reverse(name)).status_code == 200
        seen.append(len(queries))
    assert seen == [most, most], name
