"""Ways into the pool: how far one is, and whose turn it is."""

from django.db.models import Q

from lianxin.cadres.calc import routes
from lianxin.cadres.models import PoolEntry, PoolMark
from lianxin.cadres.vocabulary import STEP_TAKERS, Mark, PoolState
from lianxin.kit import clock
from lianxin.kit.errors import NotFound
from lianxin.kit.tree import within_any


def find_entry(public_id):
    """An entry with its file; raises ``NotFound``."""
    found = PoolEntry.objects.select_related("file__division").filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def entries_of(file):
    """Every entry of a file with its history, the newest first: two queries."""
    return list(file.entries.prefetch_related("marks"))


def marks_of(entry):
    """The history of an entry, the oldest first."""
    return list(entry.marks.all())


def next_step(entry):
    """The step of its route that comes next, or ``None``; one query unless the history is there already."""
    return routes.next_step(entry.route, {each.mark for each in entry.marks.all()})


def waiting(actor):
    """Entries that wait for the actor: nominations of themself, steps somebody of their role takes, the yearly look.

    A queryset; ``None`` without an account.
    """
    if not actor.is_user:
        return None
    found = Q(state=PoolState.NOMINATED, file__user_id=actor.id)
    others = ~Q(file__user_id=actor.id) | Q(file__user_id__isnull=True)
    roles = {role for takers in STEP_TAKERS.values() for role in takers if actor.holds(role)}
    if roles:
        within = within_any(actor.scopes(*roles), "file__division_path") & others
        taken = PoolMark.objects.filter(by_id=actor.id).exclude(mark=Mark.SELF).values("entry")
        nominated = Q(nominated_by_id__isnull=False, nominated_by_id=actor.id)
        found |= Q(state=PoolState.ON_WAY) & within & ~Q(pk__in=taken) & ~nominated
        found |= Q(state=PoolState.IN_POOL, look_again_on__lte=clock.today()) & within
    return PoolEntry.objects.filter(found)
