"""The touch screen of a hall, and times booked from home."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.needs.models import Need
from lianxin.needs.vocabulary import Channel
from lianxin.stations import selectors
from lianxin.stations import services as stations
from lianxin.stations.models import Appointment
from tests.stations.conftest import at

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _on_that_monday():
    with time_machine.travel(at(11, 23, 10), tick=False):
        yield


def address(hall, name="kiosk", *more):
    return reverse(f"stations:{name}", args=[hall.station.public_id, *more])


def book(hall, key="slip-1", **changes):
    given = {"station": hall.station, "day": MONDAY, "client_key": key, "by": ANONYMOUS}
    return stations.book_appointment(**{**given, **changes})


def test_a_need_told_at_the_screen_is_shown_once_and_kept_by_nobody(client, hall, desk):
    client.get(address(hall))
    form = client.get(address(hall, "kiosk_tell")).context["form"]
    data = {"content": "村东头路灯不亮三天了", "client_key": form["client_key"].value()}
    answer = client.post(address(hall, "kiosk_tell"), data)
    assert answer.url == address(hall, "kiosk_slip")
    slip = client.get(answer.url)
    need = Need.objects.get()
    assert (need.anonymity, need.requester_name, need.division) == ("anonymous", "", hall.cast.village)
    assert need.channel == Channel.KIOSK  # the month's counts tell it from the web
    assert need.number in slip.content.decode()
    assert client.get(answer.url).url == address(hall)  # the next visitor does not see it
    assert need.number not in client.get(address(hall)).content.decode()
    assert not [key for key in client.session.keys() if "kiosk" in key]  # noqa: SIM118 a session is no dict


def test_the_start_forgets_a_slip_nobody_looked_at(client, hall, desk):
    client.post(address(hall, "kiosk_number"), {"purpose": ""})
    client.get(address(hall))
    assert client.get(address(hall, "kiosk_slip")).url == address(hall)


@pytest.mark.parametrize("name", ["kiosk", "kiosk_items", "kiosk_tell", "kiosk_number", "kiosk_slip"])
def test_no_browser_keeps_a_page_of_the_screen(client, hall, name):
    assert "no-store" in client.get(address(hall, name))["Cache-Control"]


@pytest.mark.parametrize("name", ["kiosk_items", "kiosk_tell", "kiosk_number"])
def test_without_a_script_the_page_goes_back_by_itself(client, hall, name):
    text = client.get(address(hall, name)).content.decode()
    assert f'<noscript><meta http-equiv="refresh" content="60;url={address(hall)}"></noscript>' in text


def test_a_short_word_is_refused_and_kept(client, hall, desk):
    answer = client.post(address(hall, "kiosk_tell"), {"content": "灯", "name": "周"})
    assert answer.status_code == 422
    assert "太短了" in answer.content.decode()
    assert 'value="周"' in answer.content.decode()


def test_numbers_count_on_and_say_how_many_wait(client, hall):
    for n, words in enumerate(("前面还有 0 位", "前面还有 1 位")):
        page = client.post(address(hall, "kiosk_number"), {"purpose": "医保"}, follow=True).content.decode()
        assert f"A00{n + 1}" in page
        assert words in page
    first, second = selectors.waiting_today(hall.station)
    client.force_login(hall.cast.user("clerk"))
    client.post(reverse("stations:end_appointment", args=[first.public_id]))
    assert selectors.waiting_today(hall.station) == [second]
    with pytest.raises(RuleBroken, match="处理过"):
        stations.cancel_appointment(appointment=first, by=hall.actor("clerk"))
    with pytest.raises(NotAllowed):
        stations.serve_appointment(appointment=second, by=hall.actor("outsider"))


def test_the_catalogue_is_read_at_the_screen(client, hall, item):
    assert item.name in client.get(address(hall, "kiosk_items")).content.decode()
    text = client.get(address(hall, "kiosk_item", item.public_id)).content.decode()
    assert "银行卡复印件" in text
    assert "陪他办" not in text


def test_a_closed_station_has_no_screen(client, hall):
    stations.close_station(station=hall.station, reason="并站", by=hall.actor("clerk"))
    assert client.get(address(hall)).status_code == 404


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [(MONDAY, "09:00", "已经过了"), (MONDAY, "13:00", "没有人"), (date(2026, 11, 29), "09:00", "没有人")],
)
def test_book_appointment_refuses_times_when_nobody_is_there(hall, day, hour, words):
    with pytest.raises(RuleBroken, match=words):
        book(hall, day=day, hour=hour)
    assert not Appointment.objects.exists()


def drawn(client, hall, hour, minute=0, day=23):
    """What the screen says to who draws a number at this hour of November."""
    with time_machine.travel(at(11, day, hour, minute), tick=False):
        form = client.get(address(hall, "kiosk_number")).context["form"]
        data = {"purpose": "医保", "client_key": form["client_key"].value()}
        return client.post(address(hall, "kiosk_number"), data, follow=True).content.decode()


def test_a_number_says_when_it_is_called_and_none_is_drawn_when_nobody_comes_any_more(client, hall):
    assert "坐着等" in drawn(client, hall, 10)
    assert "今天 14:30 有人叫号" in drawn(client, hall, 12, 30)
    for hour, day in ((20, 23), (10, 29)):
        page = drawn(client, hall, hour, day=day)
        assert "今天没有人叫号了" in page
        assert 'value="医保"' in page  # nothing typed is lost
    assert Appointment.objects.count() == 2
    with time_machine.travel(at(11, 23, 20), tick=False):
        assert book(hall, "by-hand", by=hall.actor("clerk"))  # whoever is at the counter is there


def test_a_half_hour_is_full_after_three_and_offered_no_more(hall):
    for n in range(3):
        book(hall, f"slip-{n}", hour="15:00")
    assert (MONDAY, "15:00") not in selectors.free_times(hall.station, at(11, 23, 10))
    assert (MONDAY, "15:30") in selectors.free_times(hall.station, at(11, 23, 10))
    with pytest.raises(RuleBroken, match="约满了"):
        book(hall, "slip-9", hour="15:00")


def test_book_appointment_twice_with_one_key_is_one_slip(hall):
    assert book(hall) == book(hall)


def test_a_time_is_booked_from_home_without_a_name(client, hall):
    form = client.get(address(hall, "book_time")).context["form"]
    value = form.fields["time"].choices[0][0]
    assert value == "2026-11-23 10:30"
    page = client.post(
        address(hall, "book_time"), {"time": value, "client_key": form["client_key"].value()}, follow=True
    )
    assert "B001" in page.content.decode()
    assert Appointment.objects.get().name == ""
