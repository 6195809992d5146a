import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.ids


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0004_bought_and_under_contract"),
    ]

    operations = [
        migrations.CreateModel(
            name="Capital",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "正在核实"), ("signed", "签了合同"), ("ended", "已退出")],
                        default="open",
                        max_length=8,
                        verbose_name="状态",
                    ),
                ),
                ("checks", models.JSONField(blank=True, default=dict, verbose_name="核实了什么")),
                ("answers", models.JSONField(blank=True, default=dict, verbose_name="核对了什么")),
                (
                    "promised_percent",
                    models.PositiveIntegerField(default=0, verbose_name="约定一年固定回报百分之几（百分之一）"),
                ),
                ("collects", models.BooleanField(default=False, verbose_name="要向村民或者社会上的人收钱")),
                ("guarantees", models.BooleanField(default=False, verbose_name="要集体或者村委会担保")),
                ("one_buyer", models.BooleanField(default=False, verbose_name="只有一家收购")),
                (
                    "land_use",
                    models.CharField(
                        choices=[
                            ("none", "不用地"),
                            ("farm", "农用，不改变用途"),
                            ("building", "集体建设用地，有手续"),
                        ],
                        default="none",
                        max_length=8,
                        verbose_name="用不用地",
                    ),
                ),
                ("land_mu", models.PositiveIntegerField(default=0, verbose_name="多少亩（百分之一）")),
                ("land_households", models.PositiveIntegerField(default=0, verbose_name="多少户的地")),
                ("land_contracts", models.PositiveIntegerField(default=0, verbose_name="多少户签了书面合同")),
                ("land_until", models.DateField(blank=True, null=True, verbose_name="土地承包最早哪天到期")),
                ("land_filed_on", models.DateField(blank=True, null=True, verbose_name="哪天向发包方备案")),
                ("land_reviewed", models.CharField(blank=True, max_length=60, verbose_name="乡镇审查的文号")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="合同哪天到期")),
                ("contract", models.CharField(blank=True, max_length=60, verbose_name="合同号")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="哪天签的")),
                ("profit", models.CharField(blank=True, max_length=300, verbose_name="赚了怎么分")),
                ("loss", models.CharField(blank=True, max_length=300, verbose_name="亏了怎么担")),
                ("exit_words", models.CharField(blank=True, max_length=300, verbose_name="怎么退出")),
                ("restoration", models.CharField(blank=True, max_length=300, verbose_name="怎么复原")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="哪天退出")),
                ("ended_because", models.CharField(blank=True, max_length=300, verbose_name="为什么退出")),
                ("restored", models.CharField(blank=True, max_length=300, verbose_name="复原得怎么样")),
                (
                    "line",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="capital", to="works.line"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(
                                ("guarantees", False),
                                models.Q(("contract", ""), _negated=True),
                                ("signed_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="works_capital_signed_without_a_guarantee",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            ("land_use", "none"),
                            models.Q(("land_filed_on__isnull", False), ("land_households__gt", 0)),
                            _connector="OR",
                        ),
                        name="works_capital_land_was_filed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "ended"), _negated=True),
                            models.Q(("ended_on__isnull", False), models.Q(("restored", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="works_capital_left_and_restored",
                    ),
                ],
            },
        ),
    ]
