"""The three rates are reckoned again from what their bundle holds, and it points at nobody."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from lianxin.needs.calc import rates
from lianxin.needs.calc.rates import CaseFacts
from lianxin.needs.calc.recounting import plain, three_rates
from lianxin.recount.checking import SAME, check
from tests.needs.conftest import at
from tests.needs.test_small_cells import DATES, units

__all__ = ["units"]

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)
moments = st.none() | st.integers(-5, 5).map(lambda hours: NOON + timedelta(hours=hours))
cases = st.lists(
    st.builds(
        CaseFacts,
        ended_as=st.sampled_from(["", "withdrawn", "merged", "out_of_scope"]),
        reachable=st.booleans(),
        wants_reply=st.booleans(),
        contact_due=moments,
        contacted_at=moments,
        solved=st.sampled_from(["", "yes", "partly", "no"]),
        satisfaction=st.integers(0, 5),
        unreachable=st.booleans(),
        silent=st.booleans(),
        due=moments,
        answered_at=moments,
        not_attributable=st.booleans(),
        no_contact=st.sampled_from(["", "on_spot", "not_dispatched"]),
        contact_was_late=st.booleans(),
        answer_was_late=st.booleans(),
    ),
    max_size=15,
)


def told(rate):
    return [str(rate.numerator), rate.denominator, [list(pair) for pair in rate.excluded.items()]]


@given(cases, st.fractions(0, 1, max_denominator=4))
def test_words_instead_of_moments_give_the_same_rates(given_cases, partly):
    """A promise nobody gave is no promise, whether or not something was answered."""
    sheets = [[f"c{number}", plain(case, NOON)] for number, case in enumerate(given_cases)]
    again = three_rates({"partly": str(partly)}, sheets)
    assert again["response"] == told(rates.response(given_cases, NOON))
    assert again["resolution"] == told(rates.resolution(given_cases, partly))
    assert again["satisfaction"] == told(rates.satisfaction(given_cases))
    assert again["on_time"] == told(rates.on_time(given_cases, NOON))


@pytest.mark.parametrize(
    "choice",
    [
        ["soon", "none", "", "yes", 5, [1, 1, 0, 0, 0]],
        ["late", "none", "", "maybe", 5, [1, 1, 0, 0, 0]],
        ["late", "none", "", "yes", 9, [1, 1, 0, 0, 0]],
        ["late", "none", "", "yes", 5, [1, 1]],
        ["late", "none", "", "yes", 5, [1, 1, 0, 0, 0], "nobody"],
        ["late", "none", "", "yes", 5, [1, 1, 0, 0, 0], "on_spot", "on_spot"],
    ],
)
def test_what_is_no_case_is_not_counted(choice):
    with pytest.raises((ValueError, KeyError)):
        three_rates({"partly": "1/2"}, [["c1", choice]])


def test_everybody_reckons_a_settled_quarter_again(units, client, tmp_path):
    with time_machine.travel(at(2, 15).replace(year=2027), tick=True):
        page = client.get(f"/needs/rates/?{DATES}").content.decode()
        assert "/needs/rates/bundle.zip?from=2026-10-01" in page
        answer = client.get(f"/needs/rates/bundle.zip?{DATES}")
    file = tmp_path / "rates.zip"
    file.write_bytes(answer.content)
    verdict = check(file)
    assert (verdict.code, verdict.kind) == (SAME, "three-rates")
    for told_nowhere in (units.office.name, units.bureau.name, "99010"):
        assert told_nowhere.encode() not in answer.content


def test_so_few_that_they_point_at_somebody_are_for_who_answers_for_the_place(desk, client):
    desk.register()
    with time_machine.travel(at(2, 15).replace(year=2027), tick=True):
        assert "bundle.zip" not in client.get(f"/needs/rates/?{DATES}").content.decode()
        assert client.get(f"/needs/rates/bundle.zip?{DATES}").status_code == 404
        client.force_login(desk.cast.user("county_officer"))
        assert client.get(f"/needs/rates/bundle.zip?{DATES}").status_code == 200


def test_a_promise_that_was_never_given():
    case = CaseFacts(answered_at=NOON)
    assert rates.on_time([case], NOON).denominator == 0
    assert three_rates({"partly": str(Fraction(1, 2))}, [["c1", plain(case, NOON)]])["on_time"][1] == 0
