"""四议两公开: a matter taken through its phases in order, each resting on a meeting with minutes or a resolution that hangs."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies
from lianxin.deliberation.calc.phases import next_phase
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Process, ProcessStep
from lianxin.deliberation.vocabulary import AuditTag, MeetingState, ProcessState, ResolutionState
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory
from lianxin.territory.vocabulary import System

_WRITTEN = (MeetingState.MINUTED, MeetingState.VALIDATED)


@action
def start_process(*, division, kind, title, topic=None, by, at=None):
    """A matter sets out on its phases; the days between are those of the profile of today."""
    at = at or clock.now()
    policies.can_keep_body(by, division.path).or_raise()
    territory.must_use(System.HALL, division)
    profile = territory.profile(division)
    process = Process.objects.create(
        division=division, division_path=division.path, topic=topic, kind=kind, title=title.strip(), started_at=at,
        gap_days=profile.value("deliberation.gap_days"), profile_version=profile.version_id,
    )  # fmt: skip
    audit.record(AuditTag.START_PROCESS, process, by, after={"kind": str(kind)}, at=at)
    return process


@action
def take_phase(*, process, meeting=None, resolution=None, words="", by, at=None):
    """The next phase is done: by this meeting, or by this resolution that hangs or whose result does."""
    at = at or clock.now()
    process = Process.objects.select_for_update(of=("self",)).select_related("division").get(pk=process.pk)
    policies.can_keep_body(by, process.division_path).or_raise()
    steps = list(process.steps.select_related("meeting"))
    phase = next_phase(process.kind, {step.code for step in steps})
    if process.state != ProcessState.RUNNING or phase is None:
        raise WrongState(process)
    if phase.posts:
        on = _check_posting(phase, resolution, steps)
        meeting = None
    else:
        on = _check_meeting(phase, process, meeting, steps)
        resolution = None
    ProcessStep.objects.create(
        process=process, code=phase.code, meeting=meeting, resolution=resolution, words=words.strip(), on=on
    )
    if next_phase(process.kind, {phase.code, *(step.code for step in steps)}) is None:
        process.state = ProcessState.DONE
        process.save(update_fields=["state"])
    audit.record(AuditTag.TAKE_PHASE, process, by, after={"phase": phase.code, "on": on.isoformat()}, at=at)
    return process


def _check_meeting(phase, process, meeting, steps):
    if meeting is None or meeting.division_path != process.division_path or meeting.body.kind not in phase.bodies:
        raise RuleBroken(_("请选这一步该开的会。"), field="meeting")
    if meeting.state not in _WRITTEN:
        raise RuleBroken(_("这次会的记录还没有写好。"), field="meeting")
    if phase.passes and not meeting.items.filter(passed=True).exists():
        raise RuleBroken(_("这次会没有通过，这一步不算走完。"), field="meeting")
    on = timezone.localdate(meeting.starts_at)
    earliest = steps[-1].on + timedelta(days=process.gap_days if phase.gap else 0) if steps else on
    if on < earliest:
        raise RuleBroken(
            _("上一步是 {before}，这一步最早 {day}，中间要留时间听大家意见。").format(
                before=steps[-1].on.isoformat(), day=earliest.isoformat()
            ),
            field="meeting",
        )
    return on


def _check_posting(phase, resolution, steps):
    decided = next((step.meeting for step in steps if step.code == "decide"), None)
    if resolution is None or decided is None or resolution.item.meeting_id != decided.pk:
        raise RuleBroken(_("请选上面那次会议作出的决议。"), field="resolution")
    resolution.refresh_from_db()
    if resolution.published_at is None:
        raise RuleBroken(_("决议还没有公布。先到决议那一页公布。"), field="resolution")
    if phase.posts == "resolution":
        return timezone.localdate(resolution.published_at)
    if resolution.state != ResolutionState.IMPLEMENTED:
        raise RuleBroken(_("决议还没有实施完，实施结果还没有公布。"), field="resolution")
    return timezone.localdate(resolution.steps.filter(state=ResolutionState.IMPLEMENTED).first().at)


@action
def stop_process(*, process, reason, by, at=None):
    """It goes no further, and why; what was done stays."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    policies.can_keep_body(by, process.division_path).or_raise()
    if process.state != ProcessState.RUNNING:
        raise WrongState(process)
    process.state, process.stopped_reason = ProcessState.STOPPED, reason.strip()
    process.save(update_fields=["state", "stopped_reason"])
    audit.record(AuditTag.STOP_PROCESS, process, by, reason=reason, after={"state": "stopped"}, at=at)
    return process
