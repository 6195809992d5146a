"""What there is to learn from, what was learned, and how its suggestions fared."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, F, Q

from lianxin.needs.calc import triage
from lianxin.needs.models import CategorySuggestion, Need, TriageModel
from lianxin.needs.vocabulary import State

#: Says nothing about what a need is: neither learned nor suggested.
UNSORTED = "other"
#: The newest cases a county learns from; older ones speak of other times.
MOST_CASES = 20_000


def closed_cases():
    """``(category code, text)`` of closed cases, each text once, and when the last of them was closed.

    Sealed ones are left out: nobody's name should become a word to go by.
    """
    return _texts_of(_closed())


def cases_to_learn(*, after, known):
    """The same of cases closed since ``after``, with all there are of categories that are not among the ``known``."""
    rows, until = _texts_of(_closed().filter(Q(closed_at__gt=after) | ~Q(category__code__in=known)))
    return rows, max(until, after) if until else after


def _closed():
    return Need.objects.filter(state=State.CLOSED, is_sealed=False, cleared_at__isnull=True).exclude(
        category__code=UNSORTED
    )


def _texts_of(cases):
    rows = cases.order_by("-closed_at").values_list("category__code", "content", "closed_at")[:MOST_CASES]
    found, until = {}, None
    for code, text, closed_at in rows:
        until = max(until, closed_at) if until else closed_at
        found.setdefault(" ".join(text.split()), code)
    return [(code, text) for text, code in found.items()], until


def current_model():
    """The row of the newest model without its weights, or ``None``."""
    return TriageModel.objects.defer("packed").first()


def unpacked(row):
    """The model of a ``TriageModel`` row itself, ready to suggest."""
    return _unpacked(row.pk, row.made_at)


@lru_cache(maxsize=1)
def _unpacked(model_id, _made_at):
    return triage.unpack(bytes(TriageModel.objects.values_list("packed", flat=True).get(pk=model_id)))


def needs_without_suggestion(*, since, limit=200):
    """New needs the model has not looked at yet."""
    waiting = Need.objects.filter(state=State.REGISTERED, suggestion__isnull=True, received_at__gte=since)
    return list(waiting.only("id", "content").order_by("id")[:limit])


def suggestion_of(need):
    """The suggestion for a need that still waits at its desk, when it differs from what was chosen; else ``None``."""
    if need.state != State.REGISTERED:
        return None
    found = CategorySuggestion.objects.select_related("category").filter(need=need).first()
    if found is None or found.category is None or found.category_id == need.category_id:
        return None
    return None if found.category.retired_on else found


@dataclass(frozen=True)
class Fared:
    """Needs a model looked at: how many it kept silent about, and how many of the rest people filed as it had said."""

    looked_at: int
    silent: int
    decided: int
    followed: int


def how_suggestions_fared():
    """Over all models. One query. Only needs that have left the desk count as decided."""
    gone = ~Q(need__state__in=[State.REGISTERED, State.REJECTED, State.MERGED, State.WITHDRAWN, State.REFERRED_OUT])
    spoke = Q(category__isnull=False)
    return Fared(
        **CategorySuggestion.objects.aggregate(
            looked_at=Count("pk"),
            silent=Count("pk", filter=~spoke),
            decided=Count("pk", filter=spoke & gone),
            followed=Count("pk", filter=spoke & gone & Q(category_id=F("need__category_id"))),
        )
    )
