"""How the book, its numbers and the roster are said."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.kit.clock import day_start
from lianxin.kit.masking import spoken_phone
from lianxin.kit.templatetags.kit import day as day_words
from lianxin.kit.templatetags.kit import moment
from lianxin.kit.waiting import Waiting
from lianxin.stations import selectors
from lianxin.stations.presenters.places import WEEKDAY_NAMES
from lianxin.stations.presenters.work import CASE_NEXT, ERRAND_NEXT, shown_phone
from lianxin.stations.vocabulary import Access, CaseState, ErrandState, Outcome, Slot


def day_or(text, default):
    """The day a text says, or ``default``."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return default


@dataclass(frozen=True)
class EntryRow:
    """A line of the book, ready to print."""

    url: str
    number: str
    at: str
    who: str
    subject: str
    outcome: str
    words: str
    tone: str
    by: str
    sign: str


def entry_subject(entry):
    """What is shown of what was said: nothing of what is under seal."""
    return _("（封存，由上一级办理）") if entry.is_sealed else entry.subject


def entry_row(entry):
    return EntryRow(
        url=reverse("stations:entry", args=[entry.public_id]),
        number=entry.number,
        at=moment(entry.at),
        who=entry.visitor_name or _("不愿留名"),
        subject=entry_subject(entry),
        outcome=str(Outcome(entry.outcome).label),
        words=entry.answer or entry.result or entry.handed_to or _linked(entry),
        tone="done" if entry.closed_at else "wait",
        by=entry.recorded_by_name,
        sign=entry.get_sign_display(),
    )


def _linked(entry):
    """The number of what it became, where it was fetched with it."""
    if entry.need_id and not entry.is_sealed:
        return entry.need.number if "need" in entry._state.fields_cache else ""
    if entry.errand_id:
        return entry.errand.number if "errand" in entry._state.fields_cache else ""
    return ""


def entry_saved(entry):
    """What the clerk reads and hears after Enter."""
    who = entry.visitor_name or _("不愿留名")
    return _("已登记 {number}：{who}，{outcome}。可以记下一位。").format(
        number=entry.number, who=who, outcome=Outcome(entry.outcome).label
    )


def entry_facts(entry):
    """Label and value of what is known, nothing that is empty. The phone is whole while it waits."""
    lines = (
        (_("来访人"), entry.visitor_name or _("不愿留名")),
        (_("电话"), shown_phone(entry.visitor_phone, whole=entry.closed_at is None)),
        (_("住址"), entry.address if entry.closed_at is None else ""),
        (_("替谁来"), entry.on_behalf_of),
        (_("怎么来的"), entry.get_channel_display()),
        (_("首问责任人"), entry.recorded_by_name),
        (_("怎么处理"), entry.get_outcome_display()),
        (_("当场答复"), entry.answer),
        (_("交给谁"), entry.handed_to),
        (_("结果"), entry.result),
        (_("办结时间"), moment(entry.closed_at) if entry.closed_at else ""),
        (_("签字"), entry.get_sign_display()),
        (_("满意吗"), entry.get_satisfaction_display() or ""),
        (
            _("要什么方便"),
            "、".join(str(Access(code).label) for code in entry.access_asked)
            + ("" if not entry.access_asked else (_("：做到了") if entry.access_met else _("：没做到"))),
        ),
        (_("为同一件事又来"), entry.again_of.number if entry.again_of_id else ""),
        (_("从哪里来"), _("纸质登记簿补录") if entry.from_paper else ""),
    )
    return [(label, value) for label, value in lines if value]


@dataclass(frozen=True)
class NumberRow:
    name: str
    value: str
    made_of: str
    meaning: str


def _percent(share):
    return "—" if share.value is None else f"{float(share.value * 100):.1f} %"


def _parts(share):
    return f"{share.numerator} / {share.denominator}"


def number_rows(numbers):
    """Every number with its numerator, denominator and what it means."""
    households = numbers.per_households
    hours = numbers.median_minutes
    return [
        NumberRow(
            _("每百户来访"),
            "—" if households.value is None else f"{float(households.value * 100):.1f}",
            _parts(households),
            _("登记条数 / 本地户数 × 100。"),
        ),
        NumberRow(_("当场解决"), _percent(numbers.on_the_spot), _parts(numbers.on_the_spot), _("当场答复的 / 全部。")),
        NumberRow(
            _("办结要多久（中位数）"),
            "—" if hours is None else _("{n} 小时").format(n=f"{float(hours / 60):.1f}"),
            _("已办结 {ended}，还在办 {waiting}").format(ended=numbers.ended, waiting=numbers.waiting),
            _("一半不超过这个时间；还在办的不算在里面。"),
        ),
        NumberRow(
            _("一次办成"),
            _percent(numbers.one_visit),
            _parts(numbers.one_visit),
            _("没有为同一件事再来的 / 头一次来的。"),
        ),
        NumberRow(
            _("要求重办"), _percent(numbers.reopened), _parts(numbers.reopened), _("要求重办的 / 转成诉求并已答复的。")
        ),
        NumberRow(_("老人占多少"), _percent(numbers.elders), _parts(numbers.elders), _("六十岁以上的 / 全部。")),
        NumberRow(
            _("要的方便做到了"), _percent(numbers.access_met), _parts(numbers.access_met), _("做到的 / 提出要方便的。")
        ),
        NumberRow(
            _("投诉"),
            str(numbers.complaints),
            _("解决 {solved}，还没有结果 {open}").format(
                solved=numbers.complaints_solved, open=numbers.complaints_open
            ),
            _("解决了或解决了一部分的算解决。"),
        ),
    ]


@dataclass(frozen=True)
class ShiftRow:
    public_id: str
    slot: str
    on_duty: str
    phone: str
    backup: str
    leader: str
    is_done: bool
    note: str


@dataclass(frozen=True)
class RosterDay:
    day: date
    name: str
    shifts: list


_SLOT_ORDER = {slot: number for number, slot in enumerate(Slot)}
SLOT_NAMES = {Slot.AM: _L("上午"), Slot.PM: _L("下午"), Slot.EVENING: _L("晚上"), Slot.WEEKEND: _L("全天")}


def in_order(shifts):
    """By day, then in the order of the day."""
    return sorted(shifts, key=lambda shift: (shift.day, _SLOT_ORDER[Slot(shift.slot)]))


def shift_row(shift):
    return ShiftRow(
        public_id=shift.public_id,
        slot=str(SLOT_NAMES[Slot(shift.slot)]),
        on_duty=shift.on_duty.name,
        phone=spoken_phone(shift.on_duty.phone),
        backup=" ".join(filter(None, (shift.backup.name, spoken_phone(shift.backup.phone)))) if shift.backup else "",
        leader=" ".join(filter(None, (shift.leader.name, spoken_phone(shift.leader.phone)))) if shift.leader else "",
        is_done=shift.handed_over_at is not None,
        note=shift.handover,
    )


def roster_days(shifts, monday, count=7):
    """The days of a week, each with its shifts."""
    by_day: dict = {}
    for shift in in_order(shifts):
        by_day.setdefault(shift.day, []).append(shift_row(shift))
    days = (monday + timedelta(days=number) for number in range(count))
    return [RosterDay(day, str(WEEKDAY_NAMES[day.weekday()]), by_day.get(day, [])) for day in days]


@dataclass(frozen=True)
class GapLine:
    day: str
    slot: str
    words: str


def gap_words(day, slot):
    return _("{day} {weekday} {slot}没有人值班").format(
        day=day_words(day), weekday=WEEKDAY_NAMES[day.weekday()], slot=SLOT_NAMES[Slot(slot)]
    )


def gap_lines(gaps):
    return [GapLine(day.isoformat(), slot, gap_words(day, slot)) for day, slot in gaps]


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


def time_words(day, hour):
    """A half hour that can be booked."""
    return f"{day_words(day)} {WEEKDAY_NAMES[day.weekday()]} {hour}"
