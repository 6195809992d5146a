"""The number of a version: what stands in it and nothing else; a motion is about it by the number or word for word."""

from hypothesis import given
from hypothesis import strategies as st

from lianxin.deliberation.calc.drafts import SHOWN, is_about, number_of, plain

_TEXTS = st.text(st.sampled_from("一二三 \n。"), max_size=12)


@given(_TEXTS, _TEXTS)
def test_two_texts_share_a_number_when_they_say_the_same_and_only_then(one, other):
    first, second = (number_of(version=1, text=plain(each)) for each in (one, other))
    assert (first == second) == (plain(one) == plain(other))
    assert first != number_of(version=2, text=plain(one))
    assert len(first) == SHOWN


@given(_TEXTS, _TEXTS)
def test_a_motion_is_about_a_draft_by_its_number_or_word_for_word(text, more):
    number = number_of(text=plain(text))
    assert is_about(f"同意，校验码 {number}。", number)
    assert is_about(f" {text}\n", number, text) == bool(plain(text))
    assert is_about(text + more, number, text) == (bool(plain(text)) and not plain(more))
    assert not is_about(more, number)
