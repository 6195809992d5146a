"""Migrations run once for as long as they stay the same: later runs begin with a copy of what came out.

On SQLite the copy is a file in ``var/tests``; on PostgreSQL it is a template database of this run's server, so that the
second worker does not migrate again. Every migration is still run, one by one, whenever one of them changed. Tests that
start processes on a data folder of their own begin with a copy too.
"""

import fcntl
import hashlib
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management.commands import migrate
from django.db import connections

ROOT = Path(settings.BASE_DIR)
FOLDER = ROOT / "var" / "tests"
#: What a migrated database depends on.
_SOURCES = (
    "lianxin/*/migrations/*.py",
    "lianxin/*/apps.py",
    "lianxin/kit/*.py",
    "uv.lock",
    "tests/plugins/migrated.py",
)


def install():
    """From now on ``migrate`` fills an empty test database from the copy, if there is one of these migrations."""
    run = migrate.Command.handle

    def handle(command, *args, **options):
        connection = connections[options["database"]]
        keep = {"sqlite": _on_sqlite, "postgresql": _on_postgresql}.get(connection.vendor)
        if options.get("app_label") or keep is None or connection.introspection.table_names():
            return run(command, *args, **options)
        with _alone():
            return keep(connection, lambda: run(command, *args, **options))

    migrate.Command.handle = handle


def lay(folder):
    """Put the copy into a data folder, if there is one: what migrates there then finds nothing left to do."""
    with _alone():
        kept = FOLDER / f"{_key()}.sqlite3"
        if kept.exists():
            shutil.copy(kept, Path(folder) / "lianxin.sqlite3")


def _key():
    found = hashlib.sha256()
    for pattern in _SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


@contextmanager
def _alone():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _on_sqlite(connection, run):
    kept = FOLDER / f"{_key()}.sqlite3"
    connection.ensure_connection()
    if kept.exists():
        with closing(sqlite3.connect(kept)) as source:
            source.backup(connection.connection)
        return
    run()
    for old in FOLDER.glob("*.sqlite3"):
        old.unlink()
    fresh = kept.with_suffix(".fresh")
    with closing(sqlite3.connect(fresh)) as target:
        connection.connection.backup(target)
    fresh.rename(kept)


def kept_name():
    """What the copy is called on a server."""
    return f"kept_{_key()}"


def kept_on_postgresql():
    """The name of the copy on the server of this run, or ``None``."""
    kept = kept_name()
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [kept])
        return kept if cursor.fetchone() else None


def _on_postgresql(connection, run):
    name, kept = connection.settings_dict["NAME"], kept_name()
    is_kept = kept_on_postgresql()
    if not is_kept:
        run()
    source, target = (kept, name) if is_kept else (name, kept)
    connection.close()  # a database is copied only while nobody is in it
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{target}"')
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
