"""Matters on their way: lists, where one stands, what may take its next phase, and what that leaves open."""

from django.db.models import Count
from django.utils.translation import gettext as _

from lianxin.deliberation.calc.phases import PROCESSES, STARTED
from lianxin.deliberation.models import Meeting, Process, ProcessPlan, Resolution, Topic
from lianxin.deliberation.vocabulary import PUBLIC_TOPICS, MeetingState, ProcessKind, ProcessState, TopicVerb
from lianxin.kit.decisions import shown
from lianxin.kit.paging import page
from lianxin.kit.tree import within, within_any


def processes(*, place="", cursor="", size=20):
    rows = Process.objects.filter(within(place, "division_path")).select_related("division", "plan")
    return page(rows.annotate(taken=Count("steps")), order=("-started_at", "-id"), cursor=cursor, size=size)


def find_process(public_id):
    return shown(
        Process.objects.select_related("division", "topic", "plan", "raising").filter(public_id=public_id).first()
    )


def process_of(topic):
    """The matter a topic runs on or ran through, the latest that was not stopped, or ``None``."""
    rows = topic.processes.exclude(state=ProcessState.STOPPED).select_related("division", "plan")
    return rows.prefetch_related("steps").order_by("-id").first()


def phase_of(process):
    """The phase that waits, or ``None``."""
    return process.next_phase({step.code for step in process.steps.all()})


def is_kept_in_record(process, phase):
    """Whether this phase is taken on the page of a record of its own, with fields, and not by a word here."""
    return hasattr(process, "raising") and any(phase.code == each.code for each in PROCESSES[process.kind])


def closed_by_phase(topic, verb):
    """Why the phase of its matter does not leave ``verb`` open, in a sentence; empty when it does."""
    process = process_of(topic)
    if process is None:
        return ""
    phase = phase_of(process)
    if phase is None:
        return _("这件事已经走完了，不再收意见。看看后来怎样，觉得不对可以在公开栏提异议。")
    if str(verb) in phase.verbs:
        return ""
    told = _closed().get(verb, _("这件事正走到“{phase}”，这一步不开放这个。"))
    return told.format(phase=_(phase.name))


def _closed():
    return {
        TopicVerb.COMMENT: _("这件事正走到“{phase}”，这一步不收大家的话；决定公开以后，觉得不对可以在公开栏提异议。"),
        TopicVerb.ASK: _("这件事正走到“{phase}”，这一步不征求意见。"),
    }


def meetings_for_phase(process, phase):
    """Meetings that may take this phase: of the right body, with minutes, the latest first."""
    rows = Meeting.objects.filter(
        division_path=process.division_path, body__kind__in=phase.bodies,
        state__in=(MeetingState.MINUTED, MeetingState.VALIDATED),
    )  # fmt: skip
    return list(rows.select_related("body").order_by("-starts_at", "-id")[:30])


def resolutions_for(process):
    """Resolutions of the meeting that decided."""
    decided = process.steps.filter(code="decide").values("meeting")
    return list(Resolution.objects.filter(item__meeting__in=decided).select_related("body", "item"))


def ways_at(paths):
    """``{key: (kind, plan or None, words)}`` of what a matter may set out on: every kind, and the villages' own ways."""
    found = {kind: (kind, None, ProcessKind(kind).label) for kind in STARTED if kind != ProcessKind.FUND_RAISING}
    for plan in plans(paths):
        if plan.kind == ProcessKind.FUND_RAISING:
            continue  # sets out as a record of its own, with its roll
        words = f"{plan.name}（{plan.division.short_name}，{plan.get_kind_display()}）"
        found[plan.public_id] = (plan.kind, plan, words)
    return found


def plans(paths):
    """The ways in use that villages made their own."""
    rows = ProcessPlan.objects.filter(within_any(paths, "division_path"), ended_at__isnull=True)
    return list(rows.select_related("division")[:100])


def find_plan(public_id):
    return shown(ProcessPlan.objects.select_related("division").filter(public_id=public_id).first())


def topics_for_process(paths):
    """Published topics a matter may set out from, the latest first: those of the places that run on none."""
    rows = Topic.objects.filter(within_any(paths, "division_path"), state__in=PUBLIC_TOPICS)
    return list(rows.exclude(processes__state=ProcessState.RUNNING).order_by("-proposed_at", "-id")[:50])
