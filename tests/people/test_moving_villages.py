"""A household moves to another village in one act, and both villages have it in their record."""

from datetime import date

import pytest
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.people import services as people
from lianxin.people.models import Household
from lianxin.people.vocabulary import Population

DAY = date(2026, 11, 20)


def move(cast, home, by="township_officer", **changes):
    values = {"division": cast.other_village, "code": "XH-9", "address": "河下 3 号", "on": DAY, "reason": "建了新房"}
    return people.move_household(household=home.household, by=cast.actor(by), **{**values, **changes})


def test_move_household_is_one_act_with_history_on_both_sides(cast, home):
    people.start_belonging(person=home.rep, population=Population.COLLECTIVE_MEMBER, by=home.clerk)
    arrived = move(cast, home)
    home.household.refresh_from_db()
    assert (home.household.ended_on, home.household.moved_to) == (DAY, arrived)
    roles = {m.person: (m.role, m.relation, m.ends_on) for m in arrived.members.all()}
    assert roles == {home.rep: ("representative", "", None), home.child: ("member", "grandchild", None)}
    assert not home.household.members.filter(ends_on__isnull=True).exists()
    home.rep.refresh_from_db()
    assert (home.rep.division, home.rep.address, home.rep.is_here) == (cast.other_village, "河下 3 号", True)
    held = {b.population: b.division for b in home.rep.belongings.filter(ends_on__isnull=True)}
    assert held == {"resident": cast.other_village, "collective_member": cast.village}
    tags = dict(AuditEvent.objects.filter(tag__startswith="people:household:move").values_list("tag", "scope_path"))
    assert tags == {
        "people:household:move_out": cast.village.path, "people:household:move_in": cast.other_village.path
    }  # fmt: skip


@pytest.mark.parametrize("name", ["clerk", "resident", "outsider"])
def test_move_household_is_for_who_looks_after_both_villages(cast, home, name):
    with pytest.raises(NotAllowed):
        move(cast, home, by=name)
    assert Household.objects.count() == 1


def test_move_household_refuses_a_code_taken_the_same_village_and_a_second_time(cast, home):
    there = people.register_person(name="田禾", division=cast.other_village, by=SYSTEM)
    people.register_household(code="XH-9", division=cast.other_village, representative=there, by=SYSTEM)
    with pytest.raises(RuleBroken, match="XH-9"):
        move(cast, home)
    with pytest.raises(RuleBroken):
        move(cast, home, division=cast.village, code="new")
    move(cast, home, code="XH-10")
    home.household.refresh_from_db()
    with pytest.raises(RuleBroken):
        move(cast, home, code="XH-11")


def test_move_household_by_the_page(cast, home, client):
    client.force_login(cast.user("township_officer"))
    page = reverse("people:household", args=[home.household.public_id])
    way = reverse("people:move_household", args=[home.household.public_id])
    assert way in client.get(page).content.decode()
    asked = {"division": "下河村", "code": "XH-9", "address": "", "on": "2026-11-20", "reason": "建了新房"}
    assert client.post(way, {**asked, "division": "没有这个村"}).status_code == 422
    assert client.post(way, asked).status_code == 302
    old = client.get(page).content.decode()
    assert "整户迁往下河村" in old
    assert way not in old
    arrived = Household.objects.get(code="XH-9")
    assert "从上河村" in client.get(reverse("people:household", args=[arrived.public_id])).content.decode()
    client.force_login(cast.user("clerk"))
    assert client.get(way).status_code == 403
    assert way not in client.get(page).content.decode()
