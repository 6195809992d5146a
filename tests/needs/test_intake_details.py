"""Telephone, letter, liaison, grid: each has its own few fields, the visitor at the counter has none."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from lianxin.kit.errors import RuleBroken
from lianxin.needs import services
from lianxin.needs.models import IntakeDetails, Need
from lianxin.needs.services.intake import Requester
from lianxin.needs.services.intake_details import Details
from lianxin.needs.vocabulary import Anonymity, Channel
from tests.needs.conftest import at

FORM = {
    "channel": "walk_in", "name": "王婶", "phone": "199 0000 0002", "anonymity": "named", "content": "村东头路灯不亮",
    "kind": "help", "category": "other", "urgency": "normal", "division": "上河村", "client_key": "K" * 20,
}  # fmt: skip


@pytest.fixture
def clerk(desk, client):
    client.force_login(desk.cast.user("clerk"))
    return client


def facts(client):
    return client.get(f"/needs/{Need.objects.get().public_id}/").content.decode()


def test_a_visitor_is_asked_nothing_more(clerk):
    page = clerk.get("/needs/take/").content.decode()
    assert "来电时间" not in page
    assert "邮戳" not in page
    assert clerk.post("/needs/take/", FORM).status_code == 302
    assert not IntakeDetails.objects.exists()


def test_a_call_is_asked_for_its_time_and_nothing_typed_is_lost(clerk):
    shown = clerk.post("/needs/take/", {**FORM, "channel": "phone"})
    page = shown.content.decode()
    assert not Need.objects.exists()
    assert "来电时间" in page
    assert "村东头路灯不亮" in page
    assert "邮戳" not in page
    called = timezone.localtime() - timedelta(hours=2)
    sent = {**FORM, "channel": "phone", "asked_of": "phone", "called_at": f"{called:%Y-%m-%dT%H:%M}"}
    assert clerk.post("/needs/take/", sent).status_code == 302
    assert timezone.localtime(IntakeDetails.objects.get().called_at).hour == called.hour
    assert "来电时间" in facts(clerk)


def test_a_call_to_come_is_refused_in_words(clerk):
    later = timezone.localtime() + timedelta(days=1)
    sent = {**FORM, "channel": "phone", "asked_of": "phone", "called_at": f"{later:%Y-%m-%dT%H:%M}"}
    answer = clerk.post("/needs/take/", sent)
    assert answer.status_code == 422
    assert "来电时间还没到" in answer.content.decode()
    assert not Need.objects.exists()


def test_a_letter_has_its_date_and_postmark(clerk):
    sent = {
        **FORM,
        "channel": "letter",
        "asked_of": "letter",
        "written_on": "2026-11-20",
        "postmarked_on": "2026-11-18",
    }
    answer = clerk.post("/needs/take/", sent)
    assert "邮戳早于信上的日期" in answer.content.decode()
    assert clerk.post("/needs/take/", {**sent, "postmarked_on": "2026-11-21"}).status_code == 302
    kept = IntakeDetails.objects.get()
    assert (kept.written_on, kept.postmarked_on) == (date(2026, 11, 20), date(2026, 11, 21))
    assert "邮戳日期" in facts(clerk)


def test_who_heard_it_at_the_door_and_whether_the_household_agreed(clerk, desk):
    sent = {**FORM, "channel": "liaison", "asked_of": "liaison", "heard_by_name": "老党员周"}
    refused = clerk.post("/needs/take/", sent)
    assert refused.status_code == 422
    assert "没有同意代报" in refused.content.decode()
    assert not Need.objects.exists()
    assert clerk.post("/needs/take/", {**sent, "household_agreed": "on"}).status_code == 302
    assert IntakeDetails.objects.get().household_agreed is True
    assert "老党员周" in facts(clerk)


def test_without_their_word_only_the_matter_is_kept(clerk):
    sent = {**FORM, "channel": "grid", "asked_of": "grid", "heard_by_name": "网格员", "anonymity": Anonymity.ANONYMOUS}
    assert clerk.post("/needs/take/", sent).status_code == 302
    need = Need.objects.get()
    assert (need.requester_name, need.requester_phone) == ("", "")
    assert IntakeDetails.objects.get().household_agreed is False


def test_the_fields_of_a_channel_come_as_a_fragment(clerk):
    answer = clerk.post("/needs/take/?part=channel", {**FORM, "channel": "letter"}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "邮戳" in page
    assert "<html" not in page
    assert clerk.post("/needs/take/?part=channel", FORM, headers={"HX-Request": "true"}).content.strip() == b""


def test_a_service_takes_them_from_anywhere(desk):
    with pytest.raises(RuleBroken):
        services.register_on_behalf(
            matter=desk.matter(),
            requester=Requester(name="王婶"),
            channel=Channel.PHONE,
            client_key="x" * 20,
            details=Details(called_at=at(11, 24)),
            by=desk.actor("clerk"),
            at=at(11, 23),
        )
    assert not Need.objects.exists()
