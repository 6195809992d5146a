from django.db import migrations, models


def forget_why(apps, schema_editor):
    """What an illness or a crime could be read from is kept no longer."""
    declined = apps.get_model("elections", "Candidate").objects
    declined.filter(declined_because__in=["unfit", "gone"]).update(declined_because="other")


class Migration(migrations.Migration):
    dependencies = [
        ("elections", "0006_a_member_is_recalled"),
    ]

    operations = [
        migrations.AddField(
            model_name="candidate",
            name="is_written_in",
            field=models.BooleanField(default=False, verbose_name="选票上另选的"),
        ),
        migrations.AddField(
            model_name="election",
            name="list_changes",
            field=models.JSONField(blank=True, default=list, verbose_name="名单人数的改正"),
        ),
        migrations.AddField(
            model_name="election",
            name="run_off_on",
            field=models.DateField(blank=True, null=True, verbose_name="再选的日子"),
        ),
        migrations.AlterField(
            model_name="candidate",
            name="declined_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("own_wish", "本人不愿就任"),
                    ("kin", "近亲属回避"),
                    ("died", "去世"),
                    ("other", "别的原因"),
                ],
                max_length=10,
                verbose_name="当选后为什么不就任",
            ),
        ),
        migrations.RunPython(forget_why, migrations.RunPython.noop),
    ]
