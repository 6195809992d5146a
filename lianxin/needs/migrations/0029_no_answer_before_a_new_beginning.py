from django.db import migrations
from django.db.models import Exists, OuterRef


def forget_answers_that_were_none(apps, schema_editor):
    """A need done again, or whose answer was sent back, is answered by what is said from then on."""
    need, step = apps.get_model("needs", "Need"), apps.get_model("needs", "NeedStep")
    later = step.objects.filter(
        need=OuterRef("pk"), verb__in=("reopen", "reopen_again", "return_answer"), at__gt=OuterRef("answered_at")
    )
    need.objects.filter(Exists(later), answered_at__isnull=False).update(answered_at=None)


class Migration(migrations.Migration):
    dependencies = [("needs", "0028_complex_needs_owe_words")]

    operations = [migrations.RunPython(forget_answers_that_were_none, migrations.RunPython.noop, elidable=True)]
