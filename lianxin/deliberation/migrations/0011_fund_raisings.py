"""Fund raisings: their roll of households and persons, who is let off, what came in; a receipt is only ever added."""

import importlib

import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.insert_only
import lianxin.kit.tree

_added = importlib.import_module("lianxin.deliberation.migrations.0002_only_added")
_TABLES = ("deliberation_raisingreceipt",)


def freeze(apps, schema_editor):
    _added.freeze_tables(schema_editor, _TABLES)


def thaw(apps, schema_editor):
    _added.thaw_tables(schema_editor, _TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0010_votes_taken_back"),
        ("people", "0005_a_position_where_known"),
        ("territory", "0004_rule_basis_and_former_short_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="FundRaising",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
                ),
                ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("water", "小型水利"),
                            ("road", "村内道路"),
                            ("trees", "植树"),
                            ("welfare", "其他集体公益事"),
                        ],
                        max_length=8,
                        verbose_name="哪一类",
                    ),
                ),
                ("what", models.TextField(max_length=1000, verbose_name="办什么，怎么办")),
                ("cost_fen", models.PositiveBigIntegerField(verbose_name="一共要花多少钱")),
                ("year", models.PositiveSmallIntegerField(verbose_name="算哪一年的")),
                (
                    "proposer",
                    models.CharField(
                        choices=[
                            ("committee", "村（居）民委员会"),
                            ("villagers", "村民联名（十分之一以上）"),
                            ("reps", "村民代表联名（五分之一以上）"),
                        ],
                        max_length=10,
                        verbose_name="谁提的",
                    ),
                ),
                ("proposer_signed", models.PositiveIntegerField(default=0, verbose_name="多少人联名")),
                ("proposer_of", models.PositiveIntegerField(default=0, verbose_name="一共多少人")),
                (
                    "deciders",
                    models.CharField(
                        choices=[("reps", "村民代表会议（先逐户签字）"), ("assembly", "村民会议")],
                        max_length=8,
                        verbose_name="谁来定",
                    ),
                ),
                ("per_head_fen", models.PositiveIntegerField(verbose_name="每人出多少钱")),
                ("per_worker_days", models.PositiveSmallIntegerField(verbose_name="每个劳力出几个工")),
                ("cap_fen", models.PositiveIntegerField(verbose_name="每人每年最多多少钱")),
                ("cap_days", models.PositiveSmallIntegerField(verbose_name="每个劳力每年最多几个工")),
                ("cap_basis", models.CharField(blank=True, max_length=200, verbose_name="上限的依据")),
                ("account", models.CharField(max_length=120, verbose_name="钱进哪个专户")),
                ("profile_version", models.BigIntegerField(blank=True, null=True)),
                ("drafted_at", models.DateTimeField()),
                ("drafted_by_name", models.CharField(max_length=80)),
                ("proposed_at", models.DateTimeField(blank=True, null=True)),
                ("township_words", models.CharField(blank=True, max_length=300, verbose_name="乡镇怎么说")),
                ("township_filing", models.CharField(blank=True, max_length=60, verbose_name="乡镇文号")),
                ("county_words", models.CharField(blank=True, max_length=300, verbose_name="县里怎么答复")),
                ("county_filing", models.CharField(blank=True, max_length=60, verbose_name="县里文号")),
                ("posted_at", models.DateTimeField(blank=True, null=True)),
                (
                    "division",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                    ),
                ),
                (
                    "process",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="raising", to="deliberation.process"
                    ),
                ),
                (
                    "roll",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.roll"),
                ),
            ],
            options={
                "ordering": ["-drafted_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("per_head_fen__gt", 0), ("per_worker_days__gt", 0), _connector="OR"),
                        name="hall_raising_asks_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("per_head_fen__lte", models.F("cap_fen")), ("per_worker_days__lte", models.F("cap_days"))
                        ),
                        name="hall_raising_within_cap",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RaisingHousehold",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
                ),
                ("number", models.PositiveIntegerField(verbose_name="序号")),
                ("code", models.CharField(blank=True, max_length=30, verbose_name="户编号")),
                ("name", models.CharField(max_length=40, verbose_name="户里第一位")),
                ("agrees", models.BooleanField(blank=True, null=True, verbose_name="签字同意")),
                ("signed_by_name", models.CharField(blank=True, max_length=80, verbose_name="登记人")),
                (
                    "raising",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="households",
                        to="deliberation.fundraising",
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [
                    models.UniqueConstraint(fields=("raising", "number"), name="hall_raising_household_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="RaisingLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
                ),
                ("name", models.CharField(max_length=40, verbose_name="姓名")),
                ("works", models.BooleanField(verbose_name="劳力")),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="deliberation.raisinghousehold",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "raising",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="deliberation.fundraising"
                    ),
                ),
            ],
            options={
                "ordering": ["household_id", "id"],
                "constraints": [models.UniqueConstraint(fields=("raising", "person"), name="hall_raising_person_once")],
            },
        ),
        migrations.CreateModel(
            name="RaisingExemption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("service", "现役军人"),
                            ("low_income", "低收入"),
                            ("disabled_veteran", "伤残退役军人"),
                            ("student", "在校学生"),
                            ("pregnant", "怀孕、哺乳"),
                            ("sick", "生病"),
                            ("hardship", "家里困难，本人申请，会议同意"),
                        ],
                        max_length=16,
                        verbose_name="为什么减免",
                    ),
                ),
                ("decided_by", models.CharField(max_length=80, verbose_name="谁定的")),
                ("decided_on", models.DateField(verbose_name="哪天定的")),
                ("entered_at", models.DateTimeField()),
                ("entered_by_name", models.CharField(max_length=80)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("ended_reason", models.CharField(blank=True, max_length=200, verbose_name="为什么不算了")),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deliberation.meeting",
                    ),
                ),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exemptions",
                        to="deliberation.raisingline",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)),
                        fields=("line", "ground"),
                        name="hall_raising_exempt_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ground", "hardship"), _negated=True), ("meeting__isnull", False), _connector="OR"
                        ),
                        name="hall_raising_hardship_was_voted",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RaisingReceipt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("money", "钱"), ("labour", "工")], max_length=6, verbose_name="钱还是工"
                    ),
                ),
                ("amount", models.IntegerField(verbose_name="多少（分、工）")),
                ("number", models.CharField(max_length=40, verbose_name="收据（记工单）号")),
                ("on", models.DateField(verbose_name="哪天")),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="为什么更正")),
                ("at", models.DateTimeField()),
                ("by_name", models.CharField(max_length=80)),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="deliberation.raisingreceipt",
                    ),
                ),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="deliberation.raisinghousehold",
                    ),
                ),
                (
                    "raising",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="receipts",
                        to="deliberation.fundraising",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("corrects__isnull", True)),
                        fields=("raising", "kind", "number"),
                        name="hall_raising_receipt_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("amount__gt", 0), ("corrects__isnull", True)),
                            models.Q(("amount__lt", 0), ("corrects__isnull", False)),
                            _connector="OR",
                        ),
                        name="hall_raising_receipt_counts",
                    ),
                ],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.RunPython(freeze, thaw),
    ]
