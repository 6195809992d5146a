"""A proposed assignment: worked out from what is known, edited, confirmed or dropped by a person; nothing by itself."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.liaison import selectors
from lianxin.liaison import services as liaison
from lianxin.liaison.exports import reason_words
from lianxin.liaison.models import Assignment, PlanPart
from lianxin.liaison.vocabulary import AssignmentKind, AuditTag, PartState
from lianxin.people import services as people
from lianxin.territory import services as territory
from tests.cast import STARTED, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def village(door):
    """Six households more, all of them without anybody."""
    for name in ("郑大山", "冯二喜", "陈三妹", "褚四海", "卫五常", "蒋六顺"):
        door.household(name)
    return door


def proposed(door, kind=AssignmentKind.LEAD, by=None):
    plan = liaison.ask_plan(division=door.cast.village, kind=kind, by=by or door.secretary)
    liaison.work_out_plans()
    return plan.parts.get()


def signed_in(door, name="secretary"):
    client = Client()
    client.force_login(door.cast.user(name))
    return client


def leads(kind=AssignmentKind.LEAD):
    rows = Assignment.objects.filter(ends_at__isnull=True, kind=kind)
    return {each.contact.household_id: each.liaison_id for each in rows.select_related("contact")}


def test_proposal_changes_nothing_and_gives_everybody_somebody(village):
    part = proposed(village)
    assert part.state == PartState.READY
    assert part.rows.count() == 7
    assert leads() == {}
    counts = selectors.loads_of(part)
    assert sorted(counts.values()) == [3, 4]  # two liaisons, evenly
    assert {each.change for each in part.rows.all()} == {"new"}


def test_adopting_carries_out_the_list_and_tells_people(village, django_capture_on_commit_callbacks):
    part = proposed(village)
    assert liaison.adopt_plan_part(part=part, by=village.secretary, basis="11月支部会") == 7
    assert leads() == dict(part.rows.values_list("household_id", "chosen_id"))
    part.refresh_from_db()
    assert (part.state, part.settled_by_name) == (PartState.ADOPTED, village.secretary.name)
    tags = list(AuditEvent.objects.order_by("-id").values_list("tag", flat=True)[:2])
    assert set(tags) == {AuditTag.ASSIGNMENTS_ADOPTED, AuditTag.PLAN_ADOPTED}
    with pytest.raises(RuleBroken):
        liaison.adopt_plan_part(part=part, by=village.secretary)


def test_pair_of_today_stays_and_the_next_plan_says_so(village):
    liaison.adopt_plan_part(part=proposed(village), by=village.secretary)
    again = proposed(village)
    assert {each.change for each in again.rows.all()} == {"stays"}
    assert liaison.adopt_plan_part(part=again, by=village.secretary) == 0


def test_person_chooses_somebody_else_and_that_is_carried_out(village):
    part = proposed(village)
    row = part.rows.order_by("place").first()
    other = next(each for each in (village.wu, village.he) if each.pk != row.after_id)
    liaison.change_plan_row(row=row, liaison=other, by=village.secretary)
    assert AuditEvent.objects.latest("id").tag == AuditTag.PLAN_ROW_CHANGED
    liaison.adopt_plan_part(part=part, by=village.secretary)
    assert leads()[row.household_id] == other.pk


def test_plan_that_no_longer_fits_is_refused(village):
    part = proposed(village)
    village.assign(village.homes[0].household)
    with pytest.raises(RuleBroken, match="已经变了"):
        liaison.adopt_plan_part(part=part, by=village.secretary)
    assert len(leads()) == 1


def test_who_said_no_and_who_is_kin_is_not_proposed(village):
    home = village.homes[1]
    liaison.decline(assignment=village.assign(home.household), by=village.secretary)
    sister = people.register_person(name="何小雪", division=village.cast.village, by=SYSTEM, user=village.he.user)
    people.record_kinship(
        person=village.homes[2].rep, relative=sister, by=village.secretary, kind="sibling", source="户口簿"
    )
    part = proposed(village)
    chosen = dict(part.rows.values_list("household_id", "after_id"))
    assert chosen[home.household.pk] == village.he.pk
    assert chosen[village.homes[2].household.pk] == village.wu.pk


def test_deputy_is_somebody_else_than_the_lead(village):
    liaison.adopt_plan_part(part=proposed(village), by=village.secretary)
    part = proposed(village, AssignmentKind.DEPUTY)
    now = leads()
    assert all(row.after_id != now[row.household_id] for row in part.rows.all())
    liaison.adopt_plan_part(part=part, by=village.secretary)
    assert len(leads(AssignmentKind.DEPUTY)) == 7


def test_what_cannot_be_is_said_with_names(village):
    liaison.change_liaison(
        liaison=village.he, by=village.secretary, phone="", skills=[], own_cap=None, exemption="ill", volunteers=False
    )
    liaison.change_liaison(
        liaison=village.wu, by=village.secretary, phone="", skills=[], own_cap=5, exemption="", volunteers=False
    )
    part = proposed(village)
    assert part.state == PartState.IMPOSSIBLE
    assert (len(part.conflict["households"]), part.conflict["room"]) == (7, 5)
    assert (part.conflict["members"], part.conflict["exempt"]) == (["吴立春"], ["何小雪"])
    page = signed_in(village).get(reverse("liaison:plan_part", args=[part.public_id])).content.decode()
    assert "差 2 户" in page
    assert "免于联系户的：何小雪" in page
    with pytest.raises(RuleBroken):
        liaison.adopt_plan_part(part=part, by=village.secretary)


def test_address_says_the_group_and_group_and_skill_decide(village):
    clerk = village.actor("clerk")
    homes = {}
    for number, group in enumerate("三三五", start=50):
        rep = people.register_person(name=f"组员{number}", division=village.cast.village, by=clerk)
        homes[number] = people.register_household(
            code=f"SH-{number:04d}",
            division=village.cast.village,
            representative=rep,
            by=clerk,
            address=f"{group}组 {number} 号",
        )
    own = people.register_person(name="何小雪", division=village.cast.village, by=SYSTEM, user=village.he.user)
    people.register_household(
        code="SH-0099", division=village.cast.village, representative=own, by=clerk, address="3 组 9 号"
    )
    part = proposed(village)
    rows = {row.household_id: row for row in part.rows.all()}
    assert {rows[homes[number].pk].after_id for number in (50, 51)} == {village.he.pk}
    assert any(fact["ground"] == "same_group" for fact in rows[homes[50].pk].facts)


@pytest.mark.parametrize(
    ("grounds", "words"),
    [(["kin"], "村里看得到"), (["skills", "same_group"], "同组"), ([], "全村合起来")],
)
def test_who_may_not_know_a_household_is_told_that_the_reason_is_there(grounds, words):
    facts = [{"ground": each, "number": 0, "names": []} for each in grounds]
    assert words in reason_words(facts, knows_household=False)


def test_only_who_assigns_asks_changes_confirms_and_drops(village):
    with pytest.raises(NotAllowed):
        liaison.ask_plan(division=village.cast.village, kind="lead", by=village.actor("clerk"))
    part = proposed(village)
    row = part.rows.first()
    for act in (
        lambda by: liaison.change_plan_row(row=row, liaison=village.he, by=by),
        lambda by: liaison.adopt_plan_part(part=part, by=by),
        lambda by: liaison.drop_plan(plan=part.plan, by=by),
    ):
        with pytest.raises(NotAllowed):
            act(village.actor("clerk"))


def test_place_without_liaisons_is_told_so(village):
    liaison.leave_liaison(liaison=village.wu, by=village.secretary)
    liaison.leave_liaison(liaison=village.he, by=village.secretary)
    with pytest.raises(RuleBroken, match="还没有联系户党员"):
        liaison.ask_plan(division=village.cast.village, kind="lead", by=village.secretary)


def test_newer_plan_puts_the_older_away(village):
    first = proposed(village).plan
    second = proposed(village).plan
    first.refresh_from_db()
    assert first.dropped_at
    assert list(selectors.latest_plans(village.cast.village.path, village.secretary)) == [second]


def test_township_officer_plans_every_village_and_each_is_confirmed_by_itself(village):
    officer = village.actor("township_officer")
    plan = liaison.ask_plan(division=village.cast.township, kind="lead", by=officer)
    assert PlanPart.objects.filter(plan=plan).count() == 1
    liaison.work_out_plans()
    assert liaison.adopt_plan_part(part=plan.parts.get(), by=officer) == 7


def test_weights_come_from_the_rules_and_stand_on_the_page(village):
    territory.set_rules(
        division=village.cast.county, values={"liaison.weight_load": 77}, basis="县委 2026 年第 3 号", by=village.actor("county_officer"),
        starts_on=timezone.localdate(),
    )  # fmt: skip
    plan = proposed(village).plan
    assert plan.weights["load"] == 77
    page = signed_in(village).get(reverse("liaison:plan")).content.decode()
    assert "77" in page


def test_journey_of_the_secretary(village):
    """Ask, read the reasons, choose another for one household, print, confirm."""
    client = signed_in(village)
    page = client.post(reverse("liaison:plan"), {"kind": "lead"}, follow=True)
    words = page.content.decode()
    assert "新给：" in words
    assert "没有比这更合适的了" in words
    part = PlanPart.objects.get()
    row = part.rows.order_by("place").first()
    other = next(each for each in (village.wu, village.he) if each.pk != row.after_id)
    page = client.post(reverse("liaison:plan_row", args=[row.public_id]), {"liaison": other.public_id}, follow=True)
    assert "由人改定" in page.content.decode()
    pdf = client.get(reverse("liaison:plan_paper", args=[part.public_id]))
    assert pdf.content.startswith(b"%PDF")
    page = client.post(reverse("liaison:adopt_plan", args=[part.public_id]), {"basis": "支部会"}, follow=True)
    assert "已确认，换了 7 户" in page.content.decode()
    assert len(leads()) == 7


@pytest.mark.parametrize("more", [0, 30])
def test_list_asks_the_same_whatever_its_length(village, django_assert_num_queries, more):
    for number in range(more):
        village.household(f"农户{number}")
    if more:
        for number in range(3):
            user = make_user(f"extra{number}", f"党员{number}", role=Role.LIAISON, scope=village.cast.village)
            liaison.enrol_liaison(user=user, division=village.cast.village, starts_on=STARTED, by=village.secretary)
    part = proposed(village)
    client = signed_in(village)
    client.get(reverse("liaison:plan_part", args=[part.public_id]))
    with django_assert_num_queries(8):
        client.get(reverse("liaison:plan_part", args=[part.public_id]) + "?show=all")


def test_experience_is_a_year_of_service(village):
    known = selectors.village(village.cast.village, AssignmentKind.LEAD)
    begun = {key: each.starts_on for key, each in known.liaisons.items()}
    limit = timezone.localdate() - timedelta(days=365)
    assert {each.key: each.experienced for each in known.members} == {key: day <= limit for key, day in begun.items()}


def test_county_has_all_its_villages_planned_and_confirms_none(village):
    plan = liaison.ask_plan(division=village.cast.county, kind=AssignmentKind.LEAD, by=village.actor("county_officer"))
    liaison.work_out_plans()
    part = plan.parts.get()
    with pytest.raises(NotAllowed):
        liaison.adopt_plan_part(part=part, by=village.actor("county_officer"))
    client = signed_in(village, "county_officer")
    assert "确认这个村的安排" not in client.get(reverse("liaison:plan_part", args=[part.public_id])).content.decode()
    assert "拟一份</button>" in client.get(reverse("liaison:plan")).content.decode()
    assert liaison.adopt_plan_part(part=part, by=village.secretary) == 7
    liaison.drop_plan(plan=plan, by=village.actor("county_officer"))
