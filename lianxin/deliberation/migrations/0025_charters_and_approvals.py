"""What a charter says with its article, and what those above have answered to resolutions on land."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.insert_only

frozen = import_module("lianxin.deliberation.migrations.0002_only_added")
TABLES = ("deliberation_resolutionapproval",)


def freeze(apps, schema_editor):
    frozen.freeze_tables(schema_editor, TABLES)


def thaw(apps, schema_editor):
    frozen.thaw_tables(schema_editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0024_reasons_are_read"),
        ("territory", "0004_rule_basis_and_former_short_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="ResolutionApproval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("", "不用报批"),
                            ("township", "等乡镇批准"),
                            ("county", "等县里批准"),
                            ("granted", "上级批准了"),
                            ("refused", "上级没有批准"),
                        ],
                        max_length=10,
                        verbose_name="哪一级",
                    ),
                ),
                ("is_granted", models.BooleanField(verbose_name="批准")),
                ("number", models.CharField(blank=True, max_length=80, verbose_name="文号")),
                ("words", models.CharField(max_length=500, verbose_name="理由")),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ["id"],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.AddField(
            model_name="body",
            name="charter_article",
            field=models.CharField(blank=True, max_length=80, verbose_name="章程第几条"),
        ),
        migrations.AddField(
            model_name="body",
            name="charter_budget",
            field=models.BooleanField(default=False, verbose_name="章程：代表可以定年度预算和收益分配"),
        ),
        migrations.AddField(
            model_name="body",
            name="charter_notice",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="章程：提前几天通知"),
        ),
        migrations.AddField(
            model_name="item",
            name="land_matter",
            field=models.CharField(
                blank=True,
                choices=[
                    ("plan", "定承包方案"),
                    ("adjust", "承包期内个别调整承包地"),
                    ("outsiders", "包给本集体以外的单位或者个人"),
                ],
                max_length=10,
                verbose_name="哪一种土地承包事项",
            ),
        ),
        migrations.AddField(
            model_name="resolution",
            name="approval",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "不用报批"),
                    ("township", "等乡镇批准"),
                    ("county", "等县里批准"),
                    ("granted", "上级批准了"),
                    ("refused", "上级没有批准"),
                ],
                max_length=10,
                verbose_name="上级批准",
            ),
        ),
        migrations.AddConstraint(
            model_name="body",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("charter_budget", False), ("charter_convene", ""), ("charter_notice__isnull", True)),
                    models.Q(("charter_article", ""), _negated=True),
                    _connector="OR",
                ),
                name="hall_body_charter_names_its_article",
            ),
        ),
        migrations.AddConstraint(
            model_name="resolution",
            constraint=models.CheckConstraint(
                condition=models.Q(("approval__in", ["", "granted"]), ("published_at__isnull", True), _connector="OR"),
                name="hall_resolution_published_once_approved",
            ),
        ),
        migrations.AddField(
            model_name="resolutionapproval",
            name="resolution",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="approvals", to="deliberation.resolution"
            ),
        ),
        migrations.AddConstraint(
            model_name="resolutionapproval",
            constraint=models.UniqueConstraint(
                fields=("resolution", "level"), name="hall_resolution_approved_once_a_level"
            ),
        ),
        migrations.AddConstraint(
            model_name="resolutionapproval",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_granted", False), models.Q(("number", ""), _negated=True), _connector="OR"),
                name="hall_resolution_approval_has_its_number",
            ),
        ),
        migrations.RunPython(freeze, thaw),
    ]
