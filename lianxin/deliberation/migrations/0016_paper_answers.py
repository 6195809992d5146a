"""What township or county answered a fund raising on paper, as it was entered."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.insert_only

frozen = import_module("lianxin.deliberation.migrations.0002_only_added")
TABLES = ("deliberation_raisinganswer",)


def freeze(apps, schema_editor):
    frozen.freeze_tables(schema_editor, TABLES)


def thaw(apps, schema_editor):
    frozen.thaw_tables(schema_editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0015_rules_reviewed"),
    ]

    operations = [
        migrations.CreateModel(
            name="RaisingAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
                ),
                ("code", models.CharField(max_length=12)),
                ("agrees", models.BooleanField(verbose_name="同不同意")),
                ("words", models.CharField(max_length=300, verbose_name="怎么说")),
                ("filing", models.CharField(max_length=60, verbose_name="文号")),
                ("answered_by_name", models.CharField(max_length=80, verbose_name="谁答复的")),
                ("answered_on", models.DateField(verbose_name="哪天答复")),
                ("entered_at", models.DateTimeField()),
                ("entered_by_name", models.CharField(max_length=80, verbose_name="登记人")),
                ("pages", models.JSONField(default=list)),
                (
                    "raising",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="paper_answers",
                        to="deliberation.fundraising",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("raising", "code"), name="hall_raising_answered_once_by_each")
                ],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.RunPython(freeze, thaw),
    ]
