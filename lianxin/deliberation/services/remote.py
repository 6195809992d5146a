"""Who attends from afar: that it is they, and, item by item, that they were there when it was voted."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.models import RollCallEntry
from lianxin.deliberation.services.deciding import lock_undecided
from lianxin.deliberation.services.meetings import lock
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.vocabulary import MEETING_WAYS, AuditTag, MeetingVerb, Presence, RollCall
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def check_identity(*, meeting, rows, by, at=None):
    """How it was made sure who is on the line, before the meeting is opened: only they count. ``rows``: ``(seat, how)``."""
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_enter_attendance(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.IDENTIFY)
    online = {entry.seat_id: entry for entry in meeting.attendances.filter(presence=Presence.ONLINE)}
    if not rows:
        raise RuleBroken(_("选一选是怎么核对的；一位也没有核对，就先不用登记。"))
    for seat, how in rows:
        entry = online.get(seat.pk)
        if entry is None:
            raise RuleBroken(_("{name}不是线上参加的。").format(name=seat.name))
        entry.checked_how, entry.checked_by = how, by.name
        entry.save(update_fields=["checked_how", "checked_by"])
    audit.record(AuditTag.CHECK_IDENTITY, meeting, by, after={"checked": len(rows)}, at=at)
    return meeting


@action
def call_roll(*, item, rows, by, at=None):
    """Everybody who attends from afar is called by name before the item is voted. ``rows``: ``(seat, answer)``; may be put right
    until it is."""
    at, meeting, item = at or clock.now(), lock(item.meeting), lock_undecided(item)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.CALL_ROLL)
    given = {seat.pk: answer for seat, answer in rows}
    waiting = [entry.seat for entry in selectors.known_online_at(meeting)]
    missing = [seat.name for seat in waiting if not given.get(seat.pk)]
    if missing or not waiting:
        raise RuleBroken(_said_missing(missing) if missing else _("没有人线上参加，不用点名。"))
    item.roll_call.all().delete()
    RollCallEntry.objects.bulk_create(
        RollCallEntry(item=item, seat=seat, answer=given[seat.pk], called_by_name=by.name) for seat in waiting
    )
    voted = sum(given[seat.pk] == RollCall.VOTED for seat in waiting)
    audit.record(AuditTag.CALL_ROLL, item, by, after={"called": len(waiting), "voted": voted}, at=at)
    return item


def _said_missing(names):
    return _("还有 {number} 位没有点到：{names}。线上参加的要一个一个点名。").format(
        number=len(names), names="、".join(names[:5])
    )
