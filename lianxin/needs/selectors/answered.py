"""Where needs were answered, told apart by nothing else."""

from django.db.models import Q

from lianxin.kit import clock
from lianxin.kit.tree import within
from lianxin.needs.models import Need


def answered_paths(path, first):
    """Paths of the places at and below one where a need was answered from a day on; sealed ones do not count: one query."""
    since = clock.day_start(first)
    lately = Q(still_open=True) | Q(closed_at__gte=since)
    found = Need.objects.filter(within(path, "division_path"), lately, answered_at__gte=since, is_sealed=False)
    return set(found.order_by().values_list("division_path", flat=True).distinct())
