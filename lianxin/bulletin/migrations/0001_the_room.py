"""Notices, what hung, and its words, found again by pairs of characters on both engines (decision 0070)."""

import django.db.models.deletion
import django.utils.timezone
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
        ("bulletin", "0001_initial"),
        ("bulletin", "0002_what_hung_stays"),
        ("bulletin", "0003_papers_of_both_renditions"),
        ("bulletin", "0004_who_does_what"),
        ("bulletin", "0005_words_of_postings"),
        ("bulletin", "0006_what_the_supervisors_held"),
        ("bulletin", "0007_passed_on_objections"),
        ("bulletin", "0008_what_the_archive_keeps"),
        ("bulletin", "0009_items_say_when_they_were_set"),
        ("bulletin", "0010_appealed_objections"),
    ]
    dependencies = [
        ("audit", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="OwnItem",
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
                    ("code", models.CharField(max_length=40, verbose_name="事项编号")),
                    (
                        "affairs",
                        models.CharField(
                            choices=[("village", "村（居）务"), ("party", "党务"), ("finance", "财务")],
                            max_length=10,
                            verbose_name="哪一类",
                        ),
                    ),
                    ("name", models.CharField(max_length=60, verbose_name="事项")),
                    ("basis", models.CharField(max_length=200, verbose_name="依据")),
                    (
                        "frequency",
                        models.CharField(
                            choices=[
                                ("at_once", "发生后及时"),
                                ("monthly", "每月"),
                                ("quarterly", "每季度"),
                                ("yearly", "每年"),
                            ],
                            max_length=10,
                            verbose_name="多久公开一次",
                        ),
                    ),
                    ("due_day", models.PositiveSmallIntegerField(verbose_name="期满后第几天前")),
                    (
                        "prepares",
                        models.CharField(
                            choices=[
                                ("committee", "村（居）民委员会"),
                                ("branch", "村（社区）党组织"),
                                ("collective", "集体经济组织"),
                                ("supervisors", "监督委员会"),
                            ],
                            max_length=12,
                            verbose_name="谁填",
                        ),
                    ),
                    (
                        "reviews",
                        models.CharField(
                            choices=[
                                ("committee", "村（居）民委员会"),
                                ("branch", "村（社区）党组织"),
                                ("collective", "集体经济组织"),
                                ("supervisors", "监督委员会"),
                            ],
                            max_length=12,
                            verbose_name="谁审",
                        ),
                    ),
                    (
                        "approves",
                        models.CharField(
                            choices=[
                                ("committee", "村（居）民委员会"),
                                ("branch", "村（社区）党组织"),
                                ("collective", "集体经济组织"),
                                ("supervisors", "监督委员会"),
                            ],
                            max_length=12,
                            verbose_name="谁确认",
                        ),
                    ),
                    ("names_receivers", models.BooleanField(default=False, verbose_name="依法要写受助人姓名")),
                    ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("division", "code"), name="bulletin_item_code_once"),
                        models.CheckConstraint(
                            condition=models.Q(("due_day__range", (1, 31))), name="bulletin_item_due_day"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Notice",
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
                    ("number", models.CharField(max_length=40, verbose_name="编号")),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "affairs",
                        models.CharField(
                            choices=[("village", "村（居）务"), ("party", "党务"), ("finance", "财务")],
                            max_length=10,
                            verbose_name="哪一类",
                        ),
                    ),
                    ("item_code", models.CharField(max_length=40, verbose_name="事项编号")),
                    ("item_name", models.CharField(max_length=60, verbose_name="事项")),
                    (
                        "prepares",
                        models.CharField(
                            choices=[
                                ("committee", "村（居）民委员会"),
                                ("branch", "村（社区）党组织"),
                                ("collective", "集体经济组织"),
                                ("supervisors", "监督委员会"),
                            ],
                            default="committee",
                            max_length=12,
                        ),
                    ),
                    (
                        "reviews",
                        models.CharField(
                            choices=[
                                ("committee", "村（居）民委员会"),
                                ("branch", "村（社区）党组织"),
                                ("collective", "集体经济组织"),
                                ("supervisors", "监督委员会"),
                            ],
                            default="supervisors",
                            max_length=12,
                        ),
                    ),
                    (
                        "approves",
                        models.CharField(
                            choices=[
                                ("committee", "村（居）民委员会"),
                                ("branch", "村（社区）党组织"),
                                ("collective", "集体经济组织"),
                                ("supervisors", "监督委员会"),
                            ],
                            default="committee",
                            max_length=12,
                        ),
                    ),
                    ("names_receivers", models.BooleanField(default=False)),
                    ("about_from", models.DateField(blank=True, null=True, verbose_name="说的是从哪天")),
                    ("about_to", models.DateField(blank=True, null=True, verbose_name="到哪天")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("draft", "起草"),
                                ("privacy_check", "有个人信息要改"),
                                ("supervision_review", "等监督委员会审"),
                                ("held", "监督委员会有意见"),
                                ("reviewed", "等确认"),
                                ("approved", "已确认，等张贴"),
                                ("posted", "公示中"),
                                ("correcting", "异议成立，正在更正"),
                                ("completed", "公示期满"),
                                ("archived", "已归档"),
                                ("withdrawn", "没有张贴，已撤回"),
                            ],
                            default="draft",
                            max_length=20,
                            verbose_name="状态",
                        ),
                    ),
                    ("days", models.PositiveSmallIntegerField(verbose_name="公示几天")),
                    ("contact", models.CharField(max_length=120, verbose_name="有异议找谁")),
                    ("title", models.CharField(max_length=80, verbose_name="标题")),
                    ("body", models.TextField(blank=True, max_length=8000, verbose_name="正文")),
                    ("basis", models.CharField(blank=True, max_length=200, verbose_name="依据")),
                    ("tables", models.JSONField(blank=True, default=list, verbose_name="表格")),
                    ("because", models.CharField(blank=True, max_length=200, verbose_name="为什么更正")),
                    ("source_kind", models.CharField(blank=True, max_length=20)),
                    ("source_id", models.CharField(blank=True, max_length=40)),
                    ("source_label", models.CharField(blank=True, max_length=120)),
                    (
                        "prepared_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("prepared_at", models.DateTimeField()),
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
                    (
                        "approved_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("approved_at", models.DateTimeField(blank=True, null=True)),
                    ("held_because", models.CharField(blank=True, max_length=300, verbose_name="监督委员会的意见")),
                    ("held_text", models.JSONField(blank=True, default=dict, verbose_name="监督委员会有意见的那一稿")),
                    ("review_due_on", models.DateField(blank=True, null=True, verbose_name="哪天前审完")),
                    (
                        "posting",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="hanging",
                            to="bulletin.posting",
                        ),
                    ),
                    ("posted_on", models.DateField(blank=True, null=True, verbose_name="张贴日")),
                    ("posted_until", models.DateField(blank=True, null=True, verbose_name="公示到")),
                    ("web_until", models.DateField(blank=True, null=True, verbose_name="网页版留到")),
                    ("archive_number", models.CharField(blank=True, max_length=40, verbose_name="档号")),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("posted_on__isnull", False)),
                            fields=["posted_on", "id"],
                            name="bulletin_notice_posted",
                        ),
                        models.Index(
                            condition=models.Q(("posted_on__isnull", False)),
                            fields=["division_path", "posted_on", "id"],
                            name="bulletin_notice_place",
                        ),
                        models.Index(fields=["state", "posted_until"], name="bulletin_notice_state"),
                        models.Index(
                            condition=models.Q(("source_id", ""), _negated=True),
                            fields=["source_kind", "source_id"],
                            name="bulletin_notice_source",
                        ),
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("division", "number"), name="bulletin_notice_number_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("prepared_by__isnull", True),
                                ("reviewed_by__isnull", True),
                                models.Q(("prepared_by", models.F("reviewed_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="bulletin_notice_two_eyes",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("reviewed_by__isnull", True),
                                ("approved_by__isnull", True),
                                models.Q(("reviewed_by", models.F("approved_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="bulletin_notice_four_eyes",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("prepared_by__isnull", True),
                                ("approved_by__isnull", True),
                                models.Q(("prepared_by", models.F("approved_by")), _negated=True),
                                _connector="OR",
                            ),
                            name="bulletin_notice_six_eyes",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("posted_on__isnull", True),
                                    ("posted_until__isnull", True),
                                    ("posting__isnull", True),
                                ),
                                models.Q(
                                    ("posted_on__isnull", False),
                                    ("posted_until__gt", models.F("posted_on")),
                                    ("posting__isnull", False),
                                ),
                                _connector="OR",
                            ),
                            name="bulletin_notice_hangs_for_a_time",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("about_from__isnull", True), ("about_to__isnull", True)),
                                ("about_to__gte", models.F("about_from")),
                                _connector="OR",
                            ),
                            name="bulletin_notice_about_a_time",
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
                    ("year", models.PositiveSmallIntegerField()),
                    ("last", models.PositiveIntegerField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("division", "year"), name="bulletin_series_one_a_year")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Objection",
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
                        "notice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="objections", to="bulletin.notice"
                        ),
                    ),
                    (
                        "posting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="objections",
                            to="bulletin.posting",
                        ),
                    ),
                    ("serial", models.PositiveSmallIntegerField(verbose_name="第几件")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("received", "已收到，等答复"),
                                ("answered", "已先答复，还在查"),
                                ("upheld", "成立，已更正或正在更正"),
                                ("dismissed", "查过，不成立"),
                                ("appealed", "不同意答复，等上一级定"),
                            ],
                            default="received",
                            max_length=10,
                            verbose_name="状态",
                        ),
                    ),
                    (
                        "channel",
                        models.CharField(
                            choices=[
                                ("web", "网页"),
                                ("paper", "纸上写的"),
                                ("spoken", "当面或电话说的"),
                                ("supervisors", "通过监督委员会"),
                            ],
                            default="web",
                            max_length=12,
                            verbose_name="怎么来的",
                        ),
                    ),
                    ("words", models.TextField(max_length=2000, verbose_name="哪里不对")),
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
                    ("written_by_id", models.BigIntegerField(null=True)),
                    ("received_at", models.DateTimeField(verbose_name="收到时间")),
                    ("first_due_on", models.DateField(verbose_name="哪天前先答复")),
                    ("final_due_on", models.DateField(verbose_name="哪天前答复完")),
                    ("first_answer", models.TextField(blank=True, max_length=1000, verbose_name="先答复")),
                    ("first_answered_at", models.DateTimeField(blank=True, null=True)),
                    ("passed_on_at", models.DateTimeField(blank=True, null=True, verbose_name="哪天转给上级")),
                    ("above_due_on", models.DateField(blank=True, null=True, verbose_name="上级哪天前答复")),
                    ("answer", models.TextField(blank=True, max_length=2000, verbose_name="答复")),
                    ("answered_at", models.DateTimeField(blank=True, null=True)),
                    ("answered_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "indexes": [
                        models.Index(
                            condition=models.Q(("state__in", ("received", "answered", "appealed"))),
                            fields=["final_due_on"],
                            name="bulletin_objection_open",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("notice", "serial"), name="bulletin_objection_serial_once"),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("answered_at__isnull", True), ("state__in", ("received", "answered", "appealed"))
                                ),
                                models.Q(
                                    models.Q(("state__in", ("received", "answered", "appealed")), _negated=True),
                                    ("answered_at__isnull", False),
                                    models.Q(("answer", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="bulletin_objection_ends_with_answer",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Posting",
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
                        "notice",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="postings", to="bulletin.notice"
                        ),
                    ),
                    ("ordinal", models.PositiveSmallIntegerField(verbose_name="第几次张贴")),
                    ("title", models.CharField(max_length=80, verbose_name="标题")),
                    ("board", models.JSONField(verbose_name="张贴版")),
                    ("web", models.JSONField(verbose_name="网页版")),
                    ("because", models.CharField(blank=True, max_length=200, verbose_name="为什么更正")),
                    ("contact", models.CharField(max_length=120, verbose_name="有异议找谁")),
                    ("first_on", models.DateField(verbose_name="张贴日")),
                    ("last_on", models.DateField(verbose_name="公示到")),
                    ("at", models.DateTimeField()),
                    ("by_id", models.BigIntegerField(null=True)),
                    ("by_name", models.CharField(max_length=80)),
                    ("profile_version", models.BigIntegerField(null=True)),
                    ("digest", models.CharField(max_length=64, verbose_name="摘要")),
                    ("entry_number", models.BigIntegerField(verbose_name="公开日志第几号")),
                    ("site", models.CharField(blank=True, max_length=120)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("notice", "ordinal"), name="bulletin_posting_ordinal_once")
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Paper",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "posting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="papers", to="bulletin.posting"
                        ),
                    ),
                    ("size", models.CharField(max_length=4)),
                    ("rendition", models.CharField(choices=[("board", "张贴版"), ("web", "网页版")], max_length=8)),
                    ("engine", models.CharField(max_length=20)),
                    ("sha256", models.CharField(db_index=True, max_length=64)),
                    ("at", models.DateTimeField()),
                    ("entry_number", models.BigIntegerField(verbose_name="公开日志第几号")),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("posting", "size", "rendition", "engine"), name="bulletin_paper_one_of_a_size"
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="BoardMark",
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
                        "posting",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="marks", to="bulletin.posting"
                        ),
                    ),
                    ("where", models.CharField(max_length=80, verbose_name="贴在哪里")),
                    ("on", models.DateField(verbose_name="哪天贴的")),
                    ("at", models.DateTimeField()),
                    ("by_id", models.BigIntegerField()),
                    ("by_name", models.CharField(max_length=80)),
                ],
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="Archived",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "notice",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="archived", to="bulletin.notice"
                        ),
                    ),
                    ("metadata", models.JSONField(verbose_name="档案著录")),
                    ("sha256", models.CharField(max_length=64, verbose_name="档案的指纹")),
                    ("at", models.DateTimeField()),
                    ("entry_number", models.BigIntegerField(verbose_name="公开日志第几号")),
                ],
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
        ),
        Statements(
            sqlite=[
                "CREATE VIRTUAL TABLE bulletin_words USING fts5(title, words, narrowed, content='', "
                "tokenize='unicode61 remove_diacritics 0')"
            ],
            postgresql=[
                "CREATE TABLE bulletin_words (posting_id bigint PRIMARY KEY, words tsvector NOT NULL)",
                "CREATE INDEX bulletin_words_found ON bulletin_words USING gin (words)",
            ],
            back={engine: ["DROP TABLE bulletin_words"] for engine in ("sqlite", "postgresql")},
        ),
        OnlyAdded("bulletin_archived", "bulletin_boardmark", "bulletin_paper", "bulletin_posting"),
    ]
