"""The tables of the room."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.accounts.models.keys
import lianxin.kit.crypto
import lianxin.kit.ids
from lianxin.kit.laying import Together


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("accounts", "0001_initial"),
        ("accounts", "0002_one_time_passwords"),
        ("accounts", "0003_api_keys"),
        ("accounts", "0004_keys_act_as_accounts"),
    ]
    dependencies = [("auth", "__first__")]
    operations = [
        Together(
            migrations.CreateModel(
                name="Grant",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="grants",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "role",
                        models.CharField(
                            choices=[
                                ("resident", "居民"),
                                ("household_rep", "户代表"),
                                ("liaison", "联系户党员"),
                                ("station_staff", "站点工作人员"),
                                ("grid_worker", "网格员"),
                                ("branch_secretary", "党支部书记"),
                                ("committee_member", "两委成员"),
                                ("collective_officer", "集体经济组织人员"),
                                ("village_supervisor", "村务监督委员"),
                                ("unit_handler", "承办单位人员"),
                                ("township_officer", "乡镇干部"),
                                ("county_officer", "县级干部"),
                                ("auditor", "审计人员"),
                                ("alliance_partner", "联盟伙伴"),
                                ("sysadmin", "运维人员"),
                            ],
                            max_length=40,
                            verbose_name="角色",
                        ),
                    ),
                    ("scope_path", models.CharField(blank=True, max_length=80)),
                    ("scope_label", models.CharField(blank=True, max_length=200)),
                    ("unit_id", models.BigIntegerField(blank=True, null=True)),
                    ("starts_on", models.DateField(verbose_name="起始日")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="截止日")),
                    ("given_by_id", models.BigIntegerField(null=True)),
                    ("given_by_name", models.CharField(max_length=80)),
                    ("given_at", models.DateTimeField()),
                    ("basis", models.CharField(blank=True, max_length=200, verbose_name="依据")),
                ],
                options={
                    "indexes": [models.Index(fields=["user", "ends_on"], name="accounts_grant_user")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="accounts_grant_ends_after_start",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ApiKey",
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
                    ("name", models.CharField(max_length=40, verbose_name="给哪个系统用")),
                    ("key_hash", models.CharField(max_length=64, unique=True)),
                    ("prefix", models.CharField(max_length=8)),
                    ("scope_path", models.CharField(max_length=80)),
                    ("scope_label", models.CharField(max_length=200)),
                    (
                        "rights",
                        models.JSONField(default=lianxin.accounts.models.keys.just_register, verbose_name="可以做什么"),
                    ),
                    (
                        "acts_as",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="代表哪个账号",
                        ),
                    ),
                    ("given_at", models.DateTimeField()),
                    ("given_by_id", models.BigIntegerField(null=True)),
                    ("given_by_name", models.CharField(max_length=80)),
                    ("ends_on", models.DateField(verbose_name="用到哪天")),
                    ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "ordering": ["-id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("key_hash", ""), _negated=True), models.Q(("name", ""), _negated=True)
                            ),
                            name="accounts_api_key_is_named",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("revoked_at__isnull", True), ("revoked_at__gte", models.F("given_at")), _connector="OR"
                            ),
                            name="accounts_api_key_revoked_after",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ApiCall",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "api_key",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="calls", to="accounts.apikey"
                        ),
                    ),
                    ("idempotency_key", models.CharField(max_length=80)),
                    ("fingerprint", models.CharField(max_length=64)),
                    ("answer", lianxin.kit.crypto.SealedField(blank=True)),
                    ("at", models.DateTimeField(db_index=True)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("api_key", "idempotency_key"), name="accounts_api_call_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="User",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("password", models.CharField(max_length=128, verbose_name="password")),
                    ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                    (
                        "is_superuser",
                        models.BooleanField(
                            default=False,
                            help_text="Designates that this user has all permissions without explicitly assigning them.",
                            verbose_name="superuser status",
                        ),
                    ),
                    (
                        "public_id",
                        models.CharField(
                            default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True
                        ),
                    ),
                    ("username", models.CharField(max_length=60, unique=True, verbose_name="用户名")),
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("phone", lianxin.kit.crypto.SealedField(blank=True, verbose_name="手机号")),
                    ("phone_hash", models.CharField(blank=True, db_index=True, max_length=64)),
                    ("phone_verified_at", models.DateTimeField(blank=True, null=True)),
                    ("email", models.EmailField(blank=True, max_length=254, verbose_name="电子邮箱")),
                    ("is_active", models.BooleanField(default=True, verbose_name="启用")),
                    ("is_staff", models.BooleanField(default=False, verbose_name="工作人员")),
                    ("password_is_once", models.BooleanField(default=False, verbose_name="密码只用一次")),
                    ("opened_by_id", models.BigIntegerField(blank=True, null=True)),
                    ("created_at", models.DateTimeField(auto_now_add=True)),
                    (
                        "groups",
                        models.ManyToManyField(
                            blank=True,
                            help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                            related_name="user_set",
                            related_query_name="user",
                            to="auth.group",
                            verbose_name="groups",
                        ),
                    ),
                    (
                        "user_permissions",
                        models.ManyToManyField(
                            blank=True,
                            help_text="Specific permissions for this user.",
                            related_name="user_set",
                            related_query_name="user",
                            to="auth.permission",
                            verbose_name="user permissions",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("phone_hash", ""), _negated=True),
                            fields=("phone_hash",),
                            name="accounts_user_phone_once",
                        )
                    ],
                },
            ),
        ),
    ]
