"""The tables of the room."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.insert_only
from lianxin.kit.laying import Together
from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("alliances", "0001_alliances"),
        ("alliances", "0002_charters_and_minutes_are_only_added"),
        ("alliances", "0003_an_alliance_is_where_its_unit_is"),
        ("alliances", "0004_one_seat_a_unit_and_turns_in_the_charter"),
        ("alliances", "0005_a_line_stands_for_a_public_need"),
    ]
    dependencies = [
        ("accounts", "0001_the_room"),
        ("audit", "0001_the_room"),
        ("organisations", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Alliance",
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
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="alliance",
                            to="organisations.unit",
                        ),
                    ),
                    ("founded_on", models.DateField(verbose_name="成立日")),
                    ("ended_on", models.DateField(blank=True, null=True, verbose_name="结束日")),
                ],
                options={
                    "ordering": ["-founded_on", "-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ended_on__isnull", True), ("ended_on__gte", models.F("founded_on")), _connector="OR"
                            ),
                            name="alliances_alliance_ends_after_start",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Charter",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "alliance",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="charters",
                            to="alliances.alliance",
                        ),
                    ),
                    ("starts_on", models.DateField(verbose_name="从哪天起")),
                    ("purpose", models.CharField(max_length=500, verbose_name="为什么联合")),
                    (
                        "order",
                        models.CharField(
                            choices=[("joining", "按加入的先后轮流"), ("listed", "按章程里写的次序轮流")],
                            max_length=10,
                            verbose_name="轮值怎么排",
                        ),
                    ),
                    ("term_months", models.PositiveSmallIntegerField(verbose_name="一任几个月")),
                    ("turns", models.JSONField(default=list, verbose_name="轮值的次序")),
                    ("basis", models.CharField(max_length=200, verbose_name="依据")),
                    ("entered_by_name", models.CharField(max_length=80)),
                    ("entered_at", models.DateTimeField()),
                ],
                options={
                    "ordering": ["starts_on", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("term_months__range", (1, 60))), name="alliances_charter_term_in_range"
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
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
                        "alliance",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="members", to="alliances.alliance"
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="alliance_seats",
                            to="organisations.unit",
                        ),
                    ),
                    ("name", models.CharField(max_length=120, verbose_name="名称")),
                    ("turn", models.PositiveSmallIntegerField(default=0, verbose_name="轮值次序")),
                    ("may_chair", models.BooleanField(default=True, verbose_name="参加轮值")),
                    ("joined_on", models.DateField(verbose_name="加入日")),
                    ("sits_from", models.DateField(verbose_name="从哪天起可以轮值")),
                    ("left_on", models.DateField(blank=True, null=True, verbose_name="退出日")),
                    ("left_reason", models.CharField(blank=True, max_length=200, verbose_name="为什么退出")),
                ],
                options={
                    "ordering": ["joined_on", "id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("left_on__isnull", True)),
                            fields=("alliance", "name"),
                            name="alliances_member_once",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("left_on__isnull", True)),
                            fields=("alliance", "unit"),
                            name="alliances_member_unit_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("left_on__isnull", True), ("left_reason", "")),
                                models.Q(
                                    ("left_on__gte", models.F("joined_on")),
                                    models.Q(("left_reason", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="alliances_member_leaves_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Delegate",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "member",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="delegates", to="alliances.member"
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    (
                        "grant",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.grant"
                        ),
                    ),
                    ("starts_on", models.DateField()),
                    ("ends_on", models.DateField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("member", "user"),
                            name="alliances_delegate_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="alliances_delegate_ends_after_start",
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
                        "alliance",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="meetings",
                            to="alliances.alliance",
                        ),
                    ),
                    ("held_on", models.DateField(verbose_name="哪天开的")),
                    ("place", models.CharField(max_length=80, verbose_name="在哪里")),
                    ("topic", models.CharField(max_length=120, verbose_name="议什么")),
                    ("chaired_by", models.CharField(max_length=120, verbose_name="谁主持")),
                    ("present", models.JSONField(default=list, verbose_name="哪些成员到会")),
                    ("minutes", models.TextField(max_length=4000, verbose_name="会议记录")),
                    ("agreed", models.CharField(blank=True, max_length=500, verbose_name="定了什么")),
                    ("recorded_by_name", models.CharField(max_length=80)),
                    ("recorded_at", models.DateTimeField()),
                ],
                options={
                    "ordering": ["-held_on", "-id"],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
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
                        "member",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="items", to="alliances.member"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[("resource", "资源"), ("need", "需求"), ("joint_project", "合办项目")],
                            max_length=14,
                            verbose_name="哪张清单",
                        ),
                    ),
                    ("title", models.CharField(max_length=60, verbose_name="是什么")),
                    ("words", models.CharField(blank=True, max_length=400, verbose_name="说具体些")),
                    (
                        "division",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="territory.division",
                            verbose_name="在哪里",
                        ),
                    ),
                    ("starts_on", models.DateField(verbose_name="从哪天起")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="到哪天为止")),
                    ("done_on", models.DateField(blank=True, null=True, verbose_name="办成的日子")),
                    ("off_on", models.DateField(blank=True, null=True, verbose_name="撤下的日子")),
                    ("off_reason", models.CharField(blank=True, max_length=200, verbose_name="为什么撤下")),
                    ("source_kind", models.CharField(blank=True, max_length=12)),
                    ("source_id", models.CharField(blank=True, max_length=12)),
                    ("listed_at", models.DateTimeField()),
                    ("listed_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="alliances_item_ends_after_start",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("off_on__isnull", True), ("off_reason", "")),
                                models.Q(("done_on__isnull", True), models.Q(("off_reason", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="alliances_item_off_with_reason",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Match",
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
                        "wanted",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="matches", to="alliances.item"
                        ),
                    ),
                    (
                        "offered",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="uses",
                            to="alliances.item",
                        ),
                    ),
                    (
                        "giver",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="given", to="alliances.member"
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("asked", "等对方答应"),
                                ("claimed", "已认领，等送到"),
                                ("delivered", "已送到，等对方确认"),
                                ("confirmed", "对方已确认，等致谢"),
                                ("thanked", "办完了"),
                                ("declined", "没有答应"),
                                ("called_off", "不办了"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("steps", models.PositiveSmallIntegerField(default=0)),
                    ("began_at", models.DateTimeField()),
                    ("words", models.CharField(max_length=400, verbose_name="怎么帮")),
                    ("promised_on", models.DateField(blank=True, null=True, verbose_name="哪天前送到")),
                    ("delivered_on", models.DateField(blank=True, null=True, verbose_name="哪天送到的")),
                    ("delivery", models.CharField(blank=True, max_length=400, verbose_name="送了什么、交给谁")),
                    (
                        "delivered_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("received_on", models.DateField(blank=True, null=True, verbose_name="哪天确认的")),
                    ("receipt", models.CharField(blank=True, max_length=400, verbose_name="收到了什么")),
                    ("thanks", models.CharField(blank=True, max_length=400, verbose_name="感谢的话")),
                    ("thanked_on", models.DateField(blank=True, null=True)),
                    ("said", models.CharField(blank=True, max_length=200, verbose_name="没有成的原因")),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("state__in", ["thanked", "declined", "called_off"]), _negated=True),
                            fields=("wanted", "giver"),
                            name="alliances_match_once_at_a_time",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state__in", ["delivered", "confirmed", "thanked"]), _negated=True),
                                models.Q(("delivered_on__isnull", False), models.Q(("delivery", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="alliances_match_delivered_with_proof",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state__in", ["confirmed", "thanked"]), _negated=True),
                                models.Q(
                                    ("received_on__gte", models.F("delivered_on")),
                                    models.Q(("receipt", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="alliances_match_confirmed_whole",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state", "thanked"),
                                models.Q(("thanked_on__isnull", True), ("thanks", "")),
                                _connector="XOR",
                            ),
                            name="alliances_match_thanked_whole",
                        ),
                    ],
                },
            ),
        ),
        OnlyAdded("alliances_charter", "alliances_meeting"),
    ]
