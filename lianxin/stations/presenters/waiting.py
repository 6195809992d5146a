"""What waits for somebody at their stations, as a row of the inbox."""

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lianxin.kit.clock import day_start
from lianxin.kit.templatetags.kit import day as day_words
from lianxin.kit.waiting import Waiting
from lianxin.stations import selectors
from lianxin.stations.presenters.roster import SLOT_NAMES, gap_words
from lianxin.stations.presenters.work import CASE_NEXT, ERRAND_NEXT
from lianxin.stations.vocabulary import CaseState, ErrandState


def _row(address, title, meta, action, on, **more):
    return Waiting(url=address, title=title, meta=meta, next_action=action, due_at=day_start(on), **more)


def _duty_rows(waiting, today):
    """Slots without anybody, shifts not handed over, swaps to decide."""
    duty, at_slot = {"due": _("值班表")}, {slot.value: name for slot, name in SLOT_NAMES.items()}
    for station, day, slot in waiting.gaps:
        address = f"{reverse('stations:set_shift', args=[station.public_id])}?day={day.isoformat()}&slot={slot}"
        tone = "late" if day <= today else "wait"
        yield _row(address, gap_words(day, slot), station.name, _("定谁值班"), day, clock=_("缺人"), tone=tone, **duty)
    for task in waiting.notes:
        title = _("{day} {slot}的交班记录还没有写").format(day=day_words(task.due), slot=at_slot[task.state])
        address = reverse("stations:hand_over", args=[task.public_id])
        station = waiting.stations[task.station_id]
        yield _row(address, title, station.name, _("写交班记录"), task.due, clock=_("待交班"), **duty)
    for task in waiting.swaps:
        station = waiting.stations[task.station_id]
        title = _("{name}要换 {day} {slot}的班，换成{instead}").format(
            name=task.title, day=day_words(task.due), slot=at_slot[task.state], instead=task.extra
        )
        address = reverse("stations:roster", args=[station.public_id])
        yield _row(address, title, station.name, _("同意或不同意"), task.due, clock=_("等批"), **duty)


def waiting_rows(actor, at):
    """What waits for somebody at their stations, in the shape of the inbox."""
    waiting, today = selectors.waiting_for(actor), localdate(at)
    rows = list(_duty_rows(waiting, today))
    for tasks, page, states, actions in (
        (waiting.errands, "stations:errand", ErrandState, ERRAND_NEXT),
        (waiting.cases, "stations:case", CaseState, CASE_NEXT),
    ):
        for task in tasks:
            state, due = states(task.state), task.due or today
            rows.append(
                _row(
                    reverse(page, args=[task.public_id]), task.title, task.extra, actions[state], due,
                    tone="late" if due < today else "wait", clock=str(state.label), number=task.number,
                    due=day_words(task.due) if task.due else _("没有定日子"),
                )
            )  # fmt: skip
    for task in waiting.access:
        title = _("{slip} 号来时要照顾：请先答复能不能做到").format(slip=task.number)
        meta = " · ".join(filter(None, (waiting.stations[task.station_id].name, task.title)))
        address = reverse("stations:answer_access", args=[task.public_id])
        rows.append(
            _row(
                address,
                title,
                meta,
                _("答复"),
                task.due,
                clock=_("等答复"),
                due=day_words(task.due),
                number=task.number,
            )
        )
    for task in waiting.passed_on:
        meta = _("带去了{where}").format(where=task.extra)
        address = reverse("stations:finish_entry", args=[task.public_id])
        rows.append(
            _row(
                address, task.title, meta, _("问一问，写结果"), task.due, clock=_("等结果"), due=day_words(task.due),
                number=task.number,
            )
        )  # fmt: skip
    return rows
