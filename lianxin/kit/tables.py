"""A table out of a file somebody sent: CSV in UTF-8 or GB 18030, or an Excel workbook. Nothing in it is trusted."""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from django.utils.translation import gettext_lazy as _

from lianxin.kit.decoding import UnknownEncoding, decode

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_RATIO = 200
MAX_ROWS = 200_000
MAX_COLUMNS = 60
MAX_CELL = 500
HEADER_SEARCH = 10
WHY = {
    "empty": _("文件是空的，没有上传。请选有内容的文件。"),
    "too_big": _("文件太大（上限 20 MB），没有上传。请分成几份。"),
    "too_many_rows": _("超过 20 万行，没有上传。请分成几份。"),
    "no_rows": _("表头下面没有数据，没有上传。请填好后再传。"),
    "encoding": _("文字编码认不出来，没有上传。请另存为 Excel 工作簿（.xlsx）或 UTF-8 的 CSV。"),
    "old_excel": _("这是旧版 Excel（.xls），没有上传。请另存为 .xlsx 再传。"),
    "not_a_table": _("这不是表格，没有上传。请用模板，传 .xlsx 或 .csv。"),
}


class BadTable(ValueError):
    """The file cannot be read as a table. ``code`` says why (see ``WHY``)."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Table:
    """``rows`` are ``(row number in the file, cells as text)``, without empty ones."""

    headers: list[str]
    rows: list[tuple[int, list[str]]]
    encoding: str


def read_table(data, *, longest=MAX_CELL, keeps_lines=False):
    """The first sheet of a workbook or a CSV text, its cells cut at ``longest`` characters. Raises ``BadTable``.

    ``keeps_lines`` where a cell may hold several things below each other.
    """
    text = partial(cell_text, longest=longest, keeps_lines=keeps_lines)
    if not data.strip(b"\x00 \r\n\t"):
        raise BadTable("empty")
    if len(data) > MAX_BYTES:
        raise BadTable("too_big")
    if data[:4] == b"PK\x03\x04":
        return _shape(_workbook_rows(data), "xlsx", text)
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise BadTable("old_excel")
    if b"\x00" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise BadTable("not_a_table")
    try:
        words, encoding = decode(data)
    except UnknownEncoding:
        raise BadTable("encoding") from None
    return _shape(_csv_rows(words), encoding, text)


def sniff_delimiter(text):
    """The delimiter that the first lines have most of."""
    head = "\n".join(text.splitlines()[:HEADER_SEARCH])
    return max(",\t;|，", key=head.count)


def _csv_rows(text):
    delimiter = sniff_delimiter(text)
    limit = csv.field_size_limit(MAX_BYTES)
    try:
        yield from enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1)
    except csv.Error:
        raise BadTable("not_a_table") from None
    finally:
        csv.field_size_limit(limit)


def _workbook_rows(data):
    _refuse_bomb(data)
    from openpyxl import load_workbook

    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = workbook.worksheets[0]
        sheet.reset_dimensions()
        yield from enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), 1)
        workbook.close()
    except BadTable:
        raise
    except Exception as error:  # noqa: BLE001, RUF100 - whatever a broken workbook does to its reader
        if isinstance(error, MemoryError):
            raise
        raise BadTable("not_a_table") from error


def _refuse_bomb(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise BadTable("not_a_table") from None
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MAX_UNPACKED or (unpacked > MAX_BYTES and unpacked > MAX_RATIO * len(data)) or len(infos) > 500:
        raise BadTable("too_big")
    if "xl/workbook.xml" not in {info.filename for info in infos}:
        raise BadTable("not_a_table")


def cell_text(value, longest=MAX_CELL, *, keeps_lines=False):
    """What stands in a cell, as text: dates as 2001-02-03 with the time where there is one, whole numbers without a
    point, no control characters.
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**18:
        value = int(value)
    lines = (" ".join(line.split()) for line in str(value).splitlines())
    kept = ("".join(c for c in line if c.isprintable()) for line in lines if line)
    return ("\n" if keeps_lines else " ").join(kept)[:longest]


def _shape(numbered, encoding, text):
    """Find the header (the first of the top rows with at least two filled cells) and the filled rows below it."""
    headers, rows = None, []
    for number, raw in numbered:
        cells = [text(value) for value in raw[:MAX_COLUMNS]]
        filled = sum(bool(cell) for cell in cells)
        if headers is None:
            if filled >= 2:
                headers = [" ".join(cell.split()) for cell in cells]
            elif number > HEADER_SEARCH:
                raise BadTable("not_a_table")
            continue
        if filled:
            rows.append((number, cells))
            if len(rows) > MAX_ROWS:
                raise BadTable("too_many_rows")
    if headers is None:
        raise BadTable("not_a_table")
    if not rows:
        raise BadTable("no_rows")
    while headers and not headers[-1]:
        headers.pop()
    width = len(headers)
    return Table(headers, [(number, (cells + [""] * width)[:width]) for number, cells in rows], encoding)
