"""Posts to fill and who agreed to be considered; secondments. People stand by name or by a draw, never by anything they did."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Prefetch, Q

from lianxin.cadres.models import File, Opening, PoolEntry, Secondment, Task, Will
from lianxin.cadres.policies import is_own
from lianxin.cadres.selectors.checks import checks_of, outcome_of
from lianxin.cadres.selectors.files import is_theirs, tenures_of
from lianxin.cadres.vocabulary import (
    ANSWER_DAYS,
    Answer,
    AppraisalState,
    CheckKind,
    CheckState,
    OpeningState,
    PoolState,
    SecondmentState,
    SheetOrder,
    WillState,
)
from lianxin.kit import clock, lot
from lianxin.kit.deeds import own_deeds
from lianxin.kit.errors import NotFound
from lianxin.kit.paging import page
from lianxin.kit.tree import within
from lianxin.organisations import selectors as organisations
from lianxin.organisations.vocabulary import ELECTIVE

#: The host is asked for its words so long before the last day.
HOST_SAYS_BEFORE = timedelta(days=10)
_POOLED = Exists(PoolEntry.objects.filter(file=OuterRef("file"), state=PoolState.IN_POOL))


@dataclass(frozen=True)
class Side:
    """One person on the sheet beside a post: facts and nothing drawn from them."""

    file: File
    tenures: list
    tasks: list


def find_opening(public_id):
    """A post to fill with its unit and place; raises ``NotFound``."""
    rows = Opening.objects.select_related("division", "post__unit", "filled_with")
    return _found(rows.filter(public_id=public_id))


def find_will(public_id):
    """What somebody was asked, with post and file; raises ``NotFound``."""
    return _found(Will.objects.select_related("opening__post__unit", "file__division").filter(public_id=public_id))


def find_secondment(public_id):
    """A secondment with its file; raises ``NotFound``."""
    return _found(Secondment.objects.select_related("file__division", "host_unit").filter(public_id=public_id))


def find_task(public_id):
    """A task with secondment and file; raises ``NotFound``."""
    return _found(Task.objects.select_related("secondment__file__division").filter(public_id=public_id))


def openings_page(place="", cursor=""):
    """Posts to fill at a place and below, the latest first."""
    rows = Opening.objects.filter(within(place, "division_path")).select_related("post__unit", "division")
    return page(rows, order=("-id",), cursor=cursor, size=30)


def posts_at(division):
    """Posts of the units at a place and below that somebody is put into, for who opens one: two queries.

    Not those the people or the members elect.
    """
    units = organisations.units_within_any((division.path,)).prefetch_related("posts")[:100]
    return [
        (post, f"{unit.name} {post.title}")
        for unit in units
        for post in unit.posts.all()
        if not (is_elected(post) or post.ended_on)
    ]


def is_elected(post):
    """Whether a post is given by an election alone."""
    return post.selection in ELECTIVE


def askable(opening):
    """People in the pool at the place of a post, not asked yet, by name."""
    pooled = PoolEntry.objects.filter(state=PoolState.IN_POOL).values("file")
    found = File.objects.filter(within(opening.division_path, "division_path"), pk__in=pooled)
    return list(found.exclude(wills__opening=opening).order_by("name", "id")[:100])


def wills_of_opening(opening):
    """Everybody who was asked, by name, each with ``is_pooled``: one query."""
    wills = opening.wills.select_related("file__division", "file__person").annotate(is_pooled=_POOLED)
    return list(wills.order_by("file__name", "id"))


def agreed_files(opening):
    """Those who agreed and are still in the pool, by name."""
    return [each.file for each in wills_of_opening(opening) if is_considered(each)]


def is_considered(will):
    """Whether somebody asked (with ``is_pooled`` of ``wills_of_opening``) agreed and has not left the pool since."""
    return will.state == WillState.AGREED and will.is_pooled


def sheet(opening, wills, order=SheetOrder.NAME):
    """Those who agreed and are still in the pool, side by side: two queries beside ``wills``. By name, or by a draw from the post's own number."""
    agreed = {each.file.public_id: each.file for each in wills if is_considered(each)}
    keys = lot.drawn(agreed, opening.public_id) if order == SheetOrder.DRAW else list(agreed)
    tenures = list(tenures_of(agreed.values())) if agreed else []
    tasks = Task.objects.filter(secondment__file__in=list(agreed.values()), done_on__isnull=False)
    done = list(tasks.select_related("secondment")) if agreed else []
    return [
        Side(
            agreed[key], [each for each in tenures if is_theirs(each, agreed[key])],
            [each for each in done if each.secondment.file_id == agreed[key].pk],
        )
        for key in keys
    ]  # fmt: skip


def entry_in_pool(file):
    """The person's entry of the pool, or ``None``."""
    return file.entries.filter(state=PoolState.IN_POOL).first()


def is_screened(file, on):
    """Whether the latest check for a post was closed with nothing against the person, and is not too old on a day."""
    latest = next((each for each in checks_of(file) if each.kind == CheckKind.POST), None)
    if latest is None or latest.state != CheckState.CLOSED or outcome_of(latest) != Answer.CLEAR:
        return False
    return on <= latest.closed_on + timedelta(days=ANSWER_DAYS)


def secondments_of(file):
    """Secondments with their tasks and words, the latest first: three queries."""
    return list(file.secondments.prefetch_related("sayings", Prefetch("tasks", Task.objects.order_by("id"))))


def hosted(actor):
    """Secondments to a unit the actor leads whose host has said nothing, soon over or over: a queryset, ``None`` without an account."""
    if not actor.is_user:
        return None
    over = Q(state=SecondmentState.ENDED) | Q(ends_on__lte=clock.today() + HOST_SAYS_BEFORE)
    found = Secondment.objects.filter(over, host_words="", host_unit__in=organisations.units_headed_by(actor.id))
    return found.exclude(file__user_id=actor.id)


def wills_of(file):
    """What somebody was asked, the latest first, each with ``is_pooled``: one query."""
    return list(file.wills.select_related("opening__post__unit").annotate(is_pooled=_POOLED))


def own_waiting(actor):
    """The actor's own file where a word of theirs is asked for: a queryset, ``None`` without an account."""
    if not actor.is_user:
        return None
    writing = Q(appraisals__state=AppraisalState.WRITING)
    to_see = Q(appraisals__state=AppraisalState.SUGGESTED, appraisals__answered_at__isnull=True)
    to_hear = Q(appraisals__state=AppraisalState.DECIDED, appraisals__appeal_until__gte=clock.today())
    to_say = Q(wills__state=WillState.ASKED, wills__opening__state=OpeningState.OPEN, entries__state=PoolState.IN_POOL)
    return File.objects.filter(writing | to_see | to_hear | to_say, user_id=actor.id).distinct()


def is_asked(will):
    """Whether a word of somebody asked (with ``is_pooled``) is still waited for."""
    return will.state == WillState.ASKED and will.is_pooled and will.opening.state == OpeningState.OPEN


def deeds_during(actor, secondment):
    """What the person did since the secondment began, for themself to choose from."""
    return own_deeds(actor, secondment.starts_on, clock.today()) if is_own(actor, secondment.file) else []


def _found(rows):
    found = rows.first()
    if found is None:
        raise NotFound
    return found
