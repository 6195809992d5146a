"""A place found by what people write: name, short name, code, pinyin or initials. All that fit, never a guess."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lianxin.kit.tree import ancestors, within_any
from lianxin.territory.calc.names import short_name
from lianxin.territory.errors import Ambiguous
from lianxin.territory.models import Division, FormerName, Succession
from lianxin.territory.selectors.places import full_names


@dataclass(frozen=True)
class Place:
    """A hit of a search, with its whole way, because names repeat; ``formerly`` is the old name or code that fits."""

    public_id: str
    name: str
    full_name: str
    code: str
    path: str
    level: str
    formerly: str = ""

    @property
    def words(self):
        """The whole way, the code, and the old name or code it was found by."""
        old = _("原 {words}").format(words=self.formerly) if self.formerly else ""
        return " · ".join(part for part in (self.full_name, self.code, old) if part)


def search(text, within="", limit=20, levels=()):
    """Living places whose name, short name, code, pinyin or initials begin with ``text``; all, never a guess.

    After them those that bore such a name or code before, or took in a place that did. Words before the last narrow
    by the places above: ``柳溪镇 上河``. ``within``: a path, or several. At most three queries.
    """
    *above, last = text.replace("/", " ").replace("·", " ").split() or [""]
    if not last or len(text) > 80:
        return []
    inside = _roots(within) if not above else _paths_of(above, _roots(within))
    rows = _beginning_with(last, inside, levels)
    known = {division.pk for division in rows}
    before = {pk: hit for pk, hit in _formerly(last, inside, levels).items() if pk not in known}
    found = [*rows, *(division for division, _words in before.values())][:limit]
    return _with_full_names(found, {pk: words for pk, (_division, words) in before.items()})


def _roots(within):
    return [within] if isinstance(within, str) else list(within)


def _paths_of(words, paths):
    """Paths of the places the words before the last may mean, narrowed word by word."""
    for word in words:
        paths = [division.path for division in _beginning_with(word, paths, ())[:40]]
    return paths


def resolve_one(text, within="", levels=()):
    """The one division meant by ``text``, ``None`` when nothing fits; raises ``Ambiguous`` with all candidates.

    An exact name wins over longer names that begin with it, a name in force over a former one; a whole way always
    tells two of a name apart.
    """
    words = text.split()
    if found := _at_whole_way(words, within, levels) if len(words) > 1 else _called(text.strip(), within, levels):
        return found
    last = words[-1] if words else ""
    places = search(text, within, limit=50, levels=levels)
    exact = [p for p in places if not p.formerly and last in (p.name, short_name(p.name), p.code)]
    exact = exact or [p for p in places if p.formerly and last in (p.formerly, short_name(p.formerly))]
    if len(exact) > 1:
        whole = [p for p in exact if p.full_name == " ".join(words)]
        exact = whole or exact
    found = exact or places
    if len(found) > 1:
        raise Ambiguous(found)
    return Division.objects.get(path=found[0].path) if found else None


def _called(word, within, levels):
    """The one living place with just this name, short name or code, as most people write it: one query."""
    way = "code" if word.isdigit() else "short_name"
    alike = _alive(_roots(within), levels).filter(**{way: short_name(word)}) if word else ()
    meant = [place for place in alike[:200] if word in (place.name, place.short_name, place.code)]
    return meant[0] if len(meant) == 1 else None


def _at_whole_way(words, within, levels):
    """The one living place whose whole way is just these words, as our own forms fill it in: one query."""
    named = {place.path: place for place in Division.objects.filter(short_name__in=words)}
    meant = []
    for place in named.values():
        way = [named.get(path) for path in ancestors(place.path, include_self=True)]
        if [step and step.short_name for step in way] == words and _fits(place, within, levels):
            meant.append(place)
    return meant[0] if len(meant) == 1 else None


def _fits(place, within, levels):
    """Whether a fetched place is one of ``_alive(_roots(within), levels)``."""
    return place.valid_to is None and place.path.startswith(within) and (not levels or place.level in levels)


def ways(folded):
    """The columns to look in: a code, the sound, or the name."""
    if folded.isascii():
        return ("code",) if folded.isdigit() else ("initials", "pinyin")
    return ("short_name",)


def begins(way, folded):
    return {f"{way}__gte": folded, f"{way}__lt": folded + "\U0010ffff"}


def _beginning_with(text, inside, levels):
    """Living places below any of ``inside`` whose code, pinyin or name begins so: one indexed range scan a way.

    In the order of the column the exact name comes first, so the first two hundred rows are enough.
    """
    folded = short_name(text).lower()
    alive = _alive(inside, levels)
    found = {}
    for way in ways(folded):
        rows = alive.filter(**begins(way, folded)).order_by(way)
        found.update((division.pk, division) for division in rows[:200])
    return sorted(found.values(), key=lambda d: (d.short_name.lower() != folded, len(d.path), len(d.name), d.path))


def _alive(inside, levels):
    alive = Division.objects.filter(within_any(inside), valid_to__isnull=True)
    return alive.filter(level__in=levels) if levels else alive


def _formerly(text, inside, levels):
    """Living places that bore such a name or code before, or into which one that bore it went: ``{id: (place, words)}``."""
    folded = short_name(text).lower()
    (way,) = ways(folded)[-1:]
    gone = Succession.objects.filter(**begins(f"predecessor__{way}", folded)).order_by()
    told: QuerySet = gone.values_list("successor_id", "predecessor__code", "predecessor__name")
    if way != "pinyin":
        borne = FormerName.objects.filter(**begins(way, folded)).order_by()
        told = borne.values_list("division_id", "code", "name").union(told, all=True)
    found = {}
    for division, code, name in told[:400]:
        found.setdefault(division, code if way == "code" else name)
    if not found:
        return {}
    rows = _alive(inside, levels).filter(pk__in=found).order_by("path")
    return {division.pk: (division, found[division.pk]) for division in rows}


def _with_full_names(divisions, formerly):
    names = full_names(divisions)
    return [
        Place(d.public_id, d.name, names[d.path], d.code, d.path, d.level, formerly.get(d.pk, "")) for d in divisions
    ]
