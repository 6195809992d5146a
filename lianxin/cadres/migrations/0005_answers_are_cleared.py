from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def follow_accounts(apps, schema_editor):
    """A file opened before the person's account was linked is theirs under it, unless another file is already."""
    File, Person = apps.get_model("cadres", "File"), apps.get_model("people", "Person")
    taken = File.objects.filter(user__isnull=False).values("user")
    mine = Person.objects.filter(pk=OuterRef("person"), user__isnull=False).exclude(user__in=taken)
    File.objects.filter(user=None, person__isnull=False).update(user=Subquery(mine.values("user")[:1]))


class Migration(migrations.Migration):
    dependencies = [("cadres", "0004_posts_to_fill_and_secondments"), ("people", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="check",
            name="cleared_on",
            field=models.DateField(blank=True, null=True, verbose_name="答复清除的日子"),
        ),
        migrations.RunPython(follow_accounts, migrations.RunPython.noop),
    ]
