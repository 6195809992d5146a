"""Papers as A4 PDF: a room names a layout of this folder and says what stands on it; words never become markup.

``sheet.typ`` is a form with a number, boxes and lines to sign; ``poster.typ`` a wall poster with one large code;
``certificate.typ`` a certificate; ``ballots.typ`` ballot papers; ``report.typ`` a report with tables and bars; ``slip.typ`` a slip on a receipt, A5 or A4;
``table.typ`` a book or roster on A4 or A3; ``letters.typ`` letters with a stub, three on a page; ``letter.typ`` letters of a page each; ``transfer.typ`` a letter with
its stub and its receipt; ``large.typ`` large print.
Fonts are built with the front end, so a paper looks the same everywhere.
"""

import base64
import json
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import override

from lianxin.kit import clock
from lianxin.kit.errors import RuleBroken
from lianxin.kit.templatetags.kit import with_years

_LAYOUTS = Path(__file__).parent
_FONTS = Path(settings.BASE_DIR) / "frontend" / "fonts"
PAGES = "第 {page} 页 共 {pages} 页"
#: So many characters fit a narrow box of a form without making it tall.
_NARROW = 22
_compiling = Lock()  # one compiler for all threads; it holds the words of the paper it is at


@contextmanager
def as_on_paper():
    """In Chinese, with years."""
    with override("zh-hans"), with_years():
        yield


def boxes_of(lines):
    """Boxes of ``(label, value, room)`` lines, two narrow ones in a row; a lone one takes the row for itself.

    ``room``, which may be left out, is how many empty lines for the pen stand below the words.
    """
    boxes, waiting = [], None
    for label, value, *room in lines:
        words = str(value or "")
        wide = bool(room) or len(words) > _NARROW or "\n" in words
        box = {"label": label, "value": words, "room": sum(room), "wide": wide}
        if waiting and wide:
            waiting["wide"], waiting = True, None
        elif not wide:
            waiting = None if waiting else box
        boxes.append(box)
    if waiting:
        waiting["wide"] = True
    return boxes


def report_table(title, heads, rows, empty="", **more):
    """A section of ``report.typ``: a table without bars. ``shares`` says how its columns of words share the width."""
    return {"title": title, "note": "", "heads": heads, "bars": [], "rows": rows, "empty": empty} | more


@cache
def _compiler(*, borrows):
    import typst

    if not any(_FONTS.glob("*.ttf")):
        raise RuleBroken(_("打印用的字体还没有装好。请管理员重新运行 bin/run。"))
    return typst.Compiler(root=str(_LAYOUTS), font_paths=[str(_FONTS)], ignore_system_fonts=not borrows)


def code_of(address):
    """The QR code of ``address`` as SVG text, without a border; readable with a seventh of it dirty."""
    import segno  # few pages show one

    return segno.make(address, error="m", micro=False).svg_inline(border=0, omitsize=True)


def code_bits(address):
    """The same code as ``(width, rows)`` for a page that draws it itself: a bit a square, row after row, in base64."""
    import segno

    rows = segno.make(address, error="m", micro=False).matrix
    bits = "".join("1" if square else "0" for row in rows for square in row)
    packed = int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")
    return len(rows), base64.b64encode(packed).decode()


def render_paper(layout, data):
    """The PDF of ``layout`` with ``data``, a tree of strings, numbers and lists. Refuses when no font is installed.

    PDF/A-2b, which can be archived. A character so rare that our fonts lack it is borrowed from the machine's, and is
    an empty box when they lack it too: such a paper is a plain PDF, for the standard would rather have none. A paper that
    says no day of its own is of today, so that the same one is the same to the byte all day.
    """
    import typst

    def compile_paper(*, borrows, standards):
        return _compiler(borrows=borrows).compile(
            input=str(_LAYOUTS / f"{layout}.typ"),
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=standards,
            timestamp=int(clock.day_start(clock.today()).timestamp()),
        )

    with _compiling:
        try:
            return compile_paper(borrows=False, standards=["a-2b"])
        except typst.TypstError as error:
            if "could not be displayed" not in str(error):
                raise
            return compile_paper(borrows=True, standards=[])


def paper_response(layout, data, filename):
    """The paper as a download of the browser: opened in a tab, saved under ``filename``."""
    return HttpResponse(
        render_paper(layout, data),
        content_type="application/pdf",
        headers={"Content-Disposition": content_disposition_header(False, filename)},
    )
