"""What was not answered is never counted as answered, nor as late while its clock stands still."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from hypothesis import given

from lianxin.kit.actors import ANONYMOUS
from lianxin.needs import selectors
from lianxin.needs import services as needs
from lianxin.needs.calc.rates import CaseFacts, is_late, on_time
from lianxin.needs.models import Need
from lianxin.needs.selectors.levels import levels
from tests.needs.conftest import at
from tests.needs.test_recounting import moments

LONG_AFTER = at(12, 20)


def on_time_of(when):
    overall, _rows = selectors.three_rates(start=at(11, 1).date(), end=at(11, 30).date(), at=when)
    return overall.on_time


def again(desk):
    return needs.reopen_need(need=desk.checked(), by=ANONYMOUS, holds_pickup=True, at=at(11, 25))


def allowed_again(desk):
    need = desk.checked()
    closed = {"solved": "no", "satisfaction": 1, "by": ANONYMOUS, "holds_pickup": True}
    need = needs.reopen_need(need=need, by=ANONYMOUS, holds_pickup=True, at=at(11, 25))
    need = needs.accept_need(need=need, by=desk.actor("handler"), at=at(11, 26))
    need = needs.record_contact(need=need, words="去了", by=desk.actor("handler"), at=at(11, 26))
    need = needs.report_resolved(need=need, answer="又修", by=desk.actor("handler"), at=at(11, 27))
    need = needs.close_need(need=need, **closed, at=at(11, 28))
    return needs.reopen_again(need=need, reason="确实没好", by=desk.actor("supervisor"), at=at(11, 29))


def sent_back(desk):
    return needs.return_answer(need=desk.answered(), reason="没有照片", by=desk.actor("checker"), at=at(11, 24, 15))


@pytest.mark.parametrize("begun", [again, allowed_again, sent_back])
def test_what_is_done_again_is_late_once_its_new_promise_is_over(desk, begun, time_machine):
    need = begun(desk)
    assert need.answered_at is None
    assert (on_time_of(at(11, 29, 10)).denominator, on_time_of(LONG_AFTER).value) == (0, 0)
    assert selectors.recount() == (1, [])
    time_machine.move_to(LONG_AFTER)
    officer = desk.actor("township_officer")
    assert [row.public_id for row in selectors.queue(officer, overdue="1")] == [need.public_id]
    assert levels(desk.cast.village)[0].overdue == 1


def test_the_second_answer_counts_against_the_second_promise(desk):
    need = needs.accept_need(need=again(desk), by=desk.actor("handler"), at=at(11, 26))
    need = needs.record_contact(need=need, words="去了", by=desk.actor("handler"), at=at(11, 26))
    need = needs.report_resolved(need=need, answer="又修", by=desk.actor("handler"), at=at(12, 10))
    assert on_time_of(LONG_AFTER).value == 0
    assert selectors.recount() == (1, [])


def test_answers_of_before_are_forgotten_by_the_migration(desk):
    done_again, answered = again(desk), desk.answered()
    Need.objects.filter(pk=done_again.pk).update(answered_at=at(11, 24))
    assert selectors.recount()[1] == [done_again.number]
    import_module("lianxin.needs.migrations.0029_no_answer_before_a_new_beginning").forget_answers_that_were_none(
        apps, None
    )
    assert selectors.recount()[1] == []
    assert Need.objects.get(pk=answered.pk).answered_at == at(11, 24)


@pytest.fixture
def waiting(desk):
    """Paused two days before its promise is over."""
    return needs.ask_requester(
        need=desk.in_progress(),
        asked="哪一盏？",
        kind="call",
        proof="11月26日电话",
        by=desk.actor("handler"),
        at=at(11, 26),
    )


def lists_as_late(desk):
    return bool(list(selectors.queue(desk.actor("township_officer"), overdue="1")))


def test_nothing_becomes_late_while_its_clock_stands(desk, waiting, time_machine):
    time_machine.move_to(LONG_AFTER)
    assert on_time_of(LONG_AFTER).excluded == {"not_yet_due": 1}
    assert not lists_as_late(desk)
    assert levels(desk.cast.village)[0].overdue == 0
    assert selectors.recount() == (1, [])


def test_a_pause_the_requester_doubts_counts_until_it_is_upheld(desk, waiting, time_machine):
    needs.contest_pause(need=waiting, words="早说过了", by=ANONYMOUS, holds_pickup=True, at=at(11, 27))
    time_machine.move_to(LONG_AFTER)
    assert on_time_of(LONG_AFTER).value == 0
    assert lists_as_late(desk)
    assert selectors.recount() == (1, [])
    needs.uphold_pause(need=waiting, reason="确实要补", by=desk.actor("county_officer"))
    assert not lists_as_late(desk)
    assert selectors.recount() == (1, [])


def test_what_was_late_before_it_was_paused_stays_late(desk, time_machine):
    need = desk.in_progress()
    needs.ask_requester(
        need=need,
        asked="哪一盏？",
        kind="call",
        proof="电话",
        by=desk.actor("handler"),
        at=need.due_at + timedelta(hours=1),
    )
    time_machine.move_to(LONG_AFTER)
    assert on_time_of(LONG_AFTER).value == 0
    assert lists_as_late(desk)


@given(moments, moments, moments, moments)
def test_a_pause_never_makes_anything_late(due, answered, paused, now):
    if now is None:
        return
    with_pause, without = (CaseFacts(due=due, answered_at=answered, paused_at=each) for each in (paused, None))
    assert is_late(without, now) or not is_late(with_pause, now)
    assert on_time([with_pause], now).numerator == on_time([without], now).numerator
    if due is not None and paused is not None and due <= paused:
        assert is_late(with_pause, now) == is_late(without, now)
