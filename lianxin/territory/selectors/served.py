"""The places this installation works for: the whole register may be known, but somebody is at a desk only here."""

from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.kit.caching import short_lived
from lianxin.kit.tree import ancestors
from lianxin.territory.errors import NotServed
from lianxin.territory.models import Division
from lianxin.territory.selectors.places import full_name, full_names
from lianxin.territory.vocabulary import Level

_MOST_NAMED = 3


@short_lived()
def served_paths():
    """Paths of the counties in which somebody holds a role of staff today: two queries.

    A role over less than a county serves the whole county, whose desk receives what no village takes; one over more
    serves all of it. Before anybody holds a role it is everywhere, ``("",)``.
    """
    scopes = _widest(accounts.staff_scopes())
    above = {path for scope in scopes for path in ancestors(scope, include_self=True)}
    counties = set(Division.objects.filter(path__in=above, level=Level.COUNTY).values_list("path", flat=True))
    found = {next((path for path in ancestors(s, include_self=True) if path in counties), s) for s in scopes}
    return tuple(_widest(found)) or ("",)


def _widest(paths):
    kept = []
    for path in sorted(paths):
        if not kept or not path.startswith(kept[-1]):
            kept.append(path)
    return kept


def served_places():
    """The places that belong to no other served place, in the order of the tree; all roots before anybody works here."""
    places = Division.objects.filter(valid_to__isnull=True).order_by("path")
    paths = served_paths()
    return list(places.filter(parent=None) if paths == ("",) else places.filter(path__in=paths))


def must_be_served(division):
    """Refuse what would be told to a desk at which nobody sits."""
    if not division.path.startswith(served_paths()):
        raise NotServed(not_served_words(full_name(division)), field="division")


def not_served_words(place):
    """What somebody reads who wrote a place that is not served: its whole way, which places are, and what to do."""
    names = full_names(served_places()).values()
    return _("“{place}”不归这里管，这里管的是{served}。请写这里的村（社区）；那边的事，请打那边的 12345。").format(
        place=place, served="、".join(list(names)[:_MOST_NAMED])
    )
