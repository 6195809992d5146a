"""A book as files."""

import csv
import io
import json

from lianxin.audit import selectors as log
from lianxin.kit.csvs import defuse
from lianxin.ledger import selectors
from lianxin.ledger.calc import recounting, texts
from lianxin.ledger.vocabulary import SIGN_RULES, Kind


def beancount(book):
    """The book as Beancount text, line by line."""
    accounts = {_code(each): each for each in book.accounts.order_by("-code")}
    told = (
        texts.TextAccount(
            SIGN_RULES[Kind(each.kind)].root, code, _name(each), each.measure, each.opened_on, each.closed_on
        )
        for code, each in sorted(accounts.items())
    )
    entries = (
        texts.TextEntry(
            entry.on,
            entry.words,
            entry.public_id,
            tuple((_code(line.account), line.account.measure, line.amount) for line in entry.lines.all()),
        )
        for entry in selectors.journal(book)
    )
    return texts.beancount(f"{book.unit} {book.name}", told, entries)


def journal_csv(book):
    """The journal as CSV, row by row as text; cells that a spreadsheet would run are quoted."""
    yield _row([name for name, _kind, _title in texts.JOURNAL])
    for entry in selectors.journal(book):
        reverses = entry.reverses.public_id if entry.reverses_id else ""
        for line in entry.lines.all():
            account = line.account
            row = texts.journal_row(
                entry.on, entry.public_id, defuse(entry.words), _code(account), defuse(_name(account)), account.measure,
                line.amount, reverses,
            )  # fmt: skip
            yield _row(row)


def journal_schema():
    return json.dumps(texts.table_schema(), ensure_ascii=False, indent=2)


def period_bundle(book, first, last):
    """A period of the book that anybody can add up again: ``(seal, zip)``, the same bytes for the same entries."""
    accounts, entries = selectors.period_of(book, first, last)
    rule = {"function": "period", "accounts": accounts}
    return log.bundle(
        "ledger-period", rule=rule, sheets=entries, marks={"posted": len(entries)},
        result=recounting.period(rule, entries), title=f"{book.unit} {book.name} {first}/{last}",
    )  # fmt: skip


def _row(cells):
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _code(account):
    """What households and persons hold leaves the house as one account: who holds how much is nobody's business outside."""
    return f"HOLDERS-{account.measure.upper()}" if account.kind == Kind.HOLDER else account.code


def _name(account):
    return str(Kind.HOLDER.label) if account.kind == Kind.HOLDER else account.name
