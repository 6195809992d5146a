"""What comes up again and again: found in the last month's needs, followed to its result."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count

from lianxin.deliberation import selectors as hall
from lianxin.deliberation.policies import can_view_topic as may_read_in_hall
from lianxin.kit.decisions import hide
from lianxin.kit.paging import page
from lianxin.kit.tree import within
from lianxin.needs import policies
from lianxin.needs.calc import topics as calc
from lianxin.needs.models import Need, Topic, TopicMember
from lianxin.needs.selectors.cases import as_rows
from lianxin.needs.vocabulary import HALL_SOURCE, State, TopicState

#: "At least three alike in thirty days make a topic."
WINDOW = timedelta(days=30)
_NO_MATTER = (State.REJECTED, State.REFERRED_OUT, State.WITHDRAWN)


@dataclass(frozen=True)
class Recurring:
    """Needs of one place and top category that speak of the same; ``topic`` when some of them already belong to one."""

    needs: tuple
    topic: Topic | None = None


def recurring_needs(*, at):
    """What was told at least three times in the last thirty days in one place, as ``Recurring``, beyond what is known.

    Complaints are left out, and so are kinds of which nothing is known ("other"), refused and withdrawn needs.
    Three queries, and the memory and time of clustering: not for a process that answers pages.
    """
    needs = (
        Need.objects.filter(received_at__gt=at - WINDOW, received_at__lte=at, is_sealed=False)
        .exclude(state__in=_NO_MATTER)
        .select_related("category", "division", "topic_member")
        .annotate(voices=Count("followers"))
        .order_by("id")
    )
    groups = defaultdict(list)
    for need in needs:
        groups[need.division_id, need.category.parent_id or need.category_id].append(need)
    known = {topic.pk: topic for topic in Topic.objects.filter(state__in=TopicState.open_ones())}
    for group in groups.values():
        messages = [calc.Message(need.title, need.content, need.voices) for need in group]
        for found in calc.find(messages, close=calc.CLOSE_NEARBY):
            members = [group[at] for at in found.members]
            fresh = tuple(need for need in members if not hasattr(need, "topic_member"))
            belong = [known[need.topic_member.topic_id] for need in members if hasattr(need, "topic_member") and need.topic_member.topic_id in known]  # fmt: skip
            if fresh and (belong or len(fresh) >= calc.FEWEST):
                yield Recurring(fresh, belong[0] if belong else None)


def topics(actor, *, state="", place="", cursor="", size=20):
    """Topics the actor may see with their number of needs, the newest first."""
    rows = policies.visible_topics(actor).select_related("division", "category", "unit")
    if state in TopicState.values:
        rows = rows.filter(state=state)
    if place:
        rows = rows.filter(within(place, "division_path"))
    return page(rows.annotate(number=Count("members")), order=("-noticed_at", "-id"), cursor=cursor, size=size)


def find_topic(public_id, viewer):
    """The topic if ``viewer`` may see it; raises ``NotFound`` otherwise."""
    found = Topic.objects.select_related("division", "category", "unit").filter(public_id=public_id).first()
    (policies.can_view_topic(viewer, found) if found else hide()).or_raise()
    return found


def needs_of_topic(topic, viewer):
    """Its needs, as far as ``viewer`` may see them, the newest first."""
    mine = policies.visible_needs(viewer).filter(pk__in=TopicMember.objects.filter(topic=topic).values("need_id"))
    return list(as_rows(mine).order_by("-received_at", "-pk")[:100])


def matter_of(need):
    """The matter a need belongs to, with its ``number`` of needs, once somebody has taken it up; else ``None``."""
    known = (TopicState.TAKEN_UP, TopicState.PROPOSED, TopicState.PUBLISHED)
    rows = Topic.objects.filter(pk__in=TopicMember.objects.filter(need=need).values("topic_id"), state__in=known)
    return rows.select_related("unit", "category").annotate(number=Count("members")).first()


def hall_topic_of(topic, viewer):
    """What the hall made of it, as far as ``viewer`` may see it there, or ``None``."""
    found = hall.topic_of_source(HALL_SOURCE, topic.public_id) if topic.hall_at else None
    return found if found and may_read_in_hall(viewer, found) else None


def published_topics(*, place="", cursor="", size=20):
    """Topics with a published result and their number of needs, the newest first."""
    rows = Topic.objects.filter(within(place, "division_path"), state=TopicState.PUBLISHED)
    rows = rows.select_related("division__parent", "category", "unit").annotate(number=Count("members"))
    return page(rows, order=("-ended_at", "-id"), cursor=cursor, size=size)
