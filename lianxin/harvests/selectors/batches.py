"""Batches: what happened, what it comes to, what the stated scenarios say."""

from django.db.models import Sum

from lianxin.harvests.calc import batches as sums
from lianxin.harvests.calc import risk
from lianxin.harvests.models import Batch, Event
from lianxin.harvests.vocabulary import EventKind
from lianxin.kit.decisions import shown

#: So many choices fit on a page; the service undoes any.
_MOST = 2000


def find_batch(public_id):
    related = ("venture__division", "venture__book__unit")
    return shown(Batch.objects.select_related(*related).filter(public_id=public_id).first())


def events_of(batch):
    """Everything that happened, in the order of its days: one query."""
    return list(batch.events.select_related("household", "undone"))


def tally_of(batch, events=None):
    """What the batch cost, brought in and has left."""
    found = events if events is not None else batch.events.all()
    return sums.tally(sums.Happening(each.kind, each.fen, each.quantity, each.grade) for each in found)


def open_events(batch):
    """What may still be undone, the newest first."""
    rows = Event.objects.filter(batch=batch, reverses__isnull=True, undone__isnull=True)
    return list(rows.order_by("-on", "-id")[:_MOST])


def scenarios_of(batch):
    return risk.scenarios(batch.cost_fen, batch.yields, batch.price_fen)


def tied_left(venture):
    """What was given for a purpose and is not used yet."""
    told = Event.objects.filter(batch__venture=venture, kind__in=(EventKind.TIED, EventKind.USED)).order_by()
    sums_of = dict(told.values_list("kind").annotate(Sum("fen")))
    return sums_of.get(EventKind.TIED, 0) - sums_of.get(EventKind.USED, 0)
