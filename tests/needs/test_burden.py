"""Minutes per case: from the record alone, of nobody in particular."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.needs import services
from lianxin.needs.calc.burden import OTHERWISE, STEP_MINUTES, Burden, added_up, minutes_of
from lianxin.needs.selectors.burden import month_burden
from lianxin.needs.vocabulary import Verb
from tests.needs.conftest import at

NOVEMBER = date(2026, 11, 1)


def test_the_table_names_verbs_that_exist():
    assert set(STEP_MINUTES) <= set(Verb)
    assert minutes_of("nothing") == OTHERWISE


@given(
    st.dictionaries(st.integers(0, 3), st.integers(1, 50)),
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(sorted(STEP_MINUTES)), st.integers(0, 100)), max_size=12),
)
def test_nothing_is_lost_in_adding_up(cases, steps):
    sums = added_up(cases, steps)
    whole = sum(sums.values(), Burden())
    assert whole.cases == sum(cases.values())
    assert whole.minutes == sum(count * STEP_MINUTES[verb] for _, verb, count in steps)
    assert whole.steps == sum(count for *_, count in steps)
    assert Burden(4, 9, 10).per_case == Fraction(5, 2)
    assert Burden().per_case is None


def test_only_what_staff_did_on_closed_cases_counts(desk):
    need = desk.checked()  # told on the web: the registration cost nobody a minute
    assert month_burden(NOVEMBER).overall == Burden()
    services.close_need(
        need=need, solved="yes", satisfaction=5, by=desk.actor("resident"), holds_pickup=True, at=at(11, 25)
    )
    found = month_burden(NOVEMBER)
    verbs = ("dispatch", "accept", "contact", "report_resolved", "approve_answer")
    steps = need.steps.exclude(by_id=None).exclude(by_name="诉求人")
    counted = sum(minutes_of(step.verb) for step in steps)
    assert found.overall.cases == 1
    assert found.overall.minutes == counted
    assert counted >= sum(STEP_MINUTES[verb] for verb in verbs)
    assert list(found.by_level) == ["county"]
    assert month_burden(NOVEMBER, within_path=desk.cast.village.path).overall == found.overall
    assert month_burden(date(2026, 10, 1)).overall == Burden()


def test_the_page_says_what_it_counts_and_hides_few(desk, client, django_assert_max_num_queries):
    services.answer_on_spot(
        need=desk.register(kind="enquiry").need, answer="已说明", by=desk.actor("clerk"), at=at(11, 23)
    )
    with django_assert_max_num_queries(6):
        page = client.get("/needs/burden/?month=2026-11").content.decode()
    assert "8 分钟 / 1 件" in page
    assert "件数太少" in page
    assert "不计时" in page
    assert client.get(f"/needs/burden/?place={desk.cast.village.public_id}").status_code == 404
    assert "没有办结的诉求" in client.get("/needs/burden/?month=2020-01").content.decode()


@pytest.mark.parametrize("month", ["", "x", "9999-99", "0000-00"])
def test_a_month_that_is_none_is_the_last_one(desk, client, month):
    assert client.get(f"/needs/burden/?month={month}").status_code == 200


def test_the_table_of_the_manual_is_the_table_that_counts():
    import re
    from pathlib import Path

    text = (Path(__file__).parents[2] / "docs" / "reference" / "burden.md").read_text(encoding="utf-8")
    said = {verb: int(minutes) for verb, minutes in re.findall(r"`(\w+)` \| (\d+)", text)}
    assert said == STEP_MINUTES
