"""A need is found by what was said, whatever the engine, as soon as it was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin

from lianxin.kit import words
from lianxin.needs import selectors, services
from lianxin.needs.calc.initials import initials, letter_of
from lianxin.needs.selectors.words import needs_saying
from tests.needs.conftest import at

CHINESE = st.text(st.sampled_from("路灯不亮村口东头坏了修"), min_size=1, max_size=12)


def test_terms_are_pairs_with_the_last_character_alone_and_other_runs_whole():
    assert words.terms("三盏路灯不亮，WiFi-2坏了。") == [
        *("三盏", "盏路", "路灯", "灯不", "不亮", "亮"),
        *("wifi", "2"),
        *("坏了", "了"),
    ]


@pytest.mark.parametrize("text", ["", "，。！", "____", "“”", "\x00", "*", "' \""])
def test_nothing_is_looked_for_without_a_letter(text):
    assert words.phrases(text) == []


@given(CHINESE, CHINESE, CHINESE)
def test_a_phrase_stands_in_the_terms_of_whatever_says_it(before, said, after):
    told = words.terms(before + said + after)
    (phrase,) = words.phrases(said)
    found = range(len(told) - len(phrase.terms) + 1)
    assert any(_fits(told[start:], phrase) for start in found)


@given(CHINESE, CHINESE)
def test_a_phrase_is_found_only_where_it_is_said(text, asked):
    told, (phrase,) = words.terms(text), words.phrases(asked)
    assert any(_fits(told[start:], phrase) for start in range(len(told))) == (asked in text)


def _fits(told, phrase):
    *first, last = phrase.terms
    if told[: len(first)] != first or len(told) <= len(first):
        return False
    return told[len(first)].startswith(last) if phrase.open_ended else told[len(first)] == last


@pytest.fixture
def told(desk):
    """A need about lamps, one about a bridge in the other village, and one nobody has put down yet."""
    lamp = desk.register(when=at(11, 23), title="路灯不亮", content="村东头三盏路灯不亮，wifi也断了。").need
    bridge = desk.register(
        title="桥栏杆断了", content="河上的桥，栏杆断了两根。", division=desk.cast.other_village
    ).need
    assert services.index_words() == 2
    assert services.index_words() == 0
    fresh = desk.register(title="路灯又不亮", content="昨天修过，今天又不亮。").need
    return lamp, bridge, fresh


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("路灯", {0, 2}), ("灯不亮", {0}), ("东头 路灯", {0}), ("东", {0}), ("亮", {0, 2}), ("WIFI", {0}), ("wi", {0}), ("ldbl", {0}), ("BL", {0}), ("lg", {1}), ("ldx", set()),
        ("栏杆", {1}), ("路不灯", set()), ("路 栏杆", set()), ("，", {0, 1, 2}), ("261123-001", {0, 1}), ("' OR 1=1", set()), ("\"*", set()),
    ],
)  # fmt: skip
def test_needs_are_found_by_what_was_said(told, desk, text, which):
    if text == "，":  # no word: only what was told this minute is read letter by letter
        which = {2}
    found = {told.index(need) for need in needs_saying(text, desk.actor("county_officer"))}
    assert found == which


def test_only_what_the_searcher_may_see_is_found(told, desk):
    assert set(needs_saying("栏杆", desk.actor("clerk"))) == set()
    assert set(needs_saying("路灯", desk.actor("clerk"))) == {told[0], told[2]}
    assert set(needs_saying("路灯", desk.actor("resident"))) == set()


def test_a_resident_finds_what_they_asked_for(desk, cast):
    need = desk.register(by=cast.actor("resident")).need
    services.index_words()
    assert list(needs_saying("路灯", cast.actor("resident"))) == [need]


def test_the_queue_is_searched_by_words_and_state(told, desk):
    page = selectors.queue(desk.actor("clerk"), text="路灯不亮", state="open")
    assert [row.id for row in page] == [told[0].pk]
    assert selectors.queue(desk.actor("clerk"), text="路灯不亮", state="ended").items == []


@pytest.mark.parametrize(
    ("text", "letters"), [("路灯不亮", ["ldbl", "dbl", "bl"]), ("3组水渠、wifi", ["zsq", "sq"]), ("灯", []), ("", [])]
)
def test_initials_begin_at_every_character(text, letters):
    assert initials(text) == letters


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=6))
def test_letter_of_agrees_with_the_dictionary_for_common_characters(text):
    sounds = {c: {s[0] for s in pinyin(c, style=Style.NORMAL, heteronym=True)[0]} for c in text}
    assert all(letter in sounds[c] for c in text if (letter := letter_of(c)))


def test_anybody_finds_public_needs_by_their_general_words_only(desk, client):
    need = desk.register(content="三盏路灯不亮，周小满家门口。").need
    services.publish_need(need=need, summary="村东头路灯不亮", by=desk.actor("clerk"))
    desk.register(title="路灯歪了", content="路灯歪了。")
    services.index_words()
    for asked in ("路灯", "ldbl", need.number):
        page = client.get("/search/", {"q": asked}).content.decode()
        assert "村东头路灯不亮" in page
        assert "歪了" not in page
    assert "村东头" not in client.get("/search/", {"q": "周小满"}).content.decode()
