"""任职资格联审: the departments are asked level by level; each answers yes or no, and why is nobody's business here."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.bulletin import services as bulletin
from lianxin.cadres import policies, selectors
from lianxin.cadres.models import AnswerEntry, Check, DepartmentAnswer
from lianxin.cadres.services.moving import lock, move, require
from lianxin.cadres.vocabulary import (
    CHECK_ITEM,
    CHECK_SOURCE,
    CHECK_WAYS,
    LETTERS,
    Answer,
    AuditTag,
    CheckKind,
    CheckVerb,
    Level,
)
from lianxin.files import services as files
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def ask_check(*, file, kind, purpose, declared_on, due_on, by, at=None):
    """Ask the village and every department the rules of the place name, once the person has signed what they declare."""
    at = at or clock.now()
    policies.can_ask_check(by, file).or_raise()
    today = clock.day_of(at)
    if declared_on > today:
        raise RuleBroken(_("要本人先签承诺书，日子不晚于今天。"), field="declared_on")
    if due_on < today:
        raise RuleBroken(_("答复的日子要在今天以后。"), field="due_on")
    found = Check.objects.create(
        file=file, kind=CheckKind(kind), purpose=purpose.strip(), declared_on=declared_on, asked_on=today, due_on=due_on,
        asked_by_name=by.name[:80],
    )  # fmt: skip
    asked = [
        DepartmentAnswer(asked=found, level=level, department=department)
        for level, departments in selectors.asked_at(file.division).items()
        for department in departments
    ]
    DepartmentAnswer.objects.bulk_create(asked)
    audit.record(AuditTag.ASK_CHECK, file, by, after={"count": len(asked)}, at=at)
    return found


@action
def answer_check(*, row, answer, answered_on, signer, by, looks_by=None, look_due_on=None, at=None):
    """What one department answered on paper, once the level below has nothing against the person.

    A department that has to look into it names who does, until when; its answer is still owed. What was entered wrongly is
    entered again by somebody else, and both stay.
    """
    at, check = at or clock.now(), lock(row.asked)
    row = DepartmentAnswer.objects.select_for_update(of=("self",)).get(pk=row.pk)
    row.asked = check
    may = policies.can_answer_check if row.answer in selectors.OWED else policies.can_mend_answer
    may(by, row).or_raise()
    require(check, CHECK_WAYS, CheckVerb.ANSWER)
    answer = Answer(answer)
    _check_answer(check, row, answer, answered_on, looks_by, look_due_on, clock.day_of(at))
    if answer == Answer.NEEDS_CHECK:
        row.looks_by_id, row.looks_by_name, row.look_due_on = looks_by.pk, looks_by.name[:80], look_due_on
    row.answer, row.answered_on, row.signer = answer, answered_on, signer.strip()
    row.save()
    AnswerEntry.objects.create(
        row=row, answer=answer, answered_on=answered_on, signer=row.signer, at=at, by_id=by.id, by_name=by.name[:80]
    )
    audit.record(AuditTag.ANSWER_CHECK, check.file, by, after={"department": row.department}, at=at)
    return row


@action
def attach_letter(*, row, scans, by, at=None):
    """Pictures of the letter an answer was typed from, as the department signed it. They go when the answers go.

    Those given before of the same answer make room; of one that was entered again they stay beside it.
    """
    at, check = at or clock.now(), lock(row.asked)
    row = DepartmentAnswer.objects.get(pk=row.pk)
    row.asked = check
    policies.can_answer_check(by, row).or_raise()
    require(check, CHECK_WAYS, CheckVerb.ANSWER)
    if row.answer == Answer.NONE:
        raise RuleBroken(_("先登记怎么答复的，再附函。"))
    entered = row.entries.last()
    for old in selectors.letters_of_rows([row]).get(row.public_id, ()):
        if entered is None or old.stored_at >= entered.at:
            files.remove_photo(stored=old, reason=_("换成新附的函"), by=by, at=at)
    for scan in scans:
        files.store_photo(upload=scan, owner_kind=LETTERS, owner_id=row.public_id, by=by, at=at)
    audit.record(AuditTag.ATTACH_LETTER, check.file, by, after={"department": row.department}, at=at)
    return row


def _check_answer(check, row, answer, answered_on, looks_by, look_due_on, today):
    if answer == Answer.NONE:
        raise RuleBroken(_("请选怎么答复的。"), field="answer")
    level = selectors.level_of(check)
    if level is not None and list(Level).index(level) < list(Level).index(Level(row.level)):
        raise RuleBroken(_("“{level}”还没有都答复“没有不适合的情形”，先不问上一级。").format(level=Level(level).label))
    if not check.asked_on <= answered_on <= today:
        raise RuleBroken(_("日子要在征求意见以后，不晚于今天。"), field="answered_on")
    if answer == Answer.NEEDS_CHECK and (looks_by is None or look_due_on is None):
        raise RuleBroken(_("要再核实的，请写谁去核实、哪天前核实完。"), field="looks_by")
    if answer == Answer.NEEDS_CHECK and look_due_on < answered_on:
        raise RuleBroken(_("核实的日子要在答复以后。"), field="look_due_on")


@action
def draft_check_notice(*, check, title, body, by, at=None):
    """Nothing against the person: it is put up before it counts for a post. Once a check, as long as the place says."""
    at, check = at or clock.now(), lock(check)
    policies.can_draft_check_notice(by, check).or_raise()
    require(check, CHECK_WAYS, CheckVerb.NOTICE)
    if not selectors.wants_notice(check):
        raise RuleBroken(_("都答复“没有不适合的情形”，才拟公示。"))
    bulletin.draft_notice(
        division=check.file.division, item=CHECK_ITEM, title=title, body=body, days=selectors.notice_days(check), by=by,
        at=at, source=bulletin.Source(CHECK_SOURCE, check.public_id, check.purpose),
    )  # fmt: skip
    return move(check, CHECK_WAYS, CheckVerb.NOTICE, AuditTag.NOTICE_CHECK, by, at=at)


@action
def close_check(*, check, by, at=None):
    """One has answered no, or all have answered and what had to be put up hung its time: the result stands.

    While an answer is owed nobody can decide for it, and nobody who entered an answer closes.
    """
    at, check = at or clock.now(), lock(check)
    answered = selectors.with_answers(check)
    policies.can_close_check(by, answered).or_raise()
    require(check, CHECK_WAYS, CheckVerb.CLOSE)
    if why := selectors.why_not_closed(answered, clock.day_of(at)):
        raise RuleBroken(why)
    return move(check, CHECK_WAYS, CheckVerb.CLOSE, AuditTag.CLOSE_CHECK, by, at=at, closed_on=clock.day_of(at))


@action(idempotent=True)
def clear_answers(*, check, by, at=None):
    """What the departments answered in one check goes for good; that they were asked, and when, stays."""
    at, check = at or clock.now(), lock(check)
    for owner in selectors.letters_of([check]):
        files.remove_files(owner_kind=LETTERS, owner_id=owner, reason=_("答复到期了"), by=by, at=at)
    answered = check.answers.exclude(answer=Answer.NONE)
    if count := answered.count():
        AnswerEntry.objects.filter(row__asked=check).delete()
        answered.update(
            answer=Answer.NONE, answered_on=None, signer="", looks_by_id=None, looks_by_name="", look_due_on=None,
        )  # fmt: skip
        check.cleared_on = clock.day_of(at)
        check.save(update_fields=["cleared_on"])
        audit.record(AuditTag.CLEAR_CHECK, check.file, by, after={"count": count}, at=at)
    return count


def clear_pool_answers(file, by, at):
    """The way into the pool ended without a post: what was asked for it decides nothing any more.

    What was asked for a post stays its own time, and so does everything of who serves.
    """
    for check in selectors.checks_for_the_pool(file, clock.day_of(at)):
        clear_answers(check=check, by=by, at=at)
