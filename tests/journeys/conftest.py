import os
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.journeys.stores import Store
from tests.plugins import migrated


@pytest.fixture
def store(tmp_path):
    """An empty, migrated database on the engine of this run; gone afterwards."""
    server = os.environ.get("DATABASE_URL", "")
    if not (server.startswith("postgres") and os.environ.get("LIANXIN_PG_STARTED")):
        migrated.lay(tmp_path)
        yield Store(str(Path(tmp_path) / "lianxin.sqlite3"))
        return
    name = f"killed_{tmp_path.name}".replace("-", "_").lower()
    with closing(psycopg.connect(server, autocommit=True)) as admin:
        kept = admin.execute("select datname from pg_database where datname = %s", [migrated.kept_name()]).fetchone()
        admin.execute(f'create database "{name}" template "{kept[0] if kept else "template0"}"')
        yield Store(urlunsplit(urlsplit(server)._replace(path=f"/{name}")))
        admin.execute(f'drop database "{name}" with (force)')
