"""Which needs may be the same matter as what somebody is about to say."""

from dataclasses import dataclass
from datetime import timedelta
from heapq import nlargest

from django.db.models import Exists, Max, OuterRef, Q

from lianxin.kit import clock, sql
from lianxin.kit.caching import short_lived
from lianxin.kit.tree import within
from lianxin.needs import policies
from lianxin.needs.calc import similarity
from lianxin.needs.models import Follower, Need, NeedGram
from lianxin.needs.selectors.cases import as_rows
from lianxin.needs.vocabulary import ENDED, State

#: Closed ones are still of interest this long.
RECENT = timedelta(days=30)
#: So many that share most of their sketch are looked at, and of those the viewer may see so many compared word by word.
_SHARING = 20
_COMPARED = 6
#: Who shares less than a third of what the best shares is not it.
_LEAST_OF_BEST = 3
_NEIGHBOURS = 12
_NEIGHBOURS_COMPARED = 2
#: In one place, within a month, less is enough to have a look.
ALIKE_NEARBY = 0.12
_PUBLIC_COMPARED = 300
#: So much of a public need's few words must have been said.
SAID_ENOUGH = 0.5
#: Needs stored out of order, by transactions that ended later, are found this far back.
_OUT_OF_ORDER = 1000


def still_of_interest(now):
    """A ``Q``: the need is open, or was closed in the last month."""
    lately = Q(closed_at__gte=now - RECENT) & ~Q(
        state__in=[*ENDED - {State.CLOSED}]
    )  # so written, the date's index serves
    return Q(still_open=1) | lately


@dataclass(frozen=True)
class Twin:
    """``likeness`` between 0 and 1."""

    need: Need
    likeness: float


def likely_twins(text, viewer, *, division=None, besides=None, most=5, at=None):
    """Needs ``viewer`` may see that tell much the same as ``text``, the most alike first, as ``Twin``s.

    Open, or closed in the last month; the newest of ``division`` and all that share enough of the sketch. Sealed ones
    never, nor the need ``besides``. At most four queries, whatever there is.
    """
    now = at or clock.now()
    sharing, near = _sharing(similarity.sketch(text)), _nearest(division) if division else []
    seen = policies.visible_needs(viewer).filter(still_of_interest(now), pk__in={*sharing, *near}, is_sealed=False)
    told = {
        pk: f"{title}\n{content}"
        for pk, title, content in seen.values_list("pk", "title", "content")
        if not besides or pk != besides.pk
    }
    first = [pk for pk in sharing if pk in told][:_COMPARED]
    first = [(pk, told[pk]) for pk in first if _LEAST_OF_BEST * sharing[pk] >= sharing[first[0]]]
    others = [(pk, told[pk]) for pk in near if pk in told and pk not in dict(first)]
    candidates = [*first, *similarity.promising(text, others, _NEIGHBOURS_COMPARED)]
    found = similarity.most_alike(text, candidates, alike=ALIKE_NEARBY)
    kept = {pk: alike for alike, pk in found if alike >= similarity.ALIKE or pk in near}
    best = list(kept)[:most]
    rows = as_rows(Need.objects.filter(pk__in=best)) if best else ()
    return sorted((Twin(need, kept[need.id]) for need in rows), key=lambda twin: best.index(twin.need.id))


def _nearest(division):
    """Keys of the newest needs of the place."""
    newest = "SELECT id FROM needs_need WHERE division_id = %s ORDER BY id DESC LIMIT %s"
    return [pk for (pk,) in sql.rows(newest, division.pk, _NEIGHBOURS)]


def _sharing(sketch):
    """``{key: runs}`` of needs that share runs of their sketch with this one, those that share most first."""
    if not sketch:
        return {}
    marks = ", ".join(["%s"] * len(sketch))
    most = (
        f"SELECT need_id, COUNT(*) FROM needs_needgram WHERE gram IN ({marks}) "  # noqa: S608 nothing but marks
        "GROUP BY need_id ORDER BY 2 DESC, 1 LIMIT %s"
    )
    return dict(sql.rows(most, *sketch, _SHARING))


def public_twins(text, division, *, most=3):
    """Public needs of the place and below whose public words ``text`` says too, most of them first.

    Only the desk's general words are compared: what others wrote cannot be felt out by trying. One query when nothing
    is alike, or none within the same second; two otherwise.
    """
    said = similarity.pairs_of(text)
    found = [(share, pk) for pk, pairs in _public_words(division.path) if (share := len(pairs & said) / len(pairs)) >= SAID_ENOUGH]  # fmt: skip
    best = {pk: share for share, pk in nlargest(most, found)}
    if not best:
        return []
    twins = [Twin(need, best[need.id]) for need in as_rows(Need.objects.exclude(public_summary="").filter(pk__in=best))]
    return sorted(twins, key=lambda twin: (-twin.likeness, -twin.need.id))


@short_lived()
def _public_words(path):
    """``(key, pairs of characters)`` of the newest public needs of a place that are still of interest."""
    near = Need.objects.exclude(public_summary="").filter(still_of_interest(clock.now()), within(path, "division_path"))
    rows = near.order_by("-received_at", "-pk").values_list("pk", "public_summary")[:_PUBLIC_COMPARED]
    return [(pk, pairs) for pk, summary in rows if (pairs := similarity.pairs_of(summary))]


def needs_without_sketch(*, limit=500):
    """Needs stored since the last sketches were made, with their words."""
    last = NeedGram.objects.aggregate(last=Max("need_id"))["last"] or 0
    fresh = Need.objects.filter(~Exists(NeedGram.objects.filter(need=OuterRef("pk"))), pk__gt=last - _OUT_OF_ORDER)
    fresh = fresh.filter(still_of_interest(clock.now()), is_sealed=False)
    return list(fresh.only("id", "title", "content").order_by("pk")[:limit])


def told_by(actor, keys):
    """Which of these the actor told. No query for who has no account, nor for nothing."""
    if not keys or not actor.is_user:
        return set()
    return set(Need.objects.filter(pk__in=keys, requester_user_id=actor.id).values_list("pk", flat=True))


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
