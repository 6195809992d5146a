"""The store in words: what lies there and when it opens, what was chosen, what was counted."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.kit.masking import mask_name
from lianxin.kit.templatetags.kit import day, day_of_year, moment
from lianxin.points import selectors
from lianxin.points.calc.prices import yuan
from lianxin.points.presenters.rules import Row
from lianxin.points.services.wording import fetch_words, opening_lines
from lianxin.points.vocabulary import RedemptionState
from lianxin.territory.calc.calendar import read_spells


@dataclass(frozen=True)
class OpenDays:
    """When a store is usually open, when next, and the days on which it is otherwise."""

    lines: list[str]
    following: str
    own_days: list[str]


def open_days(store):
    """Two queries."""
    opening = selectors.opening_of(store)
    now = localtime(clock.now())
    coming = opening.days_from(now, now.date())[:1]
    own = [
        " · ".join((fetch_words(each.day, read_spells(each.hours)), each.reason))
        for each in selectors.coming_store_days(store)
    ]
    return OpenDays(opening_lines(store), "".join(fetch_words(found, opening.spells(found)) for found in coming), own)


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


def item_lines(items):
    """Things of one place as everybody reads them."""
    named = selectors.donors_named(items)
    return [item_line(each, named) for each in items]


def item_line(item, named=()):
    """One thing: price, cost, how many are left, and from whom where they are among those who may be ``named``."""
    today = clock.today()
    donor = f" · {item.donor}" if item.shows_donor and item.donor in named else ""
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


def item_heading(item):
    """The thing on its own pages: name, price, how many are left, and its date where that is near."""
    line = item_line(item)
    return "\n".join(filter(None, (f"{line.title} · {line.price} · {line.left}", line.ends)))


_REDEMPTION_TONES = {RedemptionState.RESERVED: "wait", RedemptionState.HANDED: "ok"}


def redemption_row(redemption):
    waits = redemption.state == RedemptionState.RESERVED and redemption.fetch_on
    how = (
        _("送到家")
        if redemption.at_home
        else _("{day}来取").format(day=day_of_year(redemption.fetch_on))
        if waits
        else ""
    )
    home = redemption.purse.household
    who = home.code if home else mask_name(redemption.purse.person.name)
    return Row(
        reverse("points:redemption", args=[redemption.public_id]),
        _("{item} × {n} · {points} 分").format(item=redemption.item.title, n=redemption.quantity, points=redemption.points),
        _REDEMPTION_TONES.get(redemption.state, "done"), redemption.get_state_display(),
        " · ".join(filter(None, (who, moment(redemption.reserved_at), how))),
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
    elif waits and redemption.fetch_on:
        facts.append((_("说好哪天来取"), day(redemption.fetch_on)))
    if waits and redemption.kept_until and not redemption.at_home:
        facts.append((_("留到哪天"), day(redemption.kept_until)))
    if store and not redemption.at_home:
        days = open_days(store)
        facts += [(_("到哪取"), store.place), *((_("哪几天开"), line) for line in days.lines)]
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
