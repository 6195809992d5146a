"""Asking for opinions on a topic: statements, answers from phone and paper, and the groups once it has ended.

Nobody is shown who said what: an answer belongs to a key made of the person and a salt that is destroyed when the answers
are counted; neither answers nor the record say when or by whom. See docs/decisions/0200.
"""

from django.db.models import F, Max
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
#: So many statements of one account, so that nobody fills the list.
MOST_EACH = 5
MOST_STATEMENTS = 200


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


@action
def suggest_statement(*, asking, words, by, at=None):
    """Add a statement of one's own; it waits until somebody else has read it. Staff write down what is said to them."""
    at, asking = at or clock.now(), _lock(asking)
    policies.can_suggest_statement(by, asking).or_raise()
    _require_open(asking, at)
    words = words.strip()
    for_others = bool(policies.can_enter_sheet(by, asking))
    if not for_others and asking.statements.filter(author_id=by.id).count() >= MOST_EACH:
        raise RuleBroken(_("一人最多写 {most} 条，请挑最要紧的写。").format(most=MOST_EACH), field="words")
    if asking.statements.filter(words=words).exclude(state=StatementState.DECLINED).exists():
        raise RuleBroken(_("这句话已经有人写过了，不用再写，去回答它就行。"), field="words")
    number = (asking.statements.aggregate(last=Max("number"))["last"] or 0) + 1
    if number > MOST_STATEMENTS:
        raise RuleBroken(_("意见已经很多了，先回答已有的。"), field="words")
    statement = Statement.objects.create(
        asking=asking, number=number, words=words, state=StatementState.WAITING, author_id=by.id
    )
    # The record names whoever staff are, and of residents nobody: what they think is theirs.
    audit.record(AuditTag.SUGGEST_STATEMENT, statement, by if for_others else SOMEBODY, at=at)
    return statement


@action
def show_statement(*, statement, reason="", by, at=None):
    """Everybody is asked about it from now on; one that was declined is put back by somebody else than who declined it."""
    return _settle(statement, StatementState.SHOWN, AuditTag.SHOW_STATEMENT, reason, by, at)


@action
def decline_statement(*, statement, reason, by, at=None):
    """It is not asked, or no longer; the reason is public, the words are not."""
    if not reason.strip():
        raise RuleBroken(_("请写明理由，人人看得到。"), field="reason")
    return _settle(statement, StatementState.DECLINED, AuditTag.DECLINE_STATEMENT, reason, by, at)


@action
def uphold_statement(*, statement, reason, by, at=None):
    """The second look: somebody else has read a declined one and leaves it so, with a reason that is public."""
    at = at or clock.now()
    statement = _lock_to_moderate(statement, by, at)
    if statement.state != StatementState.DECLINED or statement.upheld_at:
        raise WrongState(statement)
    policies.can_look_again(by, statement).or_raise()
    if not reason.strip():
        raise RuleBroken(_("请写明理由，人人看得到。"), field="reason")
    statement.upheld_at, statement.upheld_by_name, statement.upheld_reason = at, by.name, reason.strip()
    statement.save(update_fields=["upheld_at", "upheld_by_name", "upheld_reason"])
    audit.record(AuditTag.UPHOLD_STATEMENT, statement, by, reason=statement.upheld_reason, at=at)
    return statement


def _lock_to_moderate(statement, by, at):
    found = Statement.objects.select_for_update(of=("self",)).select_related("asking").get(pk=statement.pk)
    policies.can_moderate(by, found).or_raise()
    _require_open(found.asking, at)
    return found


def _settle(statement, state, tag, reason, by, at):
    at = at or clock.now()
    statement = _lock_to_moderate(statement, by, at)
    if statement.state == state:
        raise WrongState(statement)
    if statement.state == StatementState.DECLINED:
        policies.can_look_again(by, statement).or_raise()
    before, statement.state = {"state": str(statement.state)}, state
    statement.reason, statement.settled_at = reason.strip(), at
    statement.settled_by_id, statement.settled_by_name = by.id, by.name
    statement.upheld_at, statement.upheld_by_name, statement.upheld_reason = None, "", ""
    statement.save()
    audit.record(tag, statement, by, before=before, after={"state": str(state)}, reason=statement.reason, at=at)
    return statement


@action(idempotent=True)
def answer_statement(*, asking, statement, value, by, at=None):
    """Say what one thinks of one statement; said again, the new word counts."""
    policies.can_answer(by, asking).or_raise()
    asking = Asking.objects.select_related("topic__plan").get(pk=asking.pk)
    _require_open(asking, at or clock.now())
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
    _require_open(asking, at or clock.now())
    shown = set(asking.statements.filter(state=StatementState.SHOWN).values_list("pk", flat=True))
    answers = [(statement, value) for statement, value in answers if statement.pk in shown]
    if not answers:
        raise RuleBroken(_("这张意见单一条都没有填。"))
    _answer(asking, selectors.token_of_name(name, household, asking.division_path), answers)
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
    at, asking = at or clock.now(), _lock(asking)
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


def _require_open(asking, at):
    if asking.state != AskingState.OPEN:
        raise WrongState(asking)
    if at >= asking.closes_at:
        raise RuleBroken(_("征求意见已经截止。"))
    require_phase(asking.topic, TopicVerb.ASK)


def _lock(asking):
    return Asking.objects.select_for_update(of=("self",)).select_related("topic").get(pk=asking.pk)
