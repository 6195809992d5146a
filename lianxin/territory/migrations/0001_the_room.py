"""The tables of the room."""

import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.tree
from lianxin.kit.laying import Together


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("territory", "0001_initial"),
        ("territory", "0002_rules"),
        ("territory", "0003_history"),
        ("territory", "0004_rule_basis_and_former_short_names"),
    ]
    dependencies = []
    operations = [
        Together(
            migrations.CreateModel(
                name="Division",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "public_id",
                        models.CharField(
                            default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True
                        ),
                    ),
                    (
                        "parent",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="children",
                            to="territory.division",
                        ),
                    ),
                    ("path", lianxin.kit.tree.PathField(max_length=80, unique=True)),
                    (
                        "level",
                        models.CharField(
                            choices=[
                                ("nation", "全国"),
                                ("province", "省级"),
                                ("prefecture", "地级"),
                                ("county", "县级"),
                                ("township", "乡级"),
                                ("village", "村级"),
                                ("group", "村（居）民小组"),
                                ("grid", "网格"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("code", models.CharField(blank=True, db_index=True, max_length=15, verbose_name="区划代码")),
                    ("name", models.CharField(max_length=80, verbose_name="名称")),
                    (
                        "short_name",
                        lianxin.kit.tree.PathField(blank=True, db_index=True, max_length=80, verbose_name="简称"),
                    ),
                    ("pinyin", lianxin.kit.tree.PathField(blank=True, db_index=True, max_length=160)),
                    ("initials", lianxin.kit.tree.PathField(blank=True, db_index=True, max_length=80)),
                    ("urban_rural_class", models.CharField(blank=True, max_length=3, verbose_name="城乡分类")),
                    (
                        "kind_note",
                        models.CharField(
                            blank=True,
                            help_text="不是普通乡镇的，写明是什么，例如开发区。",
                            max_length=60,
                            verbose_name="说明",
                        ),
                    ),
                    ("valid_from", models.DateField(blank=True, null=True)),
                    ("valid_to", models.DateField(blank=True, null=True)),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("valid_to__isnull", True)),
                            fields=["path"],
                            name="territory_living_path",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="FormerName",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="former", to="territory.division"
                        ),
                    ),
                    ("code", models.CharField(blank=True, db_index=True, max_length=15)),
                    ("name", models.CharField(max_length=80)),
                    ("short_name", lianxin.kit.tree.PathField(blank=True, db_index=True, max_length=80)),
                    (
                        "parent",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="territory.division",
                        ),
                    ),
                    ("until", models.DateField()),
                    ("source", models.CharField(blank=True, max_length=120)),
                ],
                options={
                    "indexes": [models.Index(fields=["division", "until"], name="territory_former_division")],
                },
            ),
            migrations.CreateModel(
                name="Succession",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "predecessor",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="successions",
                            to="territory.division",
                        ),
                    ),
                    (
                        "successor",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="predecessions",
                            to="territory.division",
                        ),
                    ),
                    ("kind", models.CharField(choices=[("merge", "合并"), ("split", "拆分")], max_length=8)),
                    ("on", models.DateField()),
                    ("source", models.CharField(blank=True, max_length=120)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("predecessor", "successor"), name="territory_succession_once"),
                        models.CheckConstraint(
                            condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                            name="territory_succession_not_itself",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CalendarOverride",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("day", models.DateField(verbose_name="日期")),
                    ("is_workday", models.BooleanField(verbose_name="上班")),
                    ("basis", models.CharField(max_length=200, verbose_name="依据")),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("division", "day"), name="territory_override_one_a_day")
                    ],
                },
            ),
            migrations.CreateModel(
                name="ProfileVersion",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("starts_on", models.DateField(verbose_name="生效日")),
                    ("values", models.JSONField(default=dict)),
                    ("basis", models.CharField(blank=True, max_length=300, verbose_name="依据")),
                    ("basis_on", models.DateField(blank=True, null=True, verbose_name="文件日期")),
                    ("made_at", models.DateTimeField()),
                    ("made_by_id", models.BigIntegerField(null=True)),
                    ("made_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["division_path", "starts_on", "id"], name="territory_profile_place")
                    ],
                },
            ),
        ),
    ]
