"""The money of a project from plain values to a plain result: what its page says, and what anybody counts again from the bundle."""

from collections.abc import Mapping

from lianxin.works.calc import lot
from lianxin.works.calc.money import Purse, Refused, give_back, lessen, pay, receive, stay, undo

_MOVES = {"in": receive, "out": pay, "back": give_back, "undo": undo, "stay": stay, "less": lessen}


def money(rule: Mapping, sheets: list) -> dict:
    """Every source after every movement, in the order they were written down. ``rule["lines"]`` are ``[letter, source, measure,
    promised]`` with measure ``fen`` or ``labour`` (hundredths of a day); a sheet is ``[number, [day, letter, kind, amount,
    voucher]]`` with kind ``in``, ``out``, ``back``, ``undo`` or ``stay`` (the bank sent back what was paid, or given back) or ``less`` (the receipt it
    came by was corrected). A source that would pay what it did not receive, or receive more than it
    promised, is a ``ValueError``.
    """
    if rule["function"] != "purses":
        raise ValueError(rule["function"])
    purses = {letter: Purse(promised) for letter, _source, _measure, promised in rule["lines"]}
    for number, (_day, letter, kind, amount, _voucher) in sheets:
        try:
            purses[letter] = _MOVES[kind](purses[letter], amount)
        except Refused as refused:
            raise ValueError(f"{number} {letter}: {refused}") from refused
    fen = [purses[letter] for letter, _source, measure, _promised in rule["lines"] if measure == "fen"]
    return {
        "lines": [
            [letter, purses[letter].received, purses[letter].paid, purses[letter].returned, purses[letter].in_hand]
            for letter, _source, _measure, _promised in rule["lines"]
        ],
        "movements": len(sheets),
        "received": sum(each.received for each in fen),
        "paid": sum(each.paid for each in fen),
        "returned": sum(each.returned for each in fen),
        "in_hand": sum(each.in_hand for each in fen),
    }


def monitors(rule: Mapping, sheets: list) -> dict:
    """The lot of the monitors (质量监督员): ``rule["seed"]`` is what was announced; a sheet is ``[number, [state]]`` of each volunteer,
    ``in`` the lot or ``left`` since. Who is bound to the project is in none. Fewer than three to draw from is a ``ValueError``."""
    if rule["function"] != "lot":
        raise ValueError(rule["function"])
    left = [int(number) for number, (state,) in sheets if state == "left"]
    order = lot.drawn([int(number) for number, _state in sheets], rule["seed"])
    return {"order": list(order), "watching": list(lot.watching(order, left))}
