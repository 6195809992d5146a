import django.db.models.deletion
from django.db import migrations, models

from lianxin.kit.only_added import OnlyAdded, Unlocked


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0004_lines_of_another_day"),
        ("points", "0003_a_purse_for_each_place"),
    ]

    operations = [
        Unlocked("points_funding"),
        migrations.AddField(
            model_name="funding",
            name="checked_by_name",
            field=models.CharField(blank=True, max_length=80, verbose_name="谁一起核过"),
        ),
        migrations.AddField(
            model_name="funding",
            name="entry",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.entry"
            ),
        ),
        OnlyAdded("points_funding"),
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
                    ("points.funding", "积分到位的钱"),
                ],
                max_length=24,
            ),
        ),
    ]
