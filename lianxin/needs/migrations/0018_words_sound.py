from django.db import migrations

#: The worker puts all words down again, now with the first letters of the titles' sounds.
EMPTIED = {
    "sqlite": "INSERT INTO needs_words(needs_words) VALUES ('delete-all')",
    "postgresql": "TRUNCATE needs_words",
}


def empty(apps, schema_editor):
    schema_editor.execute(EMPTIED[schema_editor.connection.vendor])


class Migration(migrations.Migration):
    dependencies = [("needs", "0017_whistles")]

    operations = [migrations.RunPython(empty, migrations.RunPython.noop)]
