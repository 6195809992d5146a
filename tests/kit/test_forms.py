"""What stands in a cell is whole hundredths, or is refused: never a crash, never a rounded number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit.forms import cells_of, filled, hundredths_in


@given(st.integers(1, 10**11))
def test_hundredths_come_back_as_they_were_written(number):
    assert hundredths_in(f"{number // 100}.{number % 100:02d}") == number


@given(
    st.text(max_size=12)
    | st.sampled_from(["NaN", "sNaN", "Infinity", "-1", "0", "1.005", "1e20", "9e999999", "1e-9", ""])
)
def test_what_is_no_such_number_is_refused(text):
    try:
        found = hundredths_in(text, most=1000)
    except ValueError:
        return
    assert 1 <= found <= 1000


@pytest.mark.parametrize("text", ["NaN", "9e999999", "1.005", "10.01"])
def test_beyond_all_bounds_is_refused(text):
    with pytest.raises(ValueError, match=text):
        hundredths_in(text, most=1000)


def test_lines_and_cells_are_typed_with_any_comma():
    assert filled("甲, 乙 ，丙\n\n 丁") == ["甲, 乙 ，丙", "丁"]
    assert cells_of("甲, 乙 ，丙；丁\t戊") == ["甲", "乙", "丙", "丁", "戊"]
