"""A distribution to 100,000 households with five classes of shares: exact, beside a spreadsheet's arithmetic in the same run,
and the statements on paper. Prints ``name value unit`` lines.

    python bench/distribution.py [--households N] [--statements N]
"""

import argparse
import os
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import Stopwatch, peak_memory, ratio, value

CLASSES = [["A", "人口股", 1], ["B", "农龄股", 2], ["C", "土地股", 3], ["D", "贡献股", 1], ["E", "资金股", 5]]
EARNINGS = {
    "result": 9_876_543_210, "carried": 12_345, "losses": 23_456_789, "kept": 0,
    "not_ours": [["rent_ahead", "三年租金里后两年的", 200_000_001], ["grant", "路灯奖补", 30_000_000]],
    "set_asides": [["公积金", "1/10"], ["公益金", "1/20"]],
}  # fmt: skip


def sheets_of(households, rng):
    """Every household holds shares of all five classes, land to the hundredth of a mu."""
    return [
        [
            f"{number:06}",
            [[code, rng.randint(1, 1500) if code == "C" else rng.randint(1, 6) * 100] for code, *_ in CLASSES],
        ]
        for number in range(households)
    ]


def compute(rule, sheets):
    from lianxin.ventures.calc.recounting import distribution

    with Stopwatch() as watch:
        found = distribution(rule, sheets)
    value("distribution.compute.cpu", watch.cpu, "s", most=2)
    value("distribution.compute.wall", watch.wall, "s")
    again = distribution(rule, list(reversed(sheets)))
    value(
        "distribution.in.another.order.differing",
        sum(map(list.__ne__, found["statements"], again["statements"][::-1])),
        "statements",
        most=0,
    )
    lost = found["distributable"] - found["distributed"] - found["remainder"]
    value(
        "distribution.fen.lost",
        abs(lost) + abs(found["distributed"] - sum(fen for _t, fen in found["statements"])),
        "fen",
        most=0,
    )
    value("distribution.remainder", found["remainder"], "fen to the reserve")
    return found, watch.cpu


def beside_a_spreadsheet(rule, sheets, found, ours):
    """Time, and how far its statements together are from what was to be distributed."""
    from bench.peers import spreadsheet_shares

    parts = {code: count for code, _name, count in rule["classes"]}
    holdings = [holding for _tracker, holding in sheets]
    with Stopwatch() as watch:
        amounts = spreadsheet_shares.statements(found["distributable"], parts, holdings)
    value("distribution.spreadsheet.cpu", watch.cpu, "s")
    ratio("distribution.compute", ours, watch.cpu, "less CPU than pandas")
    value("distribution.spreadsheet.off", sum(amounts) - found["distributable"], "fen more (or less) than there was")


def on_paper(rule, sheets, found, wanted):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    import django

    django.setup()
    from lianxin.kit.prints import render_paper
    from lianxin.ventures.exports import statements_data

    rows = [
        (tracker, f"户{tracker}", holding, fen)
        for (tracker, holding), (_tracker, fen) in zip(sheets[:wanted], found["statements"], strict=False)
    ]
    data = statements_data(
        place="样本村", title="2026 年收益分配方案", rule=rule, result=found, rows=rows,
        address="http://127.0.0.1/ventures/", seal="0" * 64,
    )  # fmt: skip
    render_paper("statements", {**data, "statements": data["statements"][:2]})  # the fonts are read
    with Stopwatch() as watch:
        paper = render_paper("statements", data)
    value("distribution.statements.per.second", wanted / watch.wall, "statements on A4 a second", least=50)
    value("distribution.statements.cpu", watch.cpu / wanted * 1000, "ms of CPU each")
    value("distribution.statements.size", len(paper) / wanted / 1024, "KiB each")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--households", type=int, default=100_000)
    parser.add_argument("--statements", type=int, default=200)
    options = parser.parse_args()
    rule = {"function": "shares", "earnings": EARNINGS, "classes": CLASSES, "rounding": "floor"}
    sheets = sheets_of(options.households, random.Random(2026))
    value("distribution.households", len(sheets), "households, five classes of shares")
    found, ours = compute(rule, sheets)
    value("distribution.memory", peak_memory(), "MiB at most")
    beside_a_spreadsheet(rule, sheets, found, ours)
    on_paper(rule, sheets, found, options.statements)


if __name__ == "__main__":
    main()
