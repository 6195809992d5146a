"""Questions, answer templates and checklists beside the categories."""

from datetime import datetime
from xml.etree import ElementTree as Tree

import pytest
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.needs import selectors, services
from lianxin.needs.models import Category, CheckItem, Need, Question, ReplyTemplate
from lianxin.needs.vocabulary import AuditTag, CheckedAt, QuestionKind, TemplateUse
from tests.needs.conftest import ZONE
from tests.needs.test_open311 import V2, key, send

__all__ = ["key"]


def ask(desk, code="roads.lamp", **changes):
    values = {
        "category": Category.objects.get(code=code),
        "wording": "哪里的灯不亮？",
        "kind": QuestionKind.SINGLE,
        "options": ["路口", "桥头", "巷子里"],
        "is_required": True,
    }
    return services.save_question(by=desk.actor("county_officer"), **{**values, **changes})


def told(desk, **changes):
    values = {
        "content": "村东头三盏路灯不亮",
        "kind": "help",
        "category": "roads.lamp",
        "urgency": "normal",
        "division": desk.cast.village.code,
        "anonymity": "anonymous",
    }
    return {**values, **changes}


def test_without_scripts_the_questions_come_in_a_second_step(desk, client):
    question = ask(desk)
    page = client.post("/needs/new/", told(desk))
    assert page.status_code == 200
    text = page.content.decode()
    assert not Need.objects.exists()
    assert "还没有提交" in text
    assert "哪里的灯不亮？" in text
    assert 'role="alert"' not in text  # nothing is wrong yet
    assert "村东头三盏路灯不亮" in text

    shown = told(desk, **{"ask-shown_for": "roads.lamp"})
    refused = client.post("/needs/new/", shown)
    assert (refused.status_code, Need.objects.count()) == (422, 0)

    client.post("/needs/new/", {**shown, f"ask-{question.code}": "桥头"})
    need = Need.objects.get()
    assert [(each["question"], each["answer"]) for each in need.answers] == [("哪里的灯不亮？", "桥头")]
    client.force_login(desk.cast.user("clerk"))
    case = client.get(reverse("needs:case", args=[need.public_id])).content.decode()
    assert "哪里的灯不亮？" in case
    assert "桥头" in case


def test_with_scripts_the_questions_follow_the_category(desk, client):
    ask(desk, code="roads", wording="在哪条路上？", kind=QuestionKind.STRING, options=[])
    ask(desk)
    asked, url = {"HX-Request": "true"}, "/needs/new/?part=questions"
    text = client.post(url, told(desk), headers=asked).content.decode()
    assert text.index("在哪条路上？") < text.index("哪里的灯不亮？")  # the parent's first
    assert "<html" not in text
    assert "在哪条路上？" in client.post(url, told(desk, category="roads"), headers=asked).content.decode()
    assert not client.post(url, told(desk, category="other"), headers=asked).content.decode().strip()


def test_a_clerk_leaves_out_what_the_visitor_does_not_know(desk, client):
    ask(desk)
    client.force_login(desk.cast.user("clerk"))
    sent = told(desk, channel="walk_in")
    text = client.post("/needs/take/", sent).content.decode()
    assert "还没有登记" in text
    assert not Need.objects.exists()
    client.post("/needs/take/", {**sent, "ask-shown_for": "roads.lamp"})
    assert Need.objects.get().answers == []


def test_every_kind_of_answer_is_kept_and_said(desk, client):
    wanted = {
        QuestionKind.STRING: ("三号杆", "三号杆"),
        QuestionKind.TEXT: ("一闪\n一闪", "一闪<br>一闪"),
        QuestionKind.NUMBER: ("3.50", "3.5"),
        QuestionKind.DATETIME: ("2026-11-23T19:30", "11月23日 19:30"),
        QuestionKind.SINGLE: ("桥头", "桥头"),
        QuestionKind.SEVERAL: (["路口", "桥头"], "路口、桥头"),
    }
    sent = told(desk, **{"ask-shown_for": "roads.lamp"})
    for position, (kind, (said, _words)) in enumerate(wanted.items()):
        made = ask(desk, wording=f"第{position}问", kind=kind, position=position)
        sent[f"ask-{made.code}"] = said
    ask(desk, wording="灯杆漏电请先打 95598。", kind=QuestionKind.NOTICE)
    client.post("/needs/new/", sent)
    need = Need.objects.get()
    assert datetime.fromisoformat(need.answers[3]["answer"]) == datetime(2026, 11, 23, 19, 30, tzinfo=ZONE)
    assert len(need.answers) == len(wanted)
    client.force_login(desk.cast.user("clerk"))
    case = client.get(reverse("needs:case", args=[need.public_id])).content.decode()
    for _said, words in wanted.values():
        assert words in case, words


def test_a_change_keeps_what_was_asked_before(desk):
    first = ask(desk)
    need = desk.register(answers=({"code": first.code, "question": first.wording, "question_en": "", "kind": first.kind, "answer": "桥头"},)).need  # fmt: skip
    second = services.save_question(
        question=first,
        category=first.category,
        wording="灯在哪里？",
        kind=QuestionKind.STRING,
        options=[],
        by=desk.actor("county_officer"),
    )
    assert second.code == first.code
    assert [q.wording for q in selectors.versions_of(Question, first.code)] == ["灯在哪里？", "哪里的灯不亮？"]
    assert [q.wording for q in selectors.questions_of(first.category)] == ["灯在哪里？"]
    assert Need.objects.get(pk=need.pk).answers[0]["question"] == "哪里的灯不亮？"
    event = AuditEvent.objects.filter(tag=AuditTag.SAVE_QUESTION).latest("id")
    assert (event.before["wording"], event.after["wording"]) == ("哪里的灯不亮？", "灯在哪里？")

    with pytest.raises(RuleBroken, match="已经有人改过"):  # the older page sent once more
        services.save_question(
            question=first, category=first.category, wording="x", kind="string", by=desk.actor("county_officer")
        )
    services.end_question(guide=second, by=desk.actor("county_officer"))
    assert selectors.questions_of(first.category) == []


def test_questions_are_held_to_what_people_bear(desk):
    with pytest.raises(RuleBroken, match="至少两个"):
        ask(desk, options=["一个"])
    with pytest.raises(RuleBroken, match="重复"):
        ask(desk, options=["路口", "路口", "桥头"])
    for number in range(8):
        ask(desk, wording=f"第{number}问")
    with pytest.raises(RuleBroken, match="最多问 8 个"):
        ask(desk, wording="第九问")
    with pytest.raises(NotAllowed):
        services.end_question(guide=Question.objects.first(), by=desk.actor("clerk"))


def test_the_county_sees_a_question_as_residents_will(desk, client):
    client.force_login(desk.cast.user("county_officer"))
    url = reverse("needs:add_guide", args=["questions"])
    typed = {"category": "roads.lamp", "wording": "哪里的灯不亮？", "kind": "singlevaluelist", "options": "路口\n桥头", "position": 1}  # fmt: skip
    looked = client.post(url, {**typed, "look": "1"}).content.decode()
    assert "居民看到的样子" in looked
    assert 'type="radio"' in looked
    assert not Question.objects.exists()
    assert client.post(url, typed).status_code == 302
    made = Question.objects.get()
    assert made.options == ["路口", "桥头"]

    page = reverse("needs:edit_guide", args=["questions", made.code])
    assert 'value="哪里的灯不亮？"' in client.get(page).content.decode()
    wrong = client.post(page, {**typed, "options": "路口", "version": made.pk})
    assert wrong.status_code == 422
    assert "至少两个" in wrong.content.decode()
    client.post(page, {**typed, "wording": "灯在哪里？", "version": made.pk})
    stale = client.post(page, {**typed, "wording": "第三种", "version": made.pk})
    assert "已经有人改过" in stale.content.decode()
    listed = client.get(reverse("needs:guides")).content.decode()
    assert "灯在哪里？" in listed
    newest = Question.objects.latest("id")
    client.post(page, {"end": "1", "version": newest.pk})
    assert "灯在哪里？" not in client.get(reverse("needs:guides")).content.decode()
    assert "灯在哪里？" in client.get(page).content.decode()  # its history stays


def test_open311_asks_the_same_questions(desk, client, key):
    where = ask(desk)
    ask(desk, code="roads", wording="几盏？", kind=QuestionKind.NUMBER, options=[], is_required=False)
    services_list = {s["service_code"]: s["metadata"] for s in client.get(V2 + "services.json").json()}
    assert (services_list["roads.lamp"], services_list["roads"], services_list["other"]) == (True, True, False)
    definition = client.get(V2 + "services/roads.lamp.json").json()
    assert [(a["order"], a["datatype"], a["required"]) for a in definition["attributes"]] == [
        (1, "number", False),
        (2, "singlevaluelist", True),
    ]
    assert definition["attributes"][1]["values"][1] == {"key": "桥头", "name": "桥头"}
    tree = Tree.fromstring(client.get(V2 + "services/roads.lamp.xml").content)
    assert [a.findtext("code") for a in tree.iter("attribute")] == [a["code"] for a in definition["attributes"]]
    assert tree.findtext("attributes/attribute[2]/values/value[2]/name") == "桥头"

    missing = send(client, key)
    assert missing.status_code == 400
    assert "哪里的灯不亮？" in missing.json()[0]["description"]
    unknown = send(client, key, **{f"attribute[{where.code}]": "桥头", "attribute[NOPE]": "1"})
    assert "NOPE" in unknown.json()[0]["description"]
    off_list = send(client, key, **{f"attribute[{where.code}]": "天上"})
    assert off_list.status_code == 400
    assert not Need.objects.exists()
    assert send(client, key, **{f"attribute[{where.code}]": "桥头"}).status_code == 200
    assert Need.objects.get().answers[0]["answer"] == "桥头"


def test_a_template_begins_the_answer_and_its_blanks_must_be_filled(desk, client):
    need = desk.in_progress()
    made = services.save_reply_template(
        category=None,
        used_for=TemplateUse.REPORT_RESOLVED,
        title="换灯",
        text="已换好 ____ 盏灯。",
        by=desk.actor("county_officer"),
    )
    client.force_login(desk.cast.user("handler"))
    url = reverse("needs:act", args=[need.public_id, "report_resolved"])
    assert f"?template={made.code}" in client.get(url).content.decode()
    assert "已换好 ____ 盏灯。" in client.get(f"{url}?template={made.code}").content.decode()
    refused = client.post(url, {"answer": "已换好 ____ 盏灯。"})
    assert refused.status_code == 422
    assert "还没有填" in refused.content.decode()
    assert client.post(url, {"answer": "已换好 3 盏灯。"}).status_code == 302
    assert ReplyTemplate.objects.count() == 1


def test_the_checklist_is_kept_with_the_answer(desk, client):
    need = desk.in_progress()
    county = desk.actor("county_officer")
    lamp = Category.objects.get(code="roads.lamp")
    lit = services.save_check_item(category=lamp, wording="晚上去看过，灯亮了", is_required=True, by=county)
    services.save_check_item(category=lamp.parent, wording="告诉了村里", by=county)
    with pytest.raises(RuleBroken, match="晚上去看过"):
        services.report_resolved(need=need, answer="好了", by=desk.actor("handler"))
    with pytest.raises(RuleBroken, match="为什么"):
        services.report_resolved(need=need, answer="好了", done=[lit.code], by=desk.actor("handler"))
    client.force_login(desk.cast.user("handler"))
    url = reverse("needs:act", args=[need.public_id, "report_resolved"])
    assert client.post(url, {"answer": "好了", "done": [lit.code], "why_not": "村里没人在"}).status_code == 302
    step = need.steps.latest("id")
    assert step.checks == [
        {"item": "晚上去看过，灯亮了", "is_done": True},
        {"item": "告诉了村里", "is_done": False},
    ]
    case = client.get(reverse("needs:case", args=[need.public_id])).content.decode()
    assert "已核对：晚上去看过，灯亮了 · 没做到：告诉了村里 · 村里没人在" in case
    assert CheckItem.objects.filter(checked_at=CheckedAt.REPORT_RESOLVED).count() == 2
