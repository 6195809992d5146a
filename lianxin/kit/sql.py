"""Plain SQL for what is asked so often that the ORM would build the statement longer than the database works on it."""

import functools
import inspect
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from datetime import datetime
from typing import TypeVar

from django.db import DatabaseError, connection
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.query import get_related_populators
from django.db.transaction import TransactionManagementError

M = TypeVar("M", bound=Model)


def rows(statement, *values):
    """Every row of the answer as a tuple; ``%s`` in ``statement`` stands for a value."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def bound_rows(statement, *values):
    """As ``rows`` on PostgreSQL, with the values sent beside the statement: cheaper to write and to read where they are many,
    and asked often the server has read and planned the statement before (``prepare_threshold`` of the settings).

    Each ``%s`` needs its type (``%s::bigint``), and the statement stands outside what counts or wraps the ORM's cursors.
    """
    import psycopg

    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(statement, values).fetchall()


@contextmanager
def sqlite_itself():
    """SQLite's own connection, ``?`` for a value: for what is asked so often that the ORM's cursors would cost as much as the
    database. What counts or wraps those does not see it; errors come as Django's.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors:
        yield connection.connection


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


def compiled(build: Callable[..., QuerySet[M]]) -> Callable[..., list[M]]:
    """A question whose statement the ORM builds once in a process: ``build`` makes the queryset of its parameters.

    A parameter stands for a number, words, a day or a moment given in its place at each asking; never a list or
    ``None``. ``select_related``, ``annotate``, ``select_for_update`` and a slice work; prefetching does not.
    """
    places = [_Place(number) for number in range(len(inspect.signature(build).parameters))]

    @functools.cache
    def statement():
        queryset = build(*(RawSQL("%s", [place]) for place in places))
        compiler = queryset.query.get_compiler(connection=connection)
        text, params = compiler.as_sql()
        return compiler, text, params, compiler.get_converters([column for column, *_rest in compiler.select])

    @functools.wraps(build)
    def ask(*values):
        compiler, text, params, converters = statement()
        if compiler.query.select_for_update and not connection.in_atomic_block:
            raise TransactionManagementError(f"{build.__name__} locks rows and is asked outside a transaction")
        known = [_as_stored(value) for value in values]
        found = rows(text, *(known[value.number] if isinstance(value, _Place) else value for value in params))
        return list(_instances(compiler, compiler.apply_converters(found, converters) if converters else found))

    return ask


def _as_stored(value):
    """SQLite keeps moments as text in UTC."""
    return connection.ops.adapt_datetimefield_value(value) if isinstance(value, datetime) else value


class _Place:
    """Where a statement takes one of the values it is asked with."""

    def __init__(self, number):
        self.number = number


def _instances(compiler, found):
    """The rows of a compiled question as its model, with what it selects along."""
    info = compiler.klass_info
    start, end = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column.target.attname for column, *_rest in compiler.select[start:end]]
    related = get_related_populators(info, compiler.select, connection.alias)  # type: ignore[call-arg] # stubs are of Django 6
    for row in found:
        made = info["model"].from_db(connection.alias, names, row[start:end])
        for each in related:
            each.populate(row, made)
        for name, at in compiler.annotation_col_map.items():
            setattr(made, name, row[at])
        yield made


def insert(row: Model):
    """Write a new row and set its key and what the database computes, like ``save``, but for signals."""
    _write_new(row, "")


def insert_once(row: Model):
    """Write a new row unless a unique value of it is taken, be it this moment by somebody else; says whether it did.

    One statement, and the key is set: asking first and writing then would make the slower of two transactions fail.
    """
    return _write_new(row, "ON CONFLICT DO NOTHING ")


def insert_many(made: Iterable[Model]):
    """Write new rows of one model by one statement. Their keys stay unknown; signals are not sent."""
    made = list(made)
    if not made:
        return
    fields, _told, statement = _insert(type(made[0]), "")
    with connection.cursor() as cursor:
        cursor.executemany(statement.partition(" RETURNING ")[0], [_stored(row, fields, is_new=True) for row in made])


def _write_new(row: Model, besides: str):
    if row.pk is not None and row._meta.auto_field:
        raise ValueError(f"{type(row).__name__} {row.pk} has its key already")
    fields, told, statement = _insert(type(row), besides)
    found = rows(statement, *_stored(row, fields, is_new=True))
    for values in found:
        for field, value in zip(told, values, strict=True):
            setattr(row, field.attname, field.to_python(value))
        row._state.adding, row._state.db = False, connection.alias
    return bool(found)


@functools.cache
def _insert(model: type[Model], besides):
    computed = [field for field in model._meta.concrete_fields if field.generated or field is model._meta.auto_field]
    fields = [field for field in model._meta.concrete_fields if field not in computed]
    columns, marks = ", ".join(_column(field) for field in fields), ", ".join(["%s"] * len(fields))
    start = f"INSERT INTO {_table(model)} ({columns}) VALUES ({marks}) "  # noqa: S608 - names of the model, values apart
    told = computed or [model._meta.pk]
    return fields, told, f"{start}{besides}RETURNING {', '.join(map(_column, told))}"


def update(row: Model, *names):
    """Write these fields of a stored row, as ``save(update_fields=names)`` does, but for signals."""
    fields, statement = _update(type(row), names)
    with connection.cursor() as cursor:
        cursor.execute(statement, [*_stored(row, fields, is_new=False), row.pk])
        if cursor.rowcount != 1:
            raise DatabaseError(f"{type(row).__name__} {row.pk} is not stored")


@functools.cache
def _update(model: type[Model], names):
    fields = list(dict.fromkeys(model._meta.get_field(name) for name in names))
    changes = ", ".join(f"{_column(field)} = %s" for field in fields)
    return fields, f"UPDATE {_table(model)} SET {changes} WHERE {_column(model._meta.pk)} = %s"  # noqa: S608 - as above


def _stored(row, fields, *, is_new):
    return [field.get_db_prep_save(field.pre_save(row, add=is_new), connection) for field in fields]


def _table(model):
    return connection.ops.quote_name(model._meta.db_table)


def _column(field):
    return connection.ops.quote_name(str(field.column))
