"""Questions about the three lists, and what may fit. None writes."""

from collections import Counter

from django.db.models import Q

from lianxin.alliances.calc import matching
from lianxin.alliances.models import Item, Match
from lianxin.alliances.selectors.wishes import wishes_of
from lianxin.alliances.vocabulary import ENDS, WANTED, ItemKind
from lianxin.kit import clock
from lianxin.kit.paging import page
from lianxin.kit.tree import ancestors
from lianxin.territory import selectors as territory

#: So many lines of each list are held against each other on a page.
MOST_LINES = 80
MOST_SUGGESTIONS = 12
#: So many lines whose days are over stand below a list.
MOST_PAST = 20


def items_page(alliance, kind, cursor=""):
    """Open lines of one list, the newest first: one query."""
    rows = _running_items(alliance).filter(kind=kind).select_related("member", "division")
    return page(rows, order=("-id",), cursor=cursor)


def past_items(alliance, kind):
    """Lines of one list whose days are over, to be taken off or written anew, the newest first: a list."""
    rows = _open_items(alliance).filter(kind=kind, ends_on__lt=clock.today()).select_related("member")
    return list(rows.order_by("-ends_on", "-id")[:MOST_PAST])


def open_counts(alliance):
    """``{kind: open lines whose days are not over}``."""
    return Counter(_running_items(alliance).order_by().values_list("kind", flat=True))


def lines_of(members, *kinds):
    """Open lines of these members and kinds: a list."""
    rows = Item.objects.filter(_is_running(), kind__in=kinds, member__in=members)
    return list(rows.select_related("member"))


def suggestions_for(alliance, item=None):
    """``[(wanted, offered, why)]`` of open lines that may fit and have not been tried, or of one of them. Four queries."""
    today = clock.today()
    rows = _running_items(alliance).select_related("member", "division").order_by("-id")
    is_wanted = bool(item) and item.kind in WANTED
    wanted = [item] if is_wanted else list(rows.filter(kind__in=WANTED)[:MOST_LINES])
    offered = [item] if item and not is_wanted else list(rows.filter(kind=ItemKind.RESOURCE)[:MOST_LINES])
    wishes = wishes_of([*wanted, *offered])
    ways = _ways([line.division for line in (*wanted, *offered) if line.division])
    known = {line.public_id: line for line in (*wanted, *offered)}
    rows = Match.objects.filter(wanted__in=wanted)
    tried, helping = set(), set()
    for wish, resource, giver, state in rows.values_list(
        "wanted__public_id", "offered__public_id", "giver_id", "state"
    ):
        tried.add((wish, resource))
        if state not in ENDS:
            helping.add((wish, giver))
    found = matching.suggest(_listed(wanted, ways, today, wishes), _listed(offered, ways, today, wishes))
    fresh = [
        each
        for each in found
        if (each.wanted, each.offered) not in tried and (each.wanted, known[each.offered].member_id) not in helping
    ]
    return [(known[each.wanted], known[each.offered], each) for each in fresh[:MOST_SUGGESTIONS]]


def _open_items(alliance):
    return Item.objects.filter(member__alliance=alliance, done_on__isnull=True, off_on__isnull=True)


def _is_running():
    still = Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today())
    return still & Q(done_on__isnull=True, off_on__isnull=True)


def _running_items(alliance):
    return Item.objects.filter(_is_running(), member__alliance=alliance)


def _listed(items, ways, today, wishes):
    return [
        matching.Listed(
            each.public_id, each.member_id, f"{each.title} {each.words} {wishes[each.pk].words if each.pk in wishes else ''}",
            ways.get(each.division.path, ()) if each.division else (), max(each.starts_on, today), each.ends_on,
        )
        for each in items
    ]  # fmt: skip


def _ways(divisions):
    """``{path: names from the top down}``: one query."""
    names = {
        each.path: each.short_name or each.name
        for each in territory.divisions_at(
            {path for division in divisions for path in ancestors(division.path, include_self=True)}
        ).values()
    }
    return {
        division.path: tuple(names[path] for path in ancestors(division.path, include_self=True) if path in names)
        for division in divisions
    }
