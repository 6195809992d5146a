from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.ledger.calc.texts import DECIMALS, decimal
from lianxin.ledger.vocabulary import AuditTag, Kind, Measure, PublicFact

AUDIT_SENTENCES = {
    AuditTag.OPEN_BOOK: _("{actor}启用了账套 {subject}"),
    AuditTag.OPEN_ACCOUNT: _("{actor}启用了科目 {subject}"),
    AuditTag.CLOSE_ACCOUNT: _("{actor}停用了科目 {subject}：{reason}"),
    AuditTag.CLOSE_PERIOD: _("{actor}把账套 {subject} 结了账"),
    AuditTag.PREPARE: _("{actor}填了凭证 {subject}"),
    AuditTag.POST: _("{actor}审核凭证 {subject}，入了账"),
    AuditTag.RETURN: _("{actor}退回了凭证 {subject}：{reason}"),
}
FACT_NAMES = {PublicFact.PERIOD_CLOSED: _("账套结账")}
FACT_VALUES = {"seal": _("复核包的编号")}


def book_url(book):
    return reverse("ledger:book", args=[book.public_id])


def amount_words(amount, measure):
    """``12,805.50``: whole parts in threes, decimals as the measure has them."""
    whole, _point, rest = decimal(abs(amount), DECIMALS[measure]).partition(".")
    return f"{'-' if amount < 0 else ''}{int(whole):,}{'.' if rest else ''}{rest}"


@dataclass(frozen=True)
class LineRow:
    """One line as a page shows it: the side that is empty shows nothing."""

    name: str
    debit: str
    credit: str
    url: str = ""
    balance: str = ""
    on: object = None
    words: str = ""


def _sides(amount, measure):
    text = amount_words(abs(amount), measure)
    return (text, "") if amount > 0 else ("", text)


@dataclass(frozen=True)
class TrialSheet:
    """The accounts of one measure, and what both sides come to."""

    measure: str
    rows: list
    debits: str
    credits: str


def trial_sheets(found):
    """The trial balance, a table for each measure. What households and persons hold is one sum: who holds how much is read in
    the room that keeps it, and nowhere else."""
    sheets = []
    for measure in Measure:
        rows = [row for row in found if row.measure == measure]
        if not rows:
            continue
        shown = [
            LineRow(
                f"{row.code} {row.name}",
                *_sides(row.amount, measure) if row.amount else ("", ""),
                url=reverse("ledger:account", args=[row.public_id]),
            )
            for row in rows
            if row.kind != Kind.HOLDER
        ]
        for row in rows:
            if row.kind == Kind.HOLDER:
                sides = _sides(row.amount, measure) if row.amount else ("", "")
                shown.append(LineRow(f"{row.name} × {row.accounts}", *sides))
        debits = sum(row.amount for row in rows if row.amount > 0)
        owed = -sum(row.amount for row in rows if row.amount < 0)
        sheets.append(TrialSheet(measure.label, shown, amount_words(debits, measure), amount_words(owed, measure)))
    return sheets


def statement_page(account, told):
    """A statement with every amount on its side and the balance in the account's own sense."""
    side, measure = account.sign_rule.side, account.measure
    return {
        "opening": amount_words(side * told.opening, measure),
        "closing": amount_words(side * told.closing, measure),
        "lines": [
            LineRow(
                "",
                *_sides(line.amount, measure),
                url=reverse("ledger:entry", args=[line.entry]),
                balance=amount_words(side * line.balance, measure),
                on=line.on,
                words=line.words,
            )
            for line in told.lines
        ],
    }


def voucher_lines(lines):
    """Accounts with what is debited and what credited."""
    return [_line(account, amount) for account, amount in lines]


def _line(account, amount):
    sides = _sides(amount, account.measure)
    if account.kind == Kind.HOLDER:
        return LineRow(str(Kind.HOLDER.label), *sides)
    return LineRow(str(account), *sides, url=reverse("ledger:account", args=[account.public_id]))


def entry_lines(entry):
    return voucher_lines((line.account, line.amount) for line in entry.lines.select_related("account").order_by("id"))
