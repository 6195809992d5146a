"""What has to be told to households without an account goes to them on paper."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.tree


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0005_a_position_where_known"),
        ("points", "0009_prices_by_version"),
        ("territory", "0004_rule_basis_and_former_short_names"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Slip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
                ),
                ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("points.claim", "积分申报"),
                            ("points.reversal", "积分要冲回"),
                            ("points.expiry", "积分快到期"),
                            ("points.redemption", "积分兑换"),
                            ("points.certificate", "志愿服务证明"),
                        ],
                        max_length=24,
                    ),
                ),
                ("key", models.CharField(max_length=60, unique=True)),
                ("title", models.CharField(max_length=80)),
                ("words", models.CharField(max_length=800)),
                ("made_on", models.DateField()),
                ("handed_on", models.DateField(blank=True, null=True, verbose_name="哪天交到的")),
                (
                    "division",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                    ),
                ),
                (
                    "handed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("handed_on__isnull", True)),
                        fields=["division_path", "id"],
                        name="points_slip_open",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("household__isnull", True), ("person__isnull", False)),
                            models.Q(("household__isnull", False), ("person__isnull", True)),
                            _connector="OR",
                        ),
                        name="points_slip_for_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handed_by__isnull", True), ("handed_on__isnull", True)),
                            models.Q(("handed_by__isnull", False), ("handed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="points_slip_handed_by_somebody",
                    ),
                ],
            },
        ),
    ]
