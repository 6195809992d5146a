"""A book as files."""

import csv
import io
import json

from django.conf import settings
from django.utils import translation

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
    """A period of the book that anybody can add up again: ``(seal, zip)``, the same bytes for the same entries.

    What households and persons hold is one account; what only went from one of them to another is an entry without lines.
    """
    found, entries = selectors.period_of(book, first, last)
    codes = {account.pk: _code(account) for account, _opening in found}
    openings: dict = {}
    with translation.override(settings.LANGUAGE_CODE):
        for account, opening in found:
            row = openings.setdefault(codes[account.pk], [codes[account.pk], _name(account), str(account.measure), 0])
            row[3] += opening
    accounts, entries = list(openings.values()), [[number, _folded(lines, codes)] for number, lines in entries]
    rule = {"function": "period", "accounts": accounts}
    return log.bundle(
        "ledger-period", rule=rule, sheets=entries, marks={"posted": len(entries)},
        result=recounting.period(rule, entries), title=f"{book.unit} {book.name} {first}/{last}",
    )  # fmt: skip


def _folded(lines, codes):
    """``[[code, amount], …]`` with the amounts of one code added up, and nothing where they come to nothing."""
    sums: dict = {}
    for account, amount in lines:
        sums[codes[account]] = sums.get(codes[account], 0) + amount
    return [[code, amount] for code, amount in sums.items() if amount]


def _row(cells):
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _code(account):
    """What households and persons hold leaves the house as one account: who holds how much is nobody's business outside."""
    return f"HOLDERS-{account.measure.upper()}" if account.kind == Kind.HOLDER else account.code


def _name(account):
    return str(Kind.HOLDER.label) if account.kind == Kind.HOLDER else account.name
