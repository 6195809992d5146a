"""``lianxin move-to-postgres URL``: carry a filled SQLite database over to an empty PostgreSQL, row by row, and count."""

import sys
from contextlib import contextmanager
from itertools import islice

import django
import environ
from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.models.sql import InsertQuery
from django.db.utils import Error

BATCH = 500
_HELP = "usage: lianxin move-to-postgres postgres://user:password@host:port/name   (stop bin/run first)"


def main(argv):
    """0 when every row stands on the other side; 1 with a sentence otherwise, and nothing is left there."""
    if len(argv) != 1 or argv[0] in ("-h", "--help"):
        print(_HELP)
        return 0 if argv in (["-h"], ["--help"]) else 2
    django.setup()
    try:
        config = environ.Env.db_url_config(argv[0])
        _refuse_wrong_ends(config)
        connections.databases["target"] = (
            connections["default"].settings_dict | config | {"OPTIONS": {}, "NAME": config["NAME"]}
        )
        call_command("migrate", database="target", verbosity=0, interactive=False)
        counted = _carry_over()
    except _Refused as refused:
        print(refused, file=sys.stderr)
        return 1
    except Error as error:
        print(f"PostgreSQL said: {str(error).strip()}. Nothing was carried over.", file=sys.stderr)
        return 1
    print(f"{counted} rows carried over and counted on both sides. Set DATABASE_URL, then: bin/lianxin verify")
    return 0


class _Refused(Exception):
    pass


def _refuse_wrong_ends(config):
    if connections["default"].vendor != "sqlite":
        raise _Refused("DATABASE_URL is set: unset it, so that the SQLite file is what is carried over.")
    if config.get("ENGINE") != "django.db.backends.postgresql":
        raise _Refused("The address must begin with postgres://")


def _carry_over():
    """Copy every table in one transaction; returns the number of rows."""
    tables = _tables()
    with transaction.atomic(using="target"), _unguarded():
        _refuse_filled(tables)
        for model in filter(_is_of_a_library, reversed(tables)):  # what the migrations wrote themselves
            model._base_manager.using("target").all()._raw_delete("target")
        counted = sum(_copy(model) for model in tables)
        with connections["target"].cursor() as cursor:
            for statement in connections["target"].ops.sequence_reset_sql(no_style(), tables):
                cursor.execute(statement)
    return counted


@contextmanager
def _unguarded():
    """Guards judge what is written one by one: no line in a closed period, nobody on an adopted roll. Here it all stands already.

    Foreign keys and constraints are asked before the guards stand again.
    """
    with connections["target"].cursor() as cursor:
        cursor.execute("SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal")
        guarded = [table for (table,) in cursor.fetchall()]
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in guarded:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _tables():
    """Every model that has a table; foreign keys are checked at the end of the transaction, so any order does."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def _is_of_a_library(model):
    return not model._meta.app_config.name.startswith("lianxin.")


def _refuse_filled(tables):
    for model in tables:
        if not _is_of_a_library(model) and model._base_manager.using("target").exists():
            raise _Refused(
                f"The PostgreSQL database is not empty ({model._meta.db_table}). Make a new one and try again."
            )


def _copy(model):
    """Insert the rows as they are: no date is set anew, no value is filled in."""
    rows = model._base_manager.using("default").order_by("pk").iterator(BATCH)
    fields, copied = [field for field in model._meta.concrete_fields if not field.generated], 0
    while batch := list(islice(rows, BATCH)):
        query = InsertQuery(model)
        query.insert_values(fields, batch, raw=True)
        query.get_compiler(using="target").execute_sql()
        copied += len(batch)
        _say(f"{model._meta.db_table} {copied}")
    there = model._base_manager.using("target").count()
    if there != copied:
        raise _Refused(f"{model._meta.db_table}: {copied} rows here, {there} there. Nothing was carried over.")
    return copied


def _say(words):
    if sys.stderr.isatty():
        print(f"\r{words:<60}", end="", file=sys.stderr, flush=True)
