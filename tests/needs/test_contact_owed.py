"""Whom a unit owes a contact: not who was answered where they stood, and not yet whose need no unit has."""

import pytest

from lianxin.needs import services
from lianxin.needs.calc.rates import response
from lianxin.needs.models import Need
from lianxin.needs.selectors.facts import case_facts, counted, recounted_facts
from tests.needs.conftest import at

LONG_AFTER = at(12, 20)


def excluded(need, callbacks=()):
    row = counted(Need.objects.filter(pk=need.pk)).get()
    assert recounted_facts(row, list(need.steps.all()), callbacks) == case_facts(row)
    rate = response([case_facts(row)], LONG_AFTER)
    return rate.excluded or (rate.numerator, rate.denominator)


def test_response_leaves_out_what_was_answered_on_the_spot(desk):
    need = desk.register(kind="enquiry").need
    need = services.answer_on_spot(need=need, answer="已讲明", by=desk.actor("clerk"), at=at(11, 23, 10))
    assert excluded(need) == {"on_spot": 1}
    need = services.reopen_need(need=need, by=desk.actor("resident"), holds_pickup=True, at=at(11, 24))
    assert excluded(need) == {"not_dispatched": 1}


@pytest.mark.parametrize("dispatched", [False, True])
def test_response_counts_against_a_unit_only_what_it_was_given(desk, dispatched):
    need = desk.dispatched() if dispatched else desk.register().need
    assert excluded(need) == ((0, 1) if dispatched else {"not_dispatched": 1})
