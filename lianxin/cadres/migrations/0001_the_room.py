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
        ("cadres", "0001_files_and_the_way_into_the_pool"),
        ("cadres", "0002_courses_and_who_took_them"),
        ("cadres", "0003_three_appraisals_kept_apart"),
        ("cadres", "0004_posts_to_fill_and_secondments"),
        ("cadres", "0005_answers_are_cleared"),
        ("cadres", "0006_what_is_said_on_paper_has_its_writer"),
    ]
    dependencies = [
        ("audit", "0001_the_room"),
        ("organisations", "0001_the_room"),
        ("people", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Round",
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
                        "kind",
                        models.CharField(
                            choices=[
                                ("democratic", "民主评议"),
                                ("yearly", "乡镇年度考核"),
                                ("report", "书记抓党建述职评议"),
                            ],
                            max_length=12,
                            verbose_name="哪一种",
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("year", models.PositiveSmallIntegerField(verbose_name="哪一年")),
                    ("write_by", models.DateField(verbose_name="本人写到哪天")),
                    ("meets_on", models.DateField(blank=True, null=True, verbose_name="哪天开会评议")),
                    ("cap_percent", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("most_evidence", models.PositiveSmallIntegerField()),
                    ("look_days", models.PositiveSmallIntegerField()),
                    ("appeal_days", models.PositiveSmallIntegerField()),
                    ("opened_on", models.DateField()),
                    ("opened_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "verbose_name": "考核",
                    "ordering": ["-year", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("kind", "democratic"), ("meets_on__gte", models.F("opened_on"))),
                                models.Q(models.Q(("kind", "democratic"), _negated=True), ("meets_on__isnull", True)),
                                _connector="OR",
                            ),
                            name="cadres_round_democratic_has_its_day",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("cap_percent__isnull", False), ("kind", "yearly")),
                                models.Q(models.Q(("kind", "yearly"), _negated=True), ("cap_percent__isnull", True)),
                                _connector="OR",
                            ),
                            name="cadres_round_yearly_has_its_cap",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Appraisal",
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
                        "round",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="appraisals", to="cadres.round"
                        ),
                    ),
                    (
                        "file",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="appraisals", to="cadres.file"
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("writing", "本人在写"),
                                ("handed_in", "本人交了"),
                                ("suggested", "等级意见给本人看"),
                                ("decided", "已定等级"),
                                ("appealed", "本人申诉"),
                                ("upheld", "申诉成立，已改"),
                                ("rejected", "申诉不成立"),
                            ],
                            default="writing",
                            max_length=10,
                        ),
                    ),
                    ("own_words", models.TextField(blank=True, max_length=3000, verbose_name="本人怎么说")),
                    ("handed_in_at", models.DateTimeField(blank=True, null=True)),
                    ("handed_in_by_id", models.BigIntegerField(null=True)),
                    (
                        "suggested",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("excellent", "优秀"),
                                ("competent", "称职"),
                                ("basic", "基本称职"),
                                ("incompetent", "不称职"),
                                ("good", "好"),
                                ("fairly_good", "较好"),
                                ("fair", "一般"),
                                ("poor", "差"),
                            ],
                            max_length=12,
                            verbose_name="等级意见",
                        ),
                    ),
                    ("suggested_words", models.CharField(blank=True, max_length=500, verbose_name="为什么")),
                    ("suggested_by_id", models.BigIntegerField(null=True)),
                    ("suggested_by_name", models.CharField(blank=True, max_length=80)),
                    ("look_until", models.DateField(blank=True, null=True)),
                    ("answer_words", models.CharField(blank=True, max_length=500, verbose_name="本人的话")),
                    ("wants_mended", models.BooleanField(default=False)),
                    ("answered_at", models.DateTimeField(blank=True, null=True)),
                    ("answered_by_id", models.BigIntegerField(null=True)),
                    ("votes", models.JSONField(blank=True, default=dict)),
                    (
                        "grade",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("excellent", "优秀"),
                                ("competent", "称职"),
                                ("basic", "基本称职"),
                                ("incompetent", "不称职"),
                                ("good", "好"),
                                ("fairly_good", "较好"),
                                ("fair", "一般"),
                                ("poor", "差"),
                            ],
                            max_length=12,
                            verbose_name="等级",
                        ),
                    ),
                    ("decided_by_id", models.BigIntegerField(null=True)),
                    ("decided_by_name", models.CharField(blank=True, max_length=80)),
                    ("decided_on", models.DateField(blank=True, null=True)),
                    ("appeal_until", models.DateField(blank=True, null=True)),
                    ("appeal_words", models.CharField(blank=True, max_length=1000, verbose_name="为什么申诉")),
                    ("appealed_on", models.DateField(blank=True, null=True)),
                    ("appealed_by_id", models.BigIntegerField(null=True)),
                    ("appeal_due_on", models.DateField(blank=True, null=True, verbose_name="申诉最晚哪天答复")),
                    (
                        "grade_before",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("excellent", "优秀"),
                                ("competent", "称职"),
                                ("basic", "基本称职"),
                                ("incompetent", "不称职"),
                                ("good", "好"),
                                ("fairly_good", "较好"),
                                ("fair", "一般"),
                                ("poor", "差"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("appeal_answer", models.CharField(blank=True, max_length=1000, verbose_name="怎么答复")),
                    ("appeal_answered_by_name", models.CharField(blank=True, max_length=80)),
                    ("appeal_answered_on", models.DateField(blank=True, null=True)),
                ],
                options={
                    "verbose_name": "考核",
                    "ordering": ["-round__year", "-id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("round", "file"), name="cadres_appraisal_person_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("decided_on__isnull", True),
                                    ("grade", ""),
                                    ("state__in", ["writing", "handed_in", "suggested"]),
                                ),
                                models.Q(
                                    models.Q(("state__in", ["writing", "handed_in", "suggested"]), _negated=True),
                                    models.Q(("grade", ""), _negated=True),
                                    ("appeal_until__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="cadres_appraisal_grade_when_decided",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("appeal_answered_on__isnull", False),
                                    ("state__in", ["upheld", "rejected"]),
                                    models.Q(("appeal_answer", ""), _negated=True),
                                ),
                                models.Q(
                                    models.Q(("state__in", ["upheld", "rejected"]), _negated=True),
                                    ("appeal_answer", ""),
                                    ("appeal_answered_on__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="cadres_appraisal_appeal_answered_in_words",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Evidence",
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
                        "appraisal",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="evidence", to="cadres.appraisal"
                        ),
                    ),
                    ("source_kind", models.CharField(max_length=20)),
                    ("source_id", models.CharField(max_length=20)),
                    ("label", models.CharField(max_length=120)),
                    ("url", models.CharField(max_length=120)),
                    ("on", models.DateField()),
                    ("words", models.CharField(max_length=300, verbose_name="我做了什么")),
                    ("dropped_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("dropped_at__isnull", True)),
                            fields=("appraisal", "source_kind", "source_id"),
                            name="cadres_evidence_once",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Check",
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
                        "file",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="checks", to="cadres.file"
                        ),
                    ),
                    ("purpose", models.CharField(max_length=80, verbose_name="为什么审")),
                    (
                        "state",
                        models.CharField(
                            choices=[("asked", "在征求部门意见"), ("closed", "已办结")], default="asked", max_length=8
                        ),
                    ),
                    ("declared_on", models.DateField(verbose_name="本人签承诺书的日子")),
                    ("asked_on", models.DateField()),
                    ("due_on", models.DateField(verbose_name="请在哪天前答复")),
                    ("asked_by_name", models.CharField(max_length=80)),
                    ("closed_on", models.DateField(blank=True, null=True)),
                    ("cleared_on", models.DateField(blank=True, null=True, verbose_name="答复清除的日子")),
                ],
                options={
                    "verbose_name": "资格联审",
                    "ordering": ["-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("declared_on__lte", models.F("asked_on")), ("due_on__gte", models.F("asked_on"))
                            ),
                            name="cadres_check_days_in_order",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("closed_on__isnull", False), ("state", "closed")),
                                models.Q(("closed_on__isnull", True), ("state", "asked")),
                                _connector="OR",
                            ),
                            name="cadres_check_closed_has_its_day",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DepartmentAnswer",
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
                        "asked",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="cadres.check"
                        ),
                    ),
                    ("department", models.CharField(max_length=20, verbose_name="部门")),
                    (
                        "answer",
                        models.CharField(
                            choices=[
                                ("none", "还没有答复"),
                                ("clear", "没有不适合的情形"),
                                ("not_clear", "有不适合的情形"),
                            ],
                            default="none",
                            max_length=10,
                            verbose_name="答复",
                        ),
                    ),
                    ("answered_on", models.DateField(blank=True, null=True, verbose_name="答复的日子")),
                    ("signer", models.CharField(blank=True, max_length=40, verbose_name="谁签的")),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("asked", "department"), name="cadres_answer_department_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answer", "none"), ("answered_on__isnull", True), ("signer", "")),
                                models.Q(
                                    models.Q(("answer", "none"), _negated=True),
                                    ("answered_on__isnull", False),
                                    models.Q(("signer", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="cadres_answer_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Filing",
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
                        "file",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="filings", to="cadres.file"
                        ),
                    ),
                    (
                        "tenure",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.tenure"
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[("submitted", "已报县里"), ("filed", "已备案"), ("returned", "退回补充")],
                            default="submitted",
                            max_length=10,
                        ),
                    ),
                    ("papers", models.CharField(max_length=300, verbose_name="随报材料")),
                    ("submitted_on", models.DateField()),
                    ("submitted_by_id", models.BigIntegerField(null=True)),
                    ("submitted_by_name", models.CharField(max_length=80)),
                    ("number", models.CharField(blank=True, max_length=30, verbose_name="备案号")),
                    ("filed_on", models.DateField(blank=True, null=True)),
                    ("opinion", models.CharField(blank=True, max_length=300, verbose_name="县里的意见")),
                ],
                options={
                    "verbose_name": "书记备案",
                    "ordering": ["-id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("number", ""), _negated=True),
                            fields=("number",),
                            name="cadres_filing_number_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("filed_on__isnull", False),
                                    ("state", "filed"),
                                    models.Q(("number", ""), _negated=True),
                                ),
                                models.Q(
                                    models.Q(("state", "filed"), _negated=True),
                                    ("filed_on__isnull", True),
                                    ("number", ""),
                                ),
                                _connector="OR",
                            ),
                            name="cadres_filing_has_its_number",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="FilingSeries",
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
                name="File",
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
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
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
                        "user",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("is_member", models.BooleanField(default=False, verbose_name="是党员")),
                    ("education", models.CharField(blank=True, max_length=80, verbose_name="学历、学什么的")),
                    ("skills", models.CharField(blank=True, max_length=200, verbose_name="会什么")),
                    ("languages", models.CharField(blank=True, max_length=80, verbose_name="会说什么话")),
                    ("places_served", models.CharField(blank=True, max_length=200, verbose_name="在哪里干过")),
                    ("opened_at", models.DateTimeField()),
                    ("opened_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "verbose_name": "干部档案",
                    "verbose_name_plural": "干部档案",
                    "ordering": ["name", "id"],
                    "indexes": [models.Index(fields=["division_path", "id"], name="cadres_file_place")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("name", ""), _negated=True), name="cadres_file_has_a_name"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PoolEntry",
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
                        "file",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="cadres.file"
                        ),
                    ),
                    (
                        "source",
                        models.CharField(
                            choices=[
                                ("young_member", "年轻党员"),
                                ("veteran", "退役军人"),
                                ("graduate", "高校毕业生"),
                                ("returned", "返乡人员"),
                                ("farmer", "种养能手"),
                                ("mobile", "流动党员"),
                                ("grid_worker", "网格员"),
                                ("social_worker", "社会工作者"),
                                ("other", "其他"),
                            ],
                            max_length=16,
                            verbose_name="哪一类",
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("nominated", "等本人同意"),
                                ("on_way", "在审核"),
                                ("in_pool", "在库"),
                                ("promoted", "已任用"),
                                ("turned_down", "没有通过"),
                                ("left", "已退出"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("route", models.JSONField(default=list)),
                    ("nominated_words", models.CharField(max_length=300, verbose_name="为什么推荐")),
                    ("nominated_by_id", models.BigIntegerField(null=True)),
                    ("nominated_by_name", models.CharField(max_length=80)),
                    ("nominated_on", models.DateField()),
                    ("consented_on", models.DateField(blank=True, null=True, verbose_name="同意的日子")),
                    (
                        "consent_channel",
                        models.CharField(
                            blank=True,
                            choices=[("self", "本人在网上"), ("paper", "本人在纸上签字")],
                            max_length=8,
                            verbose_name="怎么同意的",
                        ),
                    ),
                    ("mentor", models.CharField(blank=True, max_length=40, verbose_name="帮带人")),
                    ("plan", models.CharField(blank=True, max_length=500, verbose_name="怎么培养")),
                    ("look_again_on", models.DateField(blank=True, null=True, verbose_name="哪天再看")),
                ],
                options={
                    "verbose_name": "后备人选",
                    "ordering": ["-id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("state__in", ["nominated", "on_way", "in_pool"])),
                            fields=("file",),
                            name="cadres_entry_one_open",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("consented_on__isnull", False), models.Q(("consent_channel", ""), _negated=True)
                                ),
                                models.Q(
                                    ("consent_channel", ""),
                                    ("consented_on__isnull", True),
                                    ("state__in", ["nominated", "left"]),
                                ),
                                _connector="OR",
                            ),
                            name="cadres_entry_goes_on_with_consent",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PoolMark",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "entry",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="marks", to="cadres.poolentry"
                        ),
                    ),
                    (
                        "mark",
                        models.CharField(
                            choices=[
                                ("self", "本人自荐（或者同意推荐）"),
                                ("public", "群众推荐"),
                                ("village", "村里把关"),
                                ("township", "乡镇审核"),
                                ("county", "县里备案"),
                                ("turned_down", "没有通过"),
                                ("kept", "一年一看：留在库里"),
                                ("promoted", "任用"),
                                ("left", "退出"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("on", models.DateField(verbose_name="哪天")),
                    ("words", models.CharField(blank=True, max_length=300, verbose_name="说明")),
                    ("at", models.DateTimeField()),
                    ("by_id", models.BigIntegerField(null=True)),
                    ("by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Course",
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
                    ("title", models.CharField(max_length=80, verbose_name="学什么")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("concentrated", "集中培训"),
                                ("online", "网络学习"),
                                ("field", "现场教学"),
                                ("delivered", "送学上门"),
                            ],
                            max_length=12,
                            verbose_name="怎么学的",
                        ),
                    ),
                    (
                        "level",
                        models.CharField(
                            choices=[
                                ("village", "村、社区"),
                                ("township", "乡镇"),
                                ("county", "县"),
                                ("city", "市"),
                                ("province", "省"),
                            ],
                            max_length=10,
                            verbose_name="哪一级办的",
                        ),
                    ),
                    ("organiser", models.CharField(max_length=60, verbose_name="谁办的")),
                    ("place", models.CharField(blank=True, max_length=60, verbose_name="地点")),
                    ("starts_on", models.DateField(verbose_name="从哪天")),
                    ("ends_on", models.DateField(verbose_name="到哪天")),
                    ("hours", models.PositiveSmallIntegerField(verbose_name="学时")),
                    ("is_induction", models.BooleanField(default=False, verbose_name="新任书记的初任培训")),
                    ("entered_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "verbose_name": "培训",
                    "ordering": ["-ends_on", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__gte", models.F("starts_on")), ("hours__gte", 1), ("hours__lte", 400)
                            ),
                            name="cadres_course_days_and_hours",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Training",
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
                        "course",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="trainings", to="cadres.course"
                        ),
                    ),
                    (
                        "file",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="trainings", to="cadres.file"
                        ),
                    ),
                    ("number", models.CharField(max_length=30, unique=True, verbose_name="证明编号")),
                    ("entered_at", models.DateTimeField()),
                    ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                    ("withdrawn_reason", models.CharField(blank=True, max_length=200, verbose_name="哪里错了")),
                ],
                options={
                    "verbose_name": "培训记录",
                    "ordering": ["-course__ends_on", "-id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("withdrawn_at__isnull", True)),
                            fields=("course", "file"),
                            name="cadres_training_once",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="TrainingSeries",
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
                name="Opening",
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
                        "post",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.post"
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("needs", models.CharField(max_length=300, verbose_name="这个岗位要什么样的人")),
                    (
                        "state",
                        models.CharField(
                            choices=[("open", "在物色人选"), ("filled", "已定人"), ("closed", "不再物色")],
                            default="open",
                            max_length=8,
                        ),
                    ),
                    ("opened_on", models.DateField()),
                    ("opened_by_id", models.BigIntegerField(null=True)),
                    ("opened_by_name", models.CharField(max_length=80)),
                    (
                        "filled_with",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="cadres.file",
                        ),
                    ),
                    ("ended_on", models.DateField(blank=True, null=True)),
                    ("ended_by_name", models.CharField(blank=True, max_length=80)),
                    ("ended_words", models.CharField(blank=True, max_length=300, verbose_name="为什么")),
                ],
                options={
                    "verbose_name": "要补的岗位",
                    "ordering": ["-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("filled_with__isnull", False), ("state", "filled")),
                                models.Q(models.Q(("state", "filled"), _negated=True), ("filled_with__isnull", True)),
                                _connector="OR",
                            ),
                            name="cadres_opening_filled_with_somebody",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("state", "open")), fields=("post",), name="cadres_opening_once_a_post"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Will",
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
                        "opening",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="wills", to="cadres.opening"
                        ),
                    ),
                    (
                        "file",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="wills", to="cadres.file"
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[("asked", "等本人回话"), ("agreed", "本人愿意"), ("declined", "本人不愿意")],
                            default="asked",
                            max_length=8,
                        ),
                    ),
                    ("asked_on", models.DateField()),
                    ("asked_by_id", models.BigIntegerField(null=True)),
                    ("asked_by_name", models.CharField(max_length=80)),
                    ("answered_on", models.DateField(blank=True, null=True)),
                    (
                        "channel",
                        models.CharField(
                            blank=True, choices=[("self", "本人在网上"), ("paper", "本人在纸上签字")], max_length=8
                        ),
                    ),
                ],
                options={
                    "verbose_name": "问本人愿不愿意",
                    "ordering": ["-id"],
                    "constraints": [
                        models.UniqueConstraint(fields=("opening", "file"), name="cadres_will_asked_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answered_on__isnull", True), ("state", "asked")),
                                models.Q(models.Q(("state", "asked"), _negated=True), ("answered_on__isnull", False)),
                                _connector="OR",
                            ),
                            name="cadres_will_answered_has_its_day",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Secondment",
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
                        "file",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="secondments", to="cadres.file"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("temporary", "挂职"),
                                ("shadowing", "跟班学习"),
                                ("resident", "驻村"),
                                ("linked", "包村"),
                            ],
                            max_length=10,
                            verbose_name="哪一种",
                        ),
                    ),
                    ("home", models.CharField(max_length=60, verbose_name="从哪里来")),
                    ("host", models.CharField(max_length=60, verbose_name="到哪里去")),
                    ("mentor", models.CharField(max_length=40, verbose_name="帮带人")),
                    ("starts_on", models.DateField(verbose_name="从哪天")),
                    ("ends_on", models.DateField(verbose_name="到哪天")),
                    (
                        "state",
                        models.CharField(
                            choices=[("running", "正在锻炼"), ("ended", "已结束")], default="running", max_length=8
                        ),
                    ),
                    ("host_words", models.CharField(blank=True, max_length=1000, verbose_name="接收单位怎么说")),
                    ("host_by_name", models.CharField(blank=True, max_length=80)),
                    ("own_words", models.CharField(blank=True, max_length=1000, verbose_name="本人怎么说")),
                    ("started_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "verbose_name": "一线锻炼",
                    "ordering": ["-starts_on", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                            name="cadres_secondment_ends_after_start",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Task",
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
                        "secondment",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="cadres.secondment"
                        ),
                    ),
                    ("words", models.CharField(max_length=200, verbose_name="做什么")),
                    ("done_on", models.DateField(blank=True, null=True, verbose_name="做完的日子")),
                    ("source_kind", models.CharField(blank=True, max_length=20)),
                    ("source_id", models.CharField(blank=True, max_length=20)),
                    ("label", models.CharField(blank=True, max_length=120)),
                    ("url", models.CharField(blank=True, max_length=120)),
                ],
                options={
                    "ordering": ["id"],
                },
            ),
        ),
        OnlyAdded("cadres_poolmark"),
    ]
