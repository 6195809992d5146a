"""Postings and balances beside django-hordak, the same transfers on one PostgreSQL. Prints ``name value unit`` lines.

    python bench/ledger.py [--postings 3000] [--lines 1000000] [--ours-only]

CPU of the client and of PostgreSQL's process for it, per posting: one commit each, and a thousand in one. Ours through the
room's own door, with all its checks. ``commit`` is what the disk asks of either for one durable commit of one changed row.
Balances are asked at the same history of both, 270 lines an account. Then a long one of ours: a balance, every balance added
again.
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
from bench.frame import ROOT, Stopwatch, cpu_of, ratio, skipped, value

ACCOUNTS, BULK = 1000, 1000
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


def ours(count, lines):
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

    @contextmanager
    def counted(name, number):
        before = cpu_of(processes)
        yield
        print(f"{name} {1e6 * (cpu_of(processes) - before) / number}", flush=True)

    for each in pairs(200, seed=1):
        with transaction.atomic():
            services.post(book=book, posting=posting(*each), by=SYSTEM)
    with counted("one", count):
        for each in pairs(count):
            with transaction.atomic():
                services.post(book=book, posting=posting(*each), by=SYSTEM)

    def bulk(found):
        for start in range(0, len(found), BULK):
            with transaction.atomic():
                batch = [posting(*each) for each in found[start : start + BULK]]
                services.post_batch(book=book, postings=batch, by=SYSTEM)

    some = [*pairs(20 * BULK, seed=5)]
    with counted("bulk", len(some)):
        bulk(some)
    bulk([*pairs(HISTORY * ACCOUNTS // 2 - len(some) - count, seed=7)])
    with counted("balance", 1000):
        for account in accounts:
            selectors.balance_of(account)
    with counted("commit", count), connection.cursor() as cursor:
        for _each in range(count):
            cursor.execute("UPDATE ledger_book SET name = name WHERE id = %s", [book.pk])
    bulk([*pairs(max(0, (lines - HISTORY * ACCOUNTS) // 2), seed=9)])
    times = []
    for account in accounts[:200]:
        start = time.perf_counter()
        selectors.balance_of(account)
        times.append(1000 * (time.perf_counter() - start))
    print(f"balance_ms {statistics.median(times)}")
    with Stopwatch() as watch, counted("added_us", 1):
        assert selectors.wrong_balances() == []
    print(f"added_s {watch.wall}")
    from lianxin.ledger.models import Line

    print(f"lines {Line.objects.count()}")


def told(arguments, env):
    """What a process of its own measured: ``{name: number}``."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True
    )
    return {name: float(number) for name, number in (line.split() for line in done.stdout.splitlines())}


def report(engine, mine, peer):
    for name, least in BARS.items():
        value(f"ledger.{engine}.{name}", mine[name], "µs of CPU a posting")
        if peer:
            value(f"ledger.hordak.{name}", peer[name], "µs of CPU a posting")
            ratio(f"ledger.{engine}.{name}", mine[name], peer[name], "less CPU than django-hordak on PostgreSQL")
            value(
                f"ledger.{engine}.{name}.times",
                peer[name] / mine[name],
                "×",
                least=SQLITE_BAR if engine == "sqlite" else least,
            )
    value(f"ledger.{engine}.commit", mine["commit"], "µs of CPU for a durable commit alone")
    value(f"ledger.{engine}.balance", mine["balance"], "µs of CPU")
    if peer:
        value(f"ledger.{engine}.balance.times", peer["balance"] / mine["balance"], "×", least=BALANCE_BAR)
    value(f"ledger.{engine}.lines", int(mine["lines"]), "lines")
    value(f"ledger.{engine}.balance.wall", mine["balance_ms"], "ms", most=BALANCE_MS)
    value(f"ledger.{engine}.added_again", mine["added_s"], "s", most=ADDED_SECONDS)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--postings", type=int, default=3000)
    parser.add_argument("--lines", type=int, default=1_000_000)
    parser.add_argument("--ours-only", action="store_true")
    parser.add_argument("--measure", action="store_true", help="only ours, in the database of this environment")
    options = parser.parse_args()
    if options.measure:
        return ours(options.postings, options.lines)
    os.environ["LIANXIN_PG_STARTED"] = "1"  # the plugin's own start belongs to a test run
    from tests.plugins.postgres import start

    env = {**os.environ, "PYTHONPATH": str(ROOT), "DJANGO_SETTINGS_MODULE": "lianxin.config.settings"}
    measure = [__file__, "--measure", "--postings", str(options.postings), "--lines", str(options.lines)]
    with tempfile.TemporaryDirectory(prefix="lianxin-bench-") as folder:
        env["LIANXIN_DATA"] = folder
        try:
            url, stop = start(durable=True)
        except SystemExit as missing:
            skipped("ledger.postgresql", missing)
            report("sqlite", told(measure, {k: v for k, v in env.items() if k != "DATABASE_URL"}), None)
            return 0
        try:
            peer = None if options.ours_only else hordak(url, env, options)
            report("postgresql", told(measure, {**env, "DATABASE_URL": url}), peer)
        finally:
            stop()
        report("sqlite", told(measure, {k: v for k, v in env.items() if k != "DATABASE_URL"}), peer)
    return 0


def hordak(url, env, options):
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE peer")
    peer_url = urlunsplit(urlsplit(url)._replace(path="/peer"))
    return told(["-m", "bench.peers.hordak", str(options.postings)], {**env, "PEER_DATABASE_URL": peer_url})


if __name__ == "__main__":
    sys.exit(main())
