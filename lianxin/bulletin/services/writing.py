"""What may be written: an item of the catalogue, words, tables that are whole."""

from datetime import date

from django.utils.translation import gettext as _

from lianxin.bulletin import selectors
from lianxin.bulletin.calc import privacy
from lianxin.bulletin.calc.renditions import on_the_board, people_in, words_on_the_web
from lianxin.bulletin.errors import NotFitToPost
from lianxin.bulletin.vocabulary import ColumnKind, FindingKind, FindingPlace
from lianxin.kit.errors import RuleBroken
from lianxin.kit.masking import mask_name
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory

MOST_TABLES, MOST_COLUMNS, MOST_ROWS, LONGEST_CELL = 12, 12, 500, 200


def checked_item(division, code):
    """The item of the catalogue at a place; ``RuleBroken`` for one it does not have."""
    item = selectors.catalogue_of(division).get(code)
    if item is None:
        raise RuleBroken(_("公开目录里没有“{code}”这一项。").format(code=code), field="item")
    return item


def checked_days(division, days):
    """So many days, never fewer than the law and the place want; the version of the rules with it."""
    rules = territory.profile(division)
    least = rules.value("posting.min_days")
    if days is not None and days < least:
        raise RuleBroken(
            _("公示不能少于{days}天。").format(days=least), field="days", article=rules.basis("posting.min_days")
        )
    return days or least, rules


def checked_words(title, body, tables, drawn=()):
    """Words and tables that are whole; only what was ``drawn`` keeps its ``source``."""
    title, body = title.strip(), body.strip()
    if not title:
        raise RuleBroken(_("请写标题。"), field="title")
    if len(title) > 80 or len(body) > 8000:
        raise RuleBroken(_("标题最多 80 个字，正文最多 8000 个字。"), field="body")
    drawn = [{**_whole_table(number, table), "source": table["source"]} for number, table in enumerate(drawn, 1)]
    tables = drawn + [_whole_table(number, table) for number, table in enumerate(tables, len(drawn) + 1)]
    if not body and not tables:
        raise RuleBroken(_("请写正文，或放一张表。"), field="body")
    if len(tables) > MOST_TABLES:
        raise RuleBroken(_("一份公开最多 {n} 张表，请分成几份。").format(n=MOST_TABLES), field="tables")
    return title, body, tables


def _whole_table(number, table):
    columns = [
        {"name": str(column["name"])[:40], "kind": ColumnKind(column.get("kind", "text")).value}
        for column in table["columns"]
    ]
    rows = [list(row) for row in table["rows"]]
    if not 1 <= len(columns) <= MOST_COLUMNS or len(rows) > MOST_ROWS:
        raise RuleBroken(
            _("第{n}张表：最多 {columns} 列、{rows} 行，请分成几张。").format(
                n=number, columns=MOST_COLUMNS, rows=MOST_ROWS
            ),
            field="tables",
        )
    for place, row in enumerate(rows, 1):
        if len(row) != len(columns):
            raise RuleBroken(_("第{n}张表第{row}行：格数和表头不一样。").format(n=number, row=place), field="tables")
        for at, column in enumerate(columns):
            row[at] = _whole_cell(row[at], column, number, place)
    return {
        "caption": str(table.get("caption", ""))[:80],
        "columns": columns,
        "rows": rows,
        "has_total": bool(table.get("has_total")),
    }


def _whole_cell(value, column, number, row):
    kind = column["kind"]
    if kind in ("money", "number") and value in ("", None):
        return ""
    if kind in ("money", "number") and type(value) is int and abs(value) <= 2**53 - 1:
        return value
    if kind == "day" and isinstance(value, date):
        return value.isoformat()
    if kind in ("text", "name", "day") and isinstance(value, str) and len(value) <= LONGEST_CELL:
        return value.strip()
    raise RuleBroken(
        _("第{n}张表第{row}行“{column}”：这一格写得不对。").format(n=number, row=row, column=column["name"]),
        field="tables",
    )


def names_drawn(notice):
    """Names of people of the place in the words of drawn tables: of a voucher's summary nobody marked who is named in it."""
    cells = "\n".join(
        cell
        for table in notice.tables
        if table.get("source")
        for row in table["rows"]
        for cell, column in zip(row, table["columns"], strict=True)
        if column["kind"] == "text" and isinstance(cell, str)
    )
    return [name for name in people.names_at(notice.division) if name in cells] if cells else []


def beside_on_the_web(notice, words):
    """Words that stand beside a notice, as everybody reads them from now on: with the names masked of everybody of the place,
    and of whoever was named in what is written, what hung and what was held, for a correction takes names out of the text."""
    if not words:
        return ""
    contents = [*notice.postings.values_list("board", flat=True), *([notice.held_text] if notice.held_text else [])]
    known = [name for name in people.names_at(notice.division) if name in words]
    known += [name for content in contents for name in people_in(content)]
    return words_on_the_web(words, notice.content(), mask_name, known)


def findings_in(notice):
    """What the privacy check finds in a notice. Names of minors never hang; names of people under care only where the law
    wants the receiver of aid named, and then in a column of names."""
    shown = on_the_board(notice.content())
    return privacy.look_through(
        title=shown["title"], body=shown["body"], tables=shown["tables"],
        also=((FindingPlace.BASIS, notice.basis), (FindingPlace.BECAUSE, notice.because)),
        minors=people.names_of_minors(notice.division), cared_for=people.names_under_care(notice.division),
        may_name_receivers=notice.names_receivers,
    )  # fmt: skip


def require_clean(notice):
    """Raise ``NotFitToPost`` with the sentences that say where, unless the privacy check finds nothing."""
    if found := findings_in(notice):
        raise NotFitToPost(found, [finding_sentence(each) for each in found])


def require_clean_answer(notice, words):
    """The same for an answer to an objection, which everybody reads beside the notice."""
    found = privacy.look_through(
        title="", body="", tables=(), also=((FindingPlace.ANSWER, words),), minors=people.names_of_minors(notice.division),
        cared_for=people.names_under_care(notice.division),
    )  # fmt: skip
    if found:
        raise NotFitToPost(found, [finding_sentence(each) for each in found], field="answer")


def found_in(*, notice):
    """What the privacy check would say of a notice as it is written now, as sentences."""
    return [finding_sentence(each) for each in findings_in(notice)]


def finding_sentence(finding):
    """Where it stands and what it is: 第2张表第3行“备注”有手机号 199****53，请删掉。"""
    what = FindingKind(finding.kind).label
    if finding.place != "table":
        return _("{place}里有{what} {shown}，请删掉").format(
            place=FindingPlace(finding.place).label, what=what, shown=finding.shown
        )
    if not finding.row:
        return _("第{n}张表的“{column}”是{what}，请去掉这一栏").format(
            n=finding.table, column=finding.column, what=what
        )
    return _("第{n}张表第{row}行“{column}”有{what} {shown}，请删掉").format(
        n=finding.table, row=finding.row, column=finding.column, what=what, shown=finding.shown
    )
