from datetime import date

import pytest
from django.db import IntegrityError, transaction

from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.people import services as people
from lianxin.people.models import Roll, RollEntry
from lianxin.people.policies import can_view_roll, rolls_visible_to


@pytest.fixture
def roll(cast, home):
    return people.draw_roll(division=cast.village, kind="resident", as_of=clock.today(), by=home.clerk)


@pytest.fixture
def adopted(cast, roll):
    return people.adopt_roll(roll=roll, adopted_by="村民代表会议", by=cast.actor("secretary"))


def test_draw_roll_takes_the_population_as_of_the_day(cast, home, roll):
    assert [entry.name for entry in roll.entries.order_by("number")] == ["欧阳春", "周小满", "周芽"]
    early = people.draw_roll(division=cast.village, kind="resident", as_of=date(2020, 1, 1), by=home.clerk)
    assert early.entries.count() == 0


def test_draw_roll_of_voters_leaves_out_children_and_unknown_ages(cast, home):
    for person in (home.rep, home.child, home.other):
        people.start_belonging(person=person, population="registered", by=home.clerk)
    voters = people.draw_roll(division=cast.village, kind="voter", as_of=clock.today(), by=home.clerk)
    assert [entry.name for entry in voters.entries.all()] == ["周小满"]


@pytest.mark.parametrize("as_of", [date(1, 1, 1), date(17, 5, 5), date(9999, 12, 31)])
def test_draw_roll_refuses_a_day_too_far_away(client, cast, home, as_of):
    with pytest.raises(RuleBroken, match="离今天太远"):
        people.draw_roll(division=cast.village, kind="voter", as_of=as_of, by=home.clerk)
    client.force_login(cast.user("clerk"))
    asked = {"division": cast.village.pk, "kind": "voter", "as_of": f"{as_of.year:04}-01-01"}
    assert client.post("/people/rolls/", asked).status_code < 500


def test_adopt_roll_is_the_committees(cast, home, roll):
    with pytest.raises(NotAllowed):
        people.adopt_roll(roll=roll, adopted_by="x", by=home.clerk)


def test_adopt_roll_refuses_an_empty_one_and_a_second_time(cast, home, adopted):
    with pytest.raises(RuleBroken):
        people.adopt_roll(roll=adopted, adopted_by="又一次", by=cast.actor("secretary"))
    empty = people.draw_roll(division=cast.village, kind="collective_member", as_of=clock.today(), by=home.clerk)
    with pytest.raises(RuleBroken):
        people.adopt_roll(roll=empty, adopted_by="x", by=cast.actor("secretary"))


@pytest.mark.parametrize(
    "change",
    [
        lambda roll, person: Roll.objects.filter(pk=roll.pk).update(adopted_by="别人"),
        lambda roll, person: Roll.objects.filter(pk=roll.pk)._raw_delete("default"),
        lambda roll, person: RollEntry.objects.filter(roll=roll).update(name="别人"),
        lambda roll, person: RollEntry.objects.filter(roll=roll)._raw_delete("default"),
        lambda roll, person: RollEntry.objects.create(roll=roll, number=99, person=person, name="补"),
    ],
)
def test_an_adopted_roll_is_frozen_by_the_database(home, adopted, change):
    with pytest.raises(IntegrityError), transaction.atomic():
        change(adopted, home.other)


def test_correct_roll_stands_beside_it(cast, home, adopted):
    people.correct_roll(
        roll=adopted,
        kind="removed",
        person=home.other,
        reason="重复登记",
        decided_by="村民代表会议",
        by=cast.actor("secretary"),
    )
    assert adopted.corrections.count() == 1
    assert adopted.entries.count() == 3


def test_rolls_visible_to_agrees_for_the_whole_cast(cast, roll):
    for name in cast.users:
        actor = cast.actor(name)
        assert rolls_visible_to(actor, Roll.objects.all()).exists() == bool(can_view_roll(actor, roll)), name
