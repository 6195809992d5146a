import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.insert_only
from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    dependencies = [
        ("works", "0003_kept_and_looked_at"),
    ]

    operations = [
        migrations.CreateModel(
            name="Bid",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="号")),
                ("bidder", models.CharField(max_length=80, verbose_name="哪家")),
                ("came_at", models.DateTimeField()),
                ("fen", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="报价")),
            ],
            options={
                "ordering": ["purchase", "number"],
            },
        ),
        migrations.AlterField(
            model_name="project",
            name="contractor",
            field=models.CharField(blank=True, max_length=200, verbose_name="谁来做"),
        ),
        migrations.CreateModel(
            name="Purchase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
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
                ("chosen_because", models.CharField(blank=True, max_length=300, verbose_name="为什么选这家")),
                ("price_fen", models.PositiveBigIntegerField(default=0, verbose_name="合同价")),
                ("notice_id", models.CharField(blank=True, max_length=12)),
                ("noticed_on", models.DateField(blank=True, null=True, verbose_name="哪天公示")),
                ("contract", models.CharField(blank=True, max_length=60, verbose_name="合同号")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="哪天签的")),
                ("terms", models.CharField(blank=True, max_length=1000, verbose_name="合同怎么约定")),
                ("retention_fen", models.PositiveBigIntegerField(default=0, verbose_name="质保金")),
                ("retention_until", models.DateField(blank=True, null=True, verbose_name="质保到哪天")),
                ("failed_because", models.CharField(blank=True, max_length=300, verbose_name="为什么没有成")),
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
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="purchases", to="works.project"
                    ),
                ),
            ],
            options={
                "ordering": ["project", "serial"],
            },
        ),
        migrations.CreateModel(
            name="Evaluator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="姓名")),
                ("office", models.CharField(max_length=80, verbose_name="什么身份")),
                ("interest", models.CharField(blank=True, max_length=200, verbose_name="和哪家有什么关系")),
                ("at", models.DateTimeField()),
                (
                    "purchase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="evaluators", to="works.purchase"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.AddField(
            model_name="bid",
            name="purchase",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="bids", to="works.purchase"
            ),
        ),
        migrations.AddField(
            model_name="payment",
            name="purchase",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="payments",
                to="works.purchase",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.UniqueConstraint(fields=("project", "serial"), name="works_purchase_number_once"),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("awarded", "signed")), _negated=True),
                    models.Q(("chosen__isnull", False), ("opened_at__isnull", False), ("price_fen__gt", 0)),
                    _connector="OR",
                ),
                name="works_purchase_was_opened_and_chosen",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "signed"), _negated=True),
                    models.Q(("signed_on__gte", models.F("noticed_on")), models.Q(("contract", ""), _negated=True)),
                    _connector="OR",
                ),
                name="works_purchase_signed_after_its_notice",
            ),
        ),
        migrations.AddConstraint(
            model_name="purchase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("retention_fen", 0),
                    models.Q(("retention_fen__lte", models.F("price_fen")), ("retention_until__isnull", False)),
                    _connector="OR",
                ),
                name="works_purchase_retention_ends",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluator",
            constraint=models.UniqueConstraint(fields=("purchase", "name"), name="works_evaluator_once"),
        ),
        migrations.AddConstraint(
            model_name="bid",
            constraint=models.UniqueConstraint(fields=("purchase", "number"), name="works_bid_number_once"),
        ),
        migrations.AddConstraint(
            model_name="bid",
            constraint=models.UniqueConstraint(fields=("purchase", "bidder"), name="works_bid_of_a_bidder_once"),
        ),
        migrations.AddConstraint(
            model_name="bid",
            constraint=models.CheckConstraint(
                condition=models.Q(("fen__isnull", True), ("fen__gt", 0), _connector="OR"),
                name="works_bid_of_something",
            ),
        ),
        OnlyAdded("works_evaluator"),
    ]
