"""A matter taken through its phases in order, each resting on a meeting with minutes, a resolution that hangs, or words."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.deliberation import policies, selectors
from lianxin.deliberation.calc.phases import days, in_working_days, keys_of, phases_of
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.models import Process, ProcessPlan, ProcessStep, Topic
from lianxin.deliberation.vocabulary import ENDED, AuditTag, MeetingState, ProcessState, ResolutionState, TopicOrigin
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken
from lianxin.territory import selectors as territory
from lianxin.territory.calc.limits import Limit
from lianxin.territory.vocabulary import System

_WRITTEN = (MeetingState.MINUTED, MeetingState.VALIDATED)


@action
def start_process(*, division, kind, title, topic=None, plan=None, by, at=None):
    """A matter sets out on its phases, by the village's own ``plan`` of that kind where there is one.

    Its days are those of the profile of today; a topic runs on one process at a time.
    """
    at = at or clock.now()
    policies.can_keep_body(by, division.path).or_raise()
    territory.must_use(System.HALL, division)
    if topic is not None:
        topic = _fitting_topic(topic, division)
    plan = plan and ProcessPlan.objects.get(pk=plan.pk)
    if plan is not None and (plan.division_id != division.pk or plan.kind != kind or plan.ended_at):
        raise RuleBroken(_("请选本地正在用的走法。"), field="kind")
    phases = phases_of(kind, plan.phases if plan else ())
    profile = territory.profile(division)
    rules = {key: profile.value(key) for key in keys_of(phases)}
    process = Process.objects.create(
        division=division, division_path=division.path, topic=topic, kind=kind, plan=plan, title=title.strip(), days=rules,
        due_on=_due(phases[0], rules, division, at), started_at=at, profile_version=profile.version_id,
    )  # fmt: skip
    audit.record(
        AuditTag.START_PROCESS, process, by, after={"kind": str(kind), "plan": plan.name if plan else ""}, at=at
    )
    return process


def _fitting_topic(topic, division):
    topic = Topic.objects.select_for_update().get(pk=topic.pk)
    if topic.division_id != division.pk:
        raise RuleBroken(_("请选本地的议题。"), field="topic")
    if topic.origin == TopicOrigin.RULES:
        raise RuleBroken(_("村规民约的草稿走村规民约自己的程序。"), field="topic")
    if topic.processes.filter(state=ProcessState.RUNNING).exists():
        raise RuleBroken(_("这个议题已经在走程序了，走完或者停下以后才能再开始。"), field="topic")
    return topic


def _due(phase, rules, division, at):
    """The last day of a phase that begins now; ``None`` where nothing says how long it may last."""
    if phase is None or not phase.within:
        return None
    limit = Limit.parse(f"{days(phase.within, rules)}{'wd' if in_working_days(phase.within) else 'd'}")
    return timezone.localdate(limit.after(at, territory.work_calendar(division)))


@action
def take_phase(*, process, meeting=None, item=None, resolution=None, words="", by, at=None):
    """The next phase is done: by this meeting, by this resolution that hangs or whose result does, or by what is told.

    A meeting takes it by its item on the matter, since that set out. Another ``item`` may be named by hand; ``words`` then say why.

    What rests on a record of its own is taken there; here only the steps that the village added.
    """
    at = at or clock.now()
    process = Process.objects.select_for_update(of=("self",)).select_related("division", "plan").get(pk=process.pk)
    policies.can_keep_body(by, process.division_path).or_raise()
    phase = process.next_phase(set(process.steps.values_list("code", flat=True)))
    if phase is not None and selectors.is_kept_in_record(process, phase):
        raise RuleBroken(_("这一步在筹资筹劳的那一页走。"))
    on = advance(process, at, meeting=meeting, item=item, resolution=resolution, words=words)
    audit.record(AuditTag.TAKE_PHASE, process, by, after={"phase": phase.code, "on": on.isoformat()}, at=at)
    return process


def advance(process, at, *, meeting=None, item=None, resolution=None, words=""):
    """Take the phase a locked process waits in and return the day it was taken; whose verb it is says who may and records it."""
    steps = list(process.steps.select_related("meeting"))
    phase = process.next_phase({step.code for step in steps})
    if phase is None:
        raise WrongState(process)
    if phase.posts:
        on, item = _check_posting(phase, process, resolution), None
    elif phase.bodies:
        item = item or (meeting and _item_on_matter(phase, process, meeting))
        on, resolution = _check_meeting(phase, process, item, words, steps), None
    else:
        on, item, resolution = _check_told(phase, process, words, steps, at), None, None
    ProcessStep.objects.create(
        process=process, code=phase.code, meeting=item and item.meeting, item=item, resolution=resolution,
        words=words.strip(), on=on,
    )  # fmt: skip
    following = process.next_phase({phase.code, *(step.code for step in steps)})
    process.due_on = _due(following, process.days, process.division, at)
    if following is None:
        process.state = ProcessState.DONE
    process.save(update_fields=["state", "due_on"])
    return on


def require_phase(topic, verb):
    """Raise unless the phase its matter is in, or the topic's own where it is on none, leaves ``verb`` open."""
    if said := selectors.closed_by_phase(topic, verb):
        raise RuleBroken(said)


def _item_on_matter(phase, process, meeting):
    """Its item on the matter, one that passed before others; refuses a meeting without one."""
    found = [each for each in meeting.items.all() if selectors.is_on_matter(process, each)]
    if not found and meeting.body.kind in phase.bodies:
        raise RuleBroken(
            _(
                "这次会的议程上没有这件事，这一步不算走完。从议题来的，会上那一项要选明从哪个议题来；确实议了的，选那一项，写明为什么算。"
            ),
            field="meeting",
        )
    return max(found, key=lambda each: bool(each.passed), default=None)


def _check_meeting(phase, process, item, words, steps):
    meeting = item and item.meeting
    if meeting is None or meeting.division_path != process.division_path or meeting.body.kind not in phase.bodies:
        raise RuleBroken(_("请选这一步该开的会。"), field="item")
    if meeting.state not in _WRITTEN:
        raise RuleBroken(_("这次会的记录还没有写好。"), field="item")
    if any(step.meeting_id == meeting.pk for step in steps):
        raise RuleBroken(_("这次会已经算了前面的一步，一次会只走一步。"), field="item")
    if phase.passes and not item.passed:
        raise RuleBroken(_("这次会没有通过这件事，这一步不算走完。"), field="item")
    if not selectors.is_on_matter(process, item) and not words.strip():
        raise RuleBroken(
            _("会上这一项不是从这件事的议题来的。确实议的是这件事，请写明为什么算，人人看得到。"), field="words"
        )
    on, first = timezone.localdate(meeting.starts_at), selectors.counts_from(process, phase)
    if on < first:
        raise RuleBroken(
            _("这次会是 {on} 开的，这件事 {first} 才开始，以前的会不算。").format(
                on=on.isoformat(), first=first.isoformat()
            ),
            field="item",
        )
    _check_gap(phase, process, on, steps, "item")
    return on


def _check_told(phase, process, words, steps, at):
    if not words.strip():
        raise RuleBroken(_("这一步要写清楚：{what}。").format(what=_(phase.told)), field="words")
    on = timezone.localdate(at)
    _check_gap(phase, process, on, steps, "words")
    return on


def _check_gap(phase, process, on, steps, field):
    earliest = steps[-1].on + timedelta(days=days(phase.gap, process.days)) if steps else on
    if on < earliest:
        raise RuleBroken(
            _("上一步是 {before}，这一步最早 {day}，中间要留时间听大家意见。").format(
                before=steps[-1].on.isoformat(), day=earliest.isoformat()
            ),
            field=field,
        )


def _check_posting(phase, process, resolution):
    if resolution is None or resolution not in selectors.resolutions_for(process):
        raise RuleBroken(_("请选上面那次会议对这件事作出的决议。"), field="resolution")
    resolution.refresh_from_db()
    if resolution.published_at is None:
        raise RuleBroken(_("决议还没有公布。先到决议那一页公布。"), field="resolution")
    ended = resolution.state in ENDED
    if phase.posts == "resolution":
        if ended:
            raise RuleBroken(_("这份决议已经修改或者撤销，不再照它办。请停下，写明原因。"), field="resolution")
        return timezone.localdate(resolution.published_at)
    if ended and selectors.is_kept_in_record(process, phase):  # what came in before is still accounted for
        return timezone.localdate(selectors.end_of(resolution).at)
    if resolution.state != ResolutionState.IMPLEMENTED:
        raise RuleBroken(_("决议还没有实施完，实施结果还没有公布。"), field="resolution")
    return timezone.localdate(resolution.steps.filter(state=ResolutionState.IMPLEMENTED).first().at)


@action
def stop_process(*, process, reason, by, at=None):
    """It goes no further, and why; what was done stays. Refuses while a receipt stands: it could not be given back any more."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    policies.can_keep_body(by, process.division_path).or_raise()
    if process.state != ProcessState.RUNNING:
        raise WrongState(process)
    if selectors.has_standing_receipts(process):
        raise RuleBroken(
            _(
                "已经收了钱或者记了工，不能停下。办完的，公布收支结果；不办了的，到分户表逐户“更正一张”、照收据退还，退完再停。"
            )
        )
    halt(process, reason)
    audit.record(AuditTag.STOP_PROCESS, process, by, reason=reason, after={"state": "stopped"}, at=at)
    return process


def halt(process, reason):
    """A locked process goes no further; whose verb it is says who may and records it."""
    process.state, process.stopped_reason, process.due_on = ProcessState.STOPPED, reason.strip(), None
    process.save(update_fields=["state", "stopped_reason", "due_on"])
