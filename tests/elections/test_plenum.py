"""The committee chooses its secretary: among its own members, on one day, after they have taken their seats."""

from datetime import timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from lianxin.accounts.vocabulary import Role
from lianxin.activities import services as activities
from lianxin.elections import presenters, selectors, services
from lianxin.elections.calc import branches, counting
from lianxin.elections.models import Election
from lianxin.elections.vocabulary import ElectionKind, ElectionState, Method
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import Selection, UnitKind
from lianxin.territory.calc.terms import months_later

MEMBERS = ("甲", "乙", "丙")


@pytest.fixture
def branch(cast):
    """A branch whose committee of three chooses the secretary; the old one still serves."""
    unit = organisations.create_unit(kind=UnitKind.PARTY_BRANCH, name="上河村党支部", division=cast.village, by=SYSTEM)
    head = organisations.add_post(
        unit=unit, title="书记", is_head=True, role=Role.BRANCH_SECRETARY, selection=Selection.PLENUM, by=SYSTEM
    )
    organisations.add_post(unit=unit, title="委员", seats=3, by=SYSTEM)
    earlier = clock.today() - timedelta(days=90)
    organisations.appoint(post=head, holder_name="前任", starts_on=earlier, basis="上届选举", by=SYSTEM)
    return unit


@pytest.fixture
def officer(cast):
    return cast.actor("township_officer")


def planned(unit, officer, method=Method.PLENUM, kind=ElectionKind.FULL):
    return services.plan_election(
        unit=unit, kind=kind, method=method, poll_on=clock.today(), committee=[], by=officer
    )  # fmt: skip


def seated(unit, officer, names=MEMBERS, kind=ElectionKind.FULL):
    """The members elect the committee, and it takes its seats."""
    election = planned(unit, officer, Method.BRANCH, kind)
    services.post_list(election=election, listed=10, listed_on=clock.today(), by=officer)
    (post,) = selectors.seats_of(election)
    for name in (*names, "落选"):
        services.nominate(election=election, post=post, name=name, nominated_by="党员推荐", by=officer)
    services.post_candidates(election=election, by=officer)
    _counted(election, officer, dict.fromkeys(names, 9) | {"落选": 1}, 10)
    services.install_elected(election=election, on=clock.today(), basis="党员大会选举结果", by=officer)
    return election


def _counted(election, officer, votes, present, cast=None):
    keys = {each.name: each.public_id for each in selectors.on_ballot(election)}
    return services.enter_count(
        election=election, held_on=clock.today(), cast=present if cast is None else cast, present=present,
        tellers="万雨水", votes={keys[name]: number for name, number in votes.items()}, by=officer,
    )  # fmt: skip


def standing(unit, officer, name="甲"):
    election = planned(unit, officer)
    services.post_list(election=election, listed=3, listed_on=clock.today(), by=officer)
    (post,) = selectors.seats_of(election)
    services.nominate(election=election, post=post, name=name, nominated_by="上届委员会", by=officer)
    return services.post_candidates(election=election, by=officer)


def serving(unit):
    return sorted((each.post.title, each.holder_name) for each in units.serving_in(unit))


def test_the_members_elect_the_committee_and_the_committee_its_secretary(branch, officer):
    seated(branch, officer)
    assert serving(branch) == [("书记", "前任"), *[("委员", name) for name in sorted(MEMBERS)]]
    election = _counted(standing(branch, officer), officer, {"甲": 2}, 3)
    assert election.state == ElectionState.ELECTED
    assert str(election) == "上河村党支部 书记、副书记选举"
    done = services.install_elected(election=election, on=clock.today(), basis="镇党委批复", by=officer)
    assert serving(branch) == [("书记", "甲"), *[("委员", name) for name in sorted(MEMBERS)]]
    ends = {each.term_ends_on for each in units.serving_in(branch)}
    assert ends == {months_later(clock.today(), 60)}, "the secretary serves the term of the committee, which is whole"
    assert not election.handover.exists()
    assert done.state == ElectionState.CLOSED


@given(st.integers(1, 9), st.integers(0, 9))
def test_a_plenum_counts_as_any_election_in_the_party_and_may_have_as_many_candidates_as_seats(members, present):
    assert counting.is_valid("plenum", members, present) == (5 * present >= 4 * members)
    assert counting.fewest_candidates("plenum", members) == members < counting.fewest_candidates("branch", members)
    assert not counting.has_enough("plenum", present // 2, present, members, is_run_off=True)


def test_with_fewer_than_four_fifths_it_is_held_again(branch, officer):
    seated(branch, officer)
    assert _counted(standing(branch, officer), officer, {"甲": 2}, 2).state == ElectionState.VOID


def test_only_a_member_of_the_committee_is_chosen(branch, officer):
    seated(branch, officer)
    with pytest.raises(RuleBroken, match="落选不是委员"):
        standing(branch, officer, "落选")


def test_it_is_held_once_the_members_have_taken_their_seats(branch, officer):
    with pytest.raises(RuleBroken, match="还没有委员"):
        planned(branch, officer)
    under_way = planned(branch, officer, Method.BRANCH)
    with pytest.raises(RuleBroken, match="委员还没有就任"):
        planned(branch, officer)
    services.cancel_election(election=under_way, reason="重来", by=officer)
    seated(branch, officer)
    election = planned(branch, officer)
    with pytest.raises(RuleBroken, match="还没有办完"):
        planned(branch, officer)
    with pytest.raises(RuleBroken, match="委员现在有 3 人"):
        services.post_list(election=election, listed=4, listed_on=clock.today(), by=officer)


def test_only_a_party_organisation_has_such_a_post_and_how_a_post_is_filled_can_be_put_right(client, cast, branch):
    committee = organisations.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE, name="上河村村民委员会", division=cast.village, by=SYSTEM
    )
    with pytest.raises(RuleBroken, match="只有党组织"):
        organisations.add_post(unit=committee, title="主任", selection=Selection.PLENUM, by=SYSTEM)
    post = branch.posts.get(title="书记")
    client.force_login(cast.user("township_officer"))
    page = reverse("organisations:unit", args=[branch.public_id])
    way = reverse("organisations:change_post", args=[branch.public_id, post.public_id])
    assert way in client.get(page).content.decode()
    said = {"seats": "1", "is_head": "on", "role": "branch_secretary", "role_scope": "place"}
    assert "没有变" in client.post(way, said | {"selection": "plenum"}).content.decode()
    assert client.post(way, said | {"selection": "elected"}).url == page
    assert Method.PLENUM not in selectors.ways_open_to(branch)
    client.force_login(cast.user("resident"))
    assert client.get(way).status_code == 403


def test_the_way_on_the_page(client, cast, branch, officer):
    first = seated(branch, officer)
    client.force_login(cast.user("township_officer"))
    plan = reverse("elections:plan", args=[branch.public_id])
    assert plan in client.get(reverse("elections:election", args=[first.public_id])).content.decode()
    sent = {"kind": "full", "method": "plenum", "poll_on": clock.today().isoformat(), "committee": ""}
    page = client.post(plan, sent).url
    nominate = client.get(f"{page}nominate/").content.decode()
    assert all(name in nominate for name in MEMBERS)
    assert 'name="username"' not in nominate
    assert 'value="3"' in client.get(f"{page}post_list/").content.decode()
    days = client.get(page).content.decode()
    assert "把结果报上级党组织" in days
    assert "交接完" not in days


def test_after_a_by_election_the_committee_chooses_whom_it_lacks(branch, officer):
    seated(branch, officer)
    (left,) = units.serving_in(branch).filter(holder_name="丙")
    organisations.end_tenure(tenure=left, on=clock.today(), reason="去世", by=SYSTEM)
    Election.objects.update(state=ElectionState.CLOSED)
    again = seated(branch, officer, ("丁",), kind=ElectionKind.BY_ELECTION)
    again.refresh_from_db()
    assert again.state == ElectionState.CLOSED
    assert not selectors.chooses_next(again)
    organisations.end_tenure(
        tenure=units.serving_in(branch).get(holder_name="前任"), on=clock.today(), reason="", by=SYSTEM
    )
    assert selectors.chooses_next(again)


@given(st.integers(0, 200), st.integers(0, 12))
def test_a_branch_of_seven_and_more_has_a_committee_and_a_smaller_one_none(members, seats):
    assert branches.fits(members, seats) == (seats in ((3, 4, 5, 6, 7) if members >= 7 else (1, 2)))


def test_who_guides_the_election_is_told_that_so_few_members_have_no_committee(cast, branch, officer):
    activities.add_members(unit=branch, names=["甲", "乙", "丙", "丁"], by=cast.actor("secretary"))
    election = planned(branch, officer, Method.BRANCH)
    assert "正式党员 4 人，这次选 3 人。不到 7 人的支部不设委员会" in presenters.seats_words(election)
    activities.add_members(unit=branch, names=["戊", "己", "庚"], by=cast.actor("secretary"))
    assert presenters.seats_words(election) == ""
    branch.posts.filter(title="委员").update(seats=9)
    assert "3 到 5 人，一般不超过 7 人" in presenters.seats_words(election)
