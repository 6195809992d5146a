from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.territory import selectors, services
from lianxin.territory.calc.profile import KEYS, Refused, check_value, resolve


def set_rules(cast, by, place, values, **more):
    return services.set_rules(
        division=place,
        values=values,
        basis="县委办〔2026〕1号",
        starts_on=more.pop("on", clock.today()),
        by=cast.actor(by),
    )


def test_set_rules_are_inherited_and_the_narrower_place_wins(cast):
    set_rules(cast, "county_officer", cast.county, {"callback.attempts": 2})
    set_rules(cast, "township_officer", cast.township, {"callback.attempts": 4})
    assert selectors.profile(cast.village).value("callback.attempts") == 4
    assert selectors.profile(cast.community).value("callback.attempts") == 2
    assert selectors.profile(cast.community).basis("callback.attempts") == "县委办〔2026〕1号"
    assert selectors.profile(None).value("callback.attempts") == 3


def test_set_rules_floor_of_the_law_names_its_article(cast):
    with pytest.raises(RuleBroken, match="第三十五条") as refused:
        set_rules(cast, "county_officer", cast.county, {"posting.min_days": 14})
    assert refused.value.field == "posting.min_days"
    set_rules(cast, "county_officer", cast.county, {"posting.min_days": 15})


def test_set_rules_earlier_version_stays_and_none_goes_back(cast):
    first = set_rules(cast, "county_officer", cast.county, {"liaison.cap": 8})
    second = set_rules(cast, "county_officer", cast.county, {"liaison.cap": None})
    first.refresh_from_db()
    assert first.values["liaison.cap"]["value"] == 8
    assert selectors.profile(cast.county).value("liaison.cap") == 10
    assert second.pk != first.pk


def test_set_rules_later_day_does_not_count_today(cast):
    set_rules(cast, "county_officer", cast.county, {"liaison.cap": 8}, on=clock.today() + timedelta(days=3))
    assert selectors.profile(cast.village).value("liaison.cap") == 10


@pytest.mark.parametrize("name", ["resident", "clerk", "auditor", "operator", "outsider"])
def test_set_rules_others_are_refused(cast, name):
    with pytest.raises(NotAllowed):
        set_rules(cast, name, cast.village, {"liaison.cap": 8})


def test_set_day_moves_the_calendar_of_the_county_only(cast):
    day = date(2026, 12, 1)
    services.set_day(division=cast.county, day=day, is_workday=False, basis="县庆", by=cast.actor("county_officer"))
    assert not selectors.work_calendar(cast.village).is_workday(day)
    assert selectors.work_calendar(None).is_workday(day)


@pytest.mark.django_db
def test_work_calendar_2026_national_day_and_years_not_announced():
    calendar = selectors.work_calendar(None)
    assert not calendar.is_workday(date(2026, 10, 1))
    assert any(day.year == 2026 for day in calendar.workdays)
    assert not calendar.is_announced(date(2029, 5, 1))


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_check_value_takes_every_default(key):
    assert check_value(key, key.default) == key.default


@given(
    st.sampled_from(sorted(KEYS)), st.one_of(st.integers(), st.text(max_size=5), st.booleans(), st.none(), st.floats())
)
def test_check_value_never_lets_a_floor_through(name, value):
    key = KEYS[name]
    try:
        taken = check_value(key, value)
    except Refused:
        return
    assert type(taken) is type(key.default)
    assert key.low is None or taken >= key.low


@given(st.permutations([(1, "县", {"liaison.cap": {"value": 8}}), (2, "镇", {"liaison.cap": {"value": 9}})]))
def test_resolve_the_last_layer_wins(layers):
    assert resolve(layers).value("liaison.cap") == layers[-1][2]["liaison.cap"]["value"]
