"""What the models call only ever added, the database refuses to change, whatever became of the table since it was made."""

import pytest
from django.apps import apps
from django.db import connection

from lianxin.kit.insert_only import InsertOnlyModel

_TRIGGERS = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal",
}
_NAMES = {"sqlite": ("no_update", "no_delete"), "postgresql": ("no_change",)}


@pytest.mark.django_db
def test_every_table_of_rows_only_added_is_locked():
    with connection.cursor() as cursor:
        cursor.execute(_TRIGGERS[connection.vendor])
        locks = set(cursor.fetchall())
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, InsertOnlyModel)]
    assert len(tables) > 40
    wanted = {(table, f"{table}_{name}") for table in tables for name in _NAMES[connection.vendor]}
    assert not wanted - locks
