"""Questions about places, their calendar and their rules. None writes."""

from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings

from lianxin.kit import clock
from lianxin.kit.caching import short_lived
from lianxin.kit.tree import WIDTH, ancestors, within, within_any
from lianxin.territory.calc.calendar import WorkCalendar, parse_hours
from lianxin.territory.calc.names import short_name
from lianxin.territory.calc.profile import resolve
from lianxin.territory.errors import Ambiguous
from lianxin.territory.models import CalendarOverride, Division, ProfileVersion

_YEARS = range(2020, 2031)


def division_by_public_id(public_id):
    """The division, or ``None``."""
    return Division.objects.filter(public_id=public_id).first() if public_id else None


def division_at(path):
    """The division with this path, or ``None``."""
    return Division.objects.filter(path=path).first() if path else None


def parent_path(path):
    """The path one level up; empty above a root."""
    return path[:-WIDTH]


def name_of_path(path):
    """The name of the division with this path, or empty."""
    return Division.objects.filter(path=path).values_list("name", flat=True).first() or ""


def full_name(division):
    """``青禾县 柳溪镇 上河村``: always the whole way, because names repeat."""
    names = Division.objects.filter(path__in=ancestors(division.path, include_self=True)).order_by("path")
    return " ".join(names.values_list("name", flat=True))


def home_division(actor):
    """The narrowest place the actor holds a role over, or ``None``."""
    paths = [r.scope_path for r in actor.roles if r.scope_path]
    return division_at(max(paths, key=len)) if paths else None


@dataclass(frozen=True)
class Place:
    """A hit of a search, with its whole way, because names repeat."""

    public_id: str
    name: str
    full_name: str
    code: str
    path: str
    level: str


def search(text, within="", limit=20, levels=()):
    """Living places whose name, short name, code, pinyin or initials begin with ``text``; all, never a guess.

    Words before the last narrow by the places above: ``柳溪镇 上河``. Two queries.
    """
    *above, last = text.replace("/", " ").replace("·", " ").split() or [""]
    if not last or len(text) > 80:
        return []
    inside = [within] if not above else _paths_of(above, within)
    rows = _beginning_with(last, inside, levels)
    return _with_full_names(rows[:limit])


def _paths_of(words, within_path):
    """Paths of the places the words before the last may mean, narrowed word by word."""
    paths = [within_path]
    for word in words:
        paths = [division.path for division in _beginning_with(word, paths, ())[:40]]
    return paths


def resolve_one(text, within="", levels=()):
    """The one division meant by ``text``, ``None`` when nothing fits; raises ``Ambiguous`` with all candidates.

    An exact name wins over longer names that begin with it; a whole way always tells two of a name apart.
    """
    last = text.split()[-1] if text.split() else ""
    places = search(text, within, limit=50, levels=levels)
    exact = [p for p in places if last in (p.name, short_name(p.name), p.code)]
    if len(exact) > 1:
        whole = [p for p in exact if p.full_name == " ".join(text.split())]
        exact = whole or exact
    found = exact or places
    if len(found) > 1:
        raise Ambiguous(found)
    return Division.objects.get(path=found[0].path) if found else None


def _beginning_with(text, inside, levels):
    """Living places below any of ``inside`` whose code, pinyin or name begins so: one indexed range scan a way.

    In the order of the column the exact name comes first, so the first two hundred rows are enough.
    """
    folded = short_name(text).lower()
    if folded.isascii():  # noqa: SIM108
        ways = ("code",) if folded.isdigit() else ("initials", "pinyin")
    else:
        ways = ("short_name",)
    alive = Division.objects.filter(within_any(inside), valid_to__isnull=True)
    if levels:
        alive = alive.filter(level__in=levels)
    found = {}
    for way in ways:
        rows = alive.filter(**{f"{way}__gte": folded, f"{way}__lt": folded + "\U0010ffff"}).order_by(way)
        found.update((division.pk, division) for division in rows[:200])
    return sorted(found.values(), key=lambda d: (d.short_name.lower() != folded, len(d.path), len(d.name), d.path))


def _with_full_names(divisions):
    needed = {path for d in divisions for path in ancestors(d.path)}
    names = dict(Division.objects.filter(path__in=needed).values_list("path", "name")) if needed else {}
    return [
        Place(
            d.public_id,
            d.name,
            " ".join([*(names.get(path, "") for path in ancestors(d.path)), d.name]),
            d.code,
            d.path,
            d.level,
        )
        for d in divisions
    ]


def children_of(division):
    """Living places directly below (the roots without one)."""
    return Division.objects.filter(parent=division, valid_to__isnull=True).order_by("code", "path")


def count_within(path):
    """How many living places lie at and below a path."""
    return Division.objects.filter(within(path), valid_to__isnull=True).count()


def history_of(division):
    """Former names and codes, newest first, and the places it came from or went into."""
    return {
        "former": division.former.select_related("parent").order_by("-until", "-id"),
        "from": division.predecessions.select_related("predecessor").order_by("-on"),
        "into": division.successions.select_related("successor").order_by("-on"),
    }


def find_by_code(code):
    """The living place that has or had this code, or ``None``."""
    return (
        Division.objects.filter(code=code, valid_to__isnull=True).first()
        or Division.objects.filter(former__code=code, valid_to__isnull=True).first()
    )


def profile(division=None, on=None):
    """The rules in force at a division on a day (the defaults alone without one): at most one query."""
    path = division.path if division else ""
    return _profile(path, on or clock.today()) if path else resolve([])


@short_lived()
def _profile(path, day):
    versions = (
        ProfileVersion.objects.filter(division_path__in=ancestors(path, include_self=True), starts_on__lte=day)
        .select_related("division")
        .order_by("division_path", "starts_on", "id")
    )
    newest = {version.division_path: version for version in versions}
    return resolve([(v.pk, v.division.name, v.values) for v in newest.values()])


def work_calendar(division=None, rules=None):
    """The working calendar at a division: the State Council's days with the county's own changes.

    ``rules`` is the division's profile when the caller already has it.
    """
    path = division.path if division else ""
    hours = (rules or profile(division)).value("work.hours")
    return _calendar(hours, _changes(path), settings.TIME_ZONE)


@short_lived()
def _changes(path):
    rows = CalendarOverride.objects.filter(division_path__in=ancestors(path, include_self=True))
    return tuple(rows.order_by("division_path", "day").values_list("day", "is_workday"))


@lru_cache(maxsize=64)
def _calendar(hours, changes, zone):
    off, worked, announced = _national_days()
    off, worked = set(off), set(worked)
    for day, is_workday in changes:
        (worked if is_workday else off).add(day)
        (off if is_workday else worked).discard(day)
    return WorkCalendar(frozenset(off), frozenset(worked), announced, parse_hours(hours), ZoneInfo(zone))


@lru_cache(maxsize=1)
def _national_days():
    """Weekdays off, weekend days worked, and the last day for which the yearly notice is known."""
    known = holidays.country_holidays("CN", years=_YEARS)
    off = {day for day in known if day.weekday() < 5}
    worked = set(known.weekend_workdays)
    years = {day.year for day in worked}
    announced = clock.today().replace(year=max(years), month=12, day=31) if years else None
    return off, worked, announced


def own_rules(division, on):
    """The values a place set for itself, in force on a day: ``{key: {"value", "basis", "on"}}``."""
    version = ProfileVersion.objects.filter(division=division, starts_on__lte=on).order_by("-starts_on", "-id").first()
    return version.values if version else {}


def rule_versions(division):
    """Every version of a place's own rules, newest first."""
    return ProfileVersion.objects.filter(division=division).order_by("-starts_on", "-id")


def calendar_changes(division):
    """The county's own days, newest first."""
    return CalendarOverride.objects.filter(division_path__in=ancestors(division.path, include_self=True)).order_by(
        "-day"
    )


def is_empty():
    """True before the first place is known."""
    return not Division.objects.exists()
