"""A list of places that are no division, as a village has it in a spreadsheet: read row by row, with what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

#: What a column may be called.
_HEADS = {
    "place": ("地方", "村", "社区", "所在地", "村（社区）", "所在村（社区）", "place"),
    "kind": ("类别", "类型", "kind"),
    "name": ("名称", "name"),
    "near": ("片区", "区域", "near"),
    "trade": ("行业", "trade"),
    "people": ("人数", "有多少人", "people"),
    "full_members": ("党员", "党员人数", "正式党员", "full members"),
}
#: How a kind is called in such lists, beside its own name.
KINDS = {
    "小组": "group",
    "村民小组": "group",
    "居民小组": "group",
    "商务楼": "building",
    "园区": "park",
    "市场": "park",
    "快递站点": "hub",
    "快递网点": "hub",
    "骑手站点": "hub",
    "货运站点": "hub",
    "司机之家": "hub",
}
REQUIRED = ("kind", "name")
_LONGEST = {"name": 60, "near": 40, "trade": 40}
MOST_PEOPLE = 1_000_000


@dataclass(frozen=True)
class Row:
    """``values`` by column; ``faults`` are ``(column, code)``: required, unknown, too_long, number, more_members, twice."""

    number: int
    values: dict
    faults: list[tuple[str, str]] = field(default_factory=list)


def columns_of(heads: Sequence[str]) -> dict[str, int]:
    """Which column is what; a head nobody knows is left out."""
    names = {name: column for column, called in _HEADS.items() for name in called}
    found: dict[str, int] = {}
    for at, head in enumerate(heads):
        column = names.get(head.strip().lower())
        if column:
            found.setdefault(column, at)
    return found


def read_rows(columns: Mapping[str, int], rows: Sequence[Sequence[str]], kinds: Mapping[str, str]) -> list[Row]:
    """Rows in order, counted from one. ``kinds``: ``{label: kind}``. The same name twice in a place is a fault."""
    read, seen = [], set()
    for number, cells in enumerate(rows, 1):
        row = _read(number, {column: cells[at].strip() for column, at in columns.items()}, kinds)
        key = (row.values.get("place", ""), row.values["name"])
        if key in seen:
            row.faults.append(("name", "twice"))
        seen.add(key)
        read.append(row)
    return read


def _read(number, said, kinds):
    values: dict = {column: said.get(column, "") for column in ("place", "near", "trade", "name")}
    faults = [(column, "required") for column in REQUIRED if not said.get(column)]
    faults += [(column, "too_long") for column, longest in _LONGEST.items() if len(values[column]) > longest]
    values["kind"] = kinds.get(said.get("kind", ""), "")
    if said.get("kind") and not values["kind"]:
        faults.append(("kind", "unknown"))
    for column in ("people", "full_members"):
        text = said.get(column, "")
        is_number = text.isascii() and text.isdigit() and len(text) < 8 and int(text) <= MOST_PEOPLE
        values[column] = int(text) if is_number else None
        if text and not is_number:
            faults.append((column, "number"))
    if None not in (values["people"], values["full_members"]) and values["full_members"] > values["people"]:
        faults.append(("full_members", "more_members"))
    return Row(number, values, faults)
