"""What was hung up is reported to the level above by hanging; who has seen it there."""

from datetime import timedelta

from lianxin.bulletin import policies
from lianxin.bulletin.models import Notice, SeenAbove
from lianxin.kit import clock

_REPORTED_FOR = timedelta(days=60)


def reported(actor):
    """What places right below the actor's have hung up in the last two months and nobody above has seen, the newest first; ``None``
    for who is no officer above."""
    theirs = policies.reported_to(actor)
    if theirs is None:
        return None
    since = clock.today() - _REPORTED_FOR
    rows = Notice.objects.filter(theirs, posted_on__gte=since, posting__seen_above=None)
    return rows.select_related("division", "posting").order_by("-posted_on", "-id")


def seen_above(notice):
    """When the level above saw what hangs, or ``None``."""
    return SeenAbove.objects.filter(posting_id=notice.posting_id).first() if notice.posting_id else None
