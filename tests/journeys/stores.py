"""The database of processes that a test starts and kills: a file, or a database of its own on this run's PostgreSQL.

``pytest -p tests.plugins.postgres`` says which; the test is the same on both.
"""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass

import psycopg


@dataclass(frozen=True)
class Store:
    """``address`` is a path on SQLite, a URL on PostgreSQL."""

    address: str

    @property
    def is_postgres(self):
        return self.address.startswith("postgres")

    def environment(self, folder):
        """What a process needs to keep its data in ``folder`` and its rows here."""
        found = {**os.environ, "DJANGO_SETTINGS_MODULE": "lianxin.config.settings", "LIANXIN_DATA": str(folder)}
        found.pop("DATABASE_URL", None)
        return found | ({"DATABASE_URL": self.address} if self.is_postgres else {})

    def _opened(self):
        if self.is_postgres:
            return closing(psycopg.connect(self.address, autocommit=True))
        return closing(sqlite3.connect(self.address, timeout=20, isolation_level=None))

    def rows(self, question, *given):
        """What a question with ``?`` for each value given answers."""
        with self._opened() as database:
            asked = question.replace("%", "%%").replace("?", "%s") if self.is_postgres and given else question
            found = database.execute(asked, given or None) if self.is_postgres else database.execute(asked, given)
            return found.fetchall() if found.description else []

    def counted(self, where):
        """How many deliveries there are of this kind."""
        return self.rows(f"select count(*) from messaging_delivery where {where}")[0][0]

    def let_leases_run_out(self):
        """What a minute does, at once."""
        self.rows(
            "update messaging_delivery set next_try_at = '2020-01-01 00:00:00' where state in ('sending', 'pending')"
        )
