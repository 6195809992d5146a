"""Departments answer yes or no and nothing else; a secretary in office is filed by somebody else than who submitted them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxin.audit.models import AuditEvent
from lianxin.cadres import selectors, services, tasks
from lianxin.cadres.models import Check, DepartmentAnswer
from lianxin.cadres.vocabulary import Answer, AuditTag, CheckState, FilingState
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken


@pytest.fixture
def check(desk):
    desk.resident()
    return desk.check()


def test_every_department_of_the_rule_is_asked_and_closed_when_all_have_answered(desk, check):
    assert check.answers.count() == 12
    for row in check.answers.all():
        with pytest.raises(RuleBroken, match="还有部门没有答复"):
            services.close_check(check=check, by=desk.by("township_officer"), at=desk.now)
        desk.answered(row)
    closed = services.close_check(check=check, by=desk.by("county_officer"), at=desk.now)
    assert (closed.state, selectors.outcome_of(closed)) == (CheckState.CLOSED, Answer.CLEAR)
    with pytest.raises(RuleBroken, match="已办结"):
        desk.answered(check.answers.first())
    told = AuditEvent.objects.filter(tag__startswith="cadres:check:").order_by("id").values_list("tag", flat=True)
    assert list(told) == [AuditTag.ASK_CHECK, *[AuditTag.ANSWER_CHECK] * 12, AuditTag.CLOSE_CHECK]


def test_one_no_is_enough_and_the_record_does_not_say_who_said_what(desk, check):
    desk.answered(check.answers.first(), "not_clear")
    closed = services.close_check(check=check, by=desk.by("township_officer"), at=desk.now)
    assert selectors.outcome_of(closed) == Answer.NOT_CLEAR
    assert "not_clear" not in str(list(AuditEvent.objects.values_list("reason", "after", "before")))


def test_there_is_no_place_for_a_reason(desk, check):
    columns = {field.name for field in DepartmentAnswer._meta.concrete_fields}
    assert columns == {"id", "public_id", "asked", "department", "answer", "answered_on", "signer"}
    assert DepartmentAnswer._meta.get_field("signer").max_length <= 40
    with pytest.raises(IntegrityError), transaction.atomic():
        DepartmentAnswer.objects.filter(asked=check).update(answer="clear")  # without a day and who signed


def test_the_person_signs_first_and_nobody_checks_themself(desk, check):
    with pytest.raises(RuleBroken, match="先签承诺书"):
        services.ask_check(
            file=check.file, purpose="x", declared_on=desk.later(2).date(), due_on=desk.today,
            by=desk.by("township_officer"), at=check_time(desk),
        )  # fmt: skip
    for who in ("secretary", "committee", "resident", "auditor"):
        with pytest.raises(NotAllowed):
            services.ask_check(
                file=check.file, purpose="x", declared_on=desk.today, due_on=desk.today, by=desk.by(who), at=desk.now
            )
    with pytest.raises(NotAllowed):
        desk.answered(check.answers.first(), by="secretary")


def all_answered(check):
    return [(row.answer, row.answered_on, row.signer) for row in check.answers.all()]


def test_answers_go_when_the_person_leaves_the_pool(desk):
    desk.resident()
    entry = desk.consented()
    check = desk.check(entry.file)
    for row in check.answers.all():
        desk.answered(row)
    services.close_check(check=check, by=desk.by("township_officer"), at=desk.now)
    services.leave_pool(entry=entry, by=desk.by("resident"), at=desk.now)
    assert set(all_answered(check)) == {(Answer.NONE, None, "")}
    check.refresh_from_db()
    assert check.cleared_on == desk.today
    assert not selectors.is_screened(check.file, desk.today)
    event = AuditEvent.objects.get(tag=AuditTag.CLEAR_CHECK)
    assert event.after == {"count": 12}


def closed(desk, check):
    desk.answered(check.answers.first(), "not_clear")
    return services.close_check(check=check, by=desk.by("township_officer"), at=desk.now)


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
    slow = services.close_check(check=slow, by=desk.by("township_officer"), at=desk.now)
    assert selectors.outcome_of(slow) == Answer.NOT_CLEAR
    assert tasks.clear_old_answers() == 0


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
