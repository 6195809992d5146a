"""Village rules, version by version, and what may happen to them."""

import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.tree


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0007_ways_of_ones_own"),
        ("territory", "0004_rule_basis_and_former_short_names"),
    ]

    operations = [
        migrations.AlterField(
            model_name="process",
            name="kind",
            field=models.CharField(
                choices=[
                    ("four_steps", "四议两公开"),
                    ("four_steps_collective", "四议两公开（集体事项）"),
                    ("fund_raising", "一事一议筹资筹劳"),
                ],
                max_length=24,
                verbose_name="怎么走",
            ),
        ),
        migrations.AlterField(
            model_name="processplan",
            name="kind",
            field=models.CharField(
                choices=[
                    ("four_steps", "四议两公开"),
                    ("four_steps_collective", "四议两公开（集体事项）"),
                    ("fund_raising", "一事一议筹资筹劳"),
                ],
                max_length=24,
                verbose_name="照哪一种",
            ),
        ),
        migrations.CreateModel(
            name="VillageRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
                ),
                ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                ("version", models.PositiveSmallIntegerField(verbose_name="第几版")),
                ("title", models.CharField(max_length=60, verbose_name="名称")),
                ("text", models.TextField(max_length=6000, verbose_name="条文")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "起草"),
                            ("consulting", "征求意见"),
                            ("checking", "乡镇审查"),
                            ("checked", "审查过了，待表决"),
                            ("adopted", "表决通过，待备案"),
                            ("filed", "备案了，待公布"),
                            ("in_force", "正在执行"),
                            ("replaced", "有了新的一版"),
                            ("dropped", "不做了"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("drafted_at", models.DateTimeField()),
                ("drafted_by_name", models.CharField(max_length=80)),
                ("explained", models.TextField(blank=True, max_length=1000, verbose_name="有的话为什么不算违法")),
                ("consult_from", models.DateField(blank=True, null=True)),
                ("consult_until", models.DateField(blank=True, null=True, verbose_name="征求意见到哪天")),
                ("heard", models.TextField(blank=True, max_length=1000, verbose_name="大家提了什么，改了哪里")),
                ("checked", models.TextField(blank=True, max_length=1000, verbose_name="乡镇怎么说")),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("filing", models.CharField(blank=True, max_length=60, verbose_name="备案文号")),
                ("filed_on", models.DateField(blank=True, null=True, verbose_name="哪天备案")),
                ("posted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "division",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                    ),
                ),
                (
                    "resolution",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="village_rule",
                        to="deliberation.resolution",
                    ),
                ),
            ],
            options={
                "ordering": ["-version", "-id"],
                "constraints": [
                    models.UniqueConstraint(fields=("division", "version"), name="hall_village_rule_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")),
                        fields=("division",),
                        name="hall_village_rule_one_in_force",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["adopted", "filed", "in_force", "replaced"]), _negated=True),
                            ("resolution__isnull", False),
                            _connector="OR",
                        ),
                        name="hall_village_rule_rests_on_a_resolution",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["filed", "in_force", "replaced"]), _negated=True),
                            models.Q(models.Q(("filing", ""), _negated=True), ("filed_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="hall_village_rule_is_filed",
                    ),
                ],
            },
        ),
    ]
