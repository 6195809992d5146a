"""Categories, and who is responsible for them where."""

from django.db.models import Prefetch, Q

from lianxin.audit import selectors as audit
from lianxin.kit import clock
from lianxin.kit.caching import short_lived
from lianxin.kit.tree import ancestors, within
from lianxin.needs.models import Category, Responsibility
from lianxin.organisations import selectors as organisations


def all_categories():
    """Every category in use, both levels."""
    return list(Category.objects.filter(retired_on__isnull=True))


def category_events(most=200):
    """``(event, category)`` of every change of a category, newest first; its making is none. Two queries."""
    known = {str(category.pk): category for category in Category.objects.all()}
    changes = audit.events_of(Category.audit_kind, *known).exclude(before={})
    return [(event, known[event.subject_id]) for event in changes[:most]]


def find_category(code):
    """A category by its code, or ``None``."""
    return Category.objects.filter(code=code).first()


@short_lived()
def categories():
    """The tree in use: top-level categories, each with its ``kinds``. Two queries; may be a second old."""
    in_use = Category.objects.filter(retired_on__isnull=True)
    return list(in_use.filter(parent__isnull=True).prefetch_related(Prefetch("children", in_use, to_attr="kinds")))


def category_coded(code):
    """The category in use with this code, or ``None``."""
    return next((each for top in categories() for each in (top, *top.kinds) if each.code == code), None)


def category_keys(code):
    """``(key, keys with those below it)`` of a category in use; ``(None, [])`` for any other code, the second empty
    when nothing is below."""
    for parent in categories():
        if parent.code == code:
            return parent.pk, [parent.pk, *(kind.pk for kind in parent.kinds)] if parent.kinds else []
        for kind in parent.kinds:
            if kind.code == code:
                return kind.pk, []
    return None, []


def responsible_unit(category, division, *, on=None):
    """The unit the catalogue names: nearest place first, the category before its parent; ``None`` when silent."""
    day = on or clock.today()
    rules = (
        Responsibility.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gt=day),
            category_id__in=[i for i in (category.pk, category.parent_id) if i],
            division_path__in=ancestors(division.path, include_self=True),
            starts_on__lte=day,
        )
        .select_related("unit")
        .order_by("id")
    )
    best = max(rules, key=lambda r: (len(r.division_path), r.category_id == category.pk), default=None)
    return best.unit if best else None


def responsibilities(within_path=""):
    """The catalogue in force, by category and place."""
    rules = Responsibility.objects.filter(ends_on__isnull=True).select_related("category", "division", "unit")
    return rules.filter(within(within_path, "division_path")).order_by("category__position", "division_path")


def past_responsibilities():
    """What was in the catalogue before, the newest end first."""
    rules = Responsibility.objects.filter(ends_on__isnull=False).select_related("category", "division", "unit")
    return rules.order_by("-ends_on", "-id")


def retired_categories():
    """Categories no need can be told in any more, the newest end first."""
    return list(Category.objects.filter(retired_on__isnull=False).order_by("-retired_on", "code"))


def units_for_dispatch(need):
    """Units that may be given the need: of its place, of the places above it, but not whom it complains about."""
    return (
        organisations.units_within("")
        .filter(division_path__in=ancestors(need.division_path, include_self=True), dissolved_on__isnull=True)
        .exclude(pk__in=[unit.pk for unit in need.units_kept_from] + [need.about_unit_id])
        .order_by("-division_path", "id")
    )
