"""What people say of a draft of village rules: said, read and looked at again as of any topic, while they are asked."""

from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import selectors
from lianxin.deliberation.calc.phases import COMMENT
from lianxin.deliberation.models import Topic
from lianxin.deliberation.services.moving import go
from lianxin.deliberation.vocabulary import (
    TOPIC_WAYS,
    PublicFact,
    TopicOrigin,
    TopicOutcome,
    TopicRoute,
    TopicState,
    TopicVerb,
)
from lianxin.kit.errors import RuleBroken

#: In the place of the reason of a screening, which a draft does not go through.
HEARD_BY_LAW = "村规民约的草稿，先听大家说，再送审、表决。"


def open_hearing(rule, at):
    """The draft as a topic everybody reads, unless the place's own way takes no comments now."""
    consult = next(phase for phase in rule.phases if phase.code == "consult")
    if COMMENT not in consult.verbs:
        return
    topic = Topic.objects.create(
        division=rule.division, division_path=rule.division_path, title=rule.title, words=rule.title,
        origin=TopicOrigin.RULES, source_kind=rule.audit_kind, source_id=rule.public_id, source_label=f"{rule.title} · 第 {rule.version} 版",
        state=TopicState.PUBLISHED, proposed_at=at, proposer_name=rule.drafted_by_name, screen_by=rule.consult_from,
        screened_at=at, screening=HEARD_BY_LAW, materials=rule.text, published_at=at,
        discuss_at=timezone.make_aware(datetime.combine(rule.consult_until, time(23, 59))),
    )  # fmt: skip
    fact = {"id": topic.public_id, "title": topic.title, "text": topic.materials}
    audit.publish_fact(PublicFact.TOPIC, fact, at=at)


def close_hearing(rule, words, at, route=TopicRoute.ASSEMBLY):
    """Nobody says more; what was made of it stands on the topic too."""
    rows = Topic.objects.filter(source_kind=rule.audit_kind, source_id=rule.public_id, state=TopicState.PUBLISHED)
    topic = rows.select_for_update().first()
    if topic is None:
        return
    if unread := selectors.unread(topic.comments).count():
        raise RuleBroken(_("还有 {n} 条意见等审，审完再办这一步。").format(n=unread))
    topic.outcome, topic.outcome_words, topic.route = TopicOutcome.HEARD, words, route
    topic.concluded_at = at
    go(topic, TOPIC_WAYS, TopicVerb.CONCLUDE, "outcome", "outcome_words", "route", "concluded_at")
