"""The papers of the board. A paper is read in Chinese whoever prints it."""

from django.urls import reverse

from lianxin.bulletin.calc.blocks import blocks
from lianxin.bulletin.calc.tables import is_counted, rows_in_words
from lianxin.kit.prints import PAGES, as_on_paper, code_of
from lianxin.kit.templatetags.kit import day

_VERSION = "公开栏公告 2026 年 11 月版"
SIZES = ("a4", "a3")


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
