"""What a posting looks for it finds by a key, however long the history is. A plan made while the tables were small read
them whole and was kept for the connection, so that every posting took a little longer than the one before it."""

from django.db import migrations

_FUNCTIONS = "ledger_post", "ledger_entries_add_up", "ledger_lines_come_first"
_READ_WHOLE = "enable_seqscan", "enable_hashjoin", "enable_mergejoin"


def _planned(how):
    def change(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for function in _FUNCTIONS:
                schema_editor.execute(f"ALTER FUNCTION {function} " + " ".join(how.format(way) for way in _READ_WHOLE))

    return change


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_postings_are_planned_once")]
    operations = [migrations.RunPython(_planned("SET {} = off"), _planned("RESET {}"))]
