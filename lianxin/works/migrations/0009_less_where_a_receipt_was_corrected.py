from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0008_sold_by_a_resolution"),
    ]

    operations = [
        migrations.AlterField(
            model_name="movement",
            name="kind",
            field=models.CharField(
                choices=[
                    ("in", "收到"),
                    ("out", "付出"),
                    ("back", "退回"),
                    ("undo", "银行退汇"),
                    ("stay", "退回的没有到"),
                    ("less", "收据更正，退出来"),
                ],
                max_length=4,
            ),
        ),
    ]
