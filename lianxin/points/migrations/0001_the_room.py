"""Rules, claims, purses and the store: once a rule set has left the draft its rules stay as they are, and moves are only ever added."""

import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.insert_only
import lianxin.kit.tree
from lianxin.kit.laying import Statements, Together
from lianxin.kit.only_added import OnlyAdded

_STAYS = """
CREATE FUNCTION points_rule_stays() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_set bigint := CASE WHEN TG_OP = 'INSERT' THEN NEW.rule_set_id ELSE OLD.rule_set_id END;
BEGIN
    IF EXISTS (SELECT 1 FROM points_ruleset WHERE id = of_set AND state <> 'draft') THEN
        RAISE EXCEPTION 'points_rule: a rule stays as it went out' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$
"""


def _stay_on_sqlite():
    for verb, row in (("insert", "NEW"), ("update", "OLD"), ("delete", "OLD")):
        left = f"EXISTS (SELECT 1 FROM points_ruleset WHERE id = {row}.rule_set_id AND state <> 'draft')"  # noqa: S608 - names of columns
        yield (
            f"CREATE TRIGGER points_rule_no_{verb} BEFORE {verb.upper()} ON points_rule WHEN {left} "
            "BEGIN SELECT RAISE(ABORT, 'points_rule: a rule stays as it went out'); END"
        )


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("points", "0001_initial"),
        ("points", "0002_rules_stay_as_they_went_out"),
        ("points", "0003_claims_purses_and_the_store"),
        ("points", "0004_moves_are_only_added"),
        ("points", "0005_certificates_of_service"),
        ("points", "0006_certificates_are_only_added"),
        ("points", "0007_objections_to_no_single_claim"),
        ("points", "0008_appeals_and_terms"),
        ("points", "0009_prices_by_version"),
        ("points", "0010_slips"),
        ("points", "0011_months_of_the_store"),
        ("points", "0012_spot_checks_and_days_of_keeping"),
        ("points", "0013_days_of_the_store"),
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
                name="Books",
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
                    (
                        "book",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.book"
                        ),
                    ),
                    (
                        "source",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.account"
                        ),
                    ),
                    (
                        "redeemed",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.account"
                        ),
                    ),
                    (
                        "expired",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.account"
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Pool",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "rule_set",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="pool", to="points.ruleset"
                        ),
                    ),
                    (
                        "account",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.account"
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="Funding",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "rule_set",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="fundings", to="points.ruleset"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("collective", "集体收入"),
                                ("fiscal", "财政小额奖补"),
                                ("donation", "捐赠"),
                                ("shop", "商家让利"),
                            ],
                            max_length=12,
                            verbose_name="钱从哪来",
                        ),
                    ),
                    ("donor", models.CharField(blank=True, max_length=80, verbose_name="谁捐的")),
                    ("shows_donor", models.BooleanField(default=True, verbose_name="公布捐赠人")),
                    ("fen", models.PositiveBigIntegerField(verbose_name="多少钱")),
                    ("points", models.PositiveIntegerField(verbose_name="多少分")),
                    ("words", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                    ("on", models.DateField(verbose_name="哪天")),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("fen__gt", 0), ("points__gt", 0)), name="points_funding_is_something"
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Purse",
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
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "household",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.household",
                        ),
                    ),
                    (
                        "person",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.person",
                        ),
                    ),
                    (
                        "account",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.account"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("household__isnull", True), ("person__isnull", False)),
                                models.Q(("household__isnull", False), ("person__isnull", True)),
                                _connector="OR",
                            ),
                            name="points_purse_of_one",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Move",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "purse",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="points.purse"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("award", "谢谢"),
                                ("redeem", "兑换"),
                                ("expire", "到期"),
                                ("reverse", "冲回"),
                                ("transfer", "家里转"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("points", models.IntegerField()),
                    ("earned_on", models.DateField(null=True)),
                    ("on", models.DateField()),
                    (
                        "person",
                        models.ForeignKey(
                            null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                        ),
                    ),
                    (
                        "claim",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="moves",
                            to="points.claim",
                        ),
                    ),
                    (
                        "entry",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.entry"
                        ),
                    ),
                    ("words", models.CharField(blank=True, max_length=120)),
                ],
                options={
                    "ordering": ["on", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("claim__isnull", False),
                                    ("earned_on__isnull", False),
                                    ("kind", "award"),
                                    ("points__gt", 0),
                                ),
                                models.Q(("claim__isnull", False), ("kind", "reverse"), ("points__lt", 0)),
                                models.Q(("kind__in", ["redeem", "expire"]), ("points__lt", 0)),
                                models.Q(("kind", "transfer"), models.Q(("points", 0), _negated=True)),
                                _connector="OR",
                            ),
                            name="points_move_only_thanks",
                        ),
                        models.UniqueConstraint(fields=("claim", "kind"), name="points_move_of_a_claim_once"),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="ExpiryNotice",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "purse",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="expiry_notices",
                            to="points.purse",
                        ),
                    ),
                    ("ends_on", models.DateField()),
                    ("points", models.PositiveIntegerField()),
                    ("told_on", models.DateField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("purse", "ends_on"), name="points_expiry_told_once")
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Certificate",
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
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                        ),
                    ),
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("for_minor", models.BooleanField()),
                    ("first_on", models.DateField(verbose_name="从哪天")),
                    ("last_on", models.DateField(verbose_name="到哪天")),
                    ("hours", models.PositiveIntegerField(verbose_name="多少小时")),
                    (
                        "asked",
                        models.CharField(
                            choices=[
                                ("self", "自己在网上要的"),
                                ("counter", "本人到站点要的"),
                                ("phone", "本人打电话要的"),
                            ],
                            max_length=10,
                            verbose_name="怎么要的",
                        ),
                    ),
                    ("issued_at", models.DateTimeField()),
                    (
                        "issued_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("site", models.CharField(blank=True, max_length=120)),
                    ("salt", models.CharField(max_length=32)),
                    ("digest", models.CharField(max_length=64)),
                    ("entry_number", models.PositiveBigIntegerField()),
                ],
                options={
                    "ordering": ["-id"],
                    "indexes": [models.Index(fields=["division", "id"], name="points_certificate_place")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("hours__gt", 0)), name="points_certificate_of_something"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("last_on__gte", models.F("first_on"))), name="points_certificate_period"
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="CertifiedClaim",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "certificate",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="certified",
                            to="points.certificate",
                        ),
                    ),
                    (
                        "claim",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="certified", to="points.claim"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("certificate", "claim"), name="points_certified_once")
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Goal",
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
                    ("group", models.CharField(max_length=40, verbose_name="哪个小组、楼栋")),
                    ("title", models.CharField(max_length=60, verbose_name="一起做成什么")),
                    ("points", models.PositiveIntegerField(verbose_name="一共多少分")),
                    ("thanks", models.CharField(max_length=120, verbose_name="做成了怎么谢大家")),
                    ("ends_on", models.DateField(verbose_name="到哪天")),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("points__gt", 0)), name="points_goal_is_something")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Activity",
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
                        "rule",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="activities", to="points.rule"
                        ),
                    ),
                    (
                        "goal",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="activities",
                            to="points.goal",
                        ),
                    ),
                    ("title", models.CharField(max_length=60, verbose_name="做什么")),
                    ("on", models.DateField(verbose_name="哪天")),
                    ("place", models.CharField(max_length=80, verbose_name="在哪")),
                    (
                        "organiser",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "ordering": ["-on", "-id"],
                },
            ),
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
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    (
                        "rule_set",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="batches", to="points.ruleset"
                        ),
                    ),
                    ("month", models.DateField(verbose_name="哪个月")),
                    ("serial", models.PositiveSmallIntegerField()),
                    (
                        "state",
                        models.CharField(
                            choices=[("posted", "公示中"), ("settled", "已入账")],
                            default="posted",
                            max_length=10,
                            verbose_name="状态",
                        ),
                    ),
                    ("settles_from", models.DateField(verbose_name="哪天起可以入账")),
                    ("settled_at", models.DateTimeField(blank=True, null=True)),
                    ("numbers", models.JSONField(default=list, verbose_name="挂出来时的编号")),
                    ("check_pct", models.PositiveSmallIntegerField(null=True, verbose_name="抽查百分之几")),
                ],
                options={
                    "ordering": ["-month", "-serial"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("division", "month", "serial"), name="points_batch_number_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("settled_at__isnull", False), ("state", "settled")),
                                models.Q(("settled_at__isnull", True), ("state", "posted")),
                                _connector="OR",
                            ),
                            name="points_batch_settled_at_a_time",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Claim",
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
                        "rule",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="claims", to="points.rule"
                        ),
                    ),
                    (
                        "activity",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="claims",
                            to="points.activity",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                        ),
                    ),
                    (
                        "household",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.household",
                        ),
                    ),
                    ("quantity", models.PositiveSmallIntegerField(verbose_name="多少")),
                    ("points", models.PositiveIntegerField(verbose_name="几分")),
                    ("on", models.DateField(verbose_name="哪天做的")),
                    ("words", models.CharField(blank=True, max_length=200, verbose_name="做了什么")),
                    ("witness", models.CharField(blank=True, max_length=40, verbose_name="谁可以作证")),
                    ("number_only", models.BooleanField(default=False, verbose_name="公示时只写编号")),
                    (
                        "channel",
                        models.CharField(
                            choices=[
                                ("self", "本人报的"),
                                ("household", "家里人报的"),
                                ("liaison", "联系人代报的"),
                                ("paper", "纸上写的"),
                                ("organiser", "组织人的名单"),
                            ],
                            max_length=10,
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("waiting", "等第一个人核实"),
                                ("once", "等第二个人核实"),
                                ("verified", "核实了，等公示"),
                                ("posted", "公示中"),
                                ("settled", "已入账"),
                                ("declined", "没有核实成"),
                                ("withdrawn", "已撤回"),
                                ("removed", "异议成立，没有入账"),
                                ("reversed", "入账后冲回"),
                            ],
                            default="waiting",
                            max_length=10,
                            verbose_name="状态",
                        ),
                    ),
                    (
                        "entered_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("entered_at", models.DateTimeField()),
                    (
                        "first_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("first_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "second_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("second_at", models.DateTimeField(blank=True, null=True)),
                    ("because", models.CharField(blank=True, max_length=200, verbose_name="原因")),
                    (
                        "batch",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="claims",
                            to="points.batch",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "indexes": [
                        models.Index(fields=["division_path", "state", "id"], name="points_claim_place"),
                        models.Index(fields=["person", "rule", "on"], name="points_claim_person"),
                        models.Index(fields=["household", "rule", "on"], name="points_claim_household"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("points__gt", 0), ("quantity__gt", 0)), name="points_claim_only_thanks"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("first_by__isnull", True),
                                ("second_by__isnull", True),
                                models.Q(("first_by", models.F("second_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="points_claim_two_verifiers",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("entered_by__isnull", True),
                                    ("first_by__isnull", True),
                                    models.Q(("entered_by", models.F("first_by")), _negated=True),
                                    _connector="OR",
                                ),
                                models.Q(
                                    ("entered_by__isnull", True),
                                    ("second_by__isnull", True),
                                    models.Q(("entered_by", models.F("second_by")), _negated=True),
                                    _connector="OR",
                                ),
                            ),
                            name="points_claim_not_verified_by_who_entered",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["waiting", "once", "declined", "withdrawn"]),
                                models.Q(("first_by__isnull", False), ("second_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="points_claim_verified_twice",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PanelDecision",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "batch",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="decisions",
                            to="points.batch",
                        ),
                    ),
                    (
                        "claim",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="decisions",
                            to="points.claim",
                        ),
                    ),
                    ("objection", models.CharField(max_length=12, unique=True)),
                    ("is_upheld", models.BooleanField(verbose_name="成立")),
                    ("members", models.JSONField()),
                    ("words", models.CharField(max_length=500, verbose_name="评议意见")),
                    ("at", models.DateTimeField()),
                    ("appeal_until", models.DateField(null=True, verbose_name="哪天前可以申诉")),
                ],
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="PanelAppeal",
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
                        "decision",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="appeal",
                            to="points.paneldecision",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("words", models.CharField(max_length=500, verbose_name="为什么不同意")),
                    ("appealed_at", models.DateTimeField()),
                    (
                        "appealed_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("decide_by", models.DateField(verbose_name="哪天前定")),
                    ("to_township", models.BooleanField(default=False)),
                    ("is_upheld", models.BooleanField(null=True, verbose_name="申诉对不对")),
                    ("answer", models.CharField(blank=True, max_length=500, verbose_name="决定和理由")),
                    ("decided_at", models.DateTimeField(blank=True, null=True)),
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
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answer", ""), ("decided_at__isnull", True), ("is_upheld__isnull", True)),
                                models.Q(
                                    ("decided_at__isnull", False),
                                    ("is_upheld__isnull", False),
                                    models.Q(("answer", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="points_appeal_ends_with_an_answer",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Reversal",
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
                        "claim",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="reversal", to="points.claim"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    (
                        "ground",
                        models.CharField(
                            choices=[("error", "弄错了"), ("fraud", "弄虚作假")], max_length=8, verbose_name="为什么"
                        ),
                    ),
                    ("reason", models.CharField(max_length=300, verbose_name="怎么回事")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("noticed", "已通知本人，等申诉期满"),
                                ("appealed", "本人申诉，等监督委员会定"),
                                ("done", "已冲回"),
                                ("dropped", "不冲回"),
                            ],
                            default="noticed",
                            max_length=10,
                            verbose_name="状态",
                        ),
                    ),
                    ("noticed_on", models.DateField()),
                    (
                        "noticed_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("appeal_until", models.DateField(verbose_name="哪天前可以申诉")),
                    ("appeal", models.CharField(blank=True, max_length=500, verbose_name="申诉")),
                    ("decide_by", models.DateField(blank=True, null=True, verbose_name="申诉哪天前定")),
                    ("to_township", models.BooleanField(default=False)),
                    ("answer", models.CharField(blank=True, max_length=500, verbose_name="监督委员会的决定")),
                ],
            ),
            migrations.CreateModel(
                name="RuleSet",
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
                    ("version", models.PositiveSmallIntegerField(verbose_name="第几版")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("draft", "起草"),
                                ("consulting", "正在征求意见"),
                                ("checking", "等监督委员会和合法性审查"),
                                ("checked", "审过了，等会议通过"),
                                ("adopted", "会议已通过，等张贴"),
                                ("posted", "公示中"),
                                ("in_force", "有效"),
                                ("ended", "已停用"),
                                ("withdrawn", "没有通过，已撤回"),
                            ],
                            default="draft",
                            max_length=12,
                            verbose_name="状态",
                        ),
                    ),
                    ("title", models.CharField(max_length=60, verbose_name="名称")),
                    ("words", models.TextField(blank=True, max_length=2000, verbose_name="说明")),
                    ("starts_on", models.DateField(verbose_name="从哪天起")),
                    ("ends_on", models.DateField(verbose_name="到哪天")),
                    ("budget_points", models.PositiveIntegerField(verbose_name="总共发多少分")),
                    ("unit_value_fen", models.PositiveIntegerField(verbose_name="一分值多少分钱")),
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
                    ("held_because", models.CharField(blank=True, max_length=300, verbose_name="退回的原因")),
                    ("consult_from", models.DateField(blank=True, null=True, verbose_name="征求意见从")),
                    ("consult_until", models.DateField(blank=True, null=True, verbose_name="征求意见到")),
                    ("consult_how", models.CharField(blank=True, max_length=300, verbose_name="怎么征求意见")),
                    ("consulted", models.PositiveIntegerField(blank=True, null=True, verbose_name="问了多少人")),
                    (
                        "consult_result",
                        models.CharField(blank=True, max_length=1000, verbose_name="说了什么、改了什么"),
                    ),
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
                    ("supervised_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "reviewed_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("reviewed_at", models.DateTimeField(blank=True, null=True)),
                    ("review_words", models.CharField(blank=True, max_length=500, verbose_name="审查意见")),
                    ("source_kind", models.CharField(blank=True, max_length=20)),
                    ("source_id", models.CharField(blank=True, max_length=40)),
                    ("source_label", models.CharField(blank=True, max_length=120, verbose_name="哪份决议")),
                    ("adopted_on", models.DateField(blank=True, null=True, verbose_name="通过日")),
                    ("enacted_on", models.DateField(blank=True, null=True, verbose_name="生效日")),
                    ("ended_on", models.DateField(blank=True, null=True, verbose_name="停用日")),
                    ("ended_because", models.CharField(blank=True, max_length=300, verbose_name="为什么停用")),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("division", "version"), name="points_rules_version_once"),
                        models.UniqueConstraint(
                            condition=models.Q(("state", "in_force")),
                            fields=("division",),
                            name="points_rules_one_in_force",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                            name="points_rules_end_after_start",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("budget_points__gt", 0), ("unit_value_fen__gt", 0)),
                            name="points_rules_have_a_budget",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("supervised_at__isnull", True), ("supervised_by__isnull", True)),
                                models.Q(("supervised_at__isnull", False), ("supervised_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="points_rules_supervised",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("reviewed_at__isnull", True), ("reviewed_by__isnull", True)),
                                models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="points_rules_reviewed",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("supervised_by__isnull", True),
                                ("drafted_by__isnull", True),
                                models.Q(("supervised_by", models.F("drafted_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="points_rules_two_pairs_of_eyes",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state__in", ["adopted", "posted", "in_force", "ended"]), _negated=True),
                                models.Q(("source_id", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="points_rules_rest_on_a_resolution",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Rule",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "rule_set",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="rules", to="points.ruleset"
                        ),
                    ),
                    ("code", models.CharField(max_length=10, verbose_name="编号")),
                    ("title", models.CharField(max_length=60, verbose_name="做什么")),
                    ("words", models.CharField(blank=True, max_length=300, verbose_name="怎么算")),
                    (
                        "category",
                        models.CharField(
                            choices=[
                                ("labour", "公共劳动（共建）"),
                                ("environment", "公共环境和垃圾分类"),
                                ("help_and_care", "互助和照料"),
                                ("patrol", "志愿巡逻、防火值守"),
                                ("culture", "组织文化体育活动"),
                                ("teaching", "教人手艺"),
                                ("deliberation", "参与议事（到会、记录，不看怎么投票）"),
                                ("facilities", "爱护公共设施"),
                                ("emergency", "应急帮忙"),
                                ("ideas", "被采纳的建议"),
                                ("newcomers", "帮助新来的人、新就业群体的贡献"),
                            ],
                            max_length=16,
                            verbose_name="类别",
                        ),
                    ),
                    (
                        "unit",
                        models.CharField(
                            choices=[("time", "每小时"), ("occasion", "每次"), ("thing", "每件")],
                            max_length=10,
                            verbose_name="按什么算",
                        ),
                    ),
                    ("points", models.PositiveSmallIntegerField(verbose_name="给几分")),
                    ("minutes", models.PositiveSmallIntegerField(verbose_name="一般要花几分钟")),
                    (
                        "period",
                        models.CharField(
                            choices=[
                                ("month", "每月"),
                                ("quarter", "每季度"),
                                ("year", "每年"),
                                ("term", "整个有效期"),
                            ],
                            max_length=8,
                            verbose_name="上限按什么算",
                        ),
                    ),
                    ("cap_person", models.PositiveIntegerField(verbose_name="每人最多")),
                    ("cap_household", models.PositiveIntegerField(verbose_name="每户最多")),
                    (
                        "evidence",
                        models.CharField(
                            choices=[
                                ("none", "不用凭据"),
                                ("witness", "有人作证"),
                                ("organiser_list", "组织人的名单"),
                                ("photo_optional", "有照片更好，没有也行"),
                            ],
                            max_length=16,
                            verbose_name="凭什么",
                        ),
                    ),
                    ("claimed_by", models.JSONField(verbose_name="谁可以报")),
                    ("verified_by", models.JSONField(verbose_name="谁核实")),
                    (
                        "alternative",
                        models.CharField(max_length=200, verbose_name="做不了重活、出不了门的人可以怎么做"),
                    ),
                ],
                options={
                    "ordering": ["code"],
                    "constraints": [
                        models.UniqueConstraint(fields=("rule_set", "code"), name="points_rule_code_once"),
                        models.CheckConstraint(
                            condition=models.Q(("minutes__gt", 0), ("points__gt", 0)), name="points_rule_only_thanks"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("cap_household__gte", models.F("cap_person")), ("cap_person__gte", models.F("points"))
                            ),
                            name="points_rule_caps",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "category__in",
                                    [
                                        "labour",
                                        "environment",
                                        "help_and_care",
                                        "patrol",
                                        "culture",
                                        "teaching",
                                        "deliberation",
                                        "facilities",
                                        "emergency",
                                        "ideas",
                                        "newcomers",
                                    ],
                                )
                            ),
                            name="points_rule_whitelisted",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Slip",
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
                        "household",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.household",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("points.claim", "积分申报"),
                                ("points.reversal", "积分要冲回"),
                                ("points.expiry", "积分快到期"),
                                ("points.redemption", "积分兑换"),
                                ("points.certificate", "志愿服务证明"),
                            ],
                            max_length=24,
                        ),
                    ),
                    ("key", models.CharField(max_length=60, unique=True)),
                    ("title", models.CharField(max_length=80)),
                    ("words", models.CharField(max_length=800)),
                    ("made_on", models.DateField()),
                    ("handed_on", models.DateField(blank=True, null=True, verbose_name="哪天交到的")),
                    (
                        "handed_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("handed_on__isnull", True)),
                            fields=["division_path", "id"],
                            name="points_slip_open",
                        )
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("household__isnull", True), ("person__isnull", False)),
                                models.Q(("household__isnull", False), ("person__isnull", True)),
                                _connector="OR",
                            ),
                            name="points_slip_for_one",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("handed_by__isnull", True), ("handed_on__isnull", True)),
                                models.Q(("handed_by__isnull", False), ("handed_on__isnull", False)),
                                _connector="OR",
                            ),
                            name="points_slip_handed_by_somebody",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SpotCheck",
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
                        "claim",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="spot_checks", to="points.claim"
                        ),
                    ),
                    (
                        "batch",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="spot_checks", to="points.batch"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("check_by", models.DateField(verbose_name="哪天前抽查")),
                    ("is_so", models.BooleanField(null=True, verbose_name="对得上")),
                    ("words", models.CharField(blank=True, max_length=200, verbose_name="问了谁、看了什么")),
                    ("checked_at", models.DateTimeField(blank=True, null=True)),
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
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("claim", "batch"), name="points_check_once_a_batch"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("checked_at__isnull", True), ("checked_by__isnull", True), ("is_so__isnull", True)
                                ),
                                models.Q(
                                    ("checked_at__isnull", False),
                                    ("checked_by__isnull", False),
                                    ("is_so__isnull", False),
                                    models.Q(("words", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="points_check_is_done_by_somebody",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Store",
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
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("place", models.CharField(max_length=80, verbose_name="在哪")),
                    ("week", models.JSONField(default=list, verbose_name="每周时间")),
                    ("dates", models.JSONField(default=list, verbose_name="每月几日开")),
                    ("date_hours", models.CharField(blank=True, max_length=60, verbose_name="那几天几点到几点")),
                    ("days", models.CharField(blank=True, max_length=80, verbose_name="还要说的")),
                    ("phone", models.CharField(blank=True, max_length=30, verbose_name="电话")),
                    ("totals_for", models.DateField(blank=True, null=True, verbose_name="总数公布到哪个月")),
                ],
            ),
            migrations.CreateModel(
                name="StoreDay",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "store",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="own_days", to="points.store"
                        ),
                    ),
                    ("day", models.DateField(verbose_name="哪一天")),
                    ("hours", models.CharField(blank=True, max_length=60, verbose_name="几点到几点")),
                    ("reason", models.CharField(max_length=80, verbose_name="为什么")),
                ],
                options={
                    "ordering": ["day"],
                    "constraints": [models.UniqueConstraint(fields=("store", "day"), name="points_store_day_once")],
                },
            ),
            migrations.CreateModel(
                name="Item",
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
                        "kind",
                        models.CharField(
                            choices=[("goods", "东西"), ("service", "借用、理发、体检等")],
                            max_length=10,
                            verbose_name="是什么",
                        ),
                    ),
                    ("title", models.CharField(max_length=60, verbose_name="名称")),
                    ("words", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                    (
                        "source",
                        models.CharField(
                            choices=[("purchase", "买的"), ("donation", "捐的"), ("discount", "商家让利")],
                            max_length=10,
                            verbose_name="从哪来",
                        ),
                    ),
                    ("donor", models.CharField(blank=True, max_length=80, verbose_name="谁捐的、谁让利")),
                    ("shows_donor", models.BooleanField(default=True, verbose_name="公布")),
                    ("cost_fen", models.PositiveIntegerField(verbose_name="一份成本（分）")),
                    ("price", models.PositiveIntegerField(verbose_name="一份几分积分")),
                    ("unit_value_fen", models.PositiveIntegerField(verbose_name="按一分值多少钱定的价")),
                    ("is_off", models.BooleanField(default=False, verbose_name="按新的一分值不是整分")),
                    ("quantity", models.PositiveIntegerField(default=0, verbose_name="有多少份")),
                    ("reserved", models.PositiveIntegerField(default=0, verbose_name="留着多少份")),
                    ("limit_household", models.PositiveSmallIntegerField(verbose_name="每户最多")),
                    ("expires_on", models.DateField(blank=True, null=True, verbose_name="保质期到")),
                ],
                options={
                    "ordering": ["title", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("reserved__lte", models.F("quantity"))), name="points_item_enough"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("cost_fen__gt", 0), ("price__gt", 0)), name="points_item_has_a_price"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("is_off", True),
                                (
                                    "cost_fen",
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.functions.comparison.Cast("price", models.BigIntegerField()),
                                        "*",
                                        models.F("unit_value_fen"),
                                    ),
                                ),
                                _connector="OR",
                            ),
                            name="points_item_price_is_exact",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="StockMove",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "item",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="moves", to="points.item"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[("in", "进"), ("out", "兑出"), ("count", "盘点"), ("group", "分组")], max_length=8
                        ),
                    ),
                    ("quantity", models.IntegerField()),
                    ("on", models.DateField()),
                    ("at", models.DateTimeField()),
                    ("words", models.CharField(blank=True, max_length=120)),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "in"), ("quantity__gt", 0)),
                                models.Q(("kind", "out"), ("quantity__lt", 0)),
                                models.Q(("kind__in", ["count", "group"]), models.Q(("quantity", 0), _negated=True)),
                                _connector="OR",
                            ),
                            name="points_stock_moves_its_way",
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Redemption",
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
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    (
                        "item",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="redemptions", to="points.item"
                        ),
                    ),
                    (
                        "purse",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="redemptions", to="points.purse"
                        ),
                    ),
                    ("quantity", models.PositiveSmallIntegerField(verbose_name="几份")),
                    ("points", models.PositiveIntegerField(verbose_name="几分")),
                    ("unit_value_fen", models.PositiveIntegerField(verbose_name="一分值多少钱")),
                    ("code", models.CharField(max_length=6, verbose_name="取货码")),
                    ("at_home", models.BooleanField(default=False, verbose_name="送到家")),
                    (
                        "state",
                        models.CharField(
                            choices=[("reserved", "留着，等取"), ("handed", "已交"), ("cancelled", "不要了")],
                            default="reserved",
                            max_length=10,
                            verbose_name="状态",
                        ),
                    ),
                    ("reserved_at", models.DateTimeField()),
                    ("fetch_on", models.DateField(null=True, verbose_name="哪天来取")),
                    ("kept_until", models.DateField(null=True, verbose_name="留到哪天")),
                    (
                        "reserved_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ("handed_by_name", models.CharField(blank=True, max_length=80)),
                    ("proof", models.CharField(blank=True, max_length=10, verbose_name="凭什么交的")),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("points__gt", 0), ("quantity__gt", 0)),
                            name="points_redemption_is_something",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ended_at__isnull", True), ("state", "reserved")),
                                models.Q(models.Q(("state", "reserved"), _negated=True), ("ended_at__isnull", False)),
                                _connector="OR",
                            ),
                            name="points_redemption_ends_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("at_home", False), ("fetch_on__isnull", True), _connector="OR"),
                            name="points_redemption_is_fetched_or_brought",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="StockCount",
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
                    ("on", models.DateField(verbose_name="哪天盘点")),
                    ("rows", models.JSONField()),
                    (
                        "counted_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "confirmed_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("confirmed_by__isnull", True),
                                models.Q(("confirmed_by", models.F("counted_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="points_count_by_two",
                        )
                    ],
                },
            ),
        ),
        Statements(
            sqlite=list(_stay_on_sqlite()),
            postgresql=[
                _STAYS,
                "CREATE TRIGGER points_rule_stays BEFORE INSERT OR UPDATE OR DELETE ON points_rule "
                "FOR EACH ROW EXECUTE FUNCTION points_rule_stays()",
            ],
            back={"postgresql": ["DROP FUNCTION points_rule_stays() CASCADE"]},
        ),
        OnlyAdded(
            "points_certificate",
            "points_certifiedclaim",
            "points_expirynotice",
            "points_funding",
            "points_move",
            "points_paneldecision",
            "points_stockmove",
        ),
    ]
