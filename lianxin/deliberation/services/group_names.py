"""Who of a group a topic concerns sits on its seats: named by staff with the reason of each, and only who is named counts for the third."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import AffectedName
from lianxin.deliberation.services.affected import because, on_the_roll, require_new
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.services.telling import tell_affected
from lianxin.deliberation.services.topics import lock_topic, standing_affected
from lianxin.deliberation.vocabulary import TOPIC_WAYS, AffectedKind, AuditTag, TopicState, TopicVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def name_group(*, topic, affected, members, ground, by, at=None):
    """``members``: ``(name, household code)`` of who comes for a group, and how it is theirs too: household, place or kin.

    Whom the register knows is told once the topic is published. Refuses more than the group has seats, one that is named already
    anywhere on the list, and a name several answer to.
    """
    at, topic = at or clock.now(), lock_topic(topic)
    policies.can_screen_topic(by, topic).or_raise()
    require(topic, TOPIC_WAYS, TopicVerb.NAME)
    affected = standing_affected(topic).filter(kind=AffectedKind.GROUP).get(pk=affected.pk)
    number = affected.names.filter(struck_reason="").count() + len(members)
    if number > affected.seats:
        raise RuleBroken(
            _("{group}请 {seats} 人，名单上会有 {number} 人。请少写几位，或者把{group}去掉，重新写请几个人。").format(
                group=affected.name, seats=affected.seats, number=number
            ),
            field="members",
        )
    there, fresh = selectors.who_is_concerned(topic), []
    for name, household in members:
        person = on_the_roll(topic, name, household, field="members")
        require_new(there, name, household, person, "members")
        there.append((name, household, person))
        fresh.append(
            AffectedName(
                affected=affected, name=name, household_code=household, person_id=person, ground=ground,
                entered_by_name=by.name,
            )
        )  # fmt: skip
    AffectedName.objects.bulk_create(fresh)
    if topic.state == TopicState.PUBLISHED:
        tell_affected(topic, affected.names.filter(struck_reason="").select_related("person"))
    after = {"named": number, "ground": str(ground)}
    audit.record(AuditTag.NAME_GROUP, topic, by, after=after, at=at)
    return fresh


@action
def strike_name(*, topic, named, reason, by, at=None):
    """One of a group named by mistake, or who does not come: no longer counted."""
    at, topic = at or clock.now(), lock_topic(topic)
    policies.can_screen_topic(by, topic).or_raise()
    require(topic, TOPIC_WAYS, TopicVerb.STRIKE)
    if not (named := AffectedName.objects.filter(pk=named.pk, affected__topic=topic, struck_reason="").first()):
        raise RuleBroken(_("已经去掉了。"))
    named.struck_reason = because(reason)
    named.save(update_fields=["struck_reason"])
    audit.record(AuditTag.STRIKE_NAME, topic, by, reason=named.struck_reason, at=at)
    return named
