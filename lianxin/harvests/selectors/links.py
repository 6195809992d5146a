"""How households gain by a venture: by what is in, by what is entered, and what they have got of it."""

from collections import defaultdict

from django.db.models import Count, Q, Sum

from lianxin.harvests.models import Event, Input, Link
from lianxin.harvests.vocabulary import LINKED_BY_HAND, LINKED_BY_INPUT, EventKind, InputKind, Return


def costs_of(venture):
    """Everything that is owed to somebody, of its batches and of no batch: a queryset."""
    ours = Q(batch__venture=venture) | Q(batch__isnull=True, put_in__venture=venture)
    return Event.objects.filter(ours, kind__in=(EventKind.BUY, EventKind.WORK, EventKind.RENT))


def linked(venture):
    """``{kind: (households, expected fen)}``; rent and share by what is in now: one query."""
    homes = Count("household", distinct=True)
    by_hand = standing(venture.links).order_by().values_list("kind")
    by_input = linking(venture.inputs).order_by().values_list("gets")
    told = by_hand.annotate(homes, Sum("expected_fen")).union(by_input.annotate(homes, Sum("rent_fen")))
    return {LINKED_BY_INPUT.get(kind, kind): (found, fen) for kind, found, fen in told}


def pooled_for_shares(book_id):
    """``{household id: {"land": hundredths of mu, "money": fen}}`` of what is in for shares, in every venture of a book: one query."""
    rows = Input.objects.filter(venture__book=book_id, gets=Return.SHARE, ended_on__isnull=True).order_by()
    told = rows.values_list("household", "kind").annotate(Sum("amount"), Sum("value_fen"))
    found = defaultdict(dict)
    for home, kind, amount, fen in told:
        if kind != InputKind.EQUIPMENT:
            found[home][str(kind)] = amount if kind == InputKind.LAND else fen
    return dict(found)


def standing(links):
    """Links entered by hand that have not ended."""
    return links.filter(kind__in=LINKED_BY_HAND, ended_on__isnull=True)


def links_to_end(venture):
    return list(standing(venture.links).select_related("household").order_by("household__code", "id"))


def linking(inputs):
    """What is still in of inputs that link a household."""
    return inputs.filter(ended_on__isnull=True, gets__in=LINKED_BY_INPUT)


def link_of(put_in):
    """What an input means for its household, as an unsaved link."""
    return Link(
        venture=put_in.venture, household=put_in.household, kind=LINKED_BY_INPUT[put_in.gets], contract=put_in.contract,
        expected_fen=put_in.rent_fen, on=put_in.starts_on,
    )  # fmt: skip


def households_linked(venture):
    """How many households gain by it, by whatever link."""
    by_hand = standing(venture.links).order_by().values("household")
    return by_hand.union(linking(venture.inputs).order_by().values("household")).count()


def links_of(venture, most=200):
    by_hand = standing(venture.links).select_related("household", "venture")
    by_input = linking(venture.inputs).select_related("household", "venture")
    links = [
        *by_hand.order_by("household__code", "id")[:most],
        *map(link_of, by_input.order_by("household__code")[:most]),
    ]
    return sorted(links, key=lambda each: each.household.code)[:most]
