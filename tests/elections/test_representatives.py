"""Representatives of households: how many, by which law, and those of the collective."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lianxin.elections import presenters, selectors, services
from lianxin.elections.calc.representatives import SHARES, are_most, fitting, is_a_third
from lianxin.elections.models import Candidate, Election
from lianxin.elections.vocabulary import ElectionKind, ElectionState, Method
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people import services as people
from lianxin.people.models import Household
from lianxin.territory import services as territory
from lianxin.territory.vocabulary import Level


@given(st.sampled_from(sorted(SHARES)), st.integers(0, 5000))
def test_each_representative_stands_for_as_many_households_as_the_law_says(kind, households):
    share = SHARES[kind]
    low, high = fitting(share, households)
    assert share.least <= low <= high
    assert low * share.many >= households
    assert high * share.few <= households or high == low


def test_the_numbers_of_the_law():
    assert fitting(SHARES["villagers_group"], 60) == (4, 12)
    assert fitting(SHARES["resident_rep_assembly"], 1000) == (20, 50)
    assert fitting(SHARES["member_rep_assembly"], 60) == (21, 21)  # more than twenty, however few the households


def assembly(cast, seats):
    unit = organisations.create_unit(
        kind=UnitKind.MEMBER_REP_ASSEMBLY, name="上河村成员代表大会", division=cast.village, by=SYSTEM
    )
    organisations.add_post(unit=unit, title="成员代表", seats=seats, by=SYSTEM)
    return unit


def planned(cast, unit, **more):
    said = {
        "unit": unit, "kind": ElectionKind.FULL, "method": Method.MEMBERS, "poll_on": clock.today(),
        "committee": ["严大寒"], "by": cast.actor("township_officer"),
    }  # fmt: skip
    return services.plan_election(**said | more)


def test_the_collectives_representatives_are_elected_by_household(cast):
    unit = assembly(cast, 21)
    election = planned(cast, unit)
    officer = cast.actor("township_officer")
    services.post_list(election=election, listed=200, listed_on=clock.today(), by=officer)
    (post,) = selectors.seats_of(election)
    names = [f"代表{number}" for number in range(21)]
    for name in names:  # as many as seats are enough: no law asks for more
        services.nominate(election=election, post=post, name=name, nominated_by="各片推选", by=officer)
    services.post_candidates(election=election, by=officer)
    votes = {each.public_id: 90 for each in selectors.on_ballot(election)}
    count = {"held_on": clock.today(), "tellers": "万雨水", "votes": votes, "by": officer}
    election = services.enter_count(election=election, cast=101, **count)
    assert election.state == ElectionState.ELECTED
    assert "农村集体经济组织法" in presenters.majority_words(election.method)
    assert "妇女" in presenters.woman_words(election, selectors.standing(election))


def test_twenty_representatives_of_a_collective_are_too_few(cast):
    with pytest.raises(RuleBroken, match="至少 21 人，现在设了 20 席"):
        planned(cast, assembly(cast, 20))


def test_who_guides_the_election_is_told_when_the_number_does_not_fit(client, cast):
    unit = assembly(cast, 60)
    election = planned(cast, unit)
    assert "还没有这里的户" in presenters.seats_words(election)
    Household.objects.bulk_create(
        Household(code=f"T{number:04}", division=cast.village, division_path=cast.village.path) for number in range(150)
    )
    page = f"/elections/{election.public_id}/"
    client.force_login(cast.user("township_officer"))
    assert "有 150 户，设了 60 名代表。每 5 到 15 户选一名代表（农村集体经济组织法），应当有 21 到 30 名" in (
        client.get(page).content.decode()
    )
    client.force_login(cast.user("resident"))
    assert "60 名代表" not in client.get(page).content.decode()
    unit.posts.update(seats=25)
    assert presenters.seats_words(Election.objects.get()) == ""


def test_a_group_that_is_a_place_sends_one_of_five_to_fifteen_households(cast):
    group = territory.create_division(parent=cast.village, name="一组", level=Level.GROUP, by=SYSTEM)
    unit = organisations.create_unit(kind=UnitKind.VILLAGERS_GROUP, name="一组", division=group, by=SYSTEM)
    organisations.add_post(unit=unit, title="组长", is_head=True, by=SYSTEM)
    organisations.add_post(unit=unit, title="村民代表", seats=3, is_delegate=True, by=SYSTEM)
    own = planned(cast, unit, method=Method.GROUP)
    assert presenters.seats_words(own) == ""
    services.cancel_election(election=own, reason="改期", by=cast.actor("township_officer"))
    Household.objects.bulk_create(
        Household(code=f"G{number:04}", division=group, division_path=group.path) for number in range(52)
    )
    sent = planned(cast, unit, method=Method.GROUP, kind=ElectionKind.DELEGATES)
    assert "应当有 4 到 10 名" in presenters.seats_words(sent)


@given(st.integers(0, 500), st.integers(0, 20))
def test_four_fifths_and_a_third(number, others):
    assert are_most(4 * others, others)
    assert not others or not are_most(4 * others - 1, others)
    assert is_a_third(number, 3 * number)
    assert not is_a_third(number, 3 * number + 1)


def test_a_meeting_of_villagers_has_enough_representatives_and_women(cast):
    unit = organisations.create_unit(
        kind=UnitKind.VILLAGER_REP_ASSEMBLY, name="上河村村民代表会议", division=cast.village, by=SYSTEM
    )
    organisations.add_post(unit=unit, title="代表", seats=11, by=SYSTEM)
    committee = organisations.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE, name="上河村村民委员会", division=cast.village, by=SYSTEM
    )
    organisations.add_post(unit=committee, title="委员", seats=3, by=SYSTEM)
    election = planned(cast, unit, method=Method.BY_HOMES, committee=[])
    assert "五分之四" in presenters.seats_words(election)
    organisations.change_post(post=unit.posts.get(), seats=12, by=SYSTEM)
    assert "五分之四" not in presenters.seats_words(election)
    election.state = ElectionState.ELECTED
    refs = [
        people.register_person(
            name=name, division=cast.village, sex=sex, birth_year=1980, by=cast.actor("clerk")
        ).public_id
        for name, sex in (("甲", "female"), ("乙", "male"), ("丙", "male"), ("丁", "male"))
    ]
    stand = [Candidate(name=ref, holder_ref=ref, elected_in=1) for ref in refs]
    assert "妇女代表有 1 人" in presenters.woman_words(election, stand)
    assert presenters.woman_words(election, stand[:3]) == ""
