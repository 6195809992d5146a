"""The three rates, from the needs themselves."""

from calendar import monthrange
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from fractions import Fraction
from statistics import median

from django.db.models import Count, Q

from lianxin.kit import clock
from lianxin.kit.caching import short_lived
from lianxin.kit.tree import WIDTH, ancestors, within
from lianxin.needs.calc import rates
from lianxin.needs.calc.cells import hidden_cells, hidden_places, is_kept_back, is_small
from lianxin.needs.models import Need, NeedStep
from lianxin.needs.models.catalogue import category_called
from lianxin.needs.selectors.facts import case_facts, counted, days_taken
from lianxin.needs.vocabulary import Channel, Verb
from lianxin.territory import selectors as territory


@dataclass(frozen=True)
class UnitRates:
    """The three rates of one unit or place over a period."""

    name: str
    response: rates.Rate | None
    resolution: rates.Rate | None
    satisfaction: rates.Rate | None
    on_time: rates.Rate | None
    median_days: float | None  # from registration to answer
    path: str = ""  # of the place it is or belongs to


#: The rates of ``UnitRates``; in ``public_rates`` one is ``None`` where it stands on so few cases that it points at somebody.
RATES = ("response", "resolution", "satisfaction", "on_time")


@dataclass
class Bucket:
    """What the rates of one unit or place are reckoned from."""

    name: str
    cases: list = field(default_factory=list)
    days: list = field(default_factory=list)
    path: str = ""  # of the place it belongs to


def three_rates(*, start, end, within_path="", by="unit", at=None):
    """Rates of needs received from ``start`` to ``end`` (dates, both included), overall and by unit or by place.

    A place is what it was on the last day of the period: what has been merged into it or moved since does not count.

    Returns ``(overall, rows)``. One query for the needs, however many units, and one more if two have the same name.
    """
    at = at or clock.now()
    weight = partly_weight(within_path)
    first, last = clock.day_start(start), clock.day_start(end + timedelta(days=1))
    group = ("unit_id", "unit__name", "unit__division_path")
    if by != "unit":
        group = ("division_id", "division__name", "division__path")
    needs = Need.objects.filter(territory.lay_within(within_path, end), received_at__gte=first, received_at__lt=last)
    everything, buckets = Bucket(""), {}
    for need in counted(needs, *group):
        facts = case_facts(need)
        took = days_taken(need)
        everything.cases.append(facts)
        everything.days += took
        key, label, path = need[-3:]
        if key is not None:
            buckets.setdefault(key, Bucket(label, path=path)).cases.append(facts)
            buckets[key].days += took
    tell_apart(buckets.values())
    rows = sorted((rates_of(b, at, weight) for b in buckets.values()), key=lambda r: r.name)
    return rates_of(everything, at, weight), rows


def facts_between(*, start, end, within_path=""):
    """What the rates ask of every need received in the period: one query. With the weight of "partly solved"."""
    first, last = clock.day_start(start), clock.day_start(end + timedelta(days=1))
    needs = Need.objects.filter(territory.lay_within(within_path, end), received_at__gte=first, received_at__lt=last)
    return [case_facts(need) for need in counted(needs)], partly_weight(within_path)


def partly_weight(path):
    """What "partly solved" counts for at a place and everywhere below it, as its rules say; of everywhere as the county's."""
    return Fraction(territory.profile_at(path).value("rates.partly_solved_weight"))


def public_rates(*, quarter, within_path="", by="unit"):
    """``three_rates`` as everybody may read them: of a whole quarter that has settled, since periods that overlap could be
    subtracted; no rate on fewer cases than the small cell, nor what gives it away, here or on the page of a place above, beside or
    below. ``ValueError`` for any other quarter."""
    if not quarter.is_public(clock.today()):
        raise ValueError(quarter)
    overall, rows = three_rates(start=quarter.start, end=quarter.end, within_path=within_path, by=by)
    kept_back = _kept_back(quarter.start, quarter.end)
    for name in RATES:
        hidden = hidden_cells([getattr(row, name).denominator for row in rows])
        if is_kept_back(within_path, kept_back[name], WIDTH):
            hidden = [True] * len(rows)
        elif by != "unit":
            hidden = [
                hide or is_kept_back(row.path, kept_back[name], WIDTH, itself=True)
                for row, hide in zip(rows, hidden, strict=True)
            ]
        rows = [replace(row, **{name: None}) if hide else row for row, hide in zip(rows, hidden, strict=True)]
    small = [
        name for name in RATES
        if is_small(getattr(overall, name).denominator) or is_kept_back(within_path, kept_back[name], WIDTH)
    ]  # fmt: skip
    median_days = None if "on_time" in small else overall.median_days
    return replace(overall, median_days=median_days, **dict.fromkeys(small)), rows


@short_lived(seconds=600)
def _kept_back(start, end):
    """``{rate: paths}``, what of it is shown nowhere. One query for the needs of a period; ten minutes old at most."""
    first, last = clock.day_start(start), clock.day_start(end + timedelta(days=1))
    cases: dict[str, list] = {}
    for need in counted(Need.objects.filter(received_at__gte=first, received_at__lt=last), "division__path"):
        cases.setdefault(need[-1], []).append(case_facts(need))
    at, weight = clock.now(), Fraction(1)  # how much "partly" counts for changes no denominator
    found = {path: rates_of(Bucket("", cases=here), at, weight) for path, here in cases.items()}
    return {
        name: frozenset(hidden_places({path: getattr(row, name).denominator for path, row in found.items()}, WIDTH))
        for name in RATES
    }


def tell_apart(buckets):
    """Villages of two townships may have one name: those get the place above theirs in brackets."""
    counted = Counter(bucket.name for bucket in buckets)
    alike = [bucket for bucket in buckets if counted[bucket.name] > 1]
    above = {bucket.path: territory.parent_path(bucket.path) for bucket in alike}
    places = territory.divisions_at(above.values()) if alike else {}
    for bucket in alike:
        if place := places.get(above[bucket.path]):
            bucket.name = f"{bucket.name}（{place.short_name}）"


def month_end(first):
    """The last day of the month that begins on ``first``."""
    return first.replace(day=monthrange(first.year, first.month)[1])


@dataclass(frozen=True)
class MonthCounts:
    """What a month brought: pairs of a name and how many, the most first."""

    received: int
    received_before: int  # in the month before
    closed: int
    reopened: int
    by_category: list
    by_place: list
    by_channel: list


def month_counts(start, *, within_place=None):
    """What was received in the month that begins on ``start``, by category, channel and the places right below
    ``within_place``; and how many were closed or asked for again in that month."""
    path = within_place.path if within_place else ""
    first, last = clock.day_start(start), clock.day_start(month_end(start) + timedelta(days=1))
    before = clock.day_start((start - timedelta(days=1)).replace(day=1))
    here = Need.objects.filter(within(path, "division_path"))
    received = here.filter(received_at__gte=first, received_at__lt=last).values_list(
        "category_id", "category__name", "category__name_en", "division_path", "channel"
    )
    kinds, places, ways, names = Counter(), Counter(), Counter(), {}
    below = {each.path: each.short_name for each in territory.children_of(within_place)}
    for category, name, name_en, division_path, channel in received:
        kinds[category] += 1
        names[category] = category_called(name, name_en)
        places[next((below[up] for up in ancestors(division_path, include_self=True) if up in below), "")] += 1
        ways[channel] += 1
    beside = here.aggregate(
        before=Count("pk", filter=Q(received_at__gte=before, received_at__lt=first)),
        closed=Count("pk", filter=Q(closed_at__gte=first, closed_at__lt=last)),
    )
    return MonthCounts(
        received=kinds.total(),
        received_before=beside["before"],
        closed=beside["closed"],
        reopened=NeedStep.objects.filter(
            within(path, "need__division_path"), verb=Verb.REOPEN, at__gte=first, at__lt=last
        ).count(),
        by_category=[(names[key], count) for key, count in kinds.most_common()],
        by_place=[(name or within_place.short_name, count) for name, count in places.most_common()],
        by_channel=[(str(Channel(key).label), count) for key, count in ways.most_common()],
    )


def rates_of(bucket, at, weight):
    return UnitRates(
        bucket.name,
        rates.response(bucket.cases, at),
        rates.resolution(bucket.cases, weight),
        rates.satisfaction(bucket.cases),
        rates.on_time(bucket.cases, at),
        median(bucket.days) if bucket.days else None,
        bucket.path,
    )
