from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("people", "0004_guardians_of_children_are_kept")]

    operations = [
        migrations.RemoveConstraint(
            model_name="person",
            name="people_person_not_own_guardian",
        ),
        migrations.RemoveField(
            model_name="person",
            name="guardian",
        ),
    ]
