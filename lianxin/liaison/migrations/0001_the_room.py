"""The tables of the room."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.crypto
import lianxin.kit.ids
import lianxin.kit.tree
from lianxin.kit.laying import Together


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("liaison", "0001_assignments"),
        ("liaison", "0002_visits"),
        ("liaison", "0003_plans"),
        ("liaison", "0004_errands_at_the_door"),
        ("liaison", "0005_struck_off_and_lapsed"),
    ]
    dependencies = [
        ("needs", "0001_the_room"),
        ("organisations", "0001_the_room"),
        ("people", "0001_the_room"),
        ("stations", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Contact",
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
                            choices=[("household", "一户"), ("person", "一个人"), ("group", "一个从业群体")],
                            max_length=10,
                            verbose_name="对象",
                        ),
                    ),
                    (
                        "household",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="contact",
                            to="people.household",
                        ),
                    ),
                    (
                        "person",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="contact",
                            to="people.person",
                        ),
                    ),
                    (
                        "group",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="contact",
                            to="organisations.unit",
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="contacts",
                            to="territory.division",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    ("card_issue", models.PositiveSmallIntegerField(default=1)),
                    ("card_failures", models.PositiveSmallIntegerField(default=0)),
                    ("card_locked_until", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "verbose_name": "联系对象",
                    "indexes": [models.Index(fields=["division_path", "id"], name="liaison_contact_place")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("group__isnull", True),
                                    ("household__isnull", False),
                                    ("kind", "household"),
                                    ("person__isnull", True),
                                ),
                                models.Q(
                                    ("group__isnull", True),
                                    ("household__isnull", True),
                                    ("kind", "person"),
                                    ("person__isnull", False),
                                ),
                                models.Q(
                                    ("group__isnull", False),
                                    ("household__isnull", True),
                                    ("kind", "group"),
                                    ("person__isnull", True),
                                ),
                                _connector="OR",
                            ),
                            name="liaison_contact_is_one_thing",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Assignment",
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
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="assignments",
                            to="liaison.contact",
                        ),
                    ),
                    (
                        "liaison",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="assignments",
                            to="liaison.liaison",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[("lead", "联系人"), ("deputy", "副联系人"), ("grid", "网格员")],
                            max_length=8,
                            verbose_name="身份",
                        ),
                    ),
                    ("starts_at", models.DateTimeField(verbose_name="起")),
                    ("ends_at", models.DateTimeField(blank=True, null=True, verbose_name="止")),
                    (
                        "end_reason",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("moved", "搬家"),
                                ("illness", "患病"),
                                ("term_over", "换届"),
                                ("handed_over", "交接给别人"),
                                ("balanced", "调整户数"),
                                ("left", "不再担任联系户党员"),
                                ("struck_off", "户已注销"),
                                ("declined_by_household", "户里不愿意"),
                                ("declined_by_liaison", "联系人不愿意"),
                            ],
                            max_length=24,
                            verbose_name="结束原因",
                        ),
                    ),
                    ("basis", models.CharField(blank=True, max_length=200, verbose_name="依据")),
                    ("made_by_name", models.CharField(max_length=80)),
                    ("ended_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "verbose_name": "联系关系",
                    "indexes": [models.Index(fields=["liaison", "ends_at"], name="liaison_assignment_liaison")],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_at__isnull", True)),
                            fields=("contact", "kind"),
                            name="liaison_assignment_one_open",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("end_reason", ""), ("ends_at__isnull", True)),
                                models.Q(
                                    ("ends_at__gte", models.F("starts_at")), models.Q(("end_reason", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            name="liaison_assignment_ends_with_a_reason",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Liaison",
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
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="liaisons",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="liaisons",
                            to="territory.division",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "branch",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="liaisons",
                            to="organisations.unit",
                            verbose_name="所在党支部",
                        ),
                    ),
                    ("phone", models.CharField(blank=True, max_length=20, verbose_name="给户里看的电话")),
                    ("skills", models.JSONField(blank=True, default=list, verbose_name="特长")),
                    (
                        "own_cap",
                        models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="自己说的户数上限"),
                    ),
                    (
                        "exemption",
                        models.CharField(
                            blank=True,
                            choices=[("old", "年老"), ("ill", "患病"), ("away", "外出")],
                            max_length=8,
                            verbose_name="免于联系户",
                        ),
                    ),
                    ("volunteers", models.BooleanField(default=False, verbose_name="本人自愿联系")),
                    ("starts_on", models.DateField(verbose_name="起始日")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="截止日")),
                ],
                options={
                    "verbose_name": "联系户党员",
                    "indexes": [models.Index(fields=["division_path", "id"], name="liaison_liaison_place")],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("user", "division"),
                            name="liaison_liaison_one_open",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="liaison_liaison_ends_after_start",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("exemption__in", ["", "old", "ill", "away"])),
                            name="liaison_liaison_exemption_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Phone",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="visit_phones",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("device_id", models.CharField(max_length=36)),
                    ("salt", models.CharField(max_length=64)),
                    ("name", models.CharField(blank=True, max_length=80, verbose_name="设备")),
                    ("first_seen_at", models.DateTimeField()),
                    ("seen_at", models.DateTimeField()),
                    ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "verbose_name": "走访手机",
                    "constraints": [models.UniqueConstraint(fields=("user", "device_id"), name="liaison_phone_once")],
                },
            ),
            migrations.CreateModel(
                name="Refusal",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="refused_records",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("client_id", models.CharField(max_length=36)),
                    ("digest", models.CharField(max_length=64)),
                    (
                        "contact",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="liaison.contact",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(blank=True, max_length=80)),
                    ("reason", models.CharField(max_length=300, verbose_name="为什么没有收")),
                    ("payload", lianxin.kit.crypto.SealedField()),
                    ("received_at", models.DateTimeField()),
                    ("put_away_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "verbose_name": "没有收下的记录",
                    "constraints": [
                        models.UniqueConstraint(fields=("user", "client_id", "digest"), name="liaison_refusal_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Plan",
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
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="liaison_plans",
                            to="territory.division",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "kind",
                        models.CharField(
                            choices=[("lead", "联系人"), ("deputy", "副联系人"), ("grid", "网格员")],
                            max_length=8,
                            verbose_name="身份",
                        ),
                    ),
                    ("weights", models.JSONField(verbose_name="权重")),
                    ("rules_version", models.PositiveBigIntegerField(null=True)),
                    ("asked_at", models.DateTimeField(verbose_name="拟稿时间")),
                    ("asked_by_name", models.CharField(max_length=80)),
                    ("dropped_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "verbose_name": "联系户安排（拟）",
                    "indexes": [models.Index(fields=["division_path", "-asked_at"], name="liaison_plan_place")],
                },
            ),
            migrations.CreateModel(
                name="PlanPart",
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
                        "plan",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="liaison.plan"
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="liaison_plan_parts",
                            to="territory.division",
                        ),
                    ),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("waiting", "正在拟"),
                                ("ready", "待确认"),
                                ("impossible", "拟不出来"),
                                ("adopted", "已确认"),
                            ],
                            default="waiting",
                            max_length=12,
                            verbose_name="进度",
                        ),
                    ),
                    ("objective", models.BigIntegerField(default=0, verbose_name="总代价（米）")),
                    ("conflict", models.JSONField(blank=True, default=dict)),
                    ("settled_at", models.DateTimeField(blank=True, null=True)),
                    ("settled_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "verbose_name": "一个村的联系户安排（拟）",
                    "constraints": [
                        models.UniqueConstraint(fields=("plan", "division"), name="liaison_plan_part_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="PlanRow",
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
                        "part",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="liaison.planpart"
                        ),
                    ),
                    ("place", models.PositiveIntegerField()),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
                        ),
                    ),
                    (
                        "before",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="liaison.liaison",
                        ),
                    ),
                    (
                        "after",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="liaison.liaison"
                        ),
                    ),
                    (
                        "chosen",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="liaison.liaison"
                        ),
                    ),
                    (
                        "change",
                        models.CharField(
                            choices=[("stays", "stays"), ("moves", "moves"), ("new", "new")], max_length=6
                        ),
                    ),
                    ("facts", models.JSONField(default=list)),
                ],
                options={
                    "verbose_name": "一户的联系户安排（拟）",
                    "constraints": [
                        models.UniqueConstraint(fields=("part", "household"), name="liaison_plan_row_once"),
                        models.UniqueConstraint(fields=("part", "place"), name="liaison_plan_row_place"),
                        models.CheckConstraint(
                            condition=models.Q(("change__in", ["stays", "moves", "new"])),
                            name="liaison_plan_row_change_known",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Visit",
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
                    ("client_id", models.CharField(max_length=36)),
                    ("digest", models.CharField(max_length=64)),
                    (
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="liaison.contact"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "author",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="visits",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("author_name", models.CharField(max_length=80)),
                    (
                        "channel",
                        models.CharField(
                            choices=[
                                ("home", "上门"),
                                ("phone", "打电话"),
                                ("message", "发消息"),
                                ("met_outside", "在外面遇到"),
                            ],
                            max_length=12,
                            verbose_name="方式",
                        ),
                    ),
                    (
                        "occasion",
                        models.CharField(
                            choices=[
                                ("routine", "平常走访"),
                                ("birth", "添丁"),
                                ("death", "有人去世"),
                                ("hospital", "住院"),
                                ("disaster", "受灾"),
                                ("dispute", "闹矛盾"),
                                ("return", "外出返乡"),
                            ],
                            default="routine",
                            max_length=12,
                            verbose_name="因为什么",
                        ),
                    ),
                    ("met_at", models.DateTimeField(verbose_name="时间")),
                    ("device_at", models.DateTimeField(blank=True, null=True)),
                    ("received_at", models.DateTimeField()),
                    (
                        "spoken_to",
                        models.PositiveSmallIntegerField(
                            default=1,
                            validators=[django.core.validators.MaxValueValidator(99)],
                            verbose_name="见到几人",
                        ),
                    ),
                    ("topics", models.JSONField(blank=True, default=list, verbose_name="谈了什么")),
                    ("done", lianxin.kit.crypto.SealedField(blank=True, verbose_name="当场做了什么")),
                    ("note", lianxin.kit.crypto.SealedField(blank=True, verbose_name="备注")),
                    ("next_on", models.DateField(blank=True, null=True, verbose_name="下次什么时候")),
                    ("entered_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "verbose_name": "走访记录",
                    "indexes": [
                        models.Index(fields=["contact", "-met_at"], name="liaison_visit_contact"),
                        models.Index(fields=["division_path", "met_at"], name="liaison_visit_place"),
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("author", "client_id", "digest"), name="liaison_visit_received_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("spoken_to__lte", 99)), name="liaison_visit_a_few_people"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Promise",
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
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="promises", to="liaison.contact"
                        ),
                    ),
                    (
                        "visit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="promises",
                            to="liaison.visit",
                        ),
                    ),
                    (
                        "keeper",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="promises", to="liaison.liaison"
                        ),
                    ),
                    (
                        "passed_from",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="passed_to",
                            to="liaison.promise",
                        ),
                    ),
                    ("words", lianxin.kit.crypto.SealedField(verbose_name="答应了什么")),
                    ("due_on", models.DateField(verbose_name="哪天前")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("open", "还没办"),
                                ("kept", "办到了"),
                                ("passed_on", "交给接手的人"),
                                ("withdrawn", "户里说不用了"),
                                ("lapsed", "户已注销"),
                            ],
                            default="open",
                            max_length=12,
                            verbose_name="结果",
                        ),
                    ),
                    ("made_at", models.DateTimeField()),
                    ("settled_at", models.DateTimeField(blank=True, null=True)),
                    ("settled_by_name", models.CharField(blank=True, max_length=80)),
                    ("household_says", models.BooleanField(blank=True, null=True, verbose_name="户里认可")),
                    ("household_said_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "verbose_name": "承诺",
                    "indexes": [models.Index(fields=["state", "due_on"], name="liaison_promise_open")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("settled_at__isnull", True), ("state", "open")),
                                models.Q(models.Q(("state", "open"), _negated=True), ("settled_at__isnull", False)),
                                _connector="OR",
                            ),
                            name="liaison_promise_settled_whole",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Confirmation",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "visit",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="confirmation", to="liaison.visit"
                        ),
                    ),
                    ("is_so", models.BooleanField(verbose_name="来过")),
                    (
                        "way",
                        models.CharField(
                            choices=[
                                ("page", "自己在网页上"),
                                ("code", "用连心卡上的码"),
                                ("caller", "后来联系的人代记"),
                            ],
                            max_length=8,
                            verbose_name="怎么确认的",
                        ),
                    ),
                    ("words", lianxin.kit.crypto.SealedField(blank=True, verbose_name="户里的话")),
                    ("at", models.DateTimeField()),
                    ("by_id", models.BigIntegerField(null=True)),
                    ("by_name", models.CharField(max_length=80)),
                ],
            ),
            migrations.CreateModel(
                name="RaisedNeed",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "visit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="raised", to="liaison.visit"
                        ),
                    ),
                    (
                        "need",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="raised_at", to="needs.need"
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("visit", "number"), name="liaison_raised_once")],
                },
            ),
            migrations.CreateModel(
                name="AskedErrand",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "visit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="asked", to="liaison.visit"
                        ),
                    ),
                    (
                        "errand",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="asked_at_door",
                            to="stations.errand",
                        ),
                    ),
                    ("number", models.PositiveSmallIntegerField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("visit", "number"), name="liaison_asked_once")],
                },
            ),
            migrations.CreateModel(
                name="Event",
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
                        "contact",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="events", to="liaison.contact"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("routine", "平常走访"),
                                ("birth", "添丁"),
                                ("death", "有人去世"),
                                ("hospital", "住院"),
                                ("disaster", "受灾"),
                                ("dispute", "闹矛盾"),
                                ("return", "外出返乡"),
                            ],
                            max_length=12,
                            verbose_name="什么事",
                        ),
                    ),
                    ("happened_on", models.DateField(verbose_name="哪天")),
                    ("due_on", models.DateField()),
                    ("noted_by_name", models.CharField(max_length=80)),
                    (
                        "met_by",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="met_events",
                            to="liaison.visit",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kind", "routine"), _negated=True), name="liaison_event_is_one"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("due_on__gte", models.F("happened_on"))), name="liaison_event_due_after"
                        ),
                    ],
                },
            ),
        ),
    ]
