"""Topics: what everybody may read, what waits to be screened, what came of one that another room brought."""

from collections import defaultdict

from django.db.models import Count, OuterRef, Q, Subquery

from lianxin.deliberation import policies
from lianxin.deliberation.models import Asking, Comment, Statement, Topic
from lianxin.deliberation.selectors.reading import number_of, unread_by
from lianxin.deliberation.vocabulary import PUBLIC_TOPICS, AskingState, TopicState
from lianxin.kit import clock
from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any

_STANDING = Count("signatures", filter=Q(signatures__stands=True))


def public_topics(*, place="", cursor="", size=20):
    """Published ones and those that look for signatures, the newest first."""
    rows = Topic.objects.filter(within(place, "division_path"), state__in=[*PUBLIC_TOPICS, TopicState.GATHERING])
    rows = rows.select_related("division").annotate(signed=_STANDING)
    return page(rows, order=("-proposed_at", "-id"), cursor=cursor, size=size)


def topics(actor, *, state="", cursor="", size=20):
    """All topics of the actor's places, the newest first."""
    rows = policies.visible_topics(actor).select_related("division").annotate(signed=_STANDING)
    if state in TopicState.values:
        rows = rows.filter(state=state)
    return page(rows, order=("-proposed_at", "-id"), cursor=cursor, size=size)


def find_topic(public_id, viewer):
    """The topic if ``viewer`` may see it; raises ``NotFound`` otherwise."""
    rows = Topic.objects.select_related("division", "plan", "follow_up").prefetch_related("affected__names")
    found = rows.filter(public_id=public_id).first()
    (policies.can_view_topic(viewer, found) if found else hide()).or_raise()
    return found


def signatures_that_stand(topic):
    """How many stand behind a topic: who signed themselves, and who stands on a sheet two people have seen."""
    return topic.signatures.filter(stands=True).count()


def accounts_behind(topic):
    """The accounts of who brought a topic and of whose signature counts, on a phone or on paper."""
    signed = topic.signatures.filter(stands=True).order_by().values_list("user", "person__user")
    return {user for row in signed for user in row if user} | ({topic.proposer_id} - {None})


def signature_of(topic, person_id):
    """The signature of somebody that counts or waits to be checked, or ``None``."""
    return topic.signatures.filter(person=person_id).exclude(stands=False).first()


def sheets_to_check(topic):
    """``{sheet: its signatures}`` of those nobody but who entered them has seen."""
    found = defaultdict(list)
    for each in topic.signatures.filter(stands__isnull=True):
        found[each.sheet].append(each)
    return dict(found)


def topics_waiting(actor):
    """Topics that wait for this actor to be screened, or whose statements or comments wait to be read, the most urgent first.

    A queryset, or ``None`` for who does neither. Of each it tells ``to_read`` statements of which ``asking``, and until
    when, and how many comments were ``said`` that wait.
    """
    scopes = actor.scopes(*policies.MODERATORS)
    if not scopes:
        return None
    asked = Asking.objects.filter(topic=OuterRef("pk"), state=AskingState.OPEN, closes_at__gt=clock.now())
    statements = Statement.objects.filter(asking=OuterRef("asking_id"))
    said = Comment.objects.filter(topic=OuterRef("pk"))
    rows = Topic.objects.filter(within_any(scopes, "division_path")).annotate(
        asking_id=Subquery(asked.values("pk")),
        asking=Subquery(asked.values("public_id")),
        asked_until=Subquery(asked.values("closes_at")),
        to_read=number_of(unread_by(statements, actor), "asking"),
        said=number_of(unread_by(said, actor), "topic"),
    )
    screens = within_any(actor.scopes(*policies.KEEPERS), "division_path") & Q(state=TopicState.PROPOSED)
    rows = rows.filter(screens | Q(to_read__gt=0) | Q(state__in=PUBLIC_TOPICS, said__gt=0))
    return rows.select_related("division").order_by("screen_by", "id")


def topic_of_source(kind, public_id):
    """The newest topic that was brought from ``kind`` ``public_id``, or ``None``: what an upper room learns of it."""
    return Topic.objects.filter(source_kind=kind, source_id=public_id).order_by("-id").first()
