"""Work orders of a hotline as its file gives them: which column is what, and one row as an order or its faults.

Pure: no database, no clock. Source of the usual headings: work-order lists of 12345 platforms.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time

FIELDS = (
    "number",
    "content",
    "title",
    "place",
    "caller",
    "phone",
    "category",
    "urgency",
    "happened_on",
    "called_at",
    "due_at",
)
REQUIRED = ("number", "content")
_ALIASES = {
    "number": "工单编号 工单号 编号 受理编号 流水号 订单号 orderno number id",
    "content": "诉求内容 工单内容 反映内容 内容 问题描述 诉求描述 来电内容 详情 content description",
    "title": "诉求标题 工单标题 标题 主题 title subject",
    "place": "诉求地址 事发地址 发生地址 诉求地点 地址 地点 事发地 区域 所属区域 address place",
    "caller": "来电人 诉求人 反映人 姓名 联系人 来电人姓名 诉求人姓名 name caller",
    "phone": "联系电话 来电号码 电话 手机 手机号 手机号码 联系方式 phone mobile",
    "category": "诉求分类 工单分类 分类 类别 问题分类 诉求类别 category",
    "urgency": "紧急程度 缓急 缓急程度 优先级 urgency priority",
    "happened_on": "发生时间 发生日期 事发时间 事发日期 事件时间 happened",
    "called_at": "来电时间 受理时间 诉求时间 派单时间 登记时间 创建时间 called created",
    "due_at": "办结时限 截止时间 办理时限 要求办结时间 到期时间 反馈时限 due deadline",
}
_BY_ALIAS = {alias: name for name, aliases in _ALIASES.items() for alias in aliases.split()}
_PUNCTUATION = re.compile(r"[\s（）()：:*＊\-_/]|必填|选填")
_URGENT = ("特急", "紧急", "加急", "urgent", "高")
_MOMENT = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]*(\d{1,2})[:：时](\d{1,2})分?(?:[:：](\d{1,2})秒?)?)?"
)
LONGEST = {"number": 60, "content": 4000, "title": 60, "place": 200, "caller": 40}


@dataclass(frozen=True)
class Fault:
    """What is wrong in one row: the field, a code, and what stood there."""

    field: str
    code: str
    detail: str = ""


@dataclass
class Order:
    """One row; ``faults`` empty when it may be brought in. Moments are local and naive."""

    row: int
    number: str = ""
    content: str = ""
    title: str = ""
    place: str = ""
    caller: str = ""
    phone: str = ""
    category: str = ""
    is_urgent: bool = False
    happened_on: date | None = None
    called_at: datetime | None = None
    due_at: datetime | None = None
    faults: list = field(default_factory=list)


def guess_columns(headers):
    """``{field: column}`` by what the headings usually say; the first of two alike wins."""
    found = {}
    for index, header in enumerate(headers):
        name = _BY_ALIAS.get(_PUNCTUATION.sub("", header).lower())
        if name:
            found.setdefault(name, index)
    return found


def read_orders(rows, mapping):
    """Every row as an ``Order``: missing words, impossible moments, and rows that contradict each other are faults.

    The same number with the same words twice is one order: the second is left out without a fault.
    """
    orders, first = [], {}
    for row, cells in rows:
        order = _read(row, {name: cells[column].strip() for name, column in mapping.items()})
        before = first.get(order.number)
        if order.number and before:
            if before.content == order.content:
                continue
            for each in (before, order):
                if not any(fault.code == "contradicts" for fault in each.faults):
                    each.faults.append(Fault("number", "contradicts", order.number))
        elif order.number:
            first[order.number] = order
        orders.append(order)
    return orders


def _read(row, said):
    order = Order(
        row, **{name: said.get(name, "") for name in ("number", "content", "title", "place", "caller", "category")}
    )
    order.phone = re.sub(r"[\s\-]", "", said.get("phone", ""))
    order.is_urgent = said.get("urgency", "").lower() in _URGENT
    order.faults += [Fault(name, "missing") for name in REQUIRED if not getattr(order, name)]
    order.faults += [
        Fault(name, "too_long", str(longest))
        for name, longest in LONGEST.items()
        if len(getattr(order, name)) > longest
    ]
    for name in ("called_at", "due_at"):
        text = said.get(name, "")
        setattr(order, name, moment_of(text, end_of_day=name == "due_at"))
        if text and getattr(order, name) is None:
            order.faults.append(Fault(name, "no_moment", text[:30]))
    text = said.get("happened_on", "")
    if found := moment_of(text):
        order.happened_on = found.date()
    elif text:
        order.faults.append(Fault("happened_on", "no_moment", text[:30]))
    if order.called_at and order.happened_on and order.happened_on > order.called_at.date():
        order.faults.append(Fault("happened_on", "after_call"))
    if order.called_at and order.due_at and order.due_at < order.called_at:
        order.faults.append(Fault("due_at", "before_call"))
    return order


def moment_of(text, *, end_of_day=False):
    """``2026-11-23 09:30``, ``2026/11/23`` or ``2026年11月23日9时30分``; a day alone is its first or last minute."""
    found = _MOMENT.fullmatch(text.strip())
    if not found:
        return None
    year, month, day, hour, minute, second = found.groups()
    try:
        on = date(int(year), int(month), int(day))
        if hour is None:
            return datetime.combine(on, time(23, 59) if end_of_day else time.min)
        return datetime.combine(on, time(int(hour), int(minute), int(second or 0)))
    except ValueError:
        return None


def place_in(words, places):
    """The place a free address names: the narrowest of ``places`` (``(path, names)``) whose name stands in it.

    Returns a path, ``""`` when none does, ``None`` when two do and neither lies in the other: never a guess.
    """
    named = {path for path, names in places if any(name and name in words for name in names)}
    narrowest = [path for path in named if not any(other != path and other.startswith(path) for other in named)]
    if len(narrowest) > 1:  # of two villages of one name, the one whose township is named too
        by_way = {path: sum(path.startswith(other) for other in named) for path in narrowest}
        narrowest = [path for path in narrowest if by_way[path] == max(by_way.values())]
    return narrowest[0] if len(narrowest) == 1 else None if narrowest else ""
