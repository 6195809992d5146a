import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.insert_only
from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0002_watched_and_accepted"),
    ]

    operations = [
        migrations.CreateModel(
            name="Asset",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="资产叫什么")),
                ("value", models.BigIntegerField(verbose_name="原值（分）")),
                ("keeper", models.CharField(max_length=80, verbose_name="谁管护")),
                ("upkeep", models.CharField(max_length=200, verbose_name="管护的钱从哪里出")),
                ("months", models.PositiveSmallIntegerField(verbose_name="几个月看一次")),
                ("handed_on", models.DateField(verbose_name="哪天移交")),
                ("next_on", models.DateField(verbose_name="下次哪天前看")),
                (
                    "project",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="asset", to="works.project"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("value__gte", 0)), name="works_asset_is_worth_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("months__gte", 1), ("months__lte", 24)), name="works_asset_is_looked_at"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Inspection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="哪天看的")),
                ("is_sound", models.BooleanField()),
                ("words", models.CharField(max_length=300, verbose_name="看到什么")),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=80)),
                (
                    "asset",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="inspections", to="works.asset"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        OnlyAdded("works_inspection"),
    ]
