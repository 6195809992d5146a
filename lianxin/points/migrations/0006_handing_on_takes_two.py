import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.ids


class Migration(migrations.Migration):
    dependencies = [
        ("points", "0005_overtaken_counts_and_money_taken_back"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HandingOn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
                ),
                ("shares", models.JSONField(verbose_name="交给谁、几分")),
                ("reason", models.CharField(max_length=120, verbose_name="为什么这样分")),
                ("prepared_at", models.DateTimeField()),
                ("agreed_by_name", models.CharField(blank=True, max_length=80, verbose_name="谁同意的")),
                ("agreed_at", models.DateTimeField(null=True)),
                ("dropped_at", models.DateTimeField(null=True)),
                (
                    "prepared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "purse",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handings_on", to="points.purse"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("agreed_at__isnull", True), ("dropped_at__isnull", True)),
                        fields=("purse",),
                        name="points_handing_on_waits_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreed_at__isnull", True), ("dropped_at__isnull", True), _connector="OR"),
                        name="points_handing_on_ends_once",
                    ),
                ],
            },
        ),
    ]
