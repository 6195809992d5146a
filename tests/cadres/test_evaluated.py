"""What came of an evaluation by the people, and a round that is not held as it was told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.cadres import presenters, selectors, services
from lianxin.cadres.calc import grades
from lianxin.cadres.models import Appraisal, Round
from lianxin.cadres.vocabulary import AppraisalState, AuditTag
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.models import Tenure
from tests.cadres.conftest import evaluated, opened
from tests.cadres.test_appraisals import mine
from tests.cadres.test_evaluations import announced, counted, met, sat, voted


def test_put_off_it_is_told_anew(desk, evaluation, client):
    announced(desk, evaluation)
    Round.objects.update(notice_days=5)  # the rules it began with stay its rules
    desk.later(10)
    assert not sat(desk, evaluation, present=39).is_quorate
    say = {"round": evaluation, "words": "下大雨，路不通。", "by": desk.by("supervisor"), "at": desk.now}
    with pytest.raises(RuleBroken, match="提前 5 天"):
        services.put_off_round(meets_on=desk.today + timedelta(days=4), **say)
    with pytest.raises(NotAllowed):
        services.put_off_round(meets_on=desk.today + timedelta(days=10), **say | {"by": desk.by("secretary")})
    found = services.put_off_round(meets_on=desk.today + timedelta(days=10), **say)
    (change,) = found.changes.all()
    assert change.before == evaluation.meets_on
    desk.later(12)
    with pytest.raises(RuleBroken, match="请先登记评议的会"):
        counted(desk, mine(found), {"competent": 20}, "competent")
    with pytest.raises(RuleBroken, match="没有贴或者贴晚了"):  # the notice that hung told another day
        sat(desk, found)
    announced(desk, found)
    assert sat(desk, found).is_quorate
    client.force_login(desk.cast.user("supervisor"))
    page = client.get(f"/cadres/rounds/{found.public_id}/").content.decode()
    for words in (
        "（改期 1 次）",
        "褚白露改期：下大雨，路不通。（原来定在",
        "村民代表会议应到 60 人，实到 40 人",
        "够：40 ≥ 2/3 × 60",
        "郑谷雨、吴立春",
    ):
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
    page = client.get(f"/cadres/rounds/{evaluation.public_id}/").content.decode()
    assert "这一次考核取消了" in page
    assert "褚白露取消：换届已经开始。" in page
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

    lacking = f"上河村：{year} 年民主评议还没有发起"
    yearly = (f"上河村：{year} 年乡镇年度考核还没有发起", "发起一次考核")
    assert owed("supervisor", autumn) == [(lacking, "发起一次考核")]
    assert owed("township_officer", autumn) == [(lacking, "提醒监督委员会发起"), yearly]
    assert owed("county_officer", autumn) == owed("resident", autumn) == []
    assert selectors.committees_due(desk.by("supervisor"), date(year, 9, 30)) is None
    assert presenters.due_rows(desk.by("supervisor"), spring)[0].tone == "late"
    found = evaluated(desk, [file], year=year)
    assert owed("supervisor", spring) == []
    assert owed("township_officer", autumn) == [yearly]
    opened(desk, [file], year=year)
    assert owed("township_officer", autumn) == []
    services.call_off_round(round=found, words="换届。", by=desk.by("supervisor"), at=desk.now)
    assert owed("supervisor", autumn) == [(lacking, "发起一次考核")]


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
