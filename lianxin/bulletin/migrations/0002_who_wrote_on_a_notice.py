from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bulletin", "0001_the_room"),
    ]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="writer_ids",
            field=models.CharField(blank=True, max_length=400),
        ),
    ]
