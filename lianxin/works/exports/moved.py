"""Whom the money of a project came from and went to, by OC4IDS: organisations, never a person, and every amount exact."""

from decimal import Decimal

from lianxin.works.vocabulary import BOUND, MoveKind

#: What was to move and did not.
_MISSED = (MoveKind.UNDO, MoveKind.STAY, MoveKind.LESS)


def transactions(project):
    """``{purchase or None: [what came in, was paid or went back]}``; what did not reach is below zero. Whom a payment without a contract
    went to is not told: it may be a person."""
    suppliers = {each.pk: each for each in project.purchases.all() if each.state in BOUND}
    lines, ours, found = {each.pk: each for each in money_lines(project)}, village(project), {}
    for move in project.movements.all():
        if not (line := lines.get(move.line_id)):
            continue
        purchase = suppliers.get(move.payment.purchase_id) if move.payment_id else None
        ways = {"payer": funder(line), "payee": ours}
        if move.kind in (MoveKind.BACK, MoveKind.STAY):
            ways = {"payer": ours, "payee": funder(line)}
        elif move.kind in (MoveKind.OUT, MoveKind.UNDO):
            ways["payee"] = supplier(purchase) if purchase else None
        sign = -1 if move.kind in _MISSED else 1
        told = {"id": str(move.pk), "date": day(move.on), "value": value(sign * move.amount), **ways}
        key = purchase.pk if purchase else None
        found.setdefault(key, []).append({name: told_of for name, told_of in told.items() if told_of})
    return found


def village(project):
    return {"id": "village", "name": project.division.name}


def funder(line):
    return {"id": f"funder-{line.serial}", "name": line.giver}


def supplier(purchase):
    return {"id": f"supplier-{purchase.serial}", "name": purchase.contractor}


def money_lines(project):
    return [each for each in project.lines.all() if not each.is_labour]


def value(fen):
    return {"amount": Decimal(fen) / 100, "currency": "CNY"}


def day(on):
    return f"{on.isoformat()}T00:00:00+08:00"
