"""Each place pays for its own points: villages that merged settle, and a family that moved uses what the old place gave it there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.ledger import selectors as ledger
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.points import selectors, services
from lianxin.points.models import Move, Purse, Redemption, Rule, RuleSet
from lianxin.territory import services as territory
from tests.cast import make_user
from tests.points.conftest import RULE


@pytest.fixture
def thanked(village):
    """A household with twelve points of its village."""
    village.person = village.family()
    village.rule_set = village.funded()
    village.settled(village.rule_set, village.person)
    village.purse = Purse.objects.get()
    return village


def _next_door(village):
    """The other village thanks too, with people and money of its own."""
    place = village.cast.other_village
    place.refresh_from_db()
    there = type(village)(replace(village.cast, village=place))
    there.now = village.now
    roles = (("clerk2", "station_staff"), ("head2", "branch_secretary"), ("money2", "collective_officer"))
    there.clerk, there.head, accountant = (_actor(village, name, role, place) for name, role in roles)
    there.rules = RuleSet.objects.create(
        division=place, division_path=place.path, version=1, title="规则", starts_on=there.today,
        ends_on=there.today + timedelta(days=300), budget_points=500, unit_value_fen=50, drafted_at=there.now,
        source_kind="letter", source_id="R9",
    )  # fmt: skip
    Rule.objects.create(rule_set=there.rules, **RULE)
    RuleSet.objects.filter(pk=there.rules.pk).update(state="in_force", enacted_on=there.today)
    there.rules.refresh_from_db()
    there.funded(there.rules, 10_000, by=accountant)
    return there


def _actor(village, name, role, place):
    village.cast.users[name] = make_user(name, f"下河{name}", role=role, scope=place)
    return village.cast.actor(name)


def _thank_there(there, person):
    claim = there.claimed(there.rules, person, by=there.clerk, channel="paper")
    for name in ("grid2", "member2"):
        verifier = _actor(there, name, "committee_member", there.cast.village)
        there.known(name)
        claim = services.verify_claim(claim=claim, by=verifier, at=there.now)
    batch = there.batch(there.rules)
    there.later(10)
    return services.settle_batch(batch=batch, by=there.head, at=there.now)


def _held():
    return {purse.division.name: selectors.balance_of(purse) for purse in Purse.objects.select_related("account")}


def _moved_on(thanked):
    cast = thanked.cast
    officer = cast.actor("township_officer")
    return people.move_household(
        household=thanked.person.home, division=cast.other_village, code="XH-7", by=officer, on=thanked.today
    )


def test_the_first_batch_of_a_village_that_took_in_another_is_settled(thanked):
    cast = thanked.cast
    territory.merge_divisions(
        divisions=[cast.village], into=cast.other_village, on=clock.today(), by=cast.actor("county_officer")
    )
    thanked.person.refresh_from_db()
    _thank_there(_next_door(thanked), thanked.person)
    assert _held() == {"上河村": 12, "下河村": 12}
    assert Move.objects.filter(kind="award").count() == 2
    assert not ledger.wrong_balances()


def test_a_family_that_moved_is_thanked_where_it_lives_and_uses_what_it_had_where_that_came_from(thanked, client):
    cast, item = thanked.cast, thanked.item()
    _moved_on(thanked)
    thanked.person.refresh_from_db()
    there = _next_door(thanked)
    _thank_there(there, thanked.person)
    assert _held() == {"上河村": 12, "下河村": 12}
    new = Purse.objects.get(division=cast.other_village)
    with pytest.raises(RuleBroken, match="这件要用上河村的积分换"):
        services.reserve(purse=new, item=item, by=cast.actor("resident"), at=there.now)
    client.force_login(cast.user("resident"))
    page = client.get(f"/points/store/items/{item.public_id}/choose/").content.decode()
    assert page.count("我家 · 能用") == 1
    ours = client.get("/points/ours/").content.decode()
    assert "我家 · 上河村" in ours
    assert "我家 · 下河村" in ours
    assert "在上河村的积分超市用" in ours
    client.force_login(cast.user("clerk"))
    serve = f"/points/store/serve/?place={cast.village.public_id}"
    for who in ("周小满", "SH-0001", "XH-7"):
        assert client.post(serve, {"who": who, "item": item.public_id, "quantity": 1}).status_code == (
            302 if who != "XH-7" else 422  # no more points
        )
    assert Redemption.objects.filter(purse=thanked.purse).count() == 2
    assert (
        set(selectors.purses_to_copy(thanked.person))
        == set(selectors.purses_of(thanked.person))
        == {thanked.purse, new}
    )
    assert Message.objects.filter(user=cast.user("resident"), body__contains="代您家留了").count() == 2


def test_part_of_a_name_finds_nobody_who_moved_away(thanked):
    _moved_on(thanked)
    found = [selectors.one_who_moved(text, thanked.cast.village) for text in ("周小满", "SH-0001", "XH-7", "周", "")]
    assert [[each.name for each in persons] for persons in found] == [["周小满"]] * 3 + [[], []]
    assert not selectors.one_who_moved("周小满", thanked.cast.other_village)


def test_at_the_counter_they_say_whose_points(thanked, client):
    cast, item = thanked.cast, thanked.item()
    services.transfer_in_household(
        household=thanked.person.home, giver=None, taker=thanked.person, points=6, by=cast.actor("resident"), at=thanked.now
    )  # fmt: skip
    client.force_login(cast.user("clerk"))
    serve = f"/points/store/serve/?place={cast.village.public_id}"
    sent = {"who": "周小满", "item": item.public_id, "quantity": 1}
    told = client.post(serve, sent)
    assert told.status_code == 422
    assert "户里能用 6 分，他自己名下能用 6 分。请选用谁的分。" in told.content.decode()
    assert client.post(serve, sent | {"whose": "own"}).status_code == 302
    assert Redemption.objects.get().purse.person == thanked.person


def test_points_of_one_place_never_become_another_s(thanked):
    cast = thanked.cast
    _moved_on(thanked)
    thanked.person.refresh_from_db()
    there = _next_door(thanked)
    _thank_there(there, thanked.person)
    home = Purse.objects.get(division=cast.other_village).household
    assert [place.name for place in selectors.places_of_purses(home)] == ["上河村", "下河村"]
    given = {"household": home, "giver": None, "taker": thanked.person, "points": 5, "division": cast.village}
    with pytest.raises(NotAllowed):
        services.transfer_in_household(**given, present=thanked.person, by=there.clerk, at=there.now)
    services.transfer_in_household(**given, present=thanked.person, by=thanked.clerk, at=there.now)
    own = Purse.objects.get(person=thanked.person)
    assert (own.division, selectors.balance_of(own)) == (cast.village, 5)
    assert selectors.balance_of(thanked.purse) == 7
    assert (
        set(selectors.purses_around(own)) == {own.pk, thanked.purse.pk} == set(selectors.purses_around(thanked.purse))
    )
