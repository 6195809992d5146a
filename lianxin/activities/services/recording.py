"""What was held and who was there. What was recorded is withdrawn, never changed."""

from datetime import timedelta

from django.utils.translation import gettext as _

from lianxin.activities import policies, selectors
from lianxin.activities.calc import voting
from lianxin.activities.models import Activity, Attendance
from lianxin.activities.vocabulary import OF_SOME, VOTED, AuditTag, Kind, Presence
from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

_BACK = timedelta(days=366)


@action
def record_activity(*, unit, kind, held_on, place, chair, recorder, by, absent=(), came=(), absence_words="", times="",
                    topic="", minutes="", resolution="", votes=None):  # fmt: skip
    """Keep what was held. Everybody on the list was there but the ``absent``; whom nothing is asked of was not, but for who
    ``came``. Who was a member, and had a vote, is as it was on that day. Of what only some hold, those were due who ``came`` or were ``absent``.

    ``votes``: for, against, abstained. Of a talk only that it took place is kept.
    """
    policies.can_record(by, unit).or_raise()
    today = clock.today()
    if not today - _BACK <= held_on <= today:
        raise RuleBroken(_("日子要在最近一年里，不晚于今天。"), field="held_on")
    if kind == Kind.TALK and (minutes.strip() or resolution.strip() or topic.strip()):
        raise RuleBroken(_("谈心谈话只记有过，不记谈了什么。请把议题、记录和决议清空。"), field="minutes")
    members = selectors.due_on(unit, held_on)
    if kind in OF_SOME:
        members = [each for each in members if each.public_id in (*came, *absent)]
    if kind in OF_SOME and not any(each.public_id in came for each in members):
        members = []
    if not members:
        raise RuleBroken(_("没有写谁来了。名单上还没有人的，先去登记名单。"), field="came")
    if votes is not None and kind not in VOTED:
        raise RuleBroken(_("这类活动不表决。"), field="votes_for")
    attendance = [
        Attendance(member=each, presence=_presence(each, absent, came), has_vote=each.had_vote) for each in members
    ]
    _check_votes(votes, attendance)
    if kind == Kind.COMMITTEE and (votes is not None or resolution.strip()):
        _check_quorum(attendance)
    activity = Activity.objects.create(
        unit=unit, kind=kind, held_on=held_on, times=times, place=place, chair=chair, recorder=recorder, topic=topic,
        minutes=minutes, resolution=resolution, absence_words=absence_words, recorded_by_name=by.name,
        recorded_at=clock.now(), **dict(zip(("votes_for", "votes_against", "votes_abstain"), votes or (), strict=False)),
    )  # fmt: skip
    for each in attendance:
        each.activity = activity
    Attendance.objects.bulk_create(attendance)
    audit.record(AuditTag.RECORD, activity, by, after={"kind": str(kind), "held_on": held_on.isoformat()})
    return activity


@action
def withdraw_activity(*, activity, reason, by):
    """It was recorded wrongly: it stays in the record with the reason, and counts for nothing."""
    activity = Activity.objects.select_for_update(of=("self",)).select_related("unit").get(pk=activity.pk)
    policies.can_withdraw(by, activity).or_raise()
    if activity.withdrawn_at:
        raise RuleBroken(_("这条记录已经撤回了。"))
    activity.withdrawn_at, activity.withdrawn_reason = clock.now(), reason.strip()
    activity.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    audit.record(AuditTag.WITHDRAW, activity, by, reason=reason)
    return activity


def _check_quorum(attendance):
    """Of a committee half of its members have to be there; fewer may meet and decide nothing."""
    due = [each for each in attendance if each.presence != Presence.EXEMPT]
    present = sum(each.presence == Presence.PRESENT for each in due)
    if not voting.has_quorum(len(due), present):
        raise RuleBroken(
            _(
                "支部委员会要有半数以上委员到会才能作决定：应到 {due} 人，实到 {present} 人。请把决议和票数清空，只记开过。"
            ).format(due=len(due), present=present),
            field="absent",
            article=_("中国共产党支部工作条例"),
        )


def _presence(member, absent, came):
    if member.exempt_reason:
        return Presence.PRESENT if member.public_id in came else Presence.EXEMPT
    return Presence.ABSENT if member.public_id in absent else Presence.PRESENT


def _check_votes(votes, attendance):
    if votes is None:
        return
    present = sum(each.has_vote and each.presence == Presence.PRESENT for each in attendance)
    if sum(votes) != present:
        raise RuleBroken(
            _("到会有表决权的有 {n} 人，三项票数加起来是 {m}，请核对。").format(n=present, m=sum(votes)),
            field="votes_for",
        )
