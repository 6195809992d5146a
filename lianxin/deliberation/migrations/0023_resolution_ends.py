"""Ends of resolutions are only ever added."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.insert_only

frozen = import_module("lianxin.deliberation.migrations.0002_only_added")
TABLES = ("deliberation_resolutionend",)


def freeze(apps, schema_editor):
    frozen.freeze_tables(schema_editor, TABLES)


def thaw(apps, schema_editor):
    frozen.thaw_tables(schema_editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0022_attending_from_afar"),
    ]

    operations = [
        migrations.CreateModel(
            name="ResolutionEnd",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("registered", "已登记，待公布"),
                            ("in_force", "生效"),
                            ("implemented", "已实施"),
                            ("amended", "已修改"),
                            ("revoked", "已撤销"),
                            ("annulled", "被依法撤销或责令改正"),
                        ],
                        max_length=12,
                        verbose_name="怎么了",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveSmallIntegerField()),
                ("words", models.CharField(max_length=1000, verbose_name="依据和理由")),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=80)),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deliberation.body"
                    ),
                ),
                (
                    "later",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ends",
                        to="deliberation.resolution",
                        verbose_name="后来的哪份决议",
                    ),
                ),
                (
                    "resolution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ended", to="deliberation.resolution"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("body", "state", "year", "serial"), name="hall_resolution_end_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["amended", "revoked"]),
                            models.Q(("later__isnull", True), ("state", "annulled")),
                            _connector="OR",
                        ),
                        name="hall_resolution_end_is_one",
                    ),
                ],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.RunPython(freeze, thaw),
    ]
