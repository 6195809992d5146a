"""Village rules are looked at again in each term; those in force were last decided on when their assembly met."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone

import lianxin.kit.insert_only

frozen = import_module("lianxin.deliberation.migrations.0002_only_added")
TABLES = ("deliberation_villagerulereview",)


def freeze(apps, schema_editor):
    frozen.freeze_tables(schema_editor, TABLES)


def thaw(apps, schema_editor):
    frozen.thaw_tables(schema_editor, TABLES)


def date_the_old(apps, schema_editor):
    rows = apps.get_model("deliberation", "VillageRule").objects.filter(posted_at__isnull=False)
    for rule in rows.select_related("resolution__item__meeting"):
        rule.decided_on = timezone.localdate(rule.resolution.item.meeting.starts_at)
        rule.save(update_fields=["decided_on"])


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0014_void_votes"),
    ]

    operations = [
        migrations.AddField(
            model_name="villagerule",
            name="decided_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.CreateModel(
            name="VillageRuleReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("kept", "不改，接着执行"), ("amended", "改了几条"), ("replaced", "整个换了新的")],
                        max_length=10,
                        verbose_name="复核的结果",
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="哪天的会")),
                ("explained", models.TextField(blank=True, max_length=1000, verbose_name="有的话为什么不算违法")),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=80)),
                (
                    "next_rule",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviewed_as",
                        to="deliberation.villagerule",
                    ),
                ),
                (
                    "resolution",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="village_rule_review",
                        to="deliberation.resolution",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="deliberation.villagerule",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("next_rule__isnull", True), ("outcome", "kept")),
                            models.Q(models.Q(("outcome", "kept"), _negated=True), ("next_rule__isnull", False)),
                            _connector="OR",
                        ),
                        name="hall_review_changed_has_a_next",
                    )
                ],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.RunPython(date_the_old, migrations.RunPython.noop),
        migrations.RunPython(freeze, thaw),
    ]
