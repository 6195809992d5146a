"""Asking for opinions on a topic: answers from phone and paper, and the groups once it has ended; statements are ``statements``'.

Nobody is shown who said what: an answer belongs to a key made of the person and a salt that is destroyed when the answers
are counted; neither answers nor the record say when or by whom. See docs/decisions/0200.
"""

from django.db.models import F
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Answer, Asking, Participant, Statement, Topic
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.services.processes import require_phase
from lianxin.deliberation.vocabulary import TOPIC_WAYS, AskingState, AuditTag, StatementState, TopicVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.actors import SYSTEM, Actor, ActorKind
from lianxin.kit.errors import RuleBroken

#: Whom the record names when somebody answers: nobody.
SOMEBODY = Actor(ActorKind.PUBLIC, name="一位居民")


@action
def open_asking(*, topic, question, statements, closes_at, by, at=None):
    """Ask for opinions on a published topic, beginning with these statements. One at a time of each topic."""
    at = at or clock.now()
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    policies.can_screen_topic(by, topic).or_raise()
    require_phase(topic, TopicVerb.ASK)
    require(topic, TOPIC_WAYS, TopicVerb.ASK)
    if closes_at <= at:
        raise RuleBroken(_("截止的时间已经过去了。"), field="closes_at")
    if topic.askings.filter(state=AskingState.OPEN).exists():
        raise RuleBroken(_("这个议题正在征求意见，截止以后才能再征求一次。"))
    asking = Asking.objects.create(
        topic=topic, division_path=topic.division_path, question=question.strip(), opened_at=at, opened_by_name=by.name,
        closes_at=closes_at,
    )  # fmt: skip
    Statement.objects.bulk_create(
        Statement(asking=asking, number=number, words=words, state=StatementState.SHOWN)
        for number, words in enumerate(statements, 1)
    )
    audit.record(AuditTag.OPEN_ASKING, asking, by, after={"statements": len(statements)}, at=at)
    return asking


@action(idempotent=True)
def answer_statement(*, asking, statement, value, by, at=None):
    """Say what one thinks of one statement; said again, the new word counts."""
    policies.can_answer(by, asking).or_raise()
    asking = Asking.objects.select_related("topic__plan").get(pk=asking.pk)
    require_open(asking, at or clock.now())
    if statement.asking_id != asking.pk or statement.state != StatementState.SHOWN:
        raise RuleBroken(_("这一条已经不问了。刷新页面，看下一条。"))
    _answer(asking, selectors.token_of_user(by.id), [(statement, value)])
    audit.record(AuditTag.ANSWER, asking, SOMEBODY)


@action(idempotent=True)
def enter_sheet(*, asking, name, household, answers, by, at=None):
    """Enter the printed sheet of somebody without a phone: ``(statement, value)`` each. Entered again, the new one counts.

    The name only finds out whether the same person has answered on a phone; it is not kept.
    """
    policies.can_enter_sheet(by, asking).or_raise()
    asking = Asking.objects.select_related("topic__plan").get(pk=asking.pk)
    require_open(asking, at or clock.now())
    shown = set(asking.statements.filter(state=StatementState.SHOWN).values_list("pk", flat=True))
    answers = [(statement, value) for statement, value in answers if statement.pk in shown]
    if not answers:
        raise RuleBroken(_("这张意见单一条都没有填。"))
    token = selectors.token_of_name(name, household, asking.division_path)
    if token is None:
        raise RuleBroken(_("本地有几位叫{name}，请写上户编号分清。").format(name=name.strip()), field="household")
    _answer(asking, token, answers)
    audit.record(AuditTag.ENTER_SHEET, asking, by)


def _answer(asking, token, answers):
    participant, _is_new = Participant.objects.get_or_create(asking=asking, key=selectors.key_of(asking, token))
    known = {answer.statement_id: answer for answer in participant.answers.all()}
    fresh = [(statement, value) for statement, value in answers if statement.pk not in known]
    for statement, value in answers:
        if statement.pk in known and known[statement.pk].value != value:
            Answer.objects.filter(pk=known[statement.pk].pk).update(value=value)
    Answer.objects.bulk_create(Answer(participant=participant, statement=each, value=value) for each, value in fresh)
    Statement.objects.filter(pk__in=sorted(each.pk for each, _value in fresh)).update(answered=F("answered") + 1)


@action
def keep_groups(*, asking, result, by=SYSTEM, at=None):
    """Keep what was found once the asking has ended, and destroy what ties answers to accounts."""
    at, asking = at or clock.now(), lock_asking(asking)
    if asking.state != AskingState.OPEN:
        raise WrongState(asking)
    if not selectors.may_be_counted(asking, at):
        raise RuleBroken(_("还没有到截止时间。"))
    asking.state, asking.counted_at, asking.salt, asking.result = AskingState.COUNTED, at, "", result
    asking.save(update_fields=["state", "counted_at", "salt", "result"])
    audit.record(AuditTag.COUNT_OPINIONS, asking, by, after={"people": result["people"]}, at=at)
    return asking


def count_askings(*, at=None):
    """Find the groups of every asking that has ended; how many those were. For a process of its own: it loads a lot."""
    ended = selectors.askings_to_count(at or clock.now())
    for asking in ended:
        keep_groups(asking=asking, result=selectors.groups_of(asking), at=at)
    return len(ended)


def require_open(asking, at):
    if asking.state != AskingState.OPEN:
        raise WrongState(asking)
    if at >= asking.closes_at:
        raise RuleBroken(_("征求意见已经截止。"))
    require_phase(asking.topic, TopicVerb.ASK)


def lock_asking(asking):
    return Asking.objects.select_for_update(of=("self",)).select_related("topic").get(pk=asking.pk)
