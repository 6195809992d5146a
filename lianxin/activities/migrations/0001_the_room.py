"""The tables of the room."""

import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.ids
from lianxin.kit.laying import Together


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("activities", "0001_branches_and_what_they_hold"),
        ("activities", "0002_stages_and_transfers"),
        ("activities", "0003_on_probation_until_said_otherwise"),
        ("activities", "0004_lists_brought_in_one_go"),
        ("activities", "0005_letters_are_numbered_one_by_one"),
    ]
    dependencies = [("organisations", "0001_the_room")]
    operations = [
        Together(
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
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="activities",
                            to="organisations.unit",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("branch_assembly", "支部党员大会"),
                                ("branch_committee_meeting", "支部委员会会议"),
                                ("party_group_meeting", "党小组会"),
                                ("party_lecture", "党课"),
                                ("theme_party_day", "主题党日"),
                                ("organizational_life_meeting", "组织生活会"),
                                ("member_evaluation", "民主评议党员"),
                                ("talk", "谈心谈话"),
                            ],
                            max_length=30,
                            verbose_name="什么活动",
                        ),
                    ),
                    ("held_on", models.DateField(verbose_name="哪天")),
                    ("times", models.CharField(blank=True, max_length=40, verbose_name="几点到几点")),
                    ("place", models.CharField(max_length=60, verbose_name="地点")),
                    ("chair", models.CharField(max_length=40, verbose_name="主持人")),
                    ("recorder", models.CharField(max_length=40, verbose_name="记录人")),
                    ("topic", models.CharField(blank=True, max_length=200, verbose_name="议题")),
                    ("minutes", models.TextField(blank=True, max_length=4000, verbose_name="记录")),
                    ("resolution", models.TextField(blank=True, max_length=1000, verbose_name="决议")),
                    ("votes_for", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="赞成")),
                    ("votes_against", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="反对")),
                    ("votes_abstain", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="弃权")),
                    ("absence_words", models.CharField(blank=True, max_length=300, verbose_name="没来的原因")),
                    ("recorded_by_name", models.CharField(max_length=80)),
                    ("recorded_at", models.DateTimeField()),
                    ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                    ("withdrawn_reason", models.CharField(blank=True, max_length=200)),
                ],
                options={
                    "verbose_name": "组织生活",
                    "verbose_name_plural": "组织生活",
                    "ordering": ["-held_on", "-id"],
                    "indexes": [models.Index(fields=["unit", "held_on"], name="activities_of_a_unit")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("votes_abstain__isnull", True),
                                    ("votes_against__isnull", True),
                                    ("votes_for__isnull", True),
                                ),
                                models.Q(
                                    ("votes_abstain__isnull", False),
                                    ("votes_against__isnull", False),
                                    ("votes_for__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="activities_votes_all_or_none",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "talk"), _negated=True),
                                models.Q(("minutes", ""), ("resolution", "")),
                                _connector="OR",
                            ),
                            name="activities_talk_untold",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Attendance",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "activity",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="attendance",
                            to="activities.activity",
                        ),
                    ),
                    (
                        "member",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="activities.member"
                        ),
                    ),
                    (
                        "presence",
                        models.CharField(
                            choices=[("present", "到会"), ("absent", "没来"), ("exempt", "不作要求")], max_length=8
                        ),
                    ),
                    ("has_vote", models.BooleanField()),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("activity", "member"), name="activities_attendance_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Member",
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
                            related_name="branch_members",
                            to="organisations.unit",
                        ),
                    ),
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("has_vote", models.BooleanField(default=True, verbose_name="正式党员，有表决权")),
                    ("exempt_reason", models.CharField(blank=True, max_length=100, verbose_name="为什么不作要求")),
                    (
                        "stage",
                        models.CharField(
                            choices=[
                                ("applicant", "入党申请人"),
                                ("activist", "入党积极分子"),
                                ("candidate", "发展对象"),
                                ("probationary", "预备党员"),
                                ("full", "正式党员"),
                            ],
                            default="full",
                            max_length=12,
                            verbose_name="到哪一步",
                        ),
                    ),
                    ("stage_on", models.DateField(blank=True, null=True, verbose_name="从哪天起")),
                    ("away_since", models.DateField(blank=True, null=True, verbose_name="哪天外出")),
                    ("away_place", models.CharField(blank=True, max_length=100, verbose_name="在哪里")),
                    ("away_contact", models.CharField(blank=True, max_length=40, verbose_name="支部谁联系")),
                    ("starts_on", models.DateField()),
                    ("ends_on", models.DateField(blank=True, null=True)),
                ],
                options={
                    "verbose_name": "支部党员",
                    "verbose_name_plural": "支部党员",
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="activities_member_ends_after_start",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("away_contact", ""), ("away_place", ""), ("away_since__isnull", True)),
                                models.Q(
                                    ("away_since__isnull", False),
                                    models.Q(("away_place", ""), _negated=True),
                                    models.Q(("away_contact", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="activities_member_away_whole",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("has_vote", False), ("stage", "full"), _connector="OR"),
                            name="activities_member_votes_when_full",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("unit", "name"),
                            name="activities_member_name_once",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="StageStep",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "member",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="stages", to="activities.member"
                        ),
                    ),
                    (
                        "stage",
                        models.CharField(
                            choices=[
                                ("applicant", "入党申请人"),
                                ("activist", "入党积极分子"),
                                ("candidate", "发展对象"),
                                ("probationary", "预备党员"),
                                ("full", "正式党员"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("on", models.DateField()),
                    ("entered_by_name", models.CharField(max_length=80)),
                    ("entered_at", models.DateTimeField()),
                ],
                options={
                    "ordering": ["on", "id"],
                    "constraints": [models.UniqueConstraint(fields=("member", "stage"), name="activities_stage_once")],
                },
            ),
            migrations.CreateModel(
                name="MemberRoster",
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
                    ("count", models.PositiveSmallIntegerField()),
                    ("brought_at", models.DateTimeField()),
                    ("brought_by_name", models.CharField(max_length=80)),
                    ("undone_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                        ),
                    ),
                    ("made", models.JSONField(default=list)),
                ],
                options={
                    "verbose_name": "党员花名册",
                    "ordering": ["-id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="LetterSeries",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("year", models.PositiveSmallIntegerField(unique=True)),
                    ("last", models.PositiveIntegerField()),
                ],
            ),
            migrations.CreateModel(
                name="Transfer",
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
                        "member",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="transfers",
                            to="activities.member",
                        ),
                    ),
                    (
                        "from_unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                        ),
                    ),
                    (
                        "to_unit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisations.unit",
                        ),
                    ),
                    ("to_words", models.CharField(max_length=120, verbose_name="转到哪个支部")),
                    ("from_committee", models.CharField(max_length=120, verbose_name="转出的党委")),
                    ("to_committee", models.CharField(max_length=120, verbose_name="接收的党委")),
                    (
                        "reason",
                        models.CharField(
                            choices=[
                                ("job", "工作单位变了"),
                                ("home", "经常居住地变了"),
                                ("away", "外出六个月以上，地点比较固定"),
                                ("study", "升学或毕业"),
                                ("other", "其他"),
                            ],
                            max_length=12,
                            verbose_name="为什么转",
                        ),
                    ),
                    ("contact", models.CharField(blank=True, max_length=30, verbose_name="本人联系电话")),
                    ("dues_paid_to", models.CharField(blank=True, max_length=20, verbose_name="党费交到几月")),
                    ("remarks", models.CharField(blank=True, max_length=200, verbose_name="备注")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("draft", "已填好"),
                                ("branch_confirmed", "支部已确认"),
                                ("sent", "介绍信已开"),
                                ("in_transit", "本人已领介绍信"),
                                ("received", "对方已接收"),
                                ("receipt_returned", "回执已收到"),
                                ("closed", "已办结"),
                                ("returned", "退回更正"),
                                ("cancelled", "已取消"),
                            ],
                            default="draft",
                            max_length=16,
                        ),
                    ),
                    ("drafted_on", models.DateField()),
                    (
                        "letter_no",
                        models.CharField(blank=True, max_length=20, null=True, unique=True, verbose_name="介绍信编号"),
                    ),
                    ("issued_on", models.DateField(blank=True, null=True, verbose_name="开具日")),
                    ("valid_until", models.DateField(blank=True, null=True, verbose_name="有效期到")),
                    ("received_on", models.DateField(blank=True, null=True, verbose_name="接收日")),
                    ("receipt_no", models.CharField(blank=True, max_length=40, verbose_name="回执编号")),
                    ("said", models.CharField(blank=True, max_length=200, verbose_name="退回或取消的原因")),
                ],
                options={
                    "ordering": ["-drafted_on", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("issued_on__isnull", True),
                                    ("letter_no__isnull", True),
                                    ("valid_until__isnull", True),
                                ),
                                models.Q(
                                    ("issued_on__isnull", False),
                                    ("letter_no__isnull", False),
                                    ("valid_until__gte", models.F("issued_on")),
                                ),
                                _connector="OR",
                            ),
                            name="activities_transfer_letter_whole",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("state__in", ["closed", "cancelled"]), _negated=True),
                            fields=("member",),
                            name="activities_transfer_one_open",
                        ),
                    ],
                },
            ),
        ),
    ]
