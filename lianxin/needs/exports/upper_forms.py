"""A table for an office above as a workbook, and its first rows for the page. Words a spreadsheet would run are words."""

import io
from fractions import Fraction

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lianxin.kit.csvs import defuse
from lianxin.kit.errors import RuleBroken
from lianxin.kit.masking import spoken_phone
from lianxin.needs.policies.upper_forms import names_people
from lianxin.needs.presenters.rates import share_cell
from lianxin.needs.selectors.upper_forms import cases_for_form, counted_rows
from lianxin.needs.vocabulary import CASE_COLUMNS, COUNT_COLUMNS, PERSONAL_COLUMNS, Anonymity, FormRows, State

MOST_ROWS = 20_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = {"content": 60, "answer": 60, "title": 30, "place_words": 30, "number": 26}


def headings(form):
    """The names of its columns, in their order."""
    known = CASE_COLUMNS if form.rows == FormRows.CASE else COUNT_COLUMNS
    own = [] if form.rows == FormRows.CASE else [str(FormRows(form.rows).label)]
    return [*own, *(str(known[code]) for code in form.columns)]


def rows_of(form, viewer, *, start, end, most=MOST_ROWS):
    """Its rows, at most so many; more in all than a workbook should hold is refused."""
    if form.rows != FormRows.CASE:
        return [_count_row(form, *each, of=_number) for each in counted_rows(form, viewer, start=start, end=end)]
    needs = cases_for_form(form, viewer, start=start, end=end).select_related(
        "category", "division", "unit", "upstream"
    )
    found = list(needs[: most + 1])
    if len(found) > most == MOST_ROWS:
        raise RuleBroken(_("这段时间超过 {n} 件，请选短一点的时间，分几次下载。").format(n=MOST_ROWS), field="end")
    return [[_CELLS[code](need) for code in form.columns] for need in found[:most]]


def preview_of(form, viewer, *, start, end):
    """The first ten rows as a person reads them: shares in percent with what they are made of, no names of people."""
    if form.rows != FormRows.CASE:
        return [_count_row(form, *each, of=_said) for each in counted_rows(form, viewer, start=start, end=end)[:10]]
    hidden = [code in PERSONAL_COLUMNS for code in form.columns] if names_people(form) else []
    rows = rows_of(form, viewer, start=start, end=end, most=10)[:10]
    veil = _("下载后可见")
    return [[veil if hidden and hidden[n] else cell for n, cell in enumerate(row)] for row in rows]


#: Columns that are shares, from 0 to 1; a spreadsheet shows them in percent.
_SHARES = frozenset({"on_time", "response", "resolution", "satisfied"})


def workbook(form, rows, *, start, end, at, by):
    """The filled table as an Excel file: name, period and what it replaces above, then its columns."""
    from openpyxl import Workbook  # large, and seldom asked for
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "".join(c for c in form.name if c not in r"[]:*?/\ ")[:30] or "1"
    _write(sheet, [form.name])
    sheet["A1"].font = Font(bold=True, size=14)
    _write(sheet, [_("{start} 至 {end} · 报给 {office} · 替代：{old}").format(
        start=start, end=end, office=form.asked_by, old=form.replaces
    )])  # fmt: skip
    _write(sheet, [_("{moment} 由 {name} 从系统导出，数字都从办理记录来，不用再填。").format(
        moment=f"{localtime(at):%Y-%m-%d %H:%M}", name=by.name
    )])  # fmt: skip
    names = headings(form)
    _write(sheet, names)
    for cell in sheet[4]:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for row in rows:
        _write(sheet, row)
    offset = len(names) - len(form.columns)
    for index in range(len(names)):
        code = form.columns[index - offset] if index >= offset else "number"
        sheet.column_dimensions[get_column_letter(index + 1)].width = _WIDTHS.get(code, 16)
        for (cell,) in sheet.iter_rows(min_row=5, min_col=index + 1, max_col=index + 1) if code in _SHARES else ():
            cell.number_format = "0.0%"
    sheet.freeze_panes = "A5"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet, cells):
    sheet.append([cell if isinstance(cell, (int, float)) else defuse(str(cell)) for cell in cells])


def _moment(value):
    return f"{localtime(value):%Y-%m-%d %H:%M}" if value else ""


def _in_time(need):
    if need.answered_at is None:
        return ""
    return _("是") if need.answered_at <= need.due_at else _("否")


def _name(need):
    if need.is_anonymous:
        return _("匿名")
    return _("保密") if need.anonymity == Anonymity.CONFIDENTIAL else need.requester_name


_CELLS = {
    "number": lambda need: need.number,
    "upstream": lambda need: need.upstream.number if hasattr(need, "upstream") else "",
    "received": lambda need: _moment(need.received_at),
    "channel": lambda need: need.get_channel_display(),
    "kind": lambda need: need.get_kind_display(),
    "category": lambda need: str(need.category),
    "urgency": lambda need: need.get_urgency_display(),
    "place": lambda need: need.division.name,
    "state": lambda need: str(State(need.state).label),
    "unit": lambda need: need.unit.name if need.unit_id else "",
    "due": lambda need: _moment(need.due_at),
    "answered": lambda need: _moment(need.answered_at),
    "in_time": _in_time,
    "closed": lambda need: _moment(need.closed_at),
    "solved": lambda need: need.get_solved_display(),
    "satisfaction": lambda need: need.get_satisfaction_display() or "",
    "title": lambda need: need.title,
    "content": lambda need: need.content,
    "happened": lambda need: need.happened_on or "",
    "place_words": lambda need: need.place_words,
    "language": lambda need: need.language,
    "reply_way": lambda need: need.get_reply_way_display(),
    "answer": lambda need: need.answer,
    "name": _name,
    "phone": lambda need: "" if need.anonymity != Anonymity.NAMED else spoken_phone(need.requester_phone),
}


def _count_row(form, counted, rates, *, of):
    return [counted.name, *(of(code, counted, rates) for code in form.columns)]


def _said(code, counted, rates):
    if code not in _SHARES:
        return _number(code, counted, rates)
    cell = share_cell("", rates[code])
    return f"{cell.share}（{cell.made_of}）"


def _number(code, counted, rates):
    if hasattr(counted, code):
        return getattr(counted, code)
    name, _line, part = code.rpartition("_")
    if part == "made" and name in rates:
        return _plain(rates[name].numerator)
    if part == "of" and name in rates:
        return rates[name].denominator
    value = rates[code].value
    return "" if value is None else round(float(value), 4)


def _plain(number):
    number = Fraction(number)
    return number.numerator if number.denominator == 1 else float(number)
