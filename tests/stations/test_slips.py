"""Slips: printed at the screen of the hall and at home; what makes coming easier is answered before, by whom and when."""

import pytest
import time_machine
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.needs.models import Need
from lianxin.stations import selectors
from lianxin.stations import services as stations
from lianxin.stations.models import Appointment, IntakeEntry
from tests.stations.conftest import at, ids
from tests.stations.test_kiosk import MONDAY, address, book
from tests.stations.test_work_pages import pdf_text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_that_monday():
    with time_machine.travel(at(11, 23, 10), tick=False):
        yield


def printer(hall, paper="receipt"):
    station = hall.station
    station.slip_paper = paper
    station.save(update_fields=["slip_paper"])


def told_at_the_screen(client, hall):
    form = client.get(address(hall, "kiosk_tell")).context["form"]
    data = {"content": "村东头路灯不亮三天了", "client_key": form["client_key"].value()}
    return client.post(address(hall, "kiosk_tell"), data, follow=True)


@pytest.mark.parametrize("paper", ["receipt", "a5", "a4"])
def test_the_slip_is_printed_with_number_and_code_on_the_paper_there_is(client, hall, desk, paper):
    printer(hall, paper)
    page = told_at_the_screen(client, hall)
    text = pdf_text(client.post(address(hall, "kiosk_print"), {"slip": page.context["signed"]}))
    code = dict(page.context["lines"])["取件码"]
    assert Need.objects.get().number in text
    assert code in text
    assert "最晚" in text
    assert "路灯" not in text  # what was told does not lie about on a printer


def test_where_there_is_no_printer_no_button_promises_one(client, hall, desk):
    page = told_at_the_screen(client, hall)
    assert "打印" not in page.content.decode()
    assert page.context["signed"] == ""


def test_nobody_prints_what_the_page_did_not_say(client, hall, desk):
    printer(hall)
    signed = told_at_the_screen(client, hall).context["signed"]
    for wrong in ("", "abc", signed[:-1] + ("a" if signed[-1] != "a" else "b")):
        assert client.post(address(hall, "kiosk_print"), {"slip": wrong}).url == address(hall)
    with time_machine.travel(at(11, 23, 11), tick=False):  # long gone
        assert client.post(address(hall, "kiosk_print"), {"slip": signed}).url == address(hall)
    assert client.get(address(hall, "kiosk_print")).status_code == 405


def test_the_printed_slip_gives_way_to_the_start_and_is_kept_by_no_browser(client, hall, desk):
    printer(hall)
    answer = client.post(address(hall, "kiosk_print"), {"slip": told_at_the_screen(client, hall).context["signed"]})
    assert answer["Refresh"] == f"90;url={address(hall)}"
    assert "no-store" in answer["Cache-Control"]


def booked(hall, **changes):
    return book(hall, hour="15:00", access_asked=["step_free", "read_aloud"], phone="+8619900000055", **changes)


def test_a_time_is_booked_with_what_makes_coming_easier_and_waits_for_an_answer(client, hall):
    form = client.get(address(hall, "book_time")).context["form"]
    data = {"time": "2026-11-23 15:00", "access_asked": ["step_free"], "client_key": form["client_key"].value()}
    page = client.post(address(hall, "book_time"), data, follow=True)
    assert "您要“没有台阶，轮椅能进”：站里还没有答复，会在您来以前答复。" in page.content.decode()
    slip = Appointment.objects.get()
    assert ids(selectors.waiting_for(hall.actor("clerk")).access) == [slip.public_id]
    client.force_login(hall.cast.user("clerk"))
    assert "B001 号来时要照顾：请先答复能不能做到" in client.get(reverse("portal:inbox")).content.decode()
    answer = reverse("stations:answer_access", args=[slip.public_id])
    assert client.post(answer, {"met": "no", "words": ""}).status_code == 422
    client.post(answer, {"met": "no", "words": "门口有两级台阶，我们出来接您。"})
    text = client.get(page.redirect_chain[-1][0]).content.decode()
    assert "这次做不到。门口有两级台阶，我们出来接您。（郑谷雨" in text
    assert selectors.waiting_for(hall.actor("clerk")).access == []


def test_the_answer_says_who_and_when_and_reaches_who_left_a_telephone(hall):
    slip = stations.answer_access(appointment=booked(hall), met=True, by=hall.actor("clerk"))
    assert (slip.access_met, slip.access_answered_by_name, slip.access_answered_at) == (True, "郑谷雨", at(11, 23, 10))
    message = Message.objects.get()
    assert (message.phone, message.title) == ("+8619900000055", "预约 B001：您要的方便，站里答复了")
    assert message.body == "上河村党群连心站，您要“没有台阶，轮椅能进、代读代写”：做得到，来了就有。"
    assert AuditEvent.objects.get(tag="stations:appointment:answer_access").after == {"met": True}


def test_answer_access_refuses_strangers_and_what_was_not_asked(hall):
    with pytest.raises(NotAllowed):
        stations.answer_access(appointment=booked(hall), met=True, by=hall.actor("outsider"))
    with pytest.raises(RuleBroken, match="没有提出"):
        stations.answer_access(appointment=book(hall, "slip-2"), met=True, by=hall.actor("clerk"))
    with pytest.raises(RuleBroken, match="做不到的"):
        stations.answer_access(appointment=Appointment.objects.first(), met=False, by=hall.actor("clerk"))


def test_who_is_called_is_written_down_from_their_slip(client, hall):
    slip = booked(hall, name="周大爷", purpose="医保")
    client.force_login(hall.cast.user("clerk"))
    page = client.post(reverse("stations:end_appointment", args=[slip.public_id]), follow=True)
    form = page.context["form"]
    assert "正在接待 B001 号" in page.content.decode()
    shown = {name: form[name].value() for name in ("who", "subject", "channel", "access_asked", "phone")}
    assert shown == {
        "who": "周大爷", "subject": "医保", "channel": "appointment", "access_asked": ["step_free", "read_aloud"],
        "phone": "+8619900000055",
    }  # fmt: skip
    sent = {**shown, "outcome": "answered", "answer": "办好了", "access_met": "on", "sign": "spoken"}
    sent |= {"station": form["station"].value(), "client_key": form["client_key"].value()}
    client.post(reverse("stations:write_entry"), sent)
    entry = IntakeEntry.objects.get()
    assert (entry.channel, entry.access_asked, entry.access_met) == ("appointment", ["step_free", "read_aloud"], True)


def test_the_slip_of_a_booked_time_prints_for_whoever_has_its_address(client, hall):
    slip = booked(hall)
    for paper in ("", "receipt", "nonsense"):
        text = pdf_text(client.get(reverse("stations:slip_paper", args=[slip.public_id]), {"paper": paper}))
        assert "B001" in text
        assert "15:00" in text
    assert client.get(reverse("stations:slip", args=["nothere"])).status_code == 404


def test_a_number_drawn_twice_with_one_key_asks_once(hall):
    assert booked(hall, by=ANONYMOUS) == booked(hall)
    assert Appointment.objects.get().day == MONDAY
