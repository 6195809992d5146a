"""What may not stand on a board: numbers that identify a person, and columns that ask for them. Pure."""

import re
from dataclasses import dataclass

#: Headings under which something stands that no notice needs.
FORBIDDEN_COLUMNS = re.compile(
    r"身份证|证件号|电话|手机|联系方式|银行|账号|卡号|住址|门牌|家庭地址|出生日期|病情|病种|疾病|残疾(?:类别|等级|证)"
)
_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])\d[\d \-]{9,30}[\dXx](?![0-9A-Za-z])")
_HOUSE = re.compile(r"\d{1,4}\s*(?:组|栋|幢|号楼)\s*(?:\d{1,3}\s*单元\s*)?\d{1,4}\s*(?:号|室)")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"


@dataclass(frozen=True)
class Finding:
    """``kind``: id_number, phone, bank, house, column, minor, cared_for. ``place`` says where; ``table`` and ``row`` count
    from one and are 0 outside a table. ``shown`` never shows the whole of it."""

    kind: str
    place: str  # title, body or table
    shown: str
    table: int = 0
    row: int = 0
    column: str = ""


def look_through(*, title, body, tables, minors=(), cared_for=(), may_name_receivers=False):
    """Everything in a notice that may not be posted, in reading order.

    ``tables`` are ``{"caption", "columns": [{"name", "kind"}], "rows": [[…]]}``. Names of ``minors`` are found everywhere,
    those of people ``cared_for`` too, but in a column of names when receivers are named by law.
    """
    names = [("minor", name) for name in minors] + [("cared_for", name) for name in cared_for]
    in_columns = names[: len(minors)] if may_name_receivers else names
    found = [Finding(kind, "title", shown) for kind, shown in _in_text(title, names)]
    found += [Finding(kind, "body", shown) for kind, shown in _in_text(body, names)]
    for number, table in enumerate(tables, 1):
        heads = table["columns"]
        found += [Finding(kind, "table", shown, number, 0, "") for kind, shown in _in_text(table["caption"], names)]
        found += [
            Finding("column", "table", head["name"], number, 0, head["name"])
            for head in heads
            if FORBIDDEN_COLUMNS.search(head["name"])
        ]
        for row, cells in enumerate(table["rows"], 1):
            for head, cell in zip(heads, cells, strict=True):
                looked_for = in_columns if head["kind"] == "name" else names
                found += [
                    Finding(kind, "table", shown, number, row, head["name"])
                    for kind, shown in _in_text(str(cell), looked_for)
                    if head["kind"] in ("text", "name")
                ]
    return found


def _in_text(text, names):
    for match in _LONG_NUMBER.finditer(text):
        digits = re.sub(r"[ \-]", "", match[0]).upper()
        if kind := _kind_of_number(digits):
            yield kind, f"{digits[:3]}****{digits[-2:]}"
    for match in _HOUSE.finditer(text):
        yield "house", match[0]
    for kind, name in names:
        if name and name in text:
            yield kind, name[0] + "*" * (len(name) - 1)


def _kind_of_number(digits):
    if is_id_number(digits):
        return "id_number"
    if re.fullmatch(r"(?:86)?1[3-9]\d{9}", digits):
        return "phone"
    if 15 <= len(digits) <= 19 and digits.isdigit() and _passes_luhn(digits):
        return "bank"
    return ""


def is_id_number(digits):
    """True for 18 characters with the check digit of GB 11643-1999 and a day that can be a birthday."""
    if not re.fullmatch(r"\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]", digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % 11] == digits[17]


def _passes_luhn(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 * (value > 9)
    return total % 10 == 0
