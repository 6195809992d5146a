"""How alike two messages are, on invented texts."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.needs.calc import similarity

TEXTS = st.text(alphabet="路灯不亮水管漏了村东头西边桥三组昨天晚上老人，。！ ab1２", max_size=80)


@given(TEXTS)
def test_sketch_is_small_ascending_and_always_the_same(text):
    found = similarity.sketch(text)
    assert found == sorted(set(found))
    assert len(found) <= similarity.SKETCH
    assert all(0 <= number < 2**32 for number in found)
    assert found == similarity.sketch(text)


@given(TEXTS, st.sampled_from(["，", "。", " ", "\n", "2019", "！！"]), st.integers(0, 80))
def test_sketch_does_not_mind_punctuation_blanks_and_numbers(text, mark, at):
    assert similarity.sketch(text[:at] + mark + text[at:]) == similarity.sketch(text)


@pytest.mark.parametrize("text", ["", "   ", "12345", "！？。"])
def test_sketch_of_no_letter_is_empty(text):
    assert similarity.sketch(text) == []


@given(TEXTS)
def test_vector_has_length_one_or_nothing(text):
    found = similarity.vector(text)
    assert sum(weight * weight for weight in found.values()) == pytest.approx(1 if found else 0)


@given(TEXTS, TEXTS)
def test_cosine_is_a_symmetric_share(one, other):
    first, second = similarity.vector(one), similarity.vector(other)
    assert 0 <= similarity.cosine(first, second) <= 1
    assert similarity.cosine(first, second) == pytest.approx(similarity.cosine(second, first))
    assert similarity.cosine(first, first) == pytest.approx(1 if first else 0)


@given(st.lists(TEXTS, max_size=6), TEXTS)
def test_most_alike_keeps_only_what_is_alike_and_the_same_text_first(others, text):
    candidates = list(enumerate(others))
    found = similarity.most_alike(text, candidates, alike=0.3)
    assert all(near >= 0.3 for near, _key in found)
    if similarity.vector(text):
        again = similarity.most_alike(text, [*candidates, ("same", text)], alike=0.3)
        assert again[0][0] == pytest.approx(1)


def test_a_shortened_copy_belongs_to_what_it_was_copied_from():
    first = "村东头的路灯坏了三盏，晚上看不见路，老人摔了一跤，请早点来修。"
    second = "村东头的路灯坏了三盏，晚上看不见路，孩子也怕，请早点来修。"
    copy = "老人摔了一跤，村东头的路灯坏了三盏。"
    assert similarity.most_alike(copy, [("second", second), ("first", first)])[0][1] == "first"


def test_altered_texts_share_much_of_their_sketch():
    draw = random.Random(1)
    words = [
        "村东头路灯不亮",
        "昨天停水到现在",
        "小桥栏杆断了",
        "垃圾三天没人收",
        "路面塌了一个坑",
        "卫生室下午没人",
        "河边有人倒土",
    ]
    for _each in range(50):
        text = "，".join(draw.sample(words, 5)) + "，请尽快来看看怎么办才好。"
        at = draw.randrange(len(text))
        changed = text[:at] + "某" + text[at + 1 :]
        assert len(set(similarity.sketch(text)) & set(similarity.sketch(changed))) >= similarity.SKETCH // 2


@given(TEXTS, TEXTS)
def test_pairs_of_a_part_are_among_those_of_the_whole(part, rest):
    assert similarity.pairs_of(part) <= similarity.pairs_of(rest + part)


@given(st.lists(TEXTS, max_size=8), TEXTS, st.integers(1, 4))
def test_promising_keeps_the_same_text_among_the_first(others, text, most):
    found = similarity.promising(text, [*enumerate(others), ("same", text)], most)
    assert len(found) == min(most, len(others) + 1)
    if similarity.vector(text) and all(similarity.words_of(other) != similarity.words_of(text) for other in others):
        assert similarity.cosine(similarity.vector(found[0][1]), similarity.vector(text)) > 0
