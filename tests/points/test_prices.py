"""A new version with another unit value prices the store anew: with a notice, exact or in sets, and what was reserved keeps its price."""

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.bulletin.models import Notice
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.points import presenters, selectors, services
from lianxin.points.models import Item, Purse


@pytest.fixture
def priced(village):
    """A shelf priced at half a yuan a point, one thing of it reserved; then a version of sixty fen a point comes into force."""
    rule_set, person = village.funded(), village.family()
    village.settled(rule_set, person, quantity=5)
    village.purse = Purse.objects.get()
    village.soap = village.item(title="洗衣粉一袋", cost_fen=300)
    village.towel = village.item(title="毛巾一条", cost_fen=350, quantity=14)
    village.gone = village.item(title="盆一个", cost_fen=350, quantity=1)
    services.open_store(
        division=village.cast.village,
        place="村委会",
        dates=[10],
        date_hours="8:30-11:30",
        by=village.clerk,
        at=village.now,
    )
    village.kept = services.reserve(purse=village.purse, item=village.soap, by=village.clerk, at=village.now)
    village.kept_towel = services.reserve(purse=village.purse, item=village.towel, by=village.clerk, at=village.now)
    return village


def next_version(village, value=60):
    village.decisions.append(services.Decided("letter", "R9", "村代决〔2026〕9号", clock.today()))
    return village.in_force(village.draft(rules=[], unit_value_fen=value), "R9")


def test_everything_is_priced_anew_with_a_notice_and_what_was_reserved_keeps_its_price(client, priced):
    made = next_version(priced)
    for item in (priced.soap, priced.towel, priced.gone):
        item.refresh_from_db()
    assert (priced.soap.price, priced.soap.is_off, priced.soap.unit_value_fen) == (5, False, 60)
    assert (priced.towel.is_off, priced.gone.is_off) == (True, True)
    notice = Notice.objects.get(source_kind="points_prices")
    assert (notice.source_id, "一分值 0.60 元" in notice.body) == (made.public_id, True)
    assert notice.tables[0]["rows"] == [
        ["洗衣粉一袋", 300, 6, "5"],
        ["毛巾一条", 350, 7, "不是整分，等分组上架"],
        ["盆一个", 350, 7, "不是整分，等分组上架"],
    ]
    assert AuditEvent.objects.get(tag="points:item:price_anew").after == {"items": 3}
    services.hand_over(redemption=priced.kept, proof="signature", by=priced.head, at=priced.now)
    services.hand_over(redemption=priced.kept_towel, proof="signature", by=priced.head, at=priced.now)
    assert selectors.balance_of(priced.purse) == 30 - 6 - 7
    dearer = services.reserve(purse=priced.purse, item=priced.soap, by=priced.clerk, at=priced.now)
    assert dearer.points == 5
    services.hand_over(redemption=dearer, proof="signature", by=priced.head, at=priced.now)
    totals = selectors.month_totals(priced.cast.village, priced.today.replace(day=1))
    assert (totals.agrees, totals.handed_points, totals.handed_fen) == (True, 18, 950)
    assert services.price_anew(rule_set=made, by=priced.head, at=priced.now) == []
    with pytest.raises(NotAllowed):
        services.price_anew(rule_set=made, by=priced.cast.actor("resident"))


def test_what_no_longer_divides_is_put_together_in_sets(client, priced):
    with pytest.raises(RuleBroken, match="不用分组"):
        services.group_item(item=priced.towel, by=priced.clerk)
    next_version(priced)
    with pytest.raises(RuleBroken, match="等分组上架"):
        services.reserve(purse=priced.purse, item=priced.towel, by=priced.clerk, at=priced.now)
    with pytest.raises(RuleBroken, match="要 6 份才够一组"):
        services.group_item(item=priced.gone, by=priced.clerk)
    place = priced.cast.village.public_id
    client.force_login(priced.cast.user("clerk"))
    told = client.get(f"/points/store/?place={place}").content.decode()
    assert "按新的一分值不是整分" in told
    assert f"/points/store/items/{priced.towel.public_id}/group/" in told
    assert client.post(f"/points/store/items/{priced.towel.public_id}/group/").status_code == 302
    made = Item.objects.get(title="毛巾一条（6 份一组）")
    assert (made.cost_fen, made.price, made.quantity, made.limit_household) == (2100, 35, 2, 1)
    priced.towel.refresh_from_db()
    assert (priced.towel.quantity, priced.towel.reserved) == (2, 1)
    totals = selectors.month_totals(priced.cast.village, clock.today().replace(day=1))
    assert [(each.title, each.grouped, each.agrees) for each in totals.items if each.grouped] == [
        ("毛巾一条", -12, True),
        ("毛巾一条（6 份一组）", 2, True),
    ]
    client.force_login(priced.cast.user("resident"))
    assert client.post(f"/points/store/items/{priced.towel.public_id}/group/").status_code == 403


def test_the_same_unit_value_changes_nothing(priced):
    next_version(priced, value=50)
    assert not Notice.objects.filter(source_kind="points_prices").exists()
    assert {each.price for each in Item.objects.all()} == {6, 7}


def test_the_totals_of_a_shelf_that_does_not_agree_do_not_hang(priced):
    month = priced.today.replace(day=1)
    Item.objects.filter(pk=priced.soap.pk).update(quantity=9)
    assert not selectors.month_totals(priced.cast.village, month).agrees
    with pytest.raises(RuleBroken, match="对不上"):
        services.post_totals(division=priced.cast.village, month=month, by=priced.clerk, at=priced.later(40))


def test_a_thing_off_the_shelf_says_so(priced):
    next_version(priced)
    priced.towel.refresh_from_db()
    line = presenters.item_line(priced.towel)
    assert (line.is_free, "不是整分" in line.ends) == (False, True)
