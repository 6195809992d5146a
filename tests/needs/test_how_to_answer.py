"""The day it happened, the language, and how whoever asks must be told: asked folded away, kept, shown, and done."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from lianxin.kit.errors import RuleBroken
from lianxin.needs import services
from lianxin.needs.calc.orders import guess_columns, read_orders
from lianxin.needs.models import Need
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import Anonymity, Channel, ReplyWay
from tests.needs.conftest import at

TOLD = {
    "name": "王婶", "phone": "199 0000 0002", "anonymity": "named", "content": "村东头路灯不亮",
    "kind": "help", "category": "other", "urgency": "normal", "division": "上河村", "client_key": "K" * 20,
}  # fmt: skip
SAID = {"happened_on": "2026-11-20", "language": "本地土话", "reply_way": "large_print"}


def test_the_three_fields_are_folded_away_until_one_is_filled_or_wrong(desk, client):
    page = client.get("/needs/new/").content.decode()
    assert re.search(r"<details[^>]*>\s*<summary[^>]*>更多", page)
    assert not re.search(r"<details[^>]* open>\s*<summary[^>]*>更多", page)
    later = f"{timezone.localdate() + timedelta(days=2)}"
    wrong = client.post("/needs/new/", {**TOLD, "happened_on": later})
    assert wrong.status_code == 422
    assert "这一天还没到" in wrong.content.decode()
    assert re.search(r"<details[^>]* open>\s*<summary[^>]*>更多", wrong.content.decode())
    assert not Need.objects.exists()


def test_a_resident_says_when_in_what_language_and_how_to_answer(desk, client):
    assert client.post("/needs/new/", {**TOLD, **SAID}).status_code == 302
    need = Need.objects.get()
    assert (need.happened_on, need.language, need.reply_way) == (date(2026, 11, 20), "本地土话", ReplyWay.LARGE_PRINT)
    client.force_login(desk.cast.user("clerk"))
    page = client.get(f"/needs/{need.public_id}/").content.decode()
    assert all(words in page for words in ("哪天发生的", "本地土话", "大字写在纸上"))


def test_who_wants_no_answer_is_not_told(desk, client):
    client.post("/needs/new/", {**TOLD, "reply_way": "none"})
    need = Need.objects.get()
    assert not need.wants_reply
    assert need.reply_way == ""


def test_an_anonymous_need_asks_for_no_way(desk):
    nobody = Requester(anonymity=Anonymity.ANONYMOUS, reply_way=ReplyWay.CALL)
    assert desk.register(requester=nobody).need.reply_way == ""


def test_the_clerk_writes_down_what_came_through_the_media(desk, client):
    client.force_login(desk.cast.user("clerk"))
    sent = {**TOLD, **SAID, "channel": "media"}
    assert client.post("/needs/take/", sent).status_code == 302
    assert Need.objects.get().channel == Channel.MEDIA


def test_an_answer_is_not_taken_before_they_were_told_as_they_asked(desk, client):
    asked = Requester(name="周奶奶", phone="+8619900000003", language="土话", reply_way=ReplyWay.ALOUD)
    need = desk.in_progress(requester=asked)
    with pytest.raises(RuleBroken) as refused:
        services.report_resolved(need=need, answer="灯换好了", by=desk.actor("handler"), at=at(11, 24))
    assert "上门念" in str(refused.value.message)
    with pytest.raises(RuleBroken):
        services.explain_unresolvable(
            need=need, reason="没有线", plan="明年再看", by=desk.actor("handler"), at=at(11, 24)
        )
    client.force_login(desk.cast.user("handler"))
    form = client.get(f"/needs/{need.public_id}/report_resolved/").content.decode()
    assert "上门念" in form
    assert "土话" in form
    done = services.report_resolved(
        need=need, answer="灯换好了", told_how="24 日上午老尤上门念了", by=desk.actor("handler"), at=at(11, 24)
    )
    assert "上门念：24 日上午老尤上门念了" in done.steps.last().internal_note


def test_who_asked_for_nothing_is_answered_as_before(desk, client):
    need = desk.in_progress()
    client.force_login(desk.cast.user("handler"))
    assert "told_how" not in client.get(f"/needs/{need.public_id}/report_resolved/").content.decode()
    assert services.report_resolved(need=need, answer="灯换好了", by=desk.actor("handler"), at=at(11, 24))


def test_a_file_of_orders_brings_the_day():
    heads = ["工单编号", "内容", "事发时间", "来电时间"]
    rows = [
        (2, ["A1", "灯不亮", "2026-11-20", "2026-11-21 09:00"]),
        (3, ["A2", "灯不亮", "前几天", "2026-11-21 09:00"]),
        (4, ["A3", "灯不亮", "2026-11-22", "2026-11-21 09:00"]),
    ]
    right, vague, late = read_orders(rows, guess_columns(heads))
    assert right.happened_on == date(2026, 11, 20)
    assert [fault.code for fault in vague.faults] == ["no_moment"]
    assert [fault.code for fault in late.faults] == ["after_call"]
