"""Disclosures are kept as written for three years; only then may a row be taken out, still never changed."""

from django.db import migrations

_DAYS = 3 * 365
_SAYS = "people_disclosure: kept as written for three years"

_SQLITE = [
    "DROP TRIGGER people_disclosure_no_delete",
    f"CREATE TRIGGER people_disclosure_no_delete BEFORE DELETE ON people_disclosure "
    f"WHEN OLD.opened_at > datetime('now', '-{_DAYS} days') BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END",
]
_SQLITE_BACK = [
    "DROP TRIGGER people_disclosure_no_delete",
    "CREATE TRIGGER people_disclosure_no_delete BEFORE DELETE ON people_disclosure "
    "BEGIN SELECT RAISE(ABORT, 'people_disclosure: these rows are only ever added'); END",
]
_POSTGRESQL = [
    "DROP TRIGGER people_disclosure_no_change ON people_disclosure",
    "CREATE TRIGGER people_disclosure_no_change BEFORE UPDATE ON people_disclosure FOR EACH ROW "
    "EXECUTE FUNCTION people_refuse_added()",
    "CREATE TRIGGER people_disclosure_no_delete BEFORE DELETE ON people_disclosure FOR EACH ROW "
    f"WHEN (OLD.opened_at > now() - interval '{_DAYS} days') EXECUTE FUNCTION people_refuse_added()",
]
_POSTGRESQL_BACK = [
    "DROP TRIGGER people_disclosure_no_delete ON people_disclosure",
    "DROP TRIGGER people_disclosure_no_change ON people_disclosure",
    "CREATE TRIGGER people_disclosure_no_change BEFORE UPDATE OR DELETE ON people_disclosure FOR EACH ROW "
    "EXECUTE FUNCTION people_refuse_added()",
]


def _run(schema_editor, sqlite, postgresql):
    for statement in postgresql if schema_editor.connection.vendor == "postgresql" else sqlite:
        schema_editor.execute(statement, params=None)


def loosen(apps, schema_editor):
    _run(schema_editor, _SQLITE, _POSTGRESQL)


def tighten(apps, schema_editor):
    _run(schema_editor, _SQLITE_BACK, _POSTGRESQL_BACK)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_frozen_rolls_and_disclosures")]
    operations = [migrations.RunPython(loosen, tighten)]
