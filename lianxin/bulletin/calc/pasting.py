"""Tables out of text: pasted from a spreadsheet, or typed with bars between the cells. Pure."""

import csv
import io
import re
from datetime import date
from decimal import Decimal, InvalidOperation

_MONEY = re.compile(r"元|金额|收入|支出|余额|结余|补助款|合计")
_NAME = re.compile(
    r"姓名|户主|户代表|经手人|经办人|负责人|承包人|承租人|受益人|领取人|领款人|收款人|代领人|受助人|捐款人|捐赠人|申请人|联系人|监护人|"
    r"当事人|(?:补助|补贴|救助|帮扶|慰问|保障)对象|农户|贫困户|低保户|脱贫户|社员|成员|干部"
)
#: What is told of people or counts them, and is no name.
_NO_NAME = re.compile(
    r"(?:数|数量|编号|职务|关系|性别|单位|类别|类型|情况|比例|意见|备注|组|代表大会|会议)(?:[（(].*[）)])?$"
)
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class BadPaste(ValueError):
    """``row`` counts from one below the head; 0 when there is no head."""

    def __init__(self, row):
        super().__init__(row)
        self.row = row


def read(text):
    """``(heads, rows)`` of the first filled lines. Tabs part cells, else bars, else commas. Raises ``BadPaste``."""
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise BadPaste(0)
    if "\t" in text:
        cells = [line.split("\t") for line in lines]
    elif "|" in text or "｜" in text:
        cells = [line.replace("｜", "|").strip().strip("|").split("|") for line in lines]
    else:
        cells = list(csv.reader(io.StringIO("\n".join(lines).replace("，", ","))))
    heads, *rows = [[cell.strip() for cell in row] for row in cells]
    for number, row in enumerate(rows, 1):
        if len(row) > len(heads):
            raise BadPaste(number)
        row.extend([""] * (len(heads) - len(row)))
    return heads, rows


def table(heads, rows, *, caption=""):
    """A table whose columns say what stands in them: money, numbers, days, names, else words."""
    columns, cells = [], []
    for place, head in enumerate(heads):
        values = [row[place] for row in rows]
        kind, whole = _as_kind(head, values)
        columns.append({"name": head, "kind": kind})
        cells.append(whole)
    made = [list(row) for row in zip(*cells, strict=True)] if rows else []
    counted = any(column["kind"] == "money" for column in columns)
    is_sum = bool(made) and re.sub(r"\s", "", rows[-1][0]) in ("合计", "总计")
    return {
        "caption": caption,
        "columns": columns,
        "rows": made[:-1] if is_sum else made,
        "has_total": counted and (is_sum or len(made) > 1),
    }


def _as_kind(head, values):
    filled = [value for value in values if value]
    if filled and _MONEY.search(head) and all(fen(value) is not None for value in filled):
        return "money", [fen(value) if value else "" for value in values]
    if filled and all(re.fullmatch(r"-?\d{1,3}(?:,\d{3})+|-?\d{1,9}", value) for value in filled):
        return "number", [int(value.replace(",", "")) if value else "" for value in values]
    days = [_day(value) for value in filled]
    if filled and all(days):
        return "day", [_day(value) if value else "" for value in values]
    heading = re.sub(r"\s", "", head)
    return ("name" if _NAME.search(heading) and not _NO_NAME.search(heading) else "text"), values


def fen(text):
    """Whole fen of an amount in yuan as people write it, or ``None``."""
    plain = text.replace(",", "").replace("，", "").replace("￥", "").replace("¥", "").removesuffix("元").strip()
    if not re.fullmatch(r"-?\d{1,13}(?:\.\d{1,2})?", plain):
        return None
    try:
        return int(Decimal(plain) * 100)
    except InvalidOperation:
        return None


def _day(text):
    match = _DAY.fullmatch(text)
    if not match:
        return ""
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return ""


def as_text(table_):
    """The table as text that ``read`` and ``table`` make the same table of."""
    lines = [[column["name"] for column in table_["columns"]]]
    for row in table_["rows"]:
        kinds = [column["kind"] for column in table_["columns"]]
        lines.append([_typed(value, kind) for value, kind in zip(row, kinds, strict=True)])
    return "\n".join("\t".join(line) for line in lines)


def _typed(value, kind):
    if kind != "money" or value == "":
        return str(value)
    whole, rest = divmod(abs(value), 100)
    return f"{'-' if value < 0 else ''}{whole}.{rest:02d}"
