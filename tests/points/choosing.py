"""Fifty threads that choose from one purse and one shelf: ``python -m tests.points.choosing``. Prints what came of it."""

import json
import threading
from datetime import timedelta

import django

WRITERS, POINTS, PIECES = 50, 40, 30


def prepare():
    """A household with ``POINTS`` points and a shelf of ``PIECES`` pieces for one point each."""
    from lianxin.kit import clock
    from lianxin.kit.actors import SYSTEM
    from lianxin.ledger import services as ledger
    from lianxin.ledger.models import Entry
    from lianxin.organisations.models import Unit
    from lianxin.people.models import Household
    from lianxin.points import services
    from lianxin.points.models import Item, RuleSet
    from lianxin.points.services.keeping import open_purse
    from tests.cast import make_division

    village, now = make_division(None, "village", "上河村", code="990101001"), clock.now()
    unit = Unit.objects.create(kind="collective_org", name="合作社", division=village, division_path=village.path)
    today = clock.today()
    rule_set = RuleSet.objects.create(
        division=village, division_path=village.path, version=1, state="in_force", title="规则", starts_on=today,
        ends_on=today + timedelta(days=300), budget_points=100, unit_value_fen=50, drafted_at=now, source_kind="letter",
        source_id="R1", enacted_on=today,
    )  # fmt: skip
    money = ledger.open_book(unit=unit, name="资金", opened_on=today, by=SYSTEM)
    bank, income = (
        ledger.open_account(book=money, code=kind, name=kind, kind=kind, measure="fen", opened_on=today, by=SYSTEM)
        for kind in ("bank", "income")
    )
    came = ledger.Posting(today, "经营收入", ((bank, 50 * POINTS), (income, -50 * POINTS)))
    entry = Entry.objects.get(pk=ledger.post(book=money, posting=came, by=SYSTEM))
    services.fund_budget(rule_set=rule_set, kind="collective", entry=entry, by=SYSTEM)
    home = Household.objects.create(code="SH-1", division=village, division_path=village.path)
    purse = open_purse(division=village, household=home, on=today, by=SYSTEM)
    posting = ledger.Posting(today, "谢谢", ((purse.account, POINTS), (rule_set.pool.account, -POINTS)))
    ledger.post(book=purse.account.book, posting=posting, by=SYSTEM)
    item = Item.objects.create(
        division=village, division_path=village.path, kind="goods", title="毛巾", source="purchase", cost_fen=50, price=1,
        unit_value_fen=50,
        quantity=PIECES, limit_household=1000,
    )  # fmt: skip
    return purse, item


def choose(purse, item, number, refused):
    """Every second one is fetched, every fifth given back."""
    from django.db import connection

    from lianxin.kit.actors import Actor, ActorKind, HeldRole
    from lianxin.kit.errors import RuleBroken
    from lianxin.points import services

    clerk = Actor(ActorKind.USER, id=None, name=f"w{number}", roles=(HeldRole("station_staff", purse.division_path),))
    try:
        kept = services.reserve(purse=purse, item=item, by=clerk)
        if number % 5 == 0:
            services.cancel_redemption(redemption=kept, by=clerk)
        elif number % 2 == 0:
            services.hand_over(redemption=kept, proof="code", code=kept.code, by=clerk)
    except RuleBroken as broken:
        refused.append(broken.message)
    connection.close()


def main():
    django.setup()
    from django.db.models import Sum

    from lianxin.ledger import selectors as ledger
    from lianxin.points import selectors
    from lianxin.points.models import Item, Redemption, StockMove

    purse, item = prepare()
    refused, failures = [], []

    def run(number):
        try:
            choose(purse, item, number, refused)
        except Exception as error:
            failures.append(repr(error))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    item = Item.objects.get()
    states = dict(Redemption.objects.order_by().values_list("state").annotate(sum=Sum("quantity")))
    told = {
        "failures": failures, "refused": len(refused), "states": states, "balance": selectors.balance_of(purse),
        "reserved_points": selectors.reserved_points(purse), "quantity": item.quantity, "reserved": item.reserved,
        "out": -(StockMove.objects.aggregate(sum=Sum("quantity"))["sum"] or 0), "wrong": len(ledger.wrong_balances()),
    }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()
