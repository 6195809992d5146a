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
        asking=asking, number=number, words=words, state=StatementState.WAITING, author_id=by.id, at_counter=for_others
    )
    # The record names whoever staff are, and of residents nobody: what they think is theirs.
    audit.record(AuditTag.SUGGEST_STATEMENT, statement, by if for_others else SOMEBODY, at=at)
    return statement


@action
def show_statement(*, statement, reason="", by, at=None):
    """Everybody is asked about it from now on; one that was declined is put back by somebody who had not read it, who says why."""
    at, statement, ruling = at or clock.now(), _lock(statement), Ruling.SHOW
    if statement.state == StatementState.DECLINED:
        _require_second_look(statement, by)
        ruling, reason = Ruling.RESTORE, _reason(reason)
    else:
        policies.can_moderate(by, statement).or_raise()
    require_open(statement.asking, at)
    if statement.state == StatementState.SHOWN and not selectors.against(statement):
        raise WrongState(statement)
    return _ruled(statement, StatementState.SHOWN, ruling, AuditTag.SHOW_STATEMENT, reason, by, at)


@action
def decline_statement(*, statement, reason, by, at=None):
    """Say that it is not asked, or no longer. Two must agree; the reasons are public, the words are not; who wrote it is told."""
    at, statement = at or clock.now(), _lock(statement)
    policies.can_moderate(by, statement).or_raise()
    require_open(statement.asking, at)
    declined_by, reason = selectors.against(statement), _reason(reason)
    if statement.state == StatementState.DECLINED:
        raise WrongState(statement)
    if by.id in declined_by:
        raise RuleBroken(_("您已经说过不放上，要另一位也同意才算数。"))
    agreed = len(declined_by | {by.id}) >= AGREE_TO_HIDE
    state = StatementState.DECLINED if agreed else statement.state
    statement = _ruled(statement, state, Ruling.HIDE, AuditTag.DECLINE_STATEMENT, reason, by, at)
    if agreed:
        tell_not_shown(statement, statement.asking, f"/hall/opinions/{statement.asking.public_id}/")
    return statement


@action
def appeal_statement(*, statement, reason, by, at=None):
    """Who wrote what was declined asks, once, to have it looked at again by somebody else, and says why."""
    at, statement = at or clock.now(), _lock(statement)
    policies.can_appeal(by, statement, selectors.against(statement)).or_raise()
    require_open(statement.asking, at)
    if not selectors.is_to_appeal(statement):
        raise RuleBroken(_("没有放上的才能请人再看，只能请一次。"))
    who = SOMEBODY if by.id == statement.author_id and not statement.at_counter else by
    return _ruled(statement, statement.state, Ruling.APPEAL, AuditTag.APPEAL_STATEMENT, _reason(reason), who, at)


@action
def uphold_statement(*, statement, reason, by, at=None):
    """The second look that was asked for: somebody who had not read it has read a declined one and leaves it so, with a reason that is
    public."""
    at, statement = at or clock.now(), _lock(statement)
    _require_second_look(statement, by)
    require_open(statement.asking, at)
    if statement.state != StatementState.DECLINED or not selectors.is_appealed(statement):
        raise WrongState(statement)
    return _ruled(statement, statement.state, Ruling.UPHOLD, AuditTag.UPHOLD_STATEMENT, _reason(reason), by, at)


def _require_second_look(statement, by):
    readers, is_left = selectors.readers_of(statement), selectors.has_reader_left(statement)
    policies.can_look_again(by, statement, readers, is_reader_left=is_left).or_raise()


def _ruled(statement, state, ruling, tag, reason, by, at):
    before, statement.state = {"state": str(statement.state)}, state
    statement.save(update_fields=["state"])
    StatementRuling.objects.create(
        statement=statement, ruling=ruling, reason=reason.strip(), by_id=by.id, by_name=by.name, at=at
    )
    after = {"state": str(state), "ruling": str(ruling)}
    audit.record(tag, statement, by, before=before, after=after, reason=reason.strip(), at=at)
    return statement


def _reason(reason):
    if not reason.strip():
        raise RuleBroken(_("请写明理由，人人看得到。"), field="reason")
    return reason.strip()


def _lock(statement):
    return Statement.objects.select_for_update(of=("self",)).select_related("asking__topic").get(pk=statement.pk)
