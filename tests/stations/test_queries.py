"""One row or a hundred: lists of this room ask the same number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import make_division
from tests.stations.conftest import open_station

pytestmark = pytest.mark.django_db


def add_station(hall, n):
    village = make_division(hall.cast.township, "village", f"第{n}村", f"99010110030{n}")
    open_station(hall.cast, name=f"第{n}站", division=hall.cast.village if n % 2 else village, by="county_officer")


#: Page → who looks, what each row is made by, how many queries.
PAGES = {
    "stations:index": ("", add_station, 3),
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
