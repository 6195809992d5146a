"""What hung is found again by its words: pairs of characters, the same on both engines (decision 0070)."""

from django.db import migrations

from lianxin.bulletin.services.words import put_down

MADE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE bulletin_words USING fts5(title, words, narrowed, content='', "
        "tokenize='unicode61 remove_diacritics 0')"
    ],
    "postgresql": [
        "CREATE TABLE bulletin_words (posting_id bigint PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX bulletin_words_found ON bulletin_words USING gin (words)",
    ],
}


def make(apps, schema_editor):
    for statement in MADE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
    hung = apps.get_model("bulletin", "Posting").objects.using(schema_editor.connection.alias)
    put_down(hung.select_related("notice").iterator(chunk_size=200))


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE bulletin_words")


class Migration(migrations.Migration):
    dependencies = [("bulletin", "0004_who_does_what")]
    operations = [migrations.RunPython(make, drop)]
