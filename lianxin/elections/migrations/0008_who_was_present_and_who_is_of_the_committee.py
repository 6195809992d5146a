from django.db import migrations, models

from lianxin.kit.only_added import OnlyAdded, Unlocked


class Migration(migrations.Migration):
    dependencies = [
        ("elections", "0007_written_in_run_offs_and_causes"),
        ("audit", "0002_insert_only_triggers"),
    ]

    operations = [
        migrations.AddField(
            model_name="election",
            name="committee_refs",
            field=models.JSONField(blank=True, default=dict, verbose_name="选举委员会的人口档案编号"),
        ),
        Unlocked("elections_poll"),
        migrations.AddField(
            model_name="poll",
            name="present",
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name="到会的有选举权的人"),
        ),
        migrations.AddConstraint(
            model_name="poll",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("present__isnull", True),
                    models.Q(("present__gte", models.F("cast")), ("present__lte", models.F("listed"))),
                    _connector="OR",
                ),
                name="elections_poll_present_of_listed",
            ),
        ),
        OnlyAdded("elections_poll"),
    ]
