"""The tables of the room."""

from django.db import migrations, models

import lianxin.kit.ids
from lianxin.kit.laying import Together


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("files", "0001_initial"),
    ]
    dependencies = []
    operations = [
        Together(
            migrations.CreateModel(
                name="StoredFile",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "public_id",
                        models.CharField(
                            default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True
                        ),
                    ),
                    ("owner_kind", models.CharField(max_length=40)),
                    ("owner_id", models.CharField(max_length=40)),
                    ("sha256", models.CharField(max_length=64)),
                    ("mime", models.CharField(max_length=40)),
                    ("size", models.PositiveIntegerField()),
                    ("width", models.PositiveIntegerField()),
                    ("height", models.PositiveIntegerField()),
                    ("caption", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                    ("stored_at", models.DateTimeField()),
                    ("stored_by_id", models.BigIntegerField(null=True)),
                    ("stored_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "indexes": [models.Index(fields=["owner_kind", "owner_id", "id"], name="files_stored_owner")],
                },
            ),
        ),
    ]
