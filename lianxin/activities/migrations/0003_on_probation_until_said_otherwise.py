from django.db import migrations


def on_probation(apps, _schema):
    """Who was listed without a vote was listed as “on probation and the like”."""
    apps.get_model("activities", "Member").objects.filter(has_vote=False).update(stage="probationary")


class Migration(migrations.Migration):
    dependencies = [("activities", "0002_stages_and_transfers")]

    operations = [migrations.RunPython(on_probation, migrations.RunPython.noop)]
