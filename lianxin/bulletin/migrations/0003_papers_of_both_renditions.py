"""A paper says which rendition it is. No paper has a fingerprint yet: the table is made anew, with its lock."""

import django.db.models.deletion
from django.db import migrations, models

from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    dependencies = [("bulletin", "0002_what_hung_stays")]
    operations = [
        migrations.DeleteModel("Paper"),
        migrations.CreateModel(
            name="Paper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("size", models.CharField(max_length=4)),
                ("rendition", models.CharField(choices=[("board", "张贴版"), ("web", "网页版")], max_length=8)),
                ("engine", models.CharField(max_length=20)),
                ("sha256", models.CharField(db_index=True, max_length=64)),
                ("at", models.DateTimeField()),
                ("entry_number", models.BigIntegerField(verbose_name="公开日志第几号")),
                (
                    "posting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="bulletin.posting"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("posting", "size", "rendition", "engine"), name="bulletin_paper_one_of_a_size"
                    )
                ],
            },
        ),
        OnlyAdded("bulletin_paper"),
    ]
