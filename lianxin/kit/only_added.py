"""The migration operation that makes a table insert-only in the database itself: it refuses to change or delete a row,
whoever asks and through whatever door.

``operations = [OnlyAdded("bulletin_boardmark")]``, in a migration that comes after the audit room's first, which makes the
function PostgreSQL's triggers call. The model takes ``kit.insert_only``.
"""

from django.db.migrations.operations.base import Operation

SAYS = "these rows are only ever added"


def locks(vendor, table, key="id"):
    """The statements that lock a table on an engine."""
    if vendor == "postgresql":
        return [
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()"
        ]
    refuses = f"BEGIN SELECT RAISE(ABORT, '{table}: {SAYS}'); END"
    # INSERT OR REPLACE would delete the old row without asking the trigger of DELETE.
    stored = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"  # noqa: S608 - names of a table and its key
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuses}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuses}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {stored} {refuses}",
    ]


def unlocks(vendor, table):
    """The statements that take the lock off again."""
    if vendor == "postgresql":
        return [f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}"]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{verb}" for verb in ("update", "delete", "replace")]


class OnlyAdded(Operation):
    """Locks tables; backwards takes the locks off."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, *tables, key="id"):
        self.tables, self.key = tables, key

    def state_forwards(self, app_label, state):
        """No model changes."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        vendor = schema_editor.connection.vendor
        _run(schema_editor, (line for table in self.tables for line in locks(vendor, table, self.key)))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        vendor = schema_editor.connection.vendor
        _run(schema_editor, (line for table in self.tables for line in unlocks(vendor, table)))

    def describe(self):
        return f"Rows of {', '.join(self.tables)} are only ever added"


class Unlocked(OnlyAdded):
    """The other way round: takes the locks off, backwards puts them on. Around a change for which SQLite copies the table, and
    its triggers would stay behind."""

    def database_forwards(self, *args):
        super().database_backwards(*args)

    def database_backwards(self, *args):
        super().database_forwards(*args)

    def describe(self):
        return f"Rows of {', '.join(self.tables)} may be copied"


def _run(schema_editor, statements):
    for statement in statements:
        schema_editor.execute(statement, params=None)
