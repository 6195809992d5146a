"""The board in words: states, rows, tables, what a correction changed."""

from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.bulletin import policies, selectors
from lianxin.bulletin.calc.blocks import blocks
from lianxin.bulletin.calc.differences import changes
from lianxin.bulletin.calc.pasting import as_text
from lianxin.bulletin.calc.renditions import on_the_board
from lianxin.bulletin.calc.tables import is_counted, rows_in_words
from lianxin.bulletin.vocabulary import AuditTag, ObjectionState, PublicFact, State
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day
from lianxin.kit.waiting import Waiting

AUDIT_SENTENCES = {
    AuditTag.DRAFT: _("{actor}起草了 {subject}"),
    AuditTag.EDIT: _("{actor}改了 {subject}"),
    AuditTag.STOP: _("{subject} 有个人信息，没有送审"),
    AuditTag.SUBMIT: _("{actor}把 {subject} 送监督委员会审"),
    AuditTag.HOLD: _("{actor}审 {subject} 时有意见：{reason}"),
    AuditTag.PASS: _("{actor}审过了 {subject}"),
    AuditTag.APPROVE: _("{actor}确认了 {subject}"),
    AuditTag.POST: _("{actor}张贴了 {subject}"),
    AuditTag.COMPLETE: _("{subject} 公示期满"),
    AuditTag.ARCHIVE: _("{actor}把 {subject} 归了档"),
    AuditTag.WITHDRAW: _("{actor}撤回了 {subject}：{reason}"),
    AuditTag.CONFIRM_BOARD: _("{actor}确认 {subject} 已贴到墙上"),
    AuditTag.FINGERPRINT: _("{subject} 的纸样记下了指纹"),
    AuditTag.OBJECT: _("{actor}提了异议 {subject}"),
    AuditTag.ANSWER: _("{actor}先答复了异议 {subject}"),
    AuditTag.UPHOLD: _("{actor}认定异议 {subject} 成立"),
    AuditTag.DISMISS: _("{actor}答复异议 {subject}：不成立"),
}
FACT_NAMES = {
    PublicFact.POSTED: _("公开栏张贴"),
    PublicFact.PAPER: _("公开栏纸样的指纹"),
    PublicFact.OBJECTION: _("公开栏异议的结果"),
}
FACT_VALUES = {
    "number": _("编号"),
    "posting": _("核验码"),
    "ordinal": _("第几次张贴"),
    "last": _("到"),
    "size": _("纸张"),
    "rendition": _("哪一版"),
    "sha256": _("指纹"),
    "objection": _("第几件异议"),
    "received": _("收到"),
}
_TONES = {
    State.POSTED: "ok",
    State.COMPLETED: "done",
    State.ARCHIVED: "done",
    State.CORRECTING: "late",
    State.HELD: "late",
    State.PRIVACY_CHECK: "late",
    State.WITHDRAWN: "ink",
}
_OBJECTION_TONES = {ObjectionState.UPHELD: "ok", ObjectionState.DISMISSED: "done"}


def notice_url(notice):
    return reverse("bulletin:notice", args=[notice.public_id])


def tone_of(notice):
    return _TONES.get(notice.state, "wait")


def state_words(notice):
    """As everybody reads it: what is being corrected still hangs, and says so."""
    if notice.posting_id and notice.state not in (State.POSTED, State.COMPLETED, State.ARCHIVED):
        return State.CORRECTING.label
    return notice.get_state_display()


@dataclass(frozen=True)
class BoardRow:
    """One notice in a list."""

    url: str
    title: str
    tone: str
    state: str
    meta: str


def board_row(notice):
    words = (
        notice.division.short_name, notice.get_affairs_display(), gettext(notice.item_name),
        gettext("{first}至{last}").format(first=day(notice.posted_on), last=day(notice.posted_until)), notice.number,
    )  # fmt: skip
    tone = "late" if state_words(notice) == State.CORRECTING.label else tone_of(notice)
    return BoardRow(notice_url(notice), notice.posting.title, tone, state_words(notice), " · ".join(words))


@dataclass(frozen=True)
class ShownTable:
    """A table as a page draws it: heads and cells with whether they are numbers."""

    caption: str
    heads: list
    rows: list
    total: list


def shown_tables(content):
    found = []
    for table in content["tables"]:
        counted = [is_counted(column["kind"]) for column in table["columns"]]
        rows = [list(zip(row, counted, strict=True)) for row in rows_in_words(table)]
        total = rows.pop() if table.get("has_total") and table["rows"] else []
        heads = list(zip((column["name"] for column in table["columns"]), counted, strict=True))
        found.append(ShownTable(table["caption"], heads, rows, total))
    return found


@dataclass(frozen=True)
class ShownContent:
    title: str
    basis: str
    blocks: list
    tables: list


def shown(content):
    return ShownContent(content["title"], content["basis"], blocks(content["body"]), shown_tables(content))


def item_name(notice):
    """The item in the reader's language: what the starter names is translated, what a county added is as written."""
    return gettext(notice.item_name)


def query_without(query, *names):
    """The query string without some of its values, for the link to the next page."""
    kept = query.copy()
    for name in names:
        kept.pop(name, None)
    return kept.urlencode()


def about_words(notice):
    """What time it tells of, or empty."""
    if not notice.about_from:
        return ""
    return gettext("{first}至{last}").format(first=day(notice.about_from), last=day(notice.about_to))


@dataclass(frozen=True)
class Correction:
    """One posting that replaced another: why, and what changed."""

    posting: object
    lines: list


def corrections(postings):
    """Of the postings of a notice, newest first, what each changed of the one before it."""
    return [
        Correction(new, [line for line in changes(old.web, new.web) if line.kind != "same"])
        for new, old in pairwise(postings)
    ]


@dataclass(frozen=True)
class DueLine:
    """One item a place has to show, as the desk reads it."""

    name: str
    period: str
    due: object
    tone: str
    state: str
    url: str
    is_new: bool


def due_line(row, division, today, *, may_write):
    """What it is, for which time, by when, how far, and where to go on: nowhere for who may not write what is not written."""
    period = gettext("{first}至{last}").format(first=day(row.period.first), last=day(row.period.last))
    late = not row.is_done and row.due < today
    if row.notice is None:
        query = {"place": division.public_id, "item": row.item.code, "from": row.period.first, "to": row.period.last}
        url = f"{reverse('bulletin:new')}?{urlencode(query)}" if may_write else ""
        return DueLine(
            gettext(row.item.name), period, row.due, "late" if late else "wait", gettext("还没填"), url, is_new=True
        )
    url = notice_url(row.notice) if row.is_done else work_url(row.notice)
    tone = "late" if late else tone_of(row.notice)
    return DueLine(gettext(row.item.name), period, row.due, tone, row.notice.get_state_display(), url, is_new=False)


def work_url(notice):
    return reverse("bulletin:work", args=[notice.public_id])


#: What is to be done next, and by whom, in each state on somebody's desk.
NEXT_ACTIONS = {
    State.DRAFT: _("接着填，送审"),
    State.PRIVACY_CHECK: _("改掉个人信息，再送审"),
    State.REVIEW: _("审"),
    State.HELD: _("按意见改，再送审"),
    State.REVIEWED: _("确认"),
    State.APPROVED: _("张贴"),
    State.CORRECTING: _("更正，再送审"),
}


@dataclass(frozen=True)
class WorkRow:
    url: str
    title: str
    tone: str
    state: str
    meta: str
    next_action: str


def work_row(notice):
    """One notice on somebody's desk: where it is and what comes next."""
    who = notice.prepared_by.name if notice.prepared_by else ""
    meta = (notice.division.short_name, gettext(notice.item_name), notice.number, who)
    return WorkRow(
        work_url(notice), notice.title, tone_of(notice), notice.get_state_display(), " · ".join(filter(None, meta)),
        str(NEXT_ACTIONS[notice.state]),
    )  # fmt: skip


def as_on_board(notice):
    """What is written now, as it would hang on the wall."""
    return on_the_board(notice.content())


def typed_tables(tables):
    """The fields of a form that hold these tables as text."""
    found = {}
    for number, table in enumerate(tables, 1):
        found |= {f"caption_{number}": table["caption"], f"table_{number}": as_text(table)}
    return found


def statement_title(division, first, last):
    """上河村2026年7月至9月财务收支, or of one month."""
    if (first.year, first.month) == (last.year, last.month):
        return gettext("{place}{year}年{month}月财务收支").format(
            place=division.short_name, year=last.year, month=last.month
        )
    return gettext("{place}{year}年{first}月至{last}月财务收支").format(
        place=division.short_name, year=last.year, first=first.month, last=last.month
    )


def waiting_rows(actor, at):
    """Notices whose next step is the actor's: one query."""
    if not policies.can_act_on_notices(actor):
        return []
    return [
        Waiting(
            url=work_url(notice), title=notice.title, meta=f"{notice.division.short_name} · {gettext(notice.item_name)}",
            next_action=str(NEXT_ACTIONS[notice.state]), due_at=clock.day_end(due),
            tone="late" if due < clock.day_of(at) else "wait", clock=notice.get_state_display(),
            due=gettext("{day}前").format(day=day(due)), number=notice.number,
        )
        for notice, due in selectors.waiting_for(actor)
    ]  # fmt: skip


def objection_tone(objection):
    return _OBJECTION_TONES.get(objection.state, "wait")


def objection_row(objection):
    """What everybody reads of an objection: when, how far, the answer; never who or in which words."""
    return {
        "serial": objection.serial,
        "tone": objection_tone(objection),
        "state": objection.get_state_display(),
        "received": objection.received_at,
        "first_due": objection.first_due_on,
        "final_due": objection.final_due_on,
        "first_answer": objection.first_answer,
        "answer": objection.answer,
        "is_open": objection.is_open,
    }
