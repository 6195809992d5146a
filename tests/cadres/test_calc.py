"""How far somebody is on a route, what answers say together, what grades allow."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lianxin.cadres.calc import grades, keeping, routes
from lianxin.cadres.vocabulary import ROUTES, STEP_TAKERS, Answer, Grade, Level, RouteStep
from lianxin.territory.calc.catalogue import KEYS
from lianxin.territory.calc.terms import months_later

ROUTE = st.sampled_from(list(ROUTES.values()))


@given(ROUTE)
def test_a_route_is_gone_step_by_step_to_its_end(route):
    done = set()
    for step in route:
        assert routes.next_step(route, done) == step
        assert routes.is_last(route, done) == (step == route[-1])
        done.add(step)
    assert routes.next_step(route, done) is None


@given(ROUTE, st.sets(st.sampled_from(list(RouteStep))))
def test_the_next_step_is_the_first_that_is_not_done(route, done):
    step = routes.next_step(route, done)
    assert (step is None) == (set(route) <= done)
    if step is not None:
        assert step not in done
        assert set(route[: route.index(step)]) <= done


@given(st.lists(st.sampled_from(list(Answer))))
def test_one_no_decides_and_one_missing_answer_decides_nothing(answers):
    said = routes.outcome(answers, clear=Answer.CLEAR, not_clear=Answer.NOT_CLEAR)
    if Answer.NOT_CLEAR in answers:
        assert said == Answer.NOT_CLEAR
    elif not answers or {Answer.NONE, Answer.NEEDS_CHECK} & set(answers):
        assert said is None
    else:
        assert said == Answer.CLEAR


ANSWERED = st.fixed_dictionaries({level: st.lists(st.sampled_from(list(Answer)), max_size=4) for level in Level}).map(
    lambda found: {level: found[level] for level in Level}
)


@given(ANSWERED)
def test_a_level_is_asked_once_all_below_it_have_nothing_against_the_person(answered):
    level = routes.open_level(answered, clear=Answer.CLEAR)
    below = list(Level)[: list(Level).index(level)] if level else list(Level)
    assert all(set(answered[each]) <= {Answer.CLEAR} for each in below)
    assert level is None or set(answered[level]) - {Answer.CLEAR}


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
SERVED = st.lists(st.tuples(DAYS, st.none() | st.integers(0, 900)), max_size=4).map(
    lambda rows: [(start, None if days is None else start + timedelta(days=days)) for start, days in rows]
)


@given(DAYS, st.integers(0, 90), SERVED)
def test_answers_are_kept_as_long_as_somebody_serves_on_them_and_a_year(asked_on, took, served):
    decided = asked_on + timedelta(days=took)
    until = keeping.keep_until(asked_on, decided, served, days=60, after_term=365)
    counted = decided + timedelta(days=60)
    stands = [end for start, end in served if start <= counted and (end is None or end >= asked_on)]
    if None in stands:
        assert until is None
    else:
        assert until >= counted
        assert all(until >= end + timedelta(days=365) for end in stands)
        assert until == counted or until - timedelta(days=365) in stands


def test_the_rule_offers_the_routes_there_are_and_every_step_has_somebody():
    assert set(KEYS["cadres.route"].choices) == set(ROUTES)
    assert all(route[0] == RouteStep.SELF for route in ROUTES.values())
    assert all(STEP_TAKERS[step] for step in RouteStep if step != RouteStep.SELF)


@given(st.integers(0, 500), st.integers(0, 100))
def test_a_cap_is_never_above_its_share_nor_a_whole_person_below(people, percent):
    most = grades.most(people, percent)
    assert most * 100 <= people * percent < (most + 1) * 100


@given(st.dictionaries(st.sampled_from(list(Grade)), st.integers(0, 90)))
def test_the_grade_with_the_most_votes_leads(votes):
    leading = grades.leading(votes)
    assert all(votes[grade] > 0 and votes[grade] >= other for grade in leading for other in votes.values())
    assert bool(leading) == any(votes.values())


@given(
    st.lists(st.tuples(st.sampled_from([Grade.COMPETENT, Grade.INCOMPETENT]), st.integers(0, 2)), max_size=6),
    st.randoms(),
)
def test_two_evaluations_in_a_row_end_a_post(said, rng):
    """Each so many years after the one before: none for a second one of the year, two where a year had none."""
    found, year = [], 2020
    for number, (grade, years) in enumerate(said):
        year += years if number else 0
        found.append((year, date(year, 2 * number + 1, 10), grade))
    expected = len(said) >= 2 and said[-1][0] == said[-2][0] == Grade.INCOMPETENT and said[-1][1] < 2
    rng.shuffle(found)
    assert grades.ends_the_post(found, incompetent=Grade.INCOMPETENT) == expected


def test_a_second_evaluation_of_the_year_does_not_hide_that_two_failed():
    failed = [(2025, date(2025, 12, 1)), (2026, date(2026, 3, 1)), (2026, date(2026, 11, 1))]
    assert grades.ends_the_post([(*each, Grade.INCOMPETENT) for each in failed], incompetent=Grade.INCOMPETENT)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 12))
def test_two_days_are_too_near_from_either_side(first, second, months):
    near = grades.is_too_near(first, second, months)
    assert near == grades.is_too_near(second, first, months)
    assert not near or grades.is_too_near(first, second, months + 1)
    assert not grades.is_too_near(first, months_later(first, months), months)
    if months:
        assert grades.is_too_near(first, months_later(first, months) - timedelta(days=1), months)
