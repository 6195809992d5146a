"""The tables of the room."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.insert_only
import lianxin.kit.tree
from lianxin.kit.laying import Together
from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("ventures", "0001_shares_and_distributions"),
        ("ventures", "0002_only_added"),
        ("ventures", "0003_who_redrew"),
    ]
    dependencies = [
        ("audit", "0001_the_room"),
        ("ledger", "0001_the_room"),
        ("organisations", "0001_the_room"),
        ("people", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Plan",
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
                        "register",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="plans", to="ventures.register"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("year", models.PositiveSmallIntegerField(verbose_name="哪一年的收益")),
                    ("serial", models.PositiveSmallIntegerField()),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("draft", "起草"),
                                ("supervised", "监督的人看过，等党组织研究"),
                                ("studied", "研究过，等公开材料"),
                                ("open", "材料公开中，等开会"),
                                ("adopted", "会议已通过，等公示"),
                                ("posted", "公示中"),
                                ("paying", "正在发放"),
                                ("closed", "已归档"),
                                ("withdrawn", "已撤回"),
                            ],
                            default="draft",
                            max_length=12,
                            verbose_name="状态",
                        ),
                    ),
                    ("round", models.PositiveSmallIntegerField(default=1)),
                    ("rule", models.JSONField()),
                    ("result", models.JSONField()),
                    ("seal", models.CharField(max_length=64)),
                    ("words", models.TextField(blank=True, max_length=1000, verbose_name="说明")),
                    (
                        "drafted_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("drafted_at", models.DateTimeField()),
                    (
                        "redrawn_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("held_because", models.CharField(blank=True, max_length=300, verbose_name="退回的原因")),
                    (
                        "supervised_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("supervised_words", models.CharField(blank=True, max_length=500, verbose_name="监督意见")),
                    ("study_id", models.CharField(blank=True, max_length=12)),
                    ("study_label", models.CharField(blank=True, max_length=120, verbose_name="党组织哪次会研究")),
                    ("papers_from", models.DateField(blank=True, null=True, verbose_name="材料从哪天起公开")),
                    ("papers_until", models.DateField(blank=True, null=True, verbose_name="材料公开到哪天")),
                    ("decision_id", models.CharField(blank=True, max_length=12)),
                    ("decision_label", models.CharField(blank=True, max_length=120, verbose_name="哪份决议")),
                    ("adopted_on", models.DateField(blank=True, null=True, verbose_name="通过日")),
                    ("entry_id", models.BigIntegerField(blank=True, null=True)),
                    ("closed_on", models.DateField(blank=True, null=True, verbose_name="归档日")),
                    ("ended_because", models.CharField(blank=True, max_length=300, verbose_name="为什么撤回")),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("register", "year", "serial"), name="ventures_plan_number_once"
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("decision_id", ""), _negated=True),
                            fields=("decision_id",),
                            name="ventures_plan_decision_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state__in", ["adopted", "posted", "paying", "closed"]), _negated=True),
                                models.Q(("decision_id", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="ventures_plan_was_decided",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state__in", ["paying", "closed"]), _negated=True),
                                ("entry_id__isnull", False),
                                _connector="OR",
                            ),
                            name="ventures_plan_stands_in_the_books",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Statement",
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
                        "tracker",
                        models.CharField(default=lianxin.kit.ids.new_public_id, max_length=12, verbose_name="查询码"),
                    ),
                    (
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="ventures.plan"
                        ),
                    ),
                    ("round", models.PositiveSmallIntegerField()),
                    (
                        "holder",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="statements", to="ventures.holder"
                        ),
                    ),
                    ("holding", models.JSONField()),
                    ("fen", models.BigIntegerField(verbose_name="分多少")),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("plan", "round", "holder"), name="ventures_statement_once"),
                        models.UniqueConstraint(
                            fields=("plan", "round", "tracker"), name="ventures_statement_tracker_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("fen__gte", 0)), name="ventures_statement_not_below_zero"
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Payment",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "statement",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="payment", to="ventures.statement"
                        ),
                    ),
                    (
                        "way",
                        models.CharField(
                            choices=[("bank", "银行打到卡上"), ("signed", "当面领，签字或按手印")],
                            max_length=8,
                            verbose_name="怎么发的",
                        ),
                    ),
                    ("on", models.DateField(verbose_name="哪天")),
                    ("receipt", models.CharField(max_length=80, verbose_name="回单、收条")),
                    ("entry_id", models.BigIntegerField()),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Register",
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
                        "unit",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    (
                        "book",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="ledger.book",
                            verbose_name="记在哪本账上",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[("collective", "农村集体经济组织"), ("cooperative", "农民专业合作社")],
                            max_length=12,
                            verbose_name="哪一种组织",
                        ),
                    ),
                    ("set_asides", models.JSONField(default=list, verbose_name="先提多少")),
                    (
                        "rounding",
                        models.CharField(
                            choices=[
                                ("floor", "每股算到分，余下的进公积金"),
                                ("largest-remainder", "一分不剩，按余数大小补"),
                            ],
                            default="floor",
                            max_length=20,
                            verbose_name="零头怎么办",
                        ),
                    ),
                    ("by_trade", models.CharField(blank=True, max_length=12, verbose_name="按交易额返还的比例")),
                    ("changes", models.JSONField(default=list, verbose_name="份额可以怎么变")),
                    ("charter_on", models.DateField(verbose_name="章程哪天通过")),
                    ("charter_label", models.CharField(max_length=120, verbose_name="哪份决定")),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("by_trade", ""), ("kind", "collective")),
                                models.Q(("kind", "cooperative"), models.Q(("by_trade", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="ventures_register_says_by_what",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ShareClass",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "register",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="classes", to="ventures.register"
                        ),
                    ),
                    ("code", models.CharField(max_length=4, verbose_name="编号")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("head", "人口股"),
                                ("years", "农龄股"),
                                ("land", "土地股"),
                                ("merit", "贡献股"),
                                ("money", "资金股"),
                            ],
                            max_length=8,
                            verbose_name="哪一种",
                        ),
                    ),
                    ("name", models.CharField(max_length=30, verbose_name="名称")),
                    ("parts", models.PositiveSmallIntegerField(default=1, verbose_name="一股算几份")),
                ],
                options={
                    "ordering": ["code"],
                    "constraints": [
                        models.UniqueConstraint(fields=("register", "code"), name="ventures_class_code_once"),
                        models.CheckConstraint(
                            condition=models.Q(("parts__gt", 0)), name="ventures_class_counts_something"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Holder",
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
                        "register",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="holders", to="ventures.register"
                        ),
                    ),
                    ("number", models.PositiveIntegerField(verbose_name="股权证号")),
                    (
                        "household",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.household",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.person",
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("register", "number"), name="ventures_holder_number_once"),
                        models.UniqueConstraint(
                            fields=("register", "household"), name="ventures_holder_household_once"
                        ),
                        models.UniqueConstraint(fields=("register", "person"), name="ventures_holder_person_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("household__isnull", False), ("person__isnull", True)),
                                models.Q(("household__isnull", True), ("person__isnull", False)),
                                _connector="OR",
                            ),
                            name="ventures_holder_is_one",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ShareChange",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "holder",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="ventures.holder"
                        ),
                    ),
                    (
                        "share_class",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ventures.shareclass"
                        ),
                    ),
                    ("hundredths", models.BigIntegerField()),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("quantify", "量化到户"),
                                ("inherit", "继承"),
                                ("gift", "集体里转让、赠与"),
                                ("buy_back", "集体买回"),
                                ("give_up", "本人书面放弃"),
                                ("correct", "更正登记错误"),
                            ],
                            max_length=10,
                            verbose_name="为什么变",
                        ),
                    ),
                    ("basis", models.CharField(max_length=200, verbose_name="凭什么")),
                    ("on", models.DateField(verbose_name="哪天")),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "indexes": [models.Index(fields=["holder", "share_class"], name="ventures_change_holder")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("hundredths", 0), _negated=True), name="ventures_change_is_something"
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
        ),
        OnlyAdded("ventures_payment", "ventures_sharechange", "ventures_statement"),
    ]
