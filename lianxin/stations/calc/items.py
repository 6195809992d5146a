"""Rows of a county's file of services: what each column means, and what is wrong with a row.

Pure. ``read_item`` takes the cells of one row and says in codes what it could not take; a presenter has the words.
"""

import re
from dataclasses import dataclass, field

FIELDS = ("code", "name", "decides", "for_whom", "materials", "limit_days", "fee", "basis", "online", "forms")
REQUIRED = ("code", "name", "decides", "materials", "basis")
LONGEST = {"code": 30, "name": 80, "decides": 80, "for_whom": 200, "fee": 80, "basis": 300, "online": 200}
LISTS = frozenset({"materials", "forms"})
MOST_MATERIALS = 20
_HEADS = {
    "code": ("事项编号", "事项编码", "编号", "编码", "code"),
    "name": ("事项名称", "名称", "事项", "服务事项", "name"),
    "decides": ("谁来定", "决定机关", "办理部门", "实施主体", "责任单位", "decides"),
    "for_whom": ("给谁办", "服务对象", "办理对象", "for whom"),
    "materials": ("材料", "申请材料", "所需材料", "办理材料", "materials"),
    "limit_days": ("时限（工作日）", "时限", "办理时限", "承诺时限", "limit"),
    "fee": ("收费", "收费标准", "是否收费", "fee"),
    "basis": ("依据", "法律依据", "设定依据", "办理依据", "basis"),
    "online": ("网上怎么办", "网上办理", "网办地址", "online"),
    "forms": ("表格", "申请表", "表单", "forms"),
}
_SEPARATORS = re.compile(r"[；;\n]+|(?<=\S)\s*[、]\s*(?=\d+[.．])|\s*\d+[.．、)）]\s*")
_VILLAGE_PROOF = re.compile(r"(村|居|社区)(民)?(委|委员会|委会|组织|里)?.{0,6}(证明|盖章)")
_NOTHING = ("", "无", "不收费", "免费", "0", "0元", "-", "否", "没有")


@dataclass(frozen=True)
class Fault:
    """What is wrong: the column, a code, and the text in question."""

    column: str
    code: str
    detail: str = ""


@dataclass
class ItemRow:
    """One row as read; ``values`` are good when there are no faults."""

    number: int
    values: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)


def guess_mapping(headers):
    """``{field: column}`` from the words of the header."""
    found: dict = {}
    for column, header in enumerate(headers):
        word = header.strip().lower().replace("(", "（").replace(")", "）")
        for name, heads in _HEADS.items():
            if name not in found and word in heads:
                found[name] = column
                break
    return found


def missing_columns(mapping):
    """Required fields no column stands for."""
    return [name for name in REQUIRED if name not in mapping]


def split_list(text):
    """Things written one after another with ； or new lines, or numbered, as a list; doubles once."""
    parts = (part.strip(" ，,。.、") for part in _SEPARATORS.split(text))
    return list(dict.fromkeys(part for part in parts if part))


def village_proofs(materials):
    """Materials that are a proof or a stamp of the village, which nobody may ask for."""
    return [text for text in materials if _VILLAGE_PROOF.search(text)]


def read_item(number, cells, mapping):
    """The row of these cells."""
    row = ItemRow(number)
    texts = {
        name: _cell(cells[column], is_list=name in LISTS) if column < len(cells) else ""
        for name, column in mapping.items()
    }
    for name in REQUIRED:
        if not texts.get(name):
            row.faults.append(Fault(name, "empty"))
    for name, most in LONGEST.items():
        if len(texts.get(name, "")) > most:
            row.faults.append(Fault(name, "too_long", str(most)))
    row.values = {name: texts.get(name, "") for name in FIELDS}
    row.values["fee"] = "" if texts.get("fee", "") in _NOTHING else texts["fee"]
    row.values["online"] = "" if texts.get("online", "") in _NOTHING else texts["online"]
    row.values["materials"] = split_list(texts.get("materials", ""))
    row.values["forms"] = [] if texts.get("forms", "") in _NOTHING else split_list(texts["forms"])
    row.values["limit_days"] = _days(texts.get("limit_days", ""), row)
    if len(row.values["materials"]) > MOST_MATERIALS:
        row.faults.append(Fault("materials", "too_many", str(MOST_MATERIALS)))
    row.faults += [Fault("materials", "village_proof", text) for text in village_proofs(row.values["materials"])]
    return row


def _cell(text, *, is_list):
    """A list keeps its lines, anything else is one line."""
    return text.strip() if is_list else " ".join(text.split())


def _days(text, row):
    if text in ("", "无", "-"):
        return None
    found = re.fullmatch(r"(\d{1,3})\s*(个)?(工作)?[日天]?", text)
    if found is None and text in ("当场", "即办", "当日", "当场办结", "即时办结"):
        return 0
    if found is None or int(found[1]) > 365:
        row.faults.append(Fault("limit_days", "days", text))
        return None
    return int(found[1])


def read_items(rows, mapping):
    """All rows; a code that comes twice is wrong the second time."""
    seen: set = set()
    found = []
    for number, cells in rows:
        row = read_item(number, cells, mapping)
        code = row.values["code"]
        if code and code in seen:
            row.faults.append(Fault("code", "twice", code))
        seen.add(code)
        found.append(row)
    return found
