from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("harvests", "0009_links_end_land_by_its_contract"),
    ]

    operations = [
        migrations.AddField(
            model_name="venture",
            name="land_mu",
            field=models.PositiveBigIntegerField(default=0, verbose_name="要租农户多少亩地"),
        ),
    ]
