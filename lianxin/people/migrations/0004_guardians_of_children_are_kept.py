from datetime import date

from django.db import migrations
from django.utils import timezone

DOCUMENT = "更新前的登记，请核对文书后重新登记"


def keep(apps, schema_editor):
    """A child's guardian goes on until the child is of age; with no birth known nobody's did count."""
    person_model, kept = apps.get_model("people", "Person"), apps.get_model("people", "Guardianship")
    now = timezone.now()
    today = timezone.localdate(now)
    for person in person_model.objects.filter(guardian__isnull=False).order_by("pk").iterator():
        grown = _grown_on(person)
        if grown is None or grown <= today:
            continue
        began = min(today, timezone.localdate(person.created_at))
        kept.objects.create(
            person=person, division_path=person.division_path, guardian_id=person.guardian_id, ground="relative",
            document=DOCUMENT, decided_on=began, starts_on=began, ends_on=grown, state="confirmed", asked_at=now,
            decided_at=now,
        )  # fmt: skip
        person_model.objects.filter(pk=person.pk).update(has_guardian=True)


def _grown_on(person):
    if person.birth_date is None:
        return date(person.birth_year + 19, 1, 1) if person.birth_year else None
    try:
        return person.birth_date.replace(year=person.birth_date.year + 18)
    except ValueError:
        return date(person.birth_date.year + 18, 3, 1)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_guardianships_have_a_ground_and_days")]

    operations = [migrations.RunPython(keep, migrations.RunPython.noop)]
