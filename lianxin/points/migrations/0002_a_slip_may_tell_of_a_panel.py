from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("points", "0001_the_room"),
    ]

    operations = [
        migrations.AlterField(
            model_name="slip",
            name="kind",
            field=models.CharField(
                choices=[
                    ("points.claim", "积分申报"),
                    ("points.reversal", "积分要冲回"),
                    ("points.expiry", "积分快到期"),
                    ("points.redemption", "积分兑换"),
                    ("points.panel", "评议小组的决定"),
                    ("points.certificate", "志愿服务证明"),
                ],
                max_length=24,
            ),
        ),
    ]
