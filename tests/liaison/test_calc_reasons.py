"""Why a household gets whom it gets: facts that can be checked one by one."""

from lianxin.liaison.calc.assignment import Household, Member, Place, Weights
from lianxin.liaison.calc.assignment.facts import Change, Fact, Ground, Reason
from lianxin.liaison.calc.assignment.planning import plan
from lianxin.liaison.calc.assignment.reasons import reasons


def at(east, group="一组", village="甲村"):
    return Place(village, group, east, 0)


def why(homes, people, *, kin=(), today=None, weights=None):
    found = plan(homes, people, kin=kin, today=today, weights=weights)
    told = reasons(found, homes, people, kin=kin, today=today, weights=weights)
    assert {each.household: each.after for each in told} == found.pairs
    return {each.household: each for each in told}


def test_new_household_is_told_way_group_skill_and_experience():
    homes = [Household("户1", at(0), frozenset({"照护", "电器"}), priority=True)]
    people = [Member("张", at(120), frozenset({"照护"}), experienced=True), Member("李", at(900, "二组"))]
    facts = (
        Fact(Ground.AWAY, 120),
        Fact(Ground.SAME_GROUP),
        Fact(Ground.SKILLS, names=("照护",)),
        Fact(Ground.EXPERIENCED),
    )
    assert why(homes, people)["户1"] == Reason("户1", Change.NEW, "", "张", facts)


def test_pair_that_stays_says_so():
    homes = [Household("户1", at(0))]
    people = [Member("张", at(300)), Member("李", at(10))]
    told = why(homes, people, today={"户1": "张"})["户1"]
    assert (told.change, told.facts) == (
        Change.STAYS,
        (Fact(Ground.KEPT), Fact(Ground.AWAY, 300), Fact(Ground.SAME_GROUP)),
    )


def test_household_moves_because_who_had_it_may_not_any_longer():
    homes = [Household(f"户{n}", at(0)) for n in range(4)]
    people = [
        Member("张", at(5)),
        Member("免", at(0), exempt=True),
        Member("外", at(0, village="乙村")),
        Member("亲", at(900)),
    ]
    today = {"户0": "免", "户1": "走了", "户2": "外", "户3": "亲"}
    told = why(homes, people, kin=[("户3", "亲")], today=today)
    assert [each.facts[0].ground for each in told.values()] == [Ground.EXEMPT, Ground.GONE, Ground.VILLAGE, Ground.KIN]
    assert {each.after for each in told.values()} == {"张"}


def test_household_moves_because_who_had_it_has_too_many():
    homes = [Household(f"户{n}", at(0)) for n in range(3)]
    people = [Member("张", at(0), room=2), Member("李", at(100))]
    told = why(homes, people, today=dict.fromkeys(("户0", "户1", "户2"), "张"))
    (moved,) = [each for each in told.values() if each.change is Change.MOVES]
    assert (moved.before, moved.after, moved.facts) == ("张", "李", (Fact(Ground.FULL, 3),))


def test_household_moves_nearer_and_into_its_group():
    homes = [Household("户1", at(0), frozenset({"电器"}), priority=True)]
    people = [Member("张", at(2000, "二组")), Member("李", at(10), frozenset({"电器"}), experienced=True)]
    told = why(homes, people, today={"户1": "张"})["户1"]
    grounds = [Ground.NEARER, Ground.GROUP, Ground.SKILLS, Ground.EXPERIENCED]
    assert [each.ground for each in told.facts] == grounds
    assert told.facts[0].number == 1990


def test_load_that_moves_a_household_is_named():
    homes = [Household(f"户{n}", at(0)) for n in range(5)]
    people = [Member("张", at(0)), Member("李", at(0))]
    told = why(homes, people, today=dict.fromkeys((h.key for h in homes), "张"), weights=Weights(continuity=0))
    moved = [each for each in told.values() if each.change is Change.MOVES]
    assert moved
    assert {each.facts for each in moved} == {(Fact(Ground.LIGHTER, 5),)}


def test_who_would_suit_better_but_is_taken_is_named():
    homes = [Household("户1", at(0)), Household("户2", at(50))]
    people = [Member("张", at(0), room=1), Member("李", at(800))]
    told = why(homes, people)
    other = told["户2"] if told["户1"].after == "张" else told["户1"]
    assert Fact(Ground.TAKEN, 1, ("张",)) in other.facts


def test_who_would_suit_just_as_well_is_not_said_to_suit_better():
    homes = [Household("户1", Place("甲村"))]
    people = [Member("张", Place("甲村"), held=3), Member("李", Place("甲村"))]
    told = why(homes, people)["户1"]
    assert (told.after, [each.ground for each in told.facts]) == ("李", [Ground.TOGETHER])
