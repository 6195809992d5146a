"""Topics: anybody brings one, the place screens it in time and says why, everybody reads what is talked over and when."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.affected import balance, most_seats
from lianxin.deliberation.calc.phases import ANNOUNCE, SCREEN, days_to_last, days_to_wait
from lianxin.deliberation.models import AffectedName, Topic
from lianxin.deliberation.services.following import begin_follow_up
from lianxin.deliberation.services.moving import go, require
from lianxin.deliberation.services.telling import tell_affected, tell_screened
from lianxin.deliberation.vocabulary import (
    TOPIC_WAYS,
    AuditTag,
    PublicFact,
    TopicOrigin,
    TopicOutcome,
    TopicState,
    TopicVerb,
    WayKind,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System

_CONSULTING = "村民委员会组织法第三十三条、城市居民委员会组织法第三十二条"
#: What a talk can only come to with those it concerns.
_AGREED = (TopicOutcome.CONSENSUS, TopicOutcome.OPTIONS)


@action
def propose_topic(
    *, division, title, words, origin=TopicOrigin.RESIDENT, proposer_name="", shows_name=False, by,
    source_kind="", source_id="", source_label="", at=None,
):  # fmt: skip
    """Bring a topic. With ``proposer_name`` staff enter it for somebody else; one that needs signatures waits for them.

    ``source_…`` say what it came from in the words of the room that brings it.
    """
    at = at or clock.now()
    policies.can_propose_topic(by).or_raise()
    territory.must_be_served(division)
    territory.must_use(System.HALL, division)
    on_behalf = proposer_name.strip()
    if on_behalf:
        policies.can_enter_for_others(by, division.path).or_raise()
    if origin == TopicOrigin.LIAISON:
        policies.can_bring_from_visits(by, division.path).or_raise()
    gathering = origin == TopicOrigin.SIGNATURES
    topic = Topic(
        division=division,
        division_path=division.path,
        plan=selectors.plan_in_use(division, WayKind.HALL),
        title=title.strip(),
        words=words.strip(),
        origin=origin,
        source_kind=source_kind,
        source_id=source_id,
        source_label=source_label[:120],
        state=TopicState.GATHERING if gathering else TopicState.PROPOSED,
        proposed_at=at,
        proposer_id=None if on_behalf or not by.is_user else by.id,
        proposer_name=on_behalf or by.name,
        shows_name=shows_name,
        entered_by_name=by.name if on_behalf else "",
    )
    if not gathering:
        topic.screen_by = screen_by(topic, at)
    topic.save()
    after = {"state": str(topic.state), "origin": str(topic.origin)}
    audit.record(AuditTag.PROPOSE_TOPIC, topic, by, after=after, at=at)
    return topic


def screen_by(topic, at):
    days = days_to_last(topic.phases, "screen", territory.profile(topic.division).value(SCREEN))
    return timezone.localdate(at) + timedelta(days=days)


@action
def accept_topic(*, topic, reason, by, at=None):
    """It will be talked over; publication follows."""
    return _screen(topic, TopicVerb.ACCEPT, AuditTag.ACCEPT_TOPIC, reason, by, at)


@action
def refer_topic(*, topic, reason, by, at=None):
    """It belongs elsewhere; the reason says where and how it goes on there."""
    return _screen(topic, TopicVerb.REFER, AuditTag.REFER_TOPIC, reason, by, at)


@action
def decline_topic(*, topic, reason, by, at=None):
    """It will not be talked over, and why not."""
    return _screen(topic, TopicVerb.DECLINE, AuditTag.DECLINE_TOPIC, reason, by, at)


def _screen(topic, verb, tag, reason, by, at):
    at, topic = at or clock.now(), lock_topic(topic)
    policies.can_screen_topic(by, topic).or_raise()
    require(topic, TOPIC_WAYS, verb)
    if not reason.strip():
        raise RuleBroken(_("请写明理由，提的人看得到。"), field="reason")
    topic.screening, topic.screened_at, topic.screened_by_name = reason.strip(), at, by.name
    before = go(topic, TOPIC_WAYS, verb, "screening", "screened_at", "screened_by_name")
    tell_screened(topic, selectors.accounts_behind(topic))
    audit.record(tag, topic, by, before=before, after={"state": str(topic.state)}, reason=topic.screening, at=at)
    return topic


@action
def publish_topic(*, topic, materials, discuss_at, discuss_where, seats, by, at=None):
    """Everybody reads what is talked over, what one should know, when, where and by whom; days ahead, those concerned among them.

    Whom it concerns was named before (``name_affected``); a third of the seats at least are theirs, and they are told.
    """
    at, topic = at or clock.now(), lock_topic(topic)
    policies.can_screen_topic(by, topic).or_raise()
    require(topic, TOPIC_WAYS, TopicVerb.PUBLISH)
    ahead = days_to_wait(topic.phases, "talk", territory.profile(topic.division).value(ANNOUNCE))
    if timezone.localdate(discuss_at) < timezone.localdate(at) + timedelta(days=ahead):
        raise RuleBroken(
            _("至少提前 {days} 天公布，大家才来得及准备。请把日子往后定。").format(days=ahead), field="discuss_at"
        )
    found = require_balance(topic, seats)
    topic.materials, topic.discuss_at, topic.discuss_where = materials.strip(), discuss_at, discuss_where.strip()
    topic.seats, topic.affected_seats, topic.published_at = seats, found.affected, at
    changed = ("materials", "discuss_at", "discuss_where", "seats", "affected_seats", "published_at")
    before = go(topic, TOPIC_WAYS, TopicVerb.PUBLISH, *changed)
    of_groups = AffectedName.objects.filter(affected__in=standing_affected(topic), struck_reason="")
    tell_affected(topic, [*standing_affected(topic).select_related("person"), *of_groups.select_related("person")])
    after = {"state": str(topic.state), "seats": seats, "affected": found.affected}
    audit.record(AuditTag.PUBLISH_TOPIC, topic, by, before=before, after=after, at=at)
    audit.publish_fact(PublicFact.TOPIC, {"id": topic.public_id, "title": topic.title, "text": topic.materials}, at=at)
    return topic


def standing_affected(topic):
    return topic.affected.filter(struck_reason="")


def require_balance(topic, seats):
    """How many of the seats are of those it concerns; refuses where nobody was named, or where they are fewer than a third."""
    parties = list(standing_affected(topic).values_list("seats", flat=True))
    if not parties:
        raise RuleBroken(_("先点“写和谁有关”：这件事关系到哪些户、哪些人，为什么，请几个人来。"), article=_CONSULTING)
    try:
        found = balance(seats, parties)
    except ValueError:
        raise RuleBroken(
            _("和这件事有关的一共要请 {affected} 人，比请的 {seats} 人还多。请多请几个人，或者改名单。").format(
                affected=sum(parties), seats=seats
            ),
            field="seats",
        ) from None
    if not found.holds:
        raise RuleBroken(
            _(
                "和这件事有关的人至少占三分之一：{seats} 人里至少 {needed} 人，名单上是 {affected} 人。请再写几户，或者最多请 {most} 人。"
            ).format(seats=seats, needed=found.needed, affected=found.affected, most=most_seats(found.affected)),
            field="seats", article=_CONSULTING,
        )  # fmt: skip
    return found


@action
def conclude_topic(*, topic, outcome, outcome_words, route, came, affected_came, by, at=None):
    """What the talk came to, who was there, and where it goes; consultation agrees or advises, the competent body decides.

    Where fewer than a third of those who came were those it concerns, nothing was agreed; of a group who is named is counted. Later it is asked what came of it.
    """
    at, topic = at or clock.now(), lock_topic(topic)
    policies.can_screen_topic(by, topic).or_raise()
    require(topic, TOPIC_WAYS, TopicVerb.CONCLUDE)
    if topic.origin == TopicOrigin.RULES:
        raise RuleBroken(_("村规民约的草稿，送乡镇审查的时候写大家提了什么、改了哪里。"))
    if topic.discuss_at > at:
        raise RuleBroken(_("还没有到议的日子，议完再写结果。"))
    _require_came(outcome, came, affected_came)
    _require_named(topic, affected_came)
    topic.outcome, topic.outcome_words, topic.route = outcome, outcome_words.strip(), route
    topic.came, topic.affected_came, topic.concluded_at = came, affected_came, at
    before = go(
        topic,
        TOPIC_WAYS,
        TopicVerb.CONCLUDE,
        "outcome",
        "outcome_words",
        "route",
        "came",
        "affected_came",
        "concluded_at",
    )
    begin_follow_up(topic, at)
    after = {
        "state": str(topic.state),
        "outcome": str(outcome),
        "route": str(route),
        "came": came,
        "affected": affected_came,
    }
    audit.record(AuditTag.CONCLUDE_TOPIC, topic, by, before=before, after=after, reason=topic.outcome_words, at=at)
    return topic


def _require_came(outcome, came, affected_came):
    if affected_came > came:
        raise RuleBroken(_("有关的人不会比来的人还多，请核对。"), field="affected_came")
    found = balance(came, [affected_came])
    if outcome in _AGREED and not found.holds:
        raise RuleBroken(
            _(
                "来的 {came} 人里和这件事有关的只有 {affected} 人，不到三分之一（至少 {needed} 人），不能算谈成。请改日再请他们来议。"
            ).format(came=came, affected=affected_came, needed=found.needed),
            field="affected_came", article=_CONSULTING,
        )  # fmt: skip


def _require_named(topic, affected_came):
    """Of a group only who is named counts."""
    named = selectors.known_concerned(topic)
    if affected_came > named:
        raise RuleBroken(
            _(
                "和这件事有关的写了来 {affected} 人，名单上数得出的只有 {named} 人。还有谁有关，先写到名单上；小组、一群人里来的是谁，点“写来的是谁”写上姓名。"
            ).format(affected=affected_came, named=named),
            field="affected_came",
        )


def lock_topic(topic):
    return Topic.objects.select_for_update(of=("self",)).select_related("division", "plan").get(pk=topic.pk)
