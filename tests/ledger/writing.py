"""Fifty threads that post on the same accounts of one database: ``python -m tests.ledger.writing``. Prints what came of it."""

import json
import threading
from datetime import date

import django

WRITERS, EACH, BUDGET = 50, 4, 120
DAY = date(2026, 10, 8)


def open_accounts():
    from lianxin.kit.actors import SYSTEM
    from lianxin.ledger import services
    from lianxin.organisations.models import Unit
    from lianxin.territory.models import Division
    from tests.cast import make_division

    village = make_division(None, "village", "上河村", code="990101001")
    unit = Unit.objects.create(kind="collective_org", name="合作社", division=village, division_path=village.path)
    book = services.open_book(unit=unit, name="积分", opened_on=date(2026, 1, 1), by=SYSTEM)
    accounts = {
        name: services.open_account(
            book=book, code=str(number), name=name, kind=kind, measure="point", opened_on=date(2026, 1, 1), by=SYSTEM
        )
        for number, (name, kind) in enumerate(
            {"来源": "source", "预算": "pool", "周家": "holder", "已用": "sink"}.items(), 1
        )
    }
    services.post(
        book=book,
        posting=services.Posting(DAY, "预算", ((accounts["预算"], BUDGET), (accounts["来源"], -BUDGET))),
        by=SYSTEM,
    )
    assert Division.objects.count() == 1
    return book, accounts


def write(book, accounts, name, refused):
    """There, back, and one point used: the accounts come in both orders, as they would for a deadlock."""
    from django.db import connection, transaction

    from lianxin.kit.actors import SYSTEM
    from lianxin.ledger import services
    from lianxin.ledger.errors import NotEnough

    rounds = (("周家", "预算"), ("预算", "周家"), ("已用", "预算"))
    for number in range(EACH):
        for taker, giver in rounds:
            posting = services.Posting(
                DAY, name, ((accounts[taker], 1), (accounts[giver], -1)), key=f"{name}-{number}-{taker}"
            )
            try:
                with transaction.atomic():
                    services.post(book=book, posting=posting, by=SYSTEM)
            except NotEnough:
                refused.append(posting.key)
    connection.close()


def main():
    django.setup()
    from lianxin.ledger import selectors
    from lianxin.ledger.models import Balance, Entry

    book, accounts = open_accounts()
    refused, failures = [], []

    def run(name):
        try:
            write(book, accounts, name, refused)
        except Exception as error:
            failures.append(repr(error))

    threads = [threading.Thread(target=run, args=(f"w{number}",)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = dict(Balance.objects.values_list("account__name", "amount"))
    print(
        json.dumps(
            {
                "held": held,
                "refused": len(refused),
                "failures": failures,
                "entries": Entry.objects.count(),
                "wrong": len(selectors.wrong_balances()),
            }
        )
    )


if __name__ == "__main__":
    main()
