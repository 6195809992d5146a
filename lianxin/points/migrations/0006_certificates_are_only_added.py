"""Certificates are only ever added: the database refuses to change or delete one, whoever asks."""

from django.db import migrations

_TABLES = ("points_certificate", "points_certifiedclaim")
_SAYS = "these rows are only ever added"


def _sqlite():
    for table in _TABLES:
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: {_SAYS}'); END"
            )
        stored = f"EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"  # noqa: S608 - names of tables
        yield (
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {stored} "
            f"BEGIN SELECT RAISE(ABORT, '{table}: {_SAYS}'); END"
        )


def _postgresql():
    for table in _TABLES:
        yield (
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()"
        )


def lock(apps, schema_editor):
    for statement in _postgresql() if schema_editor.connection.vendor == "postgresql" else _sqlite():
        schema_editor.execute(statement, params=None)


def unlock(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        statements = [f"DROP TRIGGER {table}_no_change ON {table}" for table in _TABLES]
    else:
        statements = [f"DROP TRIGGER {t}_no_{verb}" for t in _TABLES for verb in ("update", "delete", "replace")]
    for statement in statements:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("points", "0005_certificates_of_service"), ("audit", "0002_insert_only_triggers")]
    operations = [migrations.RunPython(lock, unlock)]
