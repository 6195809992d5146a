"""The store: what it holds, who waits for what, and a month's sums that must agree."""

from dataclasses import dataclass
from datetime import date

from django.db.models import BigIntegerField, F, Min, Q, Sum
from django.db.models.functions import Cast

from lianxin.kit import clock
from lianxin.kit.decisions import hide, shown
from lianxin.kit.paging import page
from lianxin.kit.tree import within
from lianxin.people import selectors as people
from lianxin.points import policies
from lianxin.points.calc.caps import first_of_month
from lianxin.points.models import Item, Move, Redemption, StockCount, StockMove
from lianxin.points.selectors.thanks import Gift, gifts_in
from lianxin.points.vocabulary import MoveKind, RedemptionState, StockKind

#: A state of the list that is none of a redemption: what somebody has to carry to a door.
TO_BRING = "home"
#: Another: who said to come today.
TO_FETCH = "today"
_TO_BRING = Q(state=RedemptionState.RESERVED, at_home=True)
#: Counts of the store that wait for a second person.
OPEN_COUNT = Q(confirmed_at__isnull=True, dropped_at__isnull=True)


def items(division, *, only_free=False):
    """Everything a store holds, by name."""
    rows = Item.objects.filter(division=division).select_related("division")
    return list(rows.filter(quantity__gt=F("reserved"), is_off=False) if only_free else rows)


def find_item(public_id):
    return shown(Item.objects.select_related("division").filter(public_id=public_id).first())


def redemptions(actor, *, place="", state="", cursor="", size=20):
    rows = policies.visible_redemptions(actor).filter(within(place, "division_path"))
    if state in RedemptionState.values:
        rows = rows.filter(state=state)
    elif state == TO_BRING:
        rows = rows.filter(_TO_BRING)
    elif state == TO_FETCH:
        rows = rows.filter(state=RedemptionState.RESERVED, fetch_on=clock.today())
    return page(
        rows.select_related("item", "purse__household", "purse__person"), order=("-id",), cursor=cursor, size=size
    )


def find_redemption(public_id, actor):
    related = ("item__division", "purse__household", "purse__person", "purse__division")
    found = Redemption.objects.select_related(*related).filter(public_id=public_id).first()
    (policies.can_view_purse(actor, found.purse) if found else hide()).or_raise()
    return found


def handed_in(division, month):
    """What was handed over in a month, in order: for the list on paper."""
    rows = _handed(division, month, _last(month))
    return list(rows.select_related("item", "purse__household", "purse__person").order_by("ended_at", "id"))


def kept_for(purse, item, quantity):
    """What waits for who holds a purse, of this thing and so many: the first of several; ``None`` where there is none."""
    rows = Redemption.objects.filter(
        purse=purse, item__title=item.title, quantity=quantity, state=RedemptionState.RESERVED
    )
    return rows.select_related("item").order_by("id").first()


def things_to_bring_in(division):
    """What has to be carried to a door at a place, household by household: for the list on paper."""
    rows = to_bring_in(division).select_related("item", "purse__household", "purse__person")
    return list(rows.order_by("purse", "id"))


def to_bring_in(division):
    """The same as a queryset."""
    return Redemption.objects.filter(_TO_BRING, item__division=division)


def open_counts(division):
    return list(StockCount.objects.filter(OPEN_COUNT, division=division).select_related("counted_by"))


def first_month_of(division):
    """The month in which something first came into the store, or ``None``."""
    found = StockMove.objects.filter(item__division=division).aggregate(first=Min("on"))["first"]
    return found and found.replace(day=1)


def find_count(public_id):
    return shown(StockCount.objects.select_related("division", "counted_by").filter(public_id=public_id).first())


@dataclass(frozen=True)
class ItemTotals:
    """One thing in a month, in pieces: ``opening + came - handed + found + grouped = closing``. ``agrees``: what lies there is what
    its moves say, and what was handed over was worth the points it took, each at the price it was reserved at."""

    title: str
    source: str
    cost_fen: int
    price: int
    opening: int
    came: int
    handed: int
    found: int
    grouped: int
    closing: int
    points: int
    agrees: bool


@dataclass(frozen=True)
class Totals:
    """A month of a place: points by kind, things in pieces and at cost. Sums of the place alone, nobody's own."""

    month: date
    points: dict
    items: list[ItemTotals]
    gifts: list[Gift]
    thanked: int
    households: int

    @property
    def handed_fen(self):
        return sum(each.handed * each.cost_fen for each in self.items)

    @property
    def handed_points(self):
        return sum(each.points for each in self.items)

    @property
    def agrees(self):
        """What was handed over is worth what was used: piece by piece and in sum; and the shelf is what its moves say."""
        return all(each.agrees for each in self.items) and self.handed_points == -self.points.get(MoveKind.REDEEM, 0)


def month_totals(division, month):
    """Eleven queries at most, however much was moved."""
    last = _last(month)
    points = dict(
        Move.objects.filter(purse__division=division, on__range=(month, last))
        .exclude(kind=MoveKind.TRANSFER)
        .order_by()
        .values_list("kind")
        .annotate(sum=Sum("points"))
    )
    kinds = StockKind.values
    ever = _sums(StockMove.objects.filter(item__division=division))
    before = _sums(StockMove.objects.filter(item__division=division, on__lt=month))
    during = _sums(StockMove.objects.filter(item__division=division, on__range=(month, last)))
    worth = _worth(division, month, last)
    found = []
    for item in Item.objects.filter(division=division):
        opening = sum(before.get((item.pk, kind), 0) for kind in kinds)
        came, out, counted, grouped = (during.get((item.pk, kind), 0) for kind in kinds)
        handed, used, fen = worth.get(item.pk, (0, 0, 0))
        agrees = item.quantity == sum(ever.get((item.pk, kind), 0) for kind in kinds)
        found.append(
            ItemTotals(
                item.title, item.get_source_display(), item.cost_fen, item.price, opening, came, -out, counted, grouped,
                opening + came + out + counted + grouped, used,
                agrees and (handed, fen) == (-out, -out * item.cost_fen),
            )
        )  # fmt: skip
    return Totals(
        month,
        {kind: int(total) for kind, total in points.items()},
        found,
        gifts_in(division, month, last),
        *_taken_up(division, month, last),
    )


def _taken_up(division, first, last):
    """``(purses that were thanked, households there are)``: whether points reach many or few, and nobody's name."""
    thanked = Move.objects.filter(purse__division=division, kind=MoveKind.AWARD, on__range=(first, last))
    return thanked.order_by().values("purse").distinct().count(), people.living_households(division.path).count()


def _worth(division, first, last):
    """``{item: (pieces, points, fen)}`` of what was handed over: each at what a point was worth when it was reserved."""
    rows = _handed(division, first, last).order_by().values_list("item").annotate(
        pieces=Sum("quantity"), used=Sum("points"), fen=Sum(Cast("points", BigIntegerField()) * F("unit_value_fen"))
    )  # fmt: skip
    return {item: (int(pieces), int(used), int(fen)) for item, pieces, used, fen in rows}


def _handed(division, first, last):
    return Redemption.objects.filter(
        item__division=division, state=RedemptionState.HANDED, ended_at__date__range=(first, last)
    )


def _sums(moves):
    rows = moves.order_by().values_list("item", "kind").annotate(sum=Sum("quantity"))
    return {(item, kind): int(total) for item, kind, total in rows}


def _last(month):
    return date.fromordinal(first_of_month(month, 1).toordinal() - 1)
