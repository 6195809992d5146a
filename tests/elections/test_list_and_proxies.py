"""The list is the roll that was adopted, of those who vote here; nobody votes for more than three others."""

from datetime import timedelta

import pytest

from lianxin.elections import services
from lianxin.elections.forms import ListForm
from lianxin.elections.models import Candidate
from lianxin.elections.vocabulary import Method, WrittenIn
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people import services as people
from tests.elections.test_at_meetings import body
from tests.elections.test_at_meetings import planned as meets
from tests.elections.test_representatives import assembly, planned


def rolled(cast, kind, adopt=True):
    by = cast.actor("secretary")
    roll = people.draw_roll(division=cast.village, kind=kind, as_of=clock.today(), by=by)
    return people.adopt_roll(roll=roll, adopted_by="村民代表会议", by=by) if adopt else roll


@pytest.fixture
def voters(village):
    for name in ("甲", "乙", "丙"):
        people.register_person(
            name=name, division=village.cast.village, populations=("registered", "collective_member"), birth_year=1980,
            by=village.at("secretary"),
        )  # fmt: skip
    return rolled(village.cast, "voter")


def test_the_number_is_that_of_the_roll(village, voters):
    election = village.planned()
    said = {"election": election, "listed_on": clock.today(), "roll": voters, "by": village.at("secretary")}
    with pytest.raises(RuleBroken, match="选的名单上是"):
        services.post_list(listed=999, **said)
    assert services.post_list(**said).listed == voters.entries.count() > 0


def test_who_is_written_in_is_looked_up_on_the_list(village, voters, later):
    """One person of the roll bears the name, and nobody of that name stands; a name the roll does not have stays a name."""
    election = services.post_list(
        election=village.planned(), listed_on=clock.today(), roll=voters, by=village.at("secretary")
    )
    with later(7):
        for name, post in zip("子丑寅卯辰", [village.head] * 2 + [village.member] * 3, strict=True):
            village.stands(election, name, post)
        election = village.audited(services.post_candidates(election=election, by=village.at("secretary")))
    with later(30):
        written = [WrittenIn(village.head, name, 1) for name in ("甲", "午")]
        votes = {"子": 1, "丑": 0, "寅": 1, "卯": 1, "辰": 1}
        village.counted(election, votes, cast=3, proxies=0, written_in=written, is_screened=True)
    known = {each.name: each.holder_ref for each in Candidate.objects.filter(is_written_in=True)}
    assert known == {"甲": voters.entries.get(name="甲").person.public_id, "午": ""}


def test_a_roll_of_others_is_no_list_of_voters(village, voters):
    said = {"election": village.planned(), "listed_on": clock.today(), "by": village.at("secretary")}
    with pytest.raises(RuleBroken, match="不是这次选举的"):
        services.post_list(roll=rolled(village.cast, "registered"), **said)
    with pytest.raises(RuleBroken, match="名册通过的日子"):
        services.post_list(roll=voters, **said | {"listed_on": clock.today() - timedelta(days=1)})
    with pytest.raises(RuleBroken, match="多少人"):
        services.post_list(**said)
    with pytest.raises(RuleBroken, match="太旧"):
        services.post_list(listed=100, **said | {"listed_on": clock.today() - timedelta(days=61)})


def test_the_collective_votes_by_its_own_roll(cast, village, voters):
    election = planned(cast, assembly(cast, 21))
    with pytest.raises(RuleBroken, match="不是这次选举的"):
        services.post_list(election=election, listed_on=clock.today(), roll=voters, by=cast.actor("township_officer"))


def test_of_the_collectives_roll_it_is_asked_how_many_have_a_vote(cast, voters):
    """Its children are members too."""
    election = meets(cast, body(cast, UnitKind.COLLECTIVE_COUNCIL), Method.MEMBER_ASSEMBLY)
    roll = rolled(cast, "collective_member")
    sent = {"listed_on": clock.today().isoformat(), "roll": roll.public_id}
    form = ListForm(sent, about=election, actor=cast.actor("secretary"))
    assert set(form.errors) == {"listed"}
    assert "孩子" in form.fields["listed"].help_text


def test_more_proxies_than_three_for_each_who_came_are_refused(village, later):
    election = village.nominated()
    votes = {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 30}
    with later(30):
        with pytest.raises(RuleBroken, match="亲自投票的 19 人，委托的不能多于 57 张"):
            village.counted(election, votes, proxies=61)
        village.counted(election, votes, proxies=60)
