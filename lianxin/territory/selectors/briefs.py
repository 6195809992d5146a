"""Places in one line each, for pages that put rooms together; ``search`` is for who looks for a place alone."""

from django.db.models import Q, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from lianxin.kit.briefs import briefs
from lianxin.territory.calc.names import short_name
from lianxin.territory.models import Division, FormerName, Succession
from lianxin.territory.selectors.finding import begins, ways

_LONGEST = 80
#: Above a village stand its township, county, prefecture and province; a group stands below one.
_ABOVE = [f"{'__'.join(['parent'] * steps)}__short_name" for steps in range(5, 0, -1)]


def way_to(prefix=""):
    """The whole way to a place as an expression, because names repeat; with blanks where nothing stands above."""
    words = [Coalesce(f"{prefix}{above}", Value("")) for above in _ABOVE]
    spaced = [part for word in words for part in (word, Value(" "))]
    return Concat(*spaced, f"{prefix}short_name", output_field=TextField())


def places_saying(text, most=10):
    """Querysets of living places whose code, name, pinyin or initials begin with ``text``, and of those that bore or took in
    one that did (``more`` is the old name). Words before the last name places above: ``柳溪镇 上河``. ``told`` is the code."""
    *above, last = text.replace("/", " ").replace("·", " ").split() or [""]
    if not last or len(text) > _LONGEST:
        return []
    folded = short_name(last).lower()
    living = Division.objects.filter(_below(above), valid_to__isnull=True)
    words = {"title": "name", "place": way_to(), "told": "code", "most": most}
    found = [
        briefs(living.filter(**begins(way, folded)), "place", first=(way, "path"), **words) for way in ways(folded)
    ]
    way = ways(folded)[-1]
    if way != "pinyin":
        borne = FormerName.objects.filter(
            _below(above, "division__"), division__valid_to__isnull=True, **begins(way, folded)
        )
        found.append(_formerly(borne, "division__", "", way, most))
    gone = Succession.objects.filter(
        _below(above, "successor__"), successor__valid_to__isnull=True, **begins(f"predecessor__{way}", folded)
    )
    found.append(_formerly(gone, "successor__", "predecessor__", way, most))
    return found


def _formerly(rows, now, before, way, most):
    old = Cast(f"{before}{'code' if way == 'code' else 'name'}", TextField())
    words = {"title": f"{now}name", "place": way_to(now), "told": f"{now}code", "public_id": f"{now}public_id"}
    return briefs(rows, "place", more=old, most=most, **words)


def _below(names, prefix=""):
    """A ``Q``: some place above is called so, for each of the names."""
    said = Q()
    for name in names:
        called = Q()
        for above in _ABOVE:
            called |= Q(**{f"{prefix}{above}__startswith": short_name(name)})
        said &= called
    return said
