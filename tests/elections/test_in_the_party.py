"""Party committees, congresses and delegates, and who of the Party may vote and be elected."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.activities import services as activities
from lianxin.activities.vocabulary import Stage
from lianxin.elections import forms, presenters, selectors, services
from lianxin.elections.calc import counting
from lianxin.elections.vocabulary import ElectionKind, ElectionState, Method
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.presenters import size_words
from lianxin.organisations.vocabulary import UnitKind

NAMES = ("甲", "乙", "丙", "丁")


@pytest.fixture
def branch(cast):
    unit = organisations.create_unit(kind=UnitKind.PARTY_BRANCH, name="上河村党支部", division=cast.village, by=SYSTEM)
    organisations.add_post(unit=unit, title="书记", is_head=True, by=SYSTEM)
    activities.add_members(unit=unit, names=NAMES, by=cast.actor("secretary"))
    return unit


@pytest.fixture
def committee(cast):
    unit = organisations.create_unit(
        kind=UnitKind.PARTY_COMMITTEE, name="柳溪镇党委", division=cast.township, by=SYSTEM
    )
    organisations.add_post(unit=unit, title="委员", seats=5, by=SYSTEM)
    return unit


def planned(cast, unit, method=Method.BRANCH, kind=ElectionKind.FULL, by="township_officer"):
    return services.plan_election(
        unit=unit, kind=kind, method=method, poll_on=clock.today(), committee=[], by=cast.actor(by)
    )


def listed(cast, election, number=4, by="township_officer"):
    return services.post_list(election=election, listed=number, listed_on=clock.today(), by=cast.actor(by))


def stand(cast, election, names, by="township_officer"):
    (post,) = selectors.seats_of(election)
    for name in names:
        services.nominate(election=election, post=post, name=name, nominated_by="党员推荐", by=cast.actor(by))
    return services.post_candidates(election=election, by=cast.actor(by))


def counted(cast, election, votes, *, cast_papers, present, by="township_officer"):
    keys = {each.name: each.public_id for each in selectors.on_ballot(election)}
    return services.enter_count(
        election=election, held_on=clock.today(), cast=cast_papers, present=present, tellers="万雨水",
        votes={keys[name]: number for name, number in votes.items()}, by=cast.actor(by),
    )  # fmt: skip


@given(st.integers(1, 300), st.integers(0, 300), st.integers(1, 9))
def test_a_congress_counts_as_an_assembly_of_members_does(listed, voters, seats):
    assert counting.is_valid("congress", listed, voters) == counting.is_valid("branch", listed, voters)
    assert counting.fewest_candidates("congress", seats) == counting.fewest_candidates("branch", seats)
    assert not counting.has_enough("congress", voters // 2, voters, listed, is_run_off=True)


@given(st.integers(1, 100_000), st.integers(0, 100_000))
def test_residents_who_vote_directly_are_counted_as_voters_by_their_own_law(listed, voters):
    assert counting.is_valid("residents", listed, voters) == counting.is_valid("villagers", listed, voters)
    assert "居民委员会组织法" in counting.RULES["residents"].source
    assert "村民" not in counting.RULES["residents"].source


def test_a_residents_committee_is_never_elected_by_the_villagers_law(cast):
    unit = organisations.create_unit(
        kind=UnitKind.RESIDENTS_COMMITTEE, name="东岸社区居民委员会", division=cast.community, by=SYSTEM
    )
    ways = selectors.methods_of(unit)
    assert Method.VILLAGERS not in ways
    assert all("城市居民委员会组织法" in presenters.majority_words(way) for way in ways)


def test_a_committee_is_elected_by_a_congress_of_at_most_three_hundred(cast, committee):
    election = planned(cast, committee, Method.CONGRESS, by="county_officer")
    with pytest.raises(RuleBroken, match="最多 300 名"):
        listed(cast, election, 301, by="county_officer")
    listed(cast, election, 100, by="county_officer")
    stand(cast, election, ["子", "丑", "寅", "卯", "辰", "巳"], by="county_officer")  # a fifth more than five
    votes = dict.fromkeys(("子", "丑", "寅", "卯", "辰"), 60) | {"巳": 40}
    with pytest.raises(RuleBroken, match="到会"):
        counted(cast, election, votes, cast_papers=80, present=None, by="county_officer")
    election = counted(cast, election, votes, cast_papers=80, present=90, by="county_officer")
    assert election.state == ElectionState.ELECTED


def test_a_branch_sends_delegates_without_any_change_of_its_own(cast, branch):
    head = branch.posts.get(title="书记")
    organisations.appoint(
        post=head, holder_name="甲", starts_on=clock.today() - timedelta(days=90), basis="选举", by=SYSTEM
    )
    assert selectors.kinds_open_to(branch) == [ElectionKind.FULL]
    organisations.add_post(unit=branch, title="镇党代会代表", seats=2, is_delegate=True, by=SYSTEM)
    assert selectors.kinds_open_to(branch) == [ElectionKind.FULL, ElectionKind.DELEGATES]
    election = planned(cast, branch, kind=ElectionKind.DELEGATES)
    listed(cast, election)
    stand(cast, election, ["甲", "乙", "丙"])
    election = counted(cast, election, {"甲": 4, "乙": 3, "丙": 1}, cast_papers=4, present=4)
    services.install_elected(election=election, on=clock.today(), basis="选举结果", by=cast.actor("township_officer"))
    assert str(election) == "上河村党支部 选举代表"
    assert sorted((each.post.title, each.holder_name) for each in units.serving_in(branch)) == [
        ("书记", "甲"), ("镇党代会代表", "乙"), ("镇党代会代表", "甲"),
    ]  # fmt: skip
    assert not election.handover.exists()
    assert "交接完" not in {str(what) for what, *_rest in presenters.day_rows(election, [], [])}


def test_delegates_are_none_of_the_seats_whose_number_the_law_sets(village):
    organisations.add_post(unit=village.unit, title="村民代表", seats=20, is_delegate=True, by=SYSTEM)
    assert not size_words(village.unit, village.unit.posts.all())
    assert village.head in selectors.seats_of(village.planned())


@pytest.mark.parametrize("who", ["没有表决权的", "预备党员"])
def test_who_may_not_be_elected_in_the_party_does_not_stand(cast, branch, who):
    member = branch.branch_members.get(name="丁")
    if who == "预备党员":
        activities.add_members(unit=branch, names=["戊"], stage=Stage.PROBATIONARY, by=cast.actor("secretary"))
    else:
        activities.set_vote(member=member, has_vote=False, by=cast.actor("secretary"))
    name, election = "戊" if who == "预备党员" else "丁", planned(cast, branch)
    (post,) = selectors.seats_of(election)
    with pytest.raises(RuleBroken, match="没有选举权和被选举权") as refused:
        services.nominate(
            election=election, post=post, name=name, nominated_by="党员推荐", by=cast.actor("township_officer")
        )
    assert "基层组织选举工作条例" in refused.value.article
    assert "留党察看" not in refused.value.message  # a list never says why


def test_a_right_lost_after_the_nomination_is_seen_before_candidates_are_posted(cast, branch):
    election = planned(cast, branch)
    listed(cast, election)
    with pytest.raises(RuleBroken, match="丁在支部名单上没有"):
        stand_and_lose(cast, branch, election)
    activities.set_vote(member=branch.branch_members.get(name="丁"), has_vote=True, by=cast.actor("secretary"))
    assert services.post_candidates(election=election, by=cast.actor("township_officer")).state == "nominated"


def stand_and_lose(cast, branch, election):
    (post,) = selectors.seats_of(election)
    for name in ("丙", "丁"):
        services.nominate(
            election=election, post=post, name=name, nominated_by="党员推荐", by=cast.actor("township_officer")
        )
    activities.set_vote(member=branch.branch_members.get(name="丁"), has_vote=False, by=cast.actor("secretary"))
    services.post_candidates(election=election, by=cast.actor("township_officer"))


def test_the_form_of_the_list_knows_how_many_may_vote(cast, branch):
    activities.set_vote(member=branch.branch_members.get(name="丁"), has_vote=False, by=cast.actor("secretary"))
    form = forms.ListForm(about=planned(cast, branch), actor=cast.actor("township_officer"))
    assert form.initial["listed"] == 3
    assert "3 人" in form.fields["listed"].help_text


def test_the_vote_of_a_member_is_set_by_who_keeps_the_list_and_of_full_members_alone(cast, branch):
    member = branch.branch_members.get(name="丁")
    with pytest.raises(NotAllowed):
        activities.set_vote(member=member, has_vote=False, by=cast.actor("resident"))
    with pytest.raises(RuleBroken, match="已经是这样"):
        activities.set_vote(member=member, has_vote=True, by=cast.actor("secretary"))
    (young,) = activities.add_members(unit=branch, names=["戊"], stage=Stage.PROBATIONARY, by=cast.actor("secretary"))
    with pytest.raises(RuleBroken, match="只有正式党员"):
        activities.set_vote(member=young, has_vote=True, by=cast.actor("secretary"))
