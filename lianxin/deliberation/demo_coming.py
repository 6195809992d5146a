"""What is coming in the hall of the sample's first village, and its own way to decide."""

from datetime import timedelta

from lianxin.deliberation import services as of_the_room
from lianxin.deliberation.calc.phases import PROCESSES
from lianxin.messaging.services import dated

services = dated(of_the_room)


def load_coming(village, reps, study, by, clerk, now, title, motion):
    """A meeting that is called on what the branch has studied, a poll, a matter on its first step, a meeting that is asked for."""
    meeting = services.plan_meeting(
        body=reps, starts_at=now + timedelta(days=8), place="村委会二楼会议室", convenor=f"{village.short_name}村民委员会",
        chair="村主任", recorder="文书", study=study, by=by,
    )  # fmt: skip
    services.add_item(meeting=meeting, title=title, motion=motion, by=by)
    services.call_meeting(meeting=meeting, by=by)
    services.open_ballot(
        body=reps, title="文化广场几点以后不放音响", question="您觉得晚上几点以后不放音响合适？", kind="approval",
        rule={"options": ["八点半", "九点", "九点半"], "seats": 1}, closes_at=now + timedelta(days=6), by=by,
    )  # fmt: skip
    services.start_process(division=village, kind="four_steps", title=title, plan=_own_way(village, by), by=by)
    _asked_for(reps, clerk, now)


def _asked_for(reps, clerk, now):
    """Four representatives ask for a meeting; a fifth of them, five, would oblige to call it."""
    signers = [(f"代表{number:02d}", f"{number:03d}") for number in range(6, 10)]
    services.ask_for_meeting(
        body=reps, about="请村里说清楚去年路灯的电费花在哪里，今年怎么省。", signers=signers, by=clerk, at=now - timedelta(days=3)
    )  # fmt: skip


def _own_way(village, by):
    """Four steps as this village calls them, with a talk of each group before the branch reviews, and a week to hear people."""
    rows = [
        {"code": phase.code, "name": str(phase.name), "verbs": list(phase.verbs), "gap": 7 if phase.gap else None}
        for phase in PROCESSES["four_steps"]
    ]
    rows.insert(2, {"code": "own", "name": "各组户主会", "verbs": ["comment", "ask"]})
    return services.make_plan(division=village, kind="four_steps", name="先问户主再表决", phases=rows, by=by)
