"""Coming again for the same matter: found by telephone or name, chosen by key, counted."""

from fractions import Fraction

import pytest
import time_machine
from django.urls import reverse

from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import Anonymity
from lianxin.stations import selectors
from lianxin.stations import services as stations
from lianxin.stations.models import IntakeEntry
from tests.stations.conftest import at, record
from tests.stations.test_book import typed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _next_day():
    with time_machine.travel(at(11, 24), tick=False):
        yield


def told(desk, **changes):
    """A need told on the web with the telephone of the visitor."""
    requester = Requester(**{"name": "周大爷", "phone": "+8619900000022", **changes.pop("who", {})})
    return desk.register(requester=requester, **changes).need


def look(client, who):
    return client.post(reverse("stations:write_entry"), {"who": who}, headers={"HX-Request": "true"}).content.decode()


@pytest.mark.parametrize("who", ["周大爷", "199 0000 0022"])
def test_what_they_came_for_before_is_offered_while_typing(client, hall, who):
    entry = record(hall)
    client.force_login(hall.cast.user("clerk"))
    text = look(client, who)
    assert f'value="entry:{entry.public_id}"' in text
    assert "周大爷：问医保怎么交" in text
    assert "为同一件事来过吗" not in look(client, "王婶")


def test_a_need_told_on_the_web_with_the_same_telephone_is_offered_once(client, hall, desk):
    need = told(desk)
    entry = record(hall, outcome="need", answer="", subject="水管漏了")
    client.force_login(hall.cast.user("clerk"))
    text = look(client, "19900000022")
    assert f'value="need:{need.public_id}"' in text
    assert f"need:{entry.need.public_id}" not in text  # its line of the book stands for it


def test_a_line_points_to_the_earlier_one_and_is_counted(client, hall):
    first = record(hall)
    client.force_login(hall.cast.user("clerk"))
    client.post(reverse("stations:write_entry"), typed(client, again=f"entry:{first.public_id}"))
    again = IntakeEntry.objects.latest("id")
    assert again.again_of == first
    assert first.number in client.get(reverse("stations:entry", args=[again.public_id])).content.decode()
    numbers = selectors.numbers_of(hall.station, at(11, 1).date(), at(11, 30).date())
    assert (numbers.again.value, numbers.one_visit.value) == (Fraction(1, 2), Fraction(0))
    page = client.get(reverse("stations:numbers", args=[hall.station.public_id])).content.decode()
    assert "为同一件事又来" in page


def test_a_line_may_point_to_a_need(client, hall, desk):
    need = told(desk)
    client.force_login(hall.cast.user("clerk"))
    client.post(reverse("stations:write_entry"), typed(client, again=f"need:{need.public_id}"))
    entry = IntakeEntry.objects.get()
    assert (entry.again_of, entry.again_of_need) == (None, need)
    assert need.number in client.get(reverse("stations:entry", args=[entry.public_id])).content.decode()


@pytest.mark.parametrize("code", ["entry:nothere", "need:nothere", "nonsense", "entry:", ":"])
def test_a_code_that_leads_nowhere_is_another_matter(client, hall, code):
    client.force_login(hall.cast.user("clerk"))
    client.post(reverse("stations:write_entry"), typed(client, again=code))
    assert IntakeEntry.objects.get().again_of is None


def test_nothing_under_seal_is_offered(client, hall, desk):
    record(hall, subject="站里的人态度不好", about_words="值班的人", answer="")
    told(desk, about_words="村主任", kind="complaint")
    client.force_login(hall.cast.user("clerk"))
    assert "为同一件事来过吗" not in look(client, "19900000022")


def test_who_prefers_not_to_say_is_never_found_again(client, hall, desk):
    record(hall, name="", phone="", outcome="need", answer="")
    assert selectors.earlier_visits(hall.station, {""}, "") == []
    told(desk, who={"name": "", "phone": "", "anonymity": Anonymity.ANONYMOUS})
    assert selectors.earlier_needs(hall.actor("clerk"), "") == []


def test_another_place_is_not_looked_into(client, hall):
    record(hall)
    other = stations.open_station(
        division=hall.cast.other_village, kind="contact_station", name="下河村站", place_words="祠堂", week=["", *[""] * 6],
        by=hall.actor("township_officer"),
    )  # fmt: skip
    assert selectors.earlier_visits(other, {"周大爷"}, "+8619900000022") == []
    assert selectors.find_earlier(hall.actor("clerk"), other, f"entry:{IntakeEntry.objects.get().public_id}") == (
        None,
        None,
    )
