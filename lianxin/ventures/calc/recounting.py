"""A distribution from plain values to a plain result: computed here when it is drafted, and again from the published bundle.

What belongs to classes and set-asides is a list of pairs, exact fractions are text, money is whole fen.
"""

from collections.abc import Mapping
from fractions import Fraction

from lianxin.ventures.calc.dividing import by_shares, by_trade
from lianxin.ventures.calc.earnings import CannotDistribute, waterfall


def distribution(rule: Mapping, sheets: list) -> dict:
    """Every line from the result to each statement. ``rule``: ``function``, ``earnings`` (see ``waterfall``) and either
    ``classes`` (``[code, name, parts]``) and ``rounding``, or ``by_trade`` and ``totals`` (all trade and all stakes: they have to be
    what the sheets add up to; older plans say none). A sheet is ``[tracker, holding]``.
    """
    found = waterfall(rule["earnings"])
    total, holdings = found.distributable, [holding for _tracker, holding in sheets]
    if not holdings:
        raise CannotDistribute("no_shares")
    result: dict = {
        "lines": [[line.code, line.name, line.fen, line.left] for line in found.lines],
        "distributable": total,
        "set_aside": found.set_aside,
    }
    if rule["function"] == "shares":
        parts = {code: count for code, _name, count in rule["classes"]}
        amounts, prices, held = by_shares(total, parts, holdings, rule["rounding"])
        result |= {"per_share": sorted(map(list, prices.items())), "held": sorted(map(list, held.items()))}
    elif rule["function"] == "trade":
        amounts, pool = by_trade(total, Fraction(rule["by_trade"]), holdings)
        if rule.get("totals") not in (None, [sum(each[place] for each in holdings) for place in (0, 1)]):
            raise CannotDistribute("totals_differ")
        result |= {"by_trade": pool, "by_stake": total - pool}
    else:
        raise CannotDistribute("unknown_function", rule["function"])
    distributed = sum(amounts)
    result |= {
        "distributed": distributed,
        "remainder": total - distributed,
        "statements": [[tracker, amount] for (tracker, _holding), amount in zip(sheets, amounts, strict=True)],
    }
    return result


#: What can happen to a statement, in turn, beginning with the first.
PAID, RETURNED = "paid", "returned"


def payments(rule: Mapping, sheets: list) -> dict:
    """What was paid of a distribution, came back, and is still owed. A sheet is ``[tracker, [fen, [PAID, RETURNED, …]]]``; raises
    ``ValueError`` where something came back that was not paid, or was paid twice."""
    sums = {"owed": 0, "paid": 0, "returned": 0, "left": 0}
    statements = []
    for tracker, (fen, moves) in sheets:
        if any(move != (PAID, RETURNED)[place % 2] for place, move in enumerate(moves)):
            raise ValueError(f"{tracker}: {moves}")
        left = 0 if len(moves) % 2 else fen
        sums["owed"] += fen
        sums["paid"] += fen * moves.count(PAID)
        sums["returned"] += fen * moves.count(RETURNED)
        sums["left"] += left
        statements.append([tracker, left])
    return sums | {"statements": statements}
