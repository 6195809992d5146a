"""A period of a book from plain values to a plain result: what is published in a bundle, and added up again from it."""

from collections import defaultdict
from collections.abc import Mapping

from lianxin.ledger.calc.balancing import netted


def period(rule: Mapping, sheets: list) -> dict:
    """What every account came to. ``rule["accounts"]`` are ``[code, name, measure, opening]``, each sheet an entry:
    ``[number, [[code, amount], …]]`` with debits positive, none when it moved nothing between these accounts. An entry that
    does not balance in every measure is a ``ValueError``.
    """
    measures = {code: measure for code, _name, measure, _opening in rule["accounts"]}
    sides: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for _number, lines in sheets:
        if lines:
            netted((code, measures[code], amount) for code, amount in lines)
        for code, amount in lines:
            sides[code][amount < 0] += abs(amount)
    rows = [
        [code, sides[code][0], sides[code][1], opening + sides[code][0] - sides[code][1]]
        for code, _name, _measure, opening in rule["accounts"]
    ]
    return {"entries": len(sheets), "accounts": rows}
