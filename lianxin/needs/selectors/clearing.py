"""Which needs have kept their words long enough, and which keep them all the same."""

from django.db.models import Exists, Min, OuterRef, Q

from lianxin.needs.models import AttributionReview, Mediation, NamedPerson, Need
from lianxin.people import selectors as people


def oldest_with_words(before):
    """``{path: moment}``: when the oldest need that still has its words ended there, of those before a moment: one query."""
    ended = Need.objects.filter(closed_at__lt=before, cleared_at__isnull=True)
    return dict(ended.order_by().values_list("division_path").annotate(oldest=Min("closed_at")))


def needs_past_keeping(before, at, **only):
    """Needs, ``only`` those, that ended before a moment and still have their words, but for those that keep them.

    What is open has not ended. What was merged ends with the one it went into; what is complained about under a hold stays, what is or may still be appealed, what people
    mediate about, and whatever is of a person whose data a legal hold keeps, by the account or by the telephone.
    """
    reviews = AttributionReview.objects.filter(need=OuterRef("pk"), dropped=False)
    disputed = reviews.filter(
        Q(finding__isnull=True) | Q(appeal_ends_at__gt=at) | Q(appealed_at__isnull=False, final__isnull=True)
    )
    mediated = Mediation.objects.filter(need=OuterRef("pk"), ended_at__isnull=True)
    return (
        Need.objects.filter(closed_at__lt=before, cleared_at__isnull=True, **only)
        .filter(Q(merged_into__isnull=True) | Q(merged_into__still_open=0, merged_into__closed_at__lt=before))
        .exclude(Exists(disputed))
        .exclude(Exists(mediated))
        .exclude(requester_user__in=people.held_users())
        .exclude(about_user__in=people.held_users())
        .exclude(Exists(NamedPerson.objects.filter(need=OuterRef("pk"), user__in=people.held_users())))
        .exclude(requester_phone_hash__in=people.held_phones())
    )
