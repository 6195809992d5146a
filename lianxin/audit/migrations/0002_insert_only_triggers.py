"""The database itself refuses to change or delete what is only ever added, whoever asks."""

from django.db import migrations

from lianxin.kit.only_added import SAYS, OnlyAdded

_POSTGRESQL_FUNCTION = f"""
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: {SAYS}', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def make_function(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(_POSTGRESQL_FUNCTION, params=None)


def drop_function(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION audit_refuse_change()", params=None)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunPython(make_function, drop_function),
        OnlyAdded("audit_auditevent"),
        OnlyAdded("audit_logentry", key="number"),
        OnlyAdded("audit_treehead", "audit_eventseal"),
    ]
