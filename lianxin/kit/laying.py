"""The migration operations a room is laid with: all its tables in one go, and what Django has no operation for.

Tables made one by one cost a look at every model of the house each; ``Together`` looks once. ``Statements`` are for what
an engine keeps beside the tables: functions, triggers, an index of words.
"""

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.recorder import MigrationRecorder


class Together(Operation):
    """Makes tables of one room whose models are all known before the first table is made: they may point at each other.

    ``operations``: ``CreateModel`` and nothing else, because a change of a table needs the models as they were before it.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, *operations):
        self.operations = operations

    def state_forwards(self, app_label, state):
        """The models are drawn anew when the first table asks, and not after each of them."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Makes {len(self.operations)} tables"


class Statements(Operation):
    """Runs the statements of the engine. ``back``: those that undo them, where dropping the tables does not."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, *, sqlite=(), postgresql=(), back=None):
        self.forwards = {"sqlite": sqlite, "postgresql": postgresql}
        self.back = back or {}

    def state_forwards(self, app_label, state):
        """No model changes."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        _run(schema_editor, self.forwards)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        _run(schema_editor, self.back)

    def describe(self):
        return "Statements of the engine"


def laid_half_way(connection):
    """The rooms of which a database knows some of the former steps and not all: nothing here can lay the rest."""
    known = MigrationRecorder(connection).applied_migrations()
    return [
        room
        for (room, name), whole in sorted(MigrationLoader(None).disk_migrations.items())
        if (room, name) not in known
        and any(step in known for step in whole.replaces)
        and not known.keys() >= set(whole.replaces)
    ]


def _run(schema_editor, statements):
    for statement in statements.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement, params=None)
