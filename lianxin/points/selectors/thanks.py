"""Who gave money or things for the points of a place: named unless they declined, and never a child or somebody under care."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import BigIntegerField, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from lianxin.kit import clock
from lianxin.ledger import selectors as ledger
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


#: Money is laid behind points within a year of the day it was booked.
_YEAR = 366


def money_to_fund(rule_set):
    """Postings of the place's books that money for points may come from, the newest first, with ``fen`` and what of it is ``used`` for
    points already, of whatever version and place."""
    rows = ledger.money_entries(rule_set.division, clock.today() - timedelta(days=_YEAR))
    used = (
        Funding.objects.standing()
        .filter(entry=OuterRef("pk"))
        .order_by()
        .values("entry")
        .annotate(sum=Sum("fen"))
        .values("sum")
    )
    return rows.annotate(used=Coalesce(Subquery(used), 0, output_field=BigIntegerField()))


def gifts_of(rule_set):
    """What was laid behind the points of a rule set by others than the collective and the state."""
    rows = rule_set.fundings.standing().filter(kind__in=_GIVEN)
    return _named(rule_set.division, [_money(each) for each in rows])


def gifts_in(division, first, last):
    """Everything given for the points of a place from one day to another: money, then things."""
    given = Funding.objects.standing().filter(kind__in=_GIVEN)
    money = given.filter(rule_set__division=division, on__range=(first, last))
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


def donors_named(items):
    """Who of those that gave the things of one place may be named beside them: two queries, none where nobody is."""
    given = [Gift(each.donor, "") for each in items if each.donor and each.shows_donor]
    return {each.donor for each in _named(items[0].division, given)} - {""} if given else set()


def _money(funding):
    return Gift(funding.donor if funding.shows_donor else "", funding.get_kind_display(), fen=funding.fen)


def _named(division, gifts):
    """Nobody under age or under care is named in public, whatever they agreed to."""
    if not any(each.donor for each in gifts):
        return gifts
    hidden = {*people.names_of_minors(division), *people.names_under_care(division)}
    return [Gift("", each.kind, each.thing, each.fen, each.pieces) if each.donor in hidden else each for each in gifts]
