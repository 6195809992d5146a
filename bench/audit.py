"""The public log beside pymerkle, on the same entries in one process tree. Prints ``name value unit`` lines.

    python bench/audit.py [--entries 1000000] [--peer-entries 1000000] [--ours-only]

The product is measured as it runs: through Django, on an SQLite file with the product's settings, each batch one
transaction with its nodes. CPU seconds are those of this process. pymerkle (GPL, group ``bench``) is a peer only.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import Stopwatch, peak_memory, per_call, value

BARS = {
    "append.rate": ("≥", 40_000),
    "inclusion.wall.median": ("≤", 1_000),
    "consistency.wall.median": ("≤", 1_000),
    "root.wall.median": ("≤", 1_000),
}
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def say(name, number, unit):
    sign, bar = BARS.get(name, ("", None))
    return value(name, number, unit, least=bar if sign == "≥" else None, most=bar if sign == "≤" else None)


def facts(count, seed=7):
    """Facts of about 120 canonical bytes."""
    from lianxin.audit.services import Fact

    dice, start = random.Random(seed), datetime(2026, 1, 1, tzinfo=UTC)
    for i in range(count):
        public_id = "".join(dice.choices(ALPHABET, k=12))
        yield Fact("needs.accepted", {"id": public_id, "due": "2026-11-30"}, start + timedelta(seconds=i))


def batches(items, size):
    batch = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def pairs(size, count, seed=3):
    dice = random.Random(seed)
    for _ in range(count):
        old, new = sorted((dice.randint(1, size), dice.randint(1, size)))
        yield old, new


def ours(folder, count, batch_size):
    from django.core.management import call_command

    call_command("migrate", "audit", verbosity=0)
    from lianxin.audit import services as audit
    from lianxin.audit.calc import merkle
    from lianxin.audit.selectors import tree
    from lianxin.audit.selectors.verification import verify

    prepared = list(facts(count))
    with Stopwatch() as watch:
        for batch in batches(prepared, batch_size):
            audit.append_batch(batch)
    say("append.entries", count, "entries")
    say("append.batch", batch_size, "entries/transaction")
    say("append.rate", count / watch.wall, "entries/s")
    append = say("append.rate.cpu", count / watch.cpu, "entries/s of CPU")
    say("file", sum(f.stat().st_size for f in Path(folder).glob("*.sqlite3*")) / 2**20, "MiB")
    with Stopwatch() as watch:
        for fact in facts(1000, seed=8):
            audit.publish_fact(fact.kind, fact.payload, at=fact.at)
    say("append.single.rate", 1000 / watch.wall, "entries/s, one transaction each, synchronous=FULL")

    roots, leaves = {}, {}
    samples = list(pairs(count, 2000))
    inclusion = per_call("inclusion", [lambda o=o, n=n: tree.inclusion_proof(o - 1, n) for o, n in samples])
    consistency = per_call("consistency", [lambda o=o, n=n: tree.consistency_proof(o, n) for o, n in samples])
    root = per_call("root", [tree.root_of] * 500)
    from lianxin.audit.models import LogEntry

    for old, new in samples:
        for size in (old, new):
            roots[size] = roots.get(size) or tree.root_of(size)
        leaves[old] = LogEntry.objects.get(number=old - 1).leaf_hash
        assert merkle.check_inclusion(leaves[old], old - 1, new, tree.inclusion_proof(old - 1, new), roots[new])
        assert merkle.check_consistency(old, new, roots[old], roots[new], tree.consistency_proof(old, new))
    say("proofs.verified", 2 * len(samples), "proofs")
    with Stopwatch() as watch:
        audit.sign_log()
        report = verify()
    assert not report.faults, report.faults
    say("verify.whole", watch.wall, "s")
    bodies = LogEntry.objects.order_by("number").values_list("body", flat=True)[:count].iterator()
    return {
        "append": append, "inclusion": inclusion, "consistency": consistency, "root": root,
        "final": tree.root_of(count), "bodies": [body.encode() for body in bodies],
    }  # fmt: skip


def in_memory(bodies):
    """The pure tree without a database, to compare with pymerkle in memory."""
    from lianxin.audit.calc import merkle

    frontier = merkle.Frontier()
    with Stopwatch() as watch:
        runs = [frontier.add(merkle.leaf_hash(body)) for body in bodies]
    result = {"append": say("memory.append.rate.cpu", len(bodies) / watch.cpu, "entries/s of CPU")}

    def proof(path):
        homes = {node: merkle.home(*node) for part in path for node in merkle.peaks(*part)}
        known = {node: runs[number][offset : offset + 32] for node, (number, offset) in homes.items()}
        return [merkle.range_hash(part, known) for part in path]

    samples = list(pairs(len(bodies), 2000))
    result["inclusion"] = per_call(
        "memory.inclusion", [lambda o=o, n=n: proof(merkle.inclusion_path(o - 1, n)) for o, n in samples]
    )
    result["consistency"] = per_call(
        "memory.consistency", [lambda o=o, n=n: proof(merkle.consistency_path(o, n)) for o, n in samples]
    )
    result["root"] = per_call("memory.root", [frontier.root] * 500)
    return result


def peer(kind, tree, append, bodies, samples):
    with Stopwatch() as watch:
        append(tree, bodies)
    result = {"append": say(f"pymerkle.{kind}.append.rate.cpu", len(bodies) / watch.cpu, "entries/s of CPU")}
    some = list(pairs(len(bodies), samples))
    result["inclusion"] = per_call(
        f"pymerkle.{kind}.inclusion", [lambda o=o, n=n: tree.prove_inclusion(o, n) for o, n in some]
    )
    result["consistency"] = per_call(
        f"pymerkle.{kind}.consistency", [lambda o=o, n=n: tree.prove_consistency(o, n) for o, n in some]
    )
    result["root"] = per_call(f"pymerkle.{kind}.root", [tree.get_root] * (500 if kind == "memory" else 3))
    result["final"] = tree.get_root()
    return result


def one_by_one(tree, bodies):
    for body in bodies:
        tree.append_entry(body)


def in_thousands(tree, bodies):
    for batch in batches(bodies, 1000):
        tree.append_entries(batch)


def ratios(name, mine, theirs):
    say(f"ratio.{name}.append", mine["append"] / theirs["append"], "× pymerkle's entries/s of CPU (more is better)")
    for what in ("inclusion", "consistency", "root"):
        say(f"ratio.{name}.{what}", theirs[what] / mine[what], "× less CPU than pymerkle (more is better)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--peer-entries", type=int, default=1_000_000)
    parser.add_argument("--batch", type=int, default=1000)
    parser.add_argument("--ours-only", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lianxin-bench-") as folder:
        os.environ.update(LIANXIN_DATA=folder, DJANGO_SETTINGS_MODULE="lianxin.config.settings")
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        mine = ours(folder, options.entries, options.batch)
        bodies = mine["bodies"][: options.peer_entries]
        say("entry.bytes", statistics.mean(len(body) for body in bodies), "bytes")
        if not options.ours_only:
            beside_pymerkle(folder, mine, bodies)
        say("memory.peak", peak_memory(), "MiB, whole bench")


def beside_pymerkle(folder, mine, bodies):
    try:
        import pymerkle
    except ImportError:
        print("pymerkle is missing: uv sync --group bench, or --ours-only", file=sys.stderr)
        raise SystemExit(1) from None
    memory = in_memory(bodies)
    theirs = peer("memory", pymerkle.InmemoryTree(algorithm="sha256"), one_by_one, bodies, 2000)
    ratios("memory", memory, theirs)
    stored = pymerkle.SqliteTree(f"{folder}/peer.db", algorithm="sha256")
    theirs = peer("sqlite", stored, in_thousands, bodies, 10)
    ratios("sqlite", mine, theirs)
    same = len(bodies) == len(mine["bodies"]) and theirs["final"] == mine["final"]
    say("roots.identical", "yes" if same else "NO", "with pymerkle")


if __name__ == "__main__":
    main()
