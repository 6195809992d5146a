"""Who handles personal data for the county does so by a contract: drawn up, printed, signed, ended with the data returned."""

from datetime import timedelta

import pytest
from django.urls import reverse

from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.people import exports
from lianxin.people import services as people
from lianxin.people.models import Entrustment
from lianxin.people.vocabulary.assessments import Subject
from lianxin.people.vocabulary.entrusting import CLAUSES, ENTRUSTED
from tests.people.test_assessments import assess, maker, other  # noqa: F401


@pytest.fixture
def drawn(cast, maker):  # noqa: F811
    return people.draw_up_contract(**words(cast), by=maker)


def words(cast, **more):
    clauses = {name: str(each) for name, each in vars(CLAUSES[Subject.SMS]).items()}
    today = clock.today()
    values = {"path": cast.county.path, "subject": Subject.SMS, "party": "某短信公司"}
    return values | clauses | {"starts_on": today, "ends_on": today + timedelta(days=300)} | more


def test_what_is_entrusted_has_clauses_to_begin_with_and_all_the_law_asks_for_is_printed(drawn):
    assert set(CLAUSES) == set(ENTRUSTED)
    text = "".join(exports.contract_paper(drawn)["letters"][0]["lines"])
    for asked in (
        "处理目的",
        "期限",
        "处理方式",
        "种类",
        "保护措施",
        "不得转委托",
        "返还和删除",
        "监督检查",
        "查阅、更正、删除",
    ):
        assert asked in text


def test_it_is_signed_after_it_was_assessed_and_ends_with_a_proof(cast, maker, other, drawn, client):  # noqa: F811
    today, said = clock.today(), "看过盖章的删除证明"
    with pytest.raises(RuleBroken, match="影响评估"):
        people.sign_contract(contract=drawn, signed_on=today, by=maker)
    people.review_assessment(assessment=assess(cast, maker), agrees=True, words="好", by=other)
    for wrong in (today - timedelta(days=1), today + timedelta(days=1)):
        with pytest.raises(RuleBroken, match="签署日期"):
            people.sign_contract(contract=drawn, signed_on=wrong, by=maker)
    with pytest.raises(RuleBroken, match="只有签了"):
        people.end_contract(contract=drawn, returned_on=today, returned_how=said, by=maker)
    assert "某短信公司（短信发送）" not in client.get("/privacy/").content.decode()
    assert people.sign_contract(contract=drawn, signed_on=today, by=maker).is_in_force
    assert "某短信公司（短信发送）" in client.get("/privacy/").content.decode()
    with pytest.raises(RuleBroken, match="登记过签署"):
        people.sign_contract(contract=drawn, signed_on=today, by=maker)
    Entrustment.objects.update(starts_on=today - timedelta(days=9), ends_on=today - timedelta(days=1))
    assert Entrustment.objects.get().is_owed
    with pytest.raises(RuleBroken, match="看过什么证明"):
        people.end_contract(contract=drawn, returned_on=today, returned_how=" ", by=maker)
    assert not people.end_contract(contract=drawn, returned_on=today, returned_how=said, by=maker).is_owed


def test_only_county_officers_draw_it_up_and_for_a_term(cast, maker):  # noqa: F811
    with pytest.raises(NotAllowed):
        people.draw_up_contract(**words(cast), by=cast.actor("township_officer"))
    with pytest.raises(RuleBroken, match="不是委托处理"):
        people.draw_up_contract(**words(cast, subject=Subject.NEEDS), by=maker)
    with pytest.raises(RuleBroken, match="截止日"):
        people.draw_up_contract(**words(cast, ends_on=clock.today()), by=maker)


def test_the_pages_from_the_draft_to_the_end(cast, maker, other, client):  # noqa: F811
    client.force_login(cast.user("county_officer"))
    listed = client.get(reverse("people:contracts")).content.decode()
    assert "还没有委托处理合同" in listed
    new = reverse("people:draw_up_contract", args=["sms"])
    assert "七日内删除" in client.get(new).content.decode()
    assert client.post(new, {}).status_code == 422
    posted = {name: value for name, value in words(cast).items() if name not in ("path", "subject")} | {"once": "m1"}
    page = client.post(new, posted)["Location"]
    client.post(new, posted)
    made = Entrustment.objects.get()
    assert page == reverse("people:contract", args=[made.public_id])
    people.review_assessment(assessment=assess(cast, maker), agrees=True, words="好", by=other)
    assert client.post(page, {"signed_on": clock.today()}).status_code == 302
    assert client.post(page, {"returned_on": clock.today(), "returned_how": "证明第3号"}).status_code == 302
    assert "证明第3号" in client.get(page).content.decode()
    assert client.get(f"{page}contract.pdf").content.startswith(b"%PDF-")
    client.force_login(cast.user("clerk"))
    assert client.get(page).status_code == 403
    assert client.get(reverse("people:contracts")).status_code == 403
