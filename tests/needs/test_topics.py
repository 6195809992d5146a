"""Which messages are one matter: on invented texts; on real ones where they lie beside the checkout."""

import os
import random
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from lianxin.needs.calc import topics
from lianxin.needs.calc.topics import Message

SHARED = Path(os.environ.get("LIANXIN_SHARED_DATA", Path(__file__).parents[3] / "shared" / "data"))
HOT = SHARED / "messages" / "hot_topics.csv"
MATTERS = {
    "灯": [
        ("村东头路灯不亮", "村东头三盏路灯不亮，晚上看不见"),
        ("路灯坏了", "村东头的路灯坏了好几天"),
        ("路灯又灭了", "村东头路灯又灭了"),
    ],
    "水": [
        ("自来水停了", "二组自来水停了一天"),
        ("停水", "二组从昨天停水，自来水一滴没有"),
        ("没有自来水", "二组自来水还没来"),
    ],
    "狗": [
        ("野狗追人", "广场野狗追着小孩跑"),
        ("广场有野狗", "广场上几条野狗咬人"),
        ("野狗太多", "广场野狗追人，没人管"),
    ],
}
MESSAGES = st.lists(
    st.builds(Message, st.sampled_from([t for m in MATTERS.values() for t, _b in m]), st.text("路灯水狗村东", max_size=12), st.integers(0, 9)),
    max_size=14,
)  # fmt: skip


def mixed(seed=3):
    rows = [(name, Message(*pair)) for name, pairs in MATTERS.items() for pair in pairs]
    random.Random(seed).shuffle(rows)
    return rows


@pytest.mark.parametrize("seed", range(5))
def test_find_puts_each_matter_together(seed):
    rows = mixed(seed)
    found = topics.find([message for _name, message in rows])
    assert {frozenset(rows[at][0] for at in topic.members) for topic in found} == {frozenset(name) for name in MATTERS}
    assert all(len(topic.members) == 3 for topic in found)


@given(MESSAGES)
def test_find_gives_separate_topics_the_hottest_first(messages):
    found = topics.find(messages)
    members = [at for topic in found for at in topic.members]
    assert len(members) == len(set(members))
    assert set(members) <= set(range(len(messages)))
    assert all(len(topic.members) >= topics.FEWEST and 0 <= topic.likeness <= 1.001 for topic in found)
    assert [topic.heat for topic in found] == sorted((topic.heat for topic in found), reverse=True)
    assert [topic.voices for topic in found] == [sum(messages[at].voices for at in t.members) for t in found]
    assert found == topics.find(messages)


@pytest.mark.parametrize("messages", [[], [Message("路灯不亮")], [Message("路灯不亮")] * 2, [Message("", "")] * 5])
def test_find_says_nothing_of_too_few_or_empty_ones(messages):
    assert topics.find(messages) == []


def test_voices_make_a_topic_hotter():
    quiet = [message for _name, message in mixed()]
    dogs = [Message(m.title, m.text, 500 if "狗" in m.title else 0) for m in quiet]
    assert "狗" in dogs[topics.find(dogs)[0].members[0]].title


def test_topics_of_a_file(tmp_path, capsys):
    path = tmp_path / "messages.csv"
    lines = [f"{number},{m.title},{m.text},2" for number, (_name, m) in enumerate(mixed())]
    path.write_text("\n".join(["编号,主题,内容,点赞数", *lines, "9,短了"]), encoding="gb18030")
    call_command("needs", "topics", csv=str(path))
    out = capsys.readouterr().out
    assert "messages 9\nleft_out 1\n" in out
    assert "topics 3\n" in out
    assert out.count("messages=3 voices=6") == 3


@pytest.mark.parametrize(
    ("content", "says"), [("a,b\n1,2\n", "没有“主题”或“内容”"), ("", "没有“主题”或“内容”"), ("\xff\xfe\xfd", "CSV")]
)
def test_topics_of_a_file_that_is_none(tmp_path, content, says):
    path = tmp_path / "x.csv"
    path.write_bytes(content.encode("latin-1"))
    with pytest.raises(CommandError, match=says):
        call_command("needs", "topics", csv=str(path))


@pytest.mark.slow
@pytest.mark.skipif(not HOT.exists(), reason=f"no real messages at {HOT}; set LIANXIN_SHARED_DATA")
def test_the_known_topics_are_among_the_first_ten(capsys):
    call_command("needs", "topics", csv=str(HOT), most=10)
    first_ten = capsys.readouterr().out
    assert "messages 4326" in first_ten
    for words in ("丽发新城", "伊景园滨河苑", "人才购房补贴", "五矿万境K9县"):
        assert words in first_ten
