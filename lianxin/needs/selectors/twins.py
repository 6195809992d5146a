"""Which needs may be the same matter as what somebody is about to say."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, Exists, Max, OuterRef, Q

from lianxin.kit import clock
from lianxin.kit.tree import within
from lianxin.needs import policies
from lianxin.needs.calc import similarity
from lianxin.needs.models import Follower, Need, NeedGram
from lianxin.needs.selectors.cases import as_rows
from lianxin.needs.vocabulary import OPEN, State

#: Closed ones are still of interest this long.
RECENT = timedelta(days=30)
#: So many that share most of their sketch are looked at, and of those the viewer may see so many compared word by word.
_SHARING = 40
_COMPARED = 6
#: Who shares less than a third of what the best shares is not it.
_LEAST_OF_BEST = 3
_NEIGHBOURS = 30
#: In one place, within a month, less is enough to have a look.
ALIKE_NEARBY = 0.12
_PUBLIC_COMPARED = 300
#: So much of a public need's few words must have been said.
SAID_ENOUGH = 0.5
#: Needs stored out of order, by transactions that ended later, are found this far back.
_OUT_OF_ORDER = 1000


def still_of_interest(now):
    """A ``Q``: the need is open, or was closed in the last month."""
    return Q(state__in=[*OPEN]) | Q(state=State.CLOSED, closed_at__gte=now - RECENT)


@dataclass(frozen=True)
class Twin:
    """``likeness`` between 0 and 1."""

    need: Need
    likeness: float


def likely_twins(text, viewer, *, division=None, besides=None, most=5, at=None):
    """Needs ``viewer`` may see that tell much the same as ``text``, the most alike first, as ``Twin``s.

    Open, or closed in the last month; the newest of ``division`` and all that share enough of the sketch. Sealed ones
    never, nor the need ``besides``. At most three queries, whatever there is.
    """
    now = at or clock.now()
    sharing = _sharing(text)
    wanted = Q(pk__in=list(sharing))
    if division:
        near = Need.objects.filter(division=division, received_at__gte=now - RECENT).order_by("-received_at", "-pk")
        wanted |= Q(pk__in=near.values("pk")[:_NEIGHBOURS])
    seen = policies.visible_needs(viewer).filter(still_of_interest(now), wanted, is_sealed=False)
    told = {
        pk: (f"{title}\n{content}", place)
        for pk, title, content, place in seen.values_list("pk", "title", "content", "division_id")
        if not besides or pk != besides.pk
    }
    first = [pk for pk in sharing if pk in told][:_COMPARED]
    first = [pk for pk in first if _LEAST_OF_BEST * sharing[pk] >= sharing[first[0]]]
    here = division.pk if division else None
    candidates = [(pk, told[pk][0]) for pk in dict.fromkeys((*first, *told)) if pk in first or told[pk][1] == here]
    found = similarity.most_alike(text, candidates, alike=ALIKE_NEARBY)
    kept = {pk: alike for alike, pk in found if alike >= similarity.ALIKE or told[pk][1] == here}
    best = list(kept)[:most]
    rows = as_rows(Need.objects.filter(pk__in=best))
    return sorted((Twin(need, kept[need.pk]) for need in rows), key=lambda twin: best.index(twin.need.pk))


def _sharing(text):
    """``{key: runs}`` of needs that share runs of their sketch with ``text``, those that share most first."""
    rows = NeedGram.objects.filter(gram__in=similarity.sketch(text)).values("need_id").annotate(shared=Count("id"))
    return dict(rows.order_by("-shared", "need_id").values_list("need_id", "shared")[:_SHARING])


def public_twins(text, division, *, most=3, at=None):
    """Public needs of the place and below whose public words ``text`` says too, most of them first. One query.

    Only the desk's general words are compared: what others wrote cannot be felt out by trying.
    """
    near = Need.objects.exclude(public_summary="").filter(
        still_of_interest(at or clock.now()), within(division.path, "division_path")
    )
    rows = as_rows(near.order_by("-received_at", "-pk"))[:_PUBLIC_COMPARED]
    found = ((similarity.share_said(need.public_summary, text), need) for need in rows)
    twins = [Twin(need, share) for share, need in found if share >= SAID_ENOUGH]
    return sorted(twins, key=lambda twin: -twin.likeness)[:most]


def needs_without_sketch(*, limit=500):
    """Needs stored since the last sketches were made, with their words."""
    last = NeedGram.objects.aggregate(last=Max("need_id"))["last"] or 0
    fresh = Need.objects.filter(~Exists(NeedGram.objects.filter(need=OuterRef("pk"))), pk__gt=last - _OUT_OF_ORDER)
    fresh = fresh.filter(still_of_interest(clock.now()), is_sealed=False)
    return list(fresh.only("id", "title", "content").order_by("pk")[:limit])


def is_following(actor, need):
    """Whether ``actor`` follows the need. No query for who has no account."""
    return actor.is_user and Follower.objects.filter(need=need, user_id=actor.id).exists()


def followed_needs(actor, *, most=20):
    """Public needs the actor follows, the latest first."""
    return list(
        as_rows(Need.objects.filter(followers__user_id=actor.id).exclude(public_summary="")).order_by(
            "-received_at", "-pk"
        )[:most]
    )
