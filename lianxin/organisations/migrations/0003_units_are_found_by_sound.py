from django.db import migrations, models
from pypinyin import Style, lazy_pinyin


def write_sounds(apps, schema_editor):
    def sounds(text):
        return [(lazy_pinyin(c, style=Style.NORMAL, errors="default") or [c])[0].lower() for c in text if c.isalnum()]

    units = apps.get_model("organisations", "Unit").objects.using(schema_editor.connection.alias)
    fresh = []
    for unit in units.only("pk", "name", "short_name").iterator(chunk_size=500):
        spoken = [sounds(name) for name in (unit.name, unit.short_name) if name]
        parts = ["".join(s[:1] for s in name) for name in spoken] + ["".join(name) for name in spoken]
        unit.sound = " ".join(parts)[:1000]
        fresh.append(unit)
    units.bulk_update(fresh, ["sound"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_posts_and_relations")]

    operations = [
        migrations.AddField(
            model_name="unit",
            name="sound",
            field=models.CharField(blank=True, editable=False, max_length=1000),
        ),
        migrations.RunPython(write_sounds, migrations.RunPython.noop),
    ]
