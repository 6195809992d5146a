"""The person is told in time; what is said on paper is written down by who judges nothing of it; how the people meet."""

from datetime import timedelta

import pytest

from lianxin.accounts.vocabulary import Role
from lianxin.cadres import presenters, selectors, services
from lianxin.cadres.vocabulary import AppraisalState, MessageKind
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.territory.calc.terms import months_later
from tests.cadres.conftest import opened
from tests.cadres.test_appraisals import decided, handed_in, suggested
from tests.cast import make_user


def told(desk, who="resident"):
    return [
        each.title
        for each in Message.objects.filter(user=desk.cast.user(who), kind=MessageKind.APPRAISAL).order_by("id")
    ]


def rows_of(desk, who):
    by = desk.by(who)
    found = selectors.appraisals_waiting(by)
    rows = [*presenters.own_rows(by, desk.now), *presenters.appraisal_rows(by, desk.now)]
    assert found.exists() == bool(presenters.appraisal_rows(by, desk.now))
    return [(row.next_action, clock.day_of(row.due_at)) for row in rows]


def test_the_person_is_told_at_every_step_and_sees_the_last_day(desk, yearly):
    appraisal = suggested(desk, handed_in(desk, yearly), "basic")
    appraisal = suggested(desk, appraisal, "basic")  # in the same moment: once
    assert told(desk) == [f"{appraisal.round}：有了等级意见，请您看"]
    assert rows_of(desk, "resident") == [("看等级意见，说一句", appraisal.look_until)]
    assert selectors.own_waiting(desk.by("resident")).exists()
    services.answer_suggestion(appraisal=appraisal, words="", wants_mended=False, by=desk.by("resident"), at=desk.now)
    assert rows_of(desk, "resident") == []
    desk.now = clock.now()
    appraisal = decided(desk, appraisal, "basic")
    assert told(desk)[1:] == [f"{appraisal.round}：您的结果是“基本称职”"]
    assert rows_of(desk, "resident") == [("看等级；不同意的可以申诉", appraisal.appeal_until)]
    assert selectors.own_waiting(desk.by("resident")).exists()
    assert rows_of(desk, "county_officer") == []
    appraisal = services.appeal(appraisal=appraisal, words="不对", by=desk.by("resident"), at=desk.now)
    assert appraisal.appeal_due_on > desk.today + timedelta(days=9)
    assert rows_of(desk, "resident") == []
    assert rows_of(desk, "county_officer") == [("答复申诉", appraisal.appeal_due_on)]
    assert rows_of(desk, "township_officer") == rows_of(desk, "secretary") == []
    services.reject_appeal(appraisal=appraisal, answer="核对过。", by=desk.by("county_officer"), at=desk.now)
    assert told(desk)[2:] == [f"{appraisal.round}：您的申诉有了答复，等级不变"]
    assert rows_of(desk, "county_officer") == []


def test_an_appeal_upheld_is_told_with_the_grade(desk, yearly):
    appraisal = suggested(desk, handed_in(desk, yearly), "basic")
    desk.later(15)
    appraisal = services.appeal(
        appraisal=decided(desk, appraisal, "basic"), words="不对", by=desk.by("resident"), at=desk.now
    )
    services.uphold_appeal(
        appraisal=appraisal, grade="competent", answer="对", by=desk.by("county_officer"), at=desk.now
    )
    assert told(desk)[-1].endswith("您的申诉成立，等级改为“称职”")


def test_paper_is_written_down_by_who_judges_nothing_of_it(desk):
    """Whoever enters what somebody without an account says neither suggested nor decides, nor answers that appeal."""
    desk.person("钱大暑")
    appraisal = opened(desk, [desk.file("钱大暑")]).appraisals.get()
    second = make_user("township2", "何谷雨", role=Role.TOWNSHIP_OFFICER, scope=desk.cast.township)
    third = make_user("county2", "邓小寒", role=Role.COUNTY_OFFICER, scope=desk.cast.county)
    other = make_user("township3", "冯立夏", role=Role.TOWNSHIP_OFFICER, scope=desk.cast.township)
    desk.cast.users |= {"township2": second, "township3": other, "county2": third}

    def said(service, who, **words):
        return service(appraisal=appraisal, by=desk.by(who), at=desk.now, **words)

    with pytest.raises(NotAllowed, match="照本人写的纸"):
        said(services.hand_in, "committee", own_words="修渠。")
    appraisal = said(services.hand_in, "township2", own_words="修渠。")
    with pytest.raises(NotAllowed, match="替本人登记"):
        suggested(desk, appraisal, by="township2")
    appraisal = suggested(desk, appraisal, "basic")
    desk.now = clock.now()
    assert rows_of(desk, "secretary") == []  # who suggested says nothing for the person
    assert [doing for doing, _day in rows_of(desk, "township_officer")] == ["念等级意见，记下本人的话"]
    assert rows_of(desk, "county2") == []
    seen = {"words": "没有不对的。", "wants_mended": False}
    with pytest.raises(NotAllowed, match="不能替本人登记"):
        said(services.answer_suggestion, "secretary", **seen)
    appraisal = said(services.answer_suggestion, "township_officer", **seen)
    with pytest.raises(NotAllowed, match="替本人登记"):
        decided(desk, appraisal)
    with pytest.raises(NotAllowed, match="替本人登记"):  # who handed the paper in
        decided(desk, appraisal, "basic", by="township2")
    appraisal = decided(desk, appraisal, "basic", by="township3")
    for who in ("secretary", "township3"):
        with pytest.raises(NotAllowed, match="不能替本人登记"):
            said(services.appeal, who, words="两条渠没有算。")
    appraisal = said(services.appeal, "county_officer", words="两条渠没有算。")
    with pytest.raises(NotAllowed, match="替本人登记的人"):
        said(services.reject_appeal, "county_officer", answer="对")
    assert said(services.reject_appeal, "county2", answer="核对过，等级不变。").state == AppraisalState.REJECTED
    assert not Message.objects.filter(kind=MessageKind.APPRAISAL).exists()


def test_the_person_writes_before_the_people_meet(desk):
    desk.resident()
    with pytest.raises(RuleBroken, match="开会的前一天"):
        services.open_round(
            division=desk.cast.village, kind="democratic", year=desk.today.year, files=desk.serving(desk.file()),
            write_by=desk.today + timedelta(days=10), meets_on=desk.today + timedelta(days=10), by=desk.by("supervisor"),
            at=desk.now,
        )  # fmt: skip


def test_a_meeting_before_one_that_is_planned_is_too_near_as_well(desk):
    desk.resident()
    file = desk.file()
    far = desk.today + timedelta(days=100)
    opened(desk, [file], "democratic", "supervisor", meets_on=far)
    with pytest.raises(RuleBroken, match="要评议，不能再评"):
        opened(desk, [file], "democratic", "supervisor", meets_on=desk.today + timedelta(days=20))
    for day, fits in ((months_later(far, 6) - timedelta(days=1), False), (months_later(far, 6), True)):
        assert selectors.evaluated_near([file], day, 6) == ([] if fits else ["周小满"])


def test_how_far_each_one_is_is_for_who_reads_that_part(desk, client):
    desk.resident()
    found = opened(desk, [desk.file()], "democratic", "supervisor", meets_on=desk.today + timedelta(days=10))
    for who, told in (("supervisor", False), ("township_officer", True)):
        client.force_login(desk.cast.user(who))
        page = client.get(f"/cadres/rounds/{found.public_id}/").content.decode()
        assert "周小满" in page
        assert ("本人在写" in page) == told, who


def test_what_waits_in_appraisals_stands_in_the_list_of_who_may_do_it(desk, yearly):
    hands = ("secretary", "township_officer", "county_officer")

    def doing():
        return [[what for what, _day in rows_of(desk, name)] for name in hands]

    desk.now = clock.now()
    assert doing() == [["提等级意见"], ["提等级意见"], []]  # the days to write are over
    appraisal = handed_in(desk, yearly)
    assert doing() == [["提等级意见"], ["提等级意见"], []]
    appraisal = suggested(desk, appraisal, "basic")
    assert doing() == [[], [], []]  # the person has days to look
    said = {"appraisal": appraisal, "by": desk.by("resident"), "at": desk.now}
    appraisal = services.answer_suggestion(words="渠是我修的。", wants_mended=True, **said)
    assert doing() == [["本人说不对：看过，重新提"], ["本人说不对：看过，重新提"], []]
    appraisal = suggested(desk, appraisal, by="township_officer")
    services.answer_suggestion(words="", wants_mended=False, **said | {"appraisal": appraisal})
    assert doing() == [[], [], ["定等级"]]  # both of the others suggested one


def test_checks_past_their_day_and_filings_wait_in_somebodys_list(desk):
    desk.resident()
    check = desk.check()
    filing = desk.filing()

    def doing(name):
        return [row.next_action for row in presenters.file_rows(desk.by(name), clock.now())]

    assert check.due_on < clock.today()  # the desk began some weeks ago
    assert doing("township_officer") == ["催一催，登记答复"]
    assert doing("county_officer") == ["催一催，登记答复", "备案，或者退回补充"]
    services.return_filing(filing=filing, opinion="缺学历证明。", by=desk.by("county_officer"), at=desk.now)
    assert doing("township_officer") == ["催一催，登记答复", "补齐再报"]
    assert doing("secretary") == doing("resident") == []
