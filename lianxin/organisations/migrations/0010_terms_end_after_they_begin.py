"""A term that ended before it began was a slip of the pen: until when it runs is not known. Of units of one name at one place,
entered at once, the later ones are numbered."""

from itertools import count

from django.db import migrations
from django.db.models import F


def _forget_slips(apps, schema_editor):
    apps.get_model("organisations", "Tenure").objects.filter(term_ends_on__lte=F("starts_on")).update(term_ends_on=None)


def _number_namesakes(apps, schema_editor):
    living = apps.get_model("organisations", "Unit").objects.filter(dissolved_on__isnull=True).order_by("id")
    named = set()
    for unit in living:
        if (unit.division_id, unit.name) in named:
            borne = set(living.filter(division_id=unit.division_id).values_list("name", flat=True))
            numbered = (f"{unit.name[:110]}（{number}）" for number in count(2))
            unit.name = next(name for name in numbered if name not in borne)
            unit.save(update_fields=["name"])
        named.add((unit.division_id, unit.name))


class Migration(migrations.Migration):
    dependencies = [("organisations", "0009_ends_the_law_sets")]

    operations = [
        migrations.RunPython(_forget_slips, migrations.RunPython.noop),
        migrations.RunPython(_number_namesakes, migrations.RunPython.noop),
    ]
