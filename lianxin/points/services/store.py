"""The store: what is in it, what it costs, who counts it, and the month's sums for everybody."""

from django.db.models import F
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import selectors as board
from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.points import policies, selectors
from lianxin.points.calc.caps import first_of_month
from lianxin.points.calc.forbidden import STORE_BANS, found_in
from lianxin.points.calc.linting import Finding
from lianxin.points.calc.prices import price, smallest_bundle, yuan
from lianxin.points.models import Item, StockCount, StockMove, Store
from lianxin.points.services.wording import finding_sentence, month_name, totals_body, totals_name, totals_tables
from lianxin.points.vocabulary import AuditTag, StockKind, StockSource

TOTALS = "points_totals"
#: What two lots of one thing have in common.
_OWN = ("id", "public_id", "quantity", "reserved", "expires_on")
_ALIKE = [field.name for field in Item._meta.concrete_fields if field.name not in _OWN]


@action
def stock_item(
    *, division, kind, title, source, cost_fen, quantity, limit_household, by, words="", donor="", shows_donor=True,
    expires_on=None, at=None,
):  # fmt: skip
    """Put something new into the store. Its price is its cost divided by what a point is worth, exactly: by the version in force, or
    the last that was, whose points are still used.

    Refuses cash, tobacco, alcohol, what is owed by law, and a cost that is no whole number of points.
    """
    at = at or clock.now()
    policies.can_keep_store(by, division.path).or_raise()
    rule_set = selectors.rules_to_price_by(division, clock.day_of(at))
    if rule_set is None:
        raise RuleBroken(_("规则生效以后才开积分超市。"))
    banned = [
        Finding(ban.code, ban.what, ban.article, "", said) for ban, said in found_in(f"{title}。{words}", STORE_BANS)
    ]
    if banned:
        raise RuleBroken(
            _("这样东西不能上架：{words}").format(words="；".join(map(finding_sentence, banned))), field="title"
        )
    if source != StockSource.PURCHASE and not donor.strip():
        raise RuleBroken(_("请写是谁捐的或让利的；不愿公布的，不公布就是。"), field="donor")
    if expires_on and expires_on <= clock.day_of(at):
        raise RuleBroken(_("过了保质期的不能上架。"), field="expires_on")
    exact = price(cost_fen, rule_set.unit_value_fen)
    if exact < 1 or exact.denominator != 1:
        raise RuleBroken(
            _("一份成本 {cost} 元，除以一分值 {unit} 元不是整数。请按 {n} 份一组上架。").format(
                cost=yuan(cost_fen),
                unit=yuan(rule_set.unit_value_fen),
                n=smallest_bundle(cost_fen, rule_set.unit_value_fen),
            ),
            field="cost",
        )
    item = Item.objects.create(
        division=division, division_path=division.path, kind=kind, title=title.strip(), words=words.strip(), source=source,
        donor=donor.strip(), shows_donor=shows_donor, cost_fen=cost_fen, price=int(exact), quantity=quantity,
        unit_value_fen=rule_set.unit_value_fen,
        limit_household=limit_household, expires_on=expires_on,
    )  # fmt: skip
    if quantity:
        _moved(item, StockKind.IN, quantity, "", by, at)
    audit.record(AuditTag.STOCK, item, by, after={"quantity": quantity, "price": item.price}, at=at)
    return item


@action
def add_stock(*, item, quantity, by, words="", expires_on=None, at=None):
    """More of the same at the same cost; what costs something else is another thing. With another date than ``expires_on`` of what lies
    there it is a lot of its own, so that nothing is handed over past its date or thrown away before it. Returns what was added to."""
    at = at or clock.now()
    policies.can_keep_store(by, item.division_path).or_raise()
    if quantity < 1:
        raise RuleBroken(_("数量至少是 1。"), field="quantity")
    if expires_on and expires_on <= clock.day_of(at):
        raise RuleBroken(_("过了保质期的不能上架。"), field="expires_on")
    item = lock_item(item)
    if expires_on not in (None, item.expires_on):
        item = _lot_of(item, expires_on)
    Item.objects.filter(pk=item.pk).update(quantity=F("quantity") + quantity)
    _moved(item, StockKind.IN, quantity, words, by, at)
    audit.record(AuditTag.ADD_STOCK, item, by, after={"quantity": quantity}, at=at)
    item.refresh_from_db()
    return item


@action
def count_stock(*, division, counted, by, at=None):
    """One person writes down what lies there: ``{item: pieces}``. Nothing changes until another confirms it. What was counted before
    and waits for that is dropped where a thing of it is counted again."""
    at = at or clock.now()
    policies.can_keep_store(by, division.path).or_raise()
    items = {item.pk: item for item in Item.objects.filter(division=division)}
    rows = [
        {"item": item.pk, "title": items[item.pk].title, "expected": items[item.pk].quantity, "counted": pieces}
        for item, pieces in counted.items()
        if item.pk in items
    ]
    if not rows:
        raise RuleBroken(_("还没有写盘点的数。"))
    again = {row["item"] for row in rows}
    old = [each.pk for each in selectors.open_counts(division) if again & {row["item"] for row in each.rows}]
    StockCount.objects.filter(pk__in=old, confirmed_at__isnull=True).update(dropped_at=at)
    made = StockCount.objects.create(
        division=division, division_path=division.path, on=clock.day_of(at), rows=rows, counted_by_id=by.id
    )
    audit.record(AuditTag.COUNT, made, by, after={"rows": len(rows), "dropped": len(old)}, at=at)
    return made


@action
def confirm_count(*, count, by, at=None):
    """Another person has counted the same: what differs is written off or added. Refuses what moved in between."""
    at = at or clock.now()
    count = StockCount.objects.select_for_update(of=("self",)).select_related("division").get(pk=count.pk)
    policies.can_confirm_count(by, count).or_raise()
    if count.confirmed_at:
        raise RuleBroken(_("这次盘点已经确认过。"))
    if count.dropped_at:
        raise RuleBroken(_("这次盘点以后又数过一次，这次的不算了。请看新的那一次。"))
    for row in sorted(count.rows, key=lambda row: row["item"]):
        item = Item.objects.select_for_update().get(pk=row["item"])
        if item.quantity != row["expected"]:
            raise RuleBroken(_("“{title}”在盘点以后有进出，请重新盘点。").format(title=item.title))
        if row["counted"] < item.reserved:
            raise RuleBroken(_("“{title}”比留给人的还少，先联系要取的人。").format(title=item.title))
        if row["counted"] != item.quantity:
            _moved(item, StockKind.COUNT, row["counted"] - item.quantity, "", by, at)
            item.quantity = row["counted"]
            item.save(update_fields=["quantity"])
    count.confirmed_by_id, count.confirmed_at = by.id, at
    count.save(update_fields=["confirmed_by", "confirmed_at"])
    audit.record(AuditTag.CONFIRM_COUNT, count, by, after={"rows": len(count.rows)}, at=at)
    return count


@action
def post_totals(*, division, month, by, site="", at=None):
    """Hang up the sums of a month that is over: points given, used, ended; things in and out at cost; and that both agree."""
    at, month = at or clock.now(), month.replace(day=1)
    policies.can_keep_store(by, division.path).or_raise()
    if clock.day_of(at) < first_of_month(month, 1):
        raise RuleBroken(_("这个月还没过完，过完了再公布总数。"), field="month")
    totals = agreed_totals(division, month)
    notice = bulletin.post_notice(
        division=division, item="village.points", title=totals_name(division, month), body=totals_body(totals),
        tables=totals_tables(totals), source=bulletin.Source(TOTALS, _totals_id(division, month), totals_name(division, month)),
        site=site, by=by, at=at,
    )  # fmt: skip
    store = Store.objects.filter(division=division).first()
    if store is None:
        raise RuleBroken(_("还没有开积分超市。"))
    store.totals_for = _shown_until(store)
    store.save(update_fields=["totals_for"])
    audit.record(AuditTag.POST_TOTALS, store, by, after={"month": f"{month:%Y-%m}"}, at=at)
    return notice


def agreed_totals(division, month):
    """The sums of a month, refused where things and points do not agree."""
    totals = selectors.month_totals(division, month)
    if not totals.agrees:
        words = _("{month}兑出的东西和用掉的积分对不上，先查清再公布。")
        raise RuleBroken(words.format(month=month_name(month)))
    return totals


def _lot_of(item, expires_on):
    """The same thing with another date: the lot there is, held, or a new one with nothing in it yet."""
    alike = {name: getattr(item, name) for name in _ALIKE} | {"expires_on": expires_on}
    return Item.objects.select_for_update().filter(**alike).order_by("pk").first() or Item.objects.create(**alike)


def _shown_until(store):
    """The last month up to which the sums of every one hang, from the first in which anything came: none is skipped for ever."""
    shown, division = store.totals_for, store.division
    month = first_of_month(shown, 1) if shown else selectors.first_month_of(division)
    while month and board.standing_of(TOTALS, _totals_id(division, month)):
        shown, month = month, first_of_month(month, 1)
    return shown


def _totals_id(division, month):
    return f"{division.public_id}-{month:%Y-%m}"


def _moved(item, kind, quantity, words, by, at):
    StockMove.objects.create(
        item=item, kind=kind, quantity=quantity, on=clock.day_of(at), at=at, words=words[:120], by_name=by.name[:80]
    )


def lock_item(item):
    return Item.objects.select_for_update().get(pk=item.pk)
