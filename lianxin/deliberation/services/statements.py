"""What is asked about: written by residents too, read before it is shown, declined by two with reasons, looked at again."""

from django.db.models import Max
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Statement, StatementRuling
from lianxin.deliberation.services.comments import AGREE_TO_HIDE
from lianxin.deliberation.services.opinions import SOMEBODY, lock_asking, require_open
from lianxin.deliberation.services.telling import tell_not_shown
from lianxin.deliberation.vocabulary import AuditTag, Ruling, StatementState
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

#: So many statements of one account, so that nobody fills the list.
MOST_EACH = 5
MOST_STATEMENTS = 200


@action
def suggest_statement(*, asking, words, by, at=None):
    """Add a statement of one's own; it waits until somebody else has read it. Staff write down what is said to them."""
    at, asking = at or clock.now(), lock_asking(asking)
    policies.can_suggest_statement(by, asking).or_raise()
    require_open(asking, at)
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
    at, statement = at or clock.now(), _lock_to_moderate(statement, by, at)
    declined_by, ruling = selectors.against(statement), Ruling.SHOW
    if statement.state == StatementState.SHOWN and not declined_by:
        raise WrongState(statement)
    if statement.state == StatementState.DECLINED:
        policies.can_look_again(by, statement, declined_by).or_raise()
        ruling = Ruling.RESTORE
    return _settled(statement, StatementState.SHOWN, ruling, AuditTag.SHOW_STATEMENT, reason, by, at)


@action
def decline_statement(*, statement, reason, by, at=None):
    """Say that it is not asked, or no longer. Two must agree; the reasons are public, the words are not; who wrote it is told."""
    at, statement = at or clock.now(), _lock_to_moderate(statement, by, at)
    declined_by, reason = selectors.against(statement), _reason(reason)
    if statement.state == StatementState.DECLINED:
        raise WrongState(statement)
    if by.id in declined_by:
        raise RuleBroken(_("您已经说过不放上，要另一位也同意才算数。"))
    agreed = len(declined_by | {by.id}) >= AGREE_TO_HIDE
    state = StatementState.DECLINED if agreed else statement.state
    statement = _settled(statement, state, Ruling.HIDE, AuditTag.DECLINE_STATEMENT, reason, by, at)
    if agreed:
        tell_not_shown(statement, statement.asking, f"/hall/opinions/{statement.asking.public_id}/")
    return statement


@action
def appeal_statement(*, statement, reason, by, at=None):
    """Who wrote what was declined asks, once, to have it looked at again by somebody else, and says why."""
    at, statement = at or clock.now(), _lock(statement)
    policies.can_appeal_statement(by, statement, selectors.against(statement)).or_raise()
    require_open(statement.asking, at)
    if statement.state != StatementState.DECLINED or statement.last_ruling not in ("", Ruling.HIDE):
        raise RuleBroken(_("没有放上的才能请人再看，只能请一次。"))
    who = SOMEBODY if by.id == statement.author_id else by
    _logged(statement, Ruling.APPEAL, _reason(reason), who, at)
    statement.save(update_fields=["last_ruling"])
    audit.record(AuditTag.APPEAL_STATEMENT, statement, who, reason=reason.strip(), at=at)
    return statement


@action
def uphold_statement(*, statement, reason, by, at=None):
    """The second look: somebody else has read a declined one and leaves it so, with a reason that is public."""
    at = at or clock.now()
    statement = _lock_to_moderate(statement, by, at)
    if statement.state != StatementState.DECLINED or statement.upheld_at:
        raise WrongState(statement)
    policies.can_look_again(by, statement, selectors.against(statement)).or_raise()
    statement.upheld_at, statement.upheld_by_name, statement.upheld_reason = at, by.name, _reason(reason)
    _logged(statement, Ruling.UPHOLD, statement.upheld_reason, by, at)
    statement.save(update_fields=["upheld_at", "upheld_by_name", "upheld_reason", "last_ruling"])
    audit.record(AuditTag.UPHOLD_STATEMENT, statement, by, reason=statement.upheld_reason, at=at)
    return statement


def _settled(statement, state, ruling, tag, reason, by, at):
    before, statement.state = {"state": str(statement.state)}, state
    if before["state"] != state:
        statement.reason, statement.settled_at = reason.strip(), at
        statement.settled_by_id, statement.settled_by_name = by.id, by.name
        statement.upheld_at, statement.upheld_by_name, statement.upheld_reason = None, "", ""
    _logged(statement, ruling, reason.strip(), by, at)
    statement.save()
    audit.record(tag, statement, by, before=before, after={"state": str(state)}, reason=reason.strip(), at=at)
    return statement


def _logged(statement, ruling, reason, by, at):
    statement.last_ruling = ruling
    StatementRuling.objects.create(
        statement=statement, ruling=ruling, reason=reason, by_id=by.id, by_name=by.name, at=at
    )


def _reason(reason):
    if not reason.strip():
        raise RuleBroken(_("请写明理由，人人看得到。"), field="reason")
    return reason.strip()


def _lock_to_moderate(statement, by, at):
    found = _lock(statement)
    policies.can_moderate(by, found).or_raise()
    require_open(found.asking, at or clock.now())
    return found


def _lock(statement):
    return Statement.objects.select_for_update(of=("self",)).select_related("asking__topic").get(pk=statement.pk)
