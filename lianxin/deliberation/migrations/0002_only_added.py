"""A frozen roll and a version of the minutes are only ever added: the database refuses to change them."""

from django.db import migrations

TABLES = ("deliberation_seat", "deliberation_minutes")
_SAYS = "rows are only ever added"
_FUNCTION = f"""
CREATE FUNCTION deliberation_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: {_SAYS}', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def freeze_tables(schema_editor, tables):
    for table in tables:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION deliberation_refuse_change()"
            )
            continue
        for verb in ("UPDATE", "DELETE"):
            schema_editor.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: {_SAYS}'); END"
            )


def thaw_tables(schema_editor, tables):
    for table in tables:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER {table}_no_change ON {table}")
            continue
        for verb in ("update", "delete"):
            schema_editor.execute(f"DROP TRIGGER {table}_no_{verb}")


def freeze(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_FUNCTION, params=None)
    freeze_tables(schema_editor, TABLES)


def thaw(apps, schema_editor):
    thaw_tables(schema_editor, TABLES)
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION deliberation_refuse_change()")


class Migration(migrations.Migration):
    dependencies = [("deliberation", "0001_topics_and_meetings")]
    operations = [migrations.RunPython(freeze, thaw)]
