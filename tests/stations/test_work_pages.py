"""Errands, guided services and the catalogue in the browser's eyes: forms, refusals, papers."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pypdf import PdfReader

from lianxin.stations import services as stations
from lianxin.stations.models import Errand, ServiceCase, ServiceItem
from lianxin.stations.vocabulary import CaseState, ErrandState
from tests.stations.conftest import CATALOGUE_HEADS, accepted_errand, ask_errand, receive_case

pytestmark = pytest.mark.django_db


def pdf_text(answer):
    assert answer["Content-Type"] == "application/pdf"
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).replace("\n", "")


def act(client, thing, verb, **data):
    name = "stations:act_on_errand" if isinstance(thing, Errand) else "stations:act_on_case"
    return client.post(reverse(name, args=[thing.public_id, verb]), data)


def test_a_clerk_takes_a_service_from_the_list_to_the_hand(client, hall, item):
    client.force_login(hall.cast.user("clerk"))
    begin = reverse("stations:receive_case", args=[item.public_id])
    form = client.get(begin).context["form"]
    data = {"station": hall.station.public_id, "name": "周大爷", "phone": "199 0000 0022", "checklist_way": "paper"}
    client.post(begin, {**data, "client_key": form["client_key"].value()})
    client.post(begin, {**data, "client_key": form["client_key"].value()})  # the button pressed twice
    case = ServiceCase.objects.get()
    act(client, case, "report-missing", missing=["银行卡复印件"])
    page = client.get(reverse("stations:case", args=[case.public_id])).content.decode()
    assert "还缺：银行卡复印件" in page
    assert "199 0000 0022" in page
    for verb, values in (
        ("complete", {}),
        ("submit", {"office": "民政局", "ref_no": "9"}),
        ("record-result", {"result": "同意"}),
        ("deliver", {"sign": "paper"}),
    ):
        assert act(client, case, verb, **values).status_code == 302, verb
    page = client.get(reverse("stations:case", args=[case.public_id])).content.decode()
    assert "199 0000 0022" not in page  # done: the number is put away
    assert "****0022" in page
    case.refresh_from_db()
    assert case.state == CaseState.DELIVERED


def test_a_page_that_is_old_says_so_and_keeps_what_was_typed(client, hall, item):
    client.force_login(hall.cast.user("clerk"))
    case = receive_case(hall, item)
    answer = act(client, case, "record-result", result="同意")
    assert answer.status_code == 422
    assert "现在是“已给清单”" in answer.content.decode()
    assert "同意" in answer.content.decode()


def test_a_resident_asks_and_reads_and_strangers_do_not(client, cast):
    client.force_login(cast.user("resident"))
    asked = reverse("stations:ask_errand")
    assert "name" not in client.get(asked).context["form"].fields
    answer = client.post(asked, {"kind": "parcel", "what": "帮忙取降压药", "division": "上河村", "phone": ""})
    errand = Errand.objects.get()
    assert answer.url == reverse("stations:errand", args=[errand.public_id])
    assert errand.principal_user_id == cast.user("resident").pk
    assert "帮忙取降压药" in client.get(reverse("stations:mine")).content.decode()
    client.force_login(cast.user("resident_abroad"))
    assert client.get(answer.url).status_code == 404


def test_an_errand_hides_phone_and_address_once_it_is_closed(client, cast):
    client.force_login(cast.user("clerk"))
    errand, clerk = accepted_errand(cast), cast.actor("clerk")
    address = reverse("stations:errand", args=[errand.public_id])
    assert "三组 5 号" in client.get(address).content.decode()
    errand = stations.return_errand(errand=errand, result="好了", by=clerk)
    assert act(client, errand, "close", sign="spoken", satisfaction="").status_code == 302
    errand.refresh_from_db()
    assert (errand.state, errand.satisfaction) == (ErrandState.CLOSED, None)
    text = client.get(address).content.decode()
    assert "三组 5 号" not in text
    assert "****0021" in text


def test_papers_of_an_errand_say_who_for_what_and_until_when(client, cast):
    client.force_login(cast.user("clerk"))
    errand = accepted_errand(cast)
    stations.take_originals(errand=errand, names=["社保卡"], sign="paper", by=cast.actor("clerk"))
    text = pdf_text(client.get(reverse("stations:authorisation", args=[errand.public_id])))
    assert "授权委托书" in text
    assert "我委托郑谷雨代我到有关部门办理：替周奶奶做养老金资格认证" in text
    assert "代办不收任何费用" in text
    text = pdf_text(client.get(reverse("stations:originals", args=[errand.public_id])))
    assert "社保卡" in text
    assert "还给本人：＿" in text
    client.force_login(cast.user("outsider"))
    assert client.get(reverse("stations:authorisation", args=[errand.public_id])).status_code == 404


def test_the_list_of_a_service_is_printed_and_printed_large_for_anybody(client, item):
    text = pdf_text(client.get(reverse("stations:item_checklist", args=[item.public_id])))
    assert "□ 1. 身份证原件" in text
    assert "站点不会再加" in text
    text = pdf_text(client.get(reverse("stations:item_large", args=[item.public_id])))
    assert "高龄津贴申领" in text
    assert "银行卡复印件" in text


def test_a_former_version_of_a_service_leads_to_the_one_in_force(client, cast, item):
    client.force_login(cast.user("county_officer"))
    change = reverse("stations:change_item", args=[item.public_id])
    data = client.get(change).context["form"].initial | {"materials": "户口簿原件\n身份证原件", "limit_days": 3}
    client.post(change, data)
    now = ServiceItem.objects.get(ends_at=None)
    assert (now.materials, now.limit_days) == (["户口簿原件", "身份证原件"], 3)
    assert (
        reverse("stations:item", args=[now.public_id])
        in client.get(reverse("stations:item", args=[item.public_id])).content.decode()
    )


def test_a_file_of_services_is_brought_in_by_the_county(client, cast):
    client.force_login(cast.user("county_officer"))
    lines = [CATALOGUE_HEADS, "a,甲,局,,证,五天,,法,,", "b,乙,局,,身份证,5,,法,,"]
    upload = SimpleUploadedFile("事项.csv", "\n".join(lines).encode())
    page = client.post(reverse("stations:imports"), {"upload": upload}, follow=True)
    text = page.content.decode()
    assert "新的 1 项，改了的 0 项，没变的 0 项，有误留下的 1 项。" in text
    assert "第 2 行：“时限（工作日）”写的是“五天”，要写天数，例如 5" in text
    address = page.redirect_chain[-1][0]
    faults = client.get(f"{address}faults.csv").content.decode("utf-8-sig")
    assert "a,甲,局" in faults
    client.post(address)
    assert ServiceItem.objects.filter(ends_at=None).count() == 1
    client.post(address, {"undo": "1"})
    assert not ServiceItem.objects.exists()
    client.force_login(cast.user("clerk"))
    assert client.get(address).status_code == 403


def test_lists_say_what_to_do_when_they_are_empty(client, cast):
    client.force_login(cast.user("clerk"))
    for name in ("errands", "cases", "items", "mine"):
        assert 'class="empty"' in client.get(reverse(f"stations:{name}")).content.decode()


def test_ended_errands_are_found_under_their_state(client, cast):
    client.force_login(cast.user("clerk"))
    errand = ask_errand(cast)
    stations.decline_errand(errand=errand, reason="要本人去", elsewhere="银行上门", by=cast.actor("clerk"))
    address = reverse("stations:errands")
    assert errand.what not in client.get(address).content.decode()
    assert errand.what in client.get(address, {"state": "ended"}).content.decode()
    assert errand.what in client.get(address, {"state": "declined"}).content.decode()
