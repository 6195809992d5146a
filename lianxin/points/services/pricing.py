"""A price is the cost divided by what a point is worth by the version in force: a new one prices everything anew."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.points import policies
from lianxin.points.calc.prices import price, smallest_bundle
from lianxin.points.models import Item, StockMove
from lianxin.points.services.wording import prices_body, prices_name, prices_table
from lianxin.points.vocabulary import AuditTag, StockKind

PRICES = "points_prices"


@action
def price_anew(*, rule_set, by, site="", at=None):
    """What lies in the store of a place costs what its new version says, and a notice says so. What was reserved keeps its
    price. What no longer divides is off the shelf until it is put together in sets that do. Nothing where nothing changes."""
    at = at or clock.now()
    policies.can_change_rules(by, rule_set).or_raise()
    rows = Item.objects.select_for_update().filter(division=rule_set.division_id).order_by("pk")
    changed = [each for each in rows if each.unit_value_fen != rule_set.unit_value_fen]
    if not changed:
        return changed
    before = {each.pk: each.price for each in changed}
    for each in changed:
        exact = price(each.cost_fen, rule_set.unit_value_fen)
        each.is_off = exact.denominator != 1
        each.price = each.price if each.is_off else int(exact)
        each.unit_value_fen = rule_set.unit_value_fen
    Item.objects.bulk_update(changed, ["price", "is_off", "unit_value_fen"])
    if there := [(each, before[each.pk]) for each in changed if each.quantity]:
        bulletin.post_notice(
            division=rule_set.division, item="village.points", title=prices_name(rule_set), body=prices_body(rule_set),
            tables=[prices_table(there)], source=bulletin.Source(PRICES, rule_set.public_id, rule_set.audit_label[:120]),
            site=site, by=by, at=at,
        )  # fmt: skip
    audit.record(AuditTag.PRICE_ANEW, rule_set, by, after={"items": len(changed)}, at=at)
    return changed


@action
def group_item(*, item, by, at=None):
    """Put what no longer divides together in the smallest sets that do: a new thing for the shelf. What is reserved and what is
    left over stays where it was. Refuses what divides, and fewer pieces than a set."""
    at, item = at or clock.now(), Item.objects.select_for_update().select_related("division").get(pk=item.pk)
    policies.can_keep_store(by, item.division_path).or_raise()
    if not item.is_off:
        raise RuleBroken(_("这件一份就是整分，不用分组。"))
    pieces = smallest_bundle(item.cost_fen, item.unit_value_fen)
    sets = item.free // pieces
    if not sets:
        raise RuleBroken(_("要 {n} 份才够一组，没有被留下的只有 {free} 份。").format(n=pieces, free=item.free))
    made = Item.objects.create(
        division=item.division, division_path=item.division_path, kind=item.kind,
        title=_("{item}（{n} 份一组）").format(item=item.title[:48], n=pieces), words=item.words, source=item.source,
        donor=item.donor, shows_donor=item.shows_donor, cost_fen=item.cost_fen * pieces,
        price=int(price(item.cost_fen * pieces, item.unit_value_fen)), unit_value_fen=item.unit_value_fen, quantity=sets,
        limit_household=max(1, item.limit_household // pieces), expires_on=item.expires_on,
    )  # fmt: skip
    item.quantity -= sets * pieces
    item.save(update_fields=["quantity"])
    for thing, quantity in ((item, -sets * pieces), (made, sets)):
        StockMove.objects.create(
            item=thing, kind=StockKind.GROUP, quantity=quantity, on=clock.day_of(at), at=at, by_name=by.name[:80]
        )
    audit.record(AuditTag.GROUP, made, by, after={"pieces": pieces, "sets": sets}, at=at)
    return made
