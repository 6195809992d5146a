"""How far somebody is on a route, and what answers say together."""

from hypothesis import given
from hypothesis import strategies as st

from lianxin.cadres.calc import routes
from lianxin.cadres.vocabulary import ROUTES, STEP_TAKERS, Answer, RouteStep
from lianxin.territory.calc.catalogue import KEYS

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
    elif not answers or Answer.NONE in answers:
        assert said is None
    else:
        assert said == Answer.CLEAR


def test_the_rule_offers_the_routes_there_are_and_every_step_has_somebody():
    assert set(KEYS["cadres.route"].choices) == set(ROUTES)
    assert all(route[0] == RouteStep.SELF for route in ROUTES.values())
    assert all(STEP_TAKERS[step] for step in RouteStep if step != RouteStep.SELF)
