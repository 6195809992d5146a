"""Plain SQL for what is asked so often that the ORM would build the statement longer than the database works on it."""

import functools

from django.db import connection
from django.db.models import Model


def rows(statement, *values):
    """Every row of the answer as a tuple; ``%s`` in ``statement`` stands for a value."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def bound_rows(statement, *values):
    """As ``rows`` on PostgreSQL, with the values sent beside the statement: cheaper to write and to read where they are many.

    Each ``%s`` needs its type (``%s::bigint``), and the statement stands outside what counts or wraps the ORM's cursors.
    """
    import psycopg

    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(statement, values).fetchall()


def next_serial(model: type[Model], *, count=1, **key):
    """The last of the next ``count`` serial numbers of a series; ``model`` has the columns of ``key`` and ``last``.

    Unique under concurrency: the statement locks the row.
    """
    [(last,)] = rows(_next_serial(model, tuple(key)), *key.values(), count)
    return last


@functools.cache
def _next_serial(model: type[Model], names):
    table, columns, marks = model._meta.db_table, ", ".join(names), ", ".join(["%s"] * len(names))
    return (
        f"INSERT INTO {table} ({columns}, last) VALUES ({marks}, %s) "  # noqa: S608 - names of the model, values apart
        f"ON CONFLICT ({columns}) DO UPDATE SET last = {table}.last + excluded.last RETURNING last"
    )


def insert_once(row: Model):
    """Write a new row unless a unique value of it is taken, be it this moment by somebody else; says whether it did.

    One statement, and the key is set: asking first and writing then would make the slower of two transactions fail.
    """
    fields, statement = _insert_once(type(row))
    values = [field.get_db_prep_save(field.pre_save(row, add=True), connection) for field in fields]
    found = rows(statement, *values)
    if found:
        row.pk, row._state.adding = found[0][0], False
    return bool(found)


@functools.cache
def _insert_once(model: type[Model]):
    fields = [field for field in model._meta.concrete_fields if not (field.primary_key or field.generated)]
    name = connection.ops.quote_name
    columns, marks = ", ".join(name(str(field.column)) for field in fields), ", ".join(["%s"] * len(fields))
    table, key = name(model._meta.db_table), name(str(model._meta.pk.column))
    return fields, f"INSERT INTO {table} ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING RETURNING {key}"  # noqa: S608 - names of the model, values apart
