"""Who does not agree with a panel, and by when the next level decides."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.tree


class Migration(migrations.Migration):
    dependencies = [
        ("points", "0007_objections_to_no_single_claim"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="paneldecision",
            name="appeal_until",
            field=models.DateField(null=True, verbose_name="哪天前可以申诉"),
        ),
        migrations.AddField(
            model_name="paneldecision",
            name="batch",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="decisions", to="points.batch"
            ),
        ),
        migrations.AddField(
            model_name="reversal",
            name="decide_by",
            field=models.DateField(blank=True, null=True, verbose_name="申诉哪天前定"),
        ),
        migrations.AddField(
            model_name="reversal",
            name="to_township",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="PanelAppeal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
                ),
                ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                ("words", models.CharField(max_length=500, verbose_name="为什么不同意")),
                ("appealed_at", models.DateTimeField()),
                ("decide_by", models.DateField(verbose_name="哪天前定")),
                ("to_township", models.BooleanField(default=False)),
                ("is_upheld", models.BooleanField(null=True, verbose_name="申诉对不对")),
                ("answer", models.CharField(blank=True, max_length=500, verbose_name="决定和理由")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "appealed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decision",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appeal", to="points.paneldecision"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("decided_at__isnull", True), ("is_upheld__isnull", True)),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("is_upheld__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="points_appeal_ends_with_an_answer",
                    )
                ],
            },
        ),
    ]
