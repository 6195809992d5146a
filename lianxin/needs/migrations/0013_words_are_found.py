from django.db import migrations

MADE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE needs_words USING fts5(words, place, content='', tokenize='unicode61 remove_diacritics 0')"
    ],
    "postgresql": [
        "CREATE TABLE needs_words (need_id bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX needs_words_found ON needs_words USING gin (words)",
    ],
}


def make(apps, schema_editor):
    for statement in MADE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE needs_words")


class Migration(migrations.Migration):
    dependencies = [("needs", "0012_open_needs_by_date")]

    operations = [migrations.RunPython(make, drop)]
