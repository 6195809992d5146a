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
        ("works", "0001_projects_and_their_money"),
        ("works", "0002_watched_and_accepted"),
        ("works", "0003_kept_and_looked_at"),
        ("works", "0004_bought_and_under_contract"),
        ("works", "0005_outside_capital"),
        ("works", "0006_what_the_collective_owns"),
        ("works", "0007_indicators"),
        ("works", "0008_rents_in_the_books"),
        ("works", "0009_calls_for_offers"),
        ("works", "0010_monitors_who_left_and_rent_that_is_void"),
    ]
    dependencies = [
        ("audit", "0001_the_room"),
        ("ledger", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Purchase",
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
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="purchases", to="works.project"
                        ),
                    ),
                    ("serial", models.PositiveSmallIntegerField()),
                    (
                        "kind",
                        models.CharField(
                            choices=[("works", "工程"), ("goods", "货物"), ("services", "服务")],
                            max_length=8,
                            verbose_name="买的是",
                        ),
                    ),
                    ("what", models.CharField(max_length=120, verbose_name="买什么")),
                    ("estimate_fen", models.PositiveBigIntegerField(verbose_name="估价")),
                    (
                        "method",
                        models.CharField(
                            choices=[
                                ("direct", "直接采购（两人签字、监督的人在场）"),
                                ("quotes", "三家询价"),
                                ("platform", "乡镇平台竞争性谈判"),
                                ("county", "县（乡）公共资源平台"),
                                ("tender", "依法招标"),
                            ],
                            max_length=12,
                            verbose_name="怎么采购",
                        ),
                    ),
                    ("method_reason", models.CharField(max_length=300, verbose_name="为什么这样采购")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("planned", "等报价"),
                                ("opened", "已一起拆封"),
                                ("awarded", "定了哪家，正在公示"),
                                ("signed", "签了合同"),
                                ("failed", "没有成，不算"),
                            ],
                            default="planned",
                            max_length=8,
                            verbose_name="状态",
                        ),
                    ),
                    ("planned_at", models.DateTimeField()),
                    ("opens_on", models.DateField(verbose_name="哪天拆封")),
                    ("split_words", models.CharField(blank=True, max_length=300, verbose_name="是不是拆开买的")),
                    ("opened_at", models.DateTimeField(blank=True, null=True)),
                    ("present", models.CharField(blank=True, max_length=200, verbose_name="拆封时谁在场")),
                    (
                        "chosen",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="won",
                            to="works.bid",
                        ),
                    ),
                    ("chosen_because", models.CharField(blank=True, max_length=300, verbose_name="为什么选这家")),
                    ("price_fen", models.PositiveBigIntegerField(default=0, verbose_name="合同价")),
                    ("call_id", models.CharField(blank=True, max_length=12)),
                    ("notice_id", models.CharField(blank=True, max_length=12)),
                    ("noticed_on", models.DateField(blank=True, null=True, verbose_name="哪天公示")),
                    ("contract", models.CharField(blank=True, max_length=60, verbose_name="合同号")),
                    ("signed_on", models.DateField(blank=True, null=True, verbose_name="哪天签的")),
                    ("terms", models.CharField(blank=True, max_length=1000, verbose_name="合同怎么约定")),
                    ("retention_fen", models.PositiveBigIntegerField(default=0, verbose_name="质保金")),
                    ("retention_until", models.DateField(blank=True, null=True, verbose_name="质保到哪天")),
                    ("failed_because", models.CharField(blank=True, max_length=300, verbose_name="为什么没有成")),
                ],
                options={
                    "ordering": ["project", "serial"],
                    "constraints": [
                        models.UniqueConstraint(fields=("project", "serial"), name="works_purchase_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state__in", ("awarded", "signed")), _negated=True),
                                models.Q(("chosen__isnull", False), ("opened_at__isnull", False), ("price_fen__gt", 0)),
                                _connector="OR",
                            ),
                            name="works_purchase_was_opened_and_chosen",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "signed"), _negated=True),
                                models.Q(
                                    ("signed_on__gte", models.F("noticed_on")),
                                    models.Q(("contract", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="works_purchase_signed_after_its_notice",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("retention_fen", 0),
                                models.Q(
                                    ("retention_fen__lte", models.F("price_fen")), ("retention_until__isnull", False)
                                ),
                                _connector="OR",
                            ),
                            name="works_purchase_retention_ends",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Bid",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "purchase",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="bids", to="works.purchase"
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField(verbose_name="号")),
                    ("bidder", models.CharField(max_length=80, verbose_name="哪家")),
                    ("came_at", models.DateTimeField()),
                    ("fen", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="报价")),
                ],
                options={
                    "ordering": ["purchase", "number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("purchase", "number"), name="works_bid_number_once"),
                        models.UniqueConstraint(fields=("purchase", "bidder"), name="works_bid_of_a_bidder_once"),
                        models.CheckConstraint(
                            condition=models.Q(("fen__isnull", True), ("fen__gt", 0), _connector="OR"),
                            name="works_bid_of_something",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Evaluator",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "purchase",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="evaluators", to="works.purchase"
                        ),
                    ),
                    ("name", models.CharField(max_length=80, verbose_name="姓名")),
                    ("office", models.CharField(max_length=80, verbose_name="什么身份")),
                    ("interest", models.CharField(blank=True, max_length=200, verbose_name="和哪家有什么关系")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [models.UniqueConstraint(fields=("purchase", "name"), name="works_evaluator_once")],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Capital",
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
                        "line",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="capital", to="works.line"
                        ),
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
            migrations.CreateModel(
                name="Card",
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
                    ("serial", models.PositiveIntegerField(verbose_name="编号")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("cash", "存款、现金"),
                                ("receivable", "别人欠集体的"),
                                ("building", "房屋"),
                                ("machine", "机器设备"),
                                ("facility", "设施"),
                                ("contracted", "承包地"),
                                ("reserve", "机动地"),
                                ("waste", "四荒地"),
                                ("forest", "林地"),
                                ("water", "水面"),
                                ("construction", "建设用地"),
                            ],
                            max_length=12,
                            verbose_name="哪一种",
                        ),
                    ),
                    ("name", models.CharField(max_length=80, verbose_name="叫什么")),
                    ("place", models.CharField(blank=True, max_length=120, verbose_name="在哪里")),
                    ("amount", models.PositiveBigIntegerField(default=100, verbose_name="多少")),
                    ("unit", models.CharField(default="个", max_length=12, verbose_name="单位")),
                    ("proof", models.CharField(max_length=200, verbose_name="凭什么是集体的")),
                    ("original_fen", models.PositiveBigIntegerField(default=0, verbose_name="原值")),
                    ("user", models.CharField(blank=True, max_length=80, verbose_name="谁在用")),
                    (
                        "state",
                        models.CharField(
                            choices=[("used", "自己用"), ("idle", "闲着"), ("let", "租出去了"), ("gone", "已处置")],
                            default="used",
                            max_length=6,
                            verbose_name="状态",
                        ),
                    ),
                    ("entered_at", models.DateTimeField()),
                    ("gone_because", models.CharField(blank=True, max_length=300, verbose_name="怎么处置的")),
                ],
                options={
                    "ordering": ["division", "serial"],
                    "constraints": [
                        models.UniqueConstraint(fields=("division", "serial"), name="works_card_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(("proof", ""), _negated=True), name="works_card_is_proved"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "gone"), _negated=True),
                                models.Q(("gone_because", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="works_card_gone_with_reason",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CardSeries",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "division",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("last", models.PositiveIntegerField()),
                ],
            ),
            migrations.CreateModel(
                name="Lease",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "card",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="leases", to="works.card"
                        ),
                    ),
                    ("number", models.CharField(max_length=60, verbose_name="合同号")),
                    ("lessee", models.CharField(max_length=80, verbose_name="租给谁")),
                    ("purpose", models.CharField(max_length=120, verbose_name="做什么用")),
                    ("decision", models.CharField(max_length=120, verbose_name="哪个会定的")),
                    ("starts_on", models.DateField(verbose_name="从哪天")),
                    ("ends_on", models.DateField(verbose_name="到哪天")),
                    ("terms", models.CharField(blank=True, max_length=500, verbose_name="还约定了什么")),
                    ("ended_on", models.DateField(blank=True, null=True, verbose_name="哪天结束")),
                    ("ended_because", models.CharField(blank=True, max_length=300, verbose_name="为什么结束")),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_on__isnull", True)),
                            fields=("card",),
                            name="works_lease_one_at_a_time",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="works_lease_has_a_term"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Due",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "lease",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="dues", to="works.lease"
                        ),
                    ),
                    ("due_on", models.DateField(verbose_name="哪天该交")),
                    ("fen", models.PositiveBigIntegerField(verbose_name="多少钱")),
                    ("paid_on", models.DateField(blank=True, null=True, verbose_name="哪天交的")),
                    ("receipt", models.CharField(blank=True, max_length=80, verbose_name="凭据号")),
                    ("entry_id", models.BigIntegerField(blank=True, null=True)),
                    ("is_void", models.BooleanField(default=False)),
                ],
                options={
                    "ordering": ["due_on"],
                    "constraints": [
                        models.UniqueConstraint(fields=("lease", "due_on"), name="works_due_once"),
                        models.CheckConstraint(condition=models.Q(("fen__gt", 0)), name="works_due_of_something"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("paid_on__isnull", True), models.Q(("receipt", ""), _negated=True), _connector="XOR"
                            ),
                            name="works_due_paid_with_receipt",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("is_void", False), ("paid_on__isnull", True), _connector="OR"),
                            name="works_due_void_is_not_paid",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Count",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "card",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="works.card"
                        ),
                    ),
                    ("year", models.PositiveSmallIntegerField(verbose_name="哪一年")),
                    (
                        "found",
                        models.CharField(
                            choices=[("sound", "在，好的"), ("broken", "在，坏了"), ("missing", "没有找到")],
                            max_length=8,
                            verbose_name="盘点结果",
                        ),
                    ),
                    ("words", models.CharField(blank=True, max_length=300, verbose_name="看到什么")),
                    ("on", models.DateField(verbose_name="哪天")),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [models.UniqueConstraint(fields=("card", "year"), name="works_count_once_a_year")],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Asset",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "project",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="asset", to="works.project"
                        ),
                    ),
                    ("name", models.CharField(max_length=80, verbose_name="资产叫什么")),
                    ("value", models.BigIntegerField(verbose_name="原值（分）")),
                    ("keeper", models.CharField(max_length=80, verbose_name="谁管护")),
                    ("upkeep", models.CharField(max_length=200, verbose_name="管护的钱从哪里出")),
                    ("months", models.PositiveSmallIntegerField(verbose_name="几个月看一次")),
                    ("handed_on", models.DateField(verbose_name="哪天移交")),
                    ("next_on", models.DateField(verbose_name="下次哪天前看")),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("value__gte", 0)), name="works_asset_is_worth_something"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("months__gte", 1), ("months__lte", 24)), name="works_asset_is_looked_at"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Inspection",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "asset",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="inspections", to="works.asset"
                        ),
                    ),
                    ("on", models.DateField(verbose_name="哪天看的")),
                    ("is_sound", models.BooleanField()),
                    ("words", models.CharField(max_length=300, verbose_name="看到什么")),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Line",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="works.project"
                        ),
                    ),
                    ("serial", models.PositiveSmallIntegerField()),
                    (
                        "source",
                        models.CharField(
                            choices=[
                                ("fiscal", "财政专项资金"),
                                ("reward", "财政奖补"),
                                ("collective", "村集体自有资金"),
                                ("residents", "村民筹资"),
                                ("labour", "村民筹劳（出工）"),
                                ("voluntary", "自愿出工"),
                                ("donation", "捐赠"),
                                ("capital", "社会资本"),
                                ("loan", "贷款、专项债"),
                                ("partner", "帮扶单位"),
                            ],
                            max_length=12,
                            verbose_name="来源",
                        ),
                    ),
                    ("giver", models.CharField(max_length=80, verbose_name="谁出的")),
                    ("conditions", models.CharField(max_length=300, verbose_name="有什么条件")),
                    ("promised", models.PositiveBigIntegerField(verbose_name="承诺")),
                    ("raising_id", models.CharField(blank=True, max_length=12)),
                    ("raising_label", models.CharField(blank=True, max_length=120)),
                    ("added_at", models.DateTimeField()),
                ],
                options={
                    "ordering": ["project", "serial"],
                    "constraints": [
                        models.UniqueConstraint(fields=("project", "serial"), name="works_line_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(("promised__gt", 0)), name="works_line_promises_something"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Payment",
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
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="works.project"
                        ),
                    ),
                    (
                        "line",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="payments", to="works.line"
                        ),
                    ),
                    (
                        "purchase",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="payments",
                            to="works.purchase",
                        ),
                    ),
                    ("fen", models.PositiveBigIntegerField(verbose_name="多少钱")),
                    ("is_wages", models.BooleanField(default=False, verbose_name="付的是工资")),
                    ("payee", models.CharField(max_length=80, verbose_name="付给谁")),
                    ("words", models.CharField(max_length=120, verbose_name="付什么")),
                    ("receipt", models.CharField(max_length=80, verbose_name="发票、合同、工资表的号")),
                    (
                        "state",
                        models.CharField(
                            choices=[("drafted", "等放款"), ("released", "已付"), ("refused", "退回，没有付")],
                            default="drafted",
                            max_length=10,
                            verbose_name="状态",
                        ),
                    ),
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
                    ("refused_because", models.CharField(blank=True, max_length=300, verbose_name="为什么退回")),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("fen__gt", 0)), name="works_payment_of_something"),
                        models.CheckConstraint(
                            condition=models.Q(("is_wages", False), ("purchase__isnull", True), _connector="OR"),
                            name="works_payment_of_wages_has_no_contract",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("state", "drafted"), ("decided_at__isnull", False), _connector="OR"),
                            name="works_payment_was_decided",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("decided_by__isnull", True),
                                ("drafted_by__isnull", True),
                                models.Q(("decided_by", models.F("drafted_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="works_payment_two_persons",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Movement",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="movements", to="works.project"
                        ),
                    ),
                    (
                        "line",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="movements", to="works.line"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(choices=[("in", "收到"), ("out", "付出"), ("back", "退回")], max_length=4),
                    ),
                    ("amount", models.PositiveBigIntegerField()),
                    ("on", models.DateField()),
                    ("number", models.CharField(max_length=80, verbose_name="凭据号")),
                    ("words", models.CharField(blank=True, max_length=200)),
                    (
                        "payment",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="movement",
                            to="works.payment",
                        ),
                    ),
                    ("entry_id", models.BigIntegerField()),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "indexes": [models.Index(fields=["project", "-on", "-id"], name="works_movement_newest")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("amount__gt", 0)), name="works_movement_of_something"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "out"), _negated=True), ("payment__isnull", False), _connector="OR"
                            ),
                            name="works_movement_out_was_released",
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Reading",
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
                    ("code", models.CharField(max_length=20, verbose_name="指标")),
                    ("year", models.PositiveSmallIntegerField(verbose_name="哪一年")),
                    ("value", models.PositiveBigIntegerField(verbose_name="数")),
                    ("whole", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="一共")),
                    ("words", models.CharField(max_length=300, verbose_name="怎么来的")),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "indexes": [models.Index(fields=["division", "year", "id"], name="works_reading_of_a_year")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("whole__isnull", True),
                                models.Q(("value__lte", models.F("whole")), ("whole__gt", 0)),
                                _connector="OR",
                            ),
                            name="works_reading_is_a_share",
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Project",
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
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.book"
                        ),
                    ),
                    ("year", models.PositiveSmallIntegerField()),
                    ("serial", models.PositiveSmallIntegerField()),
                    ("title", models.CharField(max_length=60, verbose_name="项目")),
                    (
                        "kind",
                        models.CharField(
                            choices=[("new", "新建"), ("mend", "修复"), ("replace", "更换"), ("expand", "扩建")],
                            max_length=8,
                            verbose_name="做什么",
                        ),
                    ),
                    (
                        "sector",
                        models.CharField(
                            choices=[
                                ("road", "道路"),
                                ("water", "用水"),
                                ("sewage", "污水"),
                                ("toilet", "厕所"),
                                ("lighting", "照明"),
                                ("square", "广场"),
                                ("hall", "公共用房"),
                                ("culture", "文化"),
                                ("industry", "产业设施"),
                                ("housing", "居住环境"),
                                ("digital", "数字乡村"),
                            ],
                            max_length=10,
                            verbose_name="哪一类",
                        ),
                    ),
                    ("place", models.CharField(max_length=120, verbose_name="在哪里")),
                    ("why", models.TextField(max_length=1000, verbose_name="为什么做")),
                    ("households", models.PositiveIntegerField(default=0, verbose_name="多少户受益")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("idea", "设想"),
                                ("screened", "初步看过"),
                                ("consulted", "听过大家意见"),
                                ("decided", "会议已决定"),
                                ("designed", "有了方案和预算"),
                                ("funded", "钱有了来源"),
                                ("approved", "已批准、备案"),
                                ("procured", "定了谁来做"),
                                ("building", "在建"),
                                ("completed", "完工，等验收"),
                                ("accepted", "验收合格"),
                                ("settled", "已决算"),
                                ("handed_over", "已移交"),
                                ("maintained", "在用，有人管护"),
                                ("retired", "已报废"),
                                ("cancelled", "不做了"),
                            ],
                            default="idea",
                            max_length=12,
                            verbose_name="状态",
                        ),
                    ),
                    (
                        "opened_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("opened_at", models.DateTimeField()),
                    ("decision_id", models.CharField(blank=True, max_length=12)),
                    ("decision_label", models.CharField(blank=True, max_length=120, verbose_name="哪份决议")),
                    ("decided_by", models.CharField(blank=True, max_length=80, verbose_name="谁决定的")),
                    ("decided_on", models.DateField(blank=True, null=True, verbose_name="哪天决定的")),
                    ("topic_id", models.CharField(blank=True, max_length=12)),
                    ("topic_label", models.CharField(blank=True, max_length=80, verbose_name="议的是什么")),
                    ("estimate_fen", models.PositiveBigIntegerField(default=0, verbose_name="估算")),
                    ("decided_fen", models.PositiveBigIntegerField(default=0, verbose_name="会议定的钱")),
                    ("budget_fen", models.PositiveBigIntegerField(default=0, verbose_name="预算")),
                    ("items", models.JSONField(blank=True, default=list, verbose_name="预算分项")),
                    ("design", models.TextField(blank=True, max_length=2000, verbose_name="怎么做")),
                    ("plan_begin_on", models.DateField(blank=True, null=True, verbose_name="计划开工")),
                    ("plan_complete_on", models.DateField(blank=True, null=True, verbose_name="计划完工")),
                    (
                        "method",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("self_build", "村民自建"),
                                ("direct", "直接采购（两人签字、监督的人在场）"),
                                ("quotes", "三家询价"),
                                ("platform", "乡镇平台竞争性谈判"),
                                ("county", "县（乡）公共资源平台"),
                                ("tender", "依法招标"),
                            ],
                            max_length=12,
                            verbose_name="怎么采购的",
                        ),
                    ),
                    ("method_reason", models.CharField(blank=True, max_length=300, verbose_name="为什么这样采购")),
                    ("contractor", models.CharField(blank=True, max_length=200, verbose_name="谁来做")),
                    ("contract_fen", models.PositiveBigIntegerField(default=0, verbose_name="合同价")),
                    ("draw_words", models.CharField(blank=True, max_length=200, verbose_name="用什么抽签")),
                    ("draw_on", models.DateField(blank=True, null=True, verbose_name="哪天抽签")),
                    ("draw_seed", models.CharField(blank=True, max_length=80, verbose_name="抽签用的数")),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("division", "year", "serial"), name="works_project_number_once"
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("decision_id", ""), _negated=True),
                            fields=("decision_id",),
                            name="works_project_of_a_decision_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["idea", "screened", "consulted", "cancelled"]),
                                models.Q(("decision_id", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="works_project_was_decided",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["idea", "screened", "consulted", "cancelled", "decided"]),
                                ("budget_fen__gt", 0),
                                _connector="OR",
                            ),
                            name="works_project_has_a_budget",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ProjectSeries",
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
                    ("year", models.PositiveSmallIntegerField()),
                    ("last", models.PositiveIntegerField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("division", "year"), name="works_series_one_a_year")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Stage",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="stages", to="works.project"
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("idea", "设想"),
                                ("screened", "初步看过"),
                                ("consulted", "听过大家意见"),
                                ("decided", "会议已决定"),
                                ("designed", "有了方案和预算"),
                                ("funded", "钱有了来源"),
                                ("approved", "已批准、备案"),
                                ("procured", "定了谁来做"),
                                ("building", "在建"),
                                ("completed", "完工，等验收"),
                                ("accepted", "验收合格"),
                                ("settled", "已决算"),
                                ("handed_over", "已移交"),
                                ("maintained", "在用，有人管护"),
                                ("retired", "已报废"),
                                ("cancelled", "不做了"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("on", models.DateField()),
                    ("words", models.CharField(blank=True, max_length=500)),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Change",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="works.project"
                        ),
                    ),
                    ("before_fen", models.PositiveBigIntegerField()),
                    ("after_fen", models.PositiveBigIntegerField()),
                    ("reason", models.CharField(max_length=300)),
                    ("decision_id", models.CharField(blank=True, max_length=12)),
                    ("decision_label", models.CharField(blank=True, max_length=120)),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Monitor",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="monitors", to="works.project"
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField(verbose_name="号")),
                    ("name", models.CharField(max_length=80, verbose_name="姓名")),
                    ("interest", models.CharField(blank=True, max_length=200, verbose_name="和这个项目有什么关系")),
                    ("place", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("is_drawn", models.BooleanField(default=False)),
                    ("left_because", models.CharField(blank=True, max_length=200, verbose_name="为什么不看了")),
                    ("entered_at", models.DateTimeField()),
                ],
                options={
                    "ordering": ["project", "number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("project", "number"), name="works_monitor_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("is_drawn", False),
                                models.Q(("place__isnull", False), ("interest", "")),
                                _connector="OR",
                            ),
                            name="works_monitor_has_no_interest",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("is_drawn", False), ("left_because", ""), _connector="OR"),
                            name="works_monitor_who_left_does_not_watch",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Note",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="notes", to="works.project"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("log", "工地记录"),
                                ("stop", "停工通知"),
                                ("resume", "可以复工"),
                                ("defect", "要返修的"),
                                ("mended", "修好了"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("on", models.DateField(verbose_name="哪天")),
                    ("words", models.CharField(max_length=500, verbose_name="写什么")),
                    ("due_on", models.DateField(blank=True, null=True, verbose_name="哪天前修好")),
                    (
                        "answers",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="answered_by",
                            to="works.note",
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "defect"), _negated=True),
                                ("due_on__gte", models.F("on")),
                                _connector="OR",
                            ),
                            name="works_note_defect_has_its_day",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("kind__in", ["resume", "mended"]), ("answers__isnull", True), _connector="XOR"
                            ),
                            name="works_note_answers_something",
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Acceptance",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "project",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="acceptances", to="works.project"
                        ),
                    ),
                    ("on", models.DateField(verbose_name="哪天验收")),
                    ("is_passed", models.BooleanField()),
                    ("present", models.CharField(max_length=200, verbose_name="哪些人到场")),
                    ("signed", models.JSONField(default=list)),
                    ("refused", models.JSONField(default=list)),
                    ("reason", models.CharField(blank=True, max_length=500, verbose_name="为什么不通过")),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("is_passed", True), ("reason", "")),
                                models.Q(("is_passed", False), models.Q(("reason", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="works_acceptance_refused_with_reason",
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
        ),
        OnlyAdded(
            "works_acceptance",
            "works_change",
            "works_count",
            "works_evaluator",
            "works_inspection",
            "works_movement",
            "works_note",
            "works_reading",
            "works_stage",
        ),
    ]
