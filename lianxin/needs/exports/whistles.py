"""吹哨单 and 协办函: what stands on the papers of joint handling."""

from lianxin.kit.templatetags.kit import day, moment
from lianxin.needs.exports.cases import filled_sheet
from lianxin.needs.vocabulary import CallAnswer

NUMBERS = {"whistle": "连心诉求 07", "letter": "连心诉求 03"}


def whistle_sheet(whistle, numbers, *, address, at, by):
    """吹哨单: the problem, who was called by when and came, what was seen, who does what, the result; room for the pen."""
    calls = "\n".join(
        f"{call.unit.name}：{moment(call.arrive_by)}前到；{_answer(call)}" for call in whistle.calls.all()
    )
    tasks = "\n".join(
        f"{task.unit.name}：{task.what}，{day(task.due_on)}前{'；' + task.done_words if task.done_at else ''}"
        for task in whistle.tasks.all()
    )
    minutes = "\n".join(f"{moment(each.at)} {each.words}" for each in whistle.minutes.all())
    lines = [
        ("吹哨单位", whistle.caller.name),
        ("吹哨时间", moment(whistle.called_at)),
        ("哪种哨", whistle.get_kind_display()),
        ("现场牵头", whistle.lead.name),
        ("集合地点", f"{whistle.division.short_name} {whistle.place_words}"),
        ("诉求编号", "\n".join(numbers)),
        ("什么事", whistle.problem, 0),
        ("叫来的单位", calls, 0),
        ("现场记录", minutes, 0 if minutes else 4),
        ("分工和日期", tasks, 0 if tasks else 3),
        ("结果", whistle.result, 0 if whistle.result else 3),
    ]
    signatures = ("吹哨单位（章）", *(f"{call.unit.name}" for call in whistle.calls.all()), "日期")
    return _sheet("whistle", "吹哨单", whistle, lines, signatures, address, at, by)


def _answer(call):
    match call.answer:
        case CallAnswer.ARRIVED:
            return f"{moment(call.answered_at)}到场"
        case CallAnswer.CANNOT:
            return f"来不了：{call.why_not}"
    return "到场时间＿＿＿＿＿＿"


def whistle_letter(whistle, call, *, address, at, by):
    """协办函: what one unit is asked to come for, and room for its answer."""
    own = [task for task in whistle.tasks.all() if task.unit_id == call.unit_id]
    lines = [
        ("送", call.unit.name),
        ("发函单位", whistle.caller.name),
        ("请最晚到场", moment(call.arrive_by)),
        ("集合地点", f"{whistle.division.short_name} {whistle.place_words}"),
        ("现场牵头", whistle.lead.name),
        ("哪种哨", whistle.get_kind_display()),
        ("什么事", whistle.problem, 0),
        ("请协办", "\n".join(f"{task.what}，{day(task.due_on)}前" for task in own), 0 if own else 3),
        ("回复", f"来不了：{call.why_not}" if call.why_not else "", 2),
    ]
    return _sheet("letter", "协办函", whistle, lines, ("发函单位（章）", "收函人", "日期"), address, at, by)


def _sheet(kind, title, whistle, lines, signatures, address, at, by):
    return filled_sheet(
        title=title, form=NUMBERS[kind], number=whistle.number, lines=lines, signatures=signatures,
        address=address, at=at, by=by,
    )  # fmt: skip
