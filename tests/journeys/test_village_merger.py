"""A village is merged into its neighbour in mid-year: units follow, and the reports are right on both sides of the day."""

from datetime import date

import pytest
from django.urls import reverse

from lianxin.activities import selectors as activities
from lianxin.activities import services as activity_services
from lianxin.kit.actors import ANONYMOUS, SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.needs import selectors as needs
from lianxin.needs import services as need_services
from lianxin.needs.errors import ConflictOfInterest
from lianxin.needs.models import Category, Responsibility
from lianxin.needs.vocabulary import State, Verb
from lianxin.organisations import selectors, services
from lianxin.organisations.vocabulary import UnitKind
from lianxin.territory import services as territory
from tests.needs.conftest import at, desk  # noqa: F401

ON = date(2026, 11, 10)
HALF_YEAR = {"start": date(2026, 7, 1), "end": date(2026, 11, 9)}
WHOLE = {"start": date(2026, 7, 1), "end": date(2026, 11, 28)}


@pytest.fixture
def township(cast):
    return cast.actor("township_officer")


@pytest.fixture
def villages(cast, desk):  # noqa: F811
    """Both villages with a committee and a branch; the one has a case closed in October and one open."""
    cast.lower_committee = services.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE, name="下河村村民委员会", division=cast.other_village, by=SYSTEM
    )
    cast.upper_branch, cast.lower_branch = (
        services.create_unit(kind=UnitKind.PARTY_BRANCH, name=f"{place.name}党支部", division=place, by=SYSTEM)
        for place in (cast.village, cast.other_village)
    )
    for unit, names in ((cast.upper_branch, ["丁立春", "万雨水"]), (cast.lower_branch, ["丁立春"])):
        activity_services.add_members(
            unit=unit, names=names, has_vote=True, starts_on=date(2026, 1, 1), by=cast.actor("township_officer")
        )
    cast.open_case, cast.closed_case, cast.neighbours_case = (
        need_services.dispatch_need(
            need=desk.register(division=place, when=at(10, day)).need,
            unit=unit, by=cast.actor("township_officer"), at=at(10, day, 10),
        )
        for day, place, unit in (
            (20, cast.village, desk.committee), (12, cast.village, desk.committee),
            (14, cast.other_village, cast.lower_committee),
        )
    )  # fmt: skip
    need_services.set_responsibility(
        category=Category.objects.get(code="roads.lamp"), division=cast.village, unit=desk.committee,
        starts_on=date(2026, 1, 1), by=cast.actor("county_officer"),
    )  # fmt: skip
    cast.closed_case = close(cast, cast.closed_case)
    return cast


def close(cast, need):
    """The committee answers, the township checks, the requester is content: all in October."""
    by = cast.actor("committee")
    need = need_services.accept_need(need=need, by=by, at=at(10, 13))
    need = need_services.record_contact(need=need, words="打了电话", by=by, at=at(10, 13, 10))
    need = need_services.report_resolved(need=need, answer="灯换好了", by=by, at=at(10, 14))
    need = need_services.approve_answer(need=need, by=cast.actor("township_officer"), at=at(10, 14, 15))
    return need_services.close_need(
        need=need, solved="yes", satisfaction=5, by=ANONYMOUS, holds_pickup=True, at=at(10, 15)
    )


def merge(cast, by):
    territory.merge_divisions(divisions=[cast.village], into=cast.other_village, on=ON, by=SYSTEM)
    cast.village.refresh_from_db()
    cast.other_village.refresh_from_db()
    return services.follow_place(division=cast.village, on=ON, basis="青政复〔2026〕3号", by=by)


def counted(place, period):
    """How many cases a report of a place counts and how many it says were solved; and by unit."""
    overall, rows = needs.three_rates(within_path=place.path, **period)
    facts, _weight = needs.facts_between(within_path=place.path, **period)
    return len(facts), overall.resolution.numerator, {row.name: row.resolution.numerator for row in rows}


def test_reports_are_right_on_both_sides(villages, desk, township):  # noqa: F811
    upper, lower = villages.village, villages.other_village
    assert counted(upper, HALF_YEAR) == (2, 1, {"上河村村民委员会": 1})
    assert counted(lower, HALF_YEAR) == (1, 0, {"下河村村民委员会": 0})
    merge(villages, township)
    assert counted(upper, HALF_YEAR)[:2] == (2, 1)
    assert counted(lower, HALF_YEAR) == (1, 0, {"下河村村民委员会": 0})
    assert counted(lower, WHOLE) == (3, 1, {"上河村村民委员会": 1, "下河村村民委员会": 0})
    assert counted(villages.township, HALF_YEAR)[:2] == counted(villages.township, WHOLE)[:2] == (3, 1)


def test_open_cases_members_and_duties_are_the_successors(villages, desk, township):  # noqa: F811
    due = villages.open_case.due_at
    merge(villages, township)
    need = villages.open_case
    need.refresh_from_db()
    assert (need.unit, need.state, need.due_at) == (villages.lower_committee, State.DISPATCHED, due)
    step = need.steps.order_by("-pk").first()
    assert step.verb == Verb.TAKE_OVER
    assert "上河村村民委员会并入了下河村村民委员会，由下河村村民委员会接着办您的诉求，承诺日期不变" in step.note
    villages.closed_case.refresh_from_db()
    assert villages.closed_case.unit == desk.committee
    assert list(activities.members_of(villages.lower_branch).values_list("name", flat=True)) == [
        "丁立春", "丁立春（上河村党支部）", "万雨水",
    ]  # fmt: skip
    assert not activities.members_of(villages.upper_branch).exists()
    assert activities.members_of(villages.upper_branch, date(2026, 11, 9)).count() == 2
    rule = Responsibility.objects.get(ends_on__isnull=True)
    assert (rule.unit, rule.division, rule.starts_on) == (villages.lower_committee, villages.village, ON)


def test_what_becomes_of_everything_is_shown_before(client, villages):
    territory.merge_divisions(divisions=[villages.village], into=villages.other_village, on=ON, by=SYSTEM)
    client.force_login(villages.user("township_officer"))
    address = reverse("organisations:follow", args=[villages.village.public_id])
    page = client.post(address, {"on": ON.isoformat(), "basis": "青政复〔2026〕3号"}).content.decode()
    assert "转给 下河村村民委员会：在办的诉求 1 件、负责的诉求分类 1 类" in page
    assert "转给 下河村党支部：名单上的党员 2 人" in page
    villages.open_case.refresh_from_db()
    assert villages.open_case.unit.name == "上河村村民委员会"


def test_a_complaint_never_reaches_whom_it_is_about_by_a_merger(villages, desk, township):  # noqa: F811
    complaint = desk.register(about_unit=villages.lower_committee, when=at(10, 21)).need
    need_services.dispatch_need(need=complaint, unit=desk.committee, by=township, at=at(10, 21, 10))
    with pytest.raises(RuleBroken, match="有 1 件诉求不能转给下河村村民委员会"):
        merge(villages, township)


def test_a_complaint_the_successor_works_on_is_not_about_itself_after_a_merger(villages, desk, township):  # noqa: F811
    complaint = desk.register(about_unit=desk.committee, when=at(10, 21)).need
    need_services.dispatch_need(need=complaint, unit=villages.lower_committee, by=township, at=at(10, 21, 10))
    with pytest.raises(RuleBroken, match="有 1 件诉求不能转给下河村村民委员会"):
        merge(villages, township)


def test_a_complaint_about_a_unit_is_kept_from_its_successor(villages, desk, township):  # noqa: F811
    complaint = desk.register(about_unit=desk.committee, when=at(10, 21)).need
    need_services.dispatch_need(need=complaint, unit=desk.bureau, by=township, at=at(10, 21, 10))
    later = desk.register(about_unit=desk.committee, when=at(10, 22)).need
    merge(villages, township)
    complaint.refresh_from_db()
    assert complaint.about_unit == villages.lower_committee
    later.refresh_from_db()
    with pytest.raises(ConflictOfInterest):
        need_services.dispatch_need(need=later, unit=villages.lower_committee, by=township, at=at(11, 12))


def test_a_unit_with_open_cases_is_not_simply_ended(villages, desk, township):  # noqa: F811
    with pytest.raises(RuleBroken, match="还有在办的诉求 1 件、负责的诉求分类 1 类"):
        services.dissolve_unit(unit=desk.committee, on=ON, reason="撤村", by=township)
    assert selectors.find_unit(desk.committee.public_id).dissolved_on is None
