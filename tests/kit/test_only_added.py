"""One operation locks a table on both engines."""

from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from lianxin.kit.only_added import OnlyAdded


def editor(vendor, execute):
    return SimpleNamespace(
        connection=SimpleNamespace(vendor=vendor, alias="default"), execute=lambda sql, params=None: execute(sql)
    )


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
