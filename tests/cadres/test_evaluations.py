"""民主评议: announced, met in numbers, counted by one and looked at by another; what came of it; a round that is not held."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.cadres import presenters, selectors, services
from lianxin.cadres.calc import grades
from lianxin.cadres.models import Appraisal, Round
from lianxin.cadres.vocabulary import AppraisalState, AuditTag, MessageKind
from lianxin.deliberation.models import Attendance, Body, Meeting, Seat
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.organisations import services as organisations
from lianxin.organisations.models import Tenure
from tests.cadres.test_appraisals import mine, opened
from tests.cast import make_user


@pytest.fixture
def evaluation(desk):
    """One resident who serves is to be evaluated in ten days."""
    desk.resident()
    return evaluated(desk, [desk.file()])


def evaluated(desk, files, **more):
    return opened(desk, files, "democratic", "supervisor", meets_on=desk.today + timedelta(days=10), **more)


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
        ({"held_on": found.meets_on + timedelta(days=1)}, "先办“改期”"), ({"tellers": "郑谷雨、周小满"}, "被评议的人"),
        ({"present": 61}, "人数对不上"),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match=says):
            sat(desk, found, **wrong)
    with pytest.raises(NotAllowed):
        services.enter_sitting(
            round=found, body="villager_rep_assembly", held_on=found.meets_on, due=60, present=40, tellers="郑谷雨",
            by=desk.by("township_officer"), at=desk.now,
        )  # fmt: skip
    assert not sat(desk, found, present=39).is_quorate  # two thirds of sixty are forty
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


def test_put_off_it_is_told_anew(desk, evaluation, client):
    announced(desk, evaluation)
    desk.later(8)
    say = {"round": evaluation, "words": "下大雨，路不通。", "by": desk.by("supervisor"), "at": desk.now}
    with pytest.raises(RuleBroken, match="提前 10 天"):
        services.put_off_round(meets_on=desk.today + timedelta(days=9), **say)
    with pytest.raises(NotAllowed):
        services.put_off_round(meets_on=desk.today + timedelta(days=10), **say | {"by": desk.by("secretary")})
    found = services.put_off_round(meets_on=desk.today + timedelta(days=10), **say)
    (change,) = found.changes.all()
    assert (change.before, change.after) == (evaluation.meets_on, found.meets_on)
    desk.later(12)
    with pytest.raises(RuleBroken, match="没有贴或者贴晚了"):  # the notice that hung told another day
        sat(desk, found)
    announced(desk, found)
    assert sat(desk, found).is_quorate
    client.force_login(desk.cast.user("supervisor"))
    page = client.get(f"/cadres/rounds/{found.public_id}/").content.decode()
    for words in ("（改期 1 次）", "村民代表会议应到 60 人，实到 40 人", "够：40 ≥ 2/3 × 60", "郑谷雨、吴立春"):
        assert words in page
    counted(desk, mine(found), {"competent": 20}, "competent")
    with pytest.raises(RuleBroken, match="不能改期"):
        services.put_off_round(**say | {"meets_on": desk.today + timedelta(days=20), "round": found, "at": desk.now})


def test_called_off_nobody_is_graded_and_may_be_in_another(desk, evaluation, client):
    file = mine(evaluation).file
    say = {"words": "换届已经开始。", "by": desk.by("supervisor"), "at": desk.now}
    with pytest.raises(RuleBroken, match="请写明为什么"):
        services.call_off_round(round=evaluation, **say | {"words": " "})
    services.call_off_round(round=evaluation, **say)
    assert mine(evaluation).state == AppraisalState.RELEASED
    with pytest.raises(NotAllowed, match="取消了"):
        services.call_off_round(round=Round.objects.get(), **say)
    client.force_login(desk.cast.user("township_officer"))
    assert client.get(f"/cadres/rounds/{evaluation.public_id}/plan/").status_code == 403
    assert "这一次考核取消了" in client.get(f"/cadres/rounds/{evaluation.public_id}/").content.decode()
    again = evaluated(desk, [file])
    address = f"/cadres/rounds/{again.public_id}/plan/"
    made = client.post(address, client.get(address).context["form"].initial)
    notice = selectors.plan_notice(again)
    assert made.url == f"/board/{notice.public_id}/"
    assert "周小满" not in notice.body
    with pytest.raises(RuleBroken, match="已经拟过"):
        services.draft_plan_notice(round=again, title="方案", body="见内容。", by=desk.by("township_officer"))
    Notice.objects.filter(pk=notice.pk).update(state="withdrawn")
    met(desk, again)
    counted(desk, mine(again), {"competent": 20}, "competent")
    with pytest.raises(RuleBroken, match="不能取消"):
        services.call_off_round(round=again, **say)


def test_who_died_or_resigned_is_released_with_the_reason(desk):
    desk.resident()
    desk.person()
    found = evaluated(desk, [desk.file(), desk.file("钱大暑")])
    gone = found.appraisals.get(file__name="钱大暑")
    say = {"appraisal": gone, "why": "died", "words": "11 月 3 日去世。", "at": desk.now}
    for who in ("resident", "secretary", "township_officer"):
        with pytest.raises(NotAllowed):
            services.release_from_round(by=desk.by(who), **say)
    assert services.release_from_round(by=desk.by("supervisor"), **say).released_by_name == "褚白露"
    met(desk, found)
    voted(desk, mine(found), {"competent": 20}, "competent")
    Appraisal.objects.filter(file__name="周小满").update(appeal_until=clock.today() - timedelta(days=1))
    assert selectors.is_over(selectors.appraisals_of_round(found))
    title, body = presenters.result_notice_words(found)
    assert "一共 1 人" in body
    notice = services.draft_result_notice(round=found, title=title, body=body, by=desk.by("township_officer"))
    assert notice.tables[0]["rows"][0] == ["称职", 1]


def test_nobody_is_evaluated_again_too_soon_nor_by_others(desk, evaluation):
    file = mine(evaluation).file
    with pytest.raises(RuleBroken, match="定了要评议"):
        opened(desk, [file], "democratic", "supervisor", meets_on=desk.today + timedelta(days=20))
    for kind in ("yearly", "report"):
        with pytest.raises(NotAllowed):
            opened(desk, [file], kind, "supervisor")


def test_what_nobody_began_of_the_year_stands_in_the_list_of_who_runs_it(desk):
    desk.resident()
    file = desk.file()
    desk.serving(file)
    year = desk.today.year
    autumn, spring = (clock.day_start(each) for each in (date(year, 10, 1), date(year + 1, 3, 31)))

    def owed(name, at):
        return [(each.title, each.next_action) for each in presenters.due_rows(desk.by(name), at)]

    evaluation = f"上河村：{year} 年民主评议还没有发起"
    yearly = (f"上河村：{year} 年乡镇年度考核还没有发起", "发起一次考核")
    assert owed("supervisor", autumn) == [(evaluation, "发起一次考核")]
    assert owed("township_officer", autumn) == [(evaluation, "提醒监督委员会发起"), yearly]
    assert owed("county_officer", autumn) == owed("resident", autumn) == []
    assert selectors.committees_due(desk.by("supervisor"), date(year, 9, 30)) is None
    assert presenters.due_rows(desk.by("supervisor"), spring)[0].tone == "late"
    found = evaluated(desk, [file], year=year)
    assert owed("supervisor", spring) == []
    assert owed("township_officer", autumn) == [yearly]
    opened(desk, [file], year=year)
    assert owed("township_officer", autumn) == []
    services.call_off_round(round=found, words="换届。", by=desk.by("supervisor"), at=desk.now)
    assert owed("supervisor", autumn) == [(evaluation, "发起一次考核")]


@given(st.lists(st.sampled_from(["competent", "basic", "incompetent"])), st.randoms())
def test_counts_of_grades_are_of_everybody_and_of_nobody_first(given_grades, rng):
    grades_of = ["competent", "basic", "incompetent"]
    found = grades.counted(given_grades, grades_of)
    assert [grade for grade, _number in found] == grades_of
    assert sum(number for _grade, number in found) == len(given_grades)
    rng.shuffle(given_grades)
    assert grades.counted(given_grades, grades_of) == found


def test_the_result_hangs_as_counts_once_no_grade_can_change(desk, client):
    desk.resident()
    desk.person()
    files = [desk.file(), desk.file("钱大暑")]
    found = evaluated(desk, files)
    met(desk, found)
    for each, grade in zip(found.appraisals.order_by("id"), ("competent", "basic"), strict=True):
        voted(desk, each, {grade: 20}, grade)
    said = {"round": found, "title": "结果公告", "body": "见下表。", "by": desk.by("township_officer")}
    first = found.appraisals.order_by("id").first()
    Appraisal.objects.filter(pk=first.pk).update(appeal_until=clock.today())
    with pytest.raises(RuleBroken, match="申诉的期限"):
        services.draft_result_notice(**said)
    Appraisal.objects.filter(pk=first.pk).update(appeal_until=clock.today() - timedelta(days=1))
    with pytest.raises(RuleBroken, match="申诉的期限"):  # the other has no account and was not told
        services.draft_result_notice(**said)
    Appraisal.objects.update(appeal_until=clock.today() - timedelta(days=1))
    for name in ("resident", "supervisor", "county_officer"):
        with pytest.raises(NotAllowed):
            services.draft_result_notice(**said | {"by": desk.by(name)})
    client.force_login(desk.cast.user("township_officer"))
    address = f"/cadres/rounds/{found.public_id}/notice/"
    assert address in client.get(f"/cadres/rounds/{found.public_id}/").content.decode()
    made = client.post(address, client.get(address).context["form"].initial)
    (notice,) = board.notices_of("cadres_round", found.public_id)
    assert made.url == f"/board/{notice.public_id}/"
    for words in ("村民代表会议应到 60 人，实到 40 人", "郑谷雨、吴立春", "票当众唱、当众计"):
        assert words in notice.body
    assert notice.tables[0]["rows"] == [["称职", 1], ["基本称职", 1], ["不称职", 0]]
    assert not any(each.name in f"{notice.title}{notice.body}{notice.tables}" for each in files)
    assert notice.title in client.get(f"/cadres/rounds/{found.public_id}/").content.decode()
    with pytest.raises(RuleBroken, match="已经拟过"):
        services.draft_result_notice(**said)
    assert AuditEvent.objects.get(tag=AuditTag.TELL_RESULT).after == {"count": 2}
    bulletin.submit_notice(notice=notice, by=desk.by("township_officer"))


def test_twice_not_competent_ends_the_post_it_was_said_of(desk, client):
    """In that very term, once nothing can change any more; not the post somebody was chosen for afterwards."""
    desk.resident()
    file = desk.file()
    unit = organisations.create_unit(
        kind="villagers_committee", name="上河村村民委员会", division=desk.cast.village, by=SYSTEM
    )
    organisations.add_post(unit=unit, title="委员", seats=7, by=SYSTEM)
    desk.serving(file)
    for _year in range(2):
        found = evaluated(desk, [file])
        met(desk, found)
        voted(desk, mine(found), {"incompetent": 20}, "incompetent")
        Appraisal.objects.filter(pk=mine(found).pk).update(appeal_until=clock.today() - timedelta(days=1))
        leaving = {
            "tenure": mine(found).tenure, "why": "incompetent_twice", "words": "两次评议的公告", "on": clock.today(), "by": SYSTEM,
        }  # fmt: skip
        desk.later(200)
        if _year == 0:
            with pytest.raises(RuleBroken, match="没有连续两次"):
                organisations.leave_post(**leaving)
    page = f"/cadres/files/{file.public_id}/appraisals/"
    client.force_login(desk.cast.user("township_officer"))
    for still_open in ({"state": "appealed"}, {"state": "decided", "appeal_until": clock.today()}):
        Appraisal.objects.filter(round=found).update(**still_open)
        with pytest.raises(RuleBroken, match="没有连续两次"):
            organisations.leave_post(**leaving)
        assert "第三十八条" not in client.get(page).content.decode()
    Appraisal.objects.filter(round=found).update(appeal_until=clock.today() - timedelta(days=1))
    term = mine(found).tenure
    for elsewhere in ({"starts_on": clock.today()}, {"user": None, "holder_ref": "", "holder_name": "周小满"}):
        other = Tenure.objects.create(
            **{
                "post": term.post,
                "user": term.user,
                "holder_name": "周小满",
                "starts_on": term.starts_on,
                "basis": "选举",
            }
            | elsewhere
        )
        assert not selectors.is_ended_by_evaluations(other)  # chosen again; a namesake
    assert "第三十八条" in client.get(page).content.decode()
    assert organisations.leave_post(**leaving).ends_on == clock.today()
    assert "第三十八条" not in client.get(page).content.decode()
