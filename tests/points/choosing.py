"""Fifty threads that choose from one purse and one shelf, and three that settle one batch: ``python -m tests.points.choosing``. Prints
what came of it."""

import json
import threading
from datetime import timedelta

import django

WRITERS, POINTS, PIECES = 50, 40, 30
SETTLERS, CLAIMS = 3, 4


def prepare():
    """A household with ``POINTS`` points and a shelf of ``PIECES`` pieces for one point each."""
    from lianxin.kit import clock
    from lianxin.kit.actors import SYSTEM
    from lianxin.ledger import services as ledger
    from lianxin.ledger.models import Entry
    from lianxin.organisations.models import Unit
    from lianxin.people.models import Household
    from lianxin.points import services
    from lianxin.points.models import Item, Rule, RuleSet
    from lianxin.points.services.keeping import open_purse
    from tests.cast import make_division
    from tests.points.conftest import RULE

    village, now = make_division(None, "village", "上河村", code="990101001"), clock.now()
    unit = Unit.objects.create(kind="collective_org", name="合作社", division=village, division_path=village.path)
    today = clock.today()
    rule_set = RuleSet.objects.create(
        division=village, division_path=village.path, version=1, title="规则", starts_on=today,
        ends_on=today + timedelta(days=300), budget_points=100, unit_value_fen=50, drafted_at=now, source_kind="letter",
        source_id="R1",
    )  # fmt: skip
    Rule.objects.create(rule_set=rule_set, **RULE | {"points": 1})
    RuleSet.objects.update(state="in_force", enacted_on=today)
    rule_set.refresh_from_db()
    money = ledger.open_book(unit=unit, name="资金", opened_on=today, by=SYSTEM)
    bank, income = (
        ledger.open_account(book=money, code=kind, name=kind, kind=kind, measure="fen", opened_on=today, by=SYSTEM)
        for kind in ("bank", "income")
    )
    came = ledger.Posting(today, "经营收入", ((bank, 50 * (POINTS + CLAIMS)), (income, -50 * (POINTS + CLAIMS))))
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

    from lianxin.kit.errors import RuleBroken
    from lianxin.points import services

    clerk = _clerk(number, purse.division_path)
    try:
        kept = services.reserve(purse=purse, item=item, by=clerk)
        if number % 5 == 0:
            services.cancel_redemption(redemption=kept, by=clerk)
        elif number % 2 == 0:
            services.hand_over(redemption=kept, proof="code", code=kept.code, by=clerk)
    except RuleBroken as broken:
        refused.append(broken.message)
    connection.close()


def hung(purse):
    """A batch of ``CLAIMS`` claims of one point that may be settled today."""
    from lianxin.kit import clock
    from lianxin.kit.actors import SYSTEM
    from lianxin.people.models import Person
    from lianxin.points import services
    from lianxin.points.models import Batch, Claim, RuleSet
    from tests.cast import make_user

    rule_set, now, village = RuleSet.objects.get(), clock.now(), purse.division
    person = Person.objects.create(name="周小满", division=village, division_path=village.path, birth_year=1960)
    seen = {
        "first_by": make_user("a", "王清明"),
        "first_at": now,
        "second_by": make_user("b", "施处暑"),
        "second_at": now,
    }
    for _each in range(CLAIMS):
        Claim.objects.create(
            division=village, division_path=village.path, rule=rule_set.rules.get(), person=person,
            household=purse.household, quantity=1, points=1, on=clock.today(), channel="paper", state="verified",
            entered_at=now, **seen,
        )  # fmt: skip
    batch = services.post_batch(rule_set=rule_set, month=clock.today(), by=SYSTEM)
    Batch.objects.update(settles_from=clock.today())
    return batch


def settle(batch, number, told):
    """All at the same moment; one of them settles it, the others are told that it is."""
    from django.db import connection

    from lianxin.kit.errors import RuleBroken
    from lianxin.points import services

    try:
        services.settle_batch(batch=batch, by=_clerk(number, batch.division_path))
        told.append("settled")
    except RuleBroken:
        told.append("refused")
    connection.close()


def _clerk(number, path):
    from lianxin.kit.actors import Actor, ActorKind, HeldRole

    return Actor(ActorKind.USER, id=None, name=f"w{number}", roles=(HeldRole("station_staff", path),))


def main():
    django.setup()
    from django.db.models import Sum

    from lianxin.ledger import selectors as ledger
    from lianxin.points import selectors
    from lianxin.points.models import Item, Move, Redemption, StockMove

    purse, item = prepare()
    refused, failures, settled = [], [], []

    def at_once(count, act):
        def run(number):
            try:
                act(number)
            except Exception as error:
                failures.append(repr(error))

        threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    at_once(WRITERS, lambda number: choose(purse, item, number, refused))
    chosen = selectors.balance_of(purse)
    batch = hung(purse)
    at_once(SETTLERS, lambda number: settle(batch, number, settled))
    item = Item.objects.get()
    states = dict(Redemption.objects.order_by().values_list("state").annotate(sum=Sum("quantity")))
    told = {
        "failures": failures, "refused": len(refused), "states": states, "balance": chosen,
        "reserved_points": selectors.reserved_points(purse), "quantity": item.quantity, "reserved": item.reserved,
        "out": -(StockMove.objects.aggregate(sum=Sum("quantity"))["sum"] or 0), "wrong": len(ledger.wrong_balances()),
        "settled": sorted(settled), "thanked": selectors.balance_of(purse) - chosen, "awards": Move.objects.filter(kind="award").count(),
    }  # fmt: skip
    print(json.dumps(told))


if __name__ == "__main__":
    main()
