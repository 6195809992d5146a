from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.tree import WIDTH, segment
from lianxin.territory import selectors, services
from lianxin.territory.calc import boundaries
from lianxin.territory.models import Division
from lianxin.territory.vocabulary import Level
from tests.cast import make_division

ON = date(2026, 7, 1)
EVE = ON - timedelta(days=1)


def lying_within(place, day):
    """Names of the places that lay at and below a place on a day."""
    found = Division.objects.filter(selectors.lay_within(place.path, day, "path"))
    return set(found.values_list("name", flat=True))


def fresh(place):
    return Division.objects.get(pk=place.pk)


@given(st.data())
def test_lay_within_agrees_with_walking_up_a_tree_kept_as_it_was(data):
    size = data.draw(st.integers(2, 12))
    then = {n: data.draw(st.integers(0, n - 1)) for n in range(1, size + 1)}  # nought: a root
    order = data.draw(st.permutations(range(1, size + 1)))
    now = {n: data.draw(st.sampled_from([0, *order[:at]])) for at, n in enumerate(order)}
    paths = {0: ""}
    for n in order:
        paths[n] = paths[now[n]] + segment(n)
    moved = {paths[n]: paths[then[n]] for n in then if then[n] != now[n]}

    def lay_in(n, root):
        while n:
            if n == root:
                return True
            n = then[n]
        return False

    root = data.draw(st.integers(1, size))
    regions = boundaries.lay_within(paths[root], moved, WIDTH)
    found = {
        n
        for n in then
        if any(paths[n].startswith(top) and not any(paths[n].startswith(out) for out in outs) for top, outs in regions)
    }
    assert found == {n for n in then if lay_in(n, root)}


def test_before_a_merger_each_village_is_its_own_and_after_it_one_holds_both(cast):
    group = make_division(cast.village, Level.GROUP, "一组", "990101100201001")
    services.merge_divisions(divisions=[cast.village], into=cast.other_village, on=ON, by=SYSTEM)
    into, gone = fresh(cast.other_village), fresh(cast.village)
    assert lying_within(into, EVE) == {"下河村"}
    assert lying_within(gone, EVE) == {"上河村", "一组"}
    assert lying_within(into, clock.today()) == {"下河村", "上河村", "一组"}
    assert lying_within(fresh(cast.township), EVE) == {"柳溪镇", "上河村", "下河村", "一组"}
    assert [place.name for place in selectors.children_on(cast.township, EVE)] == ["上河村", "下河村"]
    assert [place.name for place in selectors.children_on(cast.township, ON)] == ["下河村"]
    assert [place.name for place in selectors.children_on(gone, EVE)] == [group.name]
    assert [place.name for place in selectors.children_on(into, ON)] == [group.name]


def test_a_place_that_moved_counts_where_it_hung_on_the_day(cast):
    services.move_division(division=cast.village, parent=cast.other_township, on=ON, by=SYSTEM)
    assert "上河村" in lying_within(fresh(cast.township), EVE)
    assert "上河村" not in lying_within(fresh(cast.other_township), EVE)
    assert "上河村" in lying_within(fresh(cast.other_township), ON)
    assert "上河村" not in lying_within(fresh(cast.township), ON)


def test_children_on_bear_the_names_of_the_day(cast):
    services.rename_division(division=cast.village, name="上河新村", on=ON, by=SYSTEM)
    assert selectors.name_on(fresh(cast.village), EVE) == "上河村"
    assert [place.name_then for place in selectors.children_on(cast.township, EVE)] == ["上河村", "下河村"]
    assert [place.name_then for place in selectors.children_on(cast.township, ON)] == ["上河新村", "下河村"]


def test_today_asks_no_question_about_the_past(cast, django_assert_num_queries):
    with django_assert_num_queries(0):
        selectors.lay_within(cast.village.path, clock.today())
    with django_assert_num_queries(1):
        selectors.lay_within(cast.village.path, EVE)


@pytest.mark.parametrize("root", [True, False])
def test_a_root_renamed_since_lies_where_it_lay(cast, root):
    place = cast.county if root else cast.township
    services.rename_division(division=place, name="新名", on=ON, by=SYSTEM)
    assert "上河村" in lying_within(fresh(place), EVE)
