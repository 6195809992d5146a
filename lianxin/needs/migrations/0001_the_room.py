"""Needs, and their words: found by pairs of characters on both engines."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.crypto
import lianxin.kit.ids
import lianxin.kit.insert_only
import lianxin.kit.tree
from lianxin.kit.laying import Statements, Together
from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("needs", "0001_initial"),
        ("needs", "0002_reclassify"),
        ("needs", "0003_no_person_beside_the_account"),
        ("needs", "0004_category_suggestions"),
        ("needs", "0005_twins_are_found"),
        ("needs", "0006_recurring_topics"),
        ("needs", "0007_open_interface"),
        ("needs", "0008_guides"),
        ("needs", "0009_steps_keep_the_contact_date"),
        ("needs", "0010_work_orders"),
        ("needs", "0011_pauses_are_ruled_on"),
        ("needs", "0012_open_needs_by_date"),
        ("needs", "0013_words_are_found"),
        ("needs", "0014_scanned"),
        ("needs", "0015_referrals"),
        ("needs", "0016_mail"),
        ("needs", "0017_whistles"),
        ("needs", "0018_words_sound"),
        ("needs", "0019_upper_forms_and_intake"),
        ("needs", "0020_reviews"),
        ("needs", "0021_mediation"),
        ("needs", "0022_kiosk_channel"),
        ("needs", "0023_whom_a_complaint_is_about"),
        ("needs", "0024_mediation_meetings"),
        ("needs", "0025_units_named_beside"),
        ("needs", "0026_units_take_over"),
        ("needs", "0027_needs_are_cleared"),
        ("needs", "0028_complex_needs_owe_words"),
    ]
    dependencies = [
        ("audit", "0001_the_room"),
        ("organisations", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Category",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.CharField(max_length=40, unique=True, verbose_name="编码")),
                    (
                        "parent",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="children",
                            to="needs.category",
                        ),
                    ),
                    ("name", models.CharField(max_length=40, verbose_name="名称")),
                    ("name_en", models.CharField(blank=True, max_length=60, verbose_name="英文名称")),
                    ("hint", models.CharField(blank=True, max_length=200, verbose_name="说明")),
                    (
                        "urgency",
                        models.CharField(
                            choices=[
                                ("emergency", "危急：有人身或财产危险"),
                                ("urgent", "紧急：停水停电停气停暖等"),
                                ("normal", "一般"),
                                ("complex", "复杂：需多方办理"),
                            ],
                            default="normal",
                            max_length=12,
                            verbose_name="常见缓急",
                        ),
                    ),
                    ("is_sealed", models.BooleanField(default=False, verbose_name="反映干部作风，封存办理")),
                    ("may_be_public", models.BooleanField(default=True, verbose_name="可以公开")),
                    ("position", models.PositiveSmallIntegerField(default=0, verbose_name="顺序")),
                    ("retired_on", models.DateField(blank=True, null=True, verbose_name="停用日")),
                ],
                options={
                    "ordering": ["position", "code"],
                },
            ),
            migrations.CreateModel(
                name="Responsibility",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "category",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="responsibilities",
                            to="needs.category",
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
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                        ),
                    ),
                    ("starts_on", models.DateField(verbose_name="起始日")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="截止日")),
                    ("basis", models.CharField(blank=True, max_length=200, verbose_name="依据")),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("category", "division"),
                            name="needs_responsibility_one_open",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="needs_responsibility_ends_after_start",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Follower",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="followers", to="needs.need"
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("since", models.DateTimeField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("need", "user"), name="needs_follower_once")],
                },
            ),
            migrations.CreateModel(
                name="Question",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12)),
                    (
                        "category",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="needs.category",
                            verbose_name="哪一类诉求",
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField(default=1, verbose_name="顺序")),
                    ("starts_at", models.DateTimeField()),
                    ("ends_at", models.DateTimeField(blank=True, null=True)),
                    ("made_by_name", models.CharField(max_length=80)),
                    ("wording", models.CharField(max_length=120, verbose_name="问什么")),
                    ("wording_en", models.CharField(blank=True, max_length=160, verbose_name="英文问法")),
                    ("hint", models.CharField(blank=True, max_length=200, verbose_name="提示")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("string", "写一句"),
                                ("text", "写几句"),
                                ("number", "写数字"),
                                ("datetime", "写日期和时间"),
                                ("singlevaluelist", "选一个"),
                                ("multivaluelist", "可以选几个"),
                                ("notice", "只是提醒，不用答"),
                            ],
                            default="string",
                            max_length=16,
                            verbose_name="怎么答",
                        ),
                    ),
                    ("options", models.JSONField(blank=True, default=list, verbose_name="可以选的")),
                    ("is_required", models.BooleanField(default=False, verbose_name="必须回答")),
                ],
                options={
                    "ordering": ["position", "id"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_at__isnull", True)),
                            fields=("code",),
                            name="needs_question_one_in_force",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_at__isnull", True), ("ends_at__gte", models.F("starts_at")), _connector="OR"
                            ),
                            name="needs_question_ends_after_start",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ReplyTemplate",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12)),
                    ("position", models.PositiveSmallIntegerField(default=1, verbose_name="顺序")),
                    ("starts_at", models.DateTimeField()),
                    ("ends_at", models.DateTimeField(blank=True, null=True)),
                    ("made_by_name", models.CharField(max_length=80)),
                    (
                        "category",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="needs.category",
                            verbose_name="哪一类诉求",
                        ),
                    ),
                    (
                        "used_for",
                        models.CharField(
                            choices=[
                                ("answer_on_spot", "当场答复"),
                                ("progress", "写进展"),
                                ("ask_requester", "请诉求人补充"),
                                ("report_resolved", "答复办结"),
                                ("explain", "说明暂不能办"),
                                ("reject", "不予受理"),
                                ("refer_out", "转有关渠道"),
                            ],
                            max_length=24,
                            verbose_name="用在哪一步",
                        ),
                    ),
                    ("title", models.CharField(max_length=40, verbose_name="模板名称")),
                    ("text", models.TextField(max_length=1000, verbose_name="文字")),
                ],
                options={
                    "ordering": ["position", "id"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_at__isnull", True)),
                            fields=("code",),
                            name="needs_replytemplate_one_in_force",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_at__isnull", True), ("ends_at__gte", models.F("starts_at")), _connector="OR"
                            ),
                            name="needs_replytemplate_ends_after_start",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="CheckItem",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12)),
                    (
                        "category",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="needs.category",
                            verbose_name="哪一类诉求",
                        ),
                    ),
                    ("position", models.PositiveSmallIntegerField(default=1, verbose_name="顺序")),
                    ("starts_at", models.DateTimeField()),
                    ("ends_at", models.DateTimeField(blank=True, null=True)),
                    ("made_by_name", models.CharField(max_length=80)),
                    (
                        "checked_at",
                        models.CharField(
                            choices=[("report_resolved", "经办人答复前"), ("approve_answer", "核对答复时")],
                            default="report_resolved",
                            max_length=24,
                            verbose_name="什么时候核对",
                        ),
                    ),
                    ("wording", models.CharField(max_length=120, verbose_name="核对什么")),
                    ("is_required", models.BooleanField(default=False, verbose_name="必须做到")),
                ],
                options={
                    "ordering": ["position", "id"],
                    "abstract": False,
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_at__isnull", True)),
                            fields=("code",),
                            name="needs_checkitem_one_in_force",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_at__isnull", True), ("ends_at__gte", models.F("starts_at")), _connector="OR"
                            ),
                            name="needs_checkitem_ends_after_start",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="IntakeDetails",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="intake", to="needs.need"
                        ),
                    ),
                    ("called_at", models.DateTimeField(blank=True, null=True, verbose_name="来电时间")),
                    ("written_on", models.DateField(blank=True, null=True, verbose_name="信上的日期")),
                    ("postmarked_on", models.DateField(blank=True, null=True, verbose_name="邮戳日期")),
                    ("heard_by_name", models.CharField(blank=True, max_length=40, verbose_name="谁听到的")),
                    ("household_agreed", models.BooleanField(null=True, verbose_name="这一户同意代报")),
                ],
            ),
            migrations.CreateModel(
                name="HeldLetter",
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
                    ("client_key", models.CharField(max_length=40, unique=True)),
                    ("sender", lianxin.kit.crypto.SealedField()),
                    ("sender_name", models.CharField(blank=True, max_length=40)),
                    ("subject", lianxin.kit.crypto.SealedField(blank=True)),
                    ("text", lianxin.kit.crypto.SealedField(blank=True)),
                    ("asked_at", models.DateTimeField()),
                    (
                        "need",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="needs.need",
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("need__isnull", True)), fields=["asked_at"], name="needs_letter_waiting"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Mediation",
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
                    ("number", models.CharField(max_length=40, unique=True, verbose_name="编号")),
                    (
                        "need",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="needs.need",
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
                        "state",
                        models.CharField(
                            choices=[
                                ("opened", "已受理"),
                                ("proposed", "在谈方案"),
                                ("agreed", "谈成了，等签名盖章"),
                                ("effective", "协议已生效"),
                                ("performed", "都做到了"),
                                ("not_performed", "有没做到的"),
                                ("ended", "没有谈成"),
                                ("withdrawn", "当事人退出"),
                            ],
                            default="opened",
                            max_length=16,
                            verbose_name="状态",
                        ),
                    ),
                    ("mediator_id", models.BigIntegerField()),
                    ("mediator_name", models.CharField(max_length=80, verbose_name="调解员")),
                    ("opened_at", models.DateTimeField(verbose_name="受理时间")),
                    ("meets_at", models.DateTimeField(blank=True, null=True, verbose_name="什么时候谈")),
                    ("meets_where", models.CharField(blank=True, max_length=120, verbose_name="在哪里谈")),
                    ("facts", lianxin.kit.crypto.SealedField(verbose_name="纠纷事实")),
                    ("proposal", lianxin.kit.crypto.SealedField(blank=True, verbose_name="调解方案")),
                    (
                        "form",
                        models.CharField(
                            blank=True,
                            choices=[("written", "书面协议"), ("oral", "口头协议")],
                            max_length=8,
                            verbose_name="协议形式",
                        ),
                    ),
                    ("agreed_on", models.DateField(blank=True, null=True, verbose_name="达成协议")),
                    ("mediator_signed_on", models.DateField(blank=True, null=True, verbose_name="调解员签名")),
                    ("sealed_on", models.DateField(blank=True, null=True, verbose_name="调解委员会盖章")),
                    ("effective_on", models.DateField(blank=True, null=True, verbose_name="生效日期")),
                    ("confirm_by", models.DateField(blank=True, null=True, verbose_name="最晚申请司法确认")),
                    ("reminded_at", models.DateTimeField(blank=True, null=True)),
                    ("court_asked_on", models.DateField(blank=True, null=True, verbose_name="申请司法确认")),
                    ("court_answered_on", models.DateField(blank=True, null=True, verbose_name="法院答复")),
                    ("court_confirmed", models.BooleanField(blank=True, null=True, verbose_name="法院确认了")),
                    ("court_words", lianxin.kit.crypto.SealedField(blank=True, verbose_name="法院怎么说")),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ("ended_words", lianxin.kit.crypto.SealedField(blank=True, verbose_name="怎么结束的")),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["opened_at", "id"], name="needs_mediation_opened"),
                        models.Index(
                            condition=models.Q(("court_asked_on__isnull", True), ("reminded_at__isnull", True)),
                            fields=["confirm_by"],
                            name="needs_mediation_confirm",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("meets_at__isnull", True), ("meets_where", "")),
                                models.Q(("meets_at__isnull", False), models.Q(("meets_where", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="needs_mediation_meeting_whole",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("confirm_by__isnull", True), ("effective_on__isnull", True)),
                                models.Q(("confirm_by__isnull", False), ("effective_on__isnull", False)),
                                _connector="OR",
                            ),
                            name="needs_mediation_effect_whole",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("effective_on__isnull", True),
                                ("form", "oral"),
                                models.Q(("mediator_signed_on__isnull", False), ("sealed_on__isnull", False)),
                                _connector="OR",
                            ),
                            name="needs_mediation_written_is_signed",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("court_asked_on__isnull", True),
                                ("court_asked_on__lte", models.F("confirm_by")),
                                _connector="OR",
                            ),
                            name="needs_mediation_court_in_time",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("court_answered_on__isnull", True), ("court_confirmed__isnull", True)),
                                models.Q(
                                    ("court_answered_on__isnull", False),
                                    ("court_asked_on__isnull", False),
                                    ("court_confirmed__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="needs_mediation_court_answer_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="MediationParty",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "mediation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="parties", to="needs.mediation"
                        ),
                    ),
                    ("name", lianxin.kit.crypto.SealedField(verbose_name="姓名")),
                    ("phone", lianxin.kit.crypto.SealedField(blank=True, verbose_name="电话")),
                    ("household", lianxin.kit.crypto.SealedField(blank=True, verbose_name="住址或哪一户")),
                    ("signed_on", models.DateField(blank=True, null=True, verbose_name="签名")),
                    ("withdrew_at", models.DateTimeField(blank=True, null=True, verbose_name="退出调解")),
                ],
                options={
                    "ordering": ["id"],
                },
            ),
            migrations.CreateModel(
                name="MediationItem",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "mediation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="items", to="needs.mediation"
                        ),
                    ),
                    ("what", lianxin.kit.crypto.SealedField(verbose_name="约定的事")),
                    ("due_on", models.DateField(verbose_name="哪天前")),
                    ("kept", models.BooleanField(blank=True, null=True, verbose_name="做到了")),
                    ("checked_on", models.DateField(blank=True, null=True, verbose_name="回访日期")),
                    ("checked_words", lianxin.kit.crypto.SealedField(blank=True, verbose_name="回访情况")),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("checked_on__isnull", True), ("kept__isnull", True)),
                                models.Q(("checked_on__isnull", False), ("kept__isnull", False)),
                                _connector="OR",
                            ),
                            name="needs_mediation_item_checked",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="MediationOpening",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "mediation",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="openings", to="needs.mediation"
                        ),
                    ),
                    ("viewer_id", models.BigIntegerField()),
                    ("viewer_name", models.CharField(max_length=80, verbose_name="查看人")),
                    ("reason", models.CharField(max_length=200, verbose_name="理由")),
                    ("session_hash", models.CharField(blank=True, max_length=64)),
                    ("opened_at", models.DateTimeField(verbose_name="查看时间")),
                    ("expires_at", models.DateTimeField()),
                ],
                options={
                    "ordering": ["id"],
                    "indexes": [models.Index(fields=["viewer_id", "expires_at"], name="needs_mediation_viewer")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("reason", ""), _negated=True), name="needs_mediation_has_reason"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("expires_at__gt", models.F("opened_at"))),
                            name="needs_mediation_expires",
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="NamedPerson",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="named_people", to="needs.need"
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("called", models.CharField(max_length=60, verbose_name="怎么写的")),
                    ("post_words", models.CharField(blank=True, max_length=200, verbose_name="岗位")),
                    ("place_path", lianxin.kit.tree.PathField(blank=True, max_length=80)),
                    (
                        "verdict",
                        models.CharField(
                            choices=[
                                ("asked", "还没有核对"),
                                ("meant", "投诉的就是这个人"),
                                ("not_meant", "只是提到，投诉的不是这个人"),
                            ],
                            default="asked",
                            max_length=12,
                            verbose_name="是不是",
                        ),
                    ),
                    ("ruled_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "ruled_by",
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
                        models.UniqueConstraint(fields=("need", "user"), name="needs_named_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ruled_at__isnull", True), ("ruled_by__isnull", True), ("verdict", "asked")),
                                models.Q(
                                    models.Q(("verdict", "asked"), _negated=True),
                                    ("ruled_at__isnull", False),
                                    ("ruled_by__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="needs_named_ruled_by_somebody",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="NamedUnit",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="named_units", to="needs.need"
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                        ),
                    ),
                    (
                        "verdict",
                        models.CharField(
                            choices=[
                                ("asked", "还没有核对"),
                                ("meant", "投诉的就是这个人"),
                                ("not_meant", "只是提到，投诉的不是这个人"),
                            ],
                            default="asked",
                            max_length=12,
                            verbose_name="是不是",
                        ),
                    ),
                    ("ruled_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "ruled_by",
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
                        models.UniqueConstraint(fields=("need", "unit"), name="needs_named_unit_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ruled_at__isnull", True), ("ruled_by__isnull", True), ("verdict", "asked")),
                                models.Q(
                                    models.Q(("verdict", "asked"), _negated=True),
                                    ("ruled_at__isnull", False),
                                    ("ruled_by__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="needs_named_unit_ruled_by_somebody",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Need",
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
                    ("number", models.CharField(max_length=40, unique=True, verbose_name="编号")),
                    ("client_key", models.CharField(max_length=40, null=True, unique=True)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("help", "求助"),
                                ("complaint", "投诉"),
                                ("enquiry", "咨询"),
                                ("suggestion", "建议"),
                                ("report", "举报"),
                                ("praise", "表扬"),
                            ],
                            max_length=12,
                            verbose_name="类型",
                        ),
                    ),
                    (
                        "category",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="needs", to="needs.category"
                        ),
                    ),
                    (
                        "urgency",
                        models.CharField(
                            choices=[
                                ("emergency", "危急：有人身或财产危险"),
                                ("urgent", "紧急：停水停电停气停暖等"),
                                ("normal", "一般"),
                                ("complex", "复杂：需多方办理"),
                            ],
                            default="normal",
                            max_length=12,
                            verbose_name="缓急",
                        ),
                    ),
                    ("title", models.CharField(max_length=60, verbose_name="一句话")),
                    ("content", models.TextField(max_length=4000, verbose_name="说说情况")),
                    ("answers", models.JSONField(blank=True, default=list, verbose_name="问到的情况")),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("place_words", models.CharField(blank=True, max_length=200, verbose_name="在哪里")),
                    (
                        "about_unit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisations.unit",
                        ),
                    ),
                    (
                        "about_user",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("about_words", models.CharField(blank=True, max_length=120, verbose_name="反映谁")),
                    ("is_sealed", models.BooleanField(default=False)),
                    ("names_staff", models.BooleanField(default=False)),
                    ("may_publish", models.BooleanField(default=False, verbose_name="可以公开办理过程")),
                    ("public_summary", models.CharField(blank=True, max_length=120, verbose_name="公开的说法")),
                    (
                        "channel",
                        models.CharField(
                            choices=[
                                ("web", "网页"),
                                ("qr", "扫码"),
                                ("kiosk", "大厅触摸屏"),
                                ("walk_in", "来访"),
                                ("phone", "电话"),
                                ("liaison", "联系户党员"),
                                ("grid", "网格"),
                                ("letter", "来信"),
                                ("email", "电子邮件"),
                                ("open311", "开放接口"),
                                ("hotline_12345", "12345 热线"),
                            ],
                            max_length=16,
                            verbose_name="渠道",
                        ),
                    ),
                    (
                        "anonymity",
                        models.CharField(
                            choices=[
                                ("named", "实名"),
                                ("confidential", "保密：只有经办人看到姓名"),
                                ("anonymous", "匿名：不留姓名"),
                            ],
                            default="named",
                            max_length=14,
                        ),
                    ),
                    (
                        "requester_user",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("requester_name", models.CharField(blank=True, max_length=40, verbose_name="姓名")),
                    ("requester_phone", lianxin.kit.crypto.SealedField(blank=True, verbose_name="电话")),
                    ("requester_email", lianxin.kit.crypto.SealedField(blank=True, verbose_name="电子邮件")),
                    ("requester_phone_hash", models.CharField(blank=True, db_index=True, max_length=64)),
                    ("speaks_for", models.CharField(blank=True, max_length=40, verbose_name="替谁说")),
                    ("wants_reply", models.BooleanField(default=True, verbose_name="要答复")),
                    ("pickup_hash", models.CharField(blank=True, max_length=64)),
                    ("pickup_failures", models.PositiveSmallIntegerField(default=0)),
                    ("pickup_locked_until", models.DateTimeField(blank=True, null=True)),
                    ("received_at", models.DateTimeField(verbose_name="收到时间")),
                    (
                        "received_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("received_by_name", models.CharField(blank=True, max_length=40)),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("registered", "已登记"),
                                ("dispatched", "已派单"),
                                ("objected", "派单异议"),
                                ("accepted", "已接单"),
                                ("in_progress", "办理中"),
                                ("waiting_requester", "等您补充"),
                                ("waiting_third_party", "等第三方"),
                                ("whistle_open", "吹哨联办中"),
                                ("extension_requested", "申请延期"),
                                ("resolved_reported", "已答复办结"),
                                ("explained_unresolvable", "已说明暂不能办"),
                                ("callback", "待回访"),
                                ("reopened", "重新办理"),
                                ("closed", "已销号"),
                                ("rejected", "不予受理"),
                                ("referred_out", "转有关渠道"),
                                ("merged", "已并案"),
                                ("withdrawn", "已撤回"),
                            ],
                            default="registered",
                            max_length=24,
                        ),
                    ),
                    (
                        "still_open",
                        models.GeneratedField(
                            db_persist=True,
                            expression=models.Case(
                                models.When(
                                    state__in=["closed", "merged", "referred_out", "rejected", "withdrawn"], then=0
                                ),
                                default=1,
                            ),
                            output_field=models.PositiveSmallIntegerField(),
                        ),
                    ),
                    ("desk_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    (
                        "unit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisations.unit",
                        ),
                    ),
                    ("dispatched_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "dispatched_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("dispatch_is_final", models.BooleanField(default=False)),
                    ("contacted_at", models.DateTimeField(blank=True, null=True)),
                    ("answered_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "answered_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("answer", models.TextField(blank=True, max_length=4000, verbose_name="答复")),
                    ("plan", models.TextField(blank=True, max_length=1000, verbose_name="今后打算")),
                    ("closed_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "closed_by",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("requester", "诉求人销号"),
                                ("silence", "到期无回音自动销号"),
                                ("unreachable", "回访不上销号"),
                                ("on_spot", "当场答复"),
                            ],
                            max_length=12,
                        ),
                    ),
                    (
                        "reject_reason",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("emergency_line", "属于紧急警情，须立即拨打 110、119、120 或 122"),
                                ("other_channel", "已进入诉讼、仲裁、纪检、复议、信息公开或信访程序"),
                                ("same_matter", "同一事项正在办理或已办结，没有新情况"),
                                ("secret", "涉及国家秘密、商业秘密或他人隐私"),
                                ("out_of_duty", "不属于村（社区）和政府部门的职责"),
                            ],
                            max_length=20,
                        ),
                    ),
                    (
                        "merged_into",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="merged",
                            to="needs.need",
                        ),
                    ),
                    (
                        "solved",
                        models.CharField(
                            blank=True,
                            choices=[("yes", "解决了"), ("partly", "解决了一部分"), ("no", "没有解决")],
                            max_length=8,
                        ),
                    ),
                    (
                        "satisfaction",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            choices=[(5, "非常满意"), (4, "满意"), (3, "基本满意"), (2, "不满意"), (1, "非常不满意")],
                            null=True,
                        ),
                    ),
                    ("reopened", models.PositiveSmallIntegerField(default=0)),
                    ("not_attributable", models.BooleanField(default=False)),
                    ("cleared_at", models.DateTimeField(blank=True, null=True, verbose_name="期满清除")),
                    ("profile_version", models.BigIntegerField(null=True)),
                    ("clock_started_at", models.DateTimeField()),
                    ("contact_due_at", models.DateTimeField()),
                    ("due_at", models.DateTimeField()),
                    (
                        "rung",
                        models.PositiveSmallIntegerField(
                            choices=[
                                (0, "时限内"),
                                (50, "已过半"),
                                (80, "将到期"),
                                (100, "已超时，上报一级"),
                                (120, "严重超时，报带班领导"),
                            ],
                            default=0,
                        ),
                    ),
                    ("next_alarm_at", models.DateTimeField(blank=True, null=True)),
                    ("escalated_to_path", lianxin.kit.tree.PathField(blank=True, max_length=80)),
                    (
                        "owed",
                        models.CharField(
                            blank=True,
                            choices=[("plan", "打算怎么办"), ("word", "办到哪里了")],
                            max_length=8,
                            verbose_name="先要告诉诉求人",
                        ),
                    ),
                    ("owed_by", models.DateTimeField(blank=True, null=True)),
                    ("silence_ends_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["state", "due_at", "id"], name="needs_need_state_due"),
                        models.Index(fields=["still_open", "due_at", "id"], name="needs_need_open_due"),
                        models.Index(fields=["unit", "state", "due_at"], name="needs_need_unit_state"),
                        models.Index(fields=["requester_user", "received_at"], name="needs_need_requester"),
                        models.Index(
                            condition=models.Q(("closed_at__isnull", False)),
                            fields=["closed_at"],
                            name="needs_need_closed",
                        ),
                        models.Index(
                            condition=models.Q(("cleared_at__isnull", True), ("closed_at__isnull", False)),
                            fields=["closed_at"],
                            name="needs_need_uncleared",
                        ),
                        models.Index(
                            condition=models.Q(("next_alarm_at__isnull", False)),
                            fields=["next_alarm_at"],
                            name="needs_need_alarm",
                        ),
                        models.Index(
                            condition=models.Q(("owed_by__isnull", False)), fields=["owed_by"], name="needs_need_owed"
                        ),
                        models.Index(
                            condition=models.Q(("silence_ends_at__isnull", False)),
                            fields=["silence_ends_at"],
                            name="needs_need_silence",
                        ),
                        models.Index(
                            condition=models.Q(("public_summary", ""), _negated=True),
                            fields=["received_at", "id"],
                            name="needs_need_public",
                        ),
                        models.Index(
                            condition=models.Q(("public_summary", ""), _negated=True),
                            fields=["category", "received_at", "id"],
                            name="needs_need_public_of",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("dispatched_at__isnull", True), ("unit__isnull", True)),
                                models.Q(("dispatched_at__isnull", False), ("unit__isnull", False)),
                                _connector="OR",
                            ),
                            name="needs_need_dispatched_to_unit",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["closed", "merged", "referred_out", "rejected", "withdrawn"]),
                                ("closed_at__isnull", True),
                                _connector="OR",
                            ),
                            name="needs_need_open_is_not_closed",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "merged"), _negated=True),
                                ("merged_into__isnull", False),
                                _connector="OR",
                            ),
                            name="needs_need_merged_names_other",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "rejected"), _negated=True),
                                models.Q(("reject_reason", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="needs_need_rejected_has_reason",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("owed", ""), ("owed_by__isnull", True)),
                                models.Q(models.Q(("owed", ""), _negated=True), ("owed_by__isnull", False)),
                                _connector="OR",
                            ),
                            name="needs_need_owed_by_a_day",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("satisfaction__isnull", True), ("satisfaction__range", (1, 5)), _connector="OR"
                            ),
                            name="needs_need_five_levels",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("public_summary", ""),
                                models.Q(("is_sealed", False), ("may_publish", True)),
                                _connector="OR",
                            ),
                            name="needs_need_public_is_allowed",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="NumberSeries",
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
                    ("day", models.DateField()),
                    ("last", models.PositiveIntegerField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("division", "day"), name="needs_series_one_a_day")],
                },
            ),
            migrations.CreateModel(
                name="OrderBatch",
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
                    ("source", models.CharField(max_length=40, verbose_name="从哪里来")),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("filename", models.CharField(max_length=120)),
                    ("headers", models.JSONField(default=list)),
                    ("mapping", models.JSONField(default=dict)),
                    ("sealed_rows", lianxin.kit.crypto.SealedField(blank=True)),
                    ("sealed_faults", lianxin.kit.crypto.SealedField(blank=True)),
                    (
                        "state",
                        models.CharField(
                            choices=[("received", "待核对"), ("running", "正在收"), ("done", "已收完")],
                            default="received",
                            max_length=12,
                        ),
                    ),
                    ("row_count", models.PositiveIntegerField()),
                    ("made_count", models.PositiveIntegerField(default=0)),
                    ("known_count", models.PositiveIntegerField(default=0)),
                    ("failed_count", models.PositiveIntegerField(default=0)),
                    ("received_at", models.DateTimeField()),
                    ("received_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["-received_at", "-id"],
                },
            ),
            migrations.CreateModel(
                name="UpstreamOrder",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="upstream", to="needs.need"
                        ),
                    ),
                    ("source", models.CharField(max_length=40)),
                    ("number", models.CharField(max_length=60, verbose_name="上游编号")),
                    ("called_at", models.DateTimeField(null=True, verbose_name="上游收到")),
                    ("due_at", models.DateTimeField(null=True, verbose_name="上游时限")),
                    (
                        "reported_state",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("registered", "已登记"),
                                ("dispatched", "已派单"),
                                ("objected", "派单异议"),
                                ("accepted", "已接单"),
                                ("in_progress", "办理中"),
                                ("waiting_requester", "等您补充"),
                                ("waiting_third_party", "等第三方"),
                                ("whistle_open", "吹哨联办中"),
                                ("extension_requested", "申请延期"),
                                ("resolved_reported", "已答复办结"),
                                ("explained_unresolvable", "已说明暂不能办"),
                                ("callback", "待回访"),
                                ("reopened", "重新办理"),
                                ("closed", "已销号"),
                                ("rejected", "不予受理"),
                                ("referred_out", "转有关渠道"),
                                ("merged", "已并案"),
                                ("withdrawn", "已撤回"),
                            ],
                            max_length=24,
                        ),
                    ),
                    ("reported_at", models.DateTimeField(null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("source", "number"), name="needs_upstream_number_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="AttributionReview",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="needs.need"
                        ),
                    ),
                    (
                        "reason",
                        models.CharField(
                            choices=[
                                ("rules", "现行规定不允许，已说明"),
                                ("above", "要上级立项或出钱，已上报"),
                                ("others", "要看别人的决定（法院、企业、其他住户）"),
                                ("nature", "天灾、断供等不可抗力"),
                                ("done", "约定的事已办成，说的是另一件事"),
                            ],
                            max_length=8,
                            verbose_name="为什么不可归责",
                        ),
                    ),
                    ("words", models.CharField(max_length=500, verbose_name="情况")),
                    ("evidence", models.CharField(max_length=300, verbose_name="凭据")),
                    ("asked_at", models.DateTimeField()),
                    ("asked_by_id", models.BigIntegerField()),
                    ("objection_ends_at", models.DateTimeField()),
                    ("objection", models.CharField(blank=True, max_length=500, verbose_name="诉求人的意见")),
                    ("finding", models.BooleanField(null=True, verbose_name="不可归责")),
                    ("finding_words", models.CharField(blank=True, max_length=300)),
                    ("found_at", models.DateTimeField(blank=True, null=True)),
                    ("found_by_id", models.BigIntegerField(blank=True, null=True)),
                    ("found_path", lianxin.kit.tree.PathField(blank=True, max_length=80)),
                    ("appeal_ends_at", models.DateTimeField(blank=True, null=True)),
                    ("appeal", models.CharField(blank=True, max_length=500, verbose_name="申诉")),
                    ("appeal_by_unit", models.BooleanField(null=True)),
                    ("appealed_at", models.DateTimeField(blank=True, null=True)),
                    ("final", models.BooleanField(null=True, verbose_name="复核：不可归责")),
                    ("final_words", models.CharField(blank=True, max_length=300)),
                    ("final_at", models.DateTimeField(blank=True, null=True)),
                    ("final_by_id", models.BigIntegerField(blank=True, null=True)),
                    ("dropped", models.BooleanField(default=False)),
                ],
                options={
                    "ordering": ["asked_at", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("dropped", False)), fields=("need",), name="needs_review_one_a_mark"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("words", ""), _negated=True), models.Q(("evidence", ""), _negated=True)
                            ),
                            name="needs_review_has_evidence",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("appealed_at__isnull", True), ("finding__isnull", True), ("found_at__isnull", True)
                                ),
                                models.Q(
                                    ("appeal_ends_at__isnull", False),
                                    ("finding__isnull", False),
                                    ("found_at__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="needs_review_found_before_appeal",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("final__isnull", True), ("final_at__isnull", True)),
                                models.Q(
                                    ("appealed_at__isnull", False),
                                    ("final__isnull", False),
                                    ("final_at__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="needs_review_final_after_appeal",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="NeedStep",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="needs.need"
                        ),
                    ),
                    (
                        "verb",
                        models.CharField(
                            choices=[
                                ("register", "register"),
                                ("reject", "reject"),
                                ("refer_out", "refer_out"),
                                ("confirm_referral", "confirm_referral"),
                                ("return_referral", "return_referral"),
                                ("answer_on_spot", "answer_on_spot"),
                                ("reclassify", "reclassify"),
                                ("pass_up", "pass_up"),
                                ("dispatch", "dispatch"),
                                ("object", "object"),
                                ("uphold_dispatch", "uphold_dispatch"),
                                ("redispatch", "redispatch"),
                                ("accept", "accept"),
                                ("contact", "contact"),
                                ("progress", "progress"),
                                ("ask_requester", "ask_requester"),
                                ("uphold_pause", "uphold_pause"),
                                ("lift_pause", "lift_pause"),
                                ("supplement", "supplement"),
                                ("write", "write"),
                                ("await_third_party", "await_third_party"),
                                ("resume", "resume"),
                                ("open_whistle", "open_whistle"),
                                ("end_whistle", "end_whistle"),
                                ("request_extension", "request_extension"),
                                ("grant_extension", "grant_extension"),
                                ("refuse_extension", "refuse_extension"),
                                ("report_resolved", "report_resolved"),
                                ("explain", "explain"),
                                ("approve_answer", "approve_answer"),
                                ("return_answer", "return_answer"),
                                ("call_back", "call_back"),
                                ("close", "close"),
                                ("close_silent", "close_silent"),
                                ("close_unreachable", "close_unreachable"),
                                ("reopen", "reopen"),
                                ("reopen_again", "reopen_again"),
                                ("merge", "merge"),
                                ("bring_forward", "bring_forward"),
                                ("take_over", "take_over"),
                                ("mediate", "mediate"),
                                ("withdraw", "withdraw"),
                            ],
                            max_length=24,
                        ),
                    ),
                    (
                        "source",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("registered", "已登记"),
                                ("dispatched", "已派单"),
                                ("objected", "派单异议"),
                                ("accepted", "已接单"),
                                ("in_progress", "办理中"),
                                ("waiting_requester", "等您补充"),
                                ("waiting_third_party", "等第三方"),
                                ("whistle_open", "吹哨联办中"),
                                ("extension_requested", "申请延期"),
                                ("resolved_reported", "已答复办结"),
                                ("explained_unresolvable", "已说明暂不能办"),
                                ("callback", "待回访"),
                                ("reopened", "重新办理"),
                                ("closed", "已销号"),
                                ("rejected", "不予受理"),
                                ("referred_out", "转有关渠道"),
                                ("merged", "已并案"),
                                ("withdrawn", "已撤回"),
                            ],
                            max_length=24,
                        ),
                    ),
                    (
                        "target",
                        models.CharField(
                            choices=[
                                ("registered", "已登记"),
                                ("dispatched", "已派单"),
                                ("objected", "派单异议"),
                                ("accepted", "已接单"),
                                ("in_progress", "办理中"),
                                ("waiting_requester", "等您补充"),
                                ("waiting_third_party", "等第三方"),
                                ("whistle_open", "吹哨联办中"),
                                ("extension_requested", "申请延期"),
                                ("resolved_reported", "已答复办结"),
                                ("explained_unresolvable", "已说明暂不能办"),
                                ("callback", "待回访"),
                                ("reopened", "重新办理"),
                                ("closed", "已销号"),
                                ("rejected", "不予受理"),
                                ("referred_out", "转有关渠道"),
                                ("merged", "已并案"),
                                ("withdrawn", "已撤回"),
                            ],
                            max_length=24,
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("by_id", models.BigIntegerField(null=True)),
                    ("by_name", models.CharField(max_length=80)),
                    ("by_role", models.CharField(blank=True, max_length=40)),
                    ("unit_name", models.CharField(blank=True, max_length=120)),
                    ("note", models.TextField(blank=True, verbose_name="告诉诉求人")),
                    ("internal_note", models.TextField(blank=True, max_length=2000, verbose_name="内部说明")),
                    ("checks", models.JSONField(blank=True, default=list, verbose_name="核对清单")),
                    ("due_at", models.DateTimeField(null=True)),
                    ("contact_due_at", models.DateTimeField(null=True)),
                ],
                options={
                    "ordering": ["id"],
                    "indexes": [models.Index(fields=["need", "id"], name="needs_step_need")],
                },
            ),
            migrations.CreateModel(
                name="NeedHandler",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="handlers", to="needs.need"
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("since", models.DateTimeField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("need", "user"), name="needs_handler_once")],
                },
            ),
            migrations.CreateModel(
                name="NeedPause",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="needs.need"
                        ),
                    ),
                    ("started_at", models.DateTimeField()),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ("asked", models.CharField(max_length=300, verbose_name="请补充什么")),
                    ("proof", models.CharField(max_length=300, verbose_name="怎样告知的（时间、方式、对方怎么说）")),
                    ("contested", models.CharField(blank=True, max_length=300, verbose_name="诉求人的意见")),
                    ("upheld", models.BooleanField(null=True, verbose_name="上一级核定有理由")),
                    ("ruling", models.CharField(blank=True, max_length=300, verbose_name="核定理由")),
                    ("ruled_at", models.DateTimeField(blank=True, null=True)),
                    ("ruled_by_id", models.BigIntegerField(blank=True, null=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at__isnull", True)),
                            fields=("need",),
                            name="needs_pause_one_open",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ended_at__isnull", True), ("ended_at__gte", models.F("started_at")), _connector="OR"
                            ),
                            name="needs_pause_ends_after_start",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("proof", ""), _negated=True), name="needs_pause_has_proof"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ExtensionRequest",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="extensions", to="needs.need"
                        ),
                    ),
                    ("reason", models.CharField(max_length=300, verbose_name="延期理由")),
                    ("new_due_at", models.DateTimeField(verbose_name="新的承诺日期")),
                    ("asked_at", models.DateTimeField()),
                    (
                        "asked_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
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
                    ("granted", models.BooleanField(null=True)),
                    ("dropped", models.BooleanField(default=False)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("decided_at__isnull", True),
                                    ("decided_by__isnull", True),
                                    ("granted__isnull", True),
                                ),
                                models.Q(
                                    ("decided_at__isnull", False),
                                    ("decided_by__isnull", False),
                                    ("granted__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="needs_extension_decided_by_somebody",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("dropped", False), ("granted__isnull", True)),
                            fields=("need",),
                            name="needs_extension_one_open",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Callback",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="callbacks", to="needs.need"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("day", models.DateField()),
                    (
                        "by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "result",
                        models.CharField(
                            choices=[("reached", "联系上了"), ("unreachable", "没有联系上")], max_length=12
                        ),
                    ),
                    ("contacted", models.BooleanField(null=True, verbose_name="承办单位联系过吗")),
                    (
                        "solved",
                        models.CharField(
                            blank=True,
                            choices=[("yes", "解决了"), ("partly", "解决了一部分"), ("no", "没有解决")],
                            max_length=8,
                        ),
                    ),
                    (
                        "satisfaction",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            choices=[(5, "非常满意"), (4, "满意"), (3, "基本满意"), (2, "不满意"), (1, "非常不满意")],
                            null=True,
                        ),
                    ),
                    ("words", models.CharField(blank=True, max_length=500, verbose_name="诉求人的话")),
                    ("may_quote", models.BooleanField(default=False, verbose_name="同意引用")),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("result", "reached"), _negated=True),
                                models.Q(("solved", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="needs_callback_reached_has_answer",
                        )
                    ],
                },
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
                    ("township_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "category",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="needs.category"
                        ),
                    ),
                    ("title", models.CharField(max_length=60, verbose_name="最典型的一句")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("noticed", "刚发现"),
                                ("taken_up", "有人牵头在办"),
                                ("proposed", "提请议事厅商议"),
                                ("published", "结果已公布"),
                                ("set_aside", "不专门办"),
                            ],
                            default="noticed",
                            max_length=12,
                        ),
                    ),
                    ("noticed_at", models.DateTimeField(verbose_name="发现时间")),
                    (
                        "unit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisations.unit",
                            verbose_name="牵头单位",
                        ),
                    ),
                    ("plan", models.TextField(blank=True, max_length=1000, verbose_name="打算怎么办")),
                    ("due_on", models.DateField(blank=True, null=True, verbose_name="哪天前办到")),
                    ("summary", models.CharField(blank=True, max_length=120, verbose_name="公开的说法")),
                    ("result", models.TextField(blank=True, max_length=1000, verbose_name="结果")),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ("set_aside_reason", models.CharField(blank=True, max_length=300, verbose_name="为什么不专门办")),
                    ("month", models.DateField(blank=True, null=True, verbose_name="每月一题")),
                    ("hall_question", models.CharField(blank=True, max_length=300, verbose_name="请议事厅商议什么")),
                    ("hall_at", models.DateTimeField(blank=True, null=True)),
                    ("hall_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "ordering": ["-noticed_at", "-id"],
                    "indexes": [models.Index(fields=["state", "noticed_at", "id"], name="needs_topic_state")],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("month__isnull", False)),
                            fields=("township_path", "month"),
                            name="needs_topic_one_a_month",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state__in", ["taken_up", "published"]), _negated=True),
                                models.Q(
                                    ("due_on__isnull", False),
                                    ("unit__isnull", False),
                                    models.Q(("plan", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="needs_topic_taken_up_has_plan",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "published"), _negated=True),
                                models.Q(
                                    models.Q(("summary", ""), _negated=True), models.Q(("result", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            name="needs_topic_published_has_result",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "proposed"), _negated=True),
                                models.Q(models.Q(("hall_question", ""), _negated=True), ("hall_at__isnull", False)),
                                _connector="OR",
                            ),
                            name="needs_topic_proposed_says_what",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "set_aside"), _negated=True),
                                models.Q(("set_aside_reason", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="needs_topic_set_aside_has_reason",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="TopicMember",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "topic",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="members", to="needs.topic"
                        ),
                    ),
                    (
                        "need",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="topic_member", to="needs.need"
                        ),
                    ),
                ],
            ),
            migrations.CreateModel(
                name="TriageModel",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("made_at", models.DateTimeField(verbose_name="学习时间")),
                    ("learned_until", models.DateTimeField(verbose_name="学到何时办结的诉求")),
                    ("packed", models.BinaryField()),
                    ("card", models.JSONField(verbose_name="说明卡")),
                ],
                options={
                    "ordering": ["-id"],
                },
            ),
            migrations.CreateModel(
                name="CategorySuggestion",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="suggestion", to="needs.need"
                        ),
                    ),
                    (
                        "model",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="needs.triagemodel"
                        ),
                    ),
                    (
                        "category",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="needs.category",
                        ),
                    ),
                    ("words", models.JSONField(default=list, verbose_name="依据的词")),
                ],
            ),
            migrations.CreateModel(
                name="NeedGram",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            db_index=False,
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="grams",
                            to="needs.need",
                        ),
                    ),
                    ("gram", models.BigIntegerField()),
                ],
                options={
                    "indexes": [models.Index(fields=["need"], name="needs_gram_need")],
                    "constraints": [models.UniqueConstraint(fields=("gram", "need"), name="needs_gram_once")],
                },
            ),
            migrations.CreateModel(
                name="UpperForm",
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
                    ("name", models.CharField(max_length=60, verbose_name="表名")),
                    ("asked_by", models.CharField(max_length=60, verbose_name="谁要的")),
                    ("replaces", models.CharField(max_length=120, verbose_name="替掉哪张表")),
                    (
                        "rows",
                        models.CharField(
                            choices=[
                                ("case", "一件诉求"),
                                ("place", "一个地方"),
                                ("category", "一个分类"),
                                ("unit", "一个承办单位"),
                            ],
                            max_length=12,
                            verbose_name="一行是什么",
                        ),
                    ),
                    ("columns", models.JSONField(default=list, verbose_name="列")),
                    ("categories", models.JSONField(blank=True, default=list, verbose_name="只要这些分类")),
                    ("channels", models.JSONField(blank=True, default=list, verbose_name="只要这些渠道")),
                    ("legal_basis", models.CharField(blank=True, max_length=200, verbose_name="要个人信息的法律依据")),
                    ("ends_on", models.DateField(verbose_name="用到哪天")),
                    ("made_at", models.DateTimeField()),
                    ("made_by_name", models.CharField(max_length=80, verbose_name="谁定的")),
                ],
                options={
                    "ordering": ["-made_at", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("replaces", ""), _negated=True), name="needs_upper_form_replaces_one"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Whistle",
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
                    ("number", models.CharField(max_length=40, unique=True, verbose_name="编号")),
                    (
                        "kind",
                        models.CharField(
                            choices=[("enforcement", "综合执法"), ("key_work", "重点工作"), ("emergency", "应急处置")],
                            max_length=12,
                            verbose_name="哪种哨",
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("place_words", models.CharField(max_length=200, verbose_name="到哪里集合")),
                    ("problem", models.CharField(max_length=500, verbose_name="什么事")),
                    (
                        "caller",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                        ),
                    ),
                    (
                        "lead",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                        ),
                    ),
                    ("called_at", models.DateTimeField(verbose_name="吹哨时间")),
                    ("called_by_id", models.BigIntegerField()),
                    ("called_by_name", models.CharField(max_length=80)),
                    ("result", models.CharField(blank=True, max_length=1000, verbose_name="结果")),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ("needs", models.ManyToManyField(related_name="whistles", to="needs.need")),
                ],
                options={
                    "indexes": [models.Index(fields=["called_at", "id"], name="needs_whistle_called")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("ended_at__isnull", True), ("result", "")),
                                models.Q(("ended_at__isnull", False), models.Q(("result", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="needs_whistle_ends_with_result",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="WhistleCall",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "whistle",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="calls", to="needs.whistle"
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                        ),
                    ),
                    ("arrive_by", models.DateTimeField(verbose_name="最晚到场")),
                    (
                        "answer",
                        models.CharField(
                            blank=True, choices=[("arrived", "到场了"), ("cannot", "来不了")], max_length=8
                        ),
                    ),
                    ("answered_at", models.DateTimeField(blank=True, null=True)),
                    ("answered_by_name", models.CharField(blank=True, max_length=80)),
                    ("why_not", models.CharField(blank=True, max_length=300, verbose_name="为什么来不了")),
                    ("reported_at", models.DateTimeField(blank=True, null=True, verbose_name="向上报告")),
                    ("reminded_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "by_caller",
                        models.CharField(
                            blank=True,
                            choices=[("smooth", "配合顺畅"), ("fair", "基本配合"), ("poor", "没有配合好")],
                            max_length=8,
                            verbose_name="吹哨单位说",
                        ),
                    ),
                    ("by_caller_words", models.CharField(blank=True, max_length=300)),
                    (
                        "by_called",
                        models.CharField(
                            blank=True,
                            choices=[("smooth", "配合顺畅"), ("fair", "基本配合"), ("poor", "没有配合好")],
                            max_length=8,
                            verbose_name="报到单位说",
                        ),
                    ),
                    ("by_called_words", models.CharField(blank=True, max_length=300)),
                ],
                options={
                    "ordering": ["id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("answer", ""), ("reminded_at__isnull", True)),
                            fields=["arrive_by"],
                            name="needs_call_late",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("whistle", "unit"), name="needs_call_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answer", ""), ("answered_at__isnull", True)),
                                models.Q(models.Q(("answer", ""), _negated=True), ("answered_at__isnull", False)),
                                _connector="OR",
                            ),
                            name="needs_call_answered_at",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answer", "cannot"), _negated=True),
                                models.Q(("why_not", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="needs_call_says_why_not",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="WhistleMinutes",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "whistle",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="minutes", to="needs.whistle"
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                    ("words", models.CharField(max_length=2000, verbose_name="现场记录")),
                ],
                options={
                    "ordering": ["id"],
                },
            ),
            migrations.CreateModel(
                name="WhistleTask",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "whistle",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="tasks", to="needs.whistle"
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organisations.unit"
                        ),
                    ),
                    ("what", models.CharField(max_length=200, verbose_name="做什么")),
                    ("due_on", models.DateField(verbose_name="哪天前")),
                    ("done_at", models.DateTimeField(blank=True, null=True)),
                    ("done_by_name", models.CharField(blank=True, max_length=80)),
                    ("done_words", models.CharField(blank=True, max_length=300, verbose_name="做成什么样")),
                    ("escalated_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["due_on", "id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("done_at__isnull", True), ("escalated_at__isnull", True)),
                            fields=["due_on"],
                            name="needs_task_overdue",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="WhistleRequest",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="whistle_requests",
                            to="needs.need",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("words", models.CharField(max_length=300, verbose_name="为什么要请镇里吹哨")),
                    ("asked_at", models.DateTimeField()),
                    ("asked_by_id", models.BigIntegerField()),
                    ("asked_by_name", models.CharField(max_length=80)),
                    ("answered_at", models.DateTimeField(blank=True, null=True)),
                    ("answered_by_name", models.CharField(blank=True, max_length=80)),
                    (
                        "whistle",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="needs.whistle",
                        ),
                    ),
                    ("why_not", models.CharField(blank=True, max_length=300, verbose_name="为什么不吹哨")),
                ],
                options={
                    "ordering": ["asked_at", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("answered_at__isnull", True)),
                            fields=("need",),
                            name="needs_whistle_request_one_open",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("answered_at__isnull", True), ("whistle__isnull", True), ("why_not", "")),
                                models.Q(("answered_at__isnull", False), ("whistle__isnull", False), ("why_not", "")),
                                models.Q(
                                    ("answered_at__isnull", False),
                                    ("whistle__isnull", True),
                                    models.Q(("why_not", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="needs_whistle_request_answered",
                        ),
                    ],
                },
            ),
        ),
        Statements(
            sqlite=[
                "CREATE VIRTUAL TABLE needs_words USING fts5(words, place, content='', tokenize='unicode61 remove_diacritics 0')"
            ],
            postgresql=[
                "CREATE TABLE needs_words (need_id bigint PRIMARY KEY, words tsvector NOT NULL)",
                "CREATE INDEX needs_words_found ON needs_words USING gin (words)",
            ],
            back={engine: ["DROP TABLE needs_words"] for engine in ("sqlite", "postgresql")},
        ),
        OnlyAdded("needs_mediationopening"),
    ]
