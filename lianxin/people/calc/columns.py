"""Which column of a list is what, and one row as a checked draft or its faults."""

import re
from dataclasses import dataclass, field
from datetime import date

from lianxin.people.calc.identity import EARLIEST_BIRTH, normalise_id_number, normalise_phone, parse_day
from lianxin.people.calc.position import read_position

FIELDS = (
    "household_code",
    "name",
    "relation",
    "sex",
    "birth_date",
    "phone",
    "guardian",
    "id_number",
    "address",
    "register_no",
    "position",
    "registered",
    "resident",
    "collective_member",
)
REQUIRED = ("household_code", "name")

_ALIASES = {
    "household_code": "户编号 户号 户编码 家庭编号 家庭编码 户序号 household householdcode household_code",
    "name": "姓名 成员姓名 家庭成员姓名 名字 人员姓名 name",
    "relation": "与户主关系 关系 家庭关系 户主关系 与户主的关系 relation",
    "sex": "性别 sex gender",
    "birth_date": "出生日期 出生年月日 出生年月 生日 出生年份 出生时间 birth birthdate birth_date birthday",
    "phone": "手机号 手机号码 电话 联系电话 手机 联系方式 电话号码 phone mobile tel",
    "guardian": "监护人 监护人姓名 法定监护人 guardian",
    "id_number": "身份证号 身份证号码 身份证 公民身份号码 证件号码 证件号 idnumber id_number",
    "address": "住址 地址 家庭住址 现住址 门牌号 居住地址 address",
    "register_no": "户口簿号 户口本号 户口簿编号 户籍号 register_no registerno",
    "position": "位置 经纬度 坐标 住处位置 position coordinates",
    "registered": "户籍人口 是否户籍 户籍 本村户籍 registered",
    "resident": "常住人口 是否常住 常住 是否在家 resident",
    "collective_member": "集体成员 集体经济组织成员 是否集体成员 成员资格 collective_member",
}
_BY_ALIAS = {alias: name for name, aliases in _ALIASES.items() for alias in aliases.split()}
_PUNCTUATION = re.compile(r"[\s（）()：:*＊\-/]|必填|选填|可选")

_RELATIONS = {
    "head": "户主 本人 户主本人 head",
    "spouse": "配偶 妻 妻子 夫 丈夫 爱人 spouse",
    "child": "子 女 儿子 女儿 长子 次子 三子 长女 次女 三女 子女 独生子 独生女 养子 养女 继子 继女 四子 四女 五子 五女 child",
    "parent": "父 母 父亲 母亲 父母 养父 养母 继父 继母 parent",
    "grandchild": "孙子 孙女 外孙 外孙子 外孙女 孙子女 grandchild",
    "grandparent": "祖父 祖母 外祖父 外祖母 爷爷 奶奶 外公 外婆 姥爷 姥姥 祖父母 外祖父母 grandparent",
    "sibling": "兄 弟 姐 妹 哥哥 弟弟 姐姐 妹妹 兄弟姐妹 sibling",
    "child_in_law": "儿媳 女婿 媳妇 长媳 次媳 三媳 长婿 次婿 三婿 儿媳或女婿 child_in_law",
    "other": (
        "其他 其它 其他亲属 其他关系 非亲属 寄住 保姆 公公 婆婆 岳父 岳母 侄子 侄女 外甥 外甥女 伯父 伯母 叔父 叔叔 婶婶 姑姑 姑父 "
        "舅舅 舅母 姨 姨母 姨父 嫂子 弟媳 弟妹 姐夫 妹夫 堂兄弟 堂姐妹 表兄弟 表姐妹 孙媳 孙媳妇 孙女婿 曾孙 曾孙子 曾孙女 曾孙子女 "
        "曾祖父 曾祖母 other"
    ),
}
_BY_RELATION = {word: code for code, words in _RELATIONS.items() for word in words.split()}
_SEX = {"男": "male", "女": "female", "男性": "male", "女性": "female", "m": "male", "f": "female"}
_YES = frozenset("是 有 1 y yes √ ✓ 对 true 在".split())
_NO = frozenset("否 无 0 n no × 不是 false 不在".split())
_YEAR = re.compile(r"(\d{4})年?")
_YEAR_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_FORMULA = ("=", "@", "+=", "-=")
_NAME = re.compile(r"[^\d<>{}\[\]=@;|\\\"]{1,40}")


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell: the field, a code, and what stood there where that may be repeated."""

    field: str
    code: str
    detail: str = ""


@dataclass
class Row:
    """A row as a draft; ``faults`` empty when it may be stored."""

    number: int
    household_code: str = ""
    name: str = ""
    relation: str = ""
    sex: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    phone: str = ""
    guardian: str = ""
    id_number: str = ""
    address: str = ""
    register_no: str = ""
    position: tuple = ()
    populations: tuple[str, ...] = ()
    faults: list[Fault] = field(default_factory=list)


def guess_mapping(headers):
    """``{field: column index}`` from the words of the header; the first column that fits wins."""
    mapping = {}
    for index, header in enumerate(headers):
        word = _PUNCTUATION.sub("", header).lower()
        name = _BY_ALIAS.get(word)
        if name and name not in mapping:
            mapping[name] = index
    return mapping


def missing_columns(mapping):
    return [name for name in REQUIRED if name not in mapping]


def doubled_columns(mapping):
    """Fields that point at a column which another one uses already."""
    seen, doubled = set(), []
    for name, index in mapping.items():
        if index in seen:
            doubled.append(name)
        seen.add(index)
    return doubled


def read_row(number, cells, mapping, today):
    """One row under a mapping: every fault is named, nothing raises."""
    value = {name: cells[i].strip() if i < len(cells) else "" for name, i in mapping.items()}
    row = Row(number)
    for name, text in value.items():
        if text.startswith(_FORMULA) or (text.startswith("#") and text.endswith(("!", "?", "A"))):
            row.faults.append(Fault(name, "formula"))
            value[name] = ""
    _read_names(row, value)
    row.guardian = value.get("guardian", "").replace(" ", "")[:40]
    _read_birth(row, value.get("birth_date", ""), today)
    if (sex := value.get("sex", "").lower()) and sex not in _SEX:
        row.faults.append(Fault("sex", "unknown_word", sex[:10]))
    elif sex:
        row.sex = _SEX[sex]
    if (relation := value.get("relation", "").lower()) and relation not in _BY_RELATION:
        row.faults.append(Fault("relation", "unknown_word", relation[:10]))
    elif relation:
        row.relation = _BY_RELATION[relation]
    row.phone = _checked(row, "phone", normalise_phone, value)
    row.id_number = _checked(row, "id_number", normalise_id_number, value)
    row.address, row.register_no = value.get("address", "")[:120], value.get("register_no", "")[:30]
    row.position = _checked(row, "position", read_position, value)
    row.populations = _populations(row, value, mapping)
    return row


def _read_names(row, value):
    row.household_code, row.name = value.get("household_code", ""), value.get("name", "").replace(" ", "")
    for name, text, longest in (("household_code", row.household_code, 30), ("name", row.name, 40)):
        if any(fault.field == name for fault in row.faults):
            continue
        if not text:
            row.faults.append(Fault(name, "missing"))
        elif len(text) > longest:
            row.faults.append(Fault(name, "too_long"))
        elif name == "name" and not _NAME.fullmatch(text):
            row.faults.append(Fault("name", "not_a_name"))


def _read_birth(row, text, today):
    if not text:
        return
    if day := parse_day(text, today):
        row.birth_date, row.birth_year = day, day.year
        return
    found = _YEAR.fullmatch(text) or _YEAR_MONTH.fullmatch(text)
    if found and EARLIEST_BIRTH.year <= int(found[1]) <= today.year:
        row.birth_year = int(found[1])
    else:
        row.faults.append(Fault("birth_date", "not_a_day", text[:20]))


def _checked(row, name, normalise, value):
    checked = normalise(value.get(name, ""))
    if checked is None:
        row.faults.append(Fault(name, f"not_{name}"))
        return normalise("")
    return checked


def _populations(row, value, mapping):
    """Without a column people count as registered and resident; an empty cell of a column means no."""
    held = []
    for name in ("registered", "resident", "collective_member"):
        text = value.get(name, "").lower()
        if name not in mapping:
            if name != "collective_member":
                held.append(name)
        elif text in _YES:
            held.append(name)
        elif text and text not in _NO:
            row.faults.append(Fault(name, "unknown_word", text[:10]))
    return tuple(held)
