"""What a meeting has changed in the words it votes on is only ever added."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.insert_only

frozen = import_module("lianxin.deliberation.migrations.0002_only_added")
TABLES = ("deliberation_amendment",)


def freeze(apps, schema_editor):
    frozen.freeze_tables(schema_editor, TABLES)


def thaw(apps, schema_editor):
    frozen.thaw_tables(schema_editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0018_rules_are_commented"),
    ]

    operations = [
        migrations.CreateModel(
            name="Amendment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mover", models.CharField(max_length=40, verbose_name="谁提的")),
                ("before", models.TextField(max_length=2000, verbose_name="原来的话")),
                ("words", models.TextField(max_length=2000, verbose_name="改成什么")),
                ("at", models.DateTimeField()),
                ("entered_by_name", models.CharField(max_length=80)),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="amendments", to="deliberation.item"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.RunPython(freeze, thaw),
    ]
