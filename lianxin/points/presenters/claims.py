"""Claims, batches, purses and the store in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.accounts.vocabulary import Role
from lianxin.kit import clock
from lianxin.kit.masking import mask_name
from lianxin.kit.templatetags.kit import day, moment
from lianxin.points import policies, selectors
from lianxin.points.calc.prices import yuan
from lianxin.points.presenters.rules import Row
from lianxin.points.services.wording import batch_name, shown_name
from lianxin.points.vocabulary import ClaimState, RedemptionState
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System

_TONES = {
    ClaimState.SETTLED: "ok", ClaimState.POSTED: "ok", ClaimState.DECLINED: "done", ClaimState.WITHDRAWN: "done",
    ClaimState.REMOVED: "done", ClaimState.REVERSED: "done",
}  # fmt: skip


def claim_tone(claim):
    return _TONES.get(claim.state, "wait")


def claim_row(claim):
    meta = (claim.division.short_name, mask_name(claim.person.name), day(claim.on), claim.public_id)
    return Row(
        reverse("points:claim", args=[claim.public_id]), _("{rule} · {n} 分").format(rule=claim.rule.title, n=claim.points),
        claim_tone(claim), claim.get_state_display(), " · ".join(meta),
    )  # fmt: skip


def claim_heading(claim):
    return _("{rule} · {n} 分 · {day}").format(rule=claim.rule, n=claim.points, day=day(claim.on))


def claim_facts(claim):
    """What was done, by whom, for whom, and how far it is."""
    facts = [
        (_("编号"), claim.public_id), (_("谁做的"), mask_name(claim.person.name)), (_("哪天"), day(claim.on)),
        (_("怎么报的"), f"{claim.get_channel_display()} · {moment(claim.entered_at)}"),
    ]  # fmt: skip
    for label, value in ((_("做了什么"), claim.words), (_("谁可以作证"), claim.witness), (_("原因"), claim.because)):
        if value:
            facts.append((label, value))
    for label, who, at in (
        (_("第一个核实的人"), claim.first_by, claim.first_at),
        (_("第二个核实的人"), claim.second_by, claim.second_at),
    ):
        if at:
            facts.append((label, f"{who.name} · {moment(at)}"))
    return facts


def address_of_batch(source_id):
    return reverse("points:batch", args=[source_id])


@dataclass(frozen=True)
class BatchLine:
    number: str
    name: str
    what: str
    on: object
    points: int
    state: str


def batch_line(claim):
    """One claim as it hangs: number, masked name, what for, how much."""
    return BatchLine(
        claim.public_id, shown_name(claim), str(claim.rule), claim.on, claim.points, claim.get_state_display()
    )


def batch_row(batch):
    return Row(
        address_of_batch(batch.public_id), batch_name(batch), "done" if batch.settled_at else "ok", batch.get_state_display(),
        _("{day}起可以入账").format(day=day(batch.settles_from)),
    )  # fmt: skip


def ours(person):
    """What a household holds, for the person of it who reads: others' parts are not named."""
    purses = selectors.purses_for(person)
    return {
        "purses": purses,
        "claims": [own_claim(each) for each in selectors.claims_for(person)],
        "redemptions": [redemption_row(each) for each in selectors.redemptions_for([held.purse for held in purses])],
        "place": person.division,
    }


def own_claim(claim):
    return Row(
        reverse("points:claim", args=[claim.public_id]), _("{rule} · {n} 分").format(rule=claim.rule.title, n=claim.points),
        claim_tone(claim), claim.get_state_display(), day(claim.on),
    )  # fmt: skip


def ours_panel(actor, person):
    """我家的积分 on the page 我家: asks nothing itself, its part of the page comes after the page."""
    return {} if person.user_id == actor.id else None


def door_panel(actor, household):
    """Claiming for a household at its door, for the liaison in whose care it is, where the place thanks with points."""
    return contact_panel(actor, household) if policies.has_in_care(actor, household) else None


def contact_panel(actor, household):
    """The same on the liaison's own page of the household, which is shown to who keeps it: one query."""
    if not (actor.holds(Role.LIAISON) and territory.uses(System.POINTS, household.division)):
        return None
    return {"home": household.public_id, "place": household.division.public_id}


def ours_part(person):
    """What a household holds and the last that was claimed; ``thanks``: whether its place thanks with points now."""
    return {
        "purses": selectors.purses_for(person),
        "claims": [own_claim(each) for each in selectors.claims_for(person, 3)],
        "thanks": selectors.rules_in_force(person.division) is not None,
    }


@dataclass(frozen=True)
class ItemLine:
    public_id: str
    title: str
    words: str
    price: str
    source: str
    left: str
    is_free: bool
    limit: int
    ends: str
    is_off: bool


def item_line(item):
    """One thing as everybody reads it: price, cost, from whom, how many are left."""
    today = clock.today()
    donor = f" · {item.donor}" if item.donor and item.shows_donor else ""
    until = _(" · 保质期到{day}").format(day=day(item.expires_on)) if item.expires_on else ""
    return ItemLine(
        item.public_id, item.title, item.words,
        _("{n} 分（成本 {yuan} 元）").format(n=item.price, yuan=yuan(item.cost_fen)),
        f"{item.get_source_display()}{donor}{until}", _("还有 {n} 份").format(n=item.free),
        item.free > 0 and not item.is_off and not (item.expires_on and item.expires_on <= today),
        item.limit_household, ending_words(item, today), item.is_off and item.free > 0,
    )  # fmt: skip


def ending_words(item, today):
    """What its date, or a new price that does not divide, means for a thing that still lies there; nothing while all is well."""
    if item.is_off and item.quantity:
        return _("按新的一分值不是整分，等管超市的人分组上架")
    if not (item.expires_on and item.quantity):
        return ""
    days = (item.expires_on - today).days
    if days <= 0:
        return _("过了保质期，不能再换，盘点时下架")
    return _("还有 {n} 天到保质期，先兑出去").format(n=days) if days <= selectors.SOON_DAYS else ""


def left_words(purse):
    """What a household that is no more, or has divided, still holds."""
    held = selectors.held(purse, 0)
    return _("{code} 还有 {n} 分，其中 {free} 分没有留着换东西").format(
        code=purse.household.code, n=held.balance, free=held.free
    )


def item_heading(item):
    """The thing on its own pages: name, price, how many are left, and its date where that is near."""
    line = item_line(item)
    return "\n".join(filter(None, (f"{line.title} · {line.price} · {line.left}", line.ends)))


_REDEMPTION_TONES = {RedemptionState.RESERVED: "wait", RedemptionState.HANDED: "ok"}


def redemption_row(redemption):
    at_home = _("送到家") if redemption.at_home else ""
    home = redemption.purse.household
    who = home.code if home else mask_name(redemption.purse.person.name)
    return Row(
        reverse("points:redemption", args=[redemption.public_id]),
        _("{item} × {n} · {points} 分").format(item=redemption.item.title, n=redemption.quantity, points=redemption.points),
        _REDEMPTION_TONES.get(redemption.state, "done"), redemption.get_state_display(),
        " · ".join(filter(None, (who, moment(redemption.reserved_at), at_home))),
    )  # fmt: skip


def redemption_facts(redemption):
    """For whom, since when, and where and when it is fetched or who brought it."""
    home, waits = redemption.purse.household, redemption.state == RedemptionState.RESERVED
    store = selectors.store_of(redemption.item.division) if waits else None
    facts = [
        (_("谁换的"), home.code if home else mask_name(redemption.purse.person.name)),
        (_("哪天留的"), moment(redemption.reserved_at)),
    ]
    if redemption.at_home:
        facts.append((_("怎么取"), _("送到家")))
        if address := (home or redemption.purse.person).address:
            facts.append((_("送到哪"), address))
    elif waits and redemption.kept_until:
        facts.append((_("留到哪天"), day(redemption.kept_until)))
    if store and not redemption.at_home:
        facts += [(_("到哪取"), store.place), (_("哪几天开"), store.days)]
        if store.phone:
            facts.append((_("电话"), store.phone))
    if redemption.handed_by_name:
        facts.append((_("谁交的"), f"{redemption.handed_by_name} · {moment(redemption.ended_at)}"))
    return facts


def count_heading(count):
    """What was counted, line by line, with what the books say and the difference."""
    lines = [f"{count.division.short_name} · {day(count.on)} · {count.counted_by.name}"]
    for row in count.rows:
        differs = row["counted"] - row["expected"]
        words = _("{item}：账上 {expected}，数到 {counted}").format(
            item=row["title"], expected=row["expected"], counted=row["counted"]
        )
        said = (
            _("少 {n}").format(n=-differs) if differs < 0 else _("多 {n}").format(n=differs) if differs else _("一样")
        )
        lines.append(f"{words}，{said}")
    return "\n".join(lines)
