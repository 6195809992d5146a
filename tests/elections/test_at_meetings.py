"""Bodies chosen at a meeting: the collective's council, the supervision and the mediators of a village; by their own days and majorities."""

from datetime import timedelta

import pytest

from lianxin.elections import exports, presenters, selectors, services
from lianxin.elections.vocabulary import (
    ELECTION_WAYS,
    ElectionKind,
    ElectionState,
    ElectionVerb,
    Handover,
    Method,
    Paper,
    Sheet,
)
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.organisations import selectors as units
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind

OFFICE = {Handover.SEALS, Handover.FILES, Handover.AFFAIRS}
ALL = OFFICE | {Handover.OFFICE, Handover.ACCOUNTS, Handover.ASSETS, Handover.DEBTS}


def body(cast, kind, seats=3):
    unit = organisations.create_unit(kind=kind, name="上河村的", division=cast.village, by=SYSTEM)
    organisations.add_post(unit=unit, title="成员", seats=seats, by=SYSTEM)
    return unit


def planned(cast, unit, method, **more):
    said = {
        "unit": unit, "kind": ElectionKind.FULL, "method": method, "poll_on": clock.today(), "committee": [],
        "by": cast.actor("township_officer"),
    }  # fmt: skip
    return services.plan_election(**said | more)


def posted(cast, election, listed, names):
    by = cast.actor("township_officer")
    services.post_list(election=election, listed=listed, listed_on=clock.today(), by=by)
    for name in names:
        (post,) = selectors.seats_of(election)
        services.nominate(election=election, post=post, name=name, nominated_by="大家推荐", by=by)
    return services.post_candidates(election=election, by=by)


def counted(county, election, votes, **more):
    keys = {each.name: each.public_id for each in selectors.on_ballot(election)}
    said = {"held_on": clock.today(), "tellers": "万雨水", "by": county.actor("township_officer")}
    return services.enter_count(
        election=election, votes={keys[name]: number for name, number in votes.items()}, **said | more
    )


@pytest.mark.parametrize(
    ("kind", "method", "listed", "present", "votes", "handed_over"),
    [
        (UnitKind.COLLECTIVE_COUNCIL, Method.MEMBER_ASSEMBLY, 90, 70, (60, 61, 60), ALL),
        (UnitKind.COLLECTIVE_SUPERVISORS, Method.MEMBER_REPS, 30, 20, (20, 20, 20), OFFICE),
        (UnitKind.SUPERVISION_COMMITTEE, Method.REPS, 30, 20, (11, 12, 20), OFFICE),
        (UnitKind.MEDIATION_COMMITTEE, Method.ASSEMBLY, 101, 51, (26, 30, 51), OFFICE),
    ],
)
def test_as_many_candidates_as_seats_are_elected_and_take_office(
    cast, kind, method, listed, present, votes, handed_over
):
    election = posted(cast, planned(cast, body(cast, kind), method), listed, "甲乙丙")
    with pytest.raises(RuleBroken, match="到会的有选举权的人数"):
        counted(cast, election, dict(zip("甲乙丙", votes, strict=True)), cast=present)
    election = counted(cast, election, dict(zip("甲乙丙", votes, strict=True)), cast=present, present=present)
    assert election.state == ElectionState.ELECTED
    assert presenters.majority_words(method)
    services.install_elected(election=election, on=clock.today(), basis="会议记录", by=cast.actor("township_officer"))
    assert {each.holder_name for each in units.serving_in(election.unit)} == set("甲乙丙")
    assert {each.what for each in election.handover.all()} == handed_over


def test_two_thirds_of_all_members_elect_however_few_came(cast):
    election = posted(
        cast, planned(cast, body(cast, UnitKind.COLLECTIVE_COUNCIL), Method.MEMBER_ASSEMBLY), 90, "甲乙丙"
    )
    found = counted(cast, election, {"甲": 60, "乙": 60, "丙": 59}, cast=60, present=60)
    assert found.state == ElectionState.RUN_OFF
    assert {each.name for each in selectors.standing(found) if each.elected_in} == {"甲", "乙"}


def test_who_may_not_vote_for_others_at_a_meeting(cast):
    election = posted(cast, planned(cast, body(cast, UnitKind.MEDIATION_COMMITTEE), Method.REPS), 30, "甲乙丙")
    with pytest.raises(RuleBroken, match="不能委托"):
        counted(cast, election, {"甲": 20, "乙": 20, "丙": 20}, cast=20, present=20, proxies=2)
    assert Paper.PROXIES not in selectors.notices_for(election)
    assert Sheet.PROXIES not in selectors.sheets_of(election)
    assert "委托" not in presenters.notice_words(election, Paper.POLL)[1]


def test_of_the_collective_who_is_of_one_household_votes_for_another(cast):
    unit = body(cast, UnitKind.COLLECTIVE_COUNCIL)
    election = posted(cast, planned(cast, unit, Method.MEMBER_ASSEMBLY), 90, "甲乙丙")
    assert Paper.PROXIES in selectors.notices_for(election)
    assert Sheet.PROXIES in selectors.sheets_of(election)
    assert Sheet.MOBILE not in selectors.sheets_of(election)
    for paper in (Paper.POLL, Paper.PROXIES):
        assert "只能委托同一户" in presenters.notice_words(election, paper)[1]
    notes = exports.SHEETS[Sheet.PROXIES](election, "https://desk.example.org/")[1]["notes"]
    assert "只能委托同一户" in notes[0]
    assert "三个人" not in notes[0]


def test_a_group_needs_no_committee_and_hands_nothing_over(cast):
    unit = body(cast, UnitKind.VILLAGERS_GROUP, seats=1)
    election = posted(cast, planned(cast, unit, Method.GROUP), 60, "甲乙")
    found = counted(cast, election, {"甲": 30, "乙": 10}, cast=45)
    done = services.install_elected(election=found, on=clock.today(), basis="小组会", by=cast.actor("township_officer"))
    assert done.state == ElectionState.CLOSED
    assert not done.handover.exists()
    assert not {str(presenters.STEP_WORDS[code]) for code in ("audit", "handover")}.intersection(
        str(what) for what, *_rest in presenters.day_rows(done, [], [])
    )


def test_the_accounts_are_audited_wherever_that_is_asked_for():
    ways = ELECTION_WAYS
    assert set(ways[ElectionVerb.COUNT].sources) <= set(ways[ElectionVerb.NOTE_AUDIT].sources)


def test_a_committee_is_counted_once_its_accounts_were_audited(village, later):
    election = village.listed(since=6)
    for name, post in zip("甲乙丙丁戊", (village.head, village.head, *[village.member] * 3), strict=True):
        village.stands(election, name, post)
    services.post_candidates(election=election, by=village.at("secretary"))
    with later(30):
        votes = {each.public_id: 45 if each.name in "甲丙丁" else 2 for each in selectors.on_ballot(election)}
        with pytest.raises(RuleBroken, match="先登记离任审计") as refused:
            services.enter_count(
                election=election, held_on=clock.today(), cast=80, votes=votes, tellers="万雨水", by=village.at()
            )
        assert "第四十条" in refused.value.article


def test_a_cancelled_election_and_decided_objections_are_told(village):
    election = village.listed()
    objection = services.object_to_list(
        election=election, name="周小满", words="漏了我", raised_on=clock.today(), by=village.at("secretary")
    )
    assert Paper.OBJECTIONS not in selectors.notices_for(election)
    services.decide_objection(
        objection=objection, is_upheld=True, listed=101, answer="补上", by=village.at("secretary")
    )
    election.refresh_from_db()
    assert Paper.OBJECTIONS in selectors.notices_for(election)
    _title, body_words = presenters.notice_words(election, Paper.OBJECTIONS)
    assert "属实、改正名单的 1 条" in body_words
    assert "周小满" not in body_words
    nominated = services.cancel_election(election=election, reason="台风", by=village.at())
    assert selectors.notices_for(nominated) == [Paper.CANCELLED]
    assert "台风" in presenters.notice_words(nominated, Paper.CANCELLED)[1]


def test_who_votes_for_whom_is_told_before_the_poll(village):
    election = village.nominated(poll_on=clock.today() + timedelta(days=30))
    assert Paper.PROXIES in selectors.notices_for(election)
    assert "受托人" in presenters.notice_words(election, Paper.PROXIES)[1]


@pytest.mark.parametrize("kind", [UnitKind.VILLAGER_REP_ASSEMBLY, UnitKind.RESIDENT_REP_ASSEMBLY])
def test_representatives_are_chosen_by_households(cast, kind):
    election = posted(cast, planned(cast, body(cast, kind), Method.BY_HOMES), 40, "甲乙丙")
    assert counted(cast, election, dict.fromkeys("甲乙丙", 15), cast=21).state == ElectionState.ELECTED
