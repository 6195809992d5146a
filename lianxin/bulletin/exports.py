"""The papers of the board. A paper is read in Chinese whoever prints it."""

import hashlib
import io
import re
import zipfile
from operator import attrgetter

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin import selectors
from lianxin.bulletin.calc.archiving import as_file, sums
from lianxin.bulletin.calc.blocks import blocks
from lianxin.bulletin.calc.tables import is_counted, rows_in_words
from lianxin.bulletin.services.drawing import source_words
from lianxin.bulletin.vocabulary import Rendition
from lianxin.kit.prints import PAGES, as_on_paper, code_of, render_paper
from lianxin.kit.templatetags.kit import day

_VERSION = "公开栏公告 2026 年 11 月版"
#: Of a size with ``l`` behind it the letters are large, for eyes that need it.
SIZES = {"a4": "A4", "a3": "A3", "a4l": _("A4 大字"), "a3l": _("A3 大字")}
#: By these words in the file, before the code of the posting, a paper is known to claim that it is ours.
_MARK = "lianxin-posting-"
_MARKED = re.compile(rb"lianxin-posting-([0-9A-HJKMNP-TV-Z]{12})")


def verify_address(posting):
    """What the code on the paper opens."""
    return posting.site + reverse("bulletin:verify", args=[posting.public_id])


def notice_paper(posting, size, rendition="board"):
    """What stands on the paper of a posting: from what is stored and nothing else, so that it comes out the same always."""
    notice, content = posting.notice, getattr(posting, rendition)
    with as_on_paper():
        return {
            "lang": "zh",
            "paper": size[:2],
            "large": size.endswith("l"),
            "title": content["title"],
            "author": notice.division.name,
            "mark": f"{_MARK}{posting.public_id}",
            "date": [posting.first_on.year, posting.first_on.month, posting.first_on.day],
            "number": notice.number,
            "kind": f"{notice.get_affairs_display()}公开 · {notice.item_name}",
            "about": f"{day(notice.about_from)}至{day(notice.about_to)}" if notice.about_from else "",
            "correction": f"第 {posting.ordinal} 次张贴，更正：{posting.because}" if posting.ordinal > 1 else "",
            "basis": content["basis"],
            "blocks": [[kind, words] for kind, words in blocks(content["body"])],
            "tables": [_table(table) for table in content["tables"]],
            "period": f"{day(posting.first_on)}至{day(posting.last_on)}",
            "contact": posting.contact,
            "signed": notice.division.name,
            "signed_on": day(posting.first_on),
            "code": code_of(verify_address(posting)),
            "code_words": "扫码核验",
            "check": f"核验码 {posting.public_id}",
            "footer": f"{_VERSION}{'' if rendition == 'board' else ' · 网页版'}{' · 大字' if size.endswith('l') else ''} · {notice.number} · 核验码 {posting.public_id}",
            "pages": PAGES,
        }


def _table(table):
    rows = rows_in_words(table)
    return {
        "caption": table["caption"],
        "heads": [column["name"] for column in table["columns"]],
        "counted": [is_counted(column["kind"]) for column in table["columns"]],
        "rows": rows,
        "total": bool(table.get("has_total") and table["rows"]),
        "source": source_words(table),
    }


def papers_of(posting):
    """``(size, rendition, PDF)`` of every paper of a posting."""
    for rendition in Rendition.values:
        for size in SIZES:
            yield size, rendition, render_paper("notice", notice_paper(posting, size, rendition))


def archive_package(notice):
    """A ZIP of everything a notice was: its record as JSON, each posting as PDF/A-2b, photos of the wall; in ``papers.json`` where it
    hung and the fingerprints of papers and photos, also of a photo that was lost.

    ``sha256sum -c sha256sums.txt`` checks all of it. ``sha256sum record-sums.txt`` gives the number that stands in the
    public log from the archiving on. The same stored rows make the same bytes.
    """
    postings = list(notice.postings.order_by("ordinal").prefetch_related("papers", "marks"))
    files = selectors.record_files(notice, postings)
    files["record-sums.txt"] = sums(files)
    for posting in postings:
        posting.notice = notice
        files[f"posting-{posting.ordinal}.pdf"] = render_paper("notice", notice_paper(posting, "a4"))
    photos = list(selectors.wall_photos_of(notice))
    for number, picture in enumerate(selectors.pictures_in(photos), 1):
        files[f"wall-{number}.jpg"] = picture
    seen = {posting.public_id: _seen(posting) for posting in postings}
    files["papers.json"] = as_file(seen | {"photos": [photo.sha256 for photo in photos]})
    files["sha256sums.txt"] = sums(files)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            info = zipfile.ZipInfo(f"{notice.public_id}/{name}", date_time=(2000, 1, 1, 0, 0, 0))
            package.writestr(info, data)
    return packed.getvalue()


def _seen(posting):
    return {
        "papers": [
            [paper.size, paper.rendition, paper.sha256] for paper in sorted(posting.papers.all(), key=attrgetter("pk"))
        ],
        "walls": [[mark.where, mark.on] for mark in sorted(posting.marks.all(), key=attrgetter("pk"))],
    }


def code_in(pdf):
    """The code of the posting a PDF says it is, or empty."""
    found = _MARKED.search(pdf)
    return found[1].decode() if found else ""


def is_ours(pdf, posting):
    """True when the file is a paper of this posting to the byte: one made now, or one whose fingerprint was kept."""
    digest = hashlib.sha256(pdf).hexdigest()
    return selectors.has_fingerprint(posting, digest) or any(pdf == made for _s, _r, made in papers_of(posting))
