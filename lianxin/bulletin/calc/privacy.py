"""What may not stand on a board: numbers that identify a person, what they suffer from, and columns that ask for it. Pure."""

import re
import unicodedata
from dataclasses import dataclass

#: Headings under which something stands that no notice needs; over sums of money they are what was paid for.
FORBIDDEN_COLUMNS = re.compile(
    r"身份证|证件号|电话|手机|微信|联系方式|银行|账号|卡号|住址|门牌|家庭地址|出生日期|病情|病种|疾病|残疾(?:类别|等级|证)"
)
#: Digits in groups, with letters before or behind but not between: a fingerprint is no number of a person.
_NUMBERS = re.compile(
    r"(?<![0-9A-Za-z])[A-Za-z]*([0-9]+(?:[\s\-\u2010-\u2015\u2212_.·•]{1,3}[0-9]+)*[Xx]?)[A-Za-z]*(?![0-9A-Za-z])"
)
_HOUSE = re.compile(
    r"(?:\d{1,4}|[一二三四五六七八九十]{1,3})\s*(?:组|栋|幢|号楼)\s*(?:\d{1,3}\s*单元\s*)?\d{1,4}\s*(?:号(?!路灯|机井|井|泵|桥|渠)|室)"
)
#: What somebody suffers from, and how much they are disabled; not where a clause tells of prevention or of what all are due.
_ILLNESS = re.compile(
    r"尿毒症|白血病|[肝肺胃肠乳腺食道鼻咽宫颈直结胰]癌|癌症|肿瘤|艾滋|梅毒|乙肝|肺结核|糖尿病|心脏病|冠心病|癫痫|精神病|精神分裂|抑郁症|"
    r"精神障碍|智力障碍|痴呆|瘫痪|偏瘫|脑瘫|脑梗|脑溢血|透析|化疗|流产|不孕|"
    r"[一二三四1234]级(?:肢体|视力|听力|言语|智力|精神|多重)?残疾|(?:肢体|视力|听力|言语|智力|精神|多重)(?:残疾)?[一二三四1234]级"
)
_FOR_ALL = re.compile(r"防治|筛查|宣传|预防|科普|讲座|义诊|疫苗|知识|培训|标准|政策|条件|范围|办法|保险|热线")
_CLAUSE = re.compile(r"[，。；！？、,;!?\n]")
#: With its area code; an office's own is let through by the word before it.
_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z])[(（]?0[1-9][0-9]{1,2}[)）]?[\s\-\u2010-\u2015\u2212]?[2-9][0-9]{6,7}(?![0-9A-Za-z])"
)
_OFFICE = re.compile(r"(?:热线|举报|监督|咨询|值班|服务|办公|便民|报名|投诉)[^，。；\n]{0,8}$")
_CHINESE_DIGITS = str.maketrans("零〇一二三四五六七八九", "00123456789")
_SPACED = re.compile(r"[\u3400-\u9fff][\s·•]+[\u3400-\u9fff]")
_GAP = r"[\s·•]+"
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_PHONE = re.compile(r"(?:00)?(?:86)?1[3-9][0-9]{9}")
_LONGEST = 19


@dataclass(frozen=True)
class Finding:
    """``kind``: id_number, phone, landline, bank, house, health, column, minor, cared_for. ``place`` says where; ``table`` and ``row`` count
    from one and are 0 outside a table. ``shown`` never shows the whole of it."""

    kind: str
    place: str  # title, body, table, or one of those given beside
    shown: str
    table: int = 0
    row: int = 0
    column: str = ""


def look_through(*, title, body, tables, also=(), minors=(), cared_for=(), may_name_receivers=False):
    """Everything in a notice that may not be posted, in reading order.

    ``tables`` are ``{"caption", "columns": [{"name", "kind"}], "rows": [[…]]}``, ``also`` are other words by their place. Names
    of ``minors`` are found everywhere, those of people ``cared_for`` too, but in a column of names when receivers are named by
    law. Numbers are found in any digits and with any gaps, two beside each other as well.
    """
    names = [("minor", name) for name in minors] + [("cared_for", name) for name in cared_for]
    in_columns = names[: len(minors)] if may_name_receivers else names
    found = [
        Finding(kind, place, shown)
        for place, text in (("title", title), ("body", body), *also)
        for kind, shown in _in_text(text, names)
    ]
    for number, table in enumerate(tables, 1):
        heads = table["columns"]
        found += [Finding(kind, "table", shown, number, 0, "") for kind, shown in _in_text(table["caption"], names)]
        for head in heads:
            found += [
                Finding(kind, "table", shown, number, 0, head["name"]) for kind, shown in _in_heading(head, names)
            ]
        for row, cells in enumerate(table["rows"], 1):
            for head, cell in zip(heads, cells, strict=True):
                looked_for = in_columns if head["kind"] == "name" else names
                found += [
                    Finding(kind, "table", shown, number, row, head["name"])
                    for kind, shown in _in_text(_as_text(cell, head["kind"]), looked_for)
                ]
    return found


def _in_heading(head, names):
    if head["kind"] != "money" and FORBIDDEN_COLUMNS.search(re.sub(r"\s", "", head["name"])):
        yield "column", head["name"]
    yield from _in_text(head["name"], names)


def _as_text(cell, kind):
    """A sum of money in yuan: a number typed among sums stays a number."""
    return f"{cell / 100:.0f}" if kind == "money" and type(cell) is int and cell % 100 == 0 else str(cell)


def _in_text(text, names):
    text = _plain(text)
    for match in _NUMBERS.finditer(text.translate(_CHINESE_DIGITS)):
        yield from _in_numbers(re.findall(r"[0-9]+[Xx]?", match[1]))
    for match in _LANDLINE.finditer(text):
        if not _OFFICE.search(text[: match.start()]):
            yield "landline", f"{match[0][:4]}****{match[0][-2:]}"
    for clause in _CLAUSE.split(text):
        if (illness := _ILLNESS.search(clause)) and not _FOR_ALL.search(clause):
            yield "health", f"{illness[0][0]}**"
    for match in _HOUSE.finditer(text):
        yield "house", match[0]
    is_spaced = _SPACED.search(text)
    for kind, name in names:
        if name and (name in text or (is_spaced and _says_spaced(name, text))):
            yield kind, name[0] + "*" * (len(name) - 1)


def _plain(text):
    """Digits of every script and width as ASCII, without what nobody sees."""
    seen = (each for each in unicodedata.normalize("NFKC", text) if unicodedata.category(each) != "Cf")
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in seen)


def _says_spaced(name, text):
    """``周 小满`` or ``周 小 满``; never ``周小 满``, which may be the end of one word and the start of another."""
    ways = {_GAP.join(map(re.escape, name)), f"{re.escape(name[0])}{_GAP}{re.escape(name[1:])}"}
    return any(re.search(way, text) for way in ways)


def _in_numbers(groups):
    """Numbers of persons among groups of digits that stand beside each other, the longest first."""
    first = 0
    while first < len(groups):
        for last in range(len(groups), first, -1):
            if kind := _kind_of_number(groups[first:last]):
                digits = "".join(groups[first:last])
                yield kind, f"{digits[:3]}****{digits[-2:]}"
                first = last - 1
                break
        first += 1


def _kind_of_number(groups):
    digits = "".join(groups).upper()
    if len(digits) > _LONGEST:
        return ""
    if is_id_number(digits):
        return "id_number"
    if _PHONE.fullmatch(digits) and all(len(group) > 2 or group == "86" for group in groups):
        return "phone"
    in_fours = len(groups) == 1 or (all(len(group) == 4 for group in groups[:-1]) and len(groups[-1]) <= 4)
    if 15 <= len(digits) <= _LONGEST and digits.isdigit() and in_fours and _passes_luhn(digits):
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
