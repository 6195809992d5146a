"""Every month the store is counted and its sums hang; children are seen to by their guardians; what is brought has an address."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.people import services as people
from lianxin.points import exports, selectors, services
from lianxin.points.models import Claim, Item, Purse
from lianxin.points.presenters.for_the_board import board_tables


@pytest.fixture
def stocked(village):
    """A household with points and a store that opened some time ago."""
    with time_machine.travel("2026-09-10 09:00+08:00", tick=False):
        village.now = clock.now() - timedelta(days=30)
        village.rule_set, village.person = village.funded(), village.family()
        village.settled(village.rule_set, village.person)
        services.open_store(
            division=village.cast.village,
            place="村委会",
            dates=[10],
            date_hours="8:30-11:30",
            by=village.clerk,
            at=village.now,
        )
        village.soap = village.item()
    return village


def waits(village, who):
    return {row.next_action for row in waiting_for(village.cast.actor(who), clock.now())}


def behind(village):
    return [(store.has_sums, store.is_counted) for store in selectors.stores_behind(village.clerk)]


def test_the_clerk_is_told_of_sums_and_of_counting_until_it_is_done(client, stocked):
    village = stocked.cast.village
    with time_machine.travel("2026-09-30 09:00+08:00", tick=False):
        assert behind(stocked) == []
    with time_machine.travel("2026-11-15 09:00+08:00", tick=False):
        assert behind(stocked) == [(False, False)]
        assert not selectors.stores_behind(stocked.cast.actor("accountant")).exists()
        assert "公布一个月的总数，盘点，送到家" in waits(stocked, "clerk")
        client.force_login(stocked.cast.user("clerk"))
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/points/waiting/").content.decode()
        assert len(queries) <= 12
        assert "9月积分的总数" in page
        assert "积分超市一个月没有盘点" in page
        count = services.count_stock(division=village, counted={stocked.soap: 10}, by=stocked.clerk)
        assert behind(stocked) == [(False, False)], "what one person counted is not counted"
        assert "请另一个人确认" in client.get("/points/waiting/").content.decode()
        services.confirm_count(count=count, by=stocked.supervisor)
        assert behind(stocked) == [(False, True)]
        services.post_totals(division=village, month=date(2026, 10, 1), by=stocked.clerk)
        assert behind(stocked) == [(False, True)], "the months before it have no notice"
        services.post_totals(division=village, month=date(2026, 9, 1), by=stocked.clerk)
        assert behind(stocked) == []
    with time_machine.travel("2026-12-20 09:00+08:00", tick=False):
        assert behind(stocked) == [(False, False)]


def test_the_sums_say_how_many_households_were_thanked_and_none_of_them(stocked):
    stocked.family("钱大暑", None, "SH-0009")
    totals = selectors.month_totals(stocked.cast.village, stocked.today.replace(day=1))
    assert (totals.thanked, totals.households) == (1, 2)
    with time_machine.travel("2026-11-15 09:00+08:00", tick=False):
        notice = services.post_totals(division=stocked.cast.village, month=stocked.today, by=stocked.clerk)
    assert "这个月有 1 户得到谢谢，这里一共 2 户" in notice.body


def test_a_child_with_an_account_claims_chooses_and_gives_nothing_their_guardian_does(stocked):
    child = people.register_person(
        name="周芽", division=stocked.cast.village, by=SYSTEM, birth_year=2012,
        user=stocked.cast.user("resident_abroad"),
    )  # fmt: skip
    people.set_guardian(person=child, guardian=stocked.person, by=SYSTEM)
    people.join_household(household=stocked.person.home, person=child, by=stocked.clerk, relation="child")
    young, purse = stocked.cast.actor("resident_abroad"), Purse.objects.get()
    home = {"household": stocked.person.home, "giver": None, "taker": stocked.person, "points": 1, "at": stocked.now}
    for asked in (
        lambda by: stocked.claimed(stocked.rule_set, child, by=by, quantity=1),
        lambda by: services.reserve(purse=purse, item=stocked.soap, by=by, at=stocked.now),
        lambda by: services.transfer_in_household(by=by, **home),
    ):
        with pytest.raises(RuleBroken, match="由监护人来办"):
            asked(young)
    made = stocked.claimed(stocked.rule_set, child, by=stocked.cast.actor("resident"), quantity=1, channel="household")
    assert Claim.objects.get(person=child) == made


def test_what_is_brought_has_a_list_and_an_address(client, stocked):
    stocked.person.home.address = "3 组 12 号"
    stocked.person.home.save(update_fields=["address"])
    asked = {"purse": Purse.objects.get(), "item": stocked.soap, "by": stocked.clerk, "at": stocked.now}
    fetched = services.reserve(**asked)
    kept = services.reserve(at_home=True, **asked)
    client.force_login(stocked.cast.user("clerk"))
    page = client.get(f"/points/store/redemptions/?state=home&place={stocked.cast.village.public_id}").content.decode()
    assert f"/points/store/redemptions/{kept.public_id}/" in page
    assert fetched.public_id not in page
    assert "3 组 12 号" in client.get(f"/points/store/redemptions/{kept.public_id}/").content.decode()
    assert "1 样东西要送到家" in client.get("/points/waiting/").content.decode()
    [row] = exports.delivery_list(stocked.cast.village, "https://lian.example.org/")["rows"]
    assert row[:4] == [stocked.person.home.code, "3 组 12 号", "洗衣粉一袋", "1"]
    address = f"/points/store/redemptions/deliveries.pdf?place={stocked.cast.village.public_id}"
    assert client.get(address)["Content-Type"] == "application/pdf"
    client.force_login(stocked.cast.user("resident"))
    assert client.get(address).status_code == 403


def test_a_count_that_was_overtaken_gives_way_to_the_next(stocked):
    village = stocked.cast.village
    old = services.count_stock(division=village, counted={stocked.soap: 10}, by=stocked.clerk, at=stocked.now)
    services.add_stock(item=stocked.soap, quantity=5, by=stocked.head, at=stocked.now)
    new = services.count_stock(division=village, counted={stocked.soap: 15}, by=stocked.clerk, at=stocked.now)
    assert selectors.open_counts(village) == [new]
    with pytest.raises(RuleBroken, match="不算了"):
        services.confirm_count(count=old, by=stocked.supervisor, at=stocked.now)
    services.confirm_count(count=new, by=stocked.supervisor, at=stocked.now)
    assert list(selectors.counts_to_confirm(stocked.supervisor)) == []


def test_another_best_before_date_is_another_lot_and_one_limit(stocked):
    day = clock.day_of(stocked.now) + timedelta(days=60)
    lot = services.add_stock(item=stocked.soap, quantity=4, expires_on=day, by=stocked.clerk, at=stocked.now)
    assert (lot.pk != stocked.soap.pk, lot.quantity, lot.expires_on, lot.price) == (True, 4, day, stocked.soap.price)
    again = services.add_stock(item=stocked.soap, quantity=1, expires_on=day, by=stocked.clerk, at=stocked.now)
    assert (again.pk, again.quantity) == (lot.pk, 5)
    Item.objects.update(limit_household=1)
    purse = Purse.objects.get()
    services.reserve(purse=purse, item=lot, by=stocked.clerk, at=stocked.now)
    with pytest.raises(RuleBroken, match="每户最多 1 份"):
        services.reserve(purse=purse, item=stocked.soap, by=stocked.clerk, at=stocked.now)


def test_after_the_rules_end_the_store_goes_on_at_their_price(stocked):
    services.end_rules(rule_set=stocked.rule_set, reason="到期", by=stocked.head, at=stocked.now)
    stocked.later(1)
    assert stocked.item(title="毛巾一条").price == 6
    asked = {"division": stocked.cast.village, "place": "文化站", "dates": [12], "date_hours": "9:00-11:00"}
    assert services.open_store(**asked, by=stocked.clerk, at=stocked.now).place == "文化站"


def test_a_notice_draws_no_months_that_do_not_agree(stocked):
    Item.objects.update(quantity=9)
    month = clock.day_of(stocked.now).replace(day=1)
    with time_machine.travel("2026-11-15 09:00+08:00", tick=False), pytest.raises(RuleBroken, match="对不上"):
        board_tables(id="months", place=stocked.cast.village, first=month, last=date(2026, 9, 30), by=stocked.clerk)
