from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0010_wages_by_name_and_how_a_number_was_counted"),
    ]

    operations = [
        migrations.AddField(
            model_name="lease",
            name="decision_id",
            field=models.CharField(blank=True, max_length=12),
        ),
    ]
