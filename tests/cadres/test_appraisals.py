"""Three appraisals kept apart: the person chooses and sees first, somebody else decides, a third answers the appeal."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.cadres import selectors, services
from lianxin.cadres.forms.appraisals import RoundForm
from lianxin.cadres.models import Appraisal, File
from lianxin.cadres.vocabulary import AppraisalState, AuditTag, Grade
from lianxin.kit import clock, deeds
from lianxin.kit.deeds import Deed
from lianxin.kit.errors import NotAllowed, RuleBroken
from tests.cadres.conftest import opened
from tests.cast import make_user


def mine(found):
    return found.appraisals.get(file__name="周小满")


def handed_in(desk, found):
    return services.hand_in(appraisal=mine(found), own_words="修了两条渠。", by=desk.by("resident"), at=desk.now)


def suggested(desk, appraisal, grade="competent", by="secretary"):
    return services.suggest_grade(appraisal=appraisal, grade=grade, words="做事踏实。", by=desk.by(by), at=desk.now)


def decided(desk, appraisal, grade="competent", by="township_officer"):
    return services.decide_grade(appraisal=appraisal, grade=grade, by=desk.by(by), at=desk.now)


def told(desk, appraisal, by="secretary2"):
    """Somebody without an account was told the suggested grade in person; the secretary of another day writes it down."""
    users = desk.cast.users
    if by not in users:
        users[by] = make_user(by, "严立秋", role=Role.BRANCH_SECRETARY, scope=desk.cast.village)
    return services.answer_suggestion(appraisal=appraisal, words="", wants_mended=False, by=desk.by(by), at=desk.now)


def test_who_has_an_account_hands_in_themself(desk, yearly):
    with pytest.raises(NotAllowed, match="由本人写"):
        services.hand_in(appraisal=mine(yearly), own_words="没有。", by=desk.by("secretary"), at=desk.now)
    assert handed_in(desk, yearly).own_words == "修了两条渠。"


def test_nothing_is_decided_before_the_person_has_seen_it(desk, yearly):
    with pytest.raises(RuleBroken, match="本人还在写"):
        suggested(desk, mine(yearly))
    appraisal = suggested(desk, handed_in(desk, yearly))
    with pytest.raises(RuleBroken, match="要先给本人看"):
        decided(desk, appraisal)
    with pytest.raises(NotAllowed):
        services.answer_suggestion(
            appraisal=appraisal, words="", wants_mended=False, by=desk.by("secretary"), at=desk.now
        )
    services.answer_suggestion(appraisal=appraisal, words="", wants_mended=False, by=desk.by("resident"), at=desk.now)
    appraisal = decided(desk, appraisal)
    assert (appraisal.state, appraisal.grade) == (AppraisalState.DECIDED, Grade.COMPETENT)


def test_who_says_nothing_has_some_working_days(desk, yearly):
    appraisal = suggested(desk, handed_in(desk, yearly))
    assert appraisal.look_until > desk.today + timedelta(days=2)
    desk.later((appraisal.look_until - desk.today).days)
    with pytest.raises(RuleBroken, match="要先给本人看"):
        decided(desk, appraisal)
    desk.later()
    assert decided(desk, appraisal).state == AppraisalState.DECIDED


def test_what_the_person_says_is_wrong_is_answered_first_and_nothing_is_written_over(desk, yearly, client):
    appraisal = suggested(desk, handed_in(desk, yearly), "basic")
    with pytest.raises(RuleBroken, match="哪里不对"):
        services.answer_suggestion(
            appraisal=appraisal, words=" ", wants_mended=True, by=desk.by("resident"), at=desk.now
        )
    services.answer_suggestion(
        appraisal=appraisal, words="渠是我带人修的。", wants_mended=True, by=desk.by("resident"), at=desk.now
    )
    desk.later(30)
    with pytest.raises(RuleBroken, match="还没有回应"):
        decided(desk, appraisal)
    assert appraisal.mend_due_on is None
    assert Appraisal.objects.get().mend_due_on > desk.today - timedelta(days=30)
    with pytest.raises(NotAllowed):
        suggested(desk, appraisal, by="county_officer")
    appraisal = suggested(desk, appraisal, by="township_officer")
    assert appraisal.answer_words == "渠是我带人修的。"
    assert [each.grade for each in appraisal.sayings.all()] == ["basic", "", "competent"]
    desk.later(30)
    client.force_login(desk.cast.user("resident"))
    assert (
        "请改：渠是我带人修的。" in client.get(f"/cadres/files/{appraisal.file.public_id}/appraisals/").content.decode()
    )
    with pytest.raises(RuleBroken, match="没有看过这个等级"):
        decided(desk, appraisal, "basic", by="county_officer")
    for who in ("secretary", "township_officer"):  # each of them suggested a grade once
        with pytest.raises(NotAllowed):
            decided(desk, appraisal, by=who)
    assert decided(desk, appraisal, by="county_officer").grade == Grade.COMPETENT


def test_an_appeal_upheld(desk, yearly):
    """From the person's own words to the grade that was wrong, and is mended by a third."""
    appraisal = suggested(desk, handed_in(desk, yearly), "basic")
    desk.later(15)
    appraisal = decided(desk, appraisal, "basic")
    with pytest.raises(NotAllowed):
        services.appeal(appraisal=appraisal, words="不对", by=desk.by("courier"), at=desk.now)
    appraisal = services.appeal(appraisal=appraisal, words="两条渠没有算。", by=desk.by("resident"), at=desk.now)
    assert (appraisal.state, appraisal.grade) == (AppraisalState.APPEALED, Grade.BASIC)
    for who in ("township_officer", "secretary", "committee", "resident"):
        with pytest.raises(NotAllowed):
            services.uphold_appeal(appraisal=appraisal, grade="competent", answer="x", by=desk.by(who), at=desk.now)
    with pytest.raises(RuleBroken, match="等级就要改"):
        services.uphold_appeal(
            appraisal=appraisal, grade="basic", answer="x", by=desk.by("county_officer"), at=desk.now
        )
    with pytest.raises(RuleBroken, match="改得更好"):
        services.uphold_appeal(
            appraisal=appraisal, grade="incompetent", answer="x", by=desk.by("county_officer"), at=desk.now
        )
    appraisal = services.uphold_appeal(
        appraisal=appraisal,
        grade="competent",
        answer="核对过，渠是本人带人修的。",
        by=desk.by("county_officer"),
        at=desk.now,
    )
    assert (appraisal.state, appraisal.grade, appraisal.grade_before) == (
        AppraisalState.UPHELD, Grade.COMPETENT, Grade.BASIC,
    )  # fmt: skip
    told = list(
        AuditEvent.objects.filter(tag__startswith="cadres:appraisal:").order_by("id").values_list("tag", flat=True)
    )
    assert told == [AuditTag.HAND_IN, AuditTag.SUGGEST, AuditTag.DECIDE, AuditTag.APPEAL, AuditTag.UPHOLD]
    assert "competent" not in str(list(AuditEvent.objects.values_list("after", "before", "reason")))
    with pytest.raises(RuleBroken, match="申诉成立"):
        services.appeal(appraisal=appraisal, words="再来", by=desk.by("resident"), at=desk.now)


def test_an_appeal_has_its_days_and_who_decided_does_not_answer_it(desk, yearly):
    appraisal = suggested(desk, handed_in(desk, yearly))
    desk.later(15)
    appraisal = decided(desk, appraisal, by="county_officer")
    open_until = appraisal.appeal_until
    appealed = services.appeal(appraisal=appraisal, words="不对", by=desk.by("resident"), at=desk.now)
    with pytest.raises(NotAllowed, match="不能答复申诉"):
        services.reject_appeal(appraisal=appealed, answer="对", by=desk.by("county_officer"), at=desk.now)
    other = make_user("county2", "何谷雨", role=Role.COUNTY_OFFICER, scope=desk.cast.county)
    desk.cast.users["county2"] = other
    done = services.reject_appeal(appraisal=appealed, answer="核对过，等级不变。", by=desk.by("county2"), at=desk.now)
    assert (done.state, done.grade) == (AppraisalState.REJECTED, Grade.COMPETENT)
    assert open_until > desk.today
    second = opened(desk, [mine(yearly).file], year=desk.today.year + 1)
    desk.later(6)
    late = suggested(desk, mine(second))
    desk.later(15)
    late = decided(desk, late)
    desk.later(30)
    with pytest.raises(RuleBroken, match="已经过了"):
        services.appeal(appraisal=late, words="不对", by=desk.by("resident"), at=desk.now)


def test_who_suggests_does_not_decide_and_nobody_grades_themself(desk, yearly):
    appraisal = suggested(desk, handed_in(desk, yearly), by="township_officer")
    desk.later(15)
    with pytest.raises(NotAllowed, match="换一个人"):
        decided(desk, appraisal)
    desk.secretary()
    found = opened(desk, [desk.file("王清明")])
    desk.later(6)
    with pytest.raises(NotAllowed, match="自己的事"):
        suggested(desk, found.appraisals.get())


def test_the_cap_is_counted_over_everybody_in_the_round(desk):
    names = [f"钱大暑{number}号" for number in range(10)]
    for name in names:
        desk.person(name)
    found = opened(desk, [desk.file(name) for name in names])
    assert found.cap_percent == 20
    desk.later(6)
    rows = [suggested(desk, each, "excellent") for each in found.appraisals.order_by("id")]
    for each in rows:
        told(desk, each)
    with pytest.raises(
        RuleBroken, match="有 1 人，优秀最多 0 人"
    ):  # who never wrote and was never graded raises no cap
        decided(desk, rows[0], "excellent")
    Appraisal.objects.update(handed_in_at=desk.now)
    for each in rows[:2]:
        decided(desk, each, "excellent")
    with pytest.raises(RuleBroken, match="有 10 人，优秀最多 2 人"):
        decided(desk, rows[2], "excellent")
    told(desk, suggested(desk, rows[2], "competent"))
    assert decided(desk, rows[2], "competent").grade == Grade.COMPETENT


def test_a_round_cut_in_two_has_one_cap(desk):
    """Five people give one excellent, and not one each in two rounds of the place and the year."""
    for number in range(5):
        desk.person(f"钱大暑{number}号")
    files = [desk.file(f"钱大暑{number}号") for number in range(5)]
    rounds = [opened(desk, files[:3]), opened(desk, files[3:])]
    for again in (files[:1], files):  # a second grade of the year, here or from above
        with pytest.raises(RuleBroken, match="一年只考核一次"):
            opened(desk, again, division=desk.cast.township)
    assert opened(desk, files[:1], year=desk.today.year + 1).appraisals.count() == 1
    desk.later(6)
    Appraisal.objects.update(handed_in_at=desk.now)
    first, other = (told(desk, suggested(desk, each.appraisals.order_by("id")[0], "excellent")) for each in rounds)
    decided(desk, first, "excellent")
    with pytest.raises(RuleBroken, match="有 5 人，优秀最多 1 人"):
        decided(desk, other, "excellent")


def test_who_serves_here_is_appraised_here_wherever_the_file_is_kept(desk):
    """The post counts: a file kept elsewhere is offered, and somebody whose post is elsewhere is not."""
    desk.resident()
    file = desk.file()
    other = desk.cast.other_village
    desk.serving(file)
    File.objects.filter(pk=file.pk).update(division=other, division_path=other.path)
    file.refresh_from_db()
    assert selectors.files_to_appraise(desk.cast.village, 5) == [file]
    assert selectors.files_to_appraise(other, 5) == []
    with pytest.raises(RuleBroken, match="现在在下河村没有"):
        opened(desk, [file], division=other)
    appraisal = opened(desk, [file]).appraisals.get()
    assert (appraisal.division_path, appraisal.tenure.post.title) == (desk.cast.village.path, "委员")
    desk.later(6)
    assert selectors.appraisals_waiting(desk.by("secretary")).get() == appraisal
    assert suggested(desk, appraisal).suggested == "competent"  # the secretary of where they serve


def test_who_has_no_account_is_told_in_person_before_anything_counts(desk):
    desk.person("钱大暑")
    appraisal = opened(desk, [desk.file("钱大暑")]).appraisals.get()
    desk.later(6)
    appraisal = suggested(desk, appraisal)
    desk.later(60)
    with pytest.raises(RuleBroken, match="还没有人当面告诉"):
        decided(desk, appraisal)
    appraisal = decided(desk, told(desk, appraisal))
    assert (appraisal.sayings.last().told_by, appraisal.appeal_until) == ("严立秋", None)
    desk.later(200)
    assert not selectors.is_final(appraisal)
    say = {"appraisal": appraisal, "told_by": "严立秋", "at": desk.now}
    for who in ("secretary", "township_officer"):  # who judged does not say when the days began
        with pytest.raises(NotAllowed):
            services.tell_in_person(told_on=desk.today, by=desk.by(who), **say)
    with pytest.raises(RuleBroken, match="在定等级以后"):
        services.tell_in_person(told_on=desk.today - timedelta(days=300), by=desk.by("secretary2"), **say)
    appraisal = services.tell_in_person(told_on=desk.today, by=desk.by("secretary2"), **say)
    assert appraisal.appeal_until > desk.today
    with pytest.raises(RuleBroken, match="已经告诉过"):
        services.tell_in_person(told_on=desk.today, by=desk.by("secretary2"), **say | {"appraisal": appraisal})


def test_more_people_than_one_page_offers_are_said(desk):
    for number in range(3):
        desk.person(f"钱大暑{number}号")
        desk.serving(desk.file(f"钱大暑{number}号"))
    asked = {"about": desk.cast.village, "actor": desk.by("township_officer")}
    assert len(RoundForm(**asked).fields["files"].choices) == 3
    assert not RoundForm(**asked).fields["files"].help_text
    assert len(selectors.files_to_appraise(desk.cast.village, 2)) == 3


def test_grades_of_another_kind_do_not_fit(desk, yearly):
    for grade in ("good", "poor"):
        with pytest.raises(RuleBroken, match="没有这个等级"):
            suggested(desk, handed_in(desk, yearly) if grade == "good" else mine(yearly), grade)


def test_who_holds_no_post_is_not_appraised(desk):
    desk.resident()
    with pytest.raises(RuleBroken, match="周小满现在在上河村没有"):
        services.open_round(
            division=desk.cast.village, kind="yearly", year=2026, write_by=desk.today, files=[desk.file()],
            by=desk.by("township_officer"), at=desk.now,
        )  # fmt: skip
    with pytest.raises(RuleBroken, match="周小满现在在上河村没有"):  # of the committee, and no secretary
        opened(desk, [desk.file()], "report")


def test_only_what_the_people_evaluated_hangs(desk, yearly):
    with pytest.raises(NotAllowed, match="只有民主评议"):
        services.draft_result_notice(round=yearly, title="公告", body="无", by=desk.by("township_officer"))


def test_the_person_chooses_from_what_they_did(desk, yearly, client, monkeypatch):
    on = desk.today
    rows = [Deed("need", f"N{number}", f"诉求 {number} 号", f"/needs/N{number}/", on) for number in range(12)]
    monkeypatch.setitem(deeds._sources, "need", lambda actor, first, last: rows if actor.name == "周小满" else [])
    appraisal = mine(yearly)
    assert selectors.deeds_for(desk.by("secretary"), appraisal) == []
    with pytest.raises(NotAllowed):
        services.choose_evidence(appraisal=appraisal, deed=rows[0], words="x", by=desk.by("secretary"), at=desk.now)
    client.force_login(desk.cast.user("resident"))
    address = f"/cadres/appraisals/{appraisal.public_id}/choose/"
    assert client.post(address, {"deed": "need:N3", "words": "下雨那天去看的"}).status_code == 302
    page = client.get(f"/cadres/files/{appraisal.file.public_id}/appraisals/").content.decode()
    assert "诉求 3 号：下雨那天去看的" in page
    (kept,) = selectors.evidence_of(appraisal)
    assert client.post(f"/cadres/evidence/{kept.public_id}/drop/", {}).status_code == 302
    for each in rows[:10]:
        services.choose_evidence(appraisal=appraisal, deed=each, words="我去的", by=desk.by("resident"), at=desk.now)
    with pytest.raises(RuleBroken, match="最多选 10 件"):
        services.choose_evidence(
            appraisal=appraisal, deed=rows[11], words="我去的", by=desk.by("resident"), at=desk.now
        )
    handed_in(desk, yearly)
    with pytest.raises(RuleBroken, match="本人交了"):
        services.drop_evidence(evidence=appraisal.evidence.last(), by=desk.by("resident"), at=desk.now)


@pytest.mark.parametrize("number", [1, 3, 20])
def test_as_many_queries_for_many_people(desk, client, number):
    for each in range(number):
        desk.person(f"钱大暑{each:02d}号")
    found = opened(desk, [desk.file(f"钱大暑{each:02d}号") for each in range(number)])
    client.force_login(desk.cast.user("township_officer"))
    file = File.objects.first()
    for address, queries in (
        (f"/cadres/rounds/?place={desk.cast.village.public_id}", 6), (f"/cadres/rounds/{found.public_id}/", 9),
        (f"/cadres/files/{file.public_id}/appraisals/", 9),
    ):  # fmt: skip
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        assert len(asked) == queries, (address, [each["sql"][:90] for each in asked])
    assert Appraisal.objects.count() == number
    assert clock.today()
