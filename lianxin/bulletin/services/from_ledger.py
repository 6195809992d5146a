"""The statement of a period straight from the books: nothing is typed again."""

from lianxin.ledger import policies as ledger_policies
from lianxin.ledger import selectors as ledger
from lianxin.ledger.vocabulary import Kind, Measure


def tables_from_book(*, book, first, last, by):
    """Two tables of a book between two days: what money there was, came, went and is left; every income and expense.

    Refuses whoever may not see the book.
    """
    ledger_policies.can_view_book(by, book).or_raise()
    return [_money(book, first, last), _movements(book, first, last)]


def _money(book, first, last):
    rows = []
    for account in ledger.open_accounts(book):
        if account.kind == Kind.BANK and account.measure == Measure.FEN:
            told = ledger.statement(account, first, last)
            came = sum(line.amount for line in told.lines if line.amount > 0)
            went = -sum(line.amount for line in told.lines if line.amount < 0)
            rows.append([account.name, told.opening, came, went, told.closing])
    heads = ("期初（元）", "收入（元）", "支出（元）", "期末（元）")
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
