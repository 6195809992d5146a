"""Beside the minutes: why somebody did not come, photos that belong to them, and that the supervision committee has looked at them."""

from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies
from lianxin.deliberation.models import Absence
from lianxin.deliberation.services.meetings import lock
from lianxin.deliberation.services.minutes import MOST_PAGES
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.vocabulary import ATTACHED, MEETING_WAYS, AuditTag, MeetingVerb
from lianxin.files import selectors as files
from lianxin.files.services import store_photo
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken


@action
def note_absences(*, meeting, rows, by, at=None):
    """Why those who did not come stayed away. ``rows``: ``(seat, reason)``; a reason said again replaces the first."""
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_enter_attendance(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.EXCUSE)
    there = set(meeting.attendances.values_list("seat_id", flat=True))
    for seat, _reason in rows:
        if seat.pk in there:
            raise RuleBroken(_("{name}到会了，不用写没有到的原因。").format(name=seat.name), field="absent")
    if not rows:
        raise RuleBroken(_("一行写一位没有到会的人和原因。"), field="absent")
    meeting.absences.filter(seat__in=[seat.pk for seat, _reason in rows]).delete()
    Absence.objects.bulk_create(
        Absence(meeting=meeting, seat=seat, reason=reason.strip(), entered_by_name=by.name) for seat, reason in rows
    )
    audit.record(AuditTag.NOTE_ABSENCES, meeting, by, after={"absent": meeting.absences.count()}, at=at)
    return meeting


@action
def attach_photos(*, meeting, photos, by, at=None):
    """Photos of the meeting and scanned papers it had before it, for who may read the minutes."""
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_enter_attendance(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.ATTACH)
    if not photos:
        raise RuleBroken(_("请选要附的照片或者扫描件。"), field="photos")
    if len(files.files_of(ATTACHED, meeting.public_id)) + len(photos) > MOST_PAGES:
        raise RuleBroken(_("一次会议最多附 {most} 页。").format(most=MOST_PAGES), field="photos")
    for photo in photos:
        store_photo(upload=photo, owner_kind=ATTACHED, owner_id=meeting.public_id, by=by, at=at)
    audit.record(AuditTag.ATTACH_PHOTOS, meeting, by, after={"pages": len(photos)}, at=at)
    return meeting


@action
def supervise_minutes(*, meeting, words, by, at=None):
    """The supervision committee has looked at validated minutes and says what it found."""
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_supervise_minutes(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.SUPERVISE)
    if meeting.supervised_at:
        raise RuleBroken(_("监督委员会已经看过这份记录了。"))
    meeting.supervised_at, meeting.supervised_by_name, meeting.supervised_words = at, by.name, words.strip()
    meeting.save(update_fields=["supervised_at", "supervised_by_name", "supervised_words"])
    audit.record(AuditTag.SUPERVISE_MINUTES, meeting, by, after={"supervised": True}, reason=words.strip(), at=at)
    return meeting
