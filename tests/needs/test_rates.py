from datetime import UTC, datetime, timedelta
from fractions import Fraction
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.needs.calc.rates import CaseFacts, Excluded, resolution, response, satisfaction, wilson

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)

case_facts = st.builds(
    CaseFacts,
    ended_as=st.sampled_from(["", "", "", Excluded.WITHDRAWN, Excluded.OUT_OF_SCOPE, Excluded.MERGED]),
    reachable=st.booleans(),
    wants_reply=st.booleans(),
    contact_due=st.just(NOON),
    contacted_at=st.sampled_from([None, NOON - HOUR, NOON, NOON + HOUR]),
    solved=st.sampled_from(["", "yes", "partly", "no"]),
    satisfaction=st.integers(0, 5),
    unreachable=st.booleans(),
    silent=st.booleans(),
)


@given(st.lists(case_facts), st.randoms())
def test_rates_every_case_counts_or_is_excluded_once_in_any_order(cases, random):
    shuffled = random.sample(cases, len(cases))
    for rate_of in (lambda c: response(c, NOON + 2 * HOUR), resolution, satisfaction):
        rate = rate_of(cases)
        assert rate.denominator + sum(rate.excluded.values()) == len(cases)
        assert 0 <= rate.numerator <= rate.denominator
        assert rate_of(shuffled) == rate


def test_response_contact_exactly_at_the_limit_counts():
    case = CaseFacts(contact_due=NOON, contacted_at=NOON)
    assert response([case], NOON).numerator == 1


def test_response_not_yet_due_is_excluded_and_overdue_counts_against():
    case = CaseFacts(contact_due=NOON)
    assert response([case], NOON - HOUR).excluded == {"not_yet_due": 1}
    late = response([case], NOON + HOUR)
    assert (late.numerator, late.denominator) == (0, 1)


@pytest.mark.parametrize(("weight", "expected"), [(Fraction(1, 2), Fraction(3, 2)), (Fraction(0), Fraction(1))])
def test_resolution_partly_solved_weighs_what_the_profile_says(weight, expected):
    cases = [CaseFacts(solved="yes"), CaseFacts(solved="partly"), CaseFacts(solved="no")]
    rate = resolution(cases, weight)
    assert (rate.numerator, rate.denominator) == (expected, 3)


def test_satisfaction_counts_the_two_upper_levels():
    rate = satisfaction([CaseFacts(satisfaction=n) for n in (5, 4, 3, 2, 1)])
    assert (rate.numerator, rate.denominator) == (2, 5)


def test_interval_only_below_thirty_cases():
    assert satisfaction([CaseFacts(satisfaction=5)] * 29).interval is not None
    assert satisfaction([CaseFacts(satisfaction=5)] * 30).interval is None


@given(st.integers(1, 29).flatmap(lambda n: st.tuples(st.integers(0, 2 * n), st.just(n))))
def test_wilson_agrees_with_the_formula_in_floats_and_holds_the_share(halves):
    twice, n = halves
    share = Fraction(twice, 2 * n)
    low, high = wilson(Fraction(twice, 2), n)
    assert 0 <= low <= share <= high <= 1
    p, z = float(share), 1.96
    spread = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    assert abs(float(low) - max(0, (p + z * z / (2 * n) - spread) / (1 + z * z / n))) < 1e-5
    assert abs(float(high) - min(1, (p + z * z / (2 * n) + spread) / (1 + z * z / n))) < 1e-5


def test_anonymous_is_the_reason_before_silence():
    quiet = CaseFacts(reachable=False, silent=True)
    assert resolution([quiet]).excluded == {"anonymous": 1}
    assert resolution([CaseFacts(silent=True)]).excluded == {"silent": 1}
