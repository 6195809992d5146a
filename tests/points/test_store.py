"""The store: exact prices, what is never sold, keeping, handing over, counting by two, sums that agree; and growing old."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from lianxin.audit.models import AuditEvent
from lianxin.bulletin.models import Notice
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.points import presenters, selectors, services
from lianxin.points.errors import WrongState
from lianxin.points.models import Item, Move, Purse


@pytest.fixture
def rich(village):
    """A household with twelve points, and a shelf."""
    rule_set, person = village.funded(), village.family()
    village.settled(rule_set, person)
    village.rule_set, village.person, village.purse = rule_set, person, Purse.objects.get()
    village.resident = village.cast.actor("resident")
    return village


def reserved(rich, item=None, by=None, **more):
    return services.reserve(purse=rich.purse, item=item or rich.item(), by=by or rich.resident, at=rich.now, **more)


def held(rich):
    return selectors.balance_of(rich.purse)


def test_chosen_kept_and_handed_over_against_the_code(rich):
    item = rich.item()
    assert item.price == 6
    kept = reserved(rich, item, quantity=2)
    item.refresh_from_db()
    assert (item.quantity, item.reserved, held(rich)) == (10, 2, 12)
    with pytest.raises(RuleBroken, match="取货码"):
        services.hand_over(redemption=kept, proof="code", code="x", by=rich.clerk, at=rich.now)
    services.hand_over(redemption=kept, proof="code", code=kept.code, by=rich.clerk, at=rich.now)
    item.refresh_from_db()
    assert (item.quantity, item.reserved, held(rich)) == (8, 0, 0)
    assert selectors.sums_agree(rich.purse)
    with pytest.raises(RuleBroken, match="已交"):
        services.hand_over(redemption=kept, proof="signature", by=rich.clerk, at=rich.now)


def test_what_is_not_wanted_goes_back(rich):
    kept = reserved(rich, quantity=2)
    services.cancel_redemption(redemption=kept, by=rich.resident, at=rich.now)
    assert (Item.objects.get().reserved, held(rich)) == (0, 12)


def test_what_cannot_be_chosen(rich):
    item = rich.item(limit_household=2)
    with pytest.raises(RuleBroken, match="每户最多 2"):
        reserved(rich, item, quantity=3)
    reserved(rich, item, quantity=2)
    with pytest.raises(RuleBroken, match="积分不够"):
        reserved(rich, rich.item(title="毛巾一条"))
    with pytest.raises(RuleBroken, match="只剩 1"):
        reserved(rich, rich.item(title="盆一个", quantity=1), quantity=2)
    with pytest.raises(NotAllowed):
        reserved(rich, item, by=rich.cast.actor("resident_abroad"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"cost_fen": 680}, "请按 5 份一组上架"),
        ({"source": "donation"}, "谁捐的"),
        ({"quantity": 1, "cost_fen": 20}, "不是整数"),
    ],
)
def test_what_cannot_be_shelved(rich, change, said):
    with pytest.raises(RuleBroken, match=said):
        rich.item(**change)


def test_the_store_never_sells_tobacco(rich):
    with pytest.raises(RuleBroken, match=r"这样东西不能上架.*不兑烟酒"):
        rich.item(title="香烟一条")


def test_food_past_its_day_is_not_given(rich):
    item = rich.item(expires_on=rich.today + timedelta(days=3))
    rich.later(3)
    with pytest.raises(RuleBroken, match="保质期"):
        reserved(rich, item)


def test_what_nobody_fetches_is_free_again_and_what_is_brought_home_waits(rich):
    item = rich.item()
    left, brought = reserved(rich, item), reserved(rich, item, at_home=True)
    assert left.kept_until == rich.today + timedelta(days=30)
    with pytest.raises(WrongState):
        services.give_back_kept(redemption=left, by=rich.clerk, at=rich.later(30))
    services.give_back_kept(redemption=left, by=rich.clerk, at=rich.later(1))
    with pytest.raises(WrongState):
        services.give_back_kept(redemption=brought, by=rich.clerk, at=rich.now)
    item.refresh_from_db()
    left.refresh_from_db()
    assert (left.state, item.reserved, held(rich)) == ("cancelled", 1, 12)
    assert "没有取，已经放回" in Message.objects.get(kind="points.redemption").body


def test_what_is_kept_past_its_date_is_given_back_and_they_are_told(rich):
    item = rich.item(expires_on=rich.today + timedelta(days=3))
    kept = reserved(rich, item, quantity=2)
    with pytest.raises(WrongState):
        services.give_back_kept(redemption=kept, by=rich.clerk, at=rich.later(2))
    with pytest.raises(RuleBroken, match="不能交"):
        services.hand_over(redemption=kept, proof="code", code=kept.code, by=rich.clerk, at=rich.later(1))
    services.look_after_purses()
    kept.refresh_from_db()
    item.refresh_from_db()
    assert (kept.state, item.quantity, item.reserved, held(rich)) == ("cancelled", 10, 0, 12)
    told = Message.objects.get(kind="points.redemption")
    assert (told.user, "12 分还在" in told.body) == (rich.cast.user("resident"), True)


def test_nobody_moves_anothers_points(client, rich):
    other = people.register_person(
        name="周立秋",
        division=rich.cast.village,
        by=SYSTEM,
        birth_year=1985,
        user=rich.cast.user("resident_abroad"),
    )
    people.join_household(household=rich.person.home, person=other, by=rich.clerk, relation="child")
    moved = {"household": rich.person.home, "points": 1, "at": rich.now}
    services.transfer_in_household(giver=None, taker=rich.person, by=rich.resident, **moved | {"points": 5})
    asked = {"giver": rich.person, "taker": other, **moved}
    stranger = rich.family("钱大暑", None, "SH-0009")
    for who, present, said in (
        (rich.cast.actor("resident_abroad"), None, "由他自己转"),
        (rich.clerk, None, "有这一户的人在场"),
        (rich.clerk, stranger, "有这一户的人在场"),
        (rich.clerk, other, "谁要在场"),
    ):
        with pytest.raises(NotAllowed, match=said):
            services.transfer_in_household(by=who, present=present, **asked)
    services.transfer_in_household(by=rich.resident, **asked)
    services.transfer_in_household(by=rich.clerk, present=rich.person, **asked)
    after = AuditEvent.objects.filter(tag="points:purse:transfer").order_by("-id")[0].after
    assert (after["present"], after["moved"]) == ("周小满", "周小满转给周立秋")
    client.force_login(rich.cast.user("resident_abroad"))
    sent = {"giver": rich.person.public_id, "taker": "home", "points": 1}
    assert client.post("/points/ours/transfer/", sent).status_code == 422
    assert client.post("/points/ours/transfer/", sent | {"giver": other.public_id}).status_code == 302


def test_nobody_hands_over_to_their_own_family(rich):
    kept = reserved(rich)
    clerk = people.register_person(name="郑谷雨", division=rich.cast.village, by=SYSTEM, user=rich.cast.user("clerk"))
    people.join_household(household=rich.person.home, person=clerk, by=rich.head, relation="child_in_law")
    with pytest.raises(NotAllowed, match="自己家"):
        services.hand_over(redemption=kept, proof="signature", by=rich.clerk, at=rich.now)
    services.hand_over(redemption=kept, proof="signature", by=rich.head, at=rich.now)


def test_two_people_count(rich):
    item = rich.item()
    count = services.count_stock(division=rich.cast.village, counted={item: 9}, by=rich.clerk, at=rich.now)
    with pytest.raises(NotAllowed, match="两个人"):
        services.confirm_count(count=count, by=rich.clerk)
    services.confirm_count(count=count, by=rich.supervisor, at=rich.now)
    item.refresh_from_db()
    assert item.quantity == 9
    with pytest.raises(RuleBroken, match="已经确认"):
        services.confirm_count(count=count, by=rich.supervisor)


def test_a_count_that_was_overtaken_is_made_again(rich):
    item = rich.item()
    count = services.count_stock(division=rich.cast.village, counted={item: 9}, by=rich.clerk, at=rich.now)
    services.add_stock(item=item, quantity=5, by=rich.head, at=rich.now)
    with pytest.raises(RuleBroken, match="重新盘点"):
        services.confirm_count(count=count, by=rich.supervisor, at=rich.now)


def test_the_sums_of_a_month_agree_and_hang(rich):
    services.open_store(
        division=rich.cast.village,
        place="村委会一楼",
        dates=[10, 25],
        date_hours="8:30-11:30",
        by=rich.clerk,
        at=rich.now,
    )
    kept = reserved(rich, quantity=2)
    services.hand_over(redemption=kept, proof="code", code=kept.code, by=rich.clerk, at=rich.now)
    month = rich.today.replace(day=1)
    totals = selectors.month_totals(rich.cast.village, month)
    assert (totals.handed_fen, totals.handed_points, totals.agrees) == (600, 12, True)
    asked = {"division": rich.cast.village, "month": month, "by": rich.clerk}
    with pytest.raises(RuleBroken, match="还没过完"):
        services.post_totals(**asked, at=rich.now)
    services.post_totals(**asked, at=rich.later(31))
    notice = Notice.objects.get(source_kind="points_totals")
    assert "6.00 元" in notice.body
    assert "周" not in str(notice.tables)


def test_inside_a_household_points_go_from_hand_to_hand_and_grow_no_younger(rich):
    services.transfer_in_household(
        household=rich.person.home, giver=None, taker=rich.person, points=5, by=rich.resident, at=rich.later(30)
    )
    own = Purse.objects.get(person=rich.person)
    assert (held(rich), selectors.balance_of(own)) == (7, 5)
    assert {lot.earned_on for lot in selectors.lots_of(own)} == {lot.earned_on for lot in selectors.lots_of(rich.purse)}
    stranger = rich.family("钱大暑", None, "SH-0009")
    with pytest.raises(RuleBroken, match="一家人"):
        services.transfer_in_household(
            household=rich.person.home, giver=None, taker=stranger, points=1, by=rich.resident
        )
    child = people.register_person(name="周芽", division=rich.cast.village, by=rich.clerk, birth_year=2018)
    people.set_guardian(person=child, guardian=rich.person, by=SYSTEM)
    people.join_household(household=rich.person.home, person=child, by=rich.clerk, relation="grandchild")
    with pytest.raises(RuleBroken, match="未成年人"):
        services.transfer_in_household(household=rich.person.home, giver=None, taker=child, points=1, by=rich.resident)
    with pytest.raises(RuleBroken, match="没有这么多分"):
        services.transfer_in_household(
            household=rich.person.home, giver=None, taker=rich.person, points=8, by=rich.resident
        )


def test_points_end_after_two_years_and_never_unannounced(rich):
    def after(days):
        return rich.now + timedelta(days=days)

    assert services.expire_points(purse=rich.purse, by=rich.head, at=after(800)) == 0
    assert services.tell_expiry(purse=rich.purse, by=rich.head, at=after(600)) == 0
    assert services.tell_expiry(purse=rich.purse, by=rich.head, at=after(680)) == 1
    assert services.tell_expiry(purse=rich.purse, by=rich.head, at=after(681)) == 0
    assert services.expire_points(purse=rich.purse, by=rich.head, at=after(725)) == 0
    assert services.expire_points(purse=rich.purse, by=rich.head, at=after(742)) == 12
    assert held(rich) == 0
    assert [move.kind for move in Move.objects.all()] == ["award", "expire"]


@pytest.mark.parametrize("kind", ["award", "redeem", "expire"])
def test_no_path_creates_a_negative_award(rich, kind):
    move = Move.objects.get()
    wrong = {"award": -5, "redeem": 5, "expire": 5}[kind]
    with pytest.raises(IntegrityError), transaction.atomic():
        Move.objects.create(
            purse=rich.purse, kind=kind, points=wrong, on=rich.today, earned_on=rich.today, entry=move.entry
        )


@pytest.mark.parametrize(
    ("days", "said", "is_free"), [(31, "", True), (30, "还有 30 天", True), (0, "过了保质期", False)]
)
def test_a_thing_says_that_its_date_is_near(village, days, said, is_free):
    village.funded()
    item = village.item(expires_on=clock.today() + timedelta(days=max(days, 1)))
    item.expires_on = clock.today() + timedelta(days=days)
    line = presenters.item_line(item)
    assert (said in line.ends, bool(line.ends), line.is_free) == (True, bool(said), is_free)
    assert item.title in presenters.item_heading(item)
