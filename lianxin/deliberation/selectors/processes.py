"""Matters on their way: lists, where one stands, what may take its next phase, and what that leaves open."""

from django.db.models import Count
from django.utils.translation import gettext as _

from lianxin.deliberation import policies
from lianxin.deliberation.calc.phases import PROCESSES, STARTED, phase_in
from lianxin.deliberation.models import Item, Process, ProcessPlan, Resolution, Topic
from lianxin.deliberation.vocabulary import (
    PUBLIC_TOPICS,
    BudgetState,
    BudgetVerb,
    MeetingState,
    ProcessKind,
    ProcessState,
    TopicOrigin,
    TopicState,
    TopicVerb,
)
from lianxin.kit import clock
from lianxin.kit.decisions import shown
from lianxin.kit.paging import page
from lianxin.kit.templatetags.kit import day
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


def studies_of(topic):
    """Items of the Party branch's meetings that were on this topic: its study, the first first."""
    rows = topic.items.filter(meeting__body__kind__in=policies.PARTY_BODIES)
    rows = rows.exclude(meeting__state=MeetingState.CANCELLED).select_related("meeting__body")
    return list(rows.order_by("meeting__starts_at", "id"))


def items_in_public(topic):
    """Items on this topic of meetings everybody may know of."""
    rows = topic.items.exclude(meeting__body__kind__in=policies.PARTY_BODIES).select_related("meeting", "resolution")
    return list(rows)


def study_that_waits(topic, kind):
    """The step of the Party's own that the matter of a topic has yet to take before a body of this kind decides; ``None`` otherwise."""
    process = process_of(topic)
    if process is None:
        return None
    taken = {step.code for step in process.steps.all()}
    before = next((at for at, phase in enumerate(process.phases) if kind in phase.bodies and phase.passes), 0)
    waits = (phase for phase in process.phases[:before] if set(phase.bodies) & policies.PARTY_BODIES)
    return next((phase for phase in waits if phase.code not in taken), None)


def is_kept_in_record(process, phase):
    """Whether this phase is taken on the page of a record of its own, with fields, and not by a word here."""
    return hasattr(process, "raising") and any(phase.code == each.code for each in PROCESSES[process.kind])


def closed_by_phase(topic, verb):
    """Why the phase its matter is in, or the topic itself, does not leave ``verb`` open: phase and day in a sentence; empty when it does."""
    process = process_of(topic)
    if process is not None:
        return _closed(phase_of(process), process.due_on, verb)
    if topic.state in (TopicState.REFERRED, TopicState.DECLINED):
        return ""
    until = {"screen": topic.screen_by, "talk": topic.discuss_at and clock.day_of(topic.discuss_at)}
    phase = phase_in(topic.phases, topic.state)
    return _closed(phase, until.get(phase.code) if phase else None, verb)


def closed_in_budget(budgeting, verb):
    """The same of a budget."""
    if budgeting.state == BudgetState.STOPPED:
        return ""
    until = {"ideas": budgeting.ideas_until, "vote": budgeting.ballot.closes_at if budgeting.ballot_id else None}
    phase = phase_in(budgeting.phases, budgeting.state)
    at = until.get(phase.code) if phase else None
    return _closed(phase, at and clock.day_of(at), verb)


def _closed(phase, last_day, verb):
    if phase is None:
        return _("这件事已经走完了，不再收意见。看看后来怎样，觉得不对可以在公开栏提异议。")
    if str(verb) in phase.verbs:
        return ""
    where = _("“{phase}”").format(phase=_(phase.name))
    if last_day:
        where = _("“{phase}”（到 {day}）").format(phase=_(phase.name), day=day(last_day))
    told = {
        TopicVerb.COMMENT: _("这件事正走到{where}，这一步不收大家的话；决定公开以后，觉得不对可以在公开栏提异议。"),
        TopicVerb.ASK: _("这件事正走到{where}，这一步不征求意见。"),
        TopicVerb.SIGN: _("这件事正走到{where}，这一步不收联名。"),
        BudgetVerb.IDEA: _("这件事正走到{where}，这一步不收点子。"),
    }.get(verb, _("这件事正走到{where}，这一步不开放这个。"))
    return told.format(where=where)


def plan_in_use(division, kind):
    """The village's own way of a kind with states of its own, or ``None``: there is one at most."""
    return ProcessPlan.objects.filter(division=division, kind=kind, ended_at__isnull=True).first()


def is_on_matter(process, item):
    """Whether an item is on what runs on this process by itself: on its topic, or without one under its very title."""
    return item.topic_id == process.topic_id if process.topic_id else item.title == process.title


def counts_from(process, phase):
    """The day from which meetings count: once it set out; what was said on its topic before it was voted on, since there is the topic."""
    heard = process.topic_id and not phase.passes
    return clock.day_of(process.topic.proposed_at if heard else process.started_at)


def items_for_phase(process, phase):
    """Items that may take this phase, of meetings of the right body with minutes that took no other step: those on the matter
    first, then the latest."""
    rows = Item.objects.filter(
        meeting__division_path=process.division_path, meeting__body__kind__in=phase.bodies,
        meeting__state__in=(MeetingState.MINUTED, MeetingState.VALIDATED),
    ).exclude(meeting__in=process.steps.filter(meeting__isnull=False).values("meeting"))  # fmt: skip
    if phase.passes:
        rows = rows.filter(passed=True)
    first = counts_from(process, phase)
    rows = rows.select_related("meeting__body").order_by("-meeting__starts_at", "number")[:60]
    found = [each for each in rows if clock.day_of(each.meeting.starts_at) >= first]
    return sorted(found, key=lambda each: not is_on_matter(process, each))


def decided_step(process):
    """The step on which its matter was decided, or ``None``."""
    return process.steps.filter(code="decide").first()


def resolutions_for(process):
    """Resolutions of the meeting that decided, on the item that did."""
    decided = decided_step(process)
    if decided is None:
        return []
    rows = Resolution.objects.filter(item__meeting=decided.meeting_id)
    if decided.item_id:  # steps taken before 0512 named the meeting alone
        rows = rows.filter(item=decided.item_id)
    return list(rows.select_related("body", "item"))


def ways_at(paths):
    """``{key: (kind, plan or None, words)}`` of what a matter may set out on: every kind, and the villages' own ways."""
    found = {kind: (kind, None, ProcessKind(kind).label) for kind in STARTED if kind != ProcessKind.FUND_RAISING}
    for plan in plans(paths):
        if plan.kind not in found:
            continue  # a record of its own, or states of its own
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
    """Published topics a matter may set out from, the latest first: those of the places that run on none. A draft of village
    rules has a way of its own."""
    rows = _published(paths).exclude(processes__state=ProcessState.RUNNING).exclude(origin=TopicOrigin.RULES)
    return list(rows[:50])


def topics_at(path):
    """Published topics of a place an item of a meeting may come from, the latest first."""
    return list(_published([path])[:50])


def _published(paths):
    rows = Topic.objects.filter(within_any(paths, "division_path"), state__in=PUBLIC_TOPICS)
    return rows.order_by("-proposed_at", "-id")
