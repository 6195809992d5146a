"""The database itself refuses to change or delete what is only ever added, whoever asks."""

from django.db import migrations

_KEYS = {
    "audit_auditevent": "id",
    "audit_logentry": "number",
    "audit_treehead": "id",
    "audit_eventseal": "id",
}
_SAYS = "these rows are only ever added"


def _sqlite(table, key):
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: {_SAYS}'); END"
        )
    # INSERT OR REPLACE would delete the old row without asking the trigger above.
    stored = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608
    yield (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {stored} "
        f"BEGIN SELECT RAISE(ABORT, '{table}: {_SAYS}'); END"
    )


def _postgresql(table):
    yield (
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()"
    )


_POSTGRESQL_FUNCTION = f"""
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: {_SAYS}', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def _run(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement, params=None)


def lock(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        _run(schema_editor, [_POSTGRESQL_FUNCTION])
        for table in _KEYS:
            _run(schema_editor, _postgresql(table))
    else:
        for table, key in _KEYS.items():
            _run(schema_editor, _sqlite(table, key))


def unlock(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        _run(schema_editor, [f"DROP TRIGGER {table}_no_change ON {table}" for table in _KEYS])
        _run(schema_editor, ["DROP FUNCTION audit_refuse_change()"])
    else:
        for table in _KEYS:
            _run(schema_editor, [f"DROP TRIGGER {table}_no_{verb}" for verb in ("update", "delete", "replace")])


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(lock, unlock)]
