from django.db import migrations, models

import lianxin.kit.tree

_ENDINGS = (
    ("村村民委员会", "村"),
    ("村民委员会", "村"),
    ("村村委会", "村"),
    ("村委会", "村"),
    ("社区居民委员会", "社区"),
    ("社区居委会", "社区"),
    ("居民委员会", "社区"),
    ("居委会", "社区"),
)


def _spoken(name):
    for ending, spoken in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            stem = name[: -len(ending)]
            return stem if stem.endswith(("村", "社区")) else stem + spoken
    return name


def fill(apps, schema_editor):
    db = schema_editor.connection.alias
    former = apps.get_model("territory", "FormerName").objects.using(db)
    rows = former.order_by("pk")
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:2000]):
        for row in batch:
            row.short_name = _spoken(row.name)
        former.bulk_update(batch, ["short_name"])
        last = batch[-1].pk
    for version in apps.get_model("territory", "ProfileVersion").objects.using(db):
        version.basis = next((entry.get("basis", "") for entry in version.values.values()), "")
        version.save(update_fields=["basis"])


class Migration(migrations.Migration):
    dependencies = [("territory", "0003_history")]

    operations = [
        migrations.AddField(
            model_name="formername",
            name="short_name",
            field=lianxin.kit.tree.PathField(blank=True, db_index=True, max_length=80),
        ),
        migrations.AddField(
            model_name="profileversion",
            name="basis",
            field=models.CharField(blank=True, max_length=300, verbose_name="依据"),
        ),
        migrations.AddField(
            model_name="profileversion",
            name="basis_on",
            field=models.DateField(blank=True, null=True, verbose_name="文件日期"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
