"""One operation locks a table on both engines, and what was locked before it is locked by the same words."""

import hashlib
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.operations.special import RunPython

from lianxin.kit.only_added import OnlyAdded

#: Of every statement these migrations ran before there was one operation: what stands in a county's database came from it.
RAN = {
    "audit.0002_insert_only_triggers": {"sqlite": "a4f9156c6b67a266", "postgresql": "0301de62872206f3"},
    "bulletin.0002_what_hung_stays": {"sqlite": "4cf718fadf5dc8f6", "postgresql": "61db6578e4e0caa8"},
    "bulletin.0003_papers_of_both_renditions": {"sqlite": "4d97c916c20c54f0", "postgresql": "0872eb60c35ad011"},
    "ledger.0002_add_only_and_balanced": {"sqlite": "e80cd83a4e1934e9", "postgresql": "39d3ca6bbd93c46a"},
    "points.0004_moves_are_only_added": {"sqlite": "a7499b62ab2c69f2", "postgresql": "e017000d60f74e4e"},
    "ventures.0002_only_added": {"sqlite": "329adf6c348e1591", "postgresql": "b01757168a7ddbd1"},
}


def editor(vendor, execute):
    return SimpleNamespace(
        connection=SimpleNamespace(vendor=vendor, alias="default"), execute=lambda sql, params=None: execute(sql)
    )


def statements(name, vendor):
    room, module = name.split(".")
    found = []
    for operation in import_module(f"lianxin.{room}.migrations.{module}").Migration.operations:
        if isinstance(operation, OnlyAdded | RunPython):
            operation.database_forwards(room, editor(vendor, found.append), _NoState(), _NoState())
    return found


class _NoState:
    """What ``RunPython`` asks of a state."""

    apps = None

    def clear_delayed_apps_cache(self):
        pass


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
@pytest.mark.parametrize("name", RAN)
def test_the_same_statements_run_to_the_byte(name, vendor):
    said = "\n;\n".join(statements(name, vendor))
    assert hashlib.sha256(said.encode()).hexdigest()[:16] == RAN[name][vendor]


@pytest.mark.django_db
def test_the_lock_refuses_every_change_and_comes_off():
    lock = OnlyAdded("only_added_here")
    changes = ["UPDATE only_added_here SET words = 'b'", "DELETE FROM only_added_here"]
    changes += ["REPLACE INTO only_added_here VALUES (1, 'b')"] if connection.vendor == "sqlite" else []
    with connection.cursor() as cursor:
        here = editor(connection.vendor, cursor.execute)
        cursor.execute("CREATE TABLE only_added_here (id integer PRIMARY KEY, words text)")
        lock.database_forwards("kit", here, None, None)
        cursor.execute("INSERT INTO only_added_here VALUES (1, 'a')")
        for change in changes:
            with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
                cursor.execute(change)
        lock.database_backwards("kit", here, None, None)
        cursor.execute(changes[0])
        cursor.execute("SELECT words FROM only_added_here")
        assert cursor.fetchall() == [("b",)]
