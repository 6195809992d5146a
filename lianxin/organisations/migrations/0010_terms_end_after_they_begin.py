"""A term that ended before it began was a slip of the pen: until when it runs is not known. Of units of one name at one place,
entered at once, the later ones are numbered."""

from django.db import migrations
from django.db.models import F


def _forget_slips(apps, schema_editor):
    apps.get_model("organisations", "Tenure").objects.filter(term_ends_on__lte=F("starts_on")).update(term_ends_on=None)


def _number_namesakes(apps, schema_editor):
    seen = {}
    for unit in (
        apps.get_model("organisations", "Unit").objects.filter(dissolved_on__isnull=True).order_by("id").iterator()
    ):
        seen[unit.division_id, unit.name] = number = seen.get((unit.division_id, unit.name), 0) + 1
        if number > 1:
            unit.name = f"{unit.name[:110]}（{number}）"
            unit.save(update_fields=["name"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0009_ends_the_law_sets")]

    operations = [
        migrations.RunPython(_forget_slips, migrations.RunPython.noop),
        migrations.RunPython(_number_namesakes, migrations.RunPython.noop),
    ]
