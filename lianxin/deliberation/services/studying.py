"""The Party's study before the assembly: which meeting it was, that it was about the same matter, and that its step is over."""

from lianxin.audit import services as audit
from lianxin.deliberation import policies
from lianxin.deliberation.services.meetings import lock
from lianxin.deliberation.services.moving import require
from lianxin.deliberation.services.studies import fitting_study
from lianxin.deliberation.vocabulary import MEETING_WAYS, AuditTag, MeetingVerb
from lianxin.kit import clock
from lianxin.kit.actions import action


@action
def name_study(*, meeting, study, by, at=None):
    """Say which meeting of the branch prepared this one, as long as it is not called."""
    at, meeting = at or clock.now(), lock(meeting)
    policies.can_keep_meeting(by, meeting).or_raise()
    require(meeting, MEETING_WAYS, MeetingVerb.STUDY)
    meeting.study = fitting_study(study, meeting.body)
    meeting.save(update_fields=["study"])
    audit.record(AuditTag.NAME_STUDY, meeting, by, after={"study": str(study)}, at=at)
    return meeting
