"""A title is made of whole clauses, and never longer than it may be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.needs.calc.titles import title_of


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("路灯不亮", "路灯不亮"),
        ("  路灯不亮。\n第二行", "路灯不亮。"),
        ("村东头小卖部往北三盏路灯灭了快十天，老人晚上摸黑回家，盼着早点修。", "村东头小卖部往北三盏路灯灭了快十天，老人晚上摸黑回家"),
        ("灯，" + "一" * 40, "灯，" + "一" * 27 + "…"),
        ("一" * 30 + "，后面", "一" * 30),
        ("一" * 31, "一" * 29 + "…"),
        ("", ""),
    ],
)  # fmt: skip
def test_title_of_ends_where_a_clause_ends(said, title):
    assert title_of(said, 30) == title


@given(st.text(st.sampled_from("路灯不亮，。！\n "), max_size=80), st.integers(3, 40))
def test_title_of_is_short_and_said(text, most):
    title = title_of(text, most)
    assert len(title) <= most
    assert title.removesuffix("…") in text
    assert "\n" not in title
