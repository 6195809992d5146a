"""The meeting itself: whether enough came, what was moved, who stood aside, how it was voted."""

from dataclasses import asdict

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.quorum import Impossible, Votes, evaluate
from lianxin.deliberation.models import Amendment, Attendance, Recusal
from lianxin.deliberation.services.attending import require_attending, require_trustees
from lianxin.deliberation.services.convening import answer, stand_again
from lianxin.deliberation.services.deciding import REMOTE, decide, lock_undecided, require_roll_call
from lianxin.deliberation.services.meetings import lock
from lianxin.deliberation.services.moving import go, require
from lianxin.deliberation.vocabulary import (
    MEETING_WAYS,
    AuditTag,
    BallotState,
    MeetingState,
    MeetingVerb,
)
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import moment


def _require_known(unknown, outcome):
    """Too few without those on the line of whom nobody has made sure: that is done first, or they come off the sheet."""
    if outcome.quorum_met is False and unknown:
        raise RuleBroken(
            _(
                "没有核对身份的不算到会，现在人数不够。线上的{names}还没有核对：先点“核对线上身份”；核对不了的，在签到表上去掉，再开会。"
            ).format(names="、".join(unknown[:5])),
            article=REMOTE,
        )


@action
def open_meeting(*, meeting, by, at=None):
    """Count who is there against the rule of the body: open, or not able to decide, with formula and numbers either way.

    Never before the hour everybody was told. Where too few had come it may be counted again on that day. Who is on the line counts once it was made sure that it is they. Refuses while it hangs on some who might still be. What
    people asked a meeting for that was not able to decide must be called again.
    """
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.OPEN)
    if at < meeting.starts_at:
        raise RuleBroken(_("还没有到开会的时间：{at}。到了时间再清点人数。").format(at=moment(meeting.starts_at)))
    require_attending(meeting, at)
    require_trustees(meeting)
    roll, numbers = selectors.roll_numbers(meeting), selectors.attendance_numbers(meeting)
    unknown = [entry.seat.name for entry in selectors.online_at(meeting) if not entry.checked_how]
    if not numbers.present + numbers.online + numbers.proxies + len(unknown):
        raise RuleBroken(_("还没有人签到。先把签到表登记上。"))
    try:
        outcome = evaluate(meeting.body.rule(), roll, numbers, Votes())
    except Impossible:
        raise RuleBroken(_("签到的人数或附加表决权和名册对不上。请取消这次会，改好名册再通知。")) from None
    _require_known(unknown, outcome)
    meeting.quorum = {"roll": asdict(roll), "attendance": asdict(numbers), **selectors.outcome_as_data(outcome)}
    meeting.opened_at = at
    to = MeetingState.INQUORATE if outcome.quorum_met is False else MeetingState.OPEN
    before = go(meeting, MEETING_WAYS, MeetingVerb.OPEN, "quorum", "opened_at", to=to)
    if to == MeetingState.INQUORATE:
        stand_again(meeting)
    elif before["state"] == MeetingState.INQUORATE:
        answer(meeting)
    after = {"state": str(meeting.state), "quorum_met": outcome.quorum_met, "present": meeting.attendances.count()}
    audit.record(AuditTag.OPEN_MEETING, meeting, by, before=before, after=after, at=at)
    return meeting


@action
def recuse(*, item, seat, reason, by, at=None):
    """Somebody with an interest of their own declares it and does not vote on the item."""
    at, meeting, item = at or clock.now(), lock(item.meeting), lock_undecided(item)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.RECUSE)
    if not Attendance.objects.filter(seat=seat, meeting=meeting).exists():
        raise RuleBroken(_("{name}没有到会，不用回避。").format(name=seat.name), field="seat")
    if item.recusals.filter(seat=seat).exists():
        raise RuleBroken(_("{name}已经回避。").format(name=seat.name), field="seat")
    found = Recusal.objects.create(item=item, seat=seat, reason=reason.strip())
    audit.record(AuditTag.RECUSE, item, by, after={"recused": item.recusals.count()}, at=at)
    return found


@action
def amend_motion(*, item, mover, motion, by, at=None):
    """The meeting changes the words it will vote on; what they were and who moved it stay. Refuses once it was voted."""
    at, meeting, item = at or clock.now(), lock(item.meeting), lock_undecided(item)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.AMEND)
    before, motion = item.motion, motion.strip()
    if not before:
        raise RuleBroken(_("这一项没有写要表决的话，只议不决。"))
    if motion == before:
        raise RuleBroken(_("和原来的话一样，没有改。"), field="motion")
    Amendment.objects.create(
        item=item, mover=mover.strip(), before=before, words=motion, at=at, entered_by_name=by.name
    )
    item.motion = motion
    item.save(update_fields=["motion"])
    audit.record(AuditTag.AMEND_MOTION, item, by, before={"motion": before}, after={"motion": motion}, at=at)
    return item


@action
def record_vote(*, item, method, yes, no, abstain, invalid=0, by, at=None):
    """The count of an item, checked against who is there, and the verdict by its rule."""
    at, meeting, item = at or clock.now(), lock(item.meeting), lock_undecided(item)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.VOTE)
    if not item.motion:
        raise RuleBroken(_("这一项没有写要表决的话，只议不决。"))
    require_roll_call(item, meeting)
    votes, numbers = Votes(yes, no, abstain, invalid), selectors.attendance_numbers(meeting)
    after = decide(item=item, meeting=meeting, method=method, votes=votes, numbers=numbers, at=at)
    audit.record(AuditTag.RECORD_VOTE, item, by, after=after, at=at)
    return item


@action
def put_off_item(*, item, reason, by, at=None):
    """It is not voted on today, and why: the minutes say so. A vote later in the same meeting takes its place."""
    at, meeting, item = at or clock.now(), lock(item.meeting), lock_undecided(item)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.VOTE)
    if not item.motion:
        raise RuleBroken(_("这一项没有写要表决的话，只议不决，不用推迟。"))
    if not reason.strip():
        raise RuleBroken(_("请写明为什么推到下次，人人看得到。"), field="reason")
    item.put_off = reason.strip()
    item.save(update_fields=["put_off"])
    audit.record(AuditTag.PUT_OFF_ITEM, item, by, reason=item.put_off, at=at)
    return item


@action
def close_meeting(*, meeting, by, at=None):
    """Everybody may go; minutes are written next. Every motion was voted, or it is said that it was put off."""
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.CLOSE)
    running = meeting.items.filter(ballots__state=BallotState.OPEN).first()
    if running:
        raise RuleBroken(
            _("第 {number} 项正在无记名投票。先截止、计票，或者宣布作废，再散会。").format(number=running.number)
        )
    if left := selectors.motions_left(meeting):
        raise RuleBroken(
            _("第 {numbers} 项写了要表决的话，还没有表决。先登记表决，或者点“推到下次”写明为什么，再散会。").format(
                numbers="、".join(str(each.number) for each in left)
            )
        )
    meeting.ended_at = at
    before = go(meeting, MEETING_WAYS, MeetingVerb.CLOSE, "ended_at")
    audit.record(AuditTag.CLOSE_MEETING, meeting, by, before=before, after={"state": str(meeting.state)}, at=at)
    return meeting
