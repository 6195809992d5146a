import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

import lianxin.kit.tree
from lianxin.kit.only_added import OnlyAdded, Unlocked

_OPEN = ["writing", "handed_in", "suggested"]


def by_the_file(apps, schema_editor):
    """Until now the place of the file stood for the place of the post."""
    file = apps.get_model("cadres", "File").objects.filter(pk=OuterRef("file"))
    apps.get_model("cadres", "Appraisal").objects.update(division_path=Subquery(file.values("division_path")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("cadres", "0008_what_was_said_stays"),
        ("organisations", "0009_ends_the_law_sets"),
    ]

    operations = [
        migrations.AddField(
            model_name="appraisal",
            name="tenure",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organisations.tenure",
            ),
        ),
        migrations.AddField(
            model_name="appraisal",
            name="division_path",
            field=lianxin.kit.tree.PathField(db_index=True, default="", max_length=80),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="appraisal",
            name="told_on",
            field=models.DateField(blank=True, null=True, verbose_name="哪天当面告诉的"),
        ),
        migrations.AddField(
            model_name="appraisal",
            name="told_by",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="谁当面告诉的"),
            preserve_default=False,
        ),
        migrations.RemoveConstraint(model_name="appraisal", name="cadres_appraisal_grade_when_decided"),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(("decided_on__isnull", True), ("grade", ""), ("state__in", _OPEN))
                | models.Q(("state__in", _OPEN), _negated=True) & models.Q(("grade", ""), _negated=True),
                name="cadres_appraisal_grade_when_decided",
            ),
        ),
        migrations.RunPython(by_the_file, migrations.RunPython.noop),
        Unlocked("cadres_saying"),
        migrations.AddField(
            model_name="saying",
            name="told_by",
            field=models.CharField(blank=True, default="", max_length=40, verbose_name="谁当面告诉的"),
            preserve_default=False,
        ),
        OnlyAdded("cadres_saying"),
    ]
