"""From single cases to prevention: a topic is noticed by the worker; people take it up, publish what came of it, or say why not."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lianxin.audit import services as audit
from lianxin.deliberation import services as hall
from lianxin.deliberation.vocabulary import TopicOrigin
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import RuleBroken
from lianxin.needs import policies, selectors
from lianxin.needs.models import Need, Topic, TopicMember
from lianxin.needs.vocabulary import HALL_SOURCE, HALL_TITLE, AuditTag, PublicFact, TopicState
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import Level

_BELOW_VILLAGE = (Level.GROUP, Level.GRID)


def notice_topics(*, at=None):
    """Look through the last thirty days; one action per topic. Returns how many topics are new."""
    at, new = at or clock.now(), 0
    for found in selectors.recurring_needs(at=at):
        if found.topic:
            extend_topic(topic=found.topic, needs=found.needs, by=SYSTEM, at=at)
        else:
            notice_topic(needs=found.needs, by=SYSTEM, at=at)
            new += 1
    return new


@action
def notice_topic(*, needs, by, at=None):
    """These needs are one topic; the first is the most typical."""
    first = needs[0]
    topic = Topic.objects.create(
        division=first.division,
        division_path=first.division_path,
        township_path=_township_path(first.division),
        category=first.category,
        title=first.title,
        noticed_at=at or clock.now(),
    )
    TopicMember.objects.bulk_create(TopicMember(topic=topic, need=need) for need in needs)
    audit.record(AuditTag.NOTICE_TOPIC, topic, by, after={"needs": len(needs)}, at=at)
    return topic


def _township_path(division):
    path = division.path
    if division.level in _BELOW_VILLAGE:
        path = territory.parent_path(path)
    return path if division.level == Level.TOWNSHIP else territory.parent_path(path) or path


@action
def extend_topic(*, topic, needs, by, at=None):
    """More of the same has come in."""
    topic = _lock(topic)
    TopicMember.objects.bulk_create(TopicMember(topic=topic, need=need) for need in needs)
    audit.record(AuditTag.EXTEND_TOPIC, topic, by, after={"needs": len(needs)}, at=at)
    return topic


@action
def take_up_topic(*, topic, unit, plan, due_on, by, at=None):
    """A unit leads it, with a plan and a day. Also changes the plan of one already taken up."""
    at, topic = at or clock.now(), _lock(topic)
    policies.can_lead_topic(by, topic).or_raise()
    _require(topic, *TopicState.open_ones())
    if unit.dissolved_on:
        raise RuleBroken(_("{unit}已撤销，请改选别的单位。").format(unit=unit.name), field="unit")
    if due_on <= localdate(at):
        raise RuleBroken(_("请选今天以后的日子。"), field="due_on")
    before = {"state": topic.state, "unit": topic.unit_id}
    topic.state, topic.unit, topic.plan, topic.due_on = TopicState.TAKEN_UP, unit, plan.strip(), due_on
    topic.save(update_fields=["state", "unit", "plan", "due_on"])
    after = {"state": topic.state, "unit": unit.pk, "due_on": due_on.isoformat()}
    audit.record(AuditTag.TAKE_UP_TOPIC, topic, by, before=before, after=after, reason=topic.plan, at=at)
    return topic


@action
def propose_topic(*, topic, question, by, at=None):
    """Take it to the hall, where it waits to be screened like any topic: ``question`` is its title there, in at most
    ``HALL_TITLE`` characters. A plan comes back by taking it up afterwards."""
    at, topic = at or clock.now(), _lock(topic)
    policies.can_lead_topic(by, topic).or_raise()
    _require(topic, TopicState.NOTICED, TopicState.TAKEN_UP)
    if name := next((name for name in _names_in(topic) if name in question), ""):
        raise RuleBroken(_("公开的话里有诉求人的姓名“{name}”，请改成概括的说法。").format(name=name), field="question")
    if len(question.strip()) > HALL_TITLE:
        raise RuleBroken(_("议题最多 {n} 个字，请说短一点。").format(n=HALL_TITLE), field="question")
    before = {"state": topic.state}
    topic.state, topic.hall_question, topic.hall_at, topic.hall_by_name = (
        TopicState.PROPOSED,
        question.strip(),
        at,
        by.name,
    )
    topic.save(update_fields=["state", "hall_question", "hall_at", "hall_by_name"])
    hall.propose_topic(
        division=topic.division,
        title=topic.hall_question,
        words=_hall_words(topic),
        origin=TopicOrigin.NEEDS,
        source_kind=HALL_SOURCE,
        source_id=topic.public_id,
        source_label=str(topic),
        by=by,
        at=at,
    )
    audit.record(AuditTag.PROPOSE_TOPIC, topic, by, before=before, after={"state": topic.state}, reason=question, at=at)
    return topic


def _hall_words(topic):
    number = topic.members.count()
    told = ngettext("已有 %(n)d 件诉求说到同一件事。", "已有 %(n)d 件诉求说到同一件事。", number) % {"n": number}
    return "\n".join(filter(None, (told, _("牵头单位的打算：{plan}").format(plan=topic.plan) if topic.plan else "")))


@action
def publish_topic_result(*, topic, summary, result, by, at=None):
    """Everybody may read what came of it: in general words, without anybody's name or phone."""
    at, topic = at or clock.now(), _lock(topic)
    policies.can_lead_topic(by, topic).or_raise()
    _require(topic, TopicState.TAKEN_UP)
    for field, words in (("summary", summary), ("result", result)):
        if name := next((name for name in _names_in(topic) if name in words), ""):
            raise RuleBroken(_("公开的话里有诉求人的姓名“{name}”，请改成概括的说法。").format(name=name), field=field)
    topic.state, topic.summary, topic.result, topic.ended_at = TopicState.PUBLISHED, summary.strip(), result.strip(), at
    topic.save(update_fields=["state", "summary", "result", "ended_at"])
    audit.record(AuditTag.PUBLISH_TOPIC, topic, by, after={"state": topic.state}, reason=topic.result, at=at)
    audit.publish_fact(PublicFact.TOPIC, {"id": topic.public_id, "title": topic.summary, "result": topic.result}, at=at)
    return topic


def _names_in(topic):
    """Names of who asked, those of one character left out: they stand in too many words."""
    names = Need.objects.filter(topic_member__topic=topic).values_list("requester_name", flat=True)
    return sorted({name.strip() for name in names if len(name.strip()) > 1})


@action
def set_topic_aside(*, topic, reason, by, at=None):
    """Not taken up as one matter, with the reason; the needs themselves go on as they are."""
    at, topic = at or clock.now(), _lock(topic)
    policies.can_lead_topic(by, topic).or_raise()
    _require(topic, *TopicState.open_ones())
    before = {"state": topic.state}
    topic.state, topic.set_aside_reason, topic.ended_at = TopicState.SET_ASIDE, reason.strip(), at
    topic.save(update_fields=["state", "set_aside_reason", "ended_at"])
    audit.record(AuditTag.SET_ASIDE_TOPIC, topic, by, before=before, after={"state": topic.state}, reason=reason, at=at)
    return topic


@action
def choose_monthly_topic(*, topic, by, at=None):
    """每月一题: this is the township's one of the running month; only one can be."""
    at, topic = at or clock.now(), _lock(topic)
    policies.can_choose_monthly_topic(by, topic).or_raise()
    _require(topic, *TopicState.open_ones())
    month = localdate(at).replace(day=1)
    taken = Topic.objects.filter(township_path=topic.township_path, month=month).exclude(pk=topic.pk).first()
    if taken:
        raise RuleBroken(_("这个月的“每月一题”已定为“{topic}”，下个月再定。").format(topic=taken))
    topic.month = month
    topic.save(update_fields=["month"])
    audit.record(AuditTag.MONTHLY_TOPIC, topic, by, after={"month": month.isoformat()}, at=at)
    return topic


def _lock(topic):
    return Topic.objects.select_for_update(of=("self",)).select_related("division", "category").get(pk=topic.pk)


def _require(topic, *states):
    if topic.state not in states:
        raise RuleBroken(
            _("这个话题现在是“{state}”，这一步做不了。刷新页面看看最新情况。").format(
                state=TopicState(topic.state).label
            )
        )
