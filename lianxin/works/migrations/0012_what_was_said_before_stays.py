import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.insert_only
from lianxin.kit.only_added import OnlyAdded


def keep_what_was_said(apps, _schema):
    """What stands on a purchase was said on the day it was opened at the latest."""
    said = apps.get_model("works", "Purchase").objects.exclude(split_words="").exclude(is_split=None)
    view = apps.get_model("works", "SplitView")
    view.objects.bulk_create(
        view(purchase=each, is_split=each.is_split, words=each.split_words, at=each.opened_at or each.planned_at)
        for each in said
    )


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0011_let_by_a_resolution"),
    ]

    operations = [
        migrations.CreateModel(
            name="SplitView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_split", models.BooleanField(verbose_name="是一件事拆开买的")),
                ("words", models.CharField(max_length=300, verbose_name="是不是拆开买的")),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=80)),
                (
                    "purchase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="split_views", to="works.purchase"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True), name="works_split_view_says_something"
                    )
                ],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.RunPython(keep_what_was_said, migrations.RunPython.noop),
        OnlyAdded("works_splitview"),
        migrations.RemoveField(model_name="purchase", name="split_words"),
    ]
