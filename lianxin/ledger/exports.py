"""A book as files."""

import csv
import io
import json

from lianxin.kit.csvs import defuse
from lianxin.ledger import selectors
from lianxin.ledger.calc import texts
from lianxin.ledger.selectors.bundles import account_code, account_name
from lianxin.ledger.vocabulary import SIGN_RULES, Kind


def beancount(book):
    """The book as Beancount text, line by line."""
    accounts = {account_code(each): each for each in book.accounts.order_by("-code")}
    told = (
        texts.TextAccount(
            SIGN_RULES[Kind(each.kind)].root, code, account_name(each), each.measure, each.opened_on, each.closed_on
        )
        for code, each in sorted(accounts.items())
    )
    entries = (
        texts.TextEntry(
            entry.on,
            entry.words,
            entry.public_id,
            tuple((account_code(line.account), line.account.measure, line.amount) for line in entry.lines.all()),
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
                entry.on, entry.public_id, defuse(entry.words), account_code(account), defuse(account_name(account)), account.measure,
                line.amount, reverses,
            )  # fmt: skip
            yield _row(row)


def journal_schema():
    return json.dumps(texts.table_schema(), ensure_ascii=False, indent=2)


def _row(cells):
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()
