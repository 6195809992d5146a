"""A table out of a file somebody sent: CSV in UTF-8 or GB 18030, or an Excel workbook. Nothing in it is trusted."""

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime

from lianxin.kit.decoding import UnknownEncoding, decode

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 400 * 1024 * 1024
MAX_RATIO = 200
MAX_ROWS = 200_000
MAX_COLUMNS = 60
MAX_CELL = 500
HEADER_SEARCH = 10


class BadTable(ValueError):
    """The file cannot be read as a table. ``code`` says why: empty, too_big, too_many_rows, not_a_table, no_rows,
    encoding.
    """

    def __init__(self, code):
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Table:
    """``rows`` are ``(row number in the file, cells as text)``, without empty ones."""

    headers: list[str]
    rows: list[tuple[int, list[str]]]
    encoding: str


def read_table(data):
    """The first sheet of a workbook or a CSV text. Raises ``BadTable``."""
    if not data.strip(b"\x00 \r\n\t"):
        raise BadTable("empty")
    if len(data) > MAX_BYTES:
        raise BadTable("too_big")
    if data[:4] == b"PK\x03\x04":
        return _shape(_workbook_rows(data), "xlsx")
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise BadTable("old_excel")
    if b"\x00" in data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise BadTable("not_a_table")
    try:
        text, encoding = decode(data)
    except UnknownEncoding:
        raise BadTable("encoding") from None
    return _shape(_csv_rows(text), encoding)


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


def cell_text(value):
    """What stands in a cell, as text: dates as 2001-02-03, whole numbers without a point, no control characters."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**18:
        value = int(value)
    text = " ".join(str(value).split())
    return "".join(c for c in text if c.isprintable())[:MAX_CELL]


def _shape(numbered, encoding):
    """Find the header (the first of the top rows with at least two filled cells) and the filled rows below it."""
    headers, rows = None, []
    for number, raw in numbered:
        cells = [cell_text(value) for value in raw[:MAX_COLUMNS]]
        filled = sum(bool(cell) for cell in cells)
        if headers is None:
            if filled >= 2:
                headers = cells
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
