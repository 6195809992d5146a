from django.db import migrations, models


def count_letters(apps, schema_editor):
    """Each year goes on after its latest letter."""
    last: dict[int, int] = {}
    for letter in apps.get_model("activities", "Transfer").objects.filter(letter_no__isnull=False):
        year, _dash, number = letter.letter_no.partition("-")
        last[int(year)] = max(last.get(int(year), 0), int(number))
    series = apps.get_model("activities", "LetterSeries")
    series.objects.bulk_create(series(year=year, last=number) for year, number in last.items())


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0004_lists_brought_in_one_go"),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(unique=True)),
                ("last", models.PositiveIntegerField()),
            ],
        ),
        migrations.RunPython(count_letters, migrations.RunPython.noop),
    ]
