import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.insert_only
from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    dependencies = [("bulletin", "0005_answers_as_everybody_reads_them")]

    operations = [
        migrations.CreateModel(
            name="SeenAbove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(verbose_name="上级看过")),
                ("by_id", models.BigIntegerField()),
                ("by_name", models.CharField(max_length=80)),
                (
                    "posting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="seen_above", to="bulletin.posting"
                    ),
                ),
            ],
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        OnlyAdded("bulletin_seenabove"),
    ]
