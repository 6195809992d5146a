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
        ("elections", "0001_elections"),
        ("elections", "0002_counts_are_only_added"),
        ("elections", "0003_group_meetings_elect"),
        ("elections", "0004_who_declines_the_seat"),
        ("elections", "0005_how_candidates_stand_on_the_ballot"),
        ("elections", "0006_a_member_is_recalled"),
        ("elections", "0007_written_in_run_offs_and_causes"),
        ("elections", "0008_who_was_present_and_who_is_of_the_committee"),
    ]
    dependencies = [
        ("audit", "0001_the_room"),
        ("organisations", "0001_the_room"),
        ("people", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Election",
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
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="elections",
                            to="organisations.unit",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    (
                        "kind",
                        models.CharField(
                            choices=[("full", "换届选举"), ("by_election", "补选")],
                            max_length=12,
                            verbose_name="什么选举",
                        ),
                    ),
                    (
                        "method",
                        models.CharField(
                            choices=[
                                ("villagers", "登记的选民直接选"),
                                ("household_reps", "户代表选"),
                                ("group", "村民小组会议选"),
                                ("resident_reps", "居民代表选"),
                                ("branch", "党员大会选"),
                            ],
                            max_length=14,
                            verbose_name="谁来选",
                        ),
                    ),
                    ("poll_on", models.DateField(verbose_name="投票日")),
                    ("committee", models.JSONField(default=list, verbose_name="选举委员会")),
                    (
                        "committee_refs",
                        models.JSONField(blank=True, default=dict, verbose_name="选举委员会的人口档案编号"),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("planned", "准备中"),
                                ("listed", "名单已公布"),
                                ("nominated", "候选人已公布"),
                                ("run_off", "要再选一次"),
                                ("void", "选举无效，要重新选"),
                                ("elected", "已选出"),
                                ("installed", "已就任"),
                                ("closed", "已交接"),
                                ("cancelled", "已取消"),
                            ],
                            default="planned",
                            max_length=10,
                        ),
                    ),
                    ("listed", models.PositiveIntegerField(blank=True, null=True, verbose_name="名单上的人数")),
                    ("listed_on", models.DateField(blank=True, null=True, verbose_name="名单公布日")),
                    ("list_changes", models.JSONField(blank=True, default=list, verbose_name="名单人数的改正")),
                    ("run_off_on", models.DateField(blank=True, null=True, verbose_name="再选的日子")),
                    (
                        "ballot_order",
                        models.CharField(
                            choices=[("entered", "按登记先后"), ("strokes", "按姓氏笔画"), ("lot", "当众抽签")],
                            default="entered",
                            max_length=10,
                            verbose_name="候选人怎么排",
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
                    ("planned_by_name", models.CharField(max_length=80)),
                    ("installed_on", models.DateField(blank=True, null=True, verbose_name="就任日")),
                    ("said", models.CharField(blank=True, max_length=200, verbose_name="取消或改期的原因")),
                ],
                options={
                    "verbose_name": "选举",
                    "ordering": ["-poll_on", "-id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("state__in", ["closed", "cancelled"]), _negated=True),
                            fields=("unit",),
                            name="elections_one_at_a_time",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("listed__isnull", True), ("listed_on__isnull", True)),
                                models.Q(("listed__gte", 1), ("listed_on__isnull", False)),
                                _connector="OR",
                            ),
                            name="elections_list_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ListObjection",
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
                        "election",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="objections",
                            to="elections.election",
                        ),
                    ),
                    ("name", models.CharField(max_length=40, verbose_name="谁提的")),
                    ("words", models.CharField(max_length=300, verbose_name="哪里不对")),
                    ("raised_on", models.DateField(verbose_name="哪天提的")),
                    ("is_upheld", models.BooleanField(blank=True, null=True, verbose_name="属实")),
                    ("answer", models.CharField(blank=True, max_length=300, verbose_name="怎么处理")),
                    ("decided_on", models.DateField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["raised_on", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answer", ""), ("decided_on__isnull", True), ("is_upheld__isnull", True)),
                                models.Q(
                                    ("decided_on__gte", models.F("raised_on")),
                                    ("is_upheld__isnull", False),
                                    models.Q(("answer", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="elections_objection_decided_whole",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Candidate",
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
                        "election",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="candidates",
                            to="elections.election",
                        ),
                    ),
                    (
                        "post",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.post"
                        ),
                    ),
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
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
                    ("holder_ref", models.CharField(blank=True, max_length=12)),
                    ("is_written_in", models.BooleanField(default=False, verbose_name="选票上另选的")),
                    ("nominated_by", models.CharField(max_length=120, verbose_name="谁提名")),
                    ("nominated_on", models.DateField()),
                    ("warning_words", models.CharField(blank=True, max_length=300)),
                    ("withdrawn_on", models.DateField(blank=True, null=True)),
                    ("withdrawn_reason", models.CharField(blank=True, max_length=200)),
                    (
                        "declined_because",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("own_wish", "本人不愿就任"),
                                ("kin", "近亲属回避"),
                                ("died", "去世"),
                                ("other", "别的原因"),
                            ],
                            max_length=10,
                            verbose_name="当选后为什么不就任",
                        ),
                    ),
                    ("place", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="选票上第几位")),
                    ("elected_in", models.PositiveSmallIntegerField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("withdrawn_on__isnull", True)),
                            fields=("election", "name"),
                            name="elections_candidate_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("declined_because", ""),
                                models.Q(("elected_in__isnull", False), ("withdrawn_on__isnull", False)),
                                _connector="OR",
                            ),
                            name="elections_declined_after_elected",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Poll",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "election",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="polls", to="elections.election"
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField()),
                    ("held_on", models.DateField()),
                    ("listed", models.PositiveIntegerField()),
                    ("cast", models.PositiveIntegerField(verbose_name="收回选票")),
                    ("present", models.PositiveIntegerField(blank=True, null=True, verbose_name="到会的有选举权的人")),
                    ("proxies", models.PositiveIntegerField(default=0, verbose_name="委托投票")),
                    ("votes", models.JSONField(verbose_name="得票")),
                    ("tellers", models.CharField(max_length=120, verbose_name="唱票、计票、监票")),
                    ("is_valid", models.BooleanField()),
                    ("entered_by_name", models.CharField(max_length=80)),
                    ("entered_at", models.DateTimeField()),
                ],
                options={
                    "ordering": ["number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("election", "number"), name="elections_poll_once"),
                        models.CheckConstraint(
                            condition=models.Q(("cast__lte", models.F("listed"))),
                            name="elections_poll_no_more_than_listed",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("present__isnull", True),
                                models.Q(("present__gte", models.F("cast")), ("present__lte", models.F("listed"))),
                                _connector="OR",
                            ),
                            name="elections_poll_present_of_listed",
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="HandoverItem",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "election",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="handover",
                            to="elections.election",
                        ),
                    ),
                    (
                        "what",
                        models.CharField(
                            choices=[
                                ("seals", "公章"),
                                ("office", "办公用房和设备"),
                                ("accounts", "账本、凭证和钱款"),
                                ("assets", "集体资产、资源和合同"),
                                ("files", "档案"),
                                ("debts", "债权债务"),
                                ("affairs", "没有办完的事"),
                                ("audit", "离任审计的结果"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("done_on", models.DateField(blank=True, null=True)),
                    ("words", models.CharField(blank=True, max_length=300, verbose_name="交了什么、谁交谁接")),
                    ("noted_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("election", "what"), name="elections_handover_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("done_on__isnull", True), ("words", "")),
                                models.Q(("done_on__isnull", False), models.Q(("words", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="elections_handover_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Recall",
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
                        "tenure",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.tenure"
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("raised", "已提出"),
                                ("called", "已定投票日"),
                                ("passed", "已罢免"),
                                ("failed", "没有通过"),
                                ("dropped", "不办了"),
                            ],
                            default="raised",
                            max_length=10,
                        ),
                    ),
                    (
                        "ground",
                        models.CharField(
                            choices=[("voters", "有选举权的村民联名"), ("reps", "村民代表联名")],
                            max_length=8,
                            verbose_name="谁提的",
                        ),
                    ),
                    ("asked", models.PositiveIntegerField(verbose_name="签名的人数")),
                    ("total", models.PositiveIntegerField(verbose_name="一共有多少人")),
                    ("raised_on", models.DateField(verbose_name="哪天提的")),
                    ("reason", models.CharField(max_length=300, verbose_name="理由")),
                    ("answer", models.CharField(blank=True, max_length=500, verbose_name="本人的申辩")),
                    ("vote_on", models.DateField(blank=True, null=True, verbose_name="投票日")),
                    ("listed", models.PositiveIntegerField(blank=True, null=True, verbose_name="名单上的人数")),
                    ("cast", models.PositiveIntegerField(blank=True, null=True, verbose_name="收回选票")),
                    ("in_favour", models.PositiveIntegerField(blank=True, null=True, verbose_name="同意罢免")),
                    ("said", models.CharField(blank=True, max_length=200, verbose_name="为什么不办了")),
                    ("entered_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "verbose_name": "罢免",
                    "ordering": ["-raised_on", "-id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("state__in", ["raised", "called"])),
                            fields=("tenure",),
                            name="elections_recall_one_at_a_time",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("asked__lte", models.F("total"))),
                            name="elections_recall_asked_of_total",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("cast__isnull", True), ("in_favour__isnull", True), ("listed__isnull", True)),
                                models.Q(("cast__lte", models.F("listed")), ("in_favour__lte", models.F("cast"))),
                                _connector="OR",
                            ),
                            name="elections_recall_counted_whole",
                        ),
                    ],
                },
            ),
        ),
        OnlyAdded("elections_poll"),
    ]
