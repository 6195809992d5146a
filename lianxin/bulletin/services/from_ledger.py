"""What a notice may draw from the books of a place: what money came and went, and what every account came to."""

from django.utils.translation import gettext as _

from lianxin.ledger import selectors as ledger
from lianxin.ledger.calc.flows import flows_of
from lianxin.ledger.vocabulary import Kind, Measure

_STATEMENT, _TRIAL = "statement-", "trial-"


def book_offers(actor, place):
    """The books in which money is kept that the actor may see, each in two ways: one query."""
    return [
        (f"{way}{book.public_id}", words.format(name=book.name))
        for book in ledger.money_books_of(actor, place)
        for way, words in ((_STATEMENT, _("账本“{name}”的收支")), (_TRIAL, _("账本“{name}”的试算平衡表")))
    ]


def book_in(id):
    """Which book is drawn from: its two ways are taken up to the same entry, for it is added up again once."""
    return id.partition("-")[2]


def book_tables(*, id, place, first, last, by):
    """Up to one entry of the book: drawn again where another was posted while they were drawn."""
    book, through = ledger.find_book(book_in(id), by), None
    while through != (newest := ledger.newest_entry(book)):
        through = newest
        tables = (
            [_trial(book, last)]
            if id.startswith(_TRIAL)
            else [_money(book, first, last), _movements(book, first, last)]
        )
    return [{**table, "through": through} for table in tables]


def _money(book, first, last):
    """What only went from one of these accounts to another neither came nor went: it stands apart, and adds up to nothing."""
    accounts = ledger.accounts_in(book, Kind.BANK, Measure.FEN, first, last)
    told = {account: ledger.statement(account, first, last) for account in accounts}
    lines = [(account, line.entry, line.amount) for account in accounts for line in told[account].lines]
    flows = flows_of(accounts, lines)
    between = any(flow.between for flow in flows.values())
    rows = [
        [
            account.name, told[account].opening, flow.came, flow.went, *([flow.between] if between else []),
            told[account].closing,
        ]
        for account, flow in flows.items()
    ]  # fmt: skip
    heads = ("期初（元）", "收入（元）", "支出（元）", *(["账户间互转（元）"] if between else []), "期末（元）")
    return {
        "caption": f"{book.unit.name}（{book.name}账套）货币资金",
        "columns": [{"name": "科目", "kind": "text"}, *({"name": head, "kind": "money"} for head in heads)],
        "rows": rows,
        "has_total": len(rows) > 1,
    }


def _movements(book, first, last):
    found = ledger.movements(book, (Kind.INCOME, Kind.EXPENSE), Measure.FEN, first, last)
    rows = [
        [
            each.on, each.words[:200], each.account,
            each.amount if each.kind == Kind.INCOME else "", each.amount if each.kind == Kind.EXPENSE else "",
        ]
        for each in found
    ]  # fmt: skip
    names = (("日期", "day"), ("摘要", "text"), ("科目", "text"), ("收入（元）", "money"), ("支出（元）", "money"))
    return {
        "caption": "收入和支出逐笔明细",
        "columns": [{"name": name, "kind": kind} for name, kind in names],
        "rows": rows,
        "has_total": True,
    }


def _trial(book, last):
    """Every account in fen up to the last day; what households and persons hold is one row, theirs is nobody's business."""
    rows: dict = {}
    for each in ledger.trial_balance(book, last):
        if each.measure == Measure.FEN and (each.debits or each.credits):
            key = ("" if each.kind == Kind.HOLDER else each.code, each.name)
            row = rows.setdefault(key, [*key, 0, 0, 0])
            for place, fen in enumerate((each.debits, each.credits, each.amount), 2):
                row[place] += fen
    heads = ("借方（元）", "贷方（元）", "余额（元）")
    columns = [{"name": "科目编号", "kind": "text"}, {"name": "科目", "kind": "text"}]
    return {
        "caption": f"{book.unit.name}（{book.name}账套）试算平衡表",
        "columns": columns + [{"name": head, "kind": "money"} for head in heads],
        "rows": list(rows.values()),
        "has_total": True,
    }
