from django.db.models import Q

from lianxin.accounts.models import Grant
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
