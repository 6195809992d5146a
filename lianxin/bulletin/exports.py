"""The papers of the board. A paper is read in Chinese whoever prints it."""

import hashlib
import io
import json
import re
import zipfile

from django.urls import reverse

from lianxin.bulletin import selectors
from lianxin.bulletin.calc.blocks import blocks
from lianxin.bulletin.calc.tables import is_counted, rows_in_words
from lianxin.bulletin.vocabulary import Body, Rendition
from lianxin.kit.prints import PAGES, as_on_paper, code_of, render_paper
from lianxin.kit.templatetags.kit import day

_VERSION = "公开栏公告 2026 年 11 月版"
SIZES = ("a4", "a3")
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
            "paper": size,
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
            "footer": f"{_VERSION}{'' if rendition == 'board' else ' · 网页版'} · {notice.number} · 核验码 {posting.public_id}",
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
    }


def papers_of(posting):
    """``(size, rendition, PDF)`` of every paper of a posting."""
    for rendition in Rendition.values:
        for size in SIZES:
            yield size, rendition, render_paper("notice", notice_paper(posting, size, rendition))


def archive_package(notice):
    """A ZIP of everything a notice was: each posting as PDF/A-2b and as JSON, the objections with their answers, the record
    (after DA/T 46), and ``sha256sums.txt`` that ``sha256sum -c`` checks. The same stored rows make the same bytes.
    """
    files = {}
    for posting in notice.postings.order_by("ordinal"):
        posting.notice = notice
        name = f"posting-{posting.ordinal}"
        files[f"{name}.pdf"] = render_paper("notice", notice_paper(posting, "a4"))
        files[f"{name}.json"] = _json({"content": posting.board, "web": posting.web, **_facts_of(posting)})
    files["objections.json"] = _json([_objection(each) for each in notice.objections.all()])
    files["metadata.json"] = _json(_metadata(notice))
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    files["sha256sums.txt"] = sums.encode()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            info = zipfile.ZipInfo(f"{notice.public_id}/{name}", date_time=(2000, 1, 1, 0, 0, 0))
            package.writestr(info, data)
    return packed.getvalue()


def _json(value):
    return (json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def _facts_of(posting):
    return {
        "code": posting.public_id, "ordinal": posting.ordinal, "first": posting.first_on, "last": posting.last_on,
        "because": posting.because, "contact": posting.contact, "digest": posting.digest,
        "log_entry": posting.entry_number, "posted_by": posting.by_name,
        "papers": [[paper.size, paper.rendition, paper.sha256] for paper in posting.papers.order_by("id")],
        "walls": [[mark.where, mark.on] for mark in posting.marks.order_by("id")],
    }  # fmt: skip


def _objection(objection):
    return {
        "serial": objection.serial, "received": objection.received_at, "words": objection.words,
        "state": objection.state, "first_answer": objection.first_answer, "answer": objection.answer,
        "answered": objection.answered_at,
    }  # fmt: skip


def _metadata(notice):
    people = {
        role: who.name if who else ""
        for role, who in (
            ("prepared_by", notice.prepared_by), ("reviewed_by", notice.reviewed_by), ("approved_by", notice.approved_by)
        )
    }  # fmt: skip
    return {
        "standard": "DA/T 46", "number": notice.number, "archive_number": notice.archive_number, "title": notice.title,
        "class": notice.get_affairs_display(), "item": f"{notice.item_code} {notice.item_name}",
        "place": notice.division.name, "place_code": notice.division.code, "basis": notice.basis,
        "about": [notice.about_from, notice.about_to], "state": notice.state, "posted": notice.posted_on,
        "until": notice.posted_until, "retention": "30", "source": [notice.source_kind, notice.source_id, notice.source_label],
        **people,
    }  # fmt: skip


def due_calendar(division, body, rows, at):
    """The due days of a body of a place as RFC 5545, a whole day each."""
    from icalendar import Calendar, Event

    feed = Calendar()
    feed.add("prodid", "-//lianxin//board//ZH")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", f"{division.short_name}要公开的事 · {Body(body).label}")
    for row in rows:
        event = Event()
        event.add("uid", f"due-{division.public_id}-{row.item.code}-{row.period.last}@lianxin")
        event.add("dtstamp", at)
        event.add("dtstart", row.due)
        event.add("summary", f"今天前公开：{row.item.name}")
        doers = (("填", row.item.prepares), ("审", row.item.reviews), ("确认", row.item.approves))
        event.add(
            "description",
            f"说的是{day(row.period.first)}至{day(row.period.last)}。"
            + "，".join(f"{Body(who).label}{verb}" for verb, who in doers)
            + f"。依据：{row.item.basis}",
        )
        feed.add_component(event)
    return feed.to_ical()


def code_in(pdf):
    """The code of the posting a PDF says it is, or empty."""
    found = _MARKED.search(pdf)
    return found[1].decode() if found else ""


def is_ours(pdf, posting):
    """True when the file is a paper of this posting to the byte: one made now, or one whose fingerprint was kept."""
    digest = hashlib.sha256(pdf).hexdigest()
    return selectors.has_fingerprint(posting, digest) or any(pdf == made for _s, _r, made in papers_of(posting))
