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
        ("harvests", "0001_ventures_and_batches"),
        ("harvests", "0002_rents_of_inputs_and_shares_given_back"),
        ("harvests", "0003_rents_without_a_batch"),
        ("harvests", "0004_contracts_with_dues_and_their_end"),
        ("harvests", "0005_plans_looked_at_by_the_township"),
    ]
    dependencies = [
        ("audit", "0001_the_room"),
        ("ledger", "0001_the_room"),
        ("people", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Batch",
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
                        "venture",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="batches", to="harvests.venture"
                        ),
                    ),
                    ("serial", models.PositiveSmallIntegerField()),
                    ("year", models.PositiveSmallIntegerField()),
                    (
                        "kind",
                        models.CharField(
                            choices=[("crop", "种植"), ("livestock", "养殖")], max_length=10, verbose_name="种还是养"
                        ),
                    ),
                    ("scale", models.PositiveBigIntegerField(verbose_name="多少")),
                    ("unit", models.CharField(max_length=12, verbose_name="单位")),
                    ("plan", models.TextField(max_length=1000, verbose_name="打算怎么做")),
                    ("cost_fen", models.PositiveBigIntegerField(verbose_name="计划成本")),
                    ("yields", models.PositiveBigIntegerField(verbose_name="计划收多少")),
                    ("measure", models.CharField(max_length=12, verbose_name="按什么称")),
                    ("price_fen", models.PositiveBigIntegerField(verbose_name="计划单价")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("planned", "有计划，还没开始"),
                                ("running", "正在种养"),
                                ("closed", "已结账"),
                                ("cancelled", "没有办"),
                            ],
                            default="planned",
                            max_length=10,
                            verbose_name="状态",
                        ),
                    ),
                    ("begun_on", models.DateField(blank=True, null=True, verbose_name="哪天下种、进栏")),
                    ("closed_on", models.DateField(blank=True, null=True, verbose_name="哪天结账")),
                    ("entry_id", models.BigIntegerField(blank=True, null=True)),
                    ("cancelled_because", models.CharField(blank=True, max_length=300, verbose_name="为什么没有办")),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("venture", "serial"), name="harvests_batch_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(("scale__gt", 0)), name="harvests_batch_is_something"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state__in", ["running", "closed"]), _negated=True),
                                ("begun_on__isnull", False),
                                _connector="OR",
                            ),
                            name="harvests_batch_begun",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_on__isnull", False),
                                _connector="OR",
                            ),
                            name="harvests_batch_closed_on_a_day",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Event",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "batch",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="events",
                            to="harvests.batch",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("buy", "买东西"),
                                ("work", "用工"),
                                ("rent", "地租、设备租金"),
                                ("loss", "损失"),
                                ("harvest", "收获"),
                                ("sale", "销售"),
                                ("note", "记事"),
                            ],
                            max_length=8,
                            verbose_name="什么事",
                        ),
                    ),
                    ("on", models.DateField(verbose_name="哪天")),
                    ("words", models.CharField(max_length=200, verbose_name="说明")),
                    ("quantity", models.BigIntegerField(default=0, verbose_name="多少")),
                    ("unit", models.CharField(blank=True, max_length=12, verbose_name="单位")),
                    ("grade", models.CharField(blank=True, max_length=20, verbose_name="等级")),
                    ("fen", models.BigIntegerField(default=0, verbose_name="金额")),
                    ("party", models.CharField(blank=True, max_length=80, verbose_name="和谁")),
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
                    ("worker", models.CharField(blank=True, max_length=40, verbose_name="谁做的工")),
                    ("receipt", models.CharField(blank=True, max_length=80, verbose_name="凭据号")),
                    (
                        "put_in",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="rents",
                            to="harvests.input",
                        ),
                    ),
                    ("rent_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="哪一年的租金")),
                    (
                        "reverses",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="undone",
                            to="harvests.event",
                        ),
                    ),
                    ("entry_id", models.BigIntegerField(blank=True, null=True)),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["on", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reverses__isnull", False),
                                models.Q(("fen__gte", 0), ("quantity__gte", 0)),
                                _connector="OR",
                            ),
                            name="harvests_event_not_below_zero",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("fen", 0), ("entry_id__isnull", False), _connector="OR"),
                            name="harvests_event_in_the_books",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("batch__isnull", False),
                                models.Q(("kind", "rent"), ("put_in__isnull", False)),
                                _connector="OR",
                            ),
                            name="harvests_event_of_a_batch_or_a_rent",
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Payout",
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
                        "venture",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="payouts", to="harvests.venture"
                        ),
                    ),
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
                    ("party", models.CharField(blank=True, max_length=80, verbose_name="付给谁")),
                    ("fen", models.PositiveBigIntegerField(verbose_name="付多少")),
                    ("receipt", models.CharField(max_length=80, verbose_name="回单、收条")),
                    (
                        "state",
                        models.CharField(
                            choices=[("drafted", "等放款"), ("released", "已付"), ("refused", "已退回")],
                            default="drafted",
                            max_length=8,
                            verbose_name="状态",
                        ),
                    ),
                    (
                        "drafted_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("drafted_at", models.DateTimeField()),
                    (
                        "decided_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("decided_at", models.DateTimeField(blank=True, null=True)),
                    ("on", models.DateField(blank=True, null=True, verbose_name="哪天付的")),
                    ("refused_because", models.CharField(blank=True, max_length=300, verbose_name="为什么退回")),
                    ("entry_id", models.BigIntegerField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("fen__gt", 0)), name="harvests_payout_of_something"),
                        models.CheckConstraint(
                            condition=models.Q(("household__isnull", True), ("party", ""), _connector="XOR"),
                            name="harvests_payout_to_somebody",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("decided_by__isnull", True),
                                models.Q(("decided_by", models.F("drafted_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="harvests_payout_by_two",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "released"), _negated=True),
                                models.Q(("entry_id__isnull", False), ("on__isnull", False)),
                                _connector="OR",
                            ),
                            name="harvests_payout_in_the_books",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Venture",
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
                    ("name", models.CharField(max_length=40, verbose_name="叫什么")),
                    ("product", models.CharField(max_length=40, verbose_name="种什么、养什么")),
                    (
                        "vehicle",
                        models.CharField(
                            choices=[
                                ("collective", "集体直接办"),
                                ("cooperative", "农民专业合作社"),
                                ("company", "集体参股的公司"),
                                ("partner", "合作企业"),
                            ],
                            max_length=12,
                            verbose_name="谁来办",
                        ),
                    ),
                    ("runner", models.CharField(max_length=80, verbose_name="办的单位")),
                    ("scale", models.PositiveBigIntegerField(verbose_name="多大")),
                    ("unit", models.CharField(max_length=12, verbose_name="单位")),
                    ("plan", models.TextField(max_length=1000, verbose_name="打算怎么办")),
                    ("support", models.CharField(blank=True, max_length=120, verbose_name="谁来指导技术")),
                    ("decision", models.CharField(max_length=120, verbose_name="哪个会定的")),
                    ("begun_on", models.DateField(verbose_name="哪天开始")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("asked", "等镇里看计划"),
                                ("back", "镇里退回，要改计划"),
                                ("open", "正在办"),
                                ("closed", "办完了"),
                            ],
                            default="asked",
                            max_length=6,
                            verbose_name="状态",
                        ),
                    ),
                    ("asked_at", models.DateTimeField(blank=True, null=True)),
                    ("answer_by", models.DateTimeField(blank=True, null=True, verbose_name="镇里最晚哪天答复")),
                    (
                        "checked_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("checked_at", models.DateTimeField(blank=True, null=True)),
                    ("checked_words", models.CharField(blank=True, max_length=300, verbose_name="镇里怎么说")),
                    ("closed_on", models.DateField(blank=True, null=True, verbose_name="哪天办完")),
                    ("closed_because", models.CharField(blank=True, max_length=300, verbose_name="为什么不办了")),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("division", "name"), name="harvests_venture_name_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("checked_at__isnull", True), ("checked_by__isnull", True), ("checked_words", "")
                                ),
                                models.Q(
                                    ("checked_at__isnull", False),
                                    ("checked_by__isnull", False),
                                    models.Q(("checked_words", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="harvests_venture_checked_with_words",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Input",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "venture",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="inputs", to="harvests.venture"
                        ),
                    ),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[("land", "土地"), ("money", "资金"), ("equipment", "设备")],
                            max_length=10,
                            verbose_name="投入什么",
                        ),
                    ),
                    ("what", models.CharField(max_length=80, verbose_name="哪一块、哪一件")),
                    ("amount", models.PositiveBigIntegerField(verbose_name="多少")),
                    ("unit", models.CharField(max_length=12, verbose_name="单位")),
                    (
                        "gets",
                        models.CharField(
                            choices=[("share", "折成股，按章程分红"), ("rent", "收租金"), ("loan", "借给项目，到期还")],
                            max_length=6,
                            verbose_name="得什么",
                        ),
                    ),
                    ("value_fen", models.PositiveBigIntegerField(verbose_name="作价")),
                    ("rent_fen", models.PositiveBigIntegerField(default=0, verbose_name="每年租金")),
                    ("valued_by", models.CharField(max_length=80, verbose_name="谁评的价")),
                    ("valued_on", models.DateField(verbose_name="哪天评的")),
                    ("meeting", models.CharField(max_length=120, verbose_name="哪个会认的")),
                    ("contract", models.CharField(max_length=60, verbose_name="合同号")),
                    ("signed_by", models.CharField(max_length=80, verbose_name="谁签的字")),
                    ("starts_on", models.DateField(verbose_name="从哪天")),
                    ("ends_on", models.DateField(verbose_name="到哪天")),
                    ("ended_on", models.DateField(blank=True, null=True, verbose_name="哪天退出")),
                    ("back_fen", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="退出拿回多少")),
                    ("back_meeting", models.CharField(blank=True, max_length=120, verbose_name="哪个会认的退多少")),
                    ("entry_id", models.BigIntegerField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("amount__gt", 0)), name="harvests_input_is_something"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("ends_on__gt", models.F("starts_on"))), name="harvests_input_has_a_term"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("signed_by", ""), _negated=True), name="harvests_input_was_signed"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "money"), _negated=True), ("entry_id__isnull", False), _connector="OR"
                            ),
                            name="harvests_money_stands_in_the_books",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("gets", "rent"), _negated=True), ("rent_fen__gt", 0), _connector="OR"
                            ),
                            name="harvests_rent_is_said",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Contract",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "venture",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="contracts", to="harvests.venture"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("partner", "合作合同"),
                                ("land", "土地流转合同"),
                                ("sale", "销售订单"),
                                ("service", "技术服务"),
                                ("insurance", "保险"),
                            ],
                            max_length=10,
                            verbose_name="哪一种",
                        ),
                    ),
                    ("number", models.CharField(max_length=60, verbose_name="合同号")),
                    ("party", models.CharField(max_length=80, verbose_name="和谁签的")),
                    ("terms", models.TextField(max_length=1000, verbose_name="约定了什么")),
                    ("fen", models.PositiveBigIntegerField(default=0, verbose_name="金额")),
                    ("starts_on", models.DateField(verbose_name="从哪天")),
                    ("ends_on", models.DateField(verbose_name="到哪天")),
                    ("ended_on", models.DateField(blank=True, null=True, verbose_name="哪天了结")),
                    ("ended_because", models.CharField(blank=True, max_length=300, verbose_name="怎么了结的")),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("venture", "number"), name="harvests_contract_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                            name="harvests_contract_has_a_term",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ContractDue",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "contract",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="dues", to="harvests.contract"
                        ),
                    ),
                    (
                        "way",
                        models.CharField(
                            choices=[("pay", "我们付"), ("get", "我们收")], max_length=4, verbose_name="谁付"
                        ),
                    ),
                    ("due_on", models.DateField(verbose_name="哪天该付")),
                    ("fen", models.PositiveBigIntegerField(verbose_name="多少钱")),
                    ("done_on", models.DateField(blank=True, null=True, verbose_name="哪天付的")),
                    ("receipt", models.CharField(blank=True, max_length=80, verbose_name="凭据号")),
                ],
                options={
                    "ordering": ["due_on", "id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("contract", "due_on"), name="harvests_due_once"),
                        models.CheckConstraint(condition=models.Q(("fen__gt", 0)), name="harvests_due_of_something"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("done_on__isnull", True), models.Q(("receipt", ""), _negated=True), _connector="XOR"
                            ),
                            name="harvests_due_done_with_receipt",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Link",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "venture",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="links", to="harvests.venture"
                        ),
                    ),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("order", "订单收购"),
                                ("work", "务工"),
                                ("rent", "土地租金"),
                                ("share", "入股分红"),
                                ("entrusted", "托养、寄养"),
                                ("service", "社会化服务"),
                                ("selling", "代销"),
                            ],
                            max_length=10,
                            verbose_name="怎么带",
                        ),
                    ),
                    ("contract", models.CharField(max_length=120, verbose_name="凭什么")),
                    ("expected_fen", models.PositiveBigIntegerField(verbose_name="一年大概得多少")),
                    ("on", models.DateField(verbose_name="从哪天")),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("venture", "household", "kind"), name="harvests_link_once")
                    ],
                },
            ),
        ),
        OnlyAdded("harvests_event"),
    ]
