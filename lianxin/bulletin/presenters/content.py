"""What a notice says: its words, its tables, what a correction changed."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin.calc.blocks import blocks
from lianxin.bulletin.calc.differences import changes
from lianxin.bulletin.calc.pasting import as_text
from lianxin.bulletin.calc.renditions import masked, names_in, on_the_board
from lianxin.bulletin.calc.tables import is_counted, rows_in_words, total_row
from lianxin.bulletin.services.drawing import source_words
from lianxin.bulletin.vocabulary import HANGS, TABLES
from lianxin.kit.masking import mask_name


@dataclass(frozen=True)
class ShownTable:
    """A table as a page draws it: heads and cells with whether they are numbers, and where it was taken from."""

    caption: str
    heads: list
    rows: list
    total: list
    source: str


def shown_tables(tables):
    found = []
    for table in tables:
        counted = [is_counted(column["kind"]) for column in table["columns"]]
        rows = [list(zip(row, counted, strict=True)) for row in rows_in_words(table)]
        total = rows.pop() if table.get("has_total") and table["rows"] else []
        heads = list(zip((column["name"] for column in table["columns"]), counted, strict=True))
        found.append(ShownTable(table["caption"], heads, rows, total, source_words(table)))
    return found


@dataclass(frozen=True)
class DrawnCard:
    """What the form shows of one thing drawn from."""

    key: str
    title: str
    anew: bool
    tables: list


def drawing_context(offers, draws, tables):
    """What the form says of drawing: what is drawn, and what else could be."""
    cards = []
    for draw in draws:
        own = [table for table in tables if (table["source"]["kind"], table["source"]["id"]) == (draw.kind, draw.id)]
        label = own[0]["source"]["label"] if own else next((each.label for each in offers if each.key == draw.key), "")
        cards.append(DrawnCard(draw.key, label, draw.anew, shown_tables(own)))
    taken = {draw.key for draw in draws}
    return {"cards": cards, "offers": [offer for offer in offers if offer.key not in taken]}


@dataclass(frozen=True)
class ShownContent:
    title: str
    basis: str
    blocks: list
    tables: list


def totals_in_words(tables):
    """``收入 12,000.00 元，支出 3,600.00 元``: the sums of the last table that has any, or empty."""
    for table in reversed(tables):
        if table.get("has_total") and table["rows"]:
            sums = zip(table["columns"], total_row(table), strict=True)
            return "，".join(
                gettext("{name} {sum} 元").format(name=column["name"].removesuffix("（元）"), sum=told)
                for column, told in sums
                if column["kind"] == "money"
            )
    return ""


def shown(content):
    return ShownContent(content["title"], content["basis"], blocks(content["body"]), shown_tables(content["tables"]))


@dataclass(frozen=True)
class Correction:
    """One posting that replaced another: why, and what changed."""

    posting: object
    lines: list


def web_of(posting, notice):
    """What everybody reads of a posting: of an older one, with the names masked that the notice knows today."""
    is_newest = posting.pk == notice.posting_id
    return posting.web if is_newest else masked(posting.web, names_in(notice.content()), mask_name)


def corrections(notice, postings):
    """Of the postings of a notice, newest first, what each changed of the one before it."""
    shown = [(posting, web_of(posting, notice)) for posting in postings]
    return [Correction(new, _changed(before, now)) for (new, now), (_old, before) in pairwise(shown)]


def _changed(old, new):
    return [line for line in changes(old, new) if line.kind != "same"]


def differences(notice):
    """``(heading, lines)`` for who works on it: what is written now beside what hangs, and beside what was held."""
    written = as_on_board(notice)
    pairs = []
    if notice.posting_id and notice.state not in HANGS:
        pairs.append((_("和墙上贴着的比，改了这些"), notice.posting.board))
    if notice.held_text:
        pairs.append((_("退回以后改了这些"), on_the_board(notice.held_text)))
    return [(heading, lines) for heading, old in pairs if (lines := _changed(old, written))]


def as_on_board(notice):
    """What is written now, as it would hang on the wall."""
    return on_the_board(notice.content())


def typed_tables(tables):
    """The fields of a form that hold as text those of these tables that were typed."""
    found = {}
    for number, table in enumerate((table for table in tables if "source" not in table), 1):
        found |= {f"caption_{number}": table["caption"], f"table_{number}": as_text(table)}
    return found


def filled(typed, tables):
    """The typed fields of a form with these tables put in: over a table of the same name, or where none is yet. ``None``
    when there is no place left."""
    filled = dict(typed)
    for table in tables:
        places = [n for n in range(1, TABLES + 1) if filled.get(f"caption_{n}") == table["caption"]]
        places += [n for n in range(1, TABLES + 1) if not filled.get(f"table_{n}", "").strip()]
        if not places:
            return None
        filled |= {f"caption_{places[0]}": table["caption"], f"table_{places[0]}": as_text(table)}
    return filled


_STATEMENT = "finance.statement"


def period_title(division, first, last, item):
    """上河村2026年7月至9月财务收支, or of one month; empty without a time or an item of the catalogue."""
    if not (first and last and item):
        return ""
    what = gettext("财务收支") if item.code == _STATEMENT else gettext(item.name)
    if (first.year, first.month) == (last.year, last.month):
        return gettext("{place}{year}年{month}月{what}").format(
            place=division.short_name, year=last.year, month=last.month, what=what
        )
    return gettext("{place}{year}年{first}月至{last}月{what}").format(
        place=division.short_name, year=last.year, first=first.month, last=last.month, what=what
    )
