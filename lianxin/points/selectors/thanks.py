"""Who gave money or things for the points of a place: named unless they declined, and never a child or somebody under care."""

from dataclasses import dataclass

from django.db.models import Sum

from lianxin.people import selectors as people
from lianxin.points.models import Funding, StockMove
from lianxin.points.vocabulary import FundingKind, StockKind, StockSource

_GIVEN = (FundingKind.DONATION, FundingKind.SHOP)


@dataclass(frozen=True)
class Gift:
    """``donor`` is empty for who is not named; ``fen`` of money, or ``pieces`` of ``thing``."""

    donor: str
    kind: str
    thing: str = ""
    fen: int = 0
    pieces: int = 0


def gifts_of(rule_set):
    """What was laid behind the points of a rule set by others than the collective and the state."""
    rows = rule_set.fundings.filter(kind__in=_GIVEN)
    return _named(rule_set.division, [_money(each) for each in rows])


def gifts_in(division, first, last):
    """Everything given for the points of a place from one day to another: money, then things."""
    money = Funding.objects.filter(rule_set__division=division, kind__in=_GIVEN, on__range=(first, last))
    came = StockMove.objects.filter(item__division=division, kind=StockKind.IN, on__range=(first, last))
    came = came.exclude(item__source=StockSource.PURCHASE).order_by("item")
    things = came.values_list("item__donor", "item__shows_donor", "item__source", "item__title").annotate(
        pieces=Sum("quantity")
    )
    found = [_money(each) for each in money]
    found += [
        Gift(donor if shows else "", str(StockSource(source).label), title, pieces=int(pieces))
        for donor, shows, source, title, pieces in things
    ]
    return _named(division, found)


def _money(funding):
    return Gift(funding.donor if funding.shows_donor else "", funding.get_kind_display(), fen=funding.fen)


def _named(division, gifts):
    """Nobody under age or under care is named in public, whatever they agreed to."""
    if not any(each.donor for each in gifts):
        return gifts
    hidden = {*people.names_of_minors(division), *people.names_under_care(division)}
    return [Gift("", each.kind, each.thing, each.fen, each.pieces) if each.donor in hidden else each for each in gifts]
