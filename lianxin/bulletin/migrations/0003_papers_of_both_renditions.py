"""A paper says which rendition it is. No paper has a fingerprint yet: the table is made anew, with its lock."""

import django.db.models.deletion
from django.db import migrations, models

_TABLE = "bulletin_paper"
_SAYS = f"{_TABLE}: these rows are only ever added"


def _sqlite():
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {_TABLE}_no_{verb.lower()} BEFORE {verb} ON {_TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
        )
    yield (
        f"CREATE TRIGGER {_TABLE}_no_replace BEFORE INSERT ON {_TABLE} "  # noqa: S608 - the name of a table
        f"WHEN EXISTS (SELECT 1 FROM {_TABLE} WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
    )


def _postgresql():
    yield (
        f"CREATE TRIGGER {_TABLE}_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {_TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_change()"
    )


def lock(apps, schema_editor):
    for statement in _postgresql() if schema_editor.connection.vendor == "postgresql" else _sqlite():
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("bulletin", "0002_what_hung_stays")]
    operations = [
        migrations.DeleteModel("Paper"),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.CharField(max_length=4)),
                ("rendition", models.CharField(choices=[("board", "张贴版"), ("web", "网页版")], max_length=8)),
                ("engine", models.CharField(max_length=20)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("at", models.DateTimeField()),
                ("entry_number", models.BigIntegerField(verbose_name="公开日志第几号")),
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="bulletin.posting"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("posting", "size", "rendition", "engine"), name="bulletin_paper_one_of_a_size"
                    )
                ],
            },
        ),
        migrations.RunPython(lock, migrations.RunPython.noop),
    ]
