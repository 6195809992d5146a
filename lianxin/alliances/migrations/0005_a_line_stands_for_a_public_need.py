from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("alliances", "0004_one_seat_a_unit_and_turns_in_the_charter")]

    operations = [
        migrations.AddField(
            "item", "source_kind", models.CharField(blank=True, default="", max_length=12), preserve_default=False
        ),
        migrations.AddField(
            "item", "source_id", models.CharField(blank=True, default="", max_length=12), preserve_default=False
        ),
    ]
