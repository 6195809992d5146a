import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.insert_only
import lianxin.kit.tree
from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    dependencies = [
        ("territory", "0004_rule_basis_and_former_short_names"),
        ("works", "0006_what_the_collective_owns"),
    ]

    operations = [
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20, verbose_name="指标")),
                ("year", models.PositiveSmallIntegerField(verbose_name="哪一年")),
                ("value", models.PositiveBigIntegerField(verbose_name="数")),
                ("whole", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="一共")),
                ("words", models.CharField(max_length=300, verbose_name="怎么来的")),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=80)),
                (
                    "division",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [models.Index(fields=["division", "year", "id"], name="works_reading_of_a_year")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("whole__isnull", True),
                            models.Q(("value__lte", models.F("whole")), ("whole__gt", 0)),
                            _connector="OR",
                        ),
                        name="works_reading_is_a_share",
                    )
                ],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        OnlyAdded("works_reading"),
    ]
