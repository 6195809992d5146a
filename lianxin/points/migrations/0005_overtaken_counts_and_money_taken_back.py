import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.insert_only
from lianxin.kit.only_added import OnlyAdded, Unlocked


class Migration(migrations.Migration):
    dependencies = [("points", "0004_money_comes_from_the_books")]

    operations = [
        migrations.AddField("stockcount", "dropped_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddConstraint(
            "stockcount",
            models.CheckConstraint(
                condition=models.Q(("confirmed_at__isnull", True), ("dropped_at__isnull", True), _connector="OR"),
                name="points_count_holds_or_not",
            ),
        ),
        migrations.CreateModel(
            name="FundingTaken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_pool", models.PositiveIntegerField()),
                ("reason", models.CharField(max_length=200, verbose_name="为什么")),
                ("on", models.DateField(verbose_name="哪天")),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=80)),
                (
                    "funding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="taken", to="points.funding"
                    ),
                ),
            ],
            options={"ordering": ["id"]},
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        OnlyAdded("points_fundingtaken"),
        Unlocked("points_certificate"),
        migrations.AddField(
            "certificate", "place_name", models.CharField(blank=True, default="", max_length=80), preserve_default=False
        ),
        migrations.AddField(
            "certificate",
            "place_short",
            models.CharField(blank=True, default="", max_length=80),
            preserve_default=False,
        ),
        OnlyAdded("points_certificate"),
    ]
