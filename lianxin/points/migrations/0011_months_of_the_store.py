"""Up to which month the sums of a store hang."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("points", "0010_slips"),
    ]

    operations = [
        migrations.AddField(
            model_name="store",
            name="totals_for",
            field=models.DateField(blank=True, null=True, verbose_name="总数公布到哪个月"),
        ),
    ]
