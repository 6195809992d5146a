import itertools
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.territory import selectors, services
from lianxin.territory.calc.catalogue import KEYS
from lianxin.territory.calc.keys import Refused, check_value
from lianxin.territory.calc.profile import resolve


def set_rules(cast, by, place, values, **more):
    return services.set_rules(
        division=place,
        values=values,
        basis="县委办〔2026〕1号",
        starts_on=more.pop("on", clock.today()),
        by=SYSTEM if more.pop("by_system", False) else cast.actor(by),
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


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sla.emergency.contact", "99999wd"),
        ("sla.emergency.contact", "401d"),
        ("sla.emergency.contact", "0m"),
        ("names.station", ""),
        ("names.station", "  "),
        ("names.station", "站\x00"),
        ("procurement.ladder.direct_yuan", 20_001),
    ],
)
def test_check_value_refuses_what_no_county_means(name, value):
    with pytest.raises(Refused):
        check_value(KEYS[name], value)


def test_check_value_refuses_more_than_the_law_lets_pass_without_a_tender_naming_it():
    key = KEYS["procurement.tender.works_yuan"]
    assert check_value(key, 3_000_000) == 3_000_000
    with pytest.raises(Refused) as refused:
        check_value(key, 4_000_001)
    assert "招标投标法" in refused.value.article


def test_steps_of_procurement_always_rise():
    ladder = [key for name, key in KEYS.items() if name.startswith("procurement.ladder.")]
    assert all(below.high <= above.low for below, above in itertools.pairwise(ladder))
    assert all(ladder[-1].high <= key.low for name, key in KEYS.items() if name.startswith("procurement.tender."))


@given(st.permutations([(1, "县", {"liaison.cap": {"value": 8}}), (2, "镇", {"liaison.cap": {"value": 9}})]))
def test_resolve_the_last_layer_wins(layers):
    assert resolve(layers).value("liaison.cap") == layers[-1][2]["liaison.cap"]["value"]


def test_second_factor_is_asked_where_the_rule_says_so_and_below(client, cast):
    assert not selectors.is_second_factor_asked(cast.village.path)
    set_rules(cast, "county_officer", cast.county, {"second_factor.staff_required": True})
    set_rules(cast, "township_officer", cast.other_township, {"second_factor.staff_required": False}, by_system=True)
    asked = {p.name for p in (cast.county, cast.village, cast.other_township) if is_asked(cast, p)}
    assert asked == {"青禾县", "上河村"}
    assert selectors.is_second_factor_asked("")
    client.force_login(cast.user("clerk"))
    assert client.get(reverse("portal:inbox")).status_code == 302
    client.force_login(cast.user("outsider"))
    assert client.get(reverse("portal:inbox")).status_code == 200


def is_asked(cast, place):
    return selectors.is_second_factor_asked(place.path)


def test_set_rules_planned_version_keeps_what_was_set_meanwhile(cast):
    later = clock.today() + timedelta(days=30)
    set_rules(cast, "county_officer", cast.county, {"liaison.cap": 8}, on=later)
    set_rules(cast, "county_officer", cast.county, {"callback.attempts": 2})
    profile = selectors.profile(cast.village, later)
    assert (profile.value("liaison.cap"), profile.value("callback.attempts")) == (8, 2)


def test_set_rules_without_a_change_is_refused(cast):
    with pytest.raises(RuleBroken, match="没有一项"):
        set_rules(cast, "county_officer", cast.county, {"liaison.cap": None})
