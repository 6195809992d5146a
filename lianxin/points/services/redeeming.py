"""Choosing a thank-you: kept for the household, handed over against a code or a signature, and only then the points leave."""

import secrets

from django.db.models import F, Sum
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day as written
from lianxin.ledger import services as ledger
from lianxin.points import policies, selectors
from lianxin.points.errors import WrongState
from lianxin.points.models import Item, Redemption, StockMove
from lianxin.points.services.guarding import require_grown
from lianxin.points.services.keeping import books_of, hold, leave
from lianxin.points.services.telling import tell_entered, tell_holders
from lianxin.points.vocabulary import AuditTag, MessageKind, MoveKind, Proof, RedemptionState, StockKind


@action
def reserve(*, purse, item, by, quantity=1, at_home=False, fetch_on=None, at=None):
    """Keep something for a household until it is fetched or brought. Refuses what is not there, over the limit of a household,
    past its date, a day of fetching on which the store is closed, and more points than are free."""
    at, purse = at or clock.now(), hold(purse)
    policies.can_redeem_for(by, purse).or_raise()
    require_grown(by, clock.day_of(at))
    item = Item.objects.select_for_update(of=("self",)).select_related("division").get(pk=item.pk)
    if quantity < 1:
        raise RuleBroken(_("数量至少是 1。"), field="quantity")
    if item.division_id != purse.division_id:
        words = _("这件要用{here}的积分换；{there}的积分在{there}的积分超市用。")
        places = {"here": item.division.short_name, "there": purse.division.short_name}
        raise RuleBroken(words.format(**places), field="purse")
    if item.expires_on and item.expires_on <= clock.day_of(at):
        raise RuleBroken(_("这件过了保质期，已经下架。"))
    if item.is_off:
        raise RuleBroken(_("这件按新的一分值不是整分，等分组上架。"))
    if item.free < quantity:
        raise RuleBroken(_("只剩 {n} 份没有被留下。").format(n=item.free), field="quantity")
    alike = {"item__division": item.division_id, "item__title": item.title}  # every lot of it
    taken = Redemption.objects.filter(purse__in=selectors.purses_around(purse), **alike).exclude(
        state=RedemptionState.CANCELLED
    )
    if (taken.aggregate(total=Sum("quantity"))["total"] or 0) + quantity > item.limit_household:
        raise RuleBroken(_("每户最多 {n} 份。").format(n=item.limit_household), field="quantity")
    points = item.price * quantity
    if points > selectors.free_points(purse):
        raise RuleBroken(_("积分不够，或者有些正留着换别的、等着定冲不冲回。"), field="quantity")
    until, days = selectors.kept_until(item, at)
    if fetch_on and not at_home and fetch_on not in days:
        raise RuleBroken(_("{day}不开门，或者太晚了，请另选一天。").format(day=written(fetch_on)), field="fetch_on")
    Item.objects.filter(pk=item.pk).update(reserved=F("reserved") + quantity)
    made = Redemption.objects.create(
        division_path=purse.division_path, item=item, purse=purse, quantity=quantity, points=points,
        unit_value_fen=item.unit_value_fen, at_home=at_home,
        code=f"{secrets.randbelow(10**6):06d}", reserved_at=at, reserved_by_id=by.id,
        fetch_on=None if at_home else fetch_on, kept_until=until,
    )  # fmt: skip
    if not policies.is_ours(by, purse):
        words = _("{staff}代您家留了{item}，{n} 份，{points} 分。")
        tell_entered(
            purse, words=words.format(staff=by.name, item=item.title, n=quantity, points=points),
            key=f"reserved:{made.public_id}",
        )  # fmt: skip
    audit.record(AuditTag.RESERVE, made, by, after={"item": item.title, "quantity": quantity}, at=at)
    return made


@action
def hand_over(*, redemption, proof, by, code="", at=None):
    """The thing is in their hands: against the code, or a signature on the list, which takes another than who chose it for them.
    Points and stock leave together. Refuses what is past its date."""
    at, redemption = at or clock.now(), _lock(redemption)
    policies.can_hand_over(by, redemption).or_raise()
    if redemption.state != RedemptionState.RESERVED:
        raise WrongState(redemption)
    if proof == Proof.CODE and not secrets.compare_digest(code.strip().encode(), redemption.code.encode()):
        raise RuleBroken(_("取货码不对，请再看一遍。没带手机的，在登记表上签字或按手印也行。"), field="code")
    if proof == Proof.SIGNATURE and redemption.reserved_by_id == by.id:
        raise RuleBroken(_("这件是您代他家留的：凭签字交，要换一位工作人员；凭取货码，您可以交。"), field="proof")
    on, item = clock.day_of(at), redemption.item
    if item.expires_on and item.expires_on <= on:
        raise RuleBroken(_("这件过了保质期，不能交。点“不要了”退回，积分还在，可以换别的。"))
    leave(
        purse=redemption.purse, points=redemption.points, kind=MoveKind.REDEEM, to=books_of(redemption.purse.division).redeemed,
        key=f"points:redeem:{redemption.public_id}", on=on, by=by, at=at, words=item.title,
        source=ledger.Source("points_redemption", redemption.public_id, item.title[:120]),
    )  # fmt: skip
    gone = Item.objects.filter(pk=item.pk, quantity__gte=redemption.quantity, reserved__gte=redemption.quantity)
    if not gone.update(quantity=F("quantity") - redemption.quantity, reserved=F("reserved") - redemption.quantity):
        raise RuleBroken(_("库里没有这么多了，请先盘点。"))
    StockMove.objects.create(
        item=item, kind=StockKind.OUT, quantity=-redemption.quantity, on=on, at=at, words=redemption.public_id,
        by_name=by.name[:80],
    )  # fmt: skip
    _end(redemption, RedemptionState.HANDED, at, handed_by_name=by.name[:80], proof=proof)
    if proof == Proof.SIGNATURE:
        words = _("{item}，{n} 份，{points} 分，{staff}登记：签了字或按了手印，已经交到您家手里。")
        tell_entered(
            redemption.purse,
            words=words.format(item=item.title, n=redemption.quantity, points=redemption.points, staff=by.name),
            key=f"handed:{redemption.public_id}",
        )
    audit.record(AuditTag.HAND_OVER, redemption, by, after={"proof": proof}, at=at)
    return redemption


@action
def cancel_redemption(*, redemption, by, at=None):
    """Not wanted any more: the thing is free again, the points were never gone."""
    at, redemption = at or clock.now(), _lock(redemption)
    policies.can_redeem_for(by, redemption.purse).or_raise()
    if redemption.state != RedemptionState.RESERVED:
        raise WrongState(redemption)
    _put_back(redemption, at)
    if not policies.is_ours(by, redemption.purse):
        words = _("{staff}登记：您家不要{item}了，{points} 分还在。")
        tell_entered(
            redemption.purse, words=words.format(staff=by.name, item=redemption.item.title, points=redemption.points),
            key=f"cancelled:{redemption.public_id}",
        )  # fmt: skip
    audit.record(AuditTag.CANCEL_REDEMPTION, redemption, by, at=at)
    return redemption


@action
def give_back_kept(*, redemption, by, at=None):
    """What is kept for somebody is past its date, or was not fetched in the days the place keeps things: it is free again, the
    points were never gone, and they are told. What is to be brought home stays until it was brought."""
    at, redemption = at or clock.now(), _lock(redemption)
    policies.can_redeem_for(by, redemption.purse).or_raise()
    item, today = redemption.item, clock.day_of(at)
    is_past = bool(item.expires_on and item.expires_on <= today)
    is_left = bool(redemption.kept_until and redemption.kept_until < today and not redemption.at_home)
    if redemption.state != RedemptionState.RESERVED or not (is_past or is_left):
        raise WrongState(redemption)
    _put_back(redemption, at)
    title, words = _("留给您的东西过了保质期"), _("{item}没有交，{points} 分还在，可以换别的。")
    if not is_past:
        title, words = _("留给您的东西没有来取"), _("{item}留到{day}，没有取，已经放回；{points} 分还在，可以再换。")
    tell_holders(
        redemption.purse, kind=MessageKind.REDEMPTION, title=title, key=f"ended:{redemption.public_id}",
        words=words.format(item=item.title, points=redemption.points, day=written(redemption.kept_until)),
    )  # fmt: skip
    audit.record(
        AuditTag.CANCEL_REDEMPTION, redemption, by, reason=_("过了保质期") if is_past else _("没有来取"), at=at
    )
    return redemption


@action
def give_back_uncovered(*, purse, by, at=None):
    """After a reversal: what is kept and no longer covered by what the purse holds is free again, the newest first, and they are
    told."""
    at, purse = at or clock.now(), hold(purse)
    policies.can_redeem_for(by, purse).or_raise()
    missing = selectors.reserved_points(purse) - selectors.balance_of(purse)
    for each in Redemption.objects.filter(purse=purse, state=RedemptionState.RESERVED).order_by("-id"):
        if missing <= 0:
            break
        redemption = _lock(each)
        missing -= redemption.points
        _put_back(redemption, at)
        words = _("有积分冲回了，剩下的分不够，{item}不再留着；还剩的分可以换别的。")
        tell_holders(
            purse, kind=MessageKind.REDEMPTION, title=_("留给您的东西放回去了"), key=f"uncovered:{redemption.public_id}",
            words=words.format(item=redemption.item.title),
        )  # fmt: skip
        audit.record(AuditTag.CANCEL_REDEMPTION, redemption, by, reason=_("积分冲回了"), at=at)


def _put_back(redemption, at):
    Item.objects.filter(pk=redemption.item_id).update(reserved=F("reserved") - redemption.quantity)
    _end(redemption, RedemptionState.CANCELLED, at)


def _lock(redemption):
    """The purse first, then the thing, then the row: the same order as in ``reserve``, so that two never wait for each other."""
    purse = hold(Redemption.objects.select_related("purse").get(pk=redemption.pk).purse)
    Item.objects.select_for_update().get(pk=redemption.item_id)
    found = Redemption.objects.select_for_update(of=("self",)).select_related("item").get(pk=redemption.pk)
    found.purse = purse
    return found


def _end(redemption, state, at, **changes):
    redemption.state, redemption.ended_at = state, at
    for name, value in changes.items():
        setattr(redemption, name, value)
    redemption.save(update_fields=["state", "ended_at", *changes])
