"""A grade is suggested where the person sees it, somebody else decides, and the person can appeal to a third."""

from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.cadres import policies
from lianxin.cadres.calc import grades
from lianxin.cadres.models import Appraisal, Round, Saying
from lianxin.cadres.services.appraising import move_on
from lianxin.cadres.services.moving import lock, require
from lianxin.cadres.services.notifying import tell_appeal_answered, tell_decided, tell_suggested
from lianxin.cadres.vocabulary import (
    APPRAISAL_WAYS,
    GRADED,
    GRADES_OF,
    AppraisalState,
    AppraisalVerb,
    Grade,
    SayingKind,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day
from lianxin.territory import selectors as territory


@action
def suggest_grade(*, appraisal, grade, words, by, at=None):
    """A grade is suggested with its reason. The person is told and reads it from this moment; nothing is decided yet.

    Before the person handed in, only once their time to write is over. Suggested again it answers what they said, and what was
    suggested and said before stays to be read.
    """
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_suggest(by, appraisal).or_raise()
    check_grade(appraisal, grade)
    _check_written(appraisal, clock.day_of(at))
    moved = move_on(
        appraisal, AppraisalVerb.SUGGEST, by, at, suggested=grade, suggested_words=words.strip(), suggested_by_id=by.id,
        suggested_by_name=by.name[:80], look_until=_workdays(appraisal, at, appraisal.round.look_days), answered_at=None,
        answered_by_id=None, wants_mended=False, mend_due_on=None,
    )  # fmt: skip
    _keep(moved, SayingKind.SUGGEST, words, by, at, grade=grade)
    tell_suggested(moved, at)
    return moved


@action
def answer_suggestion(*, appraisal, words, wants_mended, by, told_by="", at=None):
    """What the person says to it: that they have seen it, or what is wrong, which somebody has to answer, by a day, before it is decided.

    Somebody without an account was told in person, by ``told_by``, else by who enters it.
    """
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_answer_suggestion(by, appraisal).or_raise()
    if wants_mended and not words.strip():
        raise RuleBroken(_("请写哪里不对。"), field="words")
    due = _workdays(appraisal, at, _answer_days(appraisal)) if wants_mended else None
    moved = move_on(
        appraisal, AppraisalVerb.ANSWER, by, at, answer_words=words.strip(), wants_mended=wants_mended, answered_at=at,
        answered_by_id=by.id, mend_due_on=due,
    )  # fmt: skip
    teller = "" if appraisal.file.user_id else (told_by.strip() or by.name)[:40]
    _keep(moved, SayingKind.ANSWER, words, by, at, wants_mended=wants_mended, told_by=teller)
    return moved


@action
def decide_grade(*, appraisal, grade, by, at=None):
    """Somebody else than who suggested decides on the grade the person has seen; the cap is counted over the place and the year.

    Another grade is suggested anew first, with its reason, for the person to see.
    """
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_decide(by, appraisal).or_raise()
    require(appraisal, APPRAISAL_WAYS, AppraisalVerb.DECIDE)
    check_grade(appraisal, grade)
    if appraisal.wants_mended:
        raise RuleBroken(_("本人说有不对的地方，还没有回应。请提意见的人看过、重新提一次。"))
    if grade != appraisal.suggested:
        raise RuleBroken(
            _("本人没有看过这个等级。要定别的等级，请先重新提一次意见，写明原因，给本人看。"), field="grade"
        )
    if appraisal.answered_at is None and appraisal.file.user_id is None:
        raise RuleBroken(
            _("本人没有账号，还没有人当面告诉。请支部书记或者乡镇、县里当面念给本人听，记下本人的话，再定。")
        )
    if appraisal.answered_at is None and clock.day_of(at) <= appraisal.look_until:
        raise RuleBroken(
            _("要先给本人看，{day}以后才能定；本人说看过了就可以定。").format(day=day(appraisal.look_until))
        )
    _check_cap(appraisal, grade)
    return decide(appraisal, AppraisalVerb.DECIDE, by, at, grade)


@action
def tell_in_person(*, appraisal, told_on, told_by, by, at=None):
    """Somebody without an account was told the grade: their days to appeal begin."""
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_tell(by, appraisal).or_raise()
    require(appraisal, APPRAISAL_WAYS, AppraisalVerb.TELL)
    if appraisal.appeal_until is not None:
        raise RuleBroken(_("已经告诉过本人了，申诉到{day}。").format(day=day(appraisal.appeal_until)))
    if not appraisal.decided_on <= told_on <= clock.day_of(at):
        raise RuleBroken(_("告诉本人的日子在定等级以后，不晚于今天。"), field="told_on")
    return move_on(
        appraisal, AppraisalVerb.TELL, by, at, told_on=told_on, told_by=told_by.strip()[:40],
        appeal_until=_workdays(appraisal, clock.day_start(told_on), appraisal.round.appeal_days),
    )  # fmt: skip


@action
def appeal(*, appraisal, words, by, at=None):
    """The person appeals within the days of the round; the grade stands until it is answered, which also has its day."""
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_appeal(by, appraisal).or_raise()
    require(appraisal, APPRAISAL_WAYS, AppraisalVerb.APPEAL)
    today = clock.day_of(at)
    if appraisal.appeal_until and today > appraisal.appeal_until:
        raise RuleBroken(_("申诉的期限到{day}，已经过了。").format(day=day(appraisal.appeal_until)))
    moved = move_on(
        appraisal, AppraisalVerb.APPEAL, by, at, appeal_words=words.strip(), appealed_on=today, appealed_by_id=by.id,
        appeal_due_on=_workdays(appraisal, at, _answer_days(appraisal)),
    )  # fmt: skip
    _keep(moved, SayingKind.APPEAL, words, by, at)
    return moved


@action
def uphold_appeal(*, appraisal, grade, answer, by, at=None):
    """The appeal is right: a better grade takes the place of the first, which stays readable.

    No cap stands against it: whoever was graded wrongly is not to pay for the others (decision 0347).
    """
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_uphold_appeal(by, appraisal).or_raise()
    require(appraisal, APPRAISAL_WAYS, AppraisalVerb.UPHOLD)
    check_grade(appraisal, grade)
    order = GRADES_OF[appraisal.round.kind]
    if order.index(grade) >= order.index(appraisal.grade):
        raise RuleBroken(_("申诉成立，等级就要改得更好；不改请选“申诉不成立”。"), field="grade")
    return _answered(appraisal, AppraisalVerb.UPHOLD, answer, by, at, grade=grade, grade_before=appraisal.grade)


@action
def send_back_appeal(*, appraisal, answer, by, at=None):
    """民主评议: the appeal is right, and the people's votes are counted again, or given again, by those who hold the meeting.

    Nobody above the assembly gives another grade than it gave.
    """
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_send_back_appeal(by, appraisal).or_raise()
    return _answered(appraisal, AppraisalVerb.SEND_BACK, answer, by, at)


@action
def reject_appeal(*, appraisal, answer, by, at=None):
    """The appeal is answered in words, and the grade stays."""
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_answer_appeal(by, appraisal).or_raise()
    return _answered(appraisal, AppraisalVerb.REJECT, answer, by, at)


def _keep(appraisal, kind, words, by, at, **said):
    Saying.objects.create(
        appraisal=appraisal, kind=kind, words=words.strip(), at=at, by_id=by.id, by_name=by.name[:80], **said
    )


def _answer_days(appraisal):
    return territory.profile(appraisal.round.division).value("appraisal.answer_working_days")


def decide(appraisal, verb, by, at, grade, **more):
    """A grade from now on: the days to appeal begin, of somebody without an account once they were told."""
    until = _workdays(appraisal, at, appraisal.round.appeal_days) if appraisal.file.user_id else None
    moved = move_on(
        appraisal, verb, by, at, grade=grade, decided_by_id=by.id, decided_by_name=by.name[:80],
        decided_on=clock.day_of(at), appeal_until=until, told_on=None, told_by="", **more,
    )  # fmt: skip
    tell_decided(moved, at)
    return moved


def _answered(appraisal, verb, answer, by, at, **more):
    moved = move_on(
        appraisal, verb, by, at, appeal_answer=answer.strip(), appeal_answered_by_name=by.name[:80],
        appeal_answered_on=clock.day_of(at), **more,
    )  # fmt: skip
    _keep(moved, SayingKind.APPEAL_ANSWER, answer, by, at)
    tell_appeal_answered(moved)
    return moved


def _workdays(appraisal, at, days):
    start = clock.day_start(clock.day_of(at))
    return clock.day_of(territory.work_calendar(appraisal.round.division).add_workdays(start, days))


def check_grade(appraisal, grade):
    if grade not in GRADES_OF[appraisal.round.kind]:
        raise RuleBroken(_("这一种考核没有这个等级。"), field="grade")


def _check_written(appraisal, today):
    if appraisal.state == AppraisalState.WRITING and today <= appraisal.round.write_by:
        raise RuleBroken(_("本人还在写，写到{day}。").format(day=day(appraisal.round.write_by)))


def _check_cap(appraisal, grade):
    if grade != Grade.EXCELLENT:
        return
    held = appraisal.round
    rounds = Round.objects.filter(kind=held.kind, division=held.division_id, year=held.year).order_by("pk")
    keys = [each.pk for each in rounds.select_for_update()]
    everyone = Appraisal.objects.filter(round__in=keys).exclude(state=AppraisalState.RELEASED).order_by()
    takes_part = Q(handed_in_at__isnull=False) | ~Q(grade="") | Q(pk=appraisal.pk)
    people = everyone.filter(takes_part).values("file").distinct().count()
    given = everyone.filter(grade=Grade.EXCELLENT, state__in=GRADED).exclude(file=appraisal.file_id)
    most = grades.most(people, held.cap_percent)
    if given.values("file").distinct().count() >= most:
        raise RuleBroken(
            _("这里 {year} 年交了材料、定了等级的有 {n} 人，优秀最多 {most} 人，已经满了。").format(
                year=held.year, n=people, most=most
            ),
            field="grade",
        )
