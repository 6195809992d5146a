"""民主评议: the meeting as it was held, and the votes as one person enters and another confirms them."""

import re

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.cadres import policies, selectors
from lianxin.cadres.calc import grades
from lianxin.cadres.errors import WrongState
from lianxin.cadres.models import Sitting, Tally
from lianxin.cadres.services.appraising import move_on
from lianxin.cadres.services.grading import check_grade, decide
from lianxin.cadres.services.moving import lock, lock_round, require
from lianxin.cadres.services.notifying import tell_appeal_answered
from lianxin.cadres.vocabulary import (
    APPRAISAL_WAYS,
    GRADES_OF,
    AppraisalKind,
    AppraisalState,
    AppraisalVerb,
    AuditTag,
    Grade,
)
from lianxin.deliberation import selectors as hall
from lianxin.deliberation.calc.quorum import Attendance, Impossible, Roll, Votes, evaluate
from lianxin.deliberation.calc.quorum_rules import RULES
from lianxin.kit import clock, second_hand
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import day

_RECOUNT = (AppraisalState.RECOUNT, AppraisalState.RECOUNTED)


@action
def take_hall_meeting(*, round, meeting, tellers, by, is_aloud=False, at=None):
    """The assembly met in the hall: who was due and who came is taken from there."""
    at, found = at or clock.now(), lock_round(round)
    policies.can_enter_sitting(by, found).or_raise()
    if meeting not in selectors.hall_meetings_for(found):
        raise RuleBroken(_("这不是这里的村（居）民会议、代表会议，或者没有开成。"), field="meeting")
    held_on = clock.day_of(meeting.opened_at)
    roll, there = hall.roll_numbers(meeting), hall.attendance_numbers(meeting)
    said = {"meeting": meeting, "body": meeting.body.kind, "tellers": tellers, "is_aloud": is_aloud}
    return _sat(found, meeting.body.rule(), roll, there, held_on, by, at, **said)


@action
def enter_sitting(
    *,
    round,
    body,
    held_on,
    due,
    present,
    tellers,
    by,
    households_due=None,
    households_present=None,
    is_aloud=False,
    at=None,
):
    """The assembly as it stands on paper. Too few there: nothing that was voted counts, and the round is put off."""
    at, found = at or clock.now(), lock_round(round)
    policies.can_enter_sitting(by, found).or_raise()
    if body not in selectors.assemblies_at(found.division):
        raise RuleBroken(_("村里开村民会议、村民代表会议，社区开居民会议、居民代表会议。"), field="body")
    roll = Roll(persons=due, households=households_due or 0)
    there = Attendance(present=present, households=households_present or 0)
    return _sat(found, RULES[body], roll, there, held_on, by, at, body=body, tellers=tellers, is_aloud=is_aloud)


def _sat(found, rule, roll, there, held_on, by, at, *, tellers, **said):
    _check_day(found, held_on, clock.day_of(at))
    _check_tellers(found, tellers)
    try:
        outcome = evaluate(rule, roll, there, Votes())
    except Impossible:
        raise RuleBroken(
            _("人数对不上：到会的不能比应到的多，到会代表的户不能比到会的人多。"), field="present"
        ) from None
    sitting = Sitting.objects.create(
        round=found, held_on=held_on, due=roll.persons, present=there.present + there.online + there.proxies,
        households_due=roll.households, households_present=there.households, tellers=tellers.strip(),
        is_quorate=outcome.quorum_met is not False, formula="；".join(line.formula for line in outcome.quorum if line.of)[:200],
        version=outcome.version, at=at, by_id=by.id, by_name=by.name[:80], **said,
    )  # fmt: skip
    audit.record(AuditTag.ENTER_SITTING, found, by, after={"present": sitting.present, "due": sitting.due}, at=at)
    return sitting


def _check_day(found, held_on, today):
    """It met on the day that was told, so many days after that hung on the board; one that is repeated met later."""
    states = set(found.appraisals.values_list("state", flat=True))
    if states & {AppraisalState.COUNTED, AppraisalState.RECOUNTED}:
        raise RuleBroken(_("有登记了的票等另一个人核对。请先核对，再改会上的人数。"))
    if held_on > today:
        raise RuleBroken(_("会还没有开。开了再登记。"), field="held_on")
    again = AppraisalState.RECOUNT in states
    if held_on != found.meets_on and not (again and held_on > found.meets_on):
        raise RuleBroken(
            _("告诉大家的开会日子是{day}。改了日子的，先办“改期”，重新公告。").format(day=day(found.meets_on)),
            field="held_on",
        )
    posted_on = selectors.plan_posted_on(found)
    if posted_on is None or (held_on - posted_on).days < found.notice_days:
        raise RuleBroken(
            _("评议方案要在开会前 {n} 天贴出来。没有贴或者贴晚了的，请改期，重新公告。").format(n=found.notice_days),
            field="held_on",
        )


#: What somebody does at the count, as it is written to their name; and the dots people type within names.
_OFFICES = re.compile(r"^(?:(?:唱票|计票|监票)人?)+|(?:(?:唱票|计票|监票)人?)+$")
_DOTS = str.maketrans(dict.fromkeys("・•‧･", "·"))


def _check_tellers(found, tellers):
    named = {_OFFICES.sub("", piece) for piece in re.findall(r"[\w·]+", tellers.translate(_DOTS))}
    rated = found.appraisals.values_list("file__name", flat=True)
    if mine := [name for name in rated if name.translate(_DOTS) in named]:
        raise RuleBroken(
            _("{names}是被评议的人，不能唱票、计票、监票。").format(names="、".join(mine)), field="tellers"
        )


@action
def count_votes(*, appraisal, votes, grade, by, invalid=0, at=None):
    """The assembly's votes for one person as they were counted, and the grade they gave: it waits for another to look.

    Of even votes the meeting's word decides. Refuses before a meeting with enough people is entered, and more sheets than people.
    """
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_count(by, appraisal).or_raise()
    return _enter(appraisal, AppraisalVerb.COUNT, votes, invalid, grade, by, at)


@action
def count_votes_again(*, appraisal, votes, grade, by, invalid=0, at=None):
    """The same after an appeal was found right, counted or voted again: entered by a hand that was not at the first count."""
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_count(by, appraisal).or_raise()
    return _enter(appraisal, AppraisalVerb.COUNT_AGAIN, votes, invalid, grade, by, at)


def _enter(appraisal, verb, votes, invalid, grade, by, at):
    require(appraisal, APPRAISAL_WAYS, verb)
    sitting = selectors.sitting_of(appraisal.round)
    if sitting is None:
        raise RuleBroken(_("请先登记评议的会：应到几人、实到几人，谁唱票计票。"))
    if not sitting.is_quorate:
        raise RuleBroken(
            _("到会的人不够（{formula}），这次评议没有开成，票不算。请改期，重新公告，再开会。").format(
                formula=sitting.formula
            )
        )
    check_grade(appraisal, grade)
    if (sheets := grades.sheets(votes, invalid)) > sitting.present:
        raise RuleBroken(
            _("票一共 {n} 张，比到会的 {present} 人多。").format(n=sheets, present=sitting.present), field="invalid"
        )
    if grade not in grades.leading(votes):
        raise RuleBroken(_("等级要是得票最多的那一个。"), field="grade")
    given = {"votes": votes, "invalid": invalid, "grade": str(grade)}
    Tally.objects.create(
        appraisal=appraisal,
        sitting=sitting,
        verb=str(verb),
        given=given,
        told=in_words(given),
        asked_by_id=by.id,
        asked_at=at,
    )
    return move_on(appraisal, verb, by, at)


def in_words(given):
    """What was entered, for who looks at it."""
    votes = [
        _("{grade} {n} 票").format(grade=Grade(grade).label, n=given["votes"][grade])
        for grade in GRADES_OF[AppraisalKind.DEMOCRATIC]
        if grade in given["votes"]
    ]
    return _("{votes}，废票 {n} 张；等级：{grade}").format(
        votes="，".join(votes), n=given["invalid"], grade=Grade(given["grade"]).label
    )


@action
def confirm_count(*, appraisal, by, at=None):
    """Another has looked at the sheets: the grade is decided. After an appeal a worse one can be appealed against anew."""
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_confirm_count(by, appraisal).or_raise()
    tally = _held(appraisal)
    second_hand.confirm(tally, by, at)
    votes, grade = tally.given["votes"], tally.given["grade"]
    if appraisal.state == AppraisalState.COUNTED:
        return decide(appraisal, AppraisalVerb.CONFIRM, by, at, grade, votes=votes)
    order = GRADES_OF[appraisal.round.kind]
    said = {"votes": votes, "grade_before": appraisal.grade}
    if order.index(grade) > order.index(appraisal.grade):
        return decide(appraisal, AppraisalVerb.CONFIRM_WORSE, by, at, grade, **said, **_NO_APPEAL)
    if grade == appraisal.grade:
        moved = move_on(appraisal, AppraisalVerb.CONFIRM_SAME, by, at, votes=votes)
    else:
        moved = move_on(appraisal, AppraisalVerb.CONFIRM_BETTER, by, at, grade=grade, **said)
    tell_appeal_answered(moved)
    return moved


#: What was said to the first appeal stays in the sayings.
_NO_APPEAL = {
    "appeal_words": "", "appealed_on": None, "appealed_by_id": None, "appeal_due_on": None, "appeal_answer": "",
    "appeal_answered_by_name": "", "appeal_answered_on": None,
}  # fmt: skip


@action
def refuse_count(*, appraisal, reason, by, at=None):
    """What was entered is not what the sheets say: it is entered anew."""
    at, appraisal = at or clock.now(), lock(appraisal)
    policies.can_confirm_count(by, appraisal).or_raise()
    second_hand.refuse(_held(appraisal), reason, by, at)
    again = appraisal.state == AppraisalState.RECOUNTED
    return move_on(appraisal, AppraisalVerb.REFUSE_AGAIN if again else AppraisalVerb.REFUSE, by, at)


def _held(appraisal):
    waiting = selectors.waiting_tally(appraisal)
    if waiting is None:
        raise WrongState(appraisal)
    return second_hand.held(waiting, otherwise=lambda _tally: WrongState(appraisal))
