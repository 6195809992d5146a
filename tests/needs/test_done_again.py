"""What is done again: who has it, what stays counted of the time before, and what is asked anew."""

from importlib import import_module

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit.actors import ANONYMOUS, SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.needs import selectors, services
from lianxin.needs.calc import rates
from lianxin.needs.models import Need
from lianxin.needs.vocabulary import State
from lianxin.organisations import services as organisations
from lianxin.organisations.models import Unit
from lianxin.organisations.vocabulary import UnitKind
from tests.needs.conftest import at
from tests.needs.test_rates import HOUR, NOON, case_facts

HOLDER = {"by": ANONYMOUS, "holds_pickup": True}


def three(when=None):
    overall, _rows = selectors.three_rates(start=at(11, 1).date(), end=at(11, 30).date(), at=when or at(12, 20))
    return overall


def late_first_time(desk):
    """Contacted and answered after the promised times, then done again."""
    need = services.accept_need(need=desk.dispatched(), by=desk.actor("handler"), at=at(12, 1))
    need = services.record_contact(need=need, words="打了电话", by=desk.actor("handler"), at=at(12, 1))
    need = services.report_resolved(need=need, answer="灯换好了", by=desk.actor("handler"), at=at(12, 2))
    need = services.approve_answer(need=need, by=desk.actor("checker"), at=at(12, 2, 15))
    return services.reopen_need(need=need, **HOLDER, at=at(12, 3))


def answered_again(desk, need):
    need = services.accept_need(need=need, by=desk.actor("handler"), at=at(12, 3, 10))
    need = services.record_contact(need=need, words="去了", by=desk.actor("handler"), at=at(12, 3, 10))
    return services.report_resolved(need=need, answer="又修", by=desk.actor("handler"), at=at(12, 3, 11))


def test_what_was_late_the_first_time_is_late_however_quickly_it_is_done_again(desk):
    need = answered_again(desk, late_first_time(desk))
    found = three()
    assert (found.response.numerator, found.response.denominator) == (0, 1)
    assert (found.on_time.numerator, found.on_time.denominator) == (0, 1)
    assert selectors.recount() == (1, [])
    Need.objects.filter(pk=need.pk).update(contact_was_late=False, answer_was_late=False)
    assert selectors.recount() == (1, [need.number])
    migration = import_module("lianxin.needs.migrations.0034_what_was_told_and_what_was_late")
    migration.keep_what_was_late(apps, None)
    assert selectors.recount() == (1, [])


def test_what_was_in_time_the_first_time_is_judged_by_the_second(desk):
    need = services.reopen_need(need=desk.checked(), **HOLDER, at=at(12, 3))
    assert three(at(12, 3, 10)).on_time.denominator == 0
    answered_again(desk, need)
    assert three().on_time.value == three().response.value == 1


@given(st.lists(case_facts, max_size=6))
def test_a_late_time_before_never_helps(found):
    before = [rates.CaseFacts(**{**vars(case), "contact_was_late": True, "answer_was_late": True}) for case in found]
    now = NOON + 2 * HOUR
    for rate in (rates.response, rates.on_time):
        assert rate(before, now).numerator == 0
        assert rate(before, now).denominator >= rate(found, now).denominator


@pytest.mark.parametrize("again", ["requester", "supervisor", "call-back"])
def test_what_was_said_of_the_work_before_is_asked_anew(desk, again):
    need = desk.checked()
    if again == "call-back":
        heard = {"result": "reached", "solved": "no", "satisfaction": 1}
        need = services.record_callback(need=need, **heard, by=desk.actor("clerk"), at=at(11, 25))
    else:
        need = services.close_need(need=need, solved="partly", satisfaction=2, **HOLDER, at=at(11, 25))
        if again == "requester":
            need = services.reopen_need(need=need, **HOLDER, at=at(11, 26))
        else:
            officer = desk.actor("township_officer")
            need = services.reopen_again(need=need, reason="看过", by=officer, at=at(11, 26))
    assert (need.solved, need.satisfaction) == ("", None)
    assert three().resolution.excluded == three().satisfaction.excluded == {"not_yet_asked": 1}
    assert selectors.recount() == (1, [])


def test_a_unit_that_is_gone_gives_it_to_what_it_became_or_back_to_the_desk(desk):
    need, other = desk.checked(), desk.checked()
    heir = organisations.create_unit(kind=UnitKind.BUREAU, name="青禾县建设局", division=desk.cast.county, by=SYSTEM)
    Unit.objects.filter(pk=desk.bureau.pk).update(dissolved_on=at(11, 25).date())
    need = services.reopen_need(need=Need.objects.get(pk=need.pk), **HOLDER, at=at(11, 26))
    assert (need.state, need.unit, need.dispatched_at) == (State.REGISTERED, None, None)
    assert need.pk in {row.id for row in selectors.inbox(desk.actor("clerk"))}
    desk.bureau.successions.create(successor=heir, on=at(11, 25).date())
    other = services.reopen_need(need=Need.objects.get(pk=other.pk), **HOLDER, at=at(11, 26))
    assert (other.state, other.unit) == (State.REOPENED, heir)
    assert selectors.recount() == (2, [])


def test_each_requester_has_a_reopening_of_their_own(desk):
    lead = desk.in_progress()
    merged = services.merge_need(need=desk.register().need, into=lead, by=desk.actor("clerk"), at=at(11, 23, 12))
    lead = Need.objects.get(pk=lead.pk)
    for told in (lead, merged):
        lead = services.report_resolved(need=lead, answer="修好了", by=desk.actor("handler"), at=at(11, 24))
        lead = services.reopen_need(need=told, **HOLDER, at=at(11, 25))
        lead = services.accept_need(need=lead, by=desk.actor("handler"), at=at(11, 25, 10))
        lead = services.record_contact(need=lead, words="去了", by=desk.actor("handler"), at=at(11, 25, 10))
        merged = Need.objects.get(pk=merged.pk)
    assert (lead.reopened, merged.reopened) == (2, 1)
    lead = services.report_resolved(need=lead, answer="修好了", by=desk.actor("handler"), at=at(11, 26))
    for told in (lead, merged):
        with pytest.raises(RuleBroken, match="已经重办过一次"):
            services.reopen_need(need=told, **HOLDER, at=at(11, 27))
