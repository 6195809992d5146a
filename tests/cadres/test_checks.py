"""Departments answer yes or no and nothing else; a secretary in office is filed by somebody else than who submitted them."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client

from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.cadres import policies, presenters, selectors, services, tasks
from lianxin.cadres.models import AnswerEntry, Check, CheckReading, DepartmentAnswer
from lianxin.cadres.vocabulary import Answer, AuditTag, CheckState, FilingState, Level
from lianxin.files.models import StoredFile
from lianxin.files.selectors import photos_of
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.own_data import about, own_table
from lianxin.organisations.models import Post, Tenure, Unit
from tests.cast import make_user
from tests.files.test_photos import photo


@pytest.fixture
def check(desk):
    desk.resident()
    return desk.check()


def test_every_department_of_the_rule_is_asked_and_closed_when_all_have_answered(desk, check):
    assert check.answers.count() == 16
    for row in check.answers.all():
        with pytest.raises(RuleBroken, match="还有部门没有答复"):
            services.close_check(check=check, by=desk.by("county_officer"), at=desk.now)
        desk.answered(row)
    closed = services.close_check(check=check, by=desk.by("county_officer"), at=desk.now)
    assert (closed.state, selectors.outcome_of(closed)) == (CheckState.CLOSED, Answer.CLEAR)
    with pytest.raises(RuleBroken, match="已办结"):
        desk.answered(check.answers.first(), by="county_officer")
    told = AuditEvent.objects.filter(tag__startswith="cadres:check:").order_by("id").values_list("tag", flat=True)
    assert list(told) == [AuditTag.ASK_CHECK, *[AuditTag.ANSWER_CHECK] * 16, AuditTag.CLOSE_CHECK]


def test_one_no_is_enough_and_the_record_does_not_say_who_said_what(desk, check):
    desk.answered(check.answers.first(), "not_clear")
    closed = services.close_check(check=check, by=desk.by("county_officer"), at=desk.now)
    assert selectors.outcome_of(closed) == Answer.NOT_CLEAR
    assert "not_clear" not in str(list(AuditEvent.objects.values_list("reason", "after", "before")))


def test_there_is_no_place_for_a_reason(desk, check):
    columns = {field.name for field in DepartmentAnswer._meta.concrete_fields}
    assert columns == {
        "id", "public_id", "asked", "level", "department", "answer", "answered_on", "signer", "looks_by_id",
        "looks_by_name", "look_due_on",
    }  # fmt: skip
    entered = {field.name for field in AnswerEntry._meta.concrete_fields}
    assert entered == {"id", "row", "answer", "answered_on", "signer", "at", "by_id", "by_name"}
    assert DepartmentAnswer._meta.get_field("signer").max_length <= 40
    with pytest.raises(IntegrityError), transaction.atomic():
        DepartmentAnswer.objects.filter(asked=check).update(answer="clear")  # without a day and who signed


def test_the_person_signs_first_and_nobody_checks_themself(desk, check):
    with pytest.raises(RuleBroken, match="先签承诺书"):
        services.ask_check(
            file=check.file, kind="pool", purpose="x", declared_on=desk.later(2).date(), due_on=desk.today,
            by=desk.by("township_officer"), at=check_time(desk),
        )  # fmt: skip
    for who in ("secretary", "committee", "resident", "auditor"):
        with pytest.raises(NotAllowed):
            services.ask_check(
                file=check.file,
                kind="pool",
                purpose="x",
                declared_on=desk.today,
                due_on=desk.today,
                by=desk.by(who),
                at=desk.now,
            )
    with pytest.raises(NotAllowed):
        desk.answered(check.answers.first(), by="secretary")


def test_who_entered_an_answer_does_not_close_and_a_wrong_one_is_mended_by_another(desk, check):
    row = check.answers.first()
    desk.answered(row, "not_clear")
    with pytest.raises(NotAllowed, match="登记过答复的人不能办结"):
        services.close_check(check=check, by=desk.by("township_officer"), at=desk.now)
    row.refresh_from_db()
    with pytest.raises(NotAllowed, match="要改请换一个人"):
        desk.answered(row)
    desk.answered(row, by="county_officer")
    assert [(each.answer, each.by_name) for each in row.entries.all()] == [
        ("not_clear", desk.by("township_officer").name), ("clear", desk.by("county_officer").name),
    ]  # fmt: skip
    for who in ("township_officer", "county_officer"):  # the first entry is an entry too
        assert not policies.can_close_check(desk.by(who), selectors.with_answers(check))


def test_the_village_first_then_the_township_then_the_county(desk, check):
    village, township, *_more, county = list(check.answers.all())
    assert [village.level, township.level, county.level] == list(Level)
    for row in (township, county):
        with pytest.raises(RuleBroken, match="村里初审"):
            desk.answered(row)
    desk.answered(village)
    with pytest.raises(RuleBroken, match="乡镇联审"):
        desk.answered(county)
    for row in check.answers.filter(level=Level.TOWNSHIP):
        desk.answered(row)
    assert {row.department for row in check.answers.filter(level=Level.TOWNSHIP)} == {"派出所", "司法所", "财政所"}
    desk.answered(county)


def looked_into(desk, row, **more):
    said = {
        "looks_by": desk.user("county_officer"),
        "look_due_on": desk.today + timedelta(days=5),
    } | more
    return services.answer_check(
        row=row, answer="needs_check", answered_on=desk.today, signer="经办人", by=desk.by("township_officer"),
        at=desk.now, **said,
    )  # fmt: skip


def test_who_looks_into_it_is_told_and_the_answer_is_still_owed(desk, check):
    row = check.answers.first()
    for missing in ("looks_by", "look_due_on"):
        with pytest.raises(RuleBroken, match="谁去核实、哪天前"):
            looked_into(desk, row, **{missing: None})
    looked_into(desk, row)
    assert selectors.outcome_of(check) is None
    county = desk.by("county_officer")
    assert selectors.files_waiting(county).get().to_look
    assert "部门请您核实" in presenters.file_rows(county, desk.now)[0].title
    with pytest.raises(RuleBroken, match="还有部门没有答复"):
        services.close_check(check=check, by=county, at=desk.now)
    row = desk.answered(row, "not_clear")
    assert not selectors.files_waiting(desk.by("township_officer")).exists()  # who entered does not close
    assert selectors.files_waiting(county).get().to_close


def hung(desk, notice):
    """Its way on the board: another reviews, another approves, and it is put up."""
    at = {"notice": notice, "at": desk.now}
    bulletin.submit_notice(by=desk.by("township_officer"), **at)
    bulletin.pass_notice(by=desk.by("supervisor"), **at)
    bulletin.approve_notice(by=desk.by("secretary"), **at)
    bulletin.hang_notice(by=desk.by("clerk"), **at)


def test_nothing_against_somebody_hangs_its_time_before_it_counts_for_a_post(desk):
    desk.resident()
    check = desk.check(kind="post")
    for row in check.answers.all():
        desk.answered(row)
    county, township = desk.by("county_officer"), desk.by("township_officer")
    with pytest.raises(RuleBroken, match="要先公示"):
        services.close_check(check=check, by=county, at=desk.now)
    assert selectors.files_waiting(township).get().to_put_up
    words = dict(zip(("title", "body"), presenters.check_notice_words(check), strict=True))
    check = services.draft_check_notice(check=check, by=township, at=desk.now, **words)
    notice = Notice.objects.get()
    assert (check.state, notice.days, notice.source_kind) == (CheckState.ASKED, 15, "cadre_check")
    assert not selectors.files_waiting(township).exists()
    with pytest.raises(RuleBroken, match="才拟公示"):
        services.draft_check_notice(check=check, by=township, at=desk.now, **words)
    with pytest.raises(RuleBroken, match="还没有张贴"):
        services.close_check(check=check, by=county, at=desk.now)
    hung(desk, notice)
    assert selectors.files_waiting(county).get().to_close  # sixty days later
    desk.later(15)
    with pytest.raises(RuleBroken, match="期满"):
        services.close_check(check=check, by=county, at=desk.now)
    desk.later()
    assert services.close_check(check=check, by=county, at=desk.now).state == CheckState.CLOSED
    assert selectors.is_screened(check.file, desk.today)


@pytest.fixture
def put_up(desk):
    """A check for a post to which all said yes, and its notice as a draft."""
    desk.resident()
    check = desk.check(kind="post")
    for row in check.answers.all():
        desk.answered(row)
    words = dict(zip(("title", "body"), presenters.check_notice_words(check), strict=True))
    services.draft_check_notice(check=check, by=desk.by("township_officer"), at=desk.now, **words)
    return check, Notice.objects.get()


def test_a_notice_that_was_withdrawn_is_drafted_again(desk, put_up):
    check, notice = put_up
    township = desk.by("township_officer")
    bulletin.withdraw_notice(notice=notice, reason="写错了", by=township, at=desk.now)
    assert selectors.files_waiting(township).get().to_put_up
    services.draft_check_notice(check=check, title="公示", body="见内容。", by=township, at=desk.now)
    assert not selectors.files_waiting(township).exists()


def test_a_no_that_comes_while_the_notice_goes_its_way_is_told_who_prepares(desk, put_up):
    check, notice = put_up
    county, township = desk.by("county_officer"), desk.by("township_officer")
    desk.answered(check.answers.last(), "not_clear", by="county_officer")
    assert "公示还在办" in presenters.file_rows(county, desk.now)[0].title
    services.close_check(check=check, by=desk.by(second_officer(desk)), at=desk.now)
    assert selectors.files_waiting(township).get().to_take_down  # closed it says even less what is true
    bulletin.withdraw_notice(notice=notice, reason="有部门答复“有”", by=township, at=desk.now)
    assert not selectors.files_waiting(township).exists()


def second_officer(desk):
    """Another of the county, who entered nothing."""
    desk.cast.users["county_officer2"] = make_user(
        "county_officer2", "尤大寒", role=Role.COUNTY_OFFICER, scope=desk.cast.county
    )
    return "county_officer2"


def test_an_objection_that_was_found_right_binds(desk, put_up):
    check, notice = put_up
    county = desk.by("county_officer")
    hung(desk, notice)
    objection = bulletin.raise_objection(
        notice=notice, words="他不住在村里。", by=desk.by("resident"), at=desk.now + timedelta(days=1)
    )
    bulletin.uphold_objection(objection=objection, answer="属实。", by=desk.by("secretary"), at=desk.now)
    desk.later(16)
    with pytest.raises(RuleBroken, match="有异议成立"):
        services.close_check(check=check, by=county, at=desk.now)
    waiting = selectors.files_waiting(county).get()
    assert (waiting.to_close, waiting.is_objected_to) == (False, True)
    desk.answered(check.answers.last(), "not_clear", by="county_officer")
    assert services.close_check(check=check, by=desk.by(second_officer(desk)), at=desk.now).state == CheckState.CLOSED


def test_departments_that_answer_again_settle_an_objection_found_right(desk, put_up):
    check, notice = put_up
    hung(desk, notice)
    objection = bulletin.raise_objection(notice=notice, words="他不住在村里。", by=desk.by("resident"), at=desk.later())
    bulletin.uphold_objection(objection=objection, answer="属实。", by=desk.by("secretary"), at=desk.now)
    desk.later()
    desk.answered(check.answers.last(), by="county_officer")
    third = desk.by(second_officer(desk))
    with pytest.raises(RuleBroken, match="公示正在更正"):
        services.close_check(check=check, by=third, at=desk.later(30))
    assert not selectors.files_waiting(third).exists()
    bulletin.edit_notice(
        notice=notice,
        title=notice.title,
        body=f"{notice.body}部门又查了一次。",
        because="异议属实",
        by=desk.by("township_officer"),
        at=desk.now,
    )
    hung(desk, notice)
    closed = services.close_check(check=check, by=third, at=desk.later(17))
    assert (closed.state, selectors.outcome_of(closed)) == (CheckState.CLOSED, Answer.CLEAR)


def test_late_is_what_is_owed_past_its_day(desk, check):
    township = desk.by("township_officer")
    Check.objects.update(due_on=clock.today() - timedelta(days=1))
    assert selectors.files_waiting(township).get().check_is_late
    for row in check.answers.all():
        desk.answered(row)
    assert not selectors.files_waiting(township).exists()  # all are in, another closes
    assert not selectors.files_waiting(desk.by("county_officer")).get().check_is_late
    desk.answered(check.answers.first(), "not_clear", by="county_officer")
    assert not selectors.files_waiting(township).exists()


def test_a_check_for_the_pool_screens_nobody_for_a_post(desk, check):
    Check.objects.update(state="closed", closed_on=desk.today)
    check.answers.update(answer="clear", answered_on=desk.today, signer="经办人")
    assert not selectors.is_screened(check.file, desk.today)


def test_answers_are_read_for_a_reason_and_the_person_sees_who_did(desk, check, client):
    address = f"/cadres/files/{check.file.public_id}/"
    desk.answered(check.answers.first(), "not_clear")
    client.force_login(desk.cast.user("county_officer"))
    shut = client.get(f"{address}checks/").content.decode()
    assert "写明原因再看" in shut
    assert "有不适合的情形" not in shut
    assert "派出所" not in shut
    assert client.post(f"{address}do/read-checks/", {"reason": "看看"}).status_code == 422
    assert client.post(f"{address}do/read-checks/", {"reason": "任职前再看一次"}).status_code == 302
    assert "有不适合的情形" in client.get(f"{address}checks/").content.decode()
    elsewhere = Client()
    elsewhere.force_login(desk.cast.user("county_officer"))
    assert "有不适合的情形" not in elsewhere.get(f"{address}checks/").content.decode()  # another session
    client.force_login(desk.cast.user("township_officer"))
    assert "有不适合的情形" not in client.get(f"{address}checks/").content.decode()
    client.force_login(desk.cast.user("resident"))
    assert "有不适合的情形" in client.get(f"{address}checks/").content.decode()
    assert "任职前再看一次" in client.get(f"{address}record/").content.decode()
    for who in ("secretary", "auditor", "resident"):
        with pytest.raises(NotAllowed):
            services.open_checks(file=check.file, reason="想看一看", by=desk.by(who))
    (seen,) = about(own_table("cadre_readings"), check.file.person).pairs
    assert ("为什么看", "任职前再看一次") in seen
    with time_machine.travel(clock.now() + timedelta(days=3 * 365 + 1), tick=False):
        assert tasks.clear_old_answers() == 2  # an answer, and who read it
    assert not CheckReading.objects.exists()


def test_the_signed_letter_stands_beside_the_answer_and_goes_with_it(desk, check, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = check.answers.first()
    with pytest.raises(RuleBroken, match="先登记怎么答复的"):
        services.attach_letter(row=row, scans=[photo()], by=desk.by("township_officer"))
    row = desk.answered(row)
    with pytest.raises(NotAllowed):
        services.attach_letter(row=row, scans=[photo()], by=desk.by("secretary"))
    client.force_login(desk.cast.user("township_officer"))
    address = f"/cadres/answers/{row.public_id}/letter/"
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"scans": photo()}).status_code == 302
    first = StoredFile.objects.get()
    assert client.post(address, {"scans": photo(size=(320, 240))}).status_code == 302
    scan = StoredFile.objects.get()  # of one answer the new letter stands in the place of the old one
    assert scan != first
    assert (scan.owner_kind, scan.owner_id) == ("cadre_letter", row.public_id)
    picture = f"/files/{scan.public_id}/"
    assert client.get(picture).status_code == 403  # not without a reason
    services.open_checks(
        file=check.file, reason="和函对一遍", by=desk.by("township_officer"), session_key=client.session.session_key
    )
    page = client.get(f"/cadres/files/{check.file.public_id}/checks/").content.decode()
    assert picture in page
    assert f"{row.department}的函" in page
    assert client.get(picture).getvalue()
    client.force_login(desk.cast.user("secretary"))
    assert client.get(picture).status_code == 404
    client.force_login(desk.cast.user("resident"))
    assert client.get(picture).getvalue()  # the person sees all of their own
    assert list(photos_of(check.file.person)) == [scan]
    stale = DepartmentAnswer.objects.get(pk=row.pk)
    desk.now = clock.now() + timedelta(minutes=1)  # after what came by the page
    desk.answered(row, by="county_officer")
    services.attach_letter(row=row, scans=[photo()], by=desk.by("county_officer"), at=desk.later())
    assert StoredFile.objects.count() == 2  # of each answer its own
    assert services.clear_answers(check=check, by=SYSTEM) == 1
    with pytest.raises(RuleBroken, match="先登记怎么答复的"):
        services.attach_letter(row=stale, scans=[photo()], by=desk.by("township_officer"))
    assert not StoredFile.objects.exists()


def all_answered(check):
    return [(row.answer, row.answered_on, row.signer) for row in check.answers.all()]


def test_answers_go_when_the_person_leaves_the_pool(desk):
    desk.resident()
    entry = desk.consented()
    check = desk.check(entry.file)
    for row in check.answers.all():
        desk.answered(row)
    services.close_check(check=check, by=desk.by("county_officer"), at=desk.now)
    services.leave_pool(entry=entry, by=desk.by("resident"), at=desk.now)
    assert set(all_answered(check)) == {(Answer.NONE, None, "")}
    check.refresh_from_db()
    assert check.cleared_on == desk.today
    assert not selectors.is_screened(check.file, desk.today)
    event = AuditEvent.objects.get(tag=AuditTag.CLEAR_CHECK)
    assert event.after == {"count": 16}


def closed(desk, check):
    desk.answered(check.answers.first(), "not_clear")
    return services.close_check(check=check, by=desk.by("county_officer"), at=desk.now)


def test_answers_of_who_is_on_no_way_and_in_no_post_go_after_their_days(desk):
    desk.resident()
    old = closed(desk, desk.check())
    desk.secretary()
    serving = closed(desk, desk.check(desk.file("王清明")))
    assert tasks.clear_old_answers() == 0  # closed sixty days ago, not longer
    Check.objects.update(closed_on=desk.today - timedelta(days=1))
    entry = desk.consented()
    assert tasks.clear_old_answers() == 0
    services.leave_pool(entry=entry, by=desk.by("resident"), at=desk.now)
    assert set(all_answered(old)) == {(Answer.NONE, None, "")}
    desk.answered(desk.check(old.file).answers.first())
    Check.objects.filter(closed_on=None).update(
        due_on=desk.today - timedelta(days=1),
        asked_on=desk.today - timedelta(days=9),
        declared_on=desk.today - timedelta(days=9),
    )
    assert tasks.clear_old_answers() == 1
    assert serving.answers.exclude(answer=Answer.NONE).count() == 1


def test_a_check_goes_by_its_own_days_and_an_open_one_stays_whole(desk):
    """One that is over takes nothing from one asked yesterday, and one still open past sixty days can be closed."""
    desk.resident()
    old = closed(desk, desk.check())
    slow = desk.check(old.file)
    Check.objects.filter(pk=slow.pk).update(due_on=clock.today())
    desk.answered(slow.answers.first(), "not_clear")
    Check.objects.filter(pk=old.pk).update(closed_on=desk.today - timedelta(days=2))
    desk.later(59)
    fresh = desk.check(old.file)
    desk.answered(fresh.answers.first())
    assert tasks.clear_old_answers() == 1
    assert set(all_answered(old)) == {(Answer.NONE, None, "")}
    assert fresh.answers.exclude(answer=Answer.NONE).count() == 1
    desk.later(3)
    slow = services.close_check(check=slow, by=desk.by("county_officer"), at=desk.now)
    assert selectors.outcome_of(slow) == Answer.NOT_CLEAR
    assert tasks.clear_old_answers() == 0


def test_what_serves_is_kept_until_a_year_after_the_term_and_not_by_leaving_the_pool(desk):
    desk.resident()
    entry = desk.consented()
    for_pool, for_post = closed(desk, desk.check(entry.file)), closed(desk, desk.check(entry.file, kind="post"))
    desk.serving(entry.file)
    services.leave_pool(entry=entry, by=desk.by("resident"), at=desk.now)
    assert for_pool.answers.exclude(answer=Answer.NONE).exists()  # they serve
    entry = desk.consented()
    Tenure.objects.update(ends_on=desk.today - timedelta(days=300), starts_on=desk.today - timedelta(days=900))
    Check.objects.update(
        declared_on=desk.today - timedelta(days=800), asked_on=desk.today - timedelta(days=800),
        due_on=desk.today - timedelta(days=700), closed_on=desk.today - timedelta(days=700),
    )  # fmt: skip
    services.leave_pool(entry=entry, by=desk.by("resident"), at=desk.now)
    assert for_pool.answers.exclude(answer=Answer.NONE).exists()  # the term ended three hundred days ago
    Tenure.objects.update(ends_on=desk.today - timedelta(days=366))
    services.leave_pool(entry=desk.consented(), by=desk.by("resident"), at=desk.now)
    assert not for_pool.answers.exclude(answer=Answer.NONE).exists()
    assert for_post.answers.exclude(answer=Answer.NONE).exists()  # was asked for something else
    assert tasks.clear_old_answers() == 1
    assert not AnswerEntry.objects.exists()


def check_time(desk):
    desk.later(-2)
    return desk.now


def test_a_letter_for_every_department(desk, check, client):
    client.force_login(desk.cast.user("township_officer"))
    letter = f"/cadres/answers/{check.answers.first().public_id}/letter.pdf"
    assert client.get(letter).content.startswith(b"%PDF")
    client.force_login(desk.cast.user("resident"))
    assert client.get(letter).status_code == 403


def test_a_secretary_is_filed_by_the_county(desk):
    filing = desk.filing()
    with pytest.raises(NotAllowed):
        services.file_secretary(filing=filing, opinion="同意", by=desk.by("township_officer"), at=desk.now)
    back = services.return_filing(filing=filing, opinion="缺学历证明", by=desk.by("county_officer"), at=desk.now)
    assert back.state == FilingState.RETURNED
    services.submit_again(filing=filing, papers="简历\n学历证明", by=desk.by("township_officer"), at=desk.now)
    filed = services.file_secretary(filing=filing, opinion="同意", by=desk.by("county_officer"), at=desk.now)
    assert (filed.state, filed.number) == (FilingState.FILED, f"备案〔{desk.today.year}〕1号")
    with pytest.raises(RuleBroken, match="已经报过"):
        services.submit_filing(file=filed.file, papers="简历", by=desk.by("township_officer"), at=desk.now)


def test_only_a_secretary_in_office_is_filed(desk):
    desk.resident()
    with pytest.raises(RuleBroken, match="没有担任书记"):
        services.submit_filing(file=desk.file(), papers="简历", by=desk.by("township_officer"), at=desk.now)


def test_what_was_said_of_a_filing_stays_and_changes_are_noted(desk):
    filing = desk.filing()
    county, township = (
        {"by": desk.by("county_officer"), "at": desk.now},
        {"by": desk.by("township_officer"), "at": desk.now},
    )
    with pytest.raises(RuleBroken, match="已报县里"):
        services.note_filing_change(filing=filing, words="换了岗位", **township)
    services.return_filing(filing=filing, opinion="缺学历证明", **county)
    services.submit_again(filing=filing, papers="简历\n学历证明", **township)
    filed = services.file_secretary(filing=filing, opinion="同意", **county)
    services.note_filing_change(filing=filed, words="取得本科学历", **township)
    said = [(each.kind, each.words) for each in filed.sayings.all()]
    assert said == [
        ("submitted", "简历"), ("returned", "缺学历证明"), ("submitted", "简历\n学历证明"), ("filed", "同意"),
        ("changed", "取得本科学历"),
    ]  # fmt: skip


def test_a_second_secretaryship_is_filed_too_and_who_is_not_filed_is_listed(desk, client):
    desk.secretary()
    village = desk.cast.village
    general = Unit.objects.create(
        kind="party_general_branch", name="上河村党总支", division=village, division_path=village.path
    )
    post = Post.objects.create(unit=general, title="书记", selection="elected", is_head=True)
    Tenure.objects.create(
        post=post, user=desk.cast.user("secretary"), holder_name="王清明", starts_on=desk.today, basis="选举结果"
    )
    client.force_login(desk.cast.user("township_officer"))
    page = f"/cadres/unfiled/?place={village.public_id}"
    assert client.get(page).content.decode().count("先建档案") == 2
    file = desk.file("王清明")
    assert client.get(page).content.decode().count("等报备案") == 2
    said = {"file": file, "papers": "简历", "by": desk.by("township_officer"), "at": desk.now}
    first, second = services.submit_filing(**said), services.submit_filing(**said)
    assert {first.tenure.post.unit.name, second.tenure.post.unit.name} == {"上河村党支部", "上河村党总支"}
    with pytest.raises(RuleBroken, match="已经报过"):
        services.submit_filing(**said)
    services.file_secretary(filing=first, opinion="同意", by=desk.by("county_officer"), at=desk.now)
    assert client.get(page).content.decode().count("等报备案") == 1
    client.force_login(desk.cast.user("committee"))
    assert client.get(page).status_code == 403
