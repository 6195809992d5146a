"""A batch from plain values to a plain result: what is published in a bundle, and added up again from it."""

from collections.abc import Mapping


def batch(rule: Mapping, sheets: list) -> dict:
    """How many claims and points each rule of the set came to, and all together.

    ``rule["rules"]`` are ``[code, title]``, each sheet a claim: ``[number, [code, points]]``. A ``ValueError`` for a code that is
    none of the set's, and for points that are no thanks: nothing is ever taken away in a batch.
    """
    sums: dict[str, list[int]] = {code: [0, 0] for code, _title in rule["rules"]}
    for number, (code, points) in sheets:
        if code not in sums or type(points) is not int or points <= 0:
            raise ValueError(f"{number}: {code} {points}")
        sums[code][0] += 1
        sums[code][1] += points
    rows = [[code, *sums[code]] for code, _title in rule["rules"]]
    return {"claims": len(sheets), "points": sum(row[2] for row in rows), "rules": rows}
