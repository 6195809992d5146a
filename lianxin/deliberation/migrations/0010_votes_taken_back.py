"""A vote given with a helper can be taken back: its sheet stays, and is named among those that do not count."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.insert_only

frozen = import_module("lianxin.deliberation.migrations.0002_only_added")
TABLES = ("deliberation_takenback",)


def freeze(apps, schema_editor):
    frozen.freeze_tables(schema_editor, TABLES)


def thaw(apps, schema_editor):
    frozen.thaw_tables(schema_editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [("deliberation", "0009_ballots_of_items")]

    operations = [
        migrations.CreateModel(
            name="TakenBack",
            fields=[
                (
                    "sheet",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="taken_back",
                        serialize=False,
                        to="deliberation.sheet",
                    ),
                ),
            ],
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        # Without a default, so that SQLite adds the column where it is and keeps the table's triggers.
        migrations.AddField(
            model_name="sheet",
            name="receipt",
            field=models.BinaryField(blank=True, max_length=32, null=True),
        ),
        migrations.AlterField(
            model_name="voter",
            name="mark",
            field=models.CharField(
                choices=[
                    ("none", "没有投"),
                    ("paper", "投了纸票"),
                    ("web", "网上投了"),
                    ("helper", "有人帮着投了"),
                    ("back", "帮投的收回了，还没有再投"),
                ],
                default="none",
                max_length=6,
            ),
        ),
        migrations.RunPython(freeze, thaw),
    ]
