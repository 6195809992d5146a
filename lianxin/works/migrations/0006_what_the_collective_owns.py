import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.insert_only
import lianxin.kit.tree
from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    dependencies = [
        ("territory", "0004_rule_basis_and_former_short_names"),
        ("works", "0005_outside_capital"),
    ]

    operations = [
        migrations.CreateModel(
            name="Card",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
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
                (
                    "division",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                    ),
                ),
            ],
            options={
                "ordering": ["division", "serial"],
            },
        ),
        migrations.CreateModel(
            name="CardSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("last", models.PositiveIntegerField()),
                (
                    "division",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Count",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="works.card"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.CreateModel(
            name="Lease",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=60, verbose_name="合同号")),
                ("lessee", models.CharField(max_length=80, verbose_name="租给谁")),
                ("purpose", models.CharField(max_length=120, verbose_name="做什么用")),
                ("decision", models.CharField(max_length=120, verbose_name="哪个会定的")),
                ("starts_on", models.DateField(verbose_name="从哪天")),
                ("ends_on", models.DateField(verbose_name="到哪天")),
                ("terms", models.CharField(blank=True, max_length=500, verbose_name="还约定了什么")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="哪天结束")),
                ("ended_because", models.CharField(blank=True, max_length=300, verbose_name="为什么结束")),
                (
                    "card",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="leases", to="works.card"
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="Due",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("due_on", models.DateField(verbose_name="哪天该交")),
                ("fen", models.PositiveBigIntegerField(verbose_name="多少钱")),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="哪天交的")),
                ("receipt", models.CharField(blank=True, max_length=80, verbose_name="凭据号")),
                (
                    "lease",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dues", to="works.lease"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on"],
            },
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.UniqueConstraint(fields=("division", "serial"), name="works_card_number_once"),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.CheckConstraint(
                condition=models.Q(("proof", ""), _negated=True), name="works_card_is_proved"
            ),
        ),
        migrations.AddConstraint(
            model_name="card",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "gone"), _negated=True),
                    models.Q(("gone_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="works_card_gone_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="count",
            constraint=models.UniqueConstraint(fields=("card", "year"), name="works_count_once_a_year"),
        ),
        migrations.AddConstraint(
            model_name="lease",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on__isnull", True)), fields=("card",), name="works_lease_one_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="lease",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__gte", models.F("starts_on"))), name="works_lease_has_a_term"
            ),
        ),
        migrations.AddConstraint(
            model_name="due",
            constraint=models.UniqueConstraint(fields=("lease", "due_on"), name="works_due_once"),
        ),
        migrations.AddConstraint(
            model_name="due",
            constraint=models.CheckConstraint(condition=models.Q(("fen__gt", 0)), name="works_due_of_something"),
        ),
        migrations.AddConstraint(
            model_name="due",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("paid_on__isnull", True), models.Q(("receipt", ""), _negated=True), _connector="XOR"
                ),
                name="works_due_paid_with_receipt",
            ),
        ),
        OnlyAdded("works_count"),
    ]
