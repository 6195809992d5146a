"""A panel may find that an objection is to no single claim of a batch."""

import django.db.models.deletion
from django.db import migrations, models

from lianxin.kit.only_added import OnlyAdded, Unlocked

TABLE = "points_paneldecision"


class Migration(migrations.Migration):
    dependencies = [("points", "0006_certificates_are_only_added")]
    operations = [
        Unlocked(TABLE),  # SQLite copies the table, and its triggers would stay behind
        migrations.AlterField(
            model_name="paneldecision",
            name="claim",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="decisions",
                to="points.claim",
            ),
        ),
        OnlyAdded(TABLE),
    ]
