"""The tables of the room."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.crypto
import lianxin.kit.ids
import lianxin.kit.tree
import lianxin.messaging.models.hooks
from lianxin.kit.laying import Together


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("messaging", "0001_initial"),
        ("messaging", "0002_choices_and_robots"),
        ("messaging", "0003_push_devices"),
        ("messaging", "0004_no_delivery_inside"),
        ("messaging", "0005_mail_comes_in"),
        ("messaging", "0006_unread_is_counted"),
        ("messaging", "0007_events_for_other_systems"),
        ("messaging", "0008_events_of_one_case"),
        ("messaging", "0009_texts_of_what_presses"),
    ]
    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]
    operations = [
        Together(
            migrations.CreateModel(
                name="Preference",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "user",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="message_preference",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("email", models.EmailField(blank=True, max_length=254, verbose_name="电子邮箱")),
                    (
                        "muted",
                        models.JSONField(
                            default=list, help_text='["need_progress:sms", …]: what is not wanted this way'
                        ),
                    ),
                    ("quiet_from", models.TimeField(verbose_name="从几点起不打扰")),
                    ("quiet_until", models.TimeField(verbose_name="到几点止")),
                ],
            ),
            migrations.CreateModel(
                name="PushDevice",
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
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="push_devices",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("endpoint", lianxin.kit.crypto.SealedField(help_text="address at the browser's push service")),
                    ("endpoint_hash", models.CharField(max_length=64)),
                    ("public_key", models.CharField(help_text="p256dh of the subscription, base64url", max_length=120)),
                    ("auth_secret", lianxin.kit.crypto.SealedField(help_text="auth of the subscription, base64url")),
                    ("label", models.CharField(max_length=60, verbose_name="设备")),
                    ("added_at", models.DateTimeField()),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("ended_at", None)), fields=["user"], name="messaging_push_device_user"
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at", None)),
                            fields=("endpoint_hash",),
                            name="messaging_push_device_one_owner",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Robot",
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
                    ("place_path", lianxin.kit.tree.PathField(blank=True, max_length=80, verbose_name="地方")),
                    ("place_label", models.CharField(blank=True, max_length=120, verbose_name="地方")),
                    (
                        "channel",
                        models.CharField(
                            choices=[
                                ("web_push", "浏览器提醒"),
                                ("sms", "短信"),
                                ("email", "电子邮件"),
                                ("wecom", "企业微信"),
                                ("dingtalk", "钉钉"),
                                ("feishu", "飞书"),
                                ("webhook", "网络钩子"),
                            ],
                            max_length=12,
                            verbose_name="渠道",
                        ),
                    ),
                    ("address", lianxin.kit.crypto.SealedField(help_text="an address the notification library reads")),
                    ("label", models.CharField(max_length=60, verbose_name="名称")),
                    ("added_at", models.DateTimeField()),
                    ("added_by_name", models.CharField(max_length=40)),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("channel__in", ["dingtalk", "email", "feishu", "webhook", "wecom"])),
                            name="messaging_robot_channel",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("ended_at", None)),
                            fields=("place_path", "label"),
                            name="messaging_robot_label_once_a_place",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Hook",
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
                    ("place_path", lianxin.kit.tree.PathField(blank=True, max_length=80, verbose_name="地方")),
                    ("place_label", models.CharField(blank=True, max_length=120, verbose_name="地方")),
                    ("label", models.CharField(max_length=60, verbose_name="给哪个系统")),
                    ("address", lianxin.kit.crypto.SealedField(verbose_name="地址")),
                    ("kinds", models.JSONField(blank=True, default=list, verbose_name="哪些事")),
                    ("secret", lianxin.kit.crypto.SealedField()),
                    ("former_secret", lianxin.kit.crypto.SealedField(blank=True)),
                    ("former_until", models.DateTimeField(blank=True, null=True)),
                    ("failures", models.PositiveIntegerField(default=0)),
                    ("paused_at", models.DateTimeField(blank=True, null=True)),
                    ("added_at", models.DateTimeField()),
                    (
                        "added_by",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                        ),
                    ),
                    ("added_by_name", models.CharField(max_length=40)),
                    ("ended_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("ended_at", None)), fields=["place_path"], name="messaging_hook_place"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="HookEvent",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "event_id",
                        models.CharField(
                            default=lianxin.messaging.models.hooks.new_event_id,
                            editable=False,
                            max_length=32,
                            unique=True,
                        ),
                    ),
                    ("kind", models.CharField(max_length=60)),
                    ("subject", models.CharField(db_index=True, max_length=60)),
                    ("data", models.JSONField()),
                    ("at", models.DateTimeField(db_index=True)),
                ],
            ),
            migrations.CreateModel(
                name="HookDelivery",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "hook",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="deliveries", to="messaging.hook"
                        ),
                    ),
                    (
                        "event",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="deliveries",
                            to="messaging.hookevent",
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("pending", "待发"),
                                ("sending", "发送中"),
                                ("sent", "已发"),
                                ("given_up", "放弃"),
                            ],
                            default="pending",
                            max_length=10,
                        ),
                    ),
                    ("attempts", models.PositiveSmallIntegerField(default=0)),
                    ("next_try_at", models.DateTimeField(null=True)),
                    ("leased_until", models.DateTimeField(null=True)),
                    ("sent_at", models.DateTimeField(null=True)),
                    ("last_error", models.CharField(blank=True, max_length=300)),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("state__in", ["pending", "sending"])),
                            fields=["next_try_at"],
                            name="messaging_hook_due",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(fields=("hook", "event"), name="messaging_hook_delivery_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="ReceivedMail",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("mail_hash", models.CharField(max_length=64, unique=True)),
                    ("sender_hash", models.CharField(db_index=True, max_length=64)),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("taken", "收下了"),
                                ("refused", "没收，已回信说明"),
                                ("automatic", "自动回信、退信、群发，没理"),
                                ("own", "自己发出的，没理"),
                                ("too_many", "一天来得太多，没理"),
                                ("unreadable", "看不懂，没理"),
                                ("failed", "处理时出错，还会再试"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("attempts", models.PositiveSmallIntegerField(default=0)),
                    ("taken_at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["taken_at"], name="messaging_mail_taken")],
                },
            ),
            migrations.CreateModel(
                name="Message",
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
                    ("key", models.CharField(max_length=160, unique=True)),
                    (
                        "user",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="messages",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("phone", lianxin.kit.crypto.SealedField(blank=True)),
                    ("email", models.EmailField(blank=True, max_length=254)),
                    ("name", models.CharField(blank=True, max_length=40)),
                    ("kind", models.CharField(max_length=40)),
                    ("title", models.CharField(max_length=120)),
                    ("body", models.TextField()),
                    ("url", models.CharField(blank=True, max_length=200)),
                    ("reply_token", models.CharField(blank=True, max_length=40)),
                    ("is_urgent", models.BooleanField(default=False)),
                    ("created_at", models.DateTimeField()),
                    ("read_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["user", "-created_at"], name="messaging_message_user"),
                        models.Index(
                            condition=models.Q(("read_at__isnull", True)),
                            fields=["user"],
                            name="messaging_message_unread",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Delivery",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "message",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="deliveries",
                            to="messaging.message",
                        ),
                    ),
                    (
                        "channel",
                        models.CharField(
                            choices=[
                                ("web_push", "浏览器提醒"),
                                ("sms", "短信"),
                                ("email", "电子邮件"),
                                ("wecom", "企业微信"),
                                ("dingtalk", "钉钉"),
                                ("feishu", "飞书"),
                                ("webhook", "网络钩子"),
                            ],
                            max_length=12,
                        ),
                    ),
                    (
                        "robot",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="messaging.robot",
                        ),
                    ),
                    (
                        "device",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="+",
                            to="messaging.pushdevice",
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("pending", "待发"),
                                ("sending", "发送中"),
                                ("sent", "已发"),
                                ("given_up", "放弃"),
                            ],
                            default="pending",
                            max_length=10,
                        ),
                    ),
                    ("attempts", models.PositiveSmallIntegerField(default=0)),
                    ("next_try_at", models.DateTimeField(null=True)),
                    ("leased_until", models.DateTimeField(null=True)),
                    ("sent_at", models.DateTimeField(null=True)),
                    ("last_error", models.CharField(blank=True, max_length=300)),
                ],
                options={
                    "indexes": [
                        models.Index(
                            condition=models.Q(("state__in", ["pending", "sending"])),
                            fields=["next_try_at"],
                            name="messaging_delivery_due",
                        )
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("device", None), ("robot", None)),
                            fields=("message", "channel"),
                            name="messaging_delivery_once_a_channel",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("robot__isnull", False)),
                            fields=("message", "robot"),
                            name="messaging_delivery_once_a_robot",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("device__isnull", False)),
                            fields=("message", "device"),
                            name="messaging_delivery_once_a_device",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="PeriodicRun",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("name", models.CharField(max_length=80, unique=True)),
                    ("due_at", models.DateTimeField()),
                    ("ran_at", models.DateTimeField(null=True)),
                    ("last_error", models.CharField(blank=True, max_length=300)),
                ],
            ),
            migrations.CreateModel(
                name="Heartbeat",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("name", models.CharField(max_length=40, unique=True)),
                    ("seen_at", models.DateTimeField()),
                ],
            ),
        ),
    ]
