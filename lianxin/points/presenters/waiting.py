"""What waits for somebody in this room. 今日要办 says of each kind that something does; the room's own page says what."""

from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting
from lianxin.points import policies, selectors
from lianxin.points.calc.caps import first_of_month
from lianxin.points.services.wording import batch_name

_MOST = 200


def _row(url, title, place, next_action, due, said):
    return Waiting(
        url=url, title=title, meta=place, next_action=str(next_action), due_at=clock.day_end(due), clock=str(said),
        due=day(due),
    )  # fmt: skip


def claims_waiting(actor, at):
    """One row for a place, however many claims wait there for this person's word."""
    found = {}
    for claim in selectors.claims_to_verify(actor).select_related("rule", "division").order_by("entered_at")[:_MOST]:
        if policies.can_verify_claim(actor, claim):
            found.setdefault(claim.division, []).append(claim)
    return [
        _row(
            f"{reverse('points:claims')}?place={place.public_id}&state={selectors.TO_VERIFY}",
            _("{n} 笔积分申报").format(n=len(claims)), place.short_name, _("核实"), clock.day_of(claims[0].entered_at),
            claims[0].get_state_display(),
        )
        for place, claims in found.items()
    ]  # fmt: skip


def lists_waiting(actor, at):
    return [
        _row(
            reverse("points:activity", args=[each.public_id]), each.title, each.division.short_name, _("录参加的人的名单"),
            each.on, each.place,
        )
        for each in selectors.lists_to_enter(actor)[:30]
    ]  # fmt: skip


def batches_waiting(actor, at):
    return [
        _row(
            reverse("points:batch", args=[each.public_id]), batch_name(each), each.division.short_name,
            _("异议期满了，入账"), each.settles_from, each.get_state_display(),
        )
        for each in selectors.batches_to_settle(actor)[:30]
    ]  # fmt: skip


def counts_waiting(actor, at):
    return [
        _row(
            reverse("points:confirm_count", args=[each.public_id]), _("积分超市盘点"), each.division.short_name,
            _("两个人盘点，您来确认"), each.on, each.counted_by.name,
        )
        for each in selectors.counts_to_confirm(actor)[:30]
    ]  # fmt: skip


def appeals_waiting(actor, at):
    return [
        _row(
            reverse("points:claim", args=[each.claim.public_id]), each.claim.rule.title,
            each.claim.division.short_name, _("定申诉"), each.decide_by or each.noticed_on, each.get_state_display(),
        )
        for each in selectors.appeals_to_decide(actor)[:30]
    ]  # fmt: skip


def panel_appeals_waiting(actor, at):
    return [
        _row(
            reverse("points:appeal", args=[each.public_id]), _("对评议小组的决定不同意"),
            each.decision.batch.division.short_name, _("定申诉"), each.decide_by, batch_name(each.decision.batch),
        )
        for each in selectors.panel_appeals_to_decide(actor)[:30]
    ]  # fmt: skip


def items_waiting(actor, at):
    """One row for a store: the first of its things that ends."""
    found = {}
    for item in selectors.items_ending(actor)[:_MOST]:
        found.setdefault(item.division, []).append(item)
    return [
        _row(
            f"{reverse('points:store')}?place={place.public_id}",
            _("{n} 样东西快到或过了保质期").format(n=len(items)), place.short_name, _("先兑出去，过期的盘点下架"),
            items[0].expires_on, _("{item}到{day}").format(item=items[0].title, day=day(items[0].expires_on)),
        )
        for place, items in found.items()
    ]  # fmt: skip


def purses_waiting(actor, at):
    return [
        _row(
            f"{reverse('points:hand_on_points')}?place={each.division.public_id}&from={quote(each.household.code)}",
            _("{code} 注销了，还有积分").format(code=each.household.code), each.division.short_name,
            _("交接给他们现在的户"), each.household.ended_on, day(each.household.ended_on),
        )
        for each in selectors.purses_left(actor).order_by("id")[:30]
    ]  # fmt: skip


def money_waiting(actor, at):
    return [
        _row(
            f"{reverse('points:fund')}?place={each.division.public_id}&rules={each.public_id}",
            _("{n} 分积分没有钱了").format(n=each.gap), each.division.short_name, _("登记到位的钱，补上以前不入账"), clock.day_of(at), str(each),
        )
        for each in selectors.rules_without_money(actor).order_by("id")[:30]
    ]  # fmt: skip


def _to_bring(stores, at):
    """Late from the day until which its place keeps the first of them."""
    return [
        _row(
            f"{reverse('points:redemptions')}?place={store.division.public_id}&state={selectors.TO_BRING}",
            _("{n} 样东西要送到家").format(n=store.to_bring), store.division.short_name, _("打印送货单，送到，请收的人签字"),
            store.bring_by or clock.day_of(at), store.place,
        )
        for store in stores
        if store.to_bring
    ]  # fmt: skip


def checks_waiting(actor, at):
    """One row for a batch."""
    found = {}
    for check in selectors.checks_to_do(actor).order_by("id")[:_MOST]:
        found.setdefault(check.batch, []).append(check)
    return [
        _row(
            reverse("points:batch", args=[batch.public_id]), _("{n} 笔积分抽中了，等抽查").format(n=len(checks)),
            batch.division.short_name, _("去看看，登记抽查"), batch.settles_from, batch_name(batch),
        )
        for batch, checks in found.items()
    ]  # fmt: skip


def slips_waiting(actor, at):
    """One row for a place."""
    found = {}
    for slip in selectors.slips_to_hand(actor).order_by("id")[:_MOST]:
        found.setdefault(slip.division, []).append(slip)
    return [
        _row(
            f"{reverse('points:slips')}?place={place.public_id}", _("{n} 张积分通知要送到家").format(n=len(slips)),
            place.short_name, _("打印，送到，记一笔"), slips[0].made_on, slips[0].title,
        )
        for place, slips in found.items()
    ]  # fmt: skip


def stores_waiting(actor, at):
    """The store's own months: sums that do not hang, shelves nobody counted."""
    found, stores = [], list(selectors.stores_behind(actor).order_by("id")[:30])
    for store in stores:
        if not store.has_sums:
            month = first_of_month(store.totals_for, 1) if store.totals_for else store.first_move
            title = _("{n}月积分的总数").format(n=month.month)
            found.append((store, title, "totals", _("公布一个月的总数"), first_of_month(month, 1)))
        if not store.is_counted and store.waits_second:
            found.append((store, _("积分超市盘点"), "count", _("请另一个人确认；有进出的，重新数"), clock.day_of(at)))
        elif not store.is_counted:
            found.append((store, _("积分超市一个月没有盘点"), "count", _("盘点，再请另一个人确认"), clock.day_of(at)))
    return _to_bring(stores, at) + [
        _row(
            f"{reverse('points:act_on_store', args=[verb])}?place={store.division.public_id}", title,
            store.division.short_name, action, due, store.place,
        )
        for store, title, verb, action, due in found
    ]  # fmt: skip


def everything_waiting(actor, at):
    """All of it, the oldest first: twelve queries, however much waits."""
    kinds = (
        claims_waiting, lists_waiting, batches_waiting, counts_waiting, appeals_waiting, panel_appeals_waiting, items_waiting,
        purses_waiting, slips_waiting, stores_waiting, checks_waiting, money_waiting,
    )  # fmt: skip
    return sorted((row for rows in kinds for row in rows(actor, at)), key=lambda row: row.due_at)
