"""Reviews of whether a bad mark is the unit's."""

from django.db.models import Q, Value

from lianxin.kit import clock
from lianxin.kit.tree import within_any
from lianxin.needs import policies
from lianxin.needs.calc.rates import is_bad
from lianxin.needs.models import AttributionReview, Callback, NeedHandler
from lianxin.needs.vocabulary import Solved, State


def reviews_of(need):
    """Reviews of a closed need in their order, those of earlier marks included. Reads what is prefetched."""
    return list(need.reviews.all()) if need.state == State.CLOSED else []


def review_of(need):
    """The review of the mark that stands, or ``None``."""
    return next((review for review in reviews_of(need) if not review.dropped), None)


def may_ask_review(need):
    """Closed on a bad mark that nobody has asked about yet."""
    is_marked_bad = need.solved == Solved.NO or is_bad(need.satisfaction or 0)
    return need.state == State.CLOSED and need.unit_id is not None and is_marked_bad and review_of(need) is None


def caller_ids(need):
    """Users who asked the requester how it went."""
    return frozenset(Callback.objects.filter(need=need, by__isnull=False).values_list("by_id", flat=True))


def handlers_and_callers(need):
    """Users who have handled the need, and users who asked the requester how it went, in one query.

    No way leads back to the desk once it was handed out, so of what waits there nobody has handled anything.
    """
    if need.state == State.REGISTERED:
        return frozenset(), frozenset()
    handled = NeedHandler.objects.filter(need=need).order_by().values_list("user_id", Value(0))
    called = Callback.objects.filter(need=need, by__isnull=False).order_by().values_list("by_id", Value(1))
    found = list(handled.union(called))
    return tuple(frozenset(user for user, as_caller in found if as_caller == which) for which in (0, 1))


def reviews_ripe(actor, at=None):
    """Reviews to be decided in the actor's places, whoever may; ``None`` for who decides none."""
    if not actor.is_user or not actor.holds(*policies.LEVELS_ABOVE):
        return None
    ripe = Q(finding__isnull=True) & (~Q(objection="") | Q(objection_ends_at__lt=at or clock.now()))
    appealed = Q(appealed_at__isnull=False, final__isnull=True)
    here = within_any(actor.scopes(*policies.LEVELS_ABOVE), "need__division_path")
    return AttributionReview.objects.filter(here, ripe | appealed, dropped=False)


def reviews_waiting(actor, at, *, limit=50):
    """Those of them that the actor may decide now, the oldest first."""
    rows = reviews_ripe(actor, at)
    if rows is None:
        return []
    rows = rows.select_related("need__unit", "need__about_unit", "need__division", "need__category")
    found = []
    for review in rows.order_by("asked_at", "id")[:limit]:
        involved = {review.asked_by_id}
        may = policies.can_decide_appeal if review.appealed_at else policies.can_decide_review
        if may(actor, review.need, review, involved):
            found.append(review)
    return found
