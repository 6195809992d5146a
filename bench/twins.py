"""Needs: likely twins found among a hundred thousand, and topics. Prints ``name value unit`` lines.

    python bench/twins.py [--cases 100000] [--only sqlite|postgresql|topics]

Messages are the 4,326 of ``hot_topics.csv`` (``LIANXIN_SHARED_DATA``, else ``../shared/data``); the others up to
``--cases`` are made of their clauses, so that common phrases stay as common. 600 of the real ones are asked for altered:
lightly (6 % of the characters lost, changed or added) and medium (30 % of the clauses gone, the rest turned round). The
peer is rapidfuzz, comparing every text, in the same process on the same texts.
"""

import argparse
import csv
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import ROOT, Stopwatch, cpu_of, peak_memory, ratio, skipped, value

SHARED = Path(os.environ.get("LIANXIN_SHARED_DATA", ROOT.parent / "shared" / "data"))
MESSAGES = SHARED / "messages" / "hot_topics.csv"
ALTERED, BRUTE = 600, 20
FOUND = 0.99
MOST_MS = 10
_CLAUSES = re.compile(r"(?<=[,，。!！?？;；])")


def clauses(text):
    return [clause for clause in _CLAUSES.split(text) if clause]


def light(text, draw, letters):
    """Each character lost, changed or followed by another with 2 % each."""
    out = []
    for letter in text:
        luck = draw.random()
        if luck < 0.02:
            continue
        out.append(draw.choice(letters) if luck < 0.04 else letter)
        if 0.04 <= luck < 0.06:
            out.append(draw.choice(letters))
    return "".join(out)


def medium(text, draw, _letters):
    """Three in ten clauses gone, the rest starting somewhere else."""
    kept = clauses(text)
    for _each in range(round(0.3 * len(kept))):
        kept.pop(draw.randrange(len(kept)))
    start = draw.randrange(len(kept))
    return "".join(kept[start:] + kept[:start])


def read_messages():
    with MESSAGES.open(encoding="utf-8-sig") as file:
        return [("".join(row["留言主题"].split()), "".join(row["留言详情"].split())) for row in csv.DictReader(file)]


def many(messages, number, draw):
    """The messages, and as many more of their clauses as make up ``number``."""
    parts = [clauses(text) for _title, text in messages]
    every = [clause for part in parts for clause in part]
    rest = number - len(messages)
    more = ["".join(draw.sample(every, len(draw.choice(parts)) or 1)) for _each in range(rest)]
    return messages + [(text[:20], text) for text in more]


def store(rows):
    """The rows as open needs of one village, the hardest case; gives the first one's key."""
    from django.core.management import call_command

    from lianxin.kit import clock
    from lianxin.needs.models import Category, Need
    from lianxin.needs.vocabulary import Channel, Kind
    from tests.cast import make_cast

    call_command("migrate", verbosity=0)
    cast, now = make_cast(), clock.now()
    category = Category.objects.create(code="bench", name="诉求")
    common = {
        "kind": Kind.HELP, "category": category, "division": cast.village, "division_path": cast.village.path,
        "desk_path": cast.village.path, "channel": Channel.WEB, "received_at": now, "clock_started_at": now,
        "contact_due_at": now, "due_at": now,
    }  # fmt: skip
    for start in range(0, len(rows), 5000):
        Need.objects.bulk_create(
            Need(number=f"B{start + at}", title=title[:60], content=text[:4000], **common)
            for at, (title, text) in enumerate(rows[start : start + 5000])
        )
    return cast, Need.objects.order_by("pk").values_list("pk", flat=True).first()


def measure(engine, cases):
    """Find twins on one engine, in this process; ``DATABASE_URL`` or ``LIANXIN_DATA`` say where."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "lianxin.config.settings"
    import django

    django.setup()
    draw, name = random.Random(7), f"twins.{engine}"
    messages = read_messages()
    rows = many(messages, cases, draw)
    cast, first = store(rows)
    backend = index(name, engine, len(rows))
    letters = "".join(text for _title, text in messages[:200])
    same = {}
    for at, (_title, text) in enumerate(messages):  # some were sent twice, the second time under another title
        same.setdefault(text, set()).add(first + at)
    chosen = draw.sample(range(len(messages)), ALTERED)
    for kind, change in (("light", light), ("medium", medium)):
        asked = [(same[messages[at][1]], change("。".join(messages[at]), draw, letters)) for at in chosen]
        mean = find(f"{name}.{kind}", asked, cast, backend)
        brute(f"{engine}.{kind}", asked[:BRUTE], rows, first, mean)


def index(name, engine, cases):
    """Make the sketches as the worker does; gives the server's processes whose CPU counts beside ours."""
    from django.db import connection

    from lianxin.needs import services
    from lianxin.needs.models import NeedGram

    with Stopwatch() as watch:
        while services.index_needs(rounds=40):
            pass
    value(f"{name}.index.cases", cases, "cases")
    value(f"{name}.index.cpu", 1000 * watch.cpu / cases, "ms of CPU a case, in the worker")
    value(f"{name}.index.rows", NeedGram.objects.count(), "rows")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        if engine == "sqlite":
            return []
        cursor.execute("SELECT pg_backend_pid(), pg_total_relation_size('needs_needgram')")
        pid, size = cursor.fetchone()
        value(f"{name}.index.size", size // 2**20, "MiB on disk")
        return [pid]


def find(name, asked, cast, backend):
    """Ask for each ``(right keys, text)``; gives the mean CPU."""
    from lianxin.needs import selectors

    served, viewer = cpu_of(backend), cast.actor("clerk")
    found, times = 0, []
    for right, text in asked:
        start = time.process_time()
        twins = selectors.likely_twins(text, viewer, division=cast.village, most=1)
        times.append(1000 * (time.process_time() - start))
        found += bool(twins) and twins[0].need.id in right
    served = 1000 * (cpu_of(backend) - served) / len(asked)
    value(f"{name}.found_first", found / len(asked), f"of {len(asked)}", least=FOUND)
    value(f"{name}.cpu.p99", sorted(times)[int(len(times) * 0.99)], "ms in this process")
    value(f"{name}.cpu.server", served, "ms in the database's process")
    return value(f"{name}.cpu.mean", statistics.mean(times) + served, "ms, both", most=MOST_MS)


def brute(name, asked, rows, first, ours):
    """The peer: every text compared."""
    try:
        from rapidfuzz import fuzz, process
    except ImportError:
        return skipped("peer.rapidfuzz", "not installed; bin/bench installs it")
    texts = ["。".join(pair) for pair in rows]
    start = time.process_time()
    best = [process.extractOne(text, texts, scorer=fuzz.ratio)[2] for _right, text in asked]
    cpu = 1000 * (time.process_time() - start) / len(asked)
    value(f"peer.rapidfuzz.{name}.cpu", cpu, "ms, every text compared")
    right = sum(first + at in keys for at, (keys, _text) in zip(best, asked, strict=True))
    value(f"peer.rapidfuzz.{name}.found_first", right / len(asked), f"of {len(asked)}")
    return ratio(f"twins.{name}", ours, cpu, "less CPU than comparing every text")


def topics():
    """Clusters of the real messages: time, memory, and where the topics people know stand."""
    from lianxin.needs.calc import topics as calc

    known = {
        "mixing_plant": ("丽发新城",), "parking_sale": ("伊景园",), "talent_subsidy": ("人才", "补"),
        "housing_defects": ("五矿",),
    }  # fmt: skip
    messages = [calc.Message(title, text) for title, text in read_messages()]
    with MESSAGES.open(encoding="utf-8-sig") as file:
        voices = [int(row["点赞数"]) + int(row["反对数"]) for row in csv.DictReader(file)]
    messages = [calc.Message(m.title, m.text, v) for m, v in zip(messages, voices, strict=True)]
    texts = [message.title + message.text for message in messages]
    with Stopwatch() as watch:
        found = calc.find(messages)
    value("topics.cpu", watch.cpu, f"s for {len(messages)} messages")
    value("topics.memory", peak_memory(), "MiB at the most")
    for name, words in known.items():
        said = [sum(all(w in texts[at] for w in words) for at in topic.members) for topic in found]
        rank = next((r for r, (n, t) in enumerate(zip(said, found, strict=True), 1) if 2 * n > len(t.members)), 999)
        value(f"topics.{name}.rank", rank, "place among the topics", most=10)


def run(*arguments, **more):
    env = {key: text for key, text in os.environ.items() if key not in ("DATABASE_URL", "LIANXIN_DATA")}
    return subprocess.run(
        [sys.executable, __file__, *arguments],
        cwd=ROOT,
        env={**env, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **more},
        check=False,
    ).returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--only", choices=("sqlite", "postgresql", "topics"), help="only this, in this process")
    options = parser.parse_args()
    if not MESSAGES.exists():
        return skipped("needs", f"no messages at {MESSAGES}; set LIANXIN_SHARED_DATA")
    if options.only == "topics":
        return topics()
    if options.only:
        return measure(options.only, options.cases)
    cases = ("--cases", str(options.cases))
    with tempfile.TemporaryDirectory(prefix="lianxin-bench-") as folder:
        failed = run("--only", "topics", LIANXIN_DATA=folder) or run("--only", "sqlite", *cases, LIANXIN_DATA=folder)
        os.environ["LIANXIN_PG_STARTED"] = "1"  # the plugin's own start belongs to a test run
        from tests.plugins.postgres import start

        try:
            url, stop = start()
        except SystemExit as missing:
            skipped("twins.postgresql", missing)
            return failed
        try:
            return run("--only", "postgresql", *cases, LIANXIN_DATA=folder, DATABASE_URL=url) or failed
        finally:
            stop()


if __name__ == "__main__":
    sys.exit(main())
