"""Opinion groups beside red-dwarf, on the same votes, CPU and memory each in a process of its own.

    python bench/opinions.py [--peer-largest] [--ours-only]

Votes are planted: three groups of people, statements of very different popularity, twenty votes each, one in seven a
pass. Reading the votes is not counted for either. red-dwarf needs seven minutes of CPU and more than 5 GiB for the
100,000 × 1,000; without ``--peer-largest`` the ratios there are taken from ``PEER_LARGEST``, measured once.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import numpy as np

from bench.frame import Stopwatch, peak_memory, value

SIZES = {"10k": (10_000, 500), "100k": (100_000, 1_000), "1M": (1_000_000, 1_000)}
#: red-dwarf 0.4.0 on 100,000 × 1,000, 28 November 2026, 2 cores, load 8: CPU s and MiB.
PEER_LARGEST = {"cpu": 417.6, "memory": 5455.0}


def planted(people, statements, each=20, groups=3, seed=1):
    """``who, what, value`` sorted by person, and the group each person is of."""
    draw = np.random.default_rng(seed)
    of = draw.integers(0, groups, people)
    weight = draw.lognormal(0, 1, statements)
    base, shift = draw.normal(0.5, 1, statements), draw.normal(0, 1.3, (groups, statements))
    who = np.repeat(np.arange(people), each)
    what = draw.choice(statements, who.size, p=weight / weight.sum())
    key = np.unique(who * statements + what)
    who, what = key // statements, key % statements
    agrees = draw.random(key.size) < 1 / (1 + np.exp(-(base[what] + shift[of[who], what])))
    vote = np.where(draw.random(key.size) < 0.15, 0, np.where(agrees, 1, -1))
    return who.astype(np.int32), what.astype(np.int32), vote.astype(np.int8), of.astype(np.int8)


def child(how, folder, statements):
    """One run in this process; prints CPU, memory and how well the planted groups were found."""
    who, what, vote, of = (np.load(Path(folder) / f"{name}.npy") for name in ("who", "what", "vote", "of"))
    if how == "red-dwarf":
        from bench.peers import red_dwarf

        rows = red_dwarf.prepare(who, what, vote)
        with Stopwatch() as watch:
            people, label = red_dwarf.run(rows)
    else:
        from lianxin.deliberation.calc.opinions import Mode, arrange, opinion_groups

        with Stopwatch() as watch:
            votes = arrange(who, what, vote, range(len(of)), range(statements))
            found = opinion_groups(votes, mode=Mode(how))
        people, label = np.flatnonzero(found.label >= 0), found.label[found.label >= 0]
    from sklearn.metrics import adjusted_rand_score

    memory = peak_memory()
    agreement = adjusted_rand_score(of[people], label)
    print(json.dumps({"cpu": watch.cpu, "memory": memory, "ari": agreement}))


def measured(how, folder, statements):
    one_thread = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    words = [sys.executable, __file__, "--child", how, str(folder), str(statements)]
    done = subprocess.run(words, check=True, capture_output=True, text=True, env=one_thread)
    return json.loads(done.stdout.splitlines()[-1])


def report(name, got, **bars):
    value(f"opinions.{name}.cpu", got["cpu"], "s", most=bars.get("cpu"))
    value(f"opinions.{name}.memory", got["memory"], "MiB at most", most=bars.get("memory"))
    if "ari" in got:
        value(f"opinions.{name}.ari", got["ari"], "agreement with the planted groups", **bars.get("ari", {}))


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--peer-largest", action="store_true", help="run red-dwarf on 100,000 × 1,000 too")
    parser.add_argument("--ours-only", action="store_true")
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child[0], options.child[1], int(options.child[2]))
        return
    for size, (people, statements) in SIZES.items():
        with tempfile.TemporaryDirectory(prefix="lianxin-bench-") as folder:
            for name, column in zip(("who", "what", "vote", "of"), planted(people, statements), strict=True):
                np.save(Path(folder) / f"{name}.npy", column)
            compare(size, folder, statements, options)


def compare(size, folder, statements, options):
    polis = measured("polis", folder, statements)
    report(f"{size}.polis", polis, **({"cpu": 15, "memory": 1536} if size == "1M" else {"ari": {"most": 0.1}}))
    report(f"{size}.auto", measured("auto", folder, statements), ari={"least": 0.5})
    if options.ours_only or size == "1M":
        return
    is_kept = size == "100k" and not options.peer_largest
    peer = PEER_LARGEST if is_kept else measured("red-dwarf", folder, statements)
    report(f"{size}.red-dwarf{'.measured-once' if is_kept else ''}", peer)
    least = {"10k": 30, "100k": 400}[size]
    value(f"ratio.opinions.{size}.cpu", peer["cpu"] / polis["cpu"], "× less CPU than red-dwarf", least=least)
    value(
        f"ratio.opinions.{size}.memory",
        peer["memory"] / polis["memory"],
        "× less memory than red-dwarf",
        least=10 if size == "100k" else None,
    )


if __name__ == "__main__":
    main()
