from datetime import date

from django.db import migrations, models
from django.db.models import F, Q

from lianxin.kit.only_added import OnlyAdded, Unlocked


def sits_since_joining(apps, schema_editor):
    apps.get_model("alliances", "Member").objects.update(sits_from=F("joined_on"))


class Migration(migrations.Migration):
    dependencies = [("alliances", "0003_an_alliance_is_where_its_unit_is")]

    operations = [
        Unlocked("alliances_charter"),
        migrations.RemoveConstraint(model_name="charter", name="alliances_charter_once_a_day"),
        migrations.AddField(
            model_name="charter",
            name="turns",
            field=models.JSONField(default=list, verbose_name="轮值的次序"),
        ),
        OnlyAdded("alliances_charter"),
        migrations.AddField(model_name="match", name="steps", field=models.PositiveSmallIntegerField(default=0)),
        migrations.AddField(
            model_name="member",
            name="sits_from",
            field=models.DateField(default=date(2026, 1, 1), verbose_name="从哪天起可以轮值"),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.UniqueConstraint(
                fields=("alliance", "unit"), condition=Q(left_on__isnull=True), name="alliances_member_unit_once"
            ),
        ),
        migrations.RunPython(sits_since_joining, migrations.RunPython.noop),
    ]
