"""A village begins with what it decided on: the rest stays out of sight until it says so, and nothing is lost by a no."""

import pytest
from django.urls import reverse

from lianxin.deliberation import services as hall
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.navigation import Place, links_for
from lianxin.ledger import services as ledger
from lianxin.liaison import services as liaison
from lianxin.organisations import selectors as organisations
from lianxin.organisations import services as founding
from lianxin.organisations.vocabulary import UnitKind
from lianxin.points import services as points
from lianxin.stations import services as stations
from lianxin.territory import selectors, services
from lianxin.territory.errors import SystemOff
from lianxin.territory.vocabulary import Level, System
from lianxin.ventures import services as ventures
from lianxin.ventures.vocabulary import RegisterKind
from tests.cast import STARTED

OFF = {system.key: False for system in System}


def say(place, values, by, on=None):
    return services.set_rules(
        division=place, values=values, basis="村民代表会议2026年11月20日决议", starts_on=on or clock.today(), by=by
    )


@pytest.fixture
def fresh(cast):
    """A village nobody has decided anything for."""
    return services.create_division(parent=cast.township, level=Level.VILLAGE, name="新河村", by=SYSTEM)


@pytest.mark.parametrize("system", System)
def test_uses_nothing_before_the_village_decided(cast, fresh, system):
    assert not selectors.uses(system, fresh)
    assert selectors.uses(system, cast.village)
    assert selectors.uses(system, cast.township)
    say(fresh, {system.key: True}, SYSTEM)
    assert selectors.uses(system, fresh)
    assert [other for other in System if selectors.uses(other, fresh)] == [system]


@pytest.mark.parametrize("name", ["secretary", "committee", "township_officer", "county_officer"])
def test_set_rules_systems_are_the_villages_own_to_say(cast, name):
    say(cast.village, {System.POINTS.key: False}, cast.actor(name))
    assert not selectors.uses(System.POINTS, cast.village)
    assert selectors.uses(System.POINTS, cast.other_village)


@pytest.mark.parametrize("name", ["resident", "clerk", "supervisor", "auditor", "operator", "outsider"])
def test_set_rules_systems_nobody_else_says(cast, name):
    with pytest.raises(NotAllowed):
        say(cast.village, OFF, cast.actor(name))


def test_set_rules_the_village_says_systems_and_no_other_rule(cast):
    with pytest.raises(NotAllowed):
        say(cast.village, {System.POINTS.key: False, "liaison.cap": 8}, cast.actor("secretary"))
    with pytest.raises(NotAllowed):
        say(cast.other_village, OFF, cast.actor("secretary"))


def test_set_rules_systems_need_their_basis(cast):
    with pytest.raises(RuleBroken) as refused:
        services.set_rules(
            division=cast.village, values=OFF, basis=" ", starts_on=clock.today(), by=cast.actor("secretary")
        )
    assert refused.value.field == "basis"


def _book_of_the_collective(place):
    kind = UnitKind.COLLECTIVE_ORG
    unit = organisations.unit_of_division(place, kind) or founding.create_unit(
        kind=kind, name="上河村集体经济组织", division=place, established_on=STARTED, by=SYSTEM
    )
    return unit.books.first() or ledger.open_book(unit=unit, name="集体账", opened_on=STARTED, by=SYSTEM)


def _begin(system, place, cast):
    match system:
        case System.HALL:
            return hall.propose_topic(division=place, title="修路", words="路要修。", by=cast.actor("resident"))
        case System.STATIONS:
            return stations.open_station(division=place, name="村口站", kind="station", by=SYSTEM)
        case System.LIAISON:
            return liaison.enrol_liaison(
                user=cast.user("liaison"), division=place, starts_on=clock.today(), by=cast.actor("secretary")
            )
        case System.VENTURES:
            book = _book_of_the_collective(place)
            return ventures.write_charter(
                division=place, unit=book.unit, book=book, kind=RegisterKind.COLLECTIVE, set_asides=[["公积金", "1/10"]],
                changes=["inherit"], charter_on=STARTED, charter_label="章程", by=cast.actor("accountant"),
            )  # fmt: skip
    return points.draft_rules(
        division=place, title="积分规则", starts_on=clock.today(), ends_on=clock.today().replace(year=2027),
        budget_points=1000, by=cast.actor("secretary"),
    )  # fmt: skip


@pytest.mark.parametrize("system", System)
def test_begins_only_where_it_was_decided_and_says_so(cast, system):
    say(cast.village, {system.key: False}, cast.actor("secretary"))
    with pytest.raises(SystemOff, match=r"上河村还没有用“.+”。要用，先由村（居）民议定"):
        _begin(system, cast.village, cast)
    say(cast.village, {system.key: True}, cast.actor("secretary"))
    assert _begin(system, cast.village, cast).division == cast.village


def test_set_up_body_and_start_process_need_the_hall(cast):
    say(cast.village, {System.HALL.key: False}, cast.actor("secretary"))
    with pytest.raises(SystemOff):
        hall.set_up_body(division=cast.village, kind="party_branch", name="支部", by=SYSTEM)
    with pytest.raises(SystemOff):
        hall.start_process(division=cast.village, kind="four_steps", title="修路", by=SYSTEM)


def test_what_was_begun_stays_readable_after_a_no(client, cast):
    topic = _begin(System.HALL, cast.village, cast)
    say(cast.village, OFF, cast.actor("secretary"))
    client.force_login(cast.user("resident"))
    assert client.get(reverse("deliberation:topic", args=[topic.public_id])).status_code == 200


@pytest.mark.parametrize(
    ("address", "system", "gone"),
    [
        ("deliberation:hall", "议事厅", "提议题"),
        ("points:index", "积分制", "积分超市"),
        ("stations:index", "党群连心站", "启用站点"),
        ("liaison:keep", "党员联系户", "登记联系户党员"),
    ],
)
def test_pages_say_it_in_one_sentence_and_offer_nothing(client, cast, address, system, gone):
    client.force_login(cast.user("secretary"))
    url = f"{reverse(address)}?place={cast.village.public_id}"
    assert gone in client.get(url).content.decode()
    say(cast.village, OFF, cast.actor("secretary"))
    page = client.get(url).content.decode()
    assert f"上河村还没有用“{system}”。要不要用，由村（居）民议定。" in page
    assert gone not in page


def test_home_has_no_door_to_a_hall_the_village_does_not_use(client, cast):
    url = f"/?place={cast.village.public_id}"
    door = f'class="door" href="{reverse("deliberation:hall")}'
    assert door in client.get(url).content.decode()
    say(cast.village, OFF, cast.actor("secretary"))
    assert door not in client.get(url).content.decode()


def _shown(cast, name):
    return {link.label for link in links_for(Place.MANAGE, cast.actor(name))}


def test_manage_hides_what_no_place_of_ours_uses(cast, django_assert_num_queries):
    assert {"会议", "积分", "代办", "联系户安排"} <= _shown(cast, "secretary")
    say(cast.village, OFF, cast.actor("secretary"))
    assert not {"会议", "议题", "积分", "代办", "帮办", "联系户安排", "走访情况"} & _shown(cast, "secretary")
    assert "用哪些系统" in _shown(cast, "secretary")
    assert "会议" in _shown(cast, "township_officer")  # the other village still uses it
    auditor = cast.actor("auditor")
    with django_assert_num_queries(1):
        links_for(Place.MANAGE, auditor)


def test_secretary_switches_in_the_browser_with_a_preview(client, cast):
    client.force_login(cast.user("secretary"))
    assert client.get(reverse("territory:home_systems")).url == (
        f"{reverse('territory:edit_rules', args=[cast.village.public_id])}?group=systems"
    )
    url = f"{reverse('territory:edit_rules', args=[cast.village.public_id])}?group=systems"
    sent = {system.key: "1" for system in System} | {
        System.POINTS.key: "0", "basis": "村民代表会议2026年11月20日决议", "starts_on": clock.today().isoformat()
    }  # fmt: skip
    page = client.post(url, sent)
    assert "积分制" in page.content.decode()
    assert selectors.uses(System.POINTS, cast.village)
    answer = client.post(url, {**sent, "confirm": page.context["digest"]})
    assert answer.status_code == 302
    assert not selectors.uses(System.POINTS, cast.village)
    assert client.get(url.replace("?group=systems", "")).status_code == 403
