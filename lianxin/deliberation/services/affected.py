"""Whom a topic concerns: named by staff with the reason, and invited; a third of the seats at least are theirs."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import Affected
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.services.telling import tell_affected
from lianxin.deliberation.services.topics import lock_topic, require_balance, standing_affected
from lianxin.deliberation.vocabulary import TOPIC_WAYS, AffectedKind, AuditTag, TopicState, TopicVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.people import selectors as people


@action
def name_affected(*, topic, kind, name, seats, reason, household="", by, at=None):
    """A household, a group or a person the topic concerns, why, and how many of them are asked to come.

    Whom the register knows under this name is told once the topic is published. Refuses one that is there already, a name
    several answer to, and more seats than there are.
    """
    at, topic = at or clock.now(), lock_topic(topic)
    policies.can_screen_topic(by, topic).or_raise()
    require(topic, TOPIC_WAYS, TopicVerb.NAME)
    name, household = " ".join(name.split()), household.strip()
    if standing_affected(topic).filter(kind=kind, name=name, household_code=household).exists():
        raise RuleBroken(_("{name}已经写上了。").format(name=name), field="name")
    if kind == AffectedKind.PERSON and seats != 1:
        raise RuleBroken(_("一个人只坐一个位子，请写 1。"), field="seats")
    person = None if kind == AffectedKind.GROUP else on_the_roll(topic, name, household)
    if kind != AffectedKind.GROUP:
        require_new(selectors.who_is_concerned(topic), name, household, person, "name")
    found = Affected.objects.create(
        topic=topic, kind=kind, name=name, household_code=household, seats=seats, reason=reason.strip(),
        person_id=person, entered_by_name=by.name,
    )  # fmt: skip
    if topic.state == TopicState.PUBLISHED:
        _count_again(topic)
        tell_affected(topic, [found])
    audit.record(AuditTag.NAME_AFFECTED, topic, by, after={"seats": seats}, reason=found.reason, at=at)
    return found


def on_the_roll(topic, name, household, field="household"):
    """Whom of the place the register knows by this name, or ``None``; refuses one several answer to."""
    ids = people.ids_named(name, household, topic.division_path)
    if len(ids) > 1:
        raise RuleBroken(_("本地有几位叫{name}，请写上户编号分清。").format(name=name), field=field)
    return ids[0] if ids else None


def require_new(there, name, household, person, field):
    """Refuse who is among those ``there`` already: the same of the register, or called the same where neither the register nor two
    households tell them apart. Nobody fills two seats."""
    for other, code, known_as in there:
        told_apart = (person and known_as) or (household and code and household != code)
        if (person and person == known_as) or (name == other and not told_apart):
            raise RuleBroken(_("{name}已经写上了。").format(name=name), field=field)


def because(reason):
    """Why somebody is struck off; refuses none."""
    if not reason.strip():
        raise RuleBroken(_("请写明为什么去掉。"), field="reason")
    return reason.strip()


@action
def strike_affected(*, topic, affected, reason, by, at=None):
    """One that was named by mistake, or says it is none of their business; what is left must still be a third."""
    at, topic = at or clock.now(), lock_topic(topic)
    policies.can_screen_topic(by, topic).or_raise()
    require(topic, TOPIC_WAYS, TopicVerb.STRIKE)
    if not (affected := standing_affected(topic).filter(pk=affected.pk).first()):
        raise RuleBroken(_("已经去掉了。"))
    affected.struck_reason = because(reason)
    affected.save(update_fields=["struck_reason"])
    if topic.state == TopicState.PUBLISHED:
        _count_again(topic)
    audit.record(
        AuditTag.STRIKE_AFFECTED, topic, by, after={"seats": affected.seats}, reason=affected.struck_reason, at=at
    )
    return affected


def _count_again(topic):
    topic.affected_seats = require_balance(topic, topic.seats).affected
    topic.save(update_fields=["affected_seats"])
