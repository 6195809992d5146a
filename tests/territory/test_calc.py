import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.territory.calc.catalogue import GROUPS, KEYS
from lianxin.territory.calc.changes import Line, changes_between
from lianxin.territory.calc.limits import Limit, split_limit
from lianxin.territory.calc.profile import fold, resolve

names = st.sampled_from(sorted(KEYS)[:4])
entries = st.none() | st.integers(1, 9).map(lambda value: {"value": value})
versions = st.lists(st.dictionaries(names, entries, max_size=4), max_size=6).map(lambda each: list(enumerate(each, 1)))


@given(versions)
def test_fold_the_last_word_on_each_key_counts(each):
    own = fold(each)
    for name in sorted(KEYS)[:4]:
        said = [(number, changes[name]) for number, changes in each if name in changes]
        if not said or said[-1][1] is None:
            assert name not in own
        else:
            assert own[name] == {**said[-1][1], "version": said[-1][0]}


@given(versions, versions)
def test_fold_in_two_steps_is_fold_in_one(first, second):
    later = [(number + len(first), changes) for number, changes in second]
    whole = fold([*first, *later])
    at_first = fold(first)
    for name in whole.keys() | at_first.keys():
        if not any(name in changes for _number, changes in later):
            assert whole.get(name) == at_first.get(name)


def test_every_key_stands_in_a_group_that_is_shown():
    assert {key.group for key in KEYS.values()} == {code for code, _title in GROUPS}


def test_resolve_says_where_a_value_comes_from():
    profile = resolve([(1, "青禾县", {"liaison.cap": {"value": 8, "basis": "文", "on": "2026-11-01", "version": 1}})])
    setting = profile.settings["liaison.cap"]
    assert (setting.source, setting.basis, setting.since, setting.version_id) == ("青禾县", "文", "2026-11-01", 1)
    assert profile.settings["callback.attempts"].source == ""


@given(st.integers(1, 400), st.sampled_from(["m", "h", "d", "wh", "wd"]))
def test_split_limit_takes_back_what_was_written(number, ending):
    assert split_limit(f"{number}{ending}") == (number, ending)
    assert Limit.parse(f"{number}{ending}").is_working_time == ending.startswith("w")


@pytest.mark.parametrize("text", ["", "5", "wd", "0d", "-1d", "5.5h", "５d", "100000d", "5 d", "5wdd"])
def test_split_limit_refuses_what_is_no_time(text):
    with pytest.raises(ValueError, match="not a time limit"):
        split_limit(text)


def village(code, name):
    return {code: Line(code, name, "village")}


def test_changes_between_a_village_that_went_to_another_township_is_the_same_one():
    changes = changes_between(village("990101100201", "上河村委会"), village("990101101209", "上河村民委员会"))
    assert [(b.code, a.code) for b, a in changes.recodes] == [("990101100201", "990101101209")]


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        ({**village("990101100201", "和平村"), **village("990101102201", "和平村")}, village("990101101209", "和平村")),
        (village("990101100201", "和平村"), village("990102101209", "和平村")),
        (village("990101100201", "和平村"), village("990101101209", "东风村")),
    ],
    ids=["two of a name left", "another county", "another name"],
)
def test_changes_between_what_may_be_another_village_is_not_matched(gone, come):
    assert changes_between(gone, come).recodes == []
