import pytest

from lianxin.liaison.calc.matching import NEEDED, group_of, needed_skills
from lianxin.liaison.vocabulary import Skill
from lianxin.people.vocabulary import Label


@pytest.mark.parametrize(
    ("address", "group"),
    [
        ("3 组 12 号", "3"),
        ("三组12号", "3"),
        ("河口村第十二村民小组", "12"),
        ("二十组", "20"),
        ("十组", "10"),
        ("３组", "3"),
        ("河口村12号", ""),
        ("", ""),
    ],
)
def test_group_of_reads_the_number(address, group):
    assert group_of(address) == group


def test_skills_of_labels_are_skills_there_are_and_labels_there_are():
    assert set(NEEDED) <= set(Label.values)
    assert {skill for skills in NEEDED.values() for skill in skills} <= set(Skill.values)
    assert needed_skills({"elder_alone", "min_living"}) == {"health", "phones"}
