"""Lifting the triggers: what only an owner of the database could do. For tests of tampering, and to empty the tables
after a test that commits.
"""

from contextlib import contextmanager

from django.db import connection

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
        cursor.execute(statement)
