"""What the category suggestion computes, on invented texts; on real ones where they lie beside the checkout."""

import csv
import math
import os
import random
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from lianxin.needs.calc import training, triage

SHARED = Path(os.environ.get("LIANXIN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
LABELLED = SHARED / "messages" / "labelled.csv"
WORDS = {
    "道路": ["路灯不亮", "路面塌了一块", "下雨就积水", "桥栏杆断了"],
    "学校": ["学校门口堵车", "老师收补课费", "校车不来接", "食堂饭菜凉"],
    "看病": ["卫生室没有药", "医保报销不了", "医生不在岗", "疫苗约不上"],
}


def texts(each=12, seed=1):
    """``(label, text)`` rows of three kinds that a person tells apart."""
    draw = random.Random(seed)
    rows = [(label, "，".join(draw.sample(words, 2))) for label, words in WORDS.items() for _n in range(each)]
    draw.shuffle(rows)
    return rows


@pytest.fixture(scope="module")
def model():
    return training.train(texts())


@pytest.mark.parametrize(
    ("label", "text"), [("道路", "村口路灯又不亮了"), ("学校", "学校的老师"), ("看病", "卫生室 没有 药")]
)
def test_label_of_new_words_of_a_kind(model, label, text):
    assert model.label_of(text) == label


def test_suggest_says_which_words_counted(model):
    found = model.suggest("路灯不亮，路面塌了一块")
    assert found.label == "道路"
    assert any("路灯" in word for word in found.words)
    assert all(word in "路灯不亮，路面塌了一块" for word in found.words)


def test_suggest_names_whole_words(model):
    spoken = [(text, found.words) for _label, text in texts() if (found := model.suggest(text))]
    assert spoken
    for text, words in spoken:
        assert words
        assert set(words) <= {word for word in triage.words_of(text) if len(word) > 1}
    assert "路灯" in model.suggest("村口的路灯坏了，路灯不亮").words


@pytest.mark.parametrize(
    ("text", "word"),
    [("村东头三盏路灯不亮", "路灯"), ("路灯灭了", "路灯"), ("自来水停了一天", "自来水"), ("垃圾没人拉", "垃圾")],
)
def test_words_of_does_not_cut_a_word(text, word):
    assert word in triage.words_of(text)


def test_suggest_names_a_single_character_only_without_longer_words():
    model = training.fit([(label, text) for label, text in (("狗", "狗咬人"), ("猫", "猫抓人")) for _n in range(5)])
    assert model.suggest("狗").words == ("狗",)


@pytest.mark.parametrize("text", ["", "   ", "abc xyz", "🙂🙂"])
def test_suggest_keeps_silent_about_what_it_does_not_know(model, text):
    assert model.suggest(text) is None


def test_suggest_keeps_silent_below_its_threshold(model):
    text, usual = "路灯不亮，路面塌了一块", model.card
    model.card = replace(usual, threshold=model.suggest(text).margin * 1.01)
    try:
        assert model.suggest(text) is None
    finally:
        model.card = usual


def test_pack_and_unpack_is_the_same_model(model):
    again = triage.unpack(model.pack())
    assert again.card == model.card
    for _label, text in texts(seed=2):
        assert again.label_of(text) == model.label_of(text)


@pytest.mark.parametrize("data", [b"", b"x", b"PK\x03\x04"])
def test_unpack_refuses_what_is_no_model(data):
    with pytest.raises(ValueError, match="not a model"):
        triage.unpack(data)


def test_two_labels_are_told_apart_from_both_sides():
    rows = [row for row in texts() if row[0] != "看病"]
    two = training.fit(rows)
    assert {two.label_of(text) == label for label, text in rows} == {True}


@pytest.mark.parametrize(
    "rows", [[], [("甲", "路灯不亮")] * 9, [*texts(), ("别的", "只有一条")], [("甲", ""), ("乙", " ")] * 9]
)
def test_train_refuses_what_cannot_be_told_apart(rows):
    with pytest.raises(training.TooLittle):
        training.train(rows)


def test_training_twice_gives_the_same_model():
    assert training.train(texts()).pack() == training.train(texts()).pack()


LABELS = st.lists(st.sampled_from("甲乙丙丁"), max_size=60)
PAIRS = st.lists(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from("甲乙丙")), min_size=1, max_size=40)


@given(LABELS, st.integers(2, 6))
def test_folds_hold_every_text_once_and_every_label_in_its_share(labels, number):
    parts = training.folds(labels, number)
    assert sorted(at for part in parts for at in part) == list(range(len(labels)))
    for label in set(labels):
        shares = [sum(labels[at] == label for at in part) for part in parts]
        assert max(shares) - min(shares) <= 1


@given(PAIRS)
def test_macro_f1_lies_between_nothing_and_all_and_is_all_only_when_all_are_right(pairs):
    score = training.macro_f1(pairs)
    assert 0 <= score <= 1
    assert (score == 1) == all(true == said for true, said in pairs)


def test_macro_f1_by_hand():
    pairs = [("甲", "甲"), ("甲", "乙"), ("乙", "乙"), ("丙", "乙")]
    assert training.f1_by_label(pairs) == {"丙": 0, "乙": 2 / 4, "甲": 2 / 3}
    assert math.isclose(training.macro_f1(pairs), (0 + 1 / 2 + 2 / 3) / 3)


@given(st.lists(st.tuples(st.floats(0, 5), st.booleans()), max_size=40), st.floats(0.5, 1))
def test_silence_below_answers_as_often_as_it_may_and_no_more(judged, enough):
    threshold, answered, right = training.silence_below(judged, enough)
    said = [was_right for margin, was_right in judged if margin >= threshold]
    if not said:
        assert (threshold, answered, right) == (math.inf, 0, 0)
    else:
        assert math.isclose(answered, len(said) / len(judged))
        assert math.isclose(right, sum(said) / len(said))
        assert right >= enough
    for margin, _was_right in judged:
        if margin < threshold:
            wider = [was_right for other, was_right in judged if other >= margin]
            assert sum(wider) / len(wider) < enough


@given(st.text(max_size=60))
def test_grams_do_not_care_for_blanks_case_or_form(text):
    assert triage.grams(text) == triage.grams(f" {text}\n")
    assert sum(triage.grams(text).values()) == max(0, 2 * len(triage.plain_text(text)) - 1)


def write(path, rows, encoding="utf-8"):
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file).writerows(rows)
    return str(path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_command_learns_from_a_file_and_scores_on_another(tmp_path, capsys, encoding):
    learn = write(tmp_path / "a.csv", [("label", "text"), *texts()], encoding)
    test = write(tmp_path / "b.csv", texts(each=4, seed=3), encoding)
    call_command("needs", "train", csv=learn, test=test, model=str(tmp_path / "m"))
    said = dict(line.split(" ", 1) for line in capsys.readouterr().out.splitlines())
    assert float(said["macro_f1"]) == 1
    assert said["texts"] == "36"
    assert triage.unpack((tmp_path / "m").read_bytes()).label_of("路灯") == "道路"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "是空的"),
        ("甲,乙,丙\n".encode(), "第 1 行"),
        (b"\xff\xff\xff", "不是表格文字"),
        ("甲,路灯\n".encode(), "学不了"),
    ],
)
def test_command_says_what_is_wrong_with_a_file(tmp_path, content, words):
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(CommandError, match=words):
        call_command("needs", "train", csv=str(tmp_path / "a.csv"))


def labelled():
    with LABELLED.open(encoding="utf-8-sig", newline="") as file:
        return [(label, text) for label, text in csv.reader(file)]


@pytest.mark.slow
@pytest.mark.skipif(not LABELLED.exists(), reason="the labelled messages are not beside the checkout")
def test_real_messages_reach_the_published_score():
    model = training.train(labelled())
    assert model.card.macro_f1 >= 0.88
    assert len(model.pack()) <= 2**20


@given(st.lists(st.text(alphabet="路灯不亮，。", max_size=40), max_size=30), st.integers(2, 5))
def test_folds_never_tear_a_family_apart(texts, number):
    families = training.kin(texts)
    parts = training.folds(["a"] * len(texts), number, families)
    where = {at: part for part, members in enumerate(parts) for at in members}
    assert sorted(where) == list(range(len(texts)))
    assert all(where[at] == where[family] for at, family in enumerate(families))


def test_kin_are_texts_that_share_a_whole_clause():
    long = "村东头小卖部往北三盏路灯灭了"
    assert training.kin([f"您好，{long}。", "公厕没水冲", f"{long}，请修。", "公厕没水冲，没人管"]) == [0, 1, 0, 3]
