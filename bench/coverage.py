"""What reaches every village of the national register, at every level. Prints ``name value unit`` lines.

    python bench/coverage.py [FOLDER]

``FOLDER`` as in ``bench/territory.py``. Three villages in ten get one to three links, drawn with a fixed seed. Ours reads the
register and adds up all levels; then single villages change. Then the register stands in a database with every gap and every
level's tally, and a page of each level is asked for as somebody who leads it would. The peers, in the same process on the same villages: every
village carried up its ancestors one by one, and grouping by code in SQLite, once for each level.
"""

import argparse
import csv
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import ROOT, Stopwatch, peak_memory, per_call, ratio, value
from bench.territory import register

LEVELS = ("provinces", "cities", "areas", "streets", "villages")
ABOVE = ("streetCode", "areaCode", "cityCode", "provinceCode")
LINKED, CHANGES, REQUESTS = 0.3, 2000, 30


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


def pages(folder, base):
    """A page of every level and its sites, on SQLite with the whole register; ``base`` is an empty folder."""
    os.environ |= {"LIANXIN_DATA": str(base), "DJANGO_SETTINGS_MODULE": "lianxin.config.settings"}
    from tests.plugins import migrated

    migrated.lay(base)
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client
    from django.urls import reverse

    from lianxin.accounts.models import Grant, User
    from lianxin.accounts.vocabulary import Role
    from lianxin.kit import clock
    from lianxin.kit.actors import SYSTEM
    from lianxin.territory import services as territory
    from lianxin.territory.models import Division

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    territory.import_register(folder=folder, by=SYSTEM)
    with Stopwatch() as writing:
        gaps = written(list(Division.objects.only("path").order_by("path")), clock.today())
    value("coverage.gaps", gaps, "gaps of villages of the whole register")
    value("coverage.gaps.cpu", writing.cpu, "s, counted and written with every level's tally")
    officer = User.objects.create(username="bench", name="测")
    client = Client(SERVER_NAME="localhost")
    client.force_login(officer)
    for level in ("province", "prefecture", "county", "township", "village"):
        place = Division.objects.filter(level=level).order_by("path").first()
        Grant.objects.all().delete()
        Grant.objects.create(
            user=officer,
            role=Role.COUNTY_OFFICER,
            scope_path=place.path,
            starts_on=clock.today(),
            given_by_name="bench",
            given_at=clock.now(),
        )
        for name in ("show", "sites"):
            address = f"{reverse(f'coverage:{name}')}?place={place.public_id}"
            assert client.get(address).status_code == 200, address
            cpu = per_call(f"coverage.page.{level}.{name}", [lambda at=address: client.get(at)] * REQUESTS, "ms")
            value(f"coverage.page.{level}.{name}.cpu", cpu, "ms", most=15)


def pages_in_their_own_process(folder, temporary):
    """The pages, where their database takes no part in what is measured here."""
    base = Path(temporary) / "pages"
    base.mkdir()
    command = [sys.executable, __file__, str(folder), "--pages", str(base)]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})


def written(places, today):
    """Count all places with the links drawn here, and write every gap and every tally. Returns how many gaps."""
    from django.db import connection, transaction

    from lianxin.coverage import selectors
    from lianxin.coverage.calc.lacking import DIVISION, lacking
    from lianxin.coverage.calc.rollup import LINKS, Rollup
    from lianxin.coverage.models import Tally
    from lianxin.coverage.selectors.counting import Gap as Missing
    from lianxin.kit import clock
    from lianxin.kit.tree import WIDTH

    at = {each.path: number for number, each in enumerate(places)}
    parents = [at.get(each.path[:-WIDTH], -1) for each in places]
    inner, draw = set(parents), random.Random(7)
    masks = [1 << draw.randrange(len(LINKS)) if draw.random() < LINKED else 0 for _each in places]
    rollup = Rollup(parents, masks)
    missing = [
        (places[number], lacking([LINKS[bit] for bit in range(len(LINKS)) if mask >> bit & 1], DIVISION))
        for number, mask in enumerate(masks)
        if number not in inner
    ]
    rows = (
        (f"{number:012x}", each.pk, each.path, link, today.isoformat(), "")
        for number, (each, link) in enumerate((each, link) for each, links in missing for link in links)
    )
    columns = "public_id, division_id, division_path, lacks, since, plan"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO coverage_gap ({columns}) VALUES (%s, %s, %s, %s, %s, %s)", rows)
    gaps = sum(len(links) for _each, links in missing)
    summed = selectors.lacking_of(
        [Missing(each, links) for each, links in missing], [], [places[number].path for number in inner if number >= 0]
    )
    tallies = (
        Tally(
            division=places[number], division_path=places[number].path, month=today.replace(day=1), counted_at=clock.now(),
            counts=selectors.kept(rollup.of(number), summed[places[number].path]),
        )
        for number in inner if number >= 0
    )  # fmt: skip
    for part in iter(lambda: list(islice(tallies, 10_000)), []):
        Tally.objects.bulk_create(part)
    return gaps


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?")
    parser.add_argument("--pages", help="only the pages, with a database in this empty folder")
    options = parser.parse_args()
    if options.pages:
        pages(Path(options.folder), Path(options.pages))
        return
    from lianxin.coverage.calc.rollup import LINKS, Rollup

    with tempfile.TemporaryDirectory() as temporary:
        folder = register(options.folder, temporary)
        if folder is None:
            return
        with Stopwatch() as reading:
            codes, parents = read(folder)
        pages_in_their_own_process(folder, temporary)
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
