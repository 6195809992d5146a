"""Topics, meetings, ballots, budgets, rules of the village: what was decided, counted or minuted is only ever added."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.deliberation.models.ballots
import lianxin.deliberation.models.opinions
import lianxin.kit.clock
import lianxin.kit.ids
import lianxin.kit.insert_only
import lianxin.kit.tree
from lianxin.kit.laying import Together
from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("deliberation", "0001_topics_and_meetings"),
        ("deliberation", "0002_only_added"),
        ("deliberation", "0003_decisions_and_ballots"),
        ("deliberation", "0004_opinions"),
        ("deliberation", "0005_budgets"),
        ("deliberation", "0006_comments"),
        ("deliberation", "0007_ways_of_ones_own"),
        ("deliberation", "0008_village_rules"),
        ("deliberation", "0009_ballots_of_items"),
        ("deliberation", "0010_votes_taken_back"),
        ("deliberation", "0011_fund_raisings"),
        ("deliberation", "0012_second_look"),
        ("deliberation", "0013_ways_of_the_hall"),
        ("deliberation", "0014_void_votes"),
        ("deliberation", "0015_rules_reviewed"),
        ("deliberation", "0016_paper_answers"),
        ("deliberation", "0017_said_at_the_doors"),
        ("deliberation", "0018_rules_are_commented"),
        ("deliberation", "0019_motions_amended"),
        ("deliberation", "0020_meetings_asked_for"),
        ("deliberation", "0021_second_rounds"),
        ("deliberation", "0022_attending_from_afar"),
        ("deliberation", "0023_resolution_ends"),
        ("deliberation", "0024_reasons_are_read"),
        ("deliberation", "0025_charters_and_approvals"),
        ("deliberation", "0026_around_minutes"),
        ("deliberation", "0027_what_the_township_owes"),
    ]
    dependencies = [
        ("audit", "0001_the_room"),
        ("people", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Ballot",
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
                        "body",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="ballots", to="deliberation.body"
                        ),
                    ),
                    (
                        "item",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="ballots",
                            to="deliberation.item",
                        ),
                    ),
                    (
                        "first_round",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="second_rounds",
                            to="deliberation.ballot",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("title", models.CharField(max_length=80, verbose_name="表决什么")),
                    ("question", models.TextField(max_length=1000, verbose_name="票上的问题")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("yes-no", "同意、不同意、弃权"),
                                ("choose", "最多选几个"),
                                ("approval", "赞成的都选"),
                                ("points", "分点数"),
                                ("condorcet", "排先后（两两比）"),
                                ("instant-run-off", "排先后（逐个淘汰）"),
                                ("elect", "选人（要过半）"),
                                ("consent", "同意或反对，写理由"),
                                ("advice", "各写意见"),
                            ],
                            max_length=16,
                            verbose_name="怎么选",
                        ),
                    ),
                    ("rule", models.JSONField()),
                    ("is_poll", models.BooleanField(default=False, verbose_name="只征求意见")),
                    (
                        "state",
                        models.CharField(
                            choices=[("open", "正在投票"), ("closed", "已经截止"), ("void", "作废")],
                            default="open",
                            max_length=8,
                            verbose_name="状态",
                        ),
                    ),
                    ("opened_at", models.DateTimeField()),
                    ("closes_at", models.DateTimeField(verbose_name="哪天截止")),
                    ("closed_at", models.DateTimeField(blank=True, null=True)),
                    ("voided_at", models.DateTimeField(blank=True, null=True)),
                    ("voided_by_name", models.CharField(blank=True, max_length=80, verbose_name="谁宣布作废")),
                    ("void_reason", models.CharField(blank=True, max_length=300, verbose_name="为什么作废")),
                    ("salt", models.CharField(default=lianxin.deliberation.models.ballots._salt, max_length=32)),
                    ("marks", models.JSONField(blank=True, default=dict)),
                    ("result", models.JSONField(blank=True, default=dict)),
                    (
                        "bundle",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="deliberation.bundle",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-opened_at", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                ("closed_at__isnull", False),
                                _connector="OR",
                            ),
                            name="hall_ballot_closed_has_a_moment",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("state", "void"),
                                    ("voided_at__isnull", False),
                                    models.Q(("void_reason", ""), _negated=True),
                                ),
                                models.Q(
                                    models.Q(("state", "void"), _negated=True),
                                    ("void_reason", ""),
                                    ("voided_at__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="hall_ballot_void_says_why",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(
                                ("first_round__isnull", True),
                                ("item__isnull", False),
                                models.Q(("state", "void"), _negated=True),
                            ),
                            fields=("item",),
                            name="hall_ballot_one_of_an_item",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(
                                ("first_round__isnull", False), models.Q(("state", "void"), _negated=True)
                            ),
                            fields=("first_round",),
                            name="hall_ballot_one_second_round",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Voter",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "ballot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="voters", to="deliberation.ballot"
                        ),
                    ),
                    ("number", models.PositiveIntegerField(verbose_name="序号")),
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
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("household_code", models.CharField(blank=True, max_length=30, verbose_name="户编号")),
                    (
                        "mark",
                        models.CharField(
                            choices=[
                                ("none", "没有投"),
                                ("paper", "投了纸票"),
                                ("web", "网上投了"),
                                ("helper", "有人帮着投了"),
                                ("back", "帮投的收回了，还没有再投"),
                            ],
                            default="none",
                            max_length=6,
                        ),
                    ),
                    ("helper_name", models.CharField(blank=True, max_length=80, verbose_name="谁帮的")),
                    ("code_hash", models.CharField(blank=True, max_length=64)),
                    ("is_closed", models.BooleanField(default=False)),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("ballot", "number"), name="hall_voter_number_once"),
                        models.UniqueConstraint(
                            condition=models.Q(("person__isnull", False)),
                            fields=("ballot", "person"),
                            name="hall_voter_person_once",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("code_hash", ""), _negated=True),
                            fields=("ballot", "code_hash"),
                            name="hall_voter_code_once",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Sheet",
                fields=[
                    (
                        "id",
                        models.BigIntegerField(
                            default=lianxin.kit.ids.random_number, primary_key=True, serialize=False
                        ),
                    ),
                    (
                        "ballot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="sheets", to="deliberation.ballot"
                        ),
                    ),
                    ("tracker", models.CharField(blank=True, max_length=16)),
                    ("choice", models.JSONField()),
                    ("receipt", models.BinaryField(blank=True, max_length=32, null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("tracker", ""), _negated=True),
                            fields=("ballot", "tracker"),
                            name="hall_tracker_once",
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="TakenBack",
                fields=[
                    (
                        "sheet",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            primary_key=True,
                            related_name="taken_back",
                            serialize=False,
                            to="deliberation.sheet",
                        ),
                    ),
                ],
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="PaperReading",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "ballot",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="readings",
                            to="deliberation.ballot",
                        ),
                    ),
                    ("number", models.PositiveIntegerField(verbose_name="第几张")),
                    ("reader_id", models.BigIntegerField()),
                    ("reader_name", models.CharField(max_length=80, verbose_name="谁读的")),
                    ("choice", models.JSONField()),
                ],
                options={
                    "ordering": ["number", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("ballot", "number", "reader_id"), name="hall_sheet_read_once_by_each"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Body",
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
                            choices=[
                                ("villagers_assembly", "村民会议"),
                                ("villager_rep_assembly", "村民代表会议"),
                                ("villagers_group", "村民小组会议"),
                                ("residents_assembly", "居民会议"),
                                ("resident_rep_assembly", "居民代表会议"),
                                ("collective_member_assembly", "集体成员大会"),
                                ("collective_rep_assembly", "集体成员代表大会"),
                                ("collective_council", "集体理事会"),
                                ("cooperative_meeting", "合作社成员大会"),
                                ("party_branch", "支部党员大会"),
                                ("party_branch_committee", "支部委员会会议"),
                                ("two_committees", "村“两委”会议"),
                                ("hall", "议事协商会"),
                            ],
                            max_length=28,
                            verbose_name="什么会议",
                        ),
                    ),
                    ("name", models.CharField(max_length=80, verbose_name="名称")),
                    ("term", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="第几届")),
                    (
                        "charter_quorum",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("", "章程没有写"),
                                ("> 1/2", "过半数"),
                                ("≥ 1/2", "半数以上"),
                                ("≥ 2/3", "三分之二以上"),
                                ("≥ 3/4", "四分之三以上"),
                            ],
                            max_length=8,
                            verbose_name="章程：到多少人才能开",
                        ),
                    ),
                    (
                        "charter_majority",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("", "章程没有写"),
                                ("> 1/2", "过半数"),
                                ("≥ 1/2", "半数以上"),
                                ("≥ 2/3", "三分之二以上"),
                                ("≥ 3/4", "四分之三以上"),
                            ],
                            max_length=8,
                            verbose_name="章程：多少人同意才通过",
                        ),
                    ),
                    (
                        "charter_convene",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("", "章程没有写"),
                                ("≥ 1/10", "十分之一以上"),
                                ("≥ 1/5", "五分之一以上"),
                                ("≥ 1/3", "三分之一以上"),
                            ],
                            max_length=8,
                            verbose_name="章程：多少人可以要求开会",
                        ),
                    ),
                    (
                        "charter_notice",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="章程：提前几天通知"),
                    ),
                    (
                        "charter_budget",
                        models.BooleanField(default=False, verbose_name="章程：代表可以定年度预算和收益分配"),
                    ),
                    ("charter_article", models.CharField(blank=True, max_length=80, verbose_name="章程第几条")),
                    ("set_up_on", models.DateField(default=lianxin.kit.clock.today, verbose_name="哪天登记的")),
                ],
                options={
                    "ordering": ["division_path", "id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("division", "name"), name="hall_body_name_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("charter_budget", False), ("charter_convene", ""), ("charter_notice__isnull", True)
                                ),
                                models.Q(("charter_article", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="hall_body_charter_names_its_article",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="BodyMember",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "body",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="members", to="deliberation.body"
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
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("household_code", models.CharField(blank=True, max_length=30, verbose_name="户编号")),
                    ("votes", models.PositiveSmallIntegerField(default=1, verbose_name="票数")),
                    ("starts_on", models.DateField(verbose_name="起始日")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="截止日")),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("body", "name", "household_code"),
                            name="hall_member_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="hall_member_ends_after_start",
                        ),
                        models.CheckConstraint(condition=models.Q(("votes__gte", 1)), name="hall_member_has_a_vote"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Budgeting",
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
                        "body",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="budgets", to="deliberation.body"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    (
                        "plan",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="deliberation.processplan",
                        ),
                    ),
                    ("title", models.CharField(max_length=60, verbose_name="叫什么")),
                    ("about", models.TextField(max_length=2000, verbose_name="钱从哪里来、能做什么")),
                    ("amount_fen", models.PositiveBigIntegerField(verbose_name="一共多少钱")),
                    (
                        "rule",
                        models.CharField(
                            choices=[
                                ("equal-shares", "均衡份额：每人一份钱，凑得起的项目入选"),
                                ("greedy", "票多的先选，放不下的跳过"),
                                ("phragmen", "支持的人先凑够钱的先选"),
                            ],
                            max_length=16,
                            verbose_name="怎么算结果",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("yes-no", "同意、不同意、弃权"),
                                ("choose", "最多选几个"),
                                ("approval", "赞成的都选"),
                                ("points", "分点数"),
                                ("condorcet", "排先后（两两比）"),
                                ("instant-run-off", "排先后（逐个淘汰）"),
                                ("elect", "选人（要过半）"),
                                ("consent", "同意或反对，写理由"),
                                ("advice", "各写意见"),
                            ],
                            max_length=16,
                            verbose_name="怎么投",
                        ),
                    ),
                    ("points_each", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="每人多少点")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("ideas", "征集点子"),
                                ("voting", "正在投票"),
                                ("again", "投票作废，要重新投"),
                                ("decided", "有结果了"),
                                ("stopped", "停下了"),
                            ],
                            default="ideas",
                            max_length=8,
                            verbose_name="状态",
                        ),
                    ),
                    ("started_at", models.DateTimeField()),
                    ("ideas_until", models.DateTimeField(verbose_name="点子征集到")),
                    (
                        "ballot",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="budgeting",
                            to="deliberation.ballot",
                        ),
                    ),
                    ("decided_at", models.DateTimeField(blank=True, null=True)),
                    ("result", models.JSONField(blank=True, default=dict)),
                    (
                        "bundle",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="deliberation.bundle",
                        ),
                    ),
                    ("stopped_reason", models.CharField(blank=True, max_length=300)),
                ],
                options={
                    "ordering": ["-started_at", "-id"],
                    "constraints": [
                        models.CheckConstraint(condition=models.Q(("amount_fen__gt", 0)), name="hall_budget_has_money"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "approval"), ("points_each__isnull", True)),
                                models.Q(("kind", "points"), ("points_each__isnull", False)),
                                _connector="OR",
                            ),
                            name="hall_budget_kind_of_vote",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["ideas", "again", "stopped"]), ("ballot__isnull", False), _connector="OR"
                            ),
                            name="hall_budget_voted_on",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "decided"), _negated=True),
                                ("decided_at__isnull", False),
                                _connector="OR",
                            ),
                            name="hall_budget_decided_when",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="VoidVote",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "budgeting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="void_votes",
                            to="deliberation.budgeting",
                        ),
                    ),
                    (
                        "ballot",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="void_vote",
                            to="deliberation.ballot",
                        ),
                    ),
                    ("decided_at", models.DateTimeField(blank=True, null=True)),
                    ("result", models.JSONField(blank=True, default=dict)),
                    (
                        "bundle",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="deliberation.bundle",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Idea",
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
                        "budgeting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="ideas",
                            to="deliberation.budgeting",
                        ),
                    ),
                    ("title", models.CharField(max_length=40, verbose_name="做什么")),
                    ("words", models.TextField(max_length=1000, verbose_name="为什么、在哪里")),
                    (
                        "author",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("author_name", models.CharField(max_length=80, verbose_name="谁提的")),
                    ("shows_name", models.BooleanField(default=False, verbose_name="愿意公开姓名")),
                    ("entered_by_name", models.CharField(blank=True, max_length=80)),
                    (
                        "state",
                        models.CharField(
                            choices=[("waiting", "等着看行不行"), ("feasible", "可行，上票"), ("refused", "不上票")],
                            default="waiting",
                            max_length=8,
                        ),
                    ),
                    ("cost_fen", models.PositiveBigIntegerField(blank=True, null=True, verbose_name="要花多少钱")),
                    ("reason", models.CharField(blank=True, max_length=500, verbose_name="理由")),
                    ("judged_at", models.DateTimeField(blank=True, null=True)),
                    ("judged_by_name", models.CharField(blank=True, max_length=80)),
                    ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="票上第几项")),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("number__isnull", False)),
                            fields=("budgeting", "number"),
                            name="hall_idea_number_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state", "waiting"),
                                models.Q(models.Q(("reason", ""), _negated=True), ("judged_at__isnull", False)),
                                _connector="OR",
                            ),
                            name="hall_idea_judged_with_reason",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "feasible"), _negated=True),
                                ("cost_fen__isnull", False),
                                _connector="OR",
                            ),
                            name="hall_idea_feasible_has_a_price",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Comment",
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
                        "topic",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="comments",
                            to="deliberation.topic",
                        ),
                    ),
                    (
                        "ballot",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reasons",
                            to="deliberation.ballot",
                        ),
                    ),
                    ("number", models.PositiveIntegerField(verbose_name="第几条")),
                    (
                        "side",
                        models.CharField(
                            choices=[("for", "赞成的理由"), ("against", "反对的理由"), ("other", "别的办法、要问的")],
                            max_length=8,
                            verbose_name="哪一面",
                        ),
                    ),
                    ("mark", models.CharField(blank=True, max_length=12)),
                    ("words", models.CharField(max_length=500, verbose_name="说什么")),
                    ("said_at", models.DateTimeField()),
                    (
                        "author",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("author_name", models.CharField(blank=True, max_length=80, verbose_name="谁说的")),
                    ("shows_name", models.BooleanField(default=False, verbose_name="愿意公开姓名")),
                    ("entered_by_name", models.CharField(blank=True, max_length=80)),
                    (
                        "state",
                        models.CharField(
                            choices=[("waiting", "等着审"), ("shown", "已经放上"), ("hidden", "没有放上")],
                            default="waiting",
                            max_length=8,
                        ),
                    ),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("topic", "number"), name="hall_comment_number_once"),
                        models.UniqueConstraint(
                            condition=models.Q(("ballot__isnull", False)),
                            fields=("ballot", "number"),
                            name="hall_reason_number_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("ballot__isnull", True),
                                    ("mark", ""),
                                    ("topic__isnull", False),
                                    models.Q(("author_name", ""), _negated=True),
                                ),
                                models.Q(
                                    ("author__isnull", True),
                                    ("author_name", ""),
                                    ("ballot__isnull", False),
                                    ("topic__isnull", True),
                                    models.Q(("mark", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="hall_comment_of_one_thing",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CommentRuling",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "comment",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="rulings",
                            to="deliberation.comment",
                        ),
                    ),
                    (
                        "ruling",
                        models.CharField(
                            choices=[
                                ("show", "放上"),
                                ("hide", "不放上"),
                                ("appeal", "请再看一遍"),
                                ("restore", "再看以后放上"),
                                ("uphold", "再看以后还是不放"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("reason", models.CharField(blank=True, max_length=300, verbose_name="理由")),
                    ("by_id", models.BigIntegerField(blank=True, null=True)),
                    ("by_name", models.CharField(max_length=80)),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ruling", "show"), models.Q(("reason", ""), _negated=True), _connector="OR"
                            ),
                            name="hall_comment_ruled_with_reason",
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="CommentBacking",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "comment",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="backings",
                            to="deliberation.comment",
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("comment", "user"), name="hall_comment_backed_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Convening",
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
                        "body",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="convenings",
                            to="deliberation.body",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("about", models.CharField(max_length=300, verbose_name="要求开会议什么")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("gathering", "正在收签名"),
                                ("binding", "人数够了，应当召集"),
                                ("called", "会已经通知"),
                                ("dropped", "不要求了"),
                            ],
                            default="gathering",
                            max_length=10,
                            verbose_name="状态",
                        ),
                    ),
                    (
                        "roll",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.roll",
                        ),
                    ),
                    ("persons", models.PositiveIntegerField(verbose_name="名册人数")),
                    ("households", models.PositiveIntegerField(verbose_name="名册户数")),
                    ("representatives", models.PositiveIntegerField(verbose_name="代表人数")),
                    ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                    ("asked_by_name", models.CharField(max_length=80, verbose_name="谁登记的")),
                    ("bound_at", models.DateTimeField(blank=True, null=True, verbose_name="人数够了的时间")),
                    ("due_on", models.DateField(blank=True, null=True, verbose_name="最晚哪天开")),
                    ("profile_version", models.BigIntegerField(blank=True, null=True)),
                    (
                        "meeting",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="asked_for",
                            to="deliberation.meeting",
                        ),
                    ),
                    ("dropped_reason", models.CharField(blank=True, max_length=300, verbose_name="为什么不要求了")),
                ],
                options={
                    "ordering": ["-asked_at", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("bound_at__isnull", True), ("due_on__isnull", True)),
                                models.Q(("bound_at__isnull", False), ("due_on__isnull", False)),
                                _connector="OR",
                            ),
                            name="hall_convening_bound_until_a_day",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "binding"), _negated=True),
                                ("bound_at__isnull", False),
                                _connector="OR",
                            ),
                            name="hall_convening_binding",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "called"), _negated=True),
                                ("meeting__isnull", False),
                                _connector="OR",
                            ),
                            name="hall_convening_called",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ConveningSigner",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "convening",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="signers",
                            to="deliberation.convening",
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
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("household_code", models.CharField(blank=True, max_length=30, verbose_name="户编号")),
                    ("is_on_roll", models.BooleanField(verbose_name="在名册上")),
                    ("is_representative", models.BooleanField(verbose_name="是代表")),
                    ("signed_at", models.DateTimeField()),
                    ("entered_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("convening", "name", "household_code"), name="hall_convening_signed_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("is_on_roll", True), ("is_representative", True), _connector="OR"),
                            name="hall_convening_signer_counts",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Meeting",
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
                        "body",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="meetings", to="deliberation.body"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("number", models.PositiveSmallIntegerField(verbose_name="第几次")),
                    ("title", models.CharField(max_length=80, verbose_name="会议名称")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("planned", "筹备"),
                                ("called", "已通知"),
                                ("open", "正在开会"),
                                ("inquorate", "人数不够，没有开成"),
                                ("ended", "散会，待写记录"),
                                ("minuted", "记录已写，请参会人核对"),
                                ("validated", "记录已核定"),
                                ("cancelled", "取消"),
                            ],
                            default="planned",
                            max_length=12,
                            verbose_name="状态",
                        ),
                    ),
                    ("planned_at", models.DateTimeField()),
                    ("starts_at", models.DateTimeField(verbose_name="开会时间")),
                    ("place", models.CharField(max_length=120, verbose_name="开会地点")),
                    ("convenor", models.CharField(max_length=80, verbose_name="召集人")),
                    ("chair", models.CharField(max_length=40, verbose_name="主持人")),
                    ("recorder", models.CharField(max_length=40, verbose_name="记录人")),
                    ("recorder_user_id", models.BigIntegerField(blank=True, null=True)),
                    ("observers", models.CharField(blank=True, max_length=300, verbose_name="列席")),
                    (
                        "study",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="studied_for",
                            to="deliberation.meeting",
                            verbose_name="党组织先研究的那次会",
                        ),
                    ),
                    (
                        "roll",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.roll",
                        ),
                    ),
                    (
                        "notice_days",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="提前几天通知"),
                    ),
                    ("profile_version", models.BigIntegerField(blank=True, null=True)),
                    ("urgent_reason", models.CharField(blank=True, max_length=300, verbose_name="紧急召开的理由")),
                    ("called_at", models.DateTimeField(blank=True, null=True, verbose_name="通知时间")),
                    ("sign_in_code", models.CharField(blank=True, max_length=8)),
                    ("opened_at", models.DateTimeField(blank=True, null=True, verbose_name="实际开会")),
                    ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="散会")),
                    ("quorum", models.JSONField(blank=True, default=dict)),
                    ("cancelled_reason", models.CharField(blank=True, max_length=300, verbose_name="取消的理由")),
                    ("validated_at", models.DateTimeField(blank=True, null=True, verbose_name="记录核定")),
                    ("validated_by_name", models.CharField(blank=True, max_length=80)),
                    ("supervised_at", models.DateTimeField(blank=True, null=True, verbose_name="监督委员会看过")),
                    ("supervised_by_name", models.CharField(blank=True, max_length=80)),
                    ("supervised_words", models.CharField(blank=True, max_length=500, verbose_name="监督委员会的意见")),
                ],
                options={
                    "ordering": ["-starts_at", "-id"],
                    "indexes": [models.Index(fields=["state", "starts_at", "id"], name="hall_meeting_state")],
                    "constraints": [
                        models.UniqueConstraint(fields=("body", "number"), name="hall_meeting_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["planned", "cancelled"]), ("called_at__isnull", False), _connector="OR"
                            ),
                            name="hall_meeting_called",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "validated"), _negated=True),
                                ("validated_at__isnull", False),
                                _connector="OR",
                            ),
                            name="hall_meeting_validated",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("supervised_at__isnull", True),
                                    ("supervised_by_name", ""),
                                    ("supervised_words", ""),
                                ),
                                models.Q(
                                    ("supervised_at__isnull", False),
                                    models.Q(("supervised_by_name", ""), _negated=True),
                                    models.Q(("supervised_words", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="hall_meeting_supervised_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Seat",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "meeting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="seats", to="deliberation.meeting"
                        ),
                    ),
                    ("number", models.PositiveIntegerField(verbose_name="序号")),
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
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("household_code", models.CharField(blank=True, max_length=30, verbose_name="户编号")),
                    ("votes", models.PositiveSmallIntegerField(default=1, verbose_name="票数")),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("meeting", "number"), name="hall_seat_number_once"),
                        models.UniqueConstraint(
                            condition=models.Q(("person__isnull", False)),
                            fields=("meeting", "person"),
                            name="hall_seat_person_once",
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Attendance",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "seat",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="attendance",
                            to="deliberation.seat",
                        ),
                    ),
                    (
                        "meeting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="attendances",
                            to="deliberation.meeting",
                        ),
                    ),
                    (
                        "presence",
                        models.CharField(
                            choices=[("in_person", "到场"), ("online", "线上参加"), ("proxy", "书面委托")],
                            max_length=10,
                            verbose_name="怎么参加",
                        ),
                    ),
                    ("for_household", models.BooleanField(default=False, verbose_name="代表本户")),
                    ("proxy_name", models.CharField(blank=True, max_length=40, verbose_name="受托人")),
                    ("entered", models.CharField(choices=[("paper", "签到表"), ("self", "本人扫码")], max_length=6)),
                    ("entered_by_name", models.CharField(blank=True, max_length=80)),
                    (
                        "checked_how",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("video", "视频里看着本人，对了身份证"),
                                ("known", "视频里看着本人，两名到会的成员认得"),
                                ("called_back", "打登记的电话，和本人说上了话"),
                            ],
                            max_length=12,
                            verbose_name="怎么核对身份",
                        ),
                    ),
                    ("checked_by", models.CharField(blank=True, max_length=80, verbose_name="谁核对的")),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("checked_by", ""), ("checked_how", "")),
                                models.Q(
                                    ("presence", "online"),
                                    models.Q(("checked_how", ""), _negated=True),
                                    models.Q(("checked_by", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="hall_attendance_check_whole",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("presence", "proxy"), _negated=True),
                                models.Q(("proxy_name", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="hall_attendance_proxy_is_named",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Absence",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "meeting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="absences",
                            to="deliberation.meeting",
                        ),
                    ),
                    (
                        "seat",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="absence", to="deliberation.seat"
                        ),
                    ),
                    ("reason", models.CharField(max_length=100, verbose_name="没有到会的原因")),
                    ("entered_by_name", models.CharField(max_length=80)),
                ],
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
                        "meeting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="items", to="deliberation.meeting"
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField(verbose_name="第几项")),
                    (
                        "topic",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="items",
                            to="deliberation.topic",
                        ),
                    ),
                    ("title", models.CharField(max_length=80, verbose_name="议什么")),
                    ("motion", models.TextField(blank=True, max_length=2000, verbose_name="要表决的话")),
                    ("presenter", models.CharField(blank=True, max_length=80, verbose_name="谁来说明")),
                    ("rule", models.CharField(blank=True, max_length=28, verbose_name="按哪条规则")),
                    (
                        "matter",
                        models.CharField(
                            choices=[
                                ("0", "其他事项"),
                                ("1", "制定、修改章程"),
                                ("3", "确认成员"),
                                ("7", "年度财务预算、收益分配"),
                                ("8", "土地、宅基地、份额量化方案"),
                                ("10", "土地补偿费等的分配使用"),
                                ("12", "合并、分立"),
                            ],
                            default="0",
                            max_length=2,
                            verbose_name="什么事项",
                        ),
                    ),
                    (
                        "land_matter",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("plan", "定承包方案"),
                                ("adjust", "承包期内个别调整承包地"),
                                ("outsiders", "包给本集体以外的单位或者个人"),
                            ],
                            max_length=10,
                            verbose_name="哪一种土地承包事项",
                        ),
                    ),
                    (
                        "method",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("show_of_hands", "举手"),
                                ("ballot", "票决"),
                                ("by_household", "按户表决"),
                                ("consensus", "协商一致"),
                            ],
                            max_length=16,
                            verbose_name="怎么表决",
                        ),
                    ),
                    ("yes", models.PositiveIntegerField(blank=True, null=True, verbose_name="同意")),
                    ("no", models.PositiveIntegerField(blank=True, null=True, verbose_name="不同意")),
                    ("abstain", models.PositiveIntegerField(blank=True, null=True, verbose_name="弃权")),
                    ("invalid", models.PositiveIntegerField(blank=True, null=True, verbose_name="无效")),
                    ("passed", models.BooleanField(blank=True, null=True, verbose_name="通过")),
                    ("outcome", models.JSONField(blank=True, default=dict)),
                    ("voted_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("meeting", "number"), name="hall_item_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("voted_at__isnull", True), ("yes__isnull", True)),
                                models.Q(
                                    ("abstain__isnull", False),
                                    ("invalid__isnull", False),
                                    ("no__isnull", False),
                                    ("voted_at__isnull", False),
                                    ("yes__isnull", False),
                                ),
                                models.Q(
                                    ("abstain__isnull", True),
                                    ("invalid__isnull", True),
                                    ("method", "ballot"),
                                    ("no__isnull", True),
                                    ("voted_at__isnull", False),
                                    ("yes__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="hall_item_vote_is_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Amendment",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "item",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="amendments",
                            to="deliberation.item",
                        ),
                    ),
                    ("mover", models.CharField(max_length=40, verbose_name="谁提的")),
                    ("before", models.TextField(max_length=2000, verbose_name="原来的话")),
                    ("words", models.TextField(max_length=2000, verbose_name="改成什么")),
                    ("at", models.DateTimeField()),
                    ("entered_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Recusal",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "item",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="recusals", to="deliberation.item"
                        ),
                    ),
                    (
                        "seat",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="recusals", to="deliberation.seat"
                        ),
                    ),
                    ("reason", models.CharField(max_length=200, verbose_name="为什么回避")),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("item", "seat"), name="hall_recusal_once")],
                },
            ),
            migrations.CreateModel(
                name="RollCallEntry",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "item",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="roll_call",
                            to="deliberation.item",
                        ),
                    ),
                    (
                        "seat",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="roll_calls",
                            to="deliberation.seat",
                        ),
                    ),
                    (
                        "answer",
                        models.CharField(
                            choices=[
                                ("voted", "在线，参加表决"),
                                ("silent", "在线，不参加表决"),
                                ("away", "点名时不在线"),
                            ],
                            max_length=8,
                            verbose_name="点名",
                        ),
                    ),
                    ("called_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [models.UniqueConstraint(fields=("item", "seat"), name="hall_roll_call_once")],
                },
            ),
            migrations.CreateModel(
                name="Minutes",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "meeting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="minutes",
                            to="deliberation.meeting",
                        ),
                    ),
                    ("version", models.PositiveSmallIntegerField(verbose_name="第几稿")),
                    ("content", models.JSONField()),
                    ("digest", models.CharField(max_length=64)),
                    ("why", models.CharField(blank=True, max_length=300, verbose_name="改了什么")),
                    ("written_at", models.DateTimeField(verbose_name="写成时间")),
                    ("written_by_name", models.CharField(max_length=80, verbose_name="谁写的")),
                ],
                options={
                    "ordering": ["version"],
                    "constraints": [
                        models.UniqueConstraint(fields=("meeting", "version"), name="hall_minutes_version_once")
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="MinutesObjection",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "meeting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="objections",
                            to="deliberation.meeting",
                        ),
                    ),
                    (
                        "seat",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="objections",
                            to="deliberation.seat",
                        ),
                    ),
                    ("version", models.PositiveSmallIntegerField(verbose_name="说的是第几稿")),
                    ("words", models.CharField(max_length=500, verbose_name="哪里不对")),
                    ("raised_at", models.DateTimeField()),
                    ("entered_by_name", models.CharField(blank=True, max_length=80)),
                    ("answer", models.CharField(blank=True, max_length=500, verbose_name="怎么答复")),
                    ("changed", models.BooleanField(blank=True, null=True, verbose_name="记录改了")),
                    ("answered_at", models.DateTimeField(blank=True, null=True)),
                    ("answered_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answer", ""), ("answered_at__isnull", True), ("changed__isnull", True)),
                                models.Q(
                                    ("answered_at__isnull", False),
                                    ("changed__isnull", False),
                                    models.Q(("answer", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="hall_objection_answer_whole",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Asking",
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
                        "topic",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="askings", to="deliberation.topic"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("question", models.CharField(max_length=200, verbose_name="想听什么")),
                    (
                        "state",
                        models.CharField(
                            choices=[("open", "正在征求意见"), ("counted", "已经截止，结果在下面")],
                            default="open",
                            max_length=8,
                            verbose_name="状态",
                        ),
                    ),
                    ("opened_at", models.DateTimeField()),
                    ("opened_by_name", models.CharField(max_length=80)),
                    ("closes_at", models.DateTimeField(verbose_name="哪天截止")),
                    ("counted_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "salt",
                        models.CharField(
                            blank=True, default=lianxin.deliberation.models.opinions.new_salt, max_length=32
                        ),
                    ),
                    ("result", models.JSONField(blank=True, default=dict)),
                ],
                options={
                    "ordering": ["-opened_at", "-id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("state", "open")), fields=("topic",), name="hall_asking_one_open"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "counted"), _negated=True),
                                models.Q(("counted_at__isnull", False), ("salt", "")),
                                _connector="OR",
                            ),
                            name="hall_asking_counted_unsalted",
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
                        "asking",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="statements",
                            to="deliberation.asking",
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField(verbose_name="第几条")),
                    ("words", models.CharField(max_length=140, verbose_name="意见")),
                    (
                        "state",
                        models.CharField(
                            choices=[("waiting", "等着审"), ("shown", "已经放上"), ("declined", "没有放上")],
                            max_length=8,
                        ),
                    ),
                    (
                        "author",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("reason", models.CharField(blank=True, max_length=200, verbose_name="理由")),
                    ("settled_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "settled_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("settled_by_name", models.CharField(blank=True, max_length=80)),
                    ("upheld_at", models.DateTimeField(blank=True, null=True)),
                    ("upheld_by_name", models.CharField(blank=True, max_length=80)),
                    ("upheld_reason", models.CharField(blank=True, max_length=200, verbose_name="复看的理由")),
                    ("answered", models.PositiveIntegerField(default=0)),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("asking", "number"), name="hall_statement_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "declined"), _negated=True),
                                models.Q(models.Q(("reason", ""), _negated=True), ("settled_at__isnull", False)),
                                _connector="OR",
                            ),
                            name="hall_statement_declined_with_reason",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("upheld_at__isnull", True),
                                models.Q(("state", "declined"), models.Q(("upheld_reason", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="hall_statement_upheld_with_reason",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Participant",
                fields=[
                    (
                        "id",
                        models.BigIntegerField(
                            default=lianxin.kit.ids.random_number, primary_key=True, serialize=False
                        ),
                    ),
                    (
                        "asking",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="participants",
                            to="deliberation.asking",
                        ),
                    ),
                    ("key", models.CharField(max_length=64)),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("asking", "key"), name="hall_participant_once")],
                },
            ),
            migrations.CreateModel(
                name="Answer",
                fields=[
                    (
                        "id",
                        models.BigIntegerField(
                            default=lianxin.kit.ids.random_number, primary_key=True, serialize=False
                        ),
                    ),
                    (
                        "participant",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="answers",
                            to="deliberation.participant",
                        ),
                    ),
                    (
                        "statement",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="answers",
                            to="deliberation.statement",
                        ),
                    ),
                    ("value", models.SmallIntegerField(choices=[(1, "同意"), (-1, "不同意"), (0, "跳过，说不准")])),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("participant", "statement"), name="hall_answer_once"),
                        models.CheckConstraint(
                            condition=models.Q(("value__in", [-1, 0, 1])), name="hall_answer_is_an_opinion"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ProcessPlan",
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
                            choices=[
                                ("four_steps", "四议两公开"),
                                ("four_steps_collective", "四议两公开（集体事项）"),
                                ("fund_raising", "一事一议筹资筹劳"),
                                ("hall", "议题"),
                                ("budget", "预算投票"),
                                ("village_rules", "村规民约"),
                            ],
                            max_length=24,
                            verbose_name="照哪一种",
                        ),
                    ),
                    ("name", models.CharField(max_length=40, verbose_name="叫什么")),
                    ("phases", models.JSONField()),
                    ("made_at", models.DateTimeField()),
                    ("made_by_name", models.CharField(max_length=80)),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["kind", "name", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at__isnull", True)),
                            fields=("division", "name"),
                            name="hall_process_plan_name_once",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Process",
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
                        "topic",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="processes",
                            to="deliberation.topic",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("four_steps", "四议两公开"),
                                ("four_steps_collective", "四议两公开（集体事项）"),
                                ("fund_raising", "一事一议筹资筹劳"),
                            ],
                            max_length=24,
                            verbose_name="怎么走",
                        ),
                    ),
                    (
                        "plan",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="deliberation.processplan",
                        ),
                    ),
                    ("title", models.CharField(max_length=80, verbose_name="什么事")),
                    (
                        "state",
                        models.CharField(
                            choices=[("running", "正在走"), ("done", "走完了"), ("stopped", "停下了")],
                            default="running",
                            max_length=8,
                            verbose_name="状态",
                        ),
                    ),
                    ("days", models.JSONField(default=dict)),
                    ("due_on", models.DateField(blank=True, null=True, verbose_name="这一步最晚哪天走完")),
                    ("profile_version", models.BigIntegerField(blank=True, null=True)),
                    ("started_at", models.DateTimeField()),
                    ("stopped_reason", models.CharField(blank=True, max_length=300, verbose_name="为什么停下")),
                ],
                options={
                    "ordering": ["-started_at", "-id"],
                },
            ),
            migrations.CreateModel(
                name="ProcessStep",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "process",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="deliberation.process"
                        ),
                    ),
                    ("code", models.CharField(max_length=16)),
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
                        "resolution",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="deliberation.resolution",
                        ),
                    ),
                    ("words", models.CharField(blank=True, max_length=500, verbose_name="怎么说")),
                    ("on", models.DateField(verbose_name="哪天")),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("process", "code"), name="hall_process_step_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("meeting__isnull", False),
                                ("resolution__isnull", False),
                                models.Q(("words", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="hall_process_step_rests_on_something",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="FundRaising",
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
                        "process",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="raising",
                            to="deliberation.process",
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
                    (
                        "roll",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.roll"
                        ),
                    ),
                    ("profile_version", models.BigIntegerField(blank=True, null=True)),
                    ("drafted_at", models.DateTimeField()),
                    ("drafted_by_name", models.CharField(max_length=80)),
                    ("proposed_at", models.DateTimeField(blank=True, null=True)),
                    ("township_words", models.CharField(blank=True, max_length=300, verbose_name="乡镇怎么说")),
                    ("township_filing", models.CharField(blank=True, max_length=60, verbose_name="乡镇文号")),
                    ("county_words", models.CharField(blank=True, max_length=300, verbose_name="县里怎么答复")),
                    ("county_filing", models.CharField(blank=True, max_length=60, verbose_name="县里文号")),
                    ("posted_at", models.DateTimeField(blank=True, null=True)),
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
                                ("per_head_fen__lte", models.F("cap_fen")),
                                ("per_worker_days__lte", models.F("cap_days")),
                            ),
                            name="hall_raising_within_cap",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RaisingAnswer",
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
                        "raising",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="paper_answers",
                            to="deliberation.fundraising",
                        ),
                    ),
                    ("code", models.CharField(max_length=12)),
                    ("agrees", models.BooleanField(verbose_name="同不同意")),
                    ("words", models.CharField(max_length=300, verbose_name="怎么说")),
                    ("filing", models.CharField(max_length=60, verbose_name="文号")),
                    ("answered_by_name", models.CharField(max_length=80, verbose_name="谁答复的")),
                    ("answered_on", models.DateField(verbose_name="哪天答复")),
                    ("entered_at", models.DateTimeField()),
                    ("entered_by_name", models.CharField(max_length=80, verbose_name="登记人")),
                    ("pages", models.JSONField(default=list)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("raising", "code"), name="hall_raising_answered_once_by_each")
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="RaisingHousehold",
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
                        "raising",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="households",
                            to="deliberation.fundraising",
                        ),
                    ),
                    ("number", models.PositiveIntegerField(verbose_name="序号")),
                    ("code", models.CharField(blank=True, max_length=30, verbose_name="户编号")),
                    ("name", models.CharField(max_length=40, verbose_name="户里第一位")),
                    ("agrees", models.BooleanField(blank=True, null=True, verbose_name="签字同意")),
                    ("signed_by_name", models.CharField(blank=True, max_length=80, verbose_name="登记人")),
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
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="lines",
                            to="deliberation.raisinghousehold",
                        ),
                    ),
                    (
                        "raising",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="lines",
                            to="deliberation.fundraising",
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                        ),
                    ),
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("works", models.BooleanField(verbose_name="劳力")),
                ],
                options={
                    "ordering": ["household_id", "id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("raising", "person"), name="hall_raising_person_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="RaisingExemption",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "line",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="exemptions",
                            to="deliberation.raisingline",
                        ),
                    ),
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
                    ("entered_at", models.DateTimeField()),
                    ("entered_by_name", models.CharField(max_length=80)),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ("ended_reason", models.CharField(blank=True, max_length=200, verbose_name="为什么不算了")),
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
                                models.Q(("ground", "hardship"), _negated=True),
                                ("meeting__isnull", False),
                                _connector="OR",
                            ),
                            name="hall_raising_hardship_was_voted",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RaisingReceipt",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
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
                    (
                        "kind",
                        models.CharField(
                            choices=[("money", "钱"), ("labour", "工")], max_length=6, verbose_name="钱还是工"
                        ),
                    ),
                    ("amount", models.IntegerField(verbose_name="多少（分、工）")),
                    ("number", models.CharField(max_length=40, verbose_name="收据（记工单）号")),
                    ("on", models.DateField(verbose_name="哪天")),
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
                    ("why", models.CharField(blank=True, max_length=200, verbose_name="为什么更正")),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
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
            migrations.CreateModel(
                name="Bundle",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("seal", models.CharField(max_length=64, unique=True)),
                    ("data", models.BinaryField()),
                ],
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Resolution",
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
                        "item",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="resolution",
                            to="deliberation.item",
                        ),
                    ),
                    (
                        "body",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="resolutions",
                            to="deliberation.body",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("year", models.PositiveSmallIntegerField()),
                    ("serial", models.PositiveSmallIntegerField()),
                    ("title", models.CharField(max_length=80, verbose_name="决议")),
                    ("text", models.TextField(max_length=2000, verbose_name="决议内容")),
                    ("basis", models.CharField(blank=True, max_length=200, verbose_name="法律依据")),
                    (
                        "minutes",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deliberation.minutes"
                        ),
                    ),
                    (
                        "bundle",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deliberation.bundle"
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("registered", "已登记，待公布"),
                                ("in_force", "生效"),
                                ("implemented", "已实施"),
                                ("amended", "已修改"),
                                ("revoked", "已撤销"),
                                ("annulled", "被依法撤销或责令改正"),
                            ],
                            default="registered",
                            max_length=12,
                            verbose_name="状态",
                        ),
                    ),
                    ("effective_on", models.DateField(verbose_name="哪天起生效")),
                    ("responsible", models.CharField(max_length=80, verbose_name="谁负责办")),
                    ("budget_fen", models.PositiveBigIntegerField(default=0, verbose_name="要花的钱")),
                    ("due_on", models.DateField(verbose_name="哪天前办好")),
                    ("review_on", models.DateField(verbose_name="哪天回头看")),
                    (
                        "approval",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("", "不用报批"),
                                ("township", "等乡镇批准"),
                                ("county", "等县里批准"),
                                ("granted", "上级批准了"),
                                ("refused", "上级没有批准"),
                            ],
                            max_length=10,
                            verbose_name="上级批准",
                        ),
                    ),
                    ("registered_at", models.DateTimeField()),
                    ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="公布时间")),
                ],
                options={
                    "ordering": ["-registered_at", "-id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("body", "year", "serial"), name="hall_resolution_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state", "registered"), ("published_at__isnull", False), _connector="OR"
                            ),
                            name="hall_resolution_published",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("approval__in", ["", "granted"]), ("published_at__isnull", True), _connector="OR"
                            ),
                            name="hall_resolution_published_once_approved",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ResolutionEnd",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "resolution",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="ended",
                            to="deliberation.resolution",
                        ),
                    ),
                    (
                        "body",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="deliberation.body"
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("registered", "已登记，待公布"),
                                ("in_force", "生效"),
                                ("implemented", "已实施"),
                                ("amended", "已修改"),
                                ("revoked", "已撤销"),
                                ("annulled", "被依法撤销或责令改正"),
                            ],
                            max_length=12,
                            verbose_name="怎么了",
                        ),
                    ),
                    ("year", models.PositiveSmallIntegerField()),
                    ("serial", models.PositiveSmallIntegerField()),
                    (
                        "later",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="ends",
                            to="deliberation.resolution",
                            verbose_name="后来的哪份决议",
                        ),
                    ),
                    ("words", models.CharField(max_length=1000, verbose_name="依据和理由")),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("body", "state", "year", "serial"), name="hall_resolution_end_number_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["amended", "revoked"]),
                                models.Q(("later__isnull", True), ("state", "annulled")),
                                _connector="OR",
                            ),
                            name="hall_resolution_end_is_one",
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="ResolutionStep",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "resolution",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="steps",
                            to="deliberation.resolution",
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("registered", "已登记，待公布"),
                                ("in_force", "生效"),
                                ("implemented", "已实施"),
                                ("amended", "已修改"),
                                ("revoked", "已撤销"),
                                ("annulled", "被依法撤销或责令改正"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("words", models.CharField(max_length=1000, verbose_name="办得怎样")),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="ResolutionApproval",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "resolution",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="approvals",
                            to="deliberation.resolution",
                        ),
                    ),
                    (
                        "level",
                        models.CharField(
                            choices=[
                                ("", "不用报批"),
                                ("township", "等乡镇批准"),
                                ("county", "等县里批准"),
                                ("granted", "上级批准了"),
                                ("refused", "上级没有批准"),
                            ],
                            max_length=10,
                            verbose_name="哪一级",
                        ),
                    ),
                    ("is_granted", models.BooleanField(verbose_name="批准")),
                    ("number", models.CharField(blank=True, max_length=80, verbose_name="文号")),
                    ("words", models.CharField(max_length=500, verbose_name="理由")),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("resolution", "level"), name="hall_resolution_approved_once_a_level"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("is_granted", False), models.Q(("number", ""), _negated=True), _connector="OR"
                            ),
                            name="hall_resolution_approval_has_its_number",
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Topic",
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
                        "plan",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="deliberation.processplan",
                        ),
                    ),
                    ("title", models.CharField(max_length=60, verbose_name="议什么")),
                    ("words", models.TextField(max_length=2000, verbose_name="为什么要议")),
                    (
                        "origin",
                        models.CharField(
                            choices=[
                                ("resident", "居民提出"),
                                ("signatures", "居民联名"),
                                ("body", "组织提出"),
                                ("needs", "反复出现的诉求"),
                                ("liaison", "走访时大家说的"),
                                ("rules", "村规民约的草稿"),
                            ],
                            max_length=12,
                            verbose_name="怎么来的",
                        ),
                    ),
                    ("source_kind", models.CharField(blank=True, max_length=20)),
                    ("source_id", models.CharField(blank=True, max_length=20)),
                    ("source_label", models.CharField(blank=True, max_length=120)),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("gathering", "征集联名"),
                                ("proposed", "待筛选"),
                                ("accepted", "已采纳，待公布"),
                                ("published", "已公布"),
                                ("concluded", "议完了"),
                                ("referred", "转别处办理"),
                                ("declined", "没有采纳"),
                            ],
                            default="proposed",
                            max_length=12,
                            verbose_name="状态",
                        ),
                    ),
                    ("proposed_at", models.DateTimeField(verbose_name="提出时间")),
                    (
                        "proposer",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("proposer_name", models.CharField(max_length=80, verbose_name="提出人")),
                    ("shows_name", models.BooleanField(default=False, verbose_name="愿意公开姓名")),
                    ("entered_by_name", models.CharField(blank=True, max_length=80, verbose_name="代为登记")),
                    ("screen_by", models.DateField(blank=True, null=True, verbose_name="最晚哪天筛选")),
                    ("screened_at", models.DateTimeField(blank=True, null=True)),
                    ("screened_by_name", models.CharField(blank=True, max_length=80)),
                    ("screening", models.CharField(blank=True, max_length=500, verbose_name="筛选意见")),
                    ("materials", models.TextField(blank=True, max_length=4000, verbose_name="要知道的情况")),
                    ("discuss_at", models.DateTimeField(blank=True, null=True, verbose_name="什么时候议")),
                    ("discuss_where", models.CharField(blank=True, max_length=120, verbose_name="在哪里议")),
                    ("seats", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="请多少人来议")),
                    (
                        "affected_seats",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="其中和这件事有关的人"),
                    ),
                    ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="公布时间")),
                    (
                        "outcome",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("consensus", "谈成了"),
                                ("options_for_vote", "有几个方案，要表决"),
                                ("no_agreement", "没有谈成"),
                                ("postponed", "改日再议"),
                                ("heard", "听过大家的意见了"),
                            ],
                            max_length=20,
                            verbose_name="议的结果",
                        ),
                    ),
                    ("outcome_words", models.TextField(blank=True, max_length=2000, verbose_name="议成了什么")),
                    (
                        "route",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("implement", "照办"),
                                ("to_assembly", "交会议表决"),
                                ("to_township", "报乡镇"),
                                ("nowhere", "不再往下走"),
                            ],
                            max_length=12,
                            verbose_name="接下来",
                        ),
                    ),
                    ("concluded_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["-proposed_at", "-id"],
                    "indexes": [
                        models.Index(fields=["state", "proposed_at", "id"], name="hall_topic_state"),
                        models.Index(
                            condition=models.Q(("source_id", ""), _negated=True),
                            fields=["source_kind", "source_id"],
                            name="hall_topic_source",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("state__in", ["accepted", "published", "concluded", "referred", "declined"]),
                                    _negated=True,
                                ),
                                models.Q(("screened_at__isnull", False), models.Q(("screening", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="hall_topic_screened_with_reason",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state__in", ["published", "concluded"]), _negated=True),
                                models.Q(
                                    ("discuss_at__isnull", False),
                                    ("published_at__isnull", False),
                                    models.Q(("materials", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="hall_topic_published_is_whole",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "concluded"), _negated=True),
                                models.Q(
                                    ("concluded_at__isnull", False),
                                    models.Q(("outcome", ""), _negated=True),
                                    models.Q(("route", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="hall_topic_concluded_is_whole",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("state", "gathering"), ("screen_by__isnull", False), _connector="OR"),
                            name="hall_topic_has_a_clock",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="TopicSignature",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "topic",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="signatures",
                            to="deliberation.topic",
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("household", models.CharField(blank=True, max_length=40, verbose_name="哪一户")),
                    ("entered_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("topic", "name", "household"), name="hall_topic_signed_once"),
                        models.UniqueConstraint(
                            condition=models.Q(("user__isnull", False)),
                            fields=("topic", "user"),
                            name="hall_topic_signed_once_by_user",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="VillageRule",
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
                        "plan",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="deliberation.processplan",
                        ),
                    ),
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
                    ("filing", models.CharField(blank=True, max_length=60, verbose_name="备案文号")),
                    ("filed_on", models.DateField(blank=True, null=True, verbose_name="哪天备案")),
                    ("due_on", models.DateField(blank=True, null=True, verbose_name="最晚哪天")),
                    ("posted_at", models.DateTimeField(blank=True, null=True)),
                    ("decided_on", models.DateField(blank=True, null=True)),
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
            migrations.CreateModel(
                name="VillageRuleReview",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "rule",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reviews",
                            to="deliberation.villagerule",
                        ),
                    ),
                    (
                        "outcome",
                        models.CharField(
                            choices=[("kept", "不改，接着执行"), ("amended", "改了几条"), ("replaced", "整个换了新的")],
                            max_length=10,
                            verbose_name="复核的结果",
                        ),
                    ),
                    (
                        "resolution",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="village_rule_review",
                            to="deliberation.resolution",
                        ),
                    ),
                    (
                        "next_rule",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="reviewed_as",
                            to="deliberation.villagerule",
                        ),
                    ),
                    ("decided_on", models.DateField(verbose_name="哪天的会")),
                    ("explained", models.TextField(blank=True, max_length=1000, verbose_name="有的话为什么不算违法")),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("next_rule__isnull", True), ("outcome", "kept")),
                                models.Q(models.Q(("outcome", "kept"), _negated=True), ("next_rule__isnull", False)),
                                _connector="OR",
                            ),
                            name="hall_review_changed_has_a_next",
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
        ),
        OnlyAdded(
            "deliberation_amendment",
            "deliberation_bundle",
            "deliberation_commentruling",
            "deliberation_minutes",
            "deliberation_raisinganswer",
            "deliberation_raisingreceipt",
            "deliberation_resolutionapproval",
            "deliberation_resolutionend",
            "deliberation_resolutionstep",
            "deliberation_seat",
            "deliberation_sheet",
            "deliberation_villagerulereview",
            "deliberation_voidvote",
        ),
        OnlyAdded("deliberation_takenback", key="sheet_id"),
    ]
