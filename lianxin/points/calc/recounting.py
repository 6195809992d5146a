"""A batch from plain values to a plain result: what is published in a bundle, and added up again from it."""

from collections.abc import Mapping


def batch(rule: Mapping, sheets: list) -> dict:
    """How many claims and points each rule of the set came to, and all together.

    ``rule["rules"]`` are ``[code, title, points of a unit]``, each sheet a claim: ``[number, [code, points, quantity]]``; of before
    neither the unit nor the quantity. A ``ValueError`` for a code that is none of the set's, for points that are no thanks, since
    nothing is ever taken away in a batch, and for points that are not so many units.
    """
    sums: dict[str, list[int]] = {each[0]: [0, 0] for each in rule["rules"]}
    units = {each[0]: each[2] for each in rule["rules"] if len(each) > 2}
    for number, (code, points, *quantity) in sheets:
        if code not in sums or type(points) is not int or points <= 0:
            raise ValueError(f"{number}: {code} {points}")
        if quantity != [] and [points] != [units.get(code, 0) * each for each in quantity]:
            raise ValueError(f"{number}: {code} {points} {quantity}")
        if code in units and not quantity:
            raise ValueError(f"{number}: {code} {points}")
        sums[code][0] += 1
        sums[code][1] += points
    rows = [[each[0], *sums[each[0]]] for each in rule["rules"]]
    return {"claims": len(sheets), "points": sum(row[2] for row in rows), "rules": rows}
