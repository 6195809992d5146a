from hypothesis import given
from hypothesis import strategies as st

from lianxin.organisations.calc.eligibility import Held, Severity, findings
from lianxin.organisations.calc.kinds import KINDS, SIZED, relation_fault, size_fault

COMMITTEE = Held("villagers_committee", 1, "a")
refs = st.sampled_from("abcd")
helds = st.builds(
    Held,
    st.sampled_from(
        [
            "villagers_committee",
            "village_supervision_committee",
            "collective_council",
            "collective_supervisors",
            "station",
        ]
    ),
    st.integers(1, 3),
    refs,
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
pairs = st.frozensets(st.tuples(refs, refs).filter(lambda p: p[0] != p[1]).map(frozenset))


def codes(*args):
    return [f.code for f in findings(*args)]


def test_findings_kin_on_the_same_committee_is_refused_with_the_article():
    found = findings(COMMITTEE, [Held("villagers_committee", 1, "b")], {frozenset("ab")})
    assert [f.severity for f in found] == [Severity.REFUSE]
    assert "村民委员会组织法" in found[0].article


def test_findings_kin_on_another_committee_is_no_matter():
    assert codes(COMMITTEE, [Held("villagers_committee", 2, "b")], {frozenset("ab")}) == []


def test_findings_supervisor_kin_of_member_both_ways():
    supervisor = Held("village_supervision_committee", 2, "b")
    assert codes(COMMITTEE, [supervisor], {frozenset("ab")}) == ["kin_of_watched"]
    assert codes(supervisor, [COMMITTEE], {frozenset("ab")}) == ["kin_of_watched"]


def test_findings_same_person_member_and_supervisor_is_refused():
    assert codes(COMMITTEE, [Held("village_supervision_committee", 2, "a")], set()) == ["both_posts"]


def test_findings_bookkeeper_may_not_supervise_the_collective():
    keeper = Held("station", 3, "b", is_finance=True)
    assert codes(Held("collective_supervisors", 4, "b"), [keeper], set()) == ["both_posts"]


def test_findings_bookkeeper_on_the_village_supervision_only_warns():
    keeper = Held("station", 3, "b", is_finance=True)
    found = findings(Held("village_supervision_committee", 4, "b"), [keeper], set())
    assert [(f.code, f.severity) for f in found] == [("finance_watched", Severity.WARN)]


def test_findings_secretary_heading_supervision_only_warns():
    secretary = Held("party_branch", 5, "a", is_secretary=True)
    found = findings(Held("village_supervision_committee", 2, "a", is_head=True), [secretary], set())
    assert [(f.code, f.severity) for f in found] == [("secretary_heads_supervision", Severity.WARN)]
    assert findings(secretary, [Held("village_supervision_committee", 2, "a", is_head=True)], set()) == found


@given(helds, st.lists(helds), pairs, st.randoms())
def test_findings_order_of_others_is_indifferent_and_more_kin_never_clears(wanted, others, kin, random):
    found = findings(wanted, others, kin)
    assert findings(wanted, random.sample(others, len(others)), kin) == found
    assert {f.code for f in findings(wanted, others, frozenset())} <= {f.code for f in found}


kinds = st.sampled_from(sorted(KINDS))


@given(st.sampled_from(["party_superior", "guides", "group_of", "supervises", "hosts"]), kinds, kinds)
def test_relation_fault_a_committee_of_the_people_is_never_below_a_government_or_the_party(kind, source, target):
    structures = {KINDS[source].structure, KINDS[target].structure}
    fault = relation_fault(kind, source, target)
    if kind in ("party_superior", "group_of") and "self_government" in structures and len(structures) > 1:
        assert "第六条" in fault
    if kind == "hosts":
        assert fault == ""


@given(kinds, st.integers(1, 30))
def test_size_fault_only_where_the_law_sets_a_size_and_names_its_source(kind, seats):
    fault = size_fault(kind, seats)
    if kind not in SIZED:
        assert fault is None
    elif fault:
        low, high, source = fault
        assert "组织法" in source or "人民调解法" in source
        assert not low <= seats <= high or seats % 2 == 0
