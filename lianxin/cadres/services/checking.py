"""任职资格联审: the departments are asked; each answers yes or no, and why is nobody's business here."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies, selectors
from lianxin.cadres.models import Check, DepartmentAnswer
from lianxin.cadres.services.moving import lock, move, require
from lianxin.cadres.vocabulary import CHECK_WAYS, Answer, AuditTag, CheckVerb
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory


@action
def ask_check(*, file, purpose, declared_on, due_on, by, at=None):
    """Ask every department the rules of the place name, once the person has signed what they declare."""
    at = at or clock.now()
    policies.can_ask_check(by, file).or_raise()
    today = clock.day_of(at)
    if declared_on > today:
        raise RuleBroken(_("要本人先签承诺书，日子不晚于今天。"), field="declared_on")
    if due_on < today:
        raise RuleBroken(_("答复的日子要在今天以后。"), field="due_on")
    found = Check.objects.create(
        file=file, purpose=purpose.strip(), declared_on=declared_on, asked_on=today, due_on=due_on,
        asked_by_name=by.name[:80],
    )  # fmt: skip
    named = territory.profile(file.division).value("cadres.check_departments")
    departments = dict.fromkeys(part.strip()[:20] for part in named.split("、") if part.strip())
    DepartmentAnswer.objects.bulk_create(DepartmentAnswer(asked=found, department=each) for each in departments)
    audit.record(AuditTag.ASK_CHECK, file, by, after={"count": len(departments)}, at=at)
    return found


@action
def answer_check(*, row, answer, answered_on, signer, by, at=None):
    """What one department answered on paper. A wrong entry is entered again; that it was stays in the record."""
    at, check = at or clock.now(), lock(row.asked)
    policies.can_keep_check(by, check).or_raise()
    require(check, CHECK_WAYS, CheckVerb.ANSWER)
    if not check.asked_on <= answered_on <= clock.day_of(at):
        raise RuleBroken(_("日子要在征求意见以后，不晚于今天。"), field="answered_on")
    row.answer, row.answered_on, row.signer = answer, answered_on, signer.strip()
    row.save(update_fields=["answer", "answered_on", "signer"])
    audit.record(AuditTag.ANSWER_CHECK, check.file, by, after={"department": row.department}, at=at)
    return row


@action
def close_check(*, check, by, at=None):
    """All have answered, or one has answered no: the result stands. While an answer is owed nobody can decide for it."""
    at, check = at or clock.now(), lock(check)
    policies.can_keep_check(by, check).or_raise()
    if selectors.outcome_of(check) is None:
        raise RuleBroken(_("还有部门没有答复，不能办结。没有答复不等于没有问题，请去催。"))
    return move(check, CHECK_WAYS, CheckVerb.CLOSE, AuditTag.CLOSE_CHECK, by, at=at, closed_on=clock.day_of(at))


@action(idempotent=True)
def clear_answers(*, check, by, at=None):
    """What the departments answered in one check goes for good; that they were asked, and when, stays."""
    at, check = at or clock.now(), lock(check)
    answered = check.answers.exclude(answer=Answer.NONE)
    if count := answered.count():
        answered.update(answer=Answer.NONE, answered_on=None, signer="")
        check.cleared_on = clock.day_of(at)
        check.save(update_fields=["cleared_on"])
        audit.record(AuditTag.CLEAR_CHECK, check.file, by, after={"count": count}, at=at)
    return count


def clear_all_answers(file, by, at):
    """The way into the pool ended without a post: no check of it decides anything any more."""
    for check in file.checks.all():
        clear_answers(check=check, by=by, at=at)
