"""The hall's pages: who sees what, what is typed stays, and lists ask the same number of queries."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.deliberation import services
from lianxin.deliberation.models import Asking, Budgeting, Meeting, Topic
from lianxin.kit import clock


def test_a_resident_brings_a_topic_and_reads_when_it_is_answered(hall, client):
    client.force_login(hall.cast.user("resident"))
    typed = {"division": "上河村", "title": "村口停车位", "words": "天天堵", "origin": "resident"}
    answer = client.post("/hall/topics/new/", typed, follow=True)
    assert "待筛选" in answer.content.decode()
    assert "天天堵" in answer.content.decode()
    refused = client.post("/hall/topics/new/", typed | {"division": "没有这个村"})
    assert refused.status_code == 422
    assert "天天堵" in refused.content.decode()


def test_everybody_reads_why_a_meeting_could_not_decide(hall, client):
    meeting = hall.held(hall.called(), present=27)
    page = client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    assert "应到人数 41，要三分之二以上（含三分之二），至少 28；到会人数 27，差 1。" in page
    assert "代表01" not in page


def test_the_branch_meets_for_itself(hall, client):
    meeting = hall.studied()
    assert client.get(f"/hall/meetings/{meeting.public_id}/").status_code == 404
    client.force_login(hall.cast.user("supervisor"))
    assert client.get(f"/hall/meetings/{meeting.public_id}/").status_code == 200


def test_a_sheet_is_entered_and_the_meeting_opened_in_the_browser(hall, client):
    meeting = hall.called(hall.body("party_branch", 3), days=0)
    client.force_login(hall.cast.user("committee"))
    at = f"/hall/meetings/{meeting.public_id}/"
    seats = list(meeting.seats.all())
    client.post(f"{at}attendance/", {f"presence_{seat.pk}": "in_person" for seat in seats[:2]})
    assert meeting.attendances.count() == 2
    assert "正在开会" in client.post(f"{at}open/", follow=True).content.decode()
    item = meeting.items.get()
    vote = {"method": "show_of_hands", "yes": 3, "no": 0, "abstain": 0}
    wrong = client.post(f"/hall/items/{item.public_id}/vote/", vote)
    assert wrong.status_code == 422
    assert "最多 2 票" in wrong.content.decode()
    page = client.post(f"/hall/items/{item.public_id}/vote/", vote | {"yes": 2}, follow=True).content.decode()
    assert "同意 2，不同意 0" in page
    client.post(f"{at}close/")
    said = {"opening": "开会", "said_1": "王清明说可以"}
    wrong = client.post(f"{at}minutes/", said)
    assert wrong.status_code == 422
    assert "王清明说可以" in wrong.content.decode()
    page = client.post(f"{at}minutes/", said | {"said_1": "王清明：可以"}, follow=True).content.decode()
    assert "第 1 稿" in page
    assert "可以" in page


def test_a_page_opened_before_somebody_signed_does_not_take_them_off(hall, client):
    meeting = hall.called(hall.body("party_branch", 3), days=0)
    client.force_login(hall.cast.user("committee"))
    at = f"/hall/meetings/{meeting.public_id}/attendance/"
    first, second, third = meeting.seats.all()
    hall.attended(meeting, 1)
    page = client.get(at).content.decode()
    stale = {f"presence_{seat.pk}": "" for seat in (second, third)} | {f"presence_{first.pk}": "in_person"}
    stale |= dict(re.findall(r'name="(initial-presence_\d+)" value="(\w*)"', page))
    hall.attended(meeting, 2)
    client.post(at, stale | {f"presence_{third.pk}": "in_person"})
    assert set(meeting.attendances.values_list("seat", flat=True)) == {first.pk, second.pk, third.pk}
    client.post(at, stale | {f"presence_{first.pk}": ""})  # taken off on purpose
    assert set(meeting.attendances.values_list("seat", flat=True)) == {second.pk, third.pk}


def test_members_are_added_line_by_line_and_a_bad_line_is_named(hall, client):
    body = hall.body("cooperative_meeting", size=0)
    client.force_login(hall.cast.user("committee"))
    at = f"/hall/bodies/{body.public_id}/"
    wrong = client.post(at, {"members": "周一 001\n周二 002 三票"})
    assert wrong.status_code == 422
    assert "第 2 行看不懂" in wrong.content.decode()
    client.post(at, {"members": "周一 001\n\n周二，002，2\n周三\n周四\n周五\n"})
    added = list(body.members.values_list("name", "household_code", "votes"))
    assert added[:3] == [("周一", "001", 1), ("周二", "002", 2), ("周三", "", 1)]


def _many_topics(hall, n):
    Topic.objects.bulk_create(
        Topic(
            division=hall.cast.village, division_path=hall.cast.village.path, title=f"议题{i}", words="话", origin="body",
            state="gathering", proposed_at=clock.now() - timedelta(minutes=i), proposer_name="村委会",
        )
        for i in range(n)
    )  # fmt: skip


def _many_meetings(hall, n):
    body = hall.body(size=1, name=f"会{n}")
    Meeting.objects.bulk_create(
        Meeting(
            body=body, division_path=body.division_path, number=i, title=f"会议{i}", planned_at=hall.now,
            starts_at=hall.now + timedelta(minutes=i), place="村", convenor="村", chair="王", recorder="冯",
            state="called", called_at=hall.now,
        )
        for i in range(1, n + 1)
    )  # fmt: skip


def _many_bodies(hall, n):
    for i in range(n):
        hall.body(size=2, name=f"会{n}-{i}")


def _many_askings(hall, n):
    topic = hall.published()
    Asking.objects.bulk_create(
        Asking(
            topic=topic, division_path=topic.division_path, question=f"问{i}", opened_at=hall.now, opened_by_name="村委会",
            closes_at=hall.now + timedelta(minutes=i), state="counted", counted_at=hall.now, salt="",
        )
        for i in range(n)
    )  # fmt: skip


def _many_budgets(hall, n):
    body = hall.body(size=1, name=f"会{n}b")
    Budgeting.objects.bulk_create(
        Budgeting(
            body=body, division_path=body.division_path, title=f"{i}", about="话", amount_fen=1, rule="greedy", kind="approval",
            started_at=hall.now, ideas_until=hall.now,
        )
        for i in range(n)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "add", "who", "most"),
    [
        ("deliberation:budgetings", _many_budgets, None, 1),
        ("deliberation:askings", _many_askings, None, 1),
        ("deliberation:hall", _many_topics, None, 2),
        ("deliberation:hall", _many_meetings, None, 2),
        ("deliberation:topics", _many_topics, "secretary", 5),
        ("deliberation:meetings", _many_meetings, "secretary", 5),
        ("deliberation:bodies", _many_bodies, "secretary", 5),
    ],
)
def test_a_list_asks_the_same_for_one_row_and_for_a_hundred(hall, client, name, add, who, most):
    if who:
        client.force_login(hall.cast.user(who))
    seen = []
    for n in (1, 99):
        add(hall, n)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name)).status_code == 200
        seen.append(len(queries))
    assert seen == [most, most]


def test_a_meeting_with_many_items_asks_no_more(hall, client):
    client.force_login(hall.cast.user("secretary"))
    seen = []
    for n in (1, 30):
        meeting = hall.planned(hall.body(name=f"会{n}"), item=False)
        for i in range(n):
            services.add_item(meeting=meeting, title=f"第{i}项", motion="话", by=hall.head)
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/hall/meetings/{meeting.public_id}/")
        seen.append(len(queries))
    assert seen[0] == seen[1] <= 12, seen


def test_a_meeting_whose_minutes_stand_asks_twelve(hall, client):
    client.force_login(hall.cast.user("secretary"))
    meeting = hall.validated(hall.minuted(hall.held(hall.called(hall.body()), 35), yes=30, no=5, abstain=0))
    with CaptureQueriesContext(connection) as queries:
        page = client.get(f"/hall/meetings/{meeting.public_id}/")
    assert page.status_code == 200
    assert len(queries) <= 12, [each["sql"] for each in queries]
