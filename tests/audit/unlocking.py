"""Lifting the triggers: what only an owner of the database could do. For tests of tampering, and to empty the tables
after a test that commits.
"""

import time
from contextlib import contextmanager

from django.db import OperationalError, connection

_TRIES = 100
_LOCKED = "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"


@contextmanager
def unlocked():
    """Inside, rows that are only ever added can be changed, in every room; afterwards the triggers stand again."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_LOCKED)
            tables = [table for (table,) in cursor.fetchall()]
            again = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
            lift = [f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables]
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            again = [sql for _name, sql in triggers]
            lift = [f"DROP TRIGGER {name}" for name, _sql in triggers]
        _each(cursor, lift)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            _each(cursor, again)


def _each(cursor, statements):
    for statement in statements:
        _once_free(cursor, statement)


def _once_free(cursor, statement):
    """On SQLite a page a browser asked for last may still be reading from the database all threads share: wait for it."""
    for left in range(_TRIES, -1, -1):
        try:
            return cursor.execute(statement)
        except OperationalError as error:
            if "locked" not in str(error) or not left:
                raise
            time.sleep(0.05)
    return None
