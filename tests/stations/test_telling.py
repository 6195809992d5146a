"""Whoever an errand or service is for hears of each step in plain words, or is given the note on paper."""

import pytest
from django.urls import reverse

from lianxin.messaging.models import Delivery, Message
from lianxin.stations import services as stations
from lianxin.stations.vocabulary import CASE_FOR_YOU, ERRAND_FOR_YOU, CaseState, ErrandState
from tests.stations.conftest import accepted_errand, ask_errand, at, receive_case
from tests.stations.test_work_pages import pdf_text

pytestmark = pytest.mark.django_db


def told():
    return [(message.title, message.body) for message in Message.objects.order_by("id")]


def test_every_state_has_words_for_the_person_it_is_for():
    assert set(ERRAND_FOR_YOU) == set(ErrandState)
    assert set(CASE_FOR_YOU) == set(CaseState)


def test_an_errand_is_told_step_by_step_by_telephone(hall):
    clerk = hall.actor("clerk")
    errand = accepted_errand(hall.cast)
    errand = stations.submit_errand(errand=errand, office="社保所", ref_no="8", by=clerk)
    errand = stations.await_office(errand=errand, words="五天后出结果", by=clerk)
    errand = stations.return_errand(errand=errand, result="认证好了", by=clerk)
    stations.close_errand(errand=errand, sign="spoken", by=clerk)
    titles = [title for title, _body in told()]
    assert titles == [
        f"请站里代办的“替周奶奶做养老金资格认证”：{state}"
        for state in ("已提出", "已答应", "已递交", "等部门办", "已交回", "已办结")
    ]
    assert told()[1][1] == (f"郑谷雨答应去办。{ERRAND_FOR_YOU[ErrandState.ACCEPTED]}编号 {errand.number}。")
    assert "已递交社保所，8。您不用跑" in told()[2][1]
    assert set(Delivery.objects.values_list("channel", flat=True)) == {"sms"}


def test_a_declined_errand_says_where_else_to_go(hall):
    stations.decline_errand(
        errand=ask_errand(hall.cast), reason="要本人去", elsewhere="银行可以上门", by=hall.actor("clerk")
    )
    assert told()[-1][1].startswith("办不了：要本人去。可以：银行可以上门。")


def test_a_service_is_told_from_the_checklist_on_with_what_to_bring(hall, item):
    clerk = hall.actor("clerk")
    case = receive_case(hall, item)
    assert [title for title, _body in told()] == ["站里陪您办的“高龄津贴申领”：已给清单"]  # one, not two
    stations.report_missing(case=case, missing=["银行卡复印件"], by=clerk)
    title, body = told()[-1]
    assert title.endswith("：缺材料")
    assert body.startswith("还缺：银行卡复印件。补齐了交到站里就行")


def test_an_account_is_told_on_its_page_and_nobody_of_what_they_did_themselves(hall, cast):
    resident = cast.actor("resident")
    principal = stations.Principal(name=resident.name, phone="+8619900000041", user_id=resident.id)
    errand = ask_errand(cast, by="resident", principal=principal)
    assert told() == []
    errand = stations.accept_errand(
        errand=errand, due_on=at(11, 30).date(), needs_authorisation=False, by=cast.actor("clerk"), at=at(11, 23)
    )
    message = Message.objects.get()
    assert (message.user_id, message.url) == (resident.id, f"/stations/errands/{errand.public_id}/")
    errand = stations.return_errand(errand=errand, result="好了", by=cast.actor("clerk"))
    stations.close_errand(errand=errand, sign="spoken", by=resident)
    assert Message.objects.count() == 2


def test_who_left_no_telephone_is_given_the_note_on_paper(client, hall, item):
    client.force_login(hall.cast.user("clerk"))
    principal = stations.Principal(name="周奶奶")
    errand = stations.accept_errand(
        errand=ask_errand(hall.cast, principal=principal), due_on=at(11, 30).date(), needs_authorisation=True,
        by=hall.actor("clerk"), at=at(11, 23),
    )  # fmt: skip
    stations.take_originals(errand=errand, names=["社保卡"], sign="spoken", by=hall.actor("clerk"))
    case = receive_case(hall, item, applicant=principal)
    stations.report_missing(case=case, missing=["银行卡复印件"], by=hall.actor("clerk"))
    assert told() == []
    for thing, name, words in (
        (errand, "errand", ("代办告知单", "郑谷雨答应去办", "社保卡", "最晚 2026 年 11 月 30 日", "199 0000 0010")),
        (case, "case", ("帮办告知单", "还缺：银行卡复印件", "补齐了交到站里就行")),
    ):
        page = client.get(reverse(f"stations:{name}", args=[thing.public_id])).content.decode()
        assert "没有留电话，网上也没有账号" in page
        text = pdf_text(client.get(reverse(f"stations:{name}_note", args=[thing.public_id])))
        for sentence in words:
            assert sentence.replace(" ", "") in text.replace(" ", ""), sentence
    client.force_login(hall.cast.user("outsider"))
    assert client.get(reverse("stations:errand_note", args=[errand.public_id])).status_code == 404
    assert client.get(reverse("stations:case_note", args=[case.public_id])).status_code == 404


def test_a_resident_reads_the_note_of_their_own_errand(client, cast):
    resident = cast.actor("resident")
    errand = ask_errand(cast, by="resident", principal=stations.Principal(name=resident.name, user_id=resident.id))
    client.force_login(cast.user("resident"))
    assert "代办告知单" in pdf_text(client.get(reverse("stations:errand_note", args=[errand.public_id])))
