"""Ways into the pool: how far one is, and whose turn it is."""

from django.db.models import Exists, OuterRef, Q

from lianxin.cadres.calc import routes
from lianxin.cadres.models import PoolEntry, PoolMark
from lianxin.cadres.vocabulary import ABOVE, ROUTES, STEP_TAKERS, PoolState
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


def is_look_due(entry):
    """Whether the day of the yearly look has come."""
    return entry.look_again_on is None or entry.look_again_on <= clock.today()


def waiting(actor):
    """Entries that wait for the actor: nominations of themself, steps somebody of their role takes, the yearly look.

    A queryset; ``None`` without an account.
    """
    if not actor.is_user:
        return None
    found = Q(state=PoolState.NOMINATED, file__user_id=actor.id)
    others = ~Q(file__user_id=actor.id) | Q(file__user_id__isnull=True)
    taken = PoolMark.objects.filter(by_id=actor.id).values("entry")
    nominated = Q(nominated_by_id__isnull=False, nominated_by_id=actor.id)
    for step, roles in STEP_TAKERS.items():
        if actor.holds(*roles):
            found |= _is_next(step) & _under(actor, roles) & others & ~Q(pk__in=taken) & ~nominated
    if actor.holds(*ABOVE):
        found |= Q(state=PoolState.IN_POOL, look_again_on__lte=clock.today()) & _under(actor, ABOVE) & others
    return PoolEntry.objects.filter(found)


def _under(actor, roles):
    return within_any(actor.scopes(*roles), "file__division_path")


def _is_next(step):
    """Twin of ``routes.next_step``: the one before it on the entry's route is done, and it is not."""
    found = Q(pk__in=[])
    for route in ROUTES.values():
        if step in route[1:]:
            before = route[route.index(step) - 1]
            found |= Q(route=[str(each) for each in route]) & _is_done(before)
    return Q(state=PoolState.ON_WAY) & found & ~_is_done(step)


def _is_done(step):
    return Q(Exists(PoolMark.objects.filter(entry=OuterRef("pk"), mark=step)))
