"""A book as text that other tools read: Beancount, and CSV tables with their Table Schema. No database, no clock.

Amounts are integers in their smallest part; ``DECIMALS`` says how many digits stand behind the point.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

DECIMALS = {"fen": 2, "point": 0, "labour": 2}
COMMODITIES = {"fen": "CNY", "point": "POINT", "labour": "LABOURDAY"}


def decimal(amount: int, digits: int) -> str:
    """``decimal(-1205, 2) == "-12.05"``: exact, no float on the way."""
    sign, whole = "-" if amount < 0 else "", f"{abs(amount):0{digits + 1}d}"
    return f"{sign}{whole[:-digits]}.{whole[-digits:]}" if digits else f"{sign}{whole}"


@dataclass(frozen=True, slots=True)
class TextAccount:
    """An account as the text names it: ``root`` is one of Assets, Liabilities, Equity, Income, Expenses."""

    root: str
    code: str
    name: str
    measure: str
    opened_on: date
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class TextEntry:
    on: date
    words: str
    entry: str
    lines: tuple[tuple[str, str, int], ...]  # account code, measure, amount


def beancount(title: str, accounts: Iterable[TextAccount], entries: Iterable[TextEntry]) -> Iterator[str]:
    """The lines of a Beancount file, which ``bean-check`` accepts; every account is opened in its own commodity.

    Accounts are named by root and code (``Assets:A101``): names are Chinese and repeat, so they stand as metadata. Codes that
    only differ in a sign no name may have (``1.1`` and ``1-1``) are told apart by a letter behind.
    """
    yield f'option "title" "{_quoted(title)}"'
    yield from (f'option "operating_currency" "{name}"' for name in COMMODITIES.values())
    yield ""
    names: dict[str, str] = {}
    for each in accounts:
        names[each.code] = _free(f"{each.root}:A{re.sub(r'[^A-Za-z0-9-]', '-', each.code)}", names.values())
        yield f"{each.opened_on.isoformat()} open {names[each.code]} {COMMODITIES[each.measure]}"
        yield f'  name: "{_quoted(each.name)}"'
        if each.closed_on:
            # Beancount closes at the beginning of a day, we at its end.
            yield f"{date.fromordinal(each.closed_on.toordinal() + 1).isoformat()} close {names[each.code]}"
    for entry in entries:
        yield ""
        yield f'{entry.on.isoformat()} * "{_quoted(entry.words)}"'
        yield f'  entry: "{entry.entry}"'
        for code, measure, amount in entry.lines:
            yield f"  {names[code]}  {decimal(amount, DECIMALS[measure])} {COMMODITIES[measure]}"


def _free(name: str, taken: Collection[str]) -> str:
    while name in taken:
        name += "x"
    return name


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


#: Columns of the journal: name, type as the Table Schema of Frictionless Data writes it, what it holds.
JOURNAL = (
    ("date", "date", "记账日期"),
    ("entry", "string", "分录编号"),
    ("words", "string", "摘要"),
    ("account_code", "string", "科目编号"),
    ("account_name", "string", "科目"),
    ("unit", "string", "单位"),
    ("debit", "number", "借方"),
    ("credit", "number", "贷方"),
    ("reverses", "string", "冲销的分录"),
)


def table_schema(columns=JOURNAL) -> dict:
    """The Table Schema of a CSV with these columns."""
    fields = [{"name": name, "type": kind, "title": title} for name, kind, title in columns]
    return {"$schema": "https://datapackage.org/profiles/2.0/tableschema.json", "fields": fields}


def journal_row(on, entry, words, code, name, measure, amount, reverses) -> tuple[str, ...]:
    """One line as a row of the journal: what was debited stands in one column, what was credited in the other."""
    text = decimal(abs(amount), DECIMALS[measure])
    debit, credit = (text, "") if amount > 0 else ("", text)
    return on.isoformat(), entry, words, code, name, COMMODITIES[measure], debit, credit, reverses
