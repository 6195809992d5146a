from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit.charts import bars, sparkline

numbers = st.lists(st.one_of(st.none(), st.integers(-(10**6), 10**6)), max_size=60)


@given(numbers)
def test_sparkline_stays_inside_its_box(values):
    spark = sparkline(values)
    points = [tuple(map(float, pair.split())) for pair in spark.path.replace("M", "|").replace("L", "|").split("|")[1:]]
    assert len(points) == sum(value is not None for value in values)
    assert all(0 <= x <= spark.width and 0 <= y <= spark.height for x, y in points)


def test_sparkline_rises_when_numbers_rise():
    assert sparkline([1, 2]).path == "M3.0 29.0L117.0 3.0"


def test_sparkline_leaves_a_gap_where_a_number_is_missing():
    assert sparkline([1, None, 2]).path.count("M") == 2


def test_sparkline_of_nothing():
    assert sparkline([]).path == ""
    assert sparkline([None]).end is None


@given(st.lists(st.tuples(st.text(max_size=3), st.integers(0, 10**6)), max_size=40))
def test_bars_keep_proportion_and_show_whatever_is_above_zero(pairs):
    drawn = bars(pairs)
    assert [bar.value for bar in drawn] == [value for _, value in pairs]
    assert all(0 <= bar.share <= 100 and (bar.share > 0) == (bar.value > 0) for bar in drawn)
    for one, other in pairwise(sorted(drawn, key=lambda bar: bar.value)):
        assert one.share <= other.share
