"""The tables of the room."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.crypto
import lianxin.kit.ids
import lianxin.kit.tree
import lianxin.stations.models.places
from lianxin.kit.laying import Together


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("stations", "0001_initial"),
        ("stations", "0002_catalogue_cases_errands"),
        ("stations", "0003_book_and_duty"),
        ("stations", "0004_came_again_slips_and_retention"),
        ("stations", "0005_shifts_say_when_they_were_set"),
    ]
    dependencies = [
        ("needs", "0001_the_room"),
        ("organisations", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="ServiceCase",
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
                    ("number", models.CharField(max_length=40, unique=True, verbose_name="编号")),
                    (
                        "station",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="stations.station"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "item",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="cases",
                            to="stations.serviceitem",
                            verbose_name="事项",
                        ),
                    ),
                    ("applicant_name", models.CharField(max_length=40, verbose_name="办事人")),
                    ("applicant_phone", lianxin.kit.crypto.SealedField(blank=True, verbose_name="电话")),
                    (
                        "applicant_user",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("on_behalf_of", models.CharField(blank=True, max_length=40, verbose_name="替谁办")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("received", "已受理"),
                                ("checklist_given", "已给清单"),
                                ("materials_missing", "缺材料"),
                                ("materials_complete", "材料齐了"),
                                ("submitted_to", "已递交部门"),
                                ("office_result", "部门有结果"),
                                ("delivered", "已交到手上"),
                                ("feedback", "已听意见"),
                                ("withdrawn", "不办了"),
                            ],
                            default="received",
                            max_length=20,
                            verbose_name="状态",
                        ),
                    ),
                    ("missing", models.JSONField(default=list, verbose_name="还缺")),
                    ("office", models.CharField(blank=True, max_length=80, verbose_name="递交到")),
                    ("ref_no", models.CharField(blank=True, max_length=60, verbose_name="部门的受理号")),
                    ("expected_on", models.DateField(blank=True, null=True, verbose_name="应有结果的日子")),
                    ("result", models.CharField(blank=True, max_length=300, verbose_name="结果")),
                    (
                        "satisfaction",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            choices=[(3, "满意"), (2, "一般"), (1, "不满意")],
                            null=True,
                            verbose_name="满意吗",
                        ),
                    ),
                    ("feedback", models.CharField(blank=True, max_length=300, verbose_name="意见")),
                    ("received_at", models.DateTimeField(verbose_name="受理时间")),
                    ("received_by_id", models.BigIntegerField(null=True)),
                    ("received_by_name", models.CharField(max_length=80, verbose_name="受理人")),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ("words_cleared_at", models.DateTimeField(blank=True, null=True, verbose_name="期满清除")),
                ],
                options={
                    "verbose_name": "帮办",
                    "indexes": [
                        models.Index(fields=["division_path", "-received_at", "-id"], name="stations_case_place")
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ended_at__isnull", True),
                                ("state__in", ["delivered", "feedback", "withdrawn"]),
                                _connector="OR",
                            ),
                            name="stations_case_ended_in_an_end",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="CaseStep",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="stations.servicecase"
                        ),
                    ),
                    ("verb", models.CharField(max_length=20)),
                    (
                        "target",
                        models.CharField(
                            choices=[
                                ("received", "已受理"),
                                ("checklist_given", "已给清单"),
                                ("materials_missing", "缺材料"),
                                ("materials_complete", "材料齐了"),
                                ("submitted_to", "已递交部门"),
                                ("office_result", "部门有结果"),
                                ("delivered", "已交到手上"),
                                ("feedback", "已听意见"),
                                ("withdrawn", "不办了"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                    ("note", models.CharField(max_length=600)),
                ],
                options={
                    "ordering": ["id"],
                },
            ),
            migrations.CreateModel(
                name="ServiceImport",
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
                    ("filename", models.CharField(max_length=120, verbose_name="文件名")),
                    ("file_hash", models.CharField(max_length=64)),
                    ("headers", models.JSONField(default=list)),
                    ("rows", models.JSONField(default=list)),
                    ("faults", models.JSONField(default=list)),
                    (
                        "state",
                        models.CharField(
                            choices=[("received", "待核对"), ("done", "已导入"), ("undone", "已撤销")],
                            default="received",
                            max_length=12,
                            verbose_name="状态",
                        ),
                    ),
                    ("made_count", models.PositiveIntegerField(default=0, verbose_name="新的")),
                    ("changed_count", models.PositiveIntegerField(default=0, verbose_name="改了的")),
                    ("same_count", models.PositiveIntegerField(default=0, verbose_name="没变的")),
                    ("received_at", models.DateTimeField(verbose_name="上传时间")),
                    ("received_by_name", models.CharField(max_length=80, verbose_name="上传人")),
                ],
                options={
                    "verbose_name": "服务事项表",
                },
            ),
            migrations.CreateModel(
                name="ServiceItem",
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
                    ("code", models.CharField(max_length=30, verbose_name="事项编号")),
                    ("name", models.CharField(max_length=80, verbose_name="事项名称")),
                    ("decides", models.CharField(max_length=80, verbose_name="谁来定")),
                    ("for_whom", models.CharField(blank=True, max_length=200, verbose_name="给谁办")),
                    ("materials", models.JSONField(default=list, verbose_name="材料")),
                    (
                        "limit_days",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="时限（工作日）"),
                    ),
                    ("fee", models.CharField(blank=True, max_length=80, verbose_name="收费")),
                    ("basis", models.CharField(max_length=300, verbose_name="依据")),
                    ("online", models.CharField(blank=True, max_length=200, verbose_name="网上怎么办")),
                    ("forms", models.JSONField(default=list, verbose_name="表格")),
                    ("starts_at", models.DateTimeField()),
                    ("ends_at", models.DateTimeField(blank=True, null=True)),
                    ("made_by_name", models.CharField(max_length=80)),
                    (
                        "batch",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="items",
                            to="stations.serviceimport",
                        ),
                    ),
                ],
                options={
                    "verbose_name": "服务事项",
                    "ordering": ["name", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_at__isnull", True)),
                            fields=("code",),
                            name="stations_item_one_in_force",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_at__isnull", True), ("ends_at__gte", models.F("starts_at")), _connector="OR"
                            ),
                            name="stations_item_ends_after_start",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Attendant",
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
                        "station",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="attendants",
                            to="stations.station",
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
                    ("phone", models.CharField(blank=True, max_length=30, verbose_name="公布的电话")),
                    ("may_lead", models.BooleanField(default=False, verbose_name="可以带班")),
                    ("ended_on", models.DateField(blank=True, null=True, verbose_name="不再值班")),
                ],
                options={
                    "ordering": ["id"],
                },
            ),
            migrations.CreateModel(
                name="DutyPattern",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "station",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="patterns", to="stations.station"
                        ),
                    ),
                    ("weekday", models.PositiveSmallIntegerField(verbose_name="周几")),
                    (
                        "slot",
                        models.CharField(
                            choices=[("am", "上午"), ("pm", "下午"), ("ev", "晚上"), ("we", "周末、节假日")],
                            max_length=8,
                            verbose_name="时段",
                        ),
                    ),
                    (
                        "on_duty",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="stations.attendant",
                            verbose_name="值班",
                        ),
                    ),
                    (
                        "backup",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="stations.attendant",
                            verbose_name="替补",
                        ),
                    ),
                    (
                        "leader",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="stations.attendant",
                            verbose_name="带班",
                        ),
                    ),
                ],
                options={
                    "ordering": ["weekday", "slot"],
                    "constraints": [
                        models.UniqueConstraint(fields=("station", "weekday", "slot"), name="stations_pattern_once"),
                        models.CheckConstraint(
                            condition=models.Q(("weekday__lte", 6)), name="stations_pattern_weekday"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="DutyShift",
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
                        "station",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="shifts", to="stations.station"
                        ),
                    ),
                    ("day", models.DateField(verbose_name="哪一天")),
                    (
                        "slot",
                        models.CharField(
                            choices=[("am", "上午"), ("pm", "下午"), ("ev", "晚上"), ("we", "周末、节假日")],
                            max_length=8,
                            verbose_name="时段",
                        ),
                    ),
                    (
                        "on_duty",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="stations.attendant",
                            verbose_name="值班",
                        ),
                    ),
                    (
                        "backup",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="stations.attendant",
                            verbose_name="替补",
                        ),
                    ),
                    (
                        "leader",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="stations.attendant",
                            verbose_name="带班",
                        ),
                    ),
                    ("handover", models.CharField(blank=True, max_length=500, verbose_name="交班记录")),
                    ("handed_over_at", models.DateTimeField(blank=True, null=True)),
                    ("handed_over_by_name", models.CharField(blank=True, max_length=80)),
                    ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    "ordering": ["day", "slot"],
                    "constraints": [
                        models.UniqueConstraint(fields=("station", "day", "slot"), name="stations_shift_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("handed_over_at__isnull", True), ("handover", "")),
                                models.Q(("handed_over_at__isnull", False), models.Q(("handover", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="stations_shift_note_is_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Swap",
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
                        "shift",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="swaps", to="stations.dutyshift"
                        ),
                    ),
                    (
                        "instead",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="stations.attendant",
                            verbose_name="换成",
                        ),
                    ),
                    ("reason", models.CharField(max_length=120, verbose_name="为什么")),
                    (
                        "state",
                        models.CharField(
                            choices=[("asked", "等批"), ("approved", "同意"), ("refused", "不同意")],
                            default="asked",
                            max_length=10,
                            verbose_name="状态",
                        ),
                    ),
                    ("asked_at", models.DateTimeField()),
                    ("asked_by_id", models.BigIntegerField(null=True)),
                    ("asked_by_name", models.CharField(max_length=80)),
                    ("decided_at", models.DateTimeField(blank=True, null=True)),
                    ("decided_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("state", "asked")),
                            fields=("shift",),
                            name="stations_swap_one_open_a_shift",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Errand",
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
                    ("number", models.CharField(max_length=40, unique=True, verbose_name="编号")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("subsidy", "申领补贴"),
                                ("insurance", "医保社保"),
                                ("life_proof", "养老金资格认证"),
                                ("certificate", "证件证照"),
                                ("repair", "报修"),
                                ("parcel", "取快递、买药"),
                                ("form", "填表"),
                                ("accompany", "陪同去办"),
                                ("other", "别的事"),
                            ],
                            max_length=20,
                            verbose_name="哪一类",
                        ),
                    ),
                    ("what", models.CharField(max_length=300, verbose_name="办什么")),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    ("principal_name", models.CharField(max_length=40, verbose_name="委托人")),
                    ("principal_phone", lianxin.kit.crypto.SealedField(blank=True, verbose_name="电话")),
                    ("principal_address", models.CharField(blank=True, max_length=120, verbose_name="住址")),
                    (
                        "principal_user",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                    ("asked_by_id", models.BigIntegerField(null=True)),
                    ("asked_by_name", models.CharField(max_length=80, verbose_name="谁记下的")),
                    ("source_kind", models.CharField(blank=True, max_length=30)),
                    ("source_id", models.CharField(blank=True, max_length=40)),
                    ("source_label", models.CharField(blank=True, max_length=120, verbose_name="从哪里来")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("asked", "已提出"),
                                ("accepted", "已答应"),
                                ("authorised", "已授权"),
                                ("submitted", "已递交"),
                                ("waiting_office", "等部门办"),
                                ("returned", "已交回"),
                                ("closed", "已办结"),
                                ("declined", "办不了"),
                            ],
                            default="asked",
                            max_length=20,
                            verbose_name="状态",
                        ),
                    ),
                    ("needs_authorisation", models.BooleanField(default=False, verbose_name="要授权委托书")),
                    (
                        "taker",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("taker_name", models.CharField(blank=True, max_length=80, verbose_name="谁去办")),
                    ("due_on", models.DateField(blank=True, null=True, verbose_name="最晚哪天")),
                    ("authorised_on", models.DateField(blank=True, null=True, verbose_name="授权日")),
                    ("authorised_until", models.DateField(blank=True, null=True, verbose_name="授权到")),
                    ("office", models.CharField(blank=True, max_length=80, verbose_name="哪个部门")),
                    ("ref_no", models.CharField(blank=True, max_length=60, verbose_name="部门的受理号")),
                    ("result", models.CharField(blank=True, max_length=300, verbose_name="结果")),
                    ("elsewhere", models.CharField(blank=True, max_length=200, verbose_name="可以去哪里")),
                    (
                        "receipt_sign",
                        models.CharField(
                            blank=True,
                            choices=[("paper", "纸上签字"), ("spoken", "口头同意，经办人记下")],
                            max_length=10,
                            verbose_name="怎么签收",
                        ),
                    ),
                    (
                        "satisfaction",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            choices=[(3, "满意"), (2, "一般"), (1, "不满意")],
                            null=True,
                            verbose_name="满意吗",
                        ),
                    ),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                    ("words_cleared_at", models.DateTimeField(blank=True, null=True, verbose_name="期满清除")),
                    ("copies_removed", models.PositiveSmallIntegerField(default=0, verbose_name="办结时删掉的照片")),
                ],
                options={
                    "verbose_name": "代办",
                    "indexes": [
                        models.Index(fields=["division_path", "-asked_at", "-id"], name="stations_errand_place"),
                        models.Index(fields=["source_kind", "source_id"], name="stations_errand_source"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("ended_at__isnull", True),
                                    (
                                        "state__in",
                                        ["asked", "accepted", "authorised", "submitted", "waiting_office", "returned"],
                                    ),
                                ),
                                models.Q(("ended_at__isnull", False), ("state__in", ["closed", "declined"])),
                                _connector="OR",
                            ),
                            name="stations_errand_ended_in_an_end",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "closed"), _negated=True),
                                models.Q(("receipt_sign", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="stations_errand_closed_is_signed",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Original",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "errand",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="originals", to="stations.errand"
                        ),
                    ),
                    ("name", models.CharField(max_length=80, verbose_name="什么证件、材料")),
                    ("taken_at", models.DateTimeField()),
                    ("taken_by_name", models.CharField(max_length=80)),
                    (
                        "given_sign",
                        models.CharField(
                            choices=[("paper", "纸上签字"), ("spoken", "口头同意，经办人记下")], max_length=10
                        ),
                    ),
                    ("returned_at", models.DateTimeField(blank=True, null=True)),
                    ("returned_by_name", models.CharField(blank=True, max_length=80)),
                    (
                        "received_sign",
                        models.CharField(
                            blank=True,
                            choices=[("paper", "纸上签字"), ("spoken", "口头同意，经办人记下")],
                            max_length=10,
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("received_sign", ""), ("returned_at__isnull", True)),
                                models.Q(
                                    ("returned_at__isnull", False), models.Q(("received_sign", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            name="stations_original_returned_is_signed",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ErrandStep",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "errand",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="stations.errand"
                        ),
                    ),
                    ("verb", models.CharField(max_length=20)),
                    (
                        "target",
                        models.CharField(
                            choices=[
                                ("asked", "已提出"),
                                ("accepted", "已答应"),
                                ("authorised", "已授权"),
                                ("submitted", "已递交"),
                                ("waiting_office", "等部门办"),
                                ("returned", "已交回"),
                                ("closed", "已办结"),
                                ("declined", "办不了"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("at", models.DateTimeField()),
                    ("by_name", models.CharField(max_length=80)),
                    ("note", models.CharField(max_length=600)),
                ],
                options={
                    "ordering": ["id"],
                },
            ),
            migrations.CreateModel(
                name="IntakeEntry",
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
                    ("number", models.CharField(max_length=40, unique=True, verbose_name="编号")),
                    (
                        "station",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="stations.station"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    ("at", models.DateTimeField(verbose_name="来的时间")),
                    (
                        "channel",
                        models.CharField(
                            choices=[
                                ("walk_in", "自己来的"),
                                ("phone", "打电话"),
                                ("appointment", "约好来的"),
                                ("home_visit", "上门时说的"),
                                ("letter", "写信"),
                            ],
                            default="walk_in",
                            max_length=12,
                            verbose_name="怎么来的",
                        ),
                    ),
                    ("visitor_name", models.CharField(blank=True, max_length=40, verbose_name="来访人")),
                    ("visitor_phone", lianxin.kit.crypto.SealedField(blank=True, verbose_name="电话")),
                    ("visitor_phone_hash", models.CharField(blank=True, max_length=64)),
                    (
                        "visitor_user",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("address", models.CharField(blank=True, max_length=120, verbose_name="住址")),
                    ("on_behalf_of", models.CharField(blank=True, max_length=40, verbose_name="替谁来")),
                    ("is_elder", models.BooleanField(default=False, verbose_name="六十岁以上")),
                    ("subject", models.CharField(blank=True, max_length=200, verbose_name="什么事")),
                    ("is_complaint", models.BooleanField(default=False, verbose_name="投诉")),
                    ("is_sealed", models.BooleanField(default=False, verbose_name="封存")),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("answered", "当场答复"),
                                ("need", "转诉求"),
                                ("errand", "代办"),
                                ("guided", "帮办"),
                                ("mediation", "调解"),
                                ("suggestion", "建议"),
                                ("passed_on", "带去别处"),
                            ],
                            max_length=12,
                            verbose_name="怎么处理",
                        ),
                    ),
                    ("answer", models.CharField(blank=True, max_length=300, verbose_name="当场答复")),
                    ("handed_to", models.CharField(blank=True, max_length=80, verbose_name="交给谁")),
                    ("result", models.CharField(blank=True, max_length=300, verbose_name="结果")),
                    ("closed_at", models.DateTimeField(blank=True, null=True, verbose_name="办结时间")),
                    (
                        "sign",
                        models.CharField(
                            blank=True,
                            choices=[("paper", "纸上签字"), ("spoken", "口头同意，经办人记下")],
                            max_length=10,
                            verbose_name="来访人签字或口头同意",
                        ),
                    ),
                    (
                        "satisfaction",
                        models.PositiveSmallIntegerField(
                            blank=True,
                            choices=[(3, "满意"), (2, "一般"), (1, "不满意")],
                            null=True,
                            verbose_name="满意吗",
                        ),
                    ),
                    ("access_asked", models.JSONField(default=list, verbose_name="要什么方便")),
                    ("access_met", models.BooleanField(blank=True, null=True, verbose_name="做到了")),
                    (
                        "again_of",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="again",
                            to="stations.intakeentry",
                            verbose_name="为同一件事又来",
                        ),
                    ),
                    (
                        "again_of_need",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="needs.need",
                            verbose_name="为同一件事又来",
                        ),
                    ),
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
                        "mediation",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="needs.mediation",
                        ),
                    ),
                    (
                        "errand",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="stations.errand",
                        ),
                    ),
                    (
                        "case",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="stations.servicecase",
                        ),
                    ),
                    ("words_cleared_at", models.DateTimeField(blank=True, null=True, verbose_name="期满清除")),
                    ("from_paper", models.BooleanField(default=False, verbose_name="从纸质登记簿补录")),
                    ("recorded_by_id", models.BigIntegerField(null=True)),
                    ("recorded_by_name", models.CharField(max_length=80, verbose_name="首问责任人")),
                ],
                options={
                    "verbose_name": "来访登记",
                    "indexes": [
                        models.Index(fields=["station", "-at", "-id"], name="stations_entry_book"),
                        models.Index(fields=["division_path", "at"], name="stations_entry_place"),
                        models.Index(
                            condition=models.Q(("visitor_phone_hash", ""), _negated=True),
                            fields=["visitor_phone_hash"],
                            name="stations_entry_phone",
                        ),
                        models.Index(
                            condition=models.Q(("words_cleared_at__isnull", True)),
                            fields=["at"],
                            name="stations_entry_old",
                        ),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("outcome", "answered"), _negated=True),
                                ("closed_at__isnull", False),
                                _connector="OR",
                            ),
                            name="stations_entry_answered_is_closed",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("again_of__isnull", True), ("again_of_need__isnull", True), _connector="OR"
                            ),
                            name="stations_entry_again_of_one",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("words_cleared_at__isnull", True),
                                models.Q(
                                    ("address", ""),
                                    ("answer", ""),
                                    ("on_behalf_of", ""),
                                    ("result", ""),
                                    ("subject", ""),
                                    ("visitor_name", ""),
                                    ("visitor_phone_hash", ""),
                                ),
                                _connector="OR",
                            ),
                            name="stations_entry_cleared_says_nothing",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Appointment",
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
                    (
                        "station",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="appointments",
                            to="stations.station",
                        ),
                    ),
                    ("day", models.DateField(verbose_name="哪一天")),
                    ("hour", models.CharField(blank=True, max_length=5, verbose_name="几点")),
                    ("slip", models.CharField(max_length=8, verbose_name="号码")),
                    ("purpose", models.CharField(blank=True, max_length=80, verbose_name="办什么")),
                    ("name", models.CharField(blank=True, max_length=40, verbose_name="怎么称呼")),
                    ("phone", lianxin.kit.crypto.SealedField(blank=True, verbose_name="电话")),
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
                    ("access_asked", models.JSONField(default=list, verbose_name="要什么方便")),
                    ("access_met", models.BooleanField(blank=True, null=True, verbose_name="做得到吗")),
                    ("access_answer", models.CharField(blank=True, max_length=200, verbose_name="站里怎么说")),
                    ("access_answered_at", models.DateTimeField(blank=True, null=True)),
                    ("access_answered_by_name", models.CharField(blank=True, max_length=80)),
                    (
                        "state",
                        models.CharField(
                            choices=[("booked", "等着"), ("served", "来过了"), ("cancelled", "取消了")],
                            default="booked",
                            max_length=10,
                            verbose_name="状态",
                        ),
                    ),
                    ("made_at", models.DateTimeField()),
                ],
                options={
                    "verbose_name": "预约和取号",
                    "indexes": [models.Index(fields=["station", "day", "hour", "id"], name="stations_appointment_day")],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("station", "day", "slip"), name="stations_appointment_one_slip"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("access_answered_at__isnull", True),
                                    ("access_answered_by_name", ""),
                                    ("access_met__isnull", True),
                                ),
                                models.Q(
                                    ("access_answered_at__isnull", False),
                                    ("access_met__isnull", False),
                                    models.Q(("access_answered_by_name", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="stations_appointment_access_answered_by",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Station",
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
                                ("contact_station", "党群连心站"),
                                ("service_centre", "党群服务中心"),
                                ("park_station", "园区连心站"),
                                ("courier_station", "暖新驿站"),
                            ],
                            default="contact_station",
                            max_length=20,
                            verbose_name="类别",
                        ),
                    ),
                    ("name", models.CharField(max_length=60, verbose_name="名称")),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="stations",
                            to="territory.division",
                            verbose_name="所在地方",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "unit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="organisations.unit",
                            verbose_name="谁来管",
                        ),
                    ),
                    ("place_words", models.CharField(max_length=160, verbose_name="在哪里")),
                    ("phone", models.CharField(blank=True, max_length=30, verbose_name="电话")),
                    (
                        "week",
                        models.JSONField(default=lianxin.stations.models.places.empty_week, verbose_name="每周时间"),
                    ),
                    (
                        "holiday_rule",
                        models.CharField(
                            choices=[
                                ("closed", "放假"),
                                ("as_sunday", "按星期日的时间"),
                                ("as_usual", "照平常的时间"),
                                ("by_roster", "轮流值班，按值班表"),
                            ],
                            default="by_roster",
                            max_length=12,
                            verbose_name="法定节假日",
                        ),
                    ),
                    ("offers", models.JSONField(default=list, verbose_name="有什么")),
                    ("access", models.JSONField(default=list, verbose_name="无障碍")),
                    (
                        "slip_paper",
                        models.CharField(
                            choices=[
                                ("none", "没有打印机，请来人记下"),
                                ("receipt", "小票机（80 毫米宽）"),
                                ("a5", "打印机，A5 纸"),
                                ("a4", "打印机，A4 纸"),
                            ],
                            default="none",
                            max_length=8,
                            verbose_name="触摸屏旁边的打印机",
                        ),
                    ),
                    ("notes", models.CharField(blank=True, max_length=300, verbose_name="还要说的")),
                    ("opened_on", models.DateField(verbose_name="启用日")),
                    ("closed_on", models.DateField(blank=True, null=True, verbose_name="停用日")),
                ],
                options={
                    "verbose_name": "站点",
                    "indexes": [models.Index(fields=["division_path", "id"], name="stations_station_place")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("closed_on__isnull", True), ("closed_on__gte", models.F("opened_on")), _connector="OR"
                            ),
                            name="stations_station_closes_after_opening",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("closed_on__isnull", True)),
                            fields=("division", "name"),
                            name="stations_station_one_name_a_place",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SpecialDay",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "station",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="special_days",
                            to="stations.station",
                        ),
                    ),
                    ("day", models.DateField(verbose_name="哪一天")),
                    ("hours", models.CharField(blank=True, max_length=60, verbose_name="几点到几点")),
                    ("reason", models.CharField(max_length=80, verbose_name="为什么")),
                ],
                options={
                    "ordering": ["day"],
                    "constraints": [
                        models.UniqueConstraint(fields=("station", "day"), name="stations_special_one_a_day")
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
                    ("kind", models.CharField(max_length=2)),
                    ("day", models.DateField()),
                    ("last", models.PositiveIntegerField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("division", "kind", "day"), name="stations_series_one_a_day")
                    ],
                },
            ),
        ),
    ]
