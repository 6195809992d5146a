from django.db import migrations

from lianxin.kit.laying import Statements


class Migration(migrations.Migration):
    dependencies = [("bulletin", "0007_what_is_not_made_public")]

    operations = [
        Statements(
            postgresql=[
                "ALTER TABLE bulletin_words ADD year smallint, ADD title tsvector",
                "UPDATE bulletin_words SET (year, title) = (SELECT substr(max(lexeme) FILTER (WHERE lexeme LIKE '@y%'), 3)::smallint, "
                "ts_filter(words, '{a}') || array_to_tsvector(array_agg(lexeme)) FROM unnest(words) WHERE lexeme LIKE '@%')",
                "ALTER TABLE bulletin_words ALTER year SET NOT NULL, ALTER title SET NOT NULL",
                "CREATE INDEX bulletin_words_entitled ON bulletin_words USING gin (title)",
                "CREATE INDEX bulletin_words_of_year ON bulletin_words (year, posting_id)",
            ],
            back={"postgresql": ["ALTER TABLE bulletin_words DROP year, DROP title"]},
        ),
    ]
