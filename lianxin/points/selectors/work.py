"""What waits for somebody in this room, beside rule sets: each a queryset, empty where there is nothing."""

from datetime import timedelta

from django.db.models import Count, Exists, OuterRef, Q, Subquery

from lianxin.bulletin import selectors as board
from lianxin.kit import clock
from lianxin.kit.tree import within_any
from lianxin.points import policies
from lianxin.points.calc.caps import CLAIM_DAYS, first_of_month
from lianxin.points.models import Activity, Batch, Item, PanelAppeal, Redemption, Reversal, StockCount, StockMove, Store
from lianxin.points.selectors.store import OPEN_COUNT, to_bring_in
from lianxin.points.vocabulary import BatchState, RedemptionState, ReversalState

#: So many days before its date the people of the store are told of a thing that still lies there.
SOON_DAYS = 30
#: Two people count the store every month.
COUNT_DAYS = 31


def _here(actor, *roles):
    return within_any(actor.scopes(*roles), "division_path")


def lists_to_enter(actor):
    """What was done together under the actor's lead, nobody of which is listed yet, while a claim may still come."""
    today = clock.today()
    rows = Activity.objects.filter(organiser=actor.id, on__range=(today - timedelta(days=CLAIM_DAYS), today))
    return rows.filter(claims__isnull=True).select_related("division")


def batches_to_settle(actor):
    """Batches whose objection period is over, without an objection out of it that waits, hung up by somebody else."""
    rows = Batch.objects.filter(_here(actor, *policies.WORKERS), state=BatchState.POSTED)
    rows = rows.exclude(public_id__in=board.sources_prepared_by("points_batch", actor.id))
    waiting = _in_time(OuterRef("public_id")).filter(received_at__date__lt=OuterRef("settles_from"))
    return rows.filter(~Exists(waiting), settles_from__lte=clock.today()).select_related("division")


def objections_in_time(batch):
    """Open objections to a batch that came before it could be settled. What comes later holds nothing up: found right, it is a
    reversal."""
    return _in_time(batch.public_id).filter(received_at__lt=clock.day_start(batch.settles_from))


def _in_time(batch):
    return board.open_objections_to("points_batch").filter(notice__source_id=batch)


def counts_to_confirm(actor):
    """Counts of the store that wait for a second person, not of their own."""
    rows = StockCount.objects.filter(_here(actor, *policies.WORKERS, *policies.SUPERVISORS), OPEN_COUNT)
    return rows.exclude(counted_by=actor.id).select_related("division", "counted_by")


def appeals_to_decide(actor):
    rows = Reversal.objects.filter(_goes_to(actor), state=ReversalState.APPEALED)
    return rows.exclude(noticed_by=actor.id).select_related("claim__rule", "claim__division")


def panel_appeals_to_decide(actor):
    """Appeals against what a panel found."""
    rows = PanelAppeal.objects.filter(_goes_to(actor), decided_at__isnull=True)
    return rows.select_related("decision__batch__division")


def _goes_to(actor):
    """Appeals to the supervision committee of the actor's place, or to their township."""
    committee = Q(to_township=False) & _here(actor, *policies.SUPERVISORS)
    return committee | Q(to_township=True) & _here(actor, *policies.REVIEWERS)


def items_ending(actor):
    """Things with a date that lie in a store of theirs and end soon or have ended."""
    last = clock.today() + timedelta(days=SOON_DAYS)
    rows = Item.objects.filter(_here(actor, *policies.WORKERS), quantity__gt=0, expires_on__lte=last)
    return rows.select_related("division").order_by("expires_on", "id")


def stores_behind(actor):
    """Stores with a month behind them whose sums do not hang, ``first_move`` says since when there are any, or that two people have not
    counted for a month: ``is_counted``; ``waits_second`` where one has; or with things to carry to a door: ``to_bring`` so many,
    ``bring_by`` until when the first is kept."""
    first, since = clock.today().replace(day=1), clock.today() - timedelta(days=COUNT_DAYS)
    moved = StockMove.objects.filter(item__division=OuterRef("division"))
    lately = StockCount.objects.filter(division=OuterRef("division"), on__gte=since, dropped_at__isnull=True)
    counted = lately.filter(confirmed_at__isnull=False)
    lacks_sums = Q(totals_for__isnull=True) | Q(totals_for__lt=first_of_month(first, -1))
    home = to_bring_in(OuterRef("division")).order_by("reserved_at", "id")
    number = home.order_by().values("item__division").annotate(n=Count("pk")).values("n")
    rows = Store.objects.filter(_here(actor, *policies.WORKERS)).annotate(
        to_bring=Subquery(number), bring_by=Subquery(home.values("kept_until")[:1]),
        is_counted=Exists(counted) | ~Exists(moved.filter(on__lt=since)), has_sums=~Exists(moved.filter(on__lt=first)) | ~lacks_sums,
        waits_second=Exists(lately.filter(confirmed_at__isnull=True)), first_move=Subquery(moved.order_by("on").values("on")[:1]),
    )  # fmt: skip
    behind = Q(is_counted=False) | Q(has_sums=False) | Q(to_bring__gt=0)
    return rows.filter(behind).select_related("division")


def kept_too_long(size=200):
    """What is kept for somebody and may not be handed over any more, or waited longer than its place keeps things; what is to be
    brought home waits for us, not for them."""
    today = clock.today()
    rows = Redemption.objects.filter(state=RedemptionState.RESERVED)
    over = Q(item__expires_on__lte=today) | Q(at_home=False, kept_until__lt=today)
    return list(rows.filter(over).select_related("purse", "item").order_by("id")[:size])
