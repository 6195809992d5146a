from django.db.models import Q

from lianxin.accounts.models import Grant, User
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS, Actor, ActorKind, HeldRole


def actor_for(user, *, on=None):
    """The actor of a signed-in user with every grant in force on that day: one query. Anonymous → ``ANONYMOUS``."""
    if not user.is_authenticated:
        return ANONYMOUS
    day = on or clock.today()
    rows = (
        Grant.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), user_id=user.pk, starts_on__lte=day)
        .order_by("id")
        .values_list("role", "scope_path", "unit_id")
    )
    return Actor(ActorKind.USER, user.pk, user.name, tuple(HeldRole(*row) for row in rows))


def users_with_role(roles, path=None, unit_id=None):
    """Active users who hold one of ``roles`` today over exactly ``path`` or for ``unit_id``: one query."""
    day = clock.today()
    held = Grant.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=day),
        role__in=roles if isinstance(roles, (tuple, list, set, frozenset)) else [roles],
        starts_on__lte=day,
    )
    if path is not None:
        held = held.filter(scope_path=path)
    if unit_id is not None:
        held = held.filter(unit_id=unit_id)
    return list(User.objects.filter(pk__in=held.values("user_id"), is_active=True).order_by("pk"))
