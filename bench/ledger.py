"""Postings and balances beside django-hordak, the same transfers on one PostgreSQL. Prints ``name value unit`` lines.

    python bench/ledger.py [--postings 3000] [--lines 1000000] [--ours-only]

CPU of the client and of PostgreSQL's process for it, per posting: one commit each, and a thousand in one. Ours through the
room's own door, with all its checks. The sides post in turn, a slice each, because what a machine is worth changes from one
minute to the next; a ratio is the median of the rounds. ``commit`` is what the disk asks of either for one durable commit of one
changed row. Balances are asked at the same history of both, 270 lines an account. Then a long one of ours: a balance, every
balance added again.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import ROOT, Stopwatch, cpu_of, skipped, value

ACCOUNTS, BULK = 1000, 1000
ROUNDS, BATCHES = 7, 3  # each side posts one by one, then so many batches, in every round
HISTORY = 270  # lines an account has when its balance is asked
DAY = date(2026, 10, 8)
BARS = {"one": 3, "bulk": 2.5}  # times less CPU than the peer's on PostgreSQL
SQLITE_BAR = 5  # times less on SQLite than the peer on PostgreSQL
BALANCE_BAR, BALANCE_MS, ADDED_SECONDS = 20, 5, 3


def pairs(count, seed=3):
    """Who gives whom how much."""
    dice = random.Random(seed)
    for _each in range(count):
        giver, taker = dice.sample(range(ACCOUNTS), 2)
        yield giver, taker, dice.randint(1, 500)


def backend_of(connection):
    """The server process of this connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return cursor.fetchone()[0]


def open_books():
    from lianxin.kit.actors import SYSTEM
    from lianxin.ledger import services
    from lianxin.organisations.models import Unit
    from tests.cast import make_division

    village = make_division(None, "village", "上河村", code="990101001")
    unit = Unit.objects.create(kind="collective_org", name="合作社", division=village, division_path=village.path)
    book = services.open_book(unit=unit, name="积分", opened_on=date(2026, 1, 1), by=SYSTEM)
    accounts = [
        services.open_account(
            book=book, code=str(n), name=f"户 {n}", kind="source", measure="point", opened_on=DAY, by=SYSTEM
        )
        for n in range(ACCOUNTS)
    ]
    return book, accounts


def ours(lines):
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", verbosity=0)
    from lianxin.kit.actors import SYSTEM
    from lianxin.ledger import selectors, services

    book, accounts = open_books()
    vendor = connection.vendor
    processes = [os.getpid()] + ([backend_of(connection)] if vendor == "postgresql" else [])

    def posting(giver, taker, amount):
        return services.Posting(DAY, "积分", ((accounts[taker], amount), (accounts[giver], -amount)))

    def one(found):
        for each in found:
            with transaction.atomic():
                services.post(book=book, posting=posting(*each), by=SYSTEM)

    def bulk(found):
        for start in range(0, len(found), BULK):
            with transaction.atomic():
                batch = [posting(*each) for each in found[start : start + BULK]]
                services.post_batch(book=book, postings=batch, by=SYSTEM)

    posted = answer(processes, one, bulk)
    bulk([*pairs(HISTORY * ACCOUNTS // 2 - posted, seed=7)])
    with counted(processes, "balance", 1000):
        for account in accounts:
            selectors.balance_of(account)
    with counted(processes, "commit", 1000), connection.cursor() as cursor:
        for _each in range(1000):
            cursor.execute("UPDATE ledger_book SET name = name WHERE id = %s", [book.pk])
    bulk([*pairs(max(0, (lines - HISTORY * ACCOUNTS) // 2), seed=9)])
    times = []
    for account in accounts[:200]:
        start = time.perf_counter()
        selectors.balance_of(account)
        times.append(1000 * (time.perf_counter() - start))
    print(f"balance_ms {statistics.median(times)}")
    with Stopwatch() as watch:
        assert selectors.wrong_balances() == []
    print(f"added_s {watch.wall}")
    from lianxin.ledger.models import Line

    print(f"lines {Line.objects.count()}")


@contextmanager
def counted(processes, name, number):
    """Prints the µs of CPU that one of ``number`` cost."""
    before = cpu_of(processes)
    yield
    print(f"{name} {1e6 * (cpu_of(processes) - before) / number}", flush=True)


def answer(processes, one, bulk):
    """Post a slice whenever a line asks for it (``one 400 5``: how many, which seed) until the lines end; says how many in all."""
    one([*pairs(200, seed=1)])
    posted = 200
    print("ready", flush=True)
    for line in sys.stdin:
        way, count, seed = line.split()
        found = [*pairs(int(count), int(seed))]
        with counted(processes, way, len(found)):
            {"one": one, "bulk": bulk}[way](found)
        posted += len(found)
    return posted


class Side:
    """One process that posts when it is asked."""

    def __init__(self, arguments, env):
        self.process = subprocess.Popen(
            [sys.executable, *arguments], cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout.readline().strip() == "ready", f"{arguments} did not start"

    def post(self, way, count, seed):
        self.process.stdin.write(f"{way} {count} {seed}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline().split()[1])

    def rest(self):
        """What it measures by itself once nothing more is asked: ``{name: number}``."""
        said, _nothing = self.process.communicate()
        if self.process.returncode:
            raise SystemExit(f"a side of the bench failed: {self.process.args}")
        return {name: float(number) for name, number in (line.split() for line in said.splitlines())}


def in_turn(sides, count):
    """``{side: {way: [µs of each round]}}``: nobody posts while another does."""
    found = {name: {"one": [], "bulk": []} for name in sides}
    for number in range(ROUNDS):
        for way, each in (("one", count // ROUNDS), ("bulk", BATCHES * BULK)):
            for name, side in sides.items():
                found[name][way].append(side.post(way, each, 10 + number))
    return found


def report(engine, mine, rest, peer, peer_rest):
    for way, least in BARS.items():
        value(f"ledger.{engine}.{way}", statistics.median(mine[way]), "µs of CPU a posting")
        if peer:
            times = [theirs / own for own, theirs in zip(mine[way], peer[way], strict=True)]
            name, bar = f"ratio.ledger.{engine}.{way}", SQLITE_BAR if engine == "sqlite" else least
            value(name, statistics.median(times), "× less CPU than django-hordak on PostgreSQL", least=bar)
            value(f"{name}.rounds", " ".join(f"{each:.1f}" for each in sorted(times)), "×")
    value(f"ledger.{engine}.commit", rest["commit"], "µs of CPU for a durable commit alone")
    value(f"ledger.{engine}.balance", rest["balance"], "µs of CPU")
    if peer:
        value(f"ratio.ledger.{engine}.balance", peer_rest["balance"] / rest["balance"], "×", least=BALANCE_BAR)
    value(f"ledger.{engine}.lines", int(rest["lines"]), "lines")
    value(f"ledger.{engine}.balance.wall", rest["balance_ms"], "ms", most=BALANCE_MS)
    value(f"ledger.{engine}.added_again", rest["added_s"], "s", most=ADDED_SECONDS)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--postings", type=int, default=3000)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--ours-only", action="store_true")
    parser.add_argument("--measure", action="store_true", help="only ours, in the database of this environment")
    options = parser.parse_args()
    if options.measure:
        return ours(options.lines)
    os.environ["LIANXIN_PG_STARTED"] = "1"  # the plugin's own start belongs to a test run
    from tests.plugins.postgres import start

    env = {**os.environ, "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "lianxin.config.settings"}
    measure = [__file__, "--measure", "--lines", str(options.lines)]
    with tempfile.TemporaryDirectory(prefix="lianxin-bench-") as folder:
        env["LIANXIN_DATA"] = folder
        sides = {"sqlite": Side(measure, {name: text for name, text in env.items() if name != "DATABASE_URL"})}
        try:
            url, stop = start(durable=True)
        except SystemExit as missing:
            skipped("ledger.postgresql", missing)
            measured(sides, options.postings)
            return 0
        try:
            sides["postgresql"] = Side(measure, {**env, "DATABASE_URL": url})
            if not options.ours_only:
                sides["hordak"] = hordak(url, env)
            measured(sides, options.postings)
        finally:
            stop()
    return 0


def measured(sides, postings):
    found = in_turn(sides, postings)
    peer, peer_rest = found.get("hordak"), sides["hordak"].rest() if "hordak" in sides else None
    if peer:
        for way in BARS:
            value(f"ledger.hordak.{way}", statistics.median(peer[way]), "µs of CPU a posting")
    for engine in sides.keys() - {"hordak"}:
        report(engine, found[engine], sides[engine].rest(), peer, peer_rest)


def hordak(url, env):
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE peer")
    peer_url = urlunsplit(urlsplit(url)._replace(path="/peer"))
    return Side(["-m", "bench.peers.hordak"], {**env, "PEER_DATABASE_URL": peer_url})


if __name__ == "__main__":
    sys.exit(main())
