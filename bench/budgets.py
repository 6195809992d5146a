"""Budget rules beside pabutools, on the same published elections. Prints ``name value unit`` lines.

    python bench/budgets.py [--unit-seconds 60] [--most-voters N]

Elections are the approval files of ``LIANXIN_SHARED_DATA``/budgets (else ``../shared/data``). Projects nobody approved are
set aside: pabutools funds some of them. Both read the file first, which is not counted, ours into ballots and theirs into
its profile, and order equals alike. The completion is compared in time only, because pabutools stops raising as soon as nothing more would fit;
it gets ``--unit-seconds`` of CPU on each of the elections on which ours takes longest.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import ROOT, Stopwatch, skipped, value

FOLDER = Path(os.environ.get("LIANXIN_SHARED_DATA", ROOT.parent / "shared" / "data")) / "budgets"
RULES = ("greedy", "shares.cost", "shares.cardinality", "phragmen")
LARGE, HARDEST = 60_000, 3


def elections(most):
    """``(name, text, election)`` of each approval file, without the projects nobody approved."""
    from lianxin.deliberation.calc.budgets import Election, pabulib

    for path in sorted(FOLDER.glob("*.pb")):
        paper = pabulib.read(path.read_text(encoding="utf-8"))
        election = paper.election
        if paper.kind not in pabulib.APPROVAL or election.voters > most:
            continue
        keep = [at for at, score in enumerate(election.scores) if score]
        at = {old: new for new, old in enumerate(keep)}
        piles = {tuple((at[p], n) for p, n in ballot): times for ballot, times in election.piles.items()}
        small = Election(election.budget, [election.projects[p] for p in keep], piles)
        text = pabulib.write(pabulib.Paper(small, {**paper.meta, "vote_type": "approval"}, "approval", None))
        yield path.stem, text, small


def ours(election):
    from lianxin.deliberation.calc.budgets import Completion, Utility, greedy
    from lianxin.deliberation.calc.budgets.earning import phragmen
    from lianxin.deliberation.calc.budgets.sharing import equal_shares

    once = {"completion": Completion.NONE}
    return {
        "greedy": lambda: greedy(election),
        "shares.cost": lambda: equal_shares(election, **once),
        "shares.cardinality": lambda: equal_shares(election, utility=Utility.CARDINALITY, **once),
        "phragmen": lambda: phragmen(election),
        "shares.unit": lambda: equal_shares(election),
    }


def fresh(election):
    """Read anew: its columns of numbers are made while the clock runs."""
    from lianxin.deliberation.calc.budgets import Election

    return Election(election.budget, election.projects, election.piles)


def timed(call, times=1):
    with Stopwatch() as watch:
        for _each in range(times):
            result = call()
    return result, watch.cpu / times


def side_by_side(name, text, election, ratios):
    """Every rule of both on one election; how many outcomes differ."""
    from bench.peers import pabutools_rules

    places = {election.projects[p].id: place for p, place in election.place.items()}
    theirs = pabutools_rules.rules(pabutools_rules.read(text), places)
    differing = 0
    for rule in RULES:
        read = [ours(fresh(election))[rule] for _time in range(5)]
        outcome, mine = timed(lambda read=read: read.pop()(), times=5)
        chosen, peer = timed(theirs[rule])
        if set(outcome.winners) != chosen:
            differing += 1
            print(f"differs {name} {rule}: {sorted(set(outcome.winners) ^ chosen)}", flush=True)
        ratios[rule].append((peer / max(mine, 1e-6), election.voters))
        if election.voters >= LARGE:
            value(f"budgets.{name}.{rule}", mine * 1000, "ms of CPU")
            value(f"ratio.budgets.{name}.{rule}", peer / max(mine, 1e-6), "× less CPU than pabutools", least=300)
    return differing


def completion(found, seconds):
    """Unit raises on every election; pabutools on those that take us longest, with a limit."""
    took = []
    for name, text, election in found:
        outcome, cpu = timed(ours(election)["shares.unit"])
        took.append((cpu, name, text, outcome))
    took.sort(key=lambda one: -one[0])
    value("budgets.unit.slowest.cpu", took[0][0], f"s ({took[0][1]}, {took[0][3].raises} raises)", most=5)
    value("budgets.unit.median.cpu", statistics.median(cpu for cpu, *_rest in took) * 1000, "ms")
    for cpu, name, text, _outcome in took[:HARDEST]:
        with tempfile.NamedTemporaryFile("w", suffix=".pb", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            words = [sys.executable, __file__, "--unit-of", file.name, "--unit-seconds", str(seconds)]
            done = subprocess.run(words, check=False, capture_output=True, text=True)
        if done.returncode:
            value(f"budgets.unit.{name}.pabutools", f"over {seconds}", f"s, stopped; ours {cpu:.2f} s")
        else:
            value(f"ratio.budgets.unit.{name}", float(done.stdout) / cpu, "× less CPU than pabutools")


def unit_of(path, seconds):
    """pabutools' completion alone, in a process that ends when its CPU seconds are used up."""
    from bench.peers import pabutools_rules

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    election = pabutools_rules.read(Path(path).read_text(encoding="utf-8"))
    places = {project.name: at for at, project in enumerate(sorted(election[0], key=lambda p: (p.cost, p.name)))}
    print(timed(pabutools_rules.rules(election, places)["shares.unit"])[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--unit-seconds", type=int, default=60)
    parser.add_argument("--most-voters", type=int, default=10**9)
    parser.add_argument("--unit-of", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.unit_of:
        unit_of(options.unit_of, options.unit_seconds)
        return
    if not FOLDER.exists():
        skipped("budgets", f"no published elections at {FOLDER}; set LIANXIN_SHARED_DATA")
        return
    found, ratios, differing = list(elections(options.most_voters)), defaultdict(list), 0
    value("budgets.elections", len(found), "approval elections")
    for name, text, election in found:
        differing += side_by_side(name, text, election, ratios)
    value("budgets.outcomes.differing", differing, f"of {len(found) * len(RULES)} outcomes", most=0)
    for rule in RULES:
        median = statistics.median(ratio for ratio, _voters in ratios[rule])
        value(f"ratio.budgets.{rule}.median", median, "× less CPU than pabutools", least=30)
    completion(found, options.unit_seconds)


if __name__ == "__main__":
    main()
