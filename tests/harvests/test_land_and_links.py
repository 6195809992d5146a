"""Land by its written contract, links that end, and in whose books a venture stands."""

from datetime import date

import pytest

from lianxin.deliberation import services as hall_services
from lianxin.harvests import selectors, services
from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.ventures import services as ventures
from tests.deliberation.conftest import Hall
from tests.harvests.test_ventures import refused


@pytest.mark.parametrize(
    ("field", "words", "more"),
    [
        ("grade", "地力", {"grade": " "}), ("use", "用途", {"use": ""}), ("held_until", "承包期", {"held_until": None}),
        ("filed", "备案", {"filed": ""}), ("ends_on", "不能超过本户承包期", {"held_until": date(2029, 12, 30)}),
        ("use", "只能种养", {"use": "建民宿"}),
    ],
)  # fmt: skip
def test_land_is_let_by_a_written_contract_for_farming_and_no_longer_than_it_is_held(farm, field, words, more):
    farm.opened()
    home, *_rest = farm.households()
    refused(field, words, farm.pooled, household=home, **more)
    assert farm.pooled(home, held_until=date(2029, 12, 31)).held_until == date(2029, 12, 31)
    money = farm.pooled(home, kind="money", what="现金", value_fen=5_000)
    assert (money.use, money.held_until) == ("", None)


def test_a_firm_is_let_no_more_land_than_the_township_has_looked_at(farm):
    farm.opened(vehicle="company", scale=500)
    home, *_rest = farm.households()
    farm.pooled(home, amount=310)
    refused("amount", "最多租 5.00 亩，现在租了 3.10 亩", farm.pooled, household=home, what="山边", amount=191)
    call = {"venture": farm.venture, "plan": "再租两亩", "scale": 700, "land_mu": 0, "support": "", "by": farm.keeper}
    services.revise_venture(**call)
    with pytest.raises(RuleBroken, match="等镇里看计划"):
        farm.pooled(home, what="山边", amount=191)
    farm.checked()
    assert farm.pooled(home, what="山边", amount=191).amount == 191


def test_a_firm_that_keeps_animals_is_let_the_land_the_township_has_looked_at(farm):
    """Measured by the head, its land was looked at by nobody."""
    farm.opened(vehicle="company", scale=20_000, unit="头")
    home, *_rest = farm.households()
    refused("amount", "最多租 0.00 亩", farm.pooled, household=home, amount=310)
    call = {"venture": farm.venture, "plan": "租三亩多盖圈舍旁种草", "scale": 20_000, "support": "", "by": farm.keeper}
    services.revise_venture(land_mu=310, **call)
    farm.checked()
    assert farm.pooled(home, amount=310).amount == 310


def test_a_firm_stands_in_its_own_books_and_is_not_distributed_to_members(farm):
    farm.books()
    for vehicle in ("company", "partner", "cooperative"):
        with pytest.raises(RuleBroken, match="不能在集体的账上分给成员") as error:
            services.open_venture(
                division=farm.cast.village, book=farm.book, name="鸭", product="鸭", vehicle=vehicle, runner="厂", scale=100, unit="只",
                plan="养", decision="会", begun_on=date(2025, 1, 1), by=farm.keeper,
            )  # fmt: skip
        assert error.value.field == "book"
    assert farm.opened(vehicle="company").vehicle == "company"
    with pytest.raises(RuleBroken, match="企业的收益按公司法分"):
        ventures.write_charter(
            division=farm.cast.village, unit=farm.unit, book=farm.book, kind="collective", set_asides=[], changes=[],
            charter_on=clock.today(), charter_label="章程", by=farm.keeper,
        )  # fmt: skip


def test_a_venture_and_what_is_put_in_name_the_resolution_they_rest_on(client, farm):
    hall = Hall(farm.cast)
    body = hall.body("collective_rep_assembly", charter_quorum="≥ 2/3")
    meeting = hall.validated(
        hall.minuted(hall.held(hall.called(body, motion="办香菇大棚。", title="大棚"), 35), yes=35, no=0, abstain=0)
    )
    resolution = hall_services.register_resolution(
        item=meeting.items.get(), effective_on=clock.today(), responsible="合作社", due_on=clock.today(), review_on=clock.today(),
        by=hall.head, at=hall.now,
    )  # fmt: skip
    hall_services.publish_resolution(resolution=resolution, by=hall.head, at=hall.now)
    (found,) = selectors.resolutions_at(farm.cast.village)
    venture = farm.opened(decision="", resolution=found)
    assert (venture.decision_id, venture.decision) == (resolution.public_id, found.label)
    assert selectors.venture_on(resolution.public_id) == venture
    home, *_rest = farm.households()
    refused("meeting", "请选哪份决议", farm.pooled, household=home, meeting=" ")
    put_in = farm.pooled(home, meeting="", resolution=found)
    assert (put_in.meeting_id, put_in.meeting) == (resolution.public_id, found.label)
    client.force_login(farm.cast.user("accountant"))
    page = client.get(f"/harvests/{venture.public_id}/households/").content.decode()
    assert f'<a href="/hall/resolutions/{resolution.public_id}/">{found.label}</a>' in page
    assert found.label in client.get(f"/harvests/{venture.public_id}/pool/").content.decode()


def test_a_link_ends_and_is_counted_no_more(client, farm):
    farm.opened()
    homes = farm.households()
    call = {"venture": farm.venture, "contract": "用工", "expected_fen": 5, "on": date(2025, 1, 12), "by": farm.keeper}
    link, *_others = [services.link_household(household=home, kind="work", **call) for home in homes]
    services.link_household(household=homes[0], kind="order", **call)
    batch = services.begin_batch(batch=farm.planned(), on=date(2025, 3, 1), by=farm.keeper)
    farm.worked(batch, homes[0], fen=24_000)
    farm.bought(batch, fen=9_900, party="", household=homes[0])
    client.force_login(farm.cast.user("accountant"))
    told = client.get(f"/harvests/{farm.venture.public_id}/households/").content.decode()
    assert ">240.00<" in told, "each link says what was gained by it, not the whole"
    assert ">99.00<" in told
    assert selectors.homes_linked_at(farm.cast.village) == (3,)
    end = {"venture": farm.venture, "link": link, "on": clock.today(), "by": farm.keeper}
    refused("reason", "为什么不带", services.end_link, **end, reason=" ")
    refused("on", "以后", services.end_link, **(end | {"on": date(2025, 1, 1)}), reason="搬走")
    page = f"/harvests/{farm.venture.public_id}/end-link/"
    assert client.post(page, {"link": link.pk, "on": clock.today(), "reason": "不来做工了"}).status_code == 302
    refused("link", "还在带的", services.end_link, **end, reason="再来")
    assert selectors.linked(farm.venture)["work"] == (2, 10)
    assert selectors.homes_linked_at(farm.cast.village) == (3,), "by order still"
    services.end_link(**(end | {"link": farm.venture.links.get(kind="order")}), reason="不收了")
    assert selectors.homes_linked_at(farm.cast.village) is None
    assert services.link_household(household=homes[0], kind="work", **call).ended_on is None, "and may begin again"


def test_one_plot_is_in_one_venture(farm):
    farm.opened()
    (home, *_more) = farm.households()
    first = farm.pooled(home)
    with pytest.raises(RuleBroken, match="“河边 三亩”已经投在“香菇大棚”里") as error:
        farm.pooled(home, what="河边 三亩")
    assert error.value.field == "what"
    farm.left(first)
    assert farm.pooled(home).what == "河边三亩"
