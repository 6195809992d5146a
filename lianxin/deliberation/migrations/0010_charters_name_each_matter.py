from django.db import migrations, models

_ARTICLE = "hall_body_charter_names_its_article"


def name_the_budget(apps, schema_editor):
    """Who could decide the yearly budget still may."""
    apps.get_model("deliberation", "Body").objects.filter(charter_budget=True).update(charter_matters=["7"])


def say_the_budget(apps, schema_editor):
    for body in apps.get_model("deliberation", "Body").objects.exclude(charter_matters=[]):
        body.charter_budget = "7" in body.charter_matters
        body.save(update_fields=["charter_budget"])


class Migration(migrations.Migration):
    dependencies = [("deliberation", "0009_what_each_rests_on")]

    operations = [
        migrations.AddField(
            model_name="body",
            name="charter_matters",
            field=models.JSONField(blank=True, default=list, verbose_name="章程：代表可以定哪些事"),
        ),
        migrations.RunPython(name_the_budget, say_the_budget),
        migrations.RemoveConstraint(model_name="body", name=_ARTICLE),
        migrations.RemoveField(model_name="body", name="charter_budget"),
        migrations.AddConstraint(
            model_name="body",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("charter_convene", ""), ("charter_matters", []), ("charter_notice__isnull", True)),
                    models.Q(("charter_article", ""), _negated=True),
                    _connector="OR",
                ),
                name=_ARTICLE,
            ),
        ),
    ]
