import django.db.models.deletion
from django.db import migrations, models

from lianxin.kit.only_added import OnlyAdded, Unlocked


def drop_links_said_by_inputs(apps, schema_editor):
    """Rent and share used to be entered twice: as what was put in and as a link. What the input says goes; the rest stays."""
    Link, Input = apps.get_model("harvests", "Link"), apps.get_model("harvests", "Input")
    said = Input.objects.filter(
        venture=models.OuterRef("venture"), household=models.OuterRef("household"), gets=models.OuterRef("kind")
    )
    Link.objects.filter(models.Exists(said), kind__in=("rent", "share")).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("harvests", "0002_rents_of_inputs_and_shares_given_back"),
        ("audit", "0002_insert_only_triggers"),
    ]

    operations = [
        Unlocked("harvests_event"),
        migrations.AlterField(
            model_name="event",
            name="batch",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="events",
                to="harvests.batch",
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("batch__isnull", False),
                    models.Q(("kind", "rent"), ("put_in__isnull", False)),
                    _connector="OR",
                ),
                name="harvests_event_of_a_batch_or_a_rent",
            ),
        ),
        OnlyAdded("harvests_event"),
        migrations.RunPython(drop_links_said_by_inputs, migrations.RunPython.noop),
    ]
