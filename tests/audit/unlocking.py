"""Lifting the triggers: what only an owner of the database could do. For tests of tampering, and to empty the tables
after a test that commits.
"""

import time
from contextlib import contextmanager
from functools import cache

from django.db import OperationalError, connection

_TRIES = 100
_STAYS = {"auth_permission", "django_content_type", "django_migrations"}
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
            again, lift = _triggers(cursor)
        _each(cursor, lift)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            _each(cursor, again)


def empty_tables():
    """Take every row out, but for what ``migrate`` itself writes. Tables without rows are not touched: there are hundreds."""
    with connection.cursor() as cursor:
        cursor.execute(_which_are_filled())
        filled = [table for (table,) in cursor.fetchall()]
        empty = [f"DELETE FROM {table}" for table in filled]
        if connection.vendor == "postgresql":
            as_owner = "SET session_replication_role = replica", *empty, "SET session_replication_role = DEFAULT"
            cursor.execute(";".join(as_owner))
            return
        again, lift = _triggers(cursor, filled)
        with connection.constraint_checks_disabled():
            _each(cursor, [*lift, *empty, *again])


@cache
def _which_are_filled():
    named = sorted({*connection.introspection.django_table_names(only_existing=True)} - _STAYS)
    return " UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {table})" for table in named)


def _triggers(cursor, tables=None):
    """Statements that make SQLite's triggers again, and those that drop them: of these tables, or of all."""
    cursor.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")
    of_these = [row for row in cursor.fetchall() if tables is None or row[2] in tables]
    return [sql for _name, sql, _table in of_these], [f"DROP TRIGGER {name}" for name, _sql, _table in of_these]


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
