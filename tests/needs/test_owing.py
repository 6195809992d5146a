"""A complex need owes its requester a plan within days and a word every month, and who owes it sees so."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.messaging.models import Message
from lianxin.needs import services as needs
from lianxin.needs.calc.keeping import month_after
from lianxin.needs.models import Category, Need, NeedStep
from lianxin.needs.presenters import inbox_row, next_due
from lianxin.needs.selectors import inbox
from lianxin.needs.vocabulary import Owed, State, Urgency
from lianxin.territory import services as territory
from tests.needs.conftest import at
from tests.needs.test_alarms import hold

PLANNED = "两步办：12月1日前电力所勘查，12月10日前换灯。"


def told_to(need):
    return "\n".join(Message.objects.filter(key__startswith=f"need:{need.public_id}:").values_list("body", flat=True))


def test_a_complex_need_owes_a_plan_by_the_rule_of_its_place(desk):
    territory.set_rules(
        division=desk.cast.village, values={"sla.complex.plan": "2wd"}, starts_on=clock.today(), basis="县里的办法",
        by=desk.actor("county_officer"),
    )  # fmt: skip
    here = desk.register(urgency=Urgency.COMPLEX, when=at(11, 23)).need
    assert (here.owed, here.owed_by.astimezone(at(1, 1).tzinfo).date()) == (Owed.PLAN, date(2026, 11, 25))


def test_the_requester_is_told_when_the_plan_comes(desk):
    need = desk.register(urgency=Urgency.COMPLEX, when=at(11, 23)).need
    assert "2026年11月26日前先告诉您打算怎么办，以后每个月至少告诉您一次" in told_to(need)
    assert "打算怎么办" not in told_to(desk.register().need)


@pytest.mark.parametrize("urgency", sorted(set(Urgency) - {Urgency.COMPLEX}))
def test_others_owe_nothing_but_the_answer(desk, urgency):
    need = desk.register(urgency=urgency).need
    assert (need.owed, need.owed_by) == ("", None)


def test_the_plan_is_told_and_then_a_word_every_month(desk):
    need = desk.in_progress(urgency=Urgency.COMPLEX)
    need = needs.record_progress(need=need, words=PLANNED, by=desk.actor("handler"), at=at(11, 24))
    assert PLANNED in told_to(need)
    assert (need.owed, clock.day_of(need.owed_by)) == (Owed.WORD, date(2026, 12, 24))
    need = needs.record_progress(need=need, words="勘查过了", by=desk.actor("handler"), at=at(12, 2))
    assert clock.day_of(need.owed_by) == date(2027, 1, 2)


def test_a_word_is_told_while_others_are_waited_for_and_nothing_moves(desk):
    need = desk.in_progress(urgency=Urgency.COMPLEX)
    need = needs.await_third_party(need=need, words="等电力所", by=desk.actor("handler"), at=at(11, 24))
    need = needs.record_progress(need=need, words=PLANNED, by=desk.actor("handler"), at=at(11, 24, 10))
    assert (need.state, need.owed) == (State.WAITING_THIRD_PARTY, Owed.WORD)


def test_sorted_anew_the_promise_follows_and_what_was_said_stays_said(desk):
    need = desk.register(when=at(11, 23)).need
    change = {"category": Category.objects.get(code="roads.lamp"), "reason": "要几家一起办", "by": desk.actor("clerk")}
    need = needs.reclassify_need(need=need, urgency=Urgency.COMPLEX, at=at(11, 23, 10), **change)
    assert need.owed == Owed.PLAN
    assert "前先告诉您打算怎么办" in told_to(need)
    Need.objects.filter(pk=need.pk).update(owed=Owed.WORD)
    need = needs.reclassify_need(need=need, urgency=Urgency.COMPLEX, at=at(11, 23, 11), **change)
    assert need.owed == Owed.WORD
    need = needs.reclassify_need(need=need, urgency=Urgency.NORMAL, at=at(11, 23, 12), **change)
    assert (need.owed, need.owed_by) == ("", None)


def test_done_again_it_owes_a_plan_again(desk):
    need = desk.checked(urgency=Urgency.COMPLEX)
    Need.objects.filter(pk=need.pk).update(owed=Owed.WORD)
    need = needs.reopen_need(need=need, words="又坏了", by=ANONYMOUS, holds_pickup=True, at=at(11, 26))
    assert need.owed == Owed.PLAN


def test_who_owes_it_finds_it_in_todays_work_by_its_day(client, desk):
    plain = desk.in_progress(when=at(11, 23))
    owing = desk.in_progress(when=at(11, 23), urgency=Urgency.COMPLEX)
    rows = {need.number: need for need in inbox(desk.actor("handler"))}
    row = inbox_row(rows[owing.number], at(11, 24), desk.actor("handler"))
    assert row.next_action == "告诉诉求人打算怎么办"
    assert row.due.startswith("2026年11月26日前告诉诉求人打算怎么办")
    assert inbox_row(rows[owing.number], at(11, 28), desk.actor("handler")).tone == "late"
    assert next_due(rows[owing.number]) == owing.owed_by < next_due(rows[plain.number]) == plain.due_at
    client.force_login(desk.cast.user("handler"))
    page = client.get(reverse("portal:inbox")).content.decode()
    assert page.index(owing.number) < page.index(plain.number)
    assert "告诉诉求人打算怎么办" in page
    assert "分几步办，每一步谁办、到哪天" in client.get(f"/needs/{owing.public_id}/progress/").content.decode()


def test_before_it_is_taken_on_the_day_stands_there_and_the_step_stays(desk):
    need = desk.dispatched(urgency=Urgency.COMPLEX)
    (row,) = inbox(desk.actor("handler"))
    shown = inbox_row(row, at(11, 24), desk.actor("handler"))
    assert shown.next_action == "接单"
    assert "前告诉诉求人打算怎么办" in shown.due
    assert need.number == shown.number


def test_who_decides_on_an_extension_decides_and_owes_no_word(desk):
    need = desk.in_progress(urgency=Urgency.COMPLEX)
    needs.request_extension(
        need=need, reason="等配件", new_due_at=at(12, 20), by=desk.actor("handler"), at=at(11, 24)
    )  # fmt: skip
    (row,) = [each for each in inbox(desk.actor("county_officer")) if each.number == need.number]
    assert inbox_row(row, at(11, 24), desk.actor("county_officer")).next_action == "批延期"


def test_the_case_says_it_to_its_requester_until_it_is_answered(client, desk):
    need = desk.in_progress(urgency=Urgency.COMPLEX)
    client.force_login(desk.cast.user("handler"))
    assert "打算怎么办，2026年11月26日前" in client.get(f"/needs/{need.public_id}/").content.decode()
    needs.report_resolved(need=need, answer="换好了", by=desk.actor("handler"), at=at(11, 24))
    assert "打算怎么办，2026年" not in client.get(f"/needs/{need.public_id}/").content.decode()


def test_the_unit_is_rung_once_when_the_day_has_come(desk):
    need = desk.in_progress(urgency=Urgency.COMPLEX)
    assert needs.remind_of_words(at=need.owed_by - timedelta(minutes=1)) == 0
    for _again in range(2):
        assert needs.remind_of_words(at=need.owed_by) == 1
    titles = list(Message.objects.filter(user=desk.cast.user("handler")).values_list("title", flat=True))
    assert titles.count(f"该告诉诉求人打算怎么办了：{need.number}") <= 1
    assert Message.objects.filter(title__startswith="该告诉诉求人打算怎么办了").exists() == bool(titles)
    needs.record_progress(need=need, words=PLANNED, by=desk.actor("handler"), at=need.owed_by)
    assert needs.remind_of_words(at=need.owed_by + timedelta(hours=1)) == 0


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_month_after_is_in_the_next_month_and_never_a_later_day(day):
    found = month_after(day)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == 1
    assert found.day <= day.day
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


def rung(desk, who, need):
    told = Message.objects.filter(user=desk.cast.user(who), title__startswith="该告诉诉求人")
    return told.filter(title__endswith=need.number).count()


def test_a_word_that_fell_due_with_another_unit_rings_for_the_one_that_holds_it_now(desk):
    hold(desk.bureau, "承办人", desk.cast.user("handler"))
    hold(desk.office, "干部", desk.cast.user("township_officer"))
    need = desk.in_progress(urgency=Urgency.COMPLEX)
    fell_due, office = need.owed_by, at(12, 4)
    assert needs.remind_of_words(at=fell_due) == 1
    assert (rung(desk, "handler", need), rung(desk, "township_officer", need)) == (1, 0)
    assert needs.remind_of_words(at=office) == 0, "whoever was told has it on their list"
    needs.take_over(unit=desk.bureau, into=desk.office, on=office.date(), by=desk.actor("county_officer"))
    NeedStep.objects.filter(need=need, verb="take_over").update(at=office)
    for _again in range(2):
        needs.remind_of_words(at=office + timedelta(hours=1))
    assert (rung(desk, "handler", need), rung(desk, "township_officer", need)) == (1, 1)


def test_a_word_that_fell_due_while_the_requester_was_asked_rings_when_they_have_answered(desk):
    hold(desk.bureau, "承办人", desk.cast.user("handler"))
    need, handler = desk.in_progress(urgency=Urgency.COMPLEX), desk.actor("handler")
    need = needs.ask_requester(need=need, asked="请拍张照片", kind="call", proof="电话录音", by=handler, at=at(11, 24))
    fell_due = need.owed_by
    assert needs.remind_of_words(at=fell_due) == 0
    late = fell_due + timedelta(days=5)
    needs.supplement_need(need=need, words="拍了", by=ANONYMOUS, holds_pickup=True, at=late)
    Need.objects.filter(pk=need.pk).update(owed_by=fell_due)
    assert needs.remind_of_words(at=late + timedelta(minutes=5)) == 1
    assert rung(desk, "handler", need) == 1


def test_an_answer_nobody_checks_rings_the_desk_after_a_day_and_the_level_above_after_three(desk):
    need = desk.answered()
    asked = lambda days: needs.remind_of_answers(at=need.answered_at + timedelta(days=days))  # noqa: E731
    told = Message.objects.filter(title=f"答复还没有人核对：{need.number}")
    assert (asked(0.9), told.count()) == (0, 0)
    for _again in range(2):
        assert asked(1.1) == 1
    first = set(told.values_list("user__username", flat=True))
    assert "clerk" in first
    asked(3.1)
    assert set(told.values_list("user__username", flat=True)) > first
    assert asked(9) == 0, "whoever was told has it on their list"
    needs.approve_answer(need=need, by=desk.actor("checker"), at=need.answered_at + timedelta(hours=2))
    assert asked(1.1) == 0
