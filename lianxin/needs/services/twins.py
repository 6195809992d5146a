"""Sketches of what was said, so that the same matter is found again; made by the worker, so that taking in costs nothing."""

from lianxin.kit import clock
from lianxin.needs import selectors
from lianxin.needs.calc import similarity
from lianxin.needs.models import Need, NeedGram


def index_needs(*, rounds=20):
    """Make the sketches of needs that have none yet, 500 a round. Returns how many needs it looked at."""
    looked_at = 0
    for _round in range(rounds):
        fresh = selectors.needs_without_sketch()
        NeedGram.objects.bulk_create(
            [NeedGram(need=need, gram=gram) for need in fresh for gram in _sketch(need)],
            batch_size=4000,
            ignore_conflicts=True,
        )
        looked_at += len(fresh)
        if len(fresh) < 500:
            break
    return looked_at


def forget_sketches(*, at=None):
    """Drop the sketches of needs nobody would merge with any more. Returns how many rows went."""
    over = NeedGram.objects.exclude(need__in=Need.objects.filter(selectors.still_of_interest(at or clock.now())))
    return over._raw_delete(over.db)


def _sketch(need):
    """Of the words; of a text without a letter its number stands for it, which nothing else shares."""
    return similarity.sketch(f"{need.title}\n{need.content}") or [-need.pk]
