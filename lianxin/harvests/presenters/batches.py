"""A batch in words: its facts, its scenarios, its events row by row for who keeps it and in sums for everybody."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc.tables import money
from lianxin.harvests import selectors
from lianxin.harvests.calc.batches import COSTS, rounded
from lianxin.harvests.calc.batches import each as for_one
from lianxin.harvests.calc.risk import even_price
from lianxin.harvests.presenters.ventures import TONES, Row, in_yuan, of_enough, plain
from lianxin.harvests.vocabulary import BatchState, EventKind
from lianxin.kit.templatetags.kit import day

_CASES = {
    "plan": _("照计划"),
    "price": _("价格低两成"),
    "yield": _("少收两成"),
    "both": _("价格低两成，又少收两成"),
    "lost": _("全部没有收成"),
}


def batch_row(batch):
    meta = f"{batch.get_kind_display()} {plain(batch.scale)} {batch.unit}"
    url = reverse("harvests:batch", args=[batch.public_id])
    return Row(url, batch.number, TONES[batch.state], batch.get_state_display(), meta)


def batch_facts(batch, tally):
    """Plan beside what has come of it; cost of each mu or head, and of each kilogram harvested."""
    standing = batch.scale - tally.lost
    facts = [
        (gettext("多少"), f"{plain(batch.scale)} {batch.unit}"),
        (gettext("损失"), f"{plain(tally.lost)} {batch.unit}" if tally.lost else ""),
        (gettext("哪天下种、进栏"), day(batch.begun_on) if batch.begun_on else ""),
        (gettext("哪天结账"), day(batch.closed_on) if batch.closed_on else ""),
        (gettext("为什么没有办"), batch.cancelled_because),
        (gettext("计划成本"), in_yuan(batch.cost_fen)), (gettext("已经花了"), in_yuan(tally.cost)),
        (gettext("计划收多少"), f"{plain(batch.yields)} {batch.measure}"),
        (gettext("已经收了"), f"{plain(tally.harvested)} {batch.measure}"),
        (gettext("已经卖了"), in_yuan(tally.income)),
        (gettext("赔款、补贴和别的收入"), in_yuan(tally.besides) if tally.besides else ""),
        (gettext("还没有卖的"), "，".join(f"{grade} {plain(left)} {batch.measure}" for grade, left in tally.stock)),
        (gettext("种养的每{unit}成本").format(unit=batch.unit), _about(for_one(tally.cost, standing))),
        (gettext("收的每{unit}成本").format(unit=batch.measure), _about(for_one(tally.cost, tally.harvested))),
        (gettext("盈亏"), in_yuan(tally.result) if batch.state == BatchState.CLOSED else ""),
    ]  # fmt: skip
    return [(label, value) for label, value in facts if value]


def _about(fen):
    return in_yuan(rounded(fen)) if fen else ""


def scenario_rows(batch):
    """``(case, yuan)``: what would be left."""
    return [(str(_CASES[code]), money(fen)) for code, fen in selectors.scenarios_of(batch)]


def even_words(batch):
    price = even_price(batch.cost_fen, batch.yields)
    return gettext("照计划的成本和产量，每{unit}卖到 {yuan} 元不亏不赚。").format(
        unit=batch.measure, yuan=money(rounded(price)) if price else "—"
    )


def public_rows(events):
    """What everybody reads: row by row, but of what single households got one sum of each kind, and none of fewer than three.

    Where households too few are behind what is not told, no other cost is told either: what is missing would be theirs.
    """
    rows = [event_row(each, is_staff=False) for each in events if each.household_id is None]
    by_kind = {}
    for each in events:
        if each.household_id is not None:
            of_homes = by_kind.setdefault(each.kind, {})
            of_homes[each.household_id] = of_homes.get(each.household_id, 0) + each.fen
    hidden = set()
    for kind, of_homes in sorted(by_kind.items()):
        earning = [home for home, fen in of_homes.items() if fen]
        homes, yuan = of_enough(len(earning), money(sum(of_homes.values())))
        if len(earning) < selectors.LEAST_TOLD:
            hidden.update(earning)
        if earning:
            rows.append(("", EventKind(kind).label, homes, yuan, False))
    if 0 < len(hidden) < selectors.LEAST_TOLD:
        costs = {EventKind(kind).label for kind in COSTS}
        rows = [(*row[:3], gettext("不公布"), row[4]) if row[1] in costs else row for row in rows]
    return rows


def event_row(event, *, is_staff):
    """Day, kind, words, how much, yuan, and for who keeps it which household and who."""
    words = "" if event.words == event.get_kind_display() else event.words
    parts = [words, event.grade, f"{plain(event.quantity)} {event.unit}" if event.quantity else "", event.party]
    if is_staff:
        parts += [str(event.household) if event.household_id else "", event.worker, event.receipt]
    yuan = money(event.fen) if event.fen else ""
    is_gone = event.reverses_id is not None or hasattr(event, "undone")
    return day(event.on), event.get_kind_display(), " · ".join(part for part in parts if part), yuan, is_gone
