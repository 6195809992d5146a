"""What is lacking, since when, and who sees to it."""

from itertools import groupby

from lianxin.accounts import selectors as accounts
from lianxin.accounts.vocabulary import Role
from lianxin.coverage.models import Gap
from lianxin.coverage.policies import can_be_keeper
from lianxin.kit.errors import NotFound
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any

#: So many gaps on one page; what one place lacks may go on over the next.
PAGE = 30


def open_within(path):
    """What places at and below one lack, as written down: a queryset."""
    return Gap.objects.filter(within(path, "division_path"), ended_on__isnull=True, site__isnull=True)


def gaps_page(path, cursor=""):
    """``([(place, [its open gaps])], the next cursor)`` in the order of the tree: one query."""
    rows = open_within(path).select_related("division", "keeper")
    found = page(rows, order=("division_path", "id"), cursor=cursor, size=PAGE)
    return [(place, list(gaps)) for place, gaps in groupby(found, key=lambda gap: gap.division)], found.next_cursor


def find_gap(public_id):
    """A gap that is still open; raises ``NotFound``."""
    found = (
        Gap.objects.filter(public_id=public_id, ended_on__isnull=True)
        .select_related("division", "keeper", "site")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def gaps_of(actor):
    """Open gaps the actor sees to, the nearest day first; ``None`` for who has no account."""
    if not actor.is_user:
        return None
    rows = Gap.objects.filter(keeper_id=actor.id, ended_on__isnull=True)
    return rows.select_related("division", "site").order_by("due_on", "id")


def unowned(actor):
    """Open gaps nobody sees to where the actor says who does; ``None`` for who has no account. A county leaves it to those below."""
    if not actor.is_user:
        return None
    here = within_any(actor.scopes(Role.BRANCH_SECRETARY, Role.TOWNSHIP_OFFICER), "division_path")
    return Gap.objects.filter(here, keeper__isnull=True, ended_on__isnull=True)


def keepers_for(gap):
    """Leaders of the place and of those above it, by name: who can be asked to see to it. One query."""
    staff = {grant.user: grant for grant in accounts.staff_around(gap.division_path) if can_be_keeper(grant, gap)}
    return sorted(staff, key=lambda user: (user.name, user.pk))
