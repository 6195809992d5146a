"""An end the law sets is kept as such: no crime and no incapacity of anybody stands in the register."""

from django.db import migrations

_BEFORE = "丧失行为能力或者被判处刑罚"
_AFTER = "法定事由终止"


def _say_less(apps, schema_editor):
    tenures = apps.get_model("organisations", "Tenure").objects.filter(end_reason__startswith=_BEFORE)
    for tenure in tenures.iterator():
        tenure.end_reason = tenure.end_reason.replace(_BEFORE, _AFTER, 1)
        tenure.save(update_fields=["end_reason"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0008_posts_filled_by_a_committee")]

    operations = [migrations.RunPython(_say_less, migrations.RunPython.noop)]
