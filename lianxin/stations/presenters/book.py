"""How the book, its numbers and the roster are said."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.kit.templatetags.kit import moment
from lianxin.stations.presenters.work import cleared, shown_phone
from lianxin.stations.vocabulary import Access, Outcome, VisitChannel


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
    if entry.is_sealed:
        return _("（封存，由上一级办理）")
    if entry.mediation_id:
        return _("（调解，事情不写在登记簿上）")
    return entry.subject or cleared()


def entry_who(entry):
    """Who came, as far as it is known and still kept."""
    return _("（已清掉）") if entry.words_cleared_at else entry.visitor_name or _("不愿留名")


def entry_row(entry):
    return EntryRow(
        url=reverse("stations:entry", args=[entry.public_id]),
        number=entry.number,
        at=moment(entry.at),
        who=entry_who(entry),
        subject=entry_subject(entry),
        outcome=str(Outcome(entry.outcome).label),
        words=entry.answer or entry.result or entry.handed_to or _linked(entry),
        tone="done" if entry_ended(entry) else "wait",
        by=entry.recorded_by_name,
        sign=entry.get_sign_display(),
    )


def _became(entry):
    """What it became, where that was fetched with it, else ``None``; nothing under seal."""
    if entry.is_sealed:
        return None
    known = entry._state.fields_cache
    return next((known[name] for name in ("need", "errand", "case", "mediation") if known.get(name)), None)


def _linked(entry):
    became = _became(entry)
    return became.number if became else ""


def entry_ended(entry):
    """True when it is over: itself, or what it became."""
    became = _became(entry)
    ended = next((getattr(became, name) for name in ("closed_at", "ended_at") if hasattr(became, name)), None)
    return bool(entry.closed_at or ended)


@dataclass(frozen=True)
class EarlierRow:
    """Something they came for before, to choose."""

    code: str
    words: str
    meta: str


def earlier_rows(entries, needs):
    """What was found of the same person: entries first, then needs none of them points to."""
    known = {entry.need_id for entry in entries}
    rows = [
        EarlierRow(f"entry:{entry.public_id}", f"{entry_who(entry)}：{entry.subject}",
                   f"{moment(entry.at)} · {entry.get_outcome_display()} {_linked(entry)}")
        for entry in entries
    ]  # fmt: skip
    rows += [
        EarlierRow(f"need:{need.public_id}", need.title, f"{moment(need.received_at)} · {need.number}")
        for need in needs
        if need.pk not in known
    ]
    return rows


def from_slip(slip):
    """What a line of the book may already say about whoever was called by this number."""
    if slip is None:
        return {}
    return {
        "who": slip.name,
        "subject": slip.purpose,
        "phone": slip.phone,
        "channel": VisitChannel.APPOINTMENT if slip.hour else VisitChannel.WALK_IN,
        "access_asked": slip.access_asked,
        "access_met": slip.access_met is not False,
        "slip": slip.public_id,
    }


def entry_saved(entry):
    """What the clerk reads and hears after Enter."""
    who = entry_who(entry)
    return _("已登记 {number}：{who}，{outcome}。可以记下一位。").format(
        number=entry.number, who=who, outcome=Outcome(entry.outcome).label
    )


def entry_facts(entry):
    """Label and value of what is known, nothing that is empty. The phone is whole while it waits."""
    lines = (
        (_("来访人"), entry_who(entry)),
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
        (_("期满清除"), moment(entry.words_cleared_at) if entry.words_cleared_at else ""),
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
            _("为同一件事又来"),
            _percent(numbers.again),
            _parts(numbers.again),
            _("登记时记明为同一件事又来的 / 全部。"),
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
