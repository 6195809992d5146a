"""Places by id, path and code; what lies above, below and before them."""

from lianxin.kit.tree import WIDTH, ancestors, within, within_any
from lianxin.territory.models import Division
from lianxin.territory.vocabulary import Level

#: From here up nobody of the county decides.
_HIGHEST = (Level.NATION, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)


def division_by_public_id(public_id):
    """The division, or ``None``."""
    return Division.objects.filter(public_id=public_id).first() if public_id else None


def division_at(path):
    """The division with this path, or ``None``."""
    return Division.objects.filter(path=path).first() if path else None


def parent_path(path):
    """The path one level up; empty above a root."""
    return path[:-WIDTH]


def one_level_up(path):
    """The path of who decides one level up: never above a county, where nobody holds a role; its own for a county and a root."""
    above = parent_path(path)
    return path if not above or Division.objects.filter(path=path, level__in=_HIGHEST).exists() else above


def name_of_path(path):
    """The name of the division with this path, or empty."""
    return Division.objects.filter(path=path).values_list("name", flat=True).first() or ""


def full_name(division):
    """``青禾县 柳溪镇 上河村``: always the whole way, because names repeat."""
    names = Division.objects.filter(path__in=ancestors(division.path, include_self=True)).order_by("path")
    return " ".join(names.values_list("short_name", flat=True))


def full_names(divisions):
    """``{path: full name}`` of several divisions: one query."""
    paths = {path for division in divisions for path in ancestors(division.path, include_self=True)}
    names = dict(Division.objects.filter(path__in=paths).values_list("path", "short_name")) if paths else {}
    return {
        division.path: " ".join(names[path] for path in ancestors(division.path, include_self=True) if path in names)
        for division in divisions
    }


def home_division(actor):
    """The narrowest place the actor holds a role over, or ``None``."""
    paths = [r.scope_path for r in actor.roles if r.scope_path]
    return division_at(max(paths, key=len)) if paths else None


def living_among(keys):
    """The living places among these keys, in the order of the tree."""
    return Division.objects.filter(pk__in=keys, valid_to__isnull=True).order_by("path")


def children_of(division):
    """Living places directly below (the roots without one)."""
    return Division.objects.filter(parent=division, valid_to__isnull=True).order_by("code", "path")


def children_at(paths):
    """Living places right below any of these paths: one query."""
    return Division.objects.filter(parent__path__in=paths, valid_to__isnull=True).order_by("path")


def living_below(division):
    """How many living places lie below, the place itself not counted."""
    return Division.objects.filter(within(division.path), valid_to__isnull=True).exclude(pk=division.pk).count()


def tree_within(path):
    """Living places at and below a path, parents first: one query."""
    return list(Division.objects.filter(within(path), valid_to__isnull=True).order_by("path"))


def count_within(path):
    """How many living places lie at and below a path."""
    return Division.objects.filter(within(path), valid_to__isnull=True).count()


def names_within(path):
    """``(path, names)`` of every living place at and below a path."""
    found = Division.objects.filter(within(path), valid_to__isnull=True).values_list("path", "name", "short_name")
    return [(each, tuple(dict.fromkeys(names))) for each, *names in found]


def few_within(paths, most):
    """Keys of every place at and below these paths, former ones too; none when there are more than ``most``."""
    found = list(Division.objects.filter(within_any(paths)).values_list("pk", flat=True)[: most + 1])
    return found if len(found) <= most else []


def divisions_at(paths):
    """``{path: division}`` of several paths; one query."""
    return {each.path: each for each in Division.objects.filter(path__in=paths)}


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


def is_empty():
    """True before the first place is known."""
    return not Division.objects.exists()
