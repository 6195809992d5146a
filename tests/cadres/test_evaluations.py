"""民主评议: announced, met in numbers, counted by one and looked at by another."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.accounts.vocabulary import Role
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.cadres import presenters, selectors, services
from lianxin.cadres.vocabulary import AppraisalState, MessageKind
from lianxin.deliberation.models import Attendance, Body, Meeting, Seat
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from tests.cadres.conftest import evaluated, opened
from tests.cadres.test_appraisals import mine
from tests.cast import make_user


def announced(desk, found, days=10):
    """The plan hung so many days before the meeting."""
    return bulletin.post_notice(
        division=found.division, item="village.other", title="方案公告", body="见内容。", by=desk.by("committee"),
        source=bulletin.Source("cadres_plan", found.plan_key, str(found)),
        at=clock.day_start(found.meets_on - timedelta(days=days)) + timedelta(hours=9),
    )  # fmt: skip


def sat(desk, found, due=60, present=40, **more):
    """The representatives met on the day; by itself enough of them."""
    said = {
        "body": "villager_rep_assembly",
        "held_on": found.meets_on,
        "tellers": "郑谷雨、吴立春",
        "is_aloud": True,
    } | more
    return services.enter_sitting(round=found, due=due, present=present, by=desk.by("supervisor"), at=desk.now, **said)


def met(desk, found):
    announced(desk, found)
    desk.later(15)
    return sat(desk, found)


def second(desk):
    """Another of the supervisors."""
    users = desk.cast.users
    if "supervisor2" not in users:
        users["supervisor2"] = make_user("supervisor2", "尤处暑", role=Role.VILLAGE_SUPERVISOR, scope=desk.cast.village)
    return desk.by("supervisor2")


def counted(desk, appraisal, votes, grade, by="supervisor", count=services.count_votes, **more):
    return count(appraisal=appraisal, votes=votes, grade=grade, by=desk.by(by), at=desk.now, **more)


def voted(desk, appraisal, votes, grade):
    """Entered by one of the supervisors, looked at by the township."""
    waiting = counted(desk, appraisal, votes, grade)
    return services.confirm_count(appraisal=waiting, by=desk.by("township_officer"), at=desk.now)


def test_the_people_meet_on_the_day_that_hung_long_enough(desk):
    desk.resident()
    file = desk.file()
    for days in (None, 9):
        on = desk.today + timedelta(days=days) if days else None
        with pytest.raises(RuleBroken, match="提前 10 天"):
            opened(desk, [file], "democratic", "supervisor", meets_on=on)
    found = evaluated(desk, [file])
    with pytest.raises(RuleBroken, match="会还没有开"):
        sat(desk, found)
    desk.later(15)
    with pytest.raises(RuleBroken, match="请先登记评议的会"):
        counted(desk, mine(found), {"competent": 20}, "competent")
    with pytest.raises(RuleBroken, match="没有贴或者贴晚了"):
        sat(desk, found)
    notice = announced(desk, found, days=9)
    with pytest.raises(RuleBroken, match="没有贴或者贴晚了"):
        sat(desk, found)
    Notice.objects.filter(pk=notice.pk).update(posted_on=found.meets_on - timedelta(days=10))
    for wrong, says in (
        ({"held_on": found.meets_on + timedelta(days=1)}, "先办“改期”"),
        ({"tellers": "唱票：郑谷雨，周小满（计票）"}, "被评议的人"),
        ({"tellers": "唱票人郑谷雨；计票人周小满"}, "被评议的人"), ({"tellers": "监票周小满"}, "被评议的人"),
        ({"present": 61}, "人数对不上"), ({"body": "resident_rep_assembly"}, "村里开村民会议"),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match=says):
            sat(desk, found, **wrong)
    with pytest.raises(NotAllowed):
        services.enter_sitting(
            round=found, body="villager_rep_assembly", held_on=found.meets_on, due=60, present=40, tellers="郑谷雨",
            by=desk.by("township_officer"), at=desk.now,
        )  # fmt: skip
    assert not sat(desk, found, present=39, tellers="郑谷雨、周小满堂").is_quorate  # two thirds of sixty are forty
    with pytest.raises(RuleBroken, match="到会的人不够"):
        counted(desk, mine(found), {"competent": 20}, "competent")
    assembly = {"body": "villagers_assembly", "due": 901, "present": 300, "households_due": 300}
    assert not sat(desk, found, households_present=199, **assembly).is_quorate
    assert sat(desk, found, households_present=200, **assembly).is_quorate
    assert sat(desk, found).is_quorate
    assert counted(desk, mine(found), {"competent": 20}, "competent").state == AppraisalState.COUNTED
    with pytest.raises(RuleBroken, match="等另一个人核对"):
        sat(desk, found, due=30)


def test_what_the_hall_counted_is_not_typed_again(desk, evaluation, client):
    village = desk.cast.village
    body = Body.objects.create(
        division=village, division_path=village.path, kind="villager_rep_assembly", name="村民代表会议"
    )
    announced(desk, evaluation)
    desk.later(15)
    on = clock.day_start(evaluation.meets_on) + timedelta(hours=9)
    meeting = Meeting.objects.create(
        body=body, division_path=village.path, number=1, title="评议会", state="open", planned_at=on, starts_at=on,
        called_at=on, opened_at=on, place="村委会", convenor="村委会", chair="王清明", recorder="冯芒种",
    )  # fmt: skip
    Seat.objects.bulk_create(Seat(meeting=meeting, number=each, name=f"代表{each}") for each in range(1, 4))
    first, second_seat, _third = meeting.seats.all()
    here = {"meeting": meeting, "presence": "in_person", "entered": "paper"}
    Attendance.objects.create(seat=first, **here)
    client.force_login(desk.cast.user("supervisor"))
    address = f"/cadres/rounds/{evaluation.public_id}/hall/"
    said = {"meeting": meeting.public_id, "tellers": "郑谷雨"}
    assert client.post(address, said).status_code == 302
    elsewhere = Meeting.objects.create(
        body=body, division_path=desk.cast.other_village.path, number=2, title="别村的会", state="open", planned_at=on,
        starts_at=on, called_at=on, opened_at=on, place="村委会", convenor="村委会", chair="王清明", recorder="冯芒种",
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="不是这里的"):
        services.take_hall_meeting(
            round=evaluation, meeting=elsewhere, tellers="郑谷雨", by=desk.by("supervisor"), at=desk.now
        )
    assert (selectors.sitting_of(evaluation).formula, selectors.sitting_of(evaluation).is_quorate) == (
        "1 < 2/3 × 3",
        False,
    )
    Attendance.objects.create(seat=second_seat, **here)
    assert client.post(address, said).status_code == 302
    found = selectors.sitting_of(evaluation)
    assert (found.due, found.present, found.is_quorate, found.meeting, found.is_aloud) == (3, 2, True, meeting, False)
    assert "票当众唱" not in presenters.result_notice_words(evaluation)[1]


def test_what_one_enters_another_looks_at_before_there_is_a_grade(desk, evaluation):
    met(desk, evaluation)
    votes = {"competent": 20, "basic": 9, "incompetent": 3}
    with pytest.raises(RuleBroken, match="得票最多"):
        counted(desk, mine(evaluation), votes, "basic")
    with pytest.raises(RuleBroken, match="票一共 41 张，比到会的 40 人多"):
        counted(desk, mine(evaluation), votes, "competent", invalid=9)
    with pytest.raises(NotAllowed):
        services.suggest_grade(
            appraisal=mine(evaluation), grade="basic", words="x", by=desk.by("secretary"), at=desk.now
        )
    waiting = counted(desk, mine(evaluation), votes, "competent", invalid=8)
    assert (waiting.state, waiting.grade) == (AppraisalState.COUNTED, "")
    say = {"appraisal": waiting, "at": desk.now}
    for who in ("supervisor", "secretary", "resident"):
        with pytest.raises(NotAllowed):
            services.confirm_count(by=desk.by(who), **say)
    with pytest.raises(RuleBroken, match="哪里不对"):
        services.refuse_count(reason=" ", by=second(desk), **say)
    assert (
        services.refuse_count(reason="计票单是 9 张废票。", by=second(desk), **say).state == AppraisalState.MISCOUNTED
    )
    waiting = counted(desk, mine(evaluation), votes, "competent", invalid=7)
    done = services.confirm_count(by=second(desk), **say | {"appraisal": waiting})
    assert (done.state, done.grade, done.votes) == (AppraisalState.DECIDED, "competent", votes)
    assert [each.state for each in done.tallies.all()] == ["refused", "confirmed"]
    (told,) = Message.objects.filter(user=desk.cast.user("resident"), kind=MessageKind.APPRAISAL)
    assert told.title.endswith("民主评议：您的结果是“称职”")
    assert "以前可以申诉" in told.body
    assert told.url == f"/cadres/files/{done.file.public_id}/appraisals/"


def test_who_counted_does_not_count_again_and_a_worse_grade_can_be_appealed_against(desk, evaluation, client):
    met(desk, evaluation)
    done = voted(desk, mine(evaluation), {"competent": 20, "basic": 9}, "competent")
    first_days = done.appeal_until
    services.appeal(appraisal=done, words="票数错了。", by=desk.by("resident"), at=desk.now)
    above = {"appraisal": done, "answer": "重新计票。", "at": desk.now}
    with pytest.raises(NotAllowed, match="不能答复申诉"):  # who looked at the votes
        services.send_back_appeal(by=desk.by("township_officer"), **above)
    with pytest.raises(NotAllowed, match="上级不改"):
        services.uphold_appeal(grade="competent", by=desk.by("county_officer"), **above)
    again = services.send_back_appeal(by=desk.by("county_officer"), **above)
    assert again.state == AppraisalState.RECOUNT
    desk.later(3)
    recount = {"votes": {"competent": 9, "basic": 20}, "grade": "basic", "count": services.count_votes_again}
    with pytest.raises(NotAllowed, match="请监督委员会换一个人"):
        counted(desk, again, **recount)
    second(desk)
    waiting = counted(desk, again, by="supervisor2", **recount)
    assert (waiting.state, waiting.grade) == (AppraisalState.RECOUNTED, "competent")
    for who in ("supervisor", "supervisor2"):
        with pytest.raises(NotAllowed, match="不能自己核对"):
            services.confirm_count(appraisal=waiting, by=desk.by(who), at=desk.now)
    worse = services.confirm_count(appraisal=waiting, by=desk.by("township_officer"), at=desk.now)
    assert (worse.state, worse.grade, worse.grade_before) == (AppraisalState.DECIDED, "basic", "competent")
    assert worse.appeal_until > first_days
    assert [each.given["grade"] for each in worse.tallies.all()] == ["competent", "basic"]
    assert Message.objects.filter(user=desk.cast.user("resident")).count() == 3
    client.force_login(desk.cast.user("resident"))
    page = client.get(f"/cadres/files/{worse.file.public_id}/appraisals/").content.decode()
    for words in (
        "票数错了。",
        "重新计票。",
        "称职 20 票，基本称职 9 票，废票 0 张；等级：称职（卫秋分核对过）",
        "称职 9 票",
    ):
        assert words in page
    appealed = services.appeal(appraisal=worse, words="第二次错了。", by=desk.by("resident"), at=desk.now)
    sent = services.send_back_appeal(**above | {"appraisal": appealed, "by": desk.by("county_officer")})
    desk.cast.users["supervisor3"] = make_user(
        "supervisor3", "尤立冬", role=Role.VILLAGE_SUPERVISOR, scope=desk.cast.village
    )
    third = counted(
        desk, sent, {"competent": 21, "basic": 9}, "competent", by="supervisor3", count=services.count_votes_again
    )
    assert services.confirm_count(appraisal=third, by=desk.by("township_officer"), at=desk.now).state == "upheld"


def test_a_round_with_votes_asks_as_much_for_three_as_for_one(desk, client):
    files = [desk.file(desk.person(f"钱大暑{each}号").name) for each in range(3)]
    found = evaluated(desk, files)
    met(desk, found)
    client.force_login(desk.cast.user("supervisor"))
    address, asked = f"/cadres/rounds/{found.public_id}/", []
    for each in found.appraisals.order_by("id"):
        counted(desk, each, {"competent": 20}, "competent")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        asked.append(len(queries))
    assert asked[0] == asked[2] <= 12


def test_the_list_knows_who_counts_and_who_looks(desk, evaluation):
    def doing(name):
        return [row.next_action for row in presenters.appraisal_rows(desk.by(name), desk.now)]

    second(desk)
    met(desk, evaluation)
    assert doing("supervisor") == doing("supervisor2") == ["登记会上的票"]
    counted(desk, mine(evaluation), {"competent": 20}, "competent")
    assert doing("supervisor") == doing("county_officer") == []
    assert doing("supervisor2") == doing("township_officer") == ["核对会上的票"]
