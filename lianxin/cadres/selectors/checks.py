"""What departments were asked and answered, level by level, and how long it is kept."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from lianxin.accounts import selectors as accounts
from lianxin.bulletin import selectors as board
from lianxin.cadres.calc import keeping, routes
from lianxin.cadres.models import AnswerEntry, Check, CheckReading, DepartmentAnswer, File, PoolEntry
from lianxin.cadres.policies import can_read_part, can_see_answers
from lianxin.cadres.selectors.files import is_theirs, service_of
from lianxin.cadres.vocabulary import (
    ABOVE,
    ANSWER_DAYS,
    CHECK_SOURCE,
    KEPT_AFTER_TERM,
    LETTERS,
    POOL_OPEN,
    VILLAGE_ASKED,
    Answer,
    CheckKind,
    CheckState,
    Level,
    Part,
)
from lianxin.files import selectors as files
from lianxin.kit import clock
from lianxin.kit.crypto import lookup_hash
from lianxin.kit.decisions import hide
from lianxin.kit.errors import NotFound
from lianxin.kit.templatetags.kit import day
from lianxin.kit.tree import ancestors, within
from lianxin.people.vocabulary import RETENTION
from lianxin.territory import selectors as territory

#: Answers that are still waited for.
OWED = (Answer.NONE, Answer.NEEDS_CHECK)


def find_check(public_id):
    """A check with its file, its answers and what was entered before; raises ``NotFound``."""
    rows = Check.objects.select_related("file__division").prefetch_related("answers__entries")
    return _found(rows.filter(public_id=public_id))


def find_answer(public_id):
    """One department's row with its check, its file and what was entered; raises ``NotFound``."""
    rows = DepartmentAnswer.objects.select_related("asked__file__division").prefetch_related("entries")
    return _found(rows.filter(public_id=public_id))


def checks_of(file):
    """Checks of a file with their answers and what was entered before, the newest first: three queries."""
    return list(file.checks.prefetch_related("answers__entries"))


def with_answers(check):
    """A check read anew with its answers and all that was entered: for who judges it whole."""
    return Check.objects.select_related("file__division").prefetch_related("answers__entries").get(pk=check.pk)


def outcome_of(check):
    """``clear`` or ``not_clear``; ``None`` while an answer is owed and none said no."""
    answers = [each.answer for each in check.answers.all()]
    return routes.outcome(answers, clear=Answer.CLEAR, not_clear=Answer.NOT_CLEAR)


def asked_at(division):
    """``{level: [departments]}`` that are asked about somebody of a place, by its rules."""
    rules = territory.profile(division)
    return {
        Level.VILLAGE: [VILLAGE_ASKED],
        Level.TOWNSHIP: _named(rules.value("cadres.check_township_departments")),
        Level.COUNTY: _named(rules.value("cadres.check_departments")),
    }


def _named(text):
    return list(dict.fromkeys(part.strip()[:20] for part in text.split("、") if part.strip()))


def level_of(check):
    """The level whose answers are asked for now; ``None`` once nobody has anything against the person."""
    answered = {level: [each.answer for each in check.answers.all() if each.level == level] for level in Level}
    return routes.open_level(answered, clear=Answer.CLEAR)


def lookers(division):
    """Who can be asked to look into something for a department: officers of the township and the county. One query."""
    held = [each.user for each in accounts.staff_around(division.path) if each.role in ABOVE]
    return list({user.pk: user for user in held}.values())


def notice_days(check):
    """How long a check hangs: as the place says, and never shorter than anything else on its board."""
    rules = territory.profile(check.file.division)
    return max(rules.value("cadres.check_notice_days"), rules.value("posting.min_days"))


def wants_notice(check):
    """Whether it has to be put up now."""
    if check.state == CheckState.CLOSED or check.kind != CheckKind.POST or outcome_of(check) != Answer.CLEAR:
        return False
    return _standing(check) is None


def _standing(check):
    """Where its notice stands: asked once of each check that was fetched."""
    if "standing" not in vars(check):
        check.standing = board.standing_of(CHECK_SOURCE, check.public_id)
    return check.standing


def why_not_closed(check, today):
    """What is still to come before the result stands, in words; empty when it can."""
    outcome = outcome_of(check)
    if outcome is None:
        return _("还有部门没有答复，不能办结。没有答复不等于没有问题，请去催。")
    if outcome == Answer.NOT_CLEAR or check.kind != CheckKind.POST:
        return ""
    standing = _standing(check)
    if standing is None:
        return _("拟任职的要先公示，期满才能办结。")
    if standing.upheld_at and not _is_answered_since(check, standing.upheld_at):
        return _("公示里有异议成立，不能按没有问题办结。请部门重新登记答复。")
    if standing.is_corrected:
        return _("公示正在更正，请到公开栏接着办。重新张贴期满才能办结。")
    if standing.posted_until is None:
        return _("公示还没有张贴，请到公开栏接着办。")
    if standing.posted_until >= today:
        return _("公示到{day}，期满才能办结。").format(day=day(standing.posted_until))
    return _("公示里还有异议没有答复，不能办结。") if standing.open_objections else ""


def _is_answered_since(check, moment):
    """Whether a department was asked again after an objection was found right, and answered."""
    return any(entry.at > moment for row in check.answers.all() for entry in row.entries.all())


def is_found_unfit(file):
    """Whether the latest check that was closed said no: what a check still open says, nobody knows yet."""
    closed = file.checks.filter(state=CheckState.CLOSED).prefetch_related("answers").first()
    return closed is not None and outcome_of(closed) == Answer.NOT_CLEAR


def words_against_screening(*, user, holder_ref, holder_name, path):
    """Why nobody can say of this person that they were screened, or ``""``; of a name alone, of whoever bears it there."""
    if user or holder_ref:
        whose = Q(person__public_id=holder_ref) if holder_ref else Q(pk__in=[])
        whose |= Q(user=user) | Q(person__user=user) if user else Q(pk__in=[])
        words = _("{name}的资格联审已经办结，没有通过，不能当作已联审。要再审的，请乡镇重新发起。")
    else:
        whose = Q(name=holder_name.strip()) & (within(path, "division_path") | Q(division_path__in=ancestors(path)))
        words = _("有一位叫{name}的人资格联审没有通过。不是同一个人的，请写账号或者人口档案编号。")
    unfit = any(is_found_unfit(each) for each in File.objects.filter(whose))
    return words.format(name=holder_name) if unfit else ""


def checks_to_clear(today):
    """Checks whose answers are over: sixty days after they were closed, or after the day an open one was due; of who served
    on them, a year after the end of that service. Of who is on a way into the pool, what was asked for it stays.
    """
    answered = DepartmentAnswer.objects.exclude(answer=Answer.NONE).values("asked")
    before = today - timedelta(days=ANSWER_DAYS)
    is_over = Q(closed_on__lt=before) | Q(closed_on__isnull=True, due_on__lt=before)
    open_ = PoolEntry.objects.filter(state__in=POOL_OPEN).values("file")
    rows = Check.objects.filter(is_over, pk__in=answered).exclude(file__in=open_, kind=CheckKind.POOL)
    found = list(rows.select_related("file__person").order_by("id"))
    served = list(service_of([each.file for each in found])) if found else []
    return [
        each for each in found if _kept_until(each, served, each.closed_on or each.due_on, days=ANSWER_DAYS) < today
    ]


def checks_for_the_pool(file, today):
    """Checks of a file that were asked for the pool and nobody serves on."""
    served = list(service_of([file]))
    asked = file.checks.filter(kind=CheckKind.POOL).select_related("file__person")
    return [each for each in asked if _kept_until(each, served, today, days=0) <= today]


def _kept_until(check, served, decided_on, *, days):
    spans = [(each.starts_on, each.ends_on) for each in served if is_theirs(each, check.file)]
    until = keeping.keep_until(check.asked_on, decided_on, spans, days=days, after_term=KEPT_AFTER_TERM)
    return until or date.max


def live_reading(file, actor, session_key="", at=None):
    """What still lets this reader see the answers about somebody else in this session, or ``None``."""
    theirs = CheckReading.objects.filter(
        file=file, viewer_id=actor.id, session_hash=lookup_hash("session", session_key)
    )
    return theirs.filter(expires_at__gt=at or clock.now()).first()


def letters_of(checks):
    """``{public id of a department's row: pictures of its letter}`` of these checks: one query."""
    return letters_of_rows([row for check in checks for row in check.answers.all()])


def letters_of_rows(rows):
    """The same of these departments' rows: one query."""
    return files.files_of_many(LETTERS, [row.public_id for row in rows])


def can_view_letter(actor, owner_id):
    """A letter is for who sees the answers: the person, and who gave a reason a moment ago."""
    row = DepartmentAnswer.objects.select_related("asked__file__division").filter(public_id=owner_id).first()
    if row is None or not can_read_part(actor, row.asked.file, Part.CHECK):
        return hide()
    live = CheckReading.objects.filter(file=row.asked.file, viewer_id=actor.id, expires_at__gt=clock.now())
    return can_see_answers(actor, row.asked.file, live.first() if actor.is_user else None)


def letters_about(person):
    """Public ids of the departments' rows about a person, for the copy of their data: a subquery."""
    mine = Q(asked__file__person=person.pk)
    if person.user_id:
        mine |= Q(asked__file__user=person.user_id)
    return DepartmentAnswer.objects.filter(mine).values("public_id")


def readings_over(today):
    """Readings kept as long as people keep who opened a record: a queryset."""
    before = today - timedelta(days=RETENTION["disclosure"][1])
    return CheckReading.objects.filter(opened_at__lt=clock.day_start(before))


def files_with_readings_over(today):
    """Files with such readings: a queryset."""
    return File.objects.filter(pk__in=readings_over(today).values("file"))


def rows_to_look_into(actor):
    """What departments named the actor for, to look into: of checks that are open, a queryset."""
    rows = DepartmentAnswer.objects.filter(answer=Answer.NEEDS_CHECK, looks_by_id=actor.id)
    return rows.exclude(asked__state=CheckState.CLOSED)


_ANSWERS = DepartmentAnswer.objects.filter(asked=OuterRef("pk"))
_UPHELD_AT = board.upheld_at(CHECK_SOURCE, OuterRef("public_id"))
_SETTLED = Exists(AnswerEntry.objects.filter(row__asked=OuterRef("pk"), at__gt=OuterRef("upheld_at")))
_NO, _OWES = Exists(_ANSWERS.filter(answer=Answer.NOT_CLEAR)), Exists(_ANSWERS.filter(answer__in=OWED))


def checks_late(today):
    """Open checks past their day of which an answer is owed and none says no: a queryset."""
    return Check.objects.filter(_OWES, ~_NO, due_on__lt=today).exclude(state=CheckState.CLOSED)


def checks_to_close(actor, today):
    """Open checks that can be closed, by somebody who entered no answer of them: a queryset."""
    mine = AnswerEntry.objects.filter(row__asked=OuterRef("pk"), by_id=actor.id)
    is_settled = Q(upheld_at__isnull=True) | Q(_SETTLED)
    hung = Q(kind=CheckKind.POOL) | is_settled & Q(public_id__in=board.sources_hung(CHECK_SOURCE, today))
    rows = Check.objects.exclude(state=CheckState.CLOSED).filter(~Exists(mine))
    return rows.annotate(upheld_at=Subquery(_UPHELD_AT)).filter(_NO | ~_OWES & hung)


def checks_to_put_up():
    """Open checks for a post against which nobody has anything and of which there is no notice: a queryset."""
    rows = Check.objects.filter(~_NO, ~_OWES, kind=CheckKind.POST).exclude(state=CheckState.CLOSED)
    return rows.exclude(public_id__in=board.sources_made_public(CHECK_SOURCE))


def checks_objected_to():
    """Open checks without a no to whose notice an objection was found right and no department answered since: a queryset."""
    rows = Check.objects.exclude(state=CheckState.CLOSED).annotate(upheld_at=Subquery(_UPHELD_AT))
    return rows.filter(~_NO, ~_SETTLED, kind=CheckKind.POST, upheld_at__isnull=False)


def checks_to_take_down():
    """Checks with a no whose notice still goes its way as if there were none: a queryset."""
    return Check.objects.filter(_NO, public_id__in=board.sources_under_way(CHECK_SOURCE))


def _found(rows):
    found = rows.first()
    if found is None:
        raise NotFound
    return found
