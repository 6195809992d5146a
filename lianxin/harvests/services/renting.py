"""Rent of what households put in for rent: borne by a batch, or by the venture in a year in which nothing grows."""

from django.db.models import Sum
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin.calc.tables import money
from lianxin.harvests import policies
from lianxin.harvests.models import Event
from lianxin.harvests.selectors.contracts import day_of_rent
from lianxin.harvests.services import books
from lianxin.harvests.services.moving import held_venture
from lianxin.harvests.services.writing import written
from lianxin.harvests.vocabulary import AuditTag, EventKind, Return, VentureVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def owe_rent(*, batch, put_in, year, on, words, fen, by, at=None):
    """Rent of one year of what a household put in for rent, as much of it as this batch bears: all batches together never more than
    was agreed."""

    def agreed(batch):
        _agreed(batch.venture, put_in, year, fen)

    more = {"household": put_in.household, "put_in": put_in, "rent_year": year}
    return written(batch, EventKind.RENT, on, words, by, at, agreed, fen=fen, **more)


@action
def owe_idle_rent(*, venture, put_in, year, on, words, fen, by, at=None):
    """The same where no batch bears it, because nothing grows or everything has its account: an expense of the year. Also of a
    venture that is over, whose last rent is owed still."""
    at, venture = at or clock.now(), held_venture(venture, VentureVerb.SETTLE)
    policies.can_keep(by, venture).or_raise()
    if on > clock.day_of(at) or on < venture.begun_on:
        raise RuleBroken(_("要在项目开始以后，不能在以后的日子。"), field="on")
    if fen <= 0:
        raise RuleBroken(_("请写金额。"), field="fen")
    _agreed(venture, put_in, year, fen)
    event = Event(
        kind=EventKind.RENT, on=on, words=words.strip(), fen=fen, household=put_in.household, put_in=put_in, rent_year=year,
        at=at, by_name=by.name[:80],
    )  # fmt: skip
    event.entry_id = books.post(venture, on, f"{venture} {event}", idle_sides(venture, fen), by, at)
    event.save()
    audit.record(AuditTag.RENT, venture, by, after={"yuan": money(fen), "year": year}, at=at)
    return event


def idle_sides(venture, fen):
    """What a rent without a batch debits and credits."""
    return (books.rents(venture), fen), (books.owed(venture), -fen)


def _agreed(venture, put_in, year, fen):
    """Raise where so much rent of that year was not agreed with this venture. A year of the term begins on the day of the year it was
    put in: three years across New Year are three rents, not four."""
    found = venture.inputs.filter(pk=put_in.pk, gets=Return.RENT).first()
    if found is None:
        raise RuleBroken(_("请选收租金的一笔投入。"), field="put_in")
    if year < found.starts_on.year or day_of_rent(found, year) >= (found.ended_on or found.ends_on):
        raise RuleBroken(_("这一年它不在项目里。"), field="year")
    left = found.rent_fen - (found.rents.filter(rent_year=year).aggregate(fen=Sum("fen"))["fen"] or 0)
    if fen > left:
        raise RuleBroken(
            _("{year} 年约定的租金只剩 {left} 元没有记。").format(year=year, left=money(left)), field="fen"
        )
