"""What looks like one purchase in pieces: of one of them, and of all to which the supervisors have said nothing."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from lianxin.kit.tree import within_any
from lianxin.works import policies
from lianxin.works.calc import buying
from lianxin.works.models import Payment, Purchase
from lianxin.works.selectors.buying import steps_of_buying, without_contract
from lianxin.works.vocabulary import PURCHASE_WAYS, PurchaseState, PurchaseVerb

_WHOLE_YEAR = timedelta(days=365)


def split_with(purchase):
    """``(purchases, payments)`` within a year, purchases of the same kind at the same place of the same project or the same sector, and what
    the project paid without a contract but wages, that would together have asked for a stricter method; empty where they would not."""
    return _pieces(purchase, *_beside([purchase]))


def unanswered_splits(actor):
    """Purchases still open to which the supervisors have said nothing and beside which others of their kind stand: of those, and only
    those, ``splits_to_answer`` looks at the sums. ``None`` for who supervises nowhere."""
    if not actor.is_user or not actor.holds(*policies.SUPERVISORS):
        return None
    ours = within_any(actor.scopes(*policies.SUPERVISORS), "project__division_path")
    rows = Purchase.objects.filter(ours, is_split__isnull=True, state__in=PURCHASE_WAYS[PurchaseVerb.SAY_SPLIT].sources)
    same = Q(project=OuterRef("project")) | Q(
        project__sector=OuterRef("project__sector"), project__division=OuterRef("project__division")
    )
    others = Purchase.objects.filter(same, kind=OuterRef("kind")).exclude(pk=OuterRef("pk"))
    paid = without_contract(Payment.objects.filter(project=OuterRef("project")))
    return rows.filter(Exists(others.exclude(state=PurchaseState.FAILED)) | Exists(paid))


def splits_to_answer(actor, most=30):
    """Those that together would have asked for a stricter method: three queries, and the rules of each place."""
    rows = unanswered_splits(actor)
    found = [] if rows is None else list(rows.select_related("project__division").order_by("id"))
    bought, paid = _beside(found) if found else ([], [])
    return [each for each in found if any(_pieces(each, bought, paid))][:most]


def _beside(purchases):
    """What may be pieces of these: purchases at their places, payments without a contract of their projects. Two queries."""
    places = {each.project.division_id for each in purchases}
    days = [each.planned_at for each in purchases]
    rows = Purchase.objects.filter(
        project__division__in=places, planned_at__range=(min(days) - _WHOLE_YEAR, max(days) + _WHOLE_YEAR)
    ).exclude(state=PurchaseState.FAILED)
    paid = without_contract(Payment.objects.filter(project__in={each.project_id for each in purchases}))
    return list(rows.select_related("project").order_by("id")), list(paid.order_by("id"))


def _pieces(purchase, bought, paid):
    project = purchase.project
    bought = [
        each
        for each in bought
        if each.pk != purchase.pk
        and each.kind == purchase.kind
        and abs(each.planned_at - purchase.planned_at) <= _WHOLE_YEAR
        and (
            each.project_id == project.pk
            or (each.project.sector, each.project.division_id) == (project.sector, project.division_id)
        )
    ]
    paid = [
        each
        for each in paid
        if each.project_id == project.pk and abs(each.drafted_at - purchase.planned_at) <= _WHOLE_YEAR
    ]
    sums = [each.price_fen or each.estimate_fen for each in bought] + [each.fen for each in paid]
    steps = steps_of_buying(project.division, purchase.kind)
    pieces = set(buying.pieces(steps, purchase.price_fen or purchase.estimate_fen, sums))
    return (
        [each for place, each in enumerate(bought) if place in pieces],
        [each for place, each in enumerate(paid, len(bought)) if place in pieces],
    )
