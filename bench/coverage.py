"""What reaches every village of the national register, at every level. Prints ``name value unit`` lines.

    python bench/coverage.py [FOLDER]

``FOLDER`` as in ``bench/territory.py``. Three villages in ten get one to three links, drawn with a fixed seed. Ours reads the
register and adds up all levels; then single villages change. The peers, in the same process on the same villages: every
village carried up its ancestors one by one, and grouping by code in SQLite, once for each level.
"""

import argparse
import csv
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import Stopwatch, peak_memory, ratio, value
from bench.territory import register

LEVELS = ("provinces", "cities", "areas", "streets", "villages")
ABOVE = ("streetCode", "areaCode", "cityCode", "provinceCode")
LINKED, CHANGES = 0.3, 2000


def read(folder):
    """Codes and the index of each one's parent, parents first."""
    at, codes, parents = {}, [], []
    for level in LEVELS:
        with (folder / f"{level}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                above = next((row[key] for key in ABOVE if row.get(key)), None)
                at[row["code"]] = len(codes)
                codes.append(row["code"])
                parents.append(at[above] if above else -1)
    return codes, parents


def links(codes, kinds):
    """Bits of each village."""
    draw = random.Random(7)
    masks = [0] * len(codes)
    for node, code in enumerate(codes):
        if len(code) == 12 and draw.random() < LINKED:
            for _link in range(draw.randint(1, 3)):
                masks[node] |= 1 << draw.randrange(kinds)
    return masks


def carried_one_by_one(parents, masks, kinds):
    """The peer without an idea: a counter of its own for every node and kind."""
    inner, found = set(parents), [Counter() for _node in parents]
    for node, mask in enumerate(masks):
        if node in inner:
            continue
        at = node
        while at >= 0:
            counts = found[at]
            counts["places"] += 1
            counts["unreached"] += not mask
            for kind in range(kinds):
                if mask >> kind & 1:
                    counts[kind] += 1
            at = parents[at]
    return found


def grouped_in_sql(codes, masks, kinds):
    """The peer of the field: one grouping for each level, over the beginning of the code."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE place (code TEXT, mask INTEGER)")
    connection.executemany("INSERT INTO place VALUES (?, ?)", zip(codes, masks, strict=True))
    sums = ", ".join(f"SUM(mask >> {kind} & 1)" for kind in range(kinds))
    for length in (2, 4, 6, 9):
        connection.execute(
            f"SELECT substr(code, 1, {length}), COUNT(*), SUM(mask = 0), {sums} FROM place GROUP BY 1"
        ).fetchall()


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?")
    options = parser.parse_args()
    from lianxin.coverage.calc.rollup import LINKS, Rollup

    with tempfile.TemporaryDirectory() as temporary:
        folder = register(options.folder, temporary)
        if folder is None:
            return
        with Stopwatch() as reading:
            codes, parents = read(folder)
    masks = links(codes, len(LINKS))
    with Stopwatch() as adding:
        rollup = Rollup(parents, masks)
    memory = peak_memory()
    tops = [node for node, parent in enumerate(parents) if parent < 0]
    value("coverage.villages", sum(rollup.of(top).places for top in tops), "places without parts")
    value("coverage.read.cpu", reading.cpu, "s")
    value("coverage.whole.cpu", adding.cpu, "s")
    value("coverage.cpu", reading.cpu + adding.cpu, "s, read and added up", most=10)
    value("coverage.memory", memory, "MiB at the most", most=1536)
    villages = [node for node, code in enumerate(codes) if len(code) == 12]
    draw, times = random.Random(8), []
    for node in draw.sample(villages, CHANGES):
        start = time.perf_counter()
        rollup.change(node, rollup.masks[node] ^ 0b1000001)
        times.append(1000 * (time.perf_counter() - start))
    value("coverage.change.median", statistics.median(times), "ms up the tree")
    value("coverage.change.p95", sorted(times)[int(0.95 * CHANGES)], "ms up the tree", most=5)
    again = Rollup(parents, rollup.masks)
    value(
        "coverage.differing",
        sum(again.of(node) != rollup.of(node) for node in range(0, len(codes), 97)),
        "nodes after the changes",
        most=0,
    )
    with Stopwatch() as one_by_one:
        carried_one_by_one(parents, masks, len(LINKS))
    ratio("coverage.one_by_one", adding.cpu, one_by_one.cpu, "less CPU than carrying every village up")
    with Stopwatch() as grouping:
        places = [(code, mask) for code, mask in zip(codes, masks, strict=True) if len(code) == 12]
        grouped_in_sql([code for code, _mask in places], [mask for _code, mask in places], len(LINKS))
    ratio("coverage.sql", adding.cpu, grouping.cpu, "less CPU than grouping in SQLite")


if __name__ == "__main__":
    main()
