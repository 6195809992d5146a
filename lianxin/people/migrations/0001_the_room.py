"""The database itself keeps adopted rolls as adopted, corrections as written, and disclosures as written for three years."""

from decimal import Decimal

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.crypto
import lianxin.kit.ids
import lianxin.kit.insert_only
import lianxin.kit.tree
from lianxin.kit.laying import Statements, Together
from lianxin.kit.only_added import OnlyAdded

_ROLL_SAYS = "an adopted roll is frozen"
#: Everything but the copied path, which follows the place when it moves in the tree.
_ROLL_COLUMNS = (
    "id, public_id, kind, division_id, as_of, drawn_at, drawn_by_name, adopted_at, adopted_by, adopted_by_name"
)
_DAYS = 3 * 365
_KEPT = "people_disclosure: kept as written for three years"


def _sqlite():
    for verb, columns in (("UPDATE", f" OF {_ROLL_COLUMNS}"), ("DELETE", "")):
        yield (
            f"CREATE TRIGGER people_roll_frozen_{verb.lower()} BEFORE {verb}{columns} ON people_roll "
            f"WHEN OLD.adopted_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'people_roll: {_ROLL_SAYS}'); END"
        )
    for verb, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        adopted = f"EXISTS (SELECT 1 FROM people_roll WHERE id = {row}.roll_id AND adopted_at IS NOT NULL)"  # noqa: S608
        yield (
            f"CREATE TRIGGER people_rollentry_frozen_{verb.lower()} BEFORE {verb} ON people_rollentry "
            f"WHEN {adopted} BEGIN SELECT RAISE(ABORT, 'people_rollentry: {_ROLL_SAYS}'); END"
        )
    for verb, when in (("UPDATE", ""), ("DELETE", f"WHEN OLD.opened_at > datetime('now', '-{_DAYS} days') ")):
        yield (
            f"CREATE TRIGGER people_disclosure_no_{verb.lower()} BEFORE {verb} ON people_disclosure {when}"
            f"BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END"
        )


_POSTGRESQL = [
    f"""
CREATE FUNCTION people_keep_disclosure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '{_KEPT}' USING ERRCODE = 'integrity_constraint_violation';
END $$
""",
    f"""
CREATE FUNCTION people_refuse_frozen_roll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'people_roll: {_ROLL_SAYS}' USING ERRCODE = 'integrity_constraint_violation';
END $$
""",
    """
CREATE FUNCTION people_refuse_frozen_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM 1 FROM people_roll WHERE id = OLD.roll_id AND adopted_at IS NOT NULL;
        IF FOUND THEN
            RAISE EXCEPTION 'people_rollentry: an adopted roll is frozen'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    PERFORM 1 FROM people_roll WHERE id = NEW.roll_id AND adopted_at IS NOT NULL;
    IF FOUND THEN
        RAISE EXCEPTION 'people_rollentry: an adopted roll is frozen'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$
""",
    f"CREATE TRIGGER people_roll_frozen BEFORE UPDATE OF {_ROLL_COLUMNS} OR DELETE ON people_roll FOR EACH ROW "
    "WHEN (OLD.adopted_at IS NOT NULL) EXECUTE FUNCTION people_refuse_frozen_roll()",
    "CREATE TRIGGER people_rollentry_frozen BEFORE INSERT OR UPDATE OR DELETE ON people_rollentry FOR EACH ROW "
    "EXECUTE FUNCTION people_refuse_frozen_entry()",
    "CREATE TRIGGER people_disclosure_no_change BEFORE UPDATE ON people_disclosure FOR EACH ROW "
    "EXECUTE FUNCTION people_keep_disclosure()",
    "CREATE TRIGGER people_disclosure_no_delete BEFORE DELETE ON people_disclosure FOR EACH ROW "
    f"WHEN (OLD.opened_at > now() - interval '{_DAYS} days') EXECUTE FUNCTION people_keep_disclosure()",
]
_FUNCTIONS = ("people_keep_disclosure", "people_refuse_frozen_roll", "people_refuse_frozen_entry")


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("people", "0001_initial"),
        ("people", "0002_frozen_rolls_and_disclosures"),
        ("people", "0003_disclosures_end_after_three_years"),
        ("people", "0004_households_move"),
        ("people", "0005_a_position_where_known"),
    ]
    dependencies = [
        ("audit", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Consent",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="consents", to="people.person"
                        ),
                    ),
                    (
                        "purpose",
                        models.CharField(
                            choices=[
                                ("service", "办理本人诉求和代办事项"),
                                ("roll_keeping", "村民、居民名册"),
                                ("election", "选民登记"),
                                ("collective", "集体成员登记"),
                                ("assistance", "救助帮扶"),
                                ("liaison_visit", "党员联系户走访"),
                                ("contact", "村务通知"),
                                ("publication", "公开姓名或照片"),
                                ("referral", "转给其他单位办理"),
                                ("emergency", "抢险救灾"),
                            ],
                            max_length=20,
                            verbose_name="用途",
                        ),
                    ),
                    (
                        "channel",
                        models.CharField(
                            choices=[
                                ("self", "本人在网上"),
                                ("paper", "纸质签字"),
                                ("guardian", "监护人"),
                                ("spoken", "当面口头，两人在场"),
                            ],
                            max_length=12,
                            verbose_name="方式",
                        ),
                    ),
                    (
                        "guardian",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.person",
                        ),
                    ),
                    ("given_at", models.DateTimeField(verbose_name="同意时间")),
                    ("given_by_name", models.CharField(max_length=80)),
                    ("withdrawn_at", models.DateTimeField(blank=True, null=True, verbose_name="撤回时间")),
                    ("withdrawn_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "verbose_name": "同意记录",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("purpose__in", ["liaison_visit", "contact", "publication", "referral"])
                            ),
                            name="people_consent_purpose",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("withdrawn_at__isnull", True), ("withdrawn_by_name", "")),
                                models.Q(
                                    ("withdrawn_at__gte", models.F("given_at")),
                                    models.Q(("withdrawn_by_name", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="people_consent_withdrawal_whole",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("withdrawn_at__isnull", True)),
                            fields=("person", "purpose"),
                            name="people_consent_one_open",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Household",
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
                    ("code", models.CharField(max_length=30, verbose_name="户编号")),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="households",
                            to="territory.division",
                            verbose_name="所在村、社区",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    ("address", models.CharField(blank=True, max_length=120, verbose_name="住址")),
                    (
                        "latitude",
                        models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True, verbose_name="纬度"),
                    ),
                    (
                        "longitude",
                        models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True, verbose_name="经度"),
                    ),
                    ("register_no", models.CharField(blank=True, max_length=30, verbose_name="户口簿号")),
                    (
                        "import_batch",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="households",
                            to="people.importbatch",
                        ),
                    ),
                    (
                        "moved_from",
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="moved_to",
                            to="people.household",
                            verbose_name="从哪一户迁来",
                        ),
                    ),
                    ("ended_on", models.DateField(blank=True, null=True, verbose_name="注销日")),
                    ("created_at", models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    "verbose_name": "户",
                    "indexes": [models.Index(fields=["division_path", "id"], name="people_household_place")],
                    "constraints": [
                        models.UniqueConstraint(fields=("division", "code"), name="people_household_code_once"),
                        models.CheckConstraint(
                            condition=models.Q(("code", ""), _negated=True), name="people_household_has_code"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("latitude__isnull", True), ("longitude__isnull", True)),
                                models.Q(
                                    ("latitude__isnull", False),
                                    ("latitude__range", (Decimal("3"), Decimal("54"))),
                                    ("longitude__isnull", False),
                                    ("longitude__range", (Decimal("73"), Decimal("136"))),
                                ),
                                _connector="OR",
                            ),
                            name="people_household_position_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="HouseholdMember",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "household",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="members", to="people.household"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="people.person"
                        ),
                    ),
                    (
                        "role",
                        models.CharField(
                            choices=[("representative", "户代表"), ("member", "家庭成员")],
                            default="member",
                            max_length=16,
                            verbose_name="角色",
                        ),
                    ),
                    (
                        "relation",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("head", "户主"),
                                ("spouse", "配偶"),
                                ("child", "子女"),
                                ("parent", "父母"),
                                ("grandchild", "孙子女"),
                                ("grandparent", "祖父母"),
                                ("sibling", "兄弟姐妹"),
                                ("child_in_law", "儿媳或女婿"),
                                ("other", "其他"),
                            ],
                            max_length=16,
                            verbose_name="与户主关系",
                        ),
                    ),
                    ("starts_on", models.DateField(verbose_name="起始日")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="截止日")),
                ],
                options={
                    "verbose_name": "户成员",
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True), ("role", "representative")),
                            fields=("household",),
                            name="people_member_one_representative",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("person",),
                            name="people_member_one_household",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="people_member_ends_after_start",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ImportBatch",
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
                    ("filename", models.CharField(max_length=120, verbose_name="文件名")),
                    ("file_hash", models.CharField(max_length=64)),
                    ("encoding", models.CharField(max_length=20, verbose_name="编码")),
                    ("headers", models.JSONField(default=list)),
                    ("mapping", models.JSONField(default=dict)),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("received", "待核对"),
                                ("running", "导入中"),
                                ("done", "已导入"),
                                ("undone", "已撤销"),
                            ],
                            default="received",
                            max_length=12,
                            verbose_name="状态",
                        ),
                    ),
                    ("row_count", models.PositiveIntegerField(verbose_name="行数")),
                    ("done_count", models.PositiveIntegerField(default=0, verbose_name="已处理")),
                    ("imported_count", models.PositiveIntegerField(default=0, verbose_name="已导入")),
                    ("skipped_count", models.PositiveIntegerField(default=0, verbose_name="已有，未重复录入")),
                    ("failed_count", models.PositiveIntegerField(default=0, verbose_name="有误")),
                    ("received_at", models.DateTimeField(verbose_name="上传时间")),
                    ("received_by_id", models.BigIntegerField(null=True)),
                    ("received_by_name", models.CharField(max_length=80, verbose_name="上传人")),
                    ("finished_at", models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    "verbose_name": "导入批次",
                    "indexes": [models.Index(fields=["division_path", "-received_at"], name="people_import_place")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("done_count__lte", models.F("row_count"))),
                            name="people_import_done_within",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ImportChunk",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "batch",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="chunks", to="people.importbatch"
                        ),
                    ),
                    ("number", models.PositiveIntegerField()),
                    ("first_row", models.PositiveIntegerField()),
                    ("size", models.PositiveIntegerField()),
                    ("sealed_rows", lianxin.kit.crypto.SealedField()),
                    ("sealed_faults", lianxin.kit.crypto.SealedField(blank=True)),
                    ("is_done", models.BooleanField(default=False)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("batch", "number"), name="people_chunk_number_once")
                    ],
                },
            ),
            migrations.CreateModel(
                name="PriorityLabel",
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
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="labels", to="people.person"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "label",
                        models.CharField(
                            choices=[
                                ("extreme_hardship", "特困人员"),
                                ("min_living", "最低生活保障家庭"),
                                ("min_living_edge", "低保边缘家庭"),
                                ("rigid_expense", "刚性支出困难家庭"),
                                ("disaster_hit", "受灾家庭"),
                                ("temporary_hardship", "临时困难家庭"),
                                ("poverty_risk", "防止返贫致贫对象"),
                                ("elder_alone", "独居、空巢老人"),
                                ("elder_disabled", "失能老人"),
                                ("disabled_severe", "重度残疾人"),
                                ("child_left_behind", "留守儿童"),
                                ("child_in_need", "困境儿童"),
                                ("veteran_preferential", "优抚对象"),
                                ("serious_illness", "重病"),
                            ],
                            max_length=24,
                            verbose_name="类别",
                        ),
                    ),
                    (
                        "source",
                        models.CharField(
                            choices=[
                                ("civil_affairs", "民政部门认定"),
                                ("agriculture", "农业农村部门认定"),
                                ("disability_federation", "残联认定"),
                                ("veterans_affairs", "退役军人事务部门认定"),
                                ("family_and_village", "本人或家庭申明，村里核实"),
                                ("self_declared", "本人申明"),
                            ],
                            max_length=24,
                            verbose_name="认定来源",
                        ),
                    ),
                    ("decided_on", models.DateField(verbose_name="认定日期")),
                    ("review_on", models.DateField(verbose_name="复核日期")),
                    ("expires_on", models.DateField(verbose_name="到期日期")),
                    ("ended_on", models.DateField(blank=True, null=True, verbose_name="终止日期")),
                    (
                        "visible_to",
                        models.CharField(
                            choices=[("liaison_and_head", "联系人和站点负责人"), ("village_staff", "本村工作人员")],
                            default="liaison_and_head",
                            max_length=20,
                            verbose_name="可见范围",
                        ),
                    ),
                    (
                        "consent_basis",
                        models.CharField(
                            choices=[
                                ("consent", "本人同意"),
                                ("contract", "履行合同"),
                                ("statutory_duty", "履行法定职责"),
                                ("emergency", "紧急情况"),
                                ("public_info", "已公开信息"),
                            ],
                            max_length=16,
                            verbose_name="处理依据",
                        ),
                    ),
                    ("note", lianxin.kit.crypto.SealedField(blank=True, verbose_name="备注")),
                ],
                options={
                    "verbose_name": "重点户标签",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "label__in",
                                    [
                                        "extreme_hardship",
                                        "min_living",
                                        "min_living_edge",
                                        "rigid_expense",
                                        "disaster_hit",
                                        "temporary_hardship",
                                        "poverty_risk",
                                        "elder_alone",
                                        "elder_disabled",
                                        "disabled_severe",
                                        "child_left_behind",
                                        "child_in_need",
                                        "veteran_preferential",
                                        "serious_illness",
                                    ],
                                )
                            ),
                            name="people_label_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("expires_on__gte", models.F("review_on")), ("review_on__gte", models.F("decided_on"))
                            ),
                            name="people_label_dates_in_order",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("consent_basis__in", ["consent", "statutory_duty"])),
                            name="people_label_basis",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("ended_on__isnull", True)),
                            fields=("person", "label"),
                            name="people_label_one_open",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Person",
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
                        models.OneToOneField(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="person",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("pinyin", lianxin.kit.tree.PathField(blank=True, max_length=160)),
                    ("initials", lianxin.kit.tree.PathField(blank=True, max_length=40)),
                    (
                        "sex",
                        models.CharField(
                            blank=True, choices=[("female", "女"), ("male", "男")], max_length=8, verbose_name="性别"
                        ),
                    ),
                    ("birth_date", models.DateField(blank=True, null=True, verbose_name="出生日期")),
                    ("birth_year", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="出生年份")),
                    ("phone", lianxin.kit.crypto.SealedField(blank=True, verbose_name="手机号")),
                    ("phone_hash", models.CharField(blank=True, db_index=True, max_length=64)),
                    ("id_number", lianxin.kit.crypto.SealedField(blank=True, verbose_name="身份证号")),
                    ("id_number_hash", models.CharField(blank=True, db_index=True, max_length=64)),
                    ("id_number_purpose", models.CharField(blank=True, max_length=20, verbose_name="身份证号用途")),
                    ("address", models.CharField(blank=True, max_length=120, verbose_name="住址")),
                    (
                        "guardian",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="wards",
                            to="people.person",
                            verbose_name="监护人",
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="persons",
                            to="territory.division",
                            verbose_name="所在村、社区",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "import_batch",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="persons",
                            to="people.importbatch",
                        ),
                    ),
                    ("died_on", models.DateField(blank=True, null=True, verbose_name="去世日期")),
                    ("moved_on", models.DateField(blank=True, null=True, verbose_name="迁出日期")),
                    ("restricted_at", models.DateTimeField(blank=True, null=True, verbose_name="限制使用起")),
                    ("created_at", models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    "verbose_name": "人员",
                    "indexes": [
                        models.Index(fields=["division_path", "id"], name="people_person_place"),
                        models.Index(fields=["name"], name="people_person_name"),
                        models.Index(fields=["initials"], name="people_person_initials"),
                        models.Index(fields=["pinyin"], name="people_person_pinyin"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("id_number_hash", ""),
                                ("id_number_purpose__in", ["election", "collective", "assistance"]),
                                _connector="OR",
                            ),
                            name="people_person_id_number_purpose",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("guardian__isnull", True),
                                models.Q(("guardian", models.F("id")), _negated=True),
                                _connector="OR",
                            ),
                            name="people_person_not_own_guardian",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("sex", ""), ("sex__in", ["female", "male"]), _connector="OR"),
                            name="people_person_sex",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Belonging",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="belongings", to="people.person"
                        ),
                    ),
                    (
                        "population",
                        models.CharField(
                            choices=[
                                ("registered", "户籍人口"),
                                ("resident", "常住人口"),
                                ("collective_member", "集体成员"),
                            ],
                            max_length=20,
                            verbose_name="人口口径",
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    ("starts_on", models.DateField(blank=True, null=True, verbose_name="起始日")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="截止日")),
                ],
                options={
                    "verbose_name": "人口口径记录",
                    "indexes": [models.Index(fields=["population", "division_path"], name="people_belonging_place")],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("person", "population"),
                            name="people_belonging_one_open",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("population__in", ["registered", "resident", "collective_member"])),
                            name="people_belonging_population",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True),
                                ("starts_on__isnull", True),
                                ("ends_on__gte", models.F("starts_on")),
                                _connector="OR",
                            ),
                            name="people_belonging_ends_after_start",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Kinship",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="kinships", to="people.person"
                        ),
                    ),
                    (
                        "relative",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="kinships_of", to="people.person"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("spouse", "配偶"),
                                ("parent", "父母"),
                                ("child", "子女"),
                                ("sibling", "兄弟姐妹"),
                                ("grandparent", "祖父母、外祖父母"),
                                ("grandchild", "孙子女、外孙子女"),
                            ],
                            max_length=16,
                            verbose_name="亲属关系",
                        ),
                    ),
                    ("source", models.CharField(max_length=120, verbose_name="来源")),
                    ("starts_on", models.DateField(verbose_name="记录日")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="截止日")),
                ],
                options={
                    "verbose_name": "近亲属关系",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("person", models.F("relative")), _negated=True),
                            name="people_kinship_two_people",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("kind__in", ["spouse", "parent", "child", "sibling", "grandparent", "grandchild"])
                            ),
                            name="people_kinship_close",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("source", ""), _negated=True), name="people_kinship_has_source"
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("person", "relative"),
                            name="people_kinship_one_open",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Disclosure",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="disclosures", to="people.person"
                        ),
                    ),
                    ("viewer_id", models.BigIntegerField(null=True)),
                    ("viewer_name", models.CharField(max_length=80, verbose_name="查看人")),
                    ("viewer_role", models.CharField(blank=True, max_length=40)),
                    (
                        "purpose",
                        models.CharField(
                            choices=[
                                ("service", "办理本人诉求和代办事项"),
                                ("roll_keeping", "村民、居民名册"),
                                ("election", "选民登记"),
                                ("collective", "集体成员登记"),
                                ("assistance", "救助帮扶"),
                                ("liaison_visit", "党员联系户走访"),
                                ("contact", "村务通知"),
                                ("publication", "公开姓名或照片"),
                                ("referral", "转给其他单位办理"),
                                ("emergency", "抢险救灾"),
                            ],
                            max_length=20,
                            verbose_name="用途",
                        ),
                    ),
                    ("reason", models.CharField(max_length=200, verbose_name="理由")),
                    ("session_hash", models.CharField(blank=True, max_length=64)),
                    ("opened_at", models.DateTimeField(verbose_name="查看时间")),
                    ("expires_at", models.DateTimeField()),
                ],
                options={
                    "verbose_name": "查看记录",
                    "indexes": [
                        models.Index(fields=["person", "-opened_at"], name="people_disclosure_person"),
                        models.Index(fields=["viewer_id", "expires_at"], name="people_disclosure_viewer"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("reason", ""), _negated=True), name="people_disclosure_has_reason"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("expires_at__gt", models.F("opened_at"))),
                            name="people_disclosure_expires",
                        ),
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
            migrations.CreateModel(
                name="RightsRequest",
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
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="rights_requests",
                            to="people.person",
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("copy", "查阅复制"),
                                ("correction", "更正补充"),
                                ("deletion", "删除"),
                                ("explanation", "解释说明"),
                            ],
                            max_length=12,
                            verbose_name="请求",
                        ),
                    ),
                    (
                        "asker",
                        models.CharField(
                            choices=[
                                ("self", "本人"),
                                ("guardian", "监护人"),
                                ("heir", "近亲属（本人已去世）"),
                                ("agent", "受托人"),
                            ],
                            default="self",
                            max_length=10,
                            verbose_name="提出人",
                        ),
                    ),
                    ("asker_name", models.CharField(max_length=40, verbose_name="提出人姓名")),
                    ("proof", models.CharField(blank=True, max_length=120, verbose_name="身份或关系证明")),
                    ("text", lianxin.kit.crypto.SealedField(verbose_name="内容")),
                    (
                        "state",
                        models.CharField(
                            choices=[
                                ("received", "已收到"),
                                ("reviewing", "核实中"),
                                ("fulfilled", "已办结"),
                                ("restricted", "已限制使用"),
                                ("refused", "不予办理"),
                                ("withdrawn", "已撤回"),
                            ],
                            default="received",
                            max_length=12,
                            verbose_name="状态",
                        ),
                    ),
                    ("asked_at", models.DateTimeField(verbose_name="提出时间")),
                    ("due_at", models.DateTimeField(verbose_name="应答复时间")),
                    ("answer", lianxin.kit.crypto.SealedField(blank=True, verbose_name="答复")),
                    ("exception", models.CharField(blank=True, max_length=120, verbose_name="法定例外")),
                    ("answered_at", models.DateTimeField(blank=True, null=True, verbose_name="答复时间")),
                    ("answered_by_name", models.CharField(blank=True, max_length=80, verbose_name="答复人")),
                ],
                options={
                    "verbose_name": "个人信息权利请求",
                    "indexes": [models.Index(fields=["division_path", "due_at"], name="people_rights_due")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state__in", ["received", "reviewing", "withdrawn"]),
                                models.Q(
                                    ("answered_at__isnull", False), models.Q(("answered_by_name", ""), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            name="people_rights_answer_whole",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("state", "restricted"), _negated=True),
                                models.Q(("exception", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="people_rights_exception_named",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("asker", "heir"), _negated=True),
                                models.Q(("proof", ""), _negated=True),
                                _connector="OR",
                            ),
                            name="people_rights_heir_proof",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="LegalHold",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="legal_holds", to="people.person"
                        ),
                    ),
                    ("basis", models.CharField(max_length=120, verbose_name="依据")),
                    ("placed_at", models.DateTimeField(verbose_name="起始时间")),
                    ("placed_by_name", models.CharField(max_length=80)),
                    ("lifted_at", models.DateTimeField(blank=True, null=True, verbose_name="解除时间")),
                ],
                options={
                    "verbose_name": "依法留存",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("basis", ""), _negated=True), name="people_hold_has_basis"
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("lifted_at__isnull", True)),
                            fields=("person",),
                            name="people_hold_one_open",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Roll",
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
                                ("registered", "户籍名册"),
                                ("resident", "常住名册"),
                                ("voter", "选民名单"),
                                ("collective_member", "集体成员名册"),
                            ],
                            max_length=20,
                            verbose_name="名册",
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="rolls", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    ("as_of", models.DateField(verbose_name="截至日期")),
                    ("drawn_at", models.DateTimeField(verbose_name="编制时间")),
                    ("drawn_by_name", models.CharField(max_length=80, verbose_name="编制人")),
                    ("adopted_at", models.DateTimeField(blank=True, null=True, verbose_name="通过时间")),
                    ("adopted_by", models.CharField(blank=True, max_length=120, verbose_name="通过名册的会议或组织")),
                    ("adopted_by_name", models.CharField(blank=True, max_length=80, verbose_name="经办人")),
                ],
                options={
                    "verbose_name": "名册",
                    "indexes": [models.Index(fields=["division_path", "-as_of"], name="people_roll_place")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("adopted_at__isnull", True), ("adopted_by", ""), ("adopted_by_name", "")),
                                models.Q(
                                    ("adopted_at__isnull", False),
                                    models.Q(("adopted_by", ""), _negated=True),
                                    models.Q(("adopted_by_name", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="people_roll_adoption_whole",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="RollEntry",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "roll",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="people.roll"
                        ),
                    ),
                    ("number", models.PositiveIntegerField(verbose_name="序号")),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="roll_entries", to="people.person"
                        ),
                    ),
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("household_code", models.CharField(blank=True, max_length=30, verbose_name="户编号")),
                ],
                options={
                    "verbose_name": "名册条目",
                    "constraints": [
                        models.UniqueConstraint(fields=("roll", "person"), name="people_rollentry_person_once"),
                        models.UniqueConstraint(fields=("roll", "number"), name="people_rollentry_number_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="RollCorrection",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "roll",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="people.roll"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[("added", "补录"), ("removed", "除名")], max_length=10, verbose_name="更正"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="roll_corrections",
                            to="people.person",
                        ),
                    ),
                    ("name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("reason", models.CharField(max_length=200, verbose_name="理由")),
                    ("decided_by", models.CharField(max_length=120, verbose_name="决定机构")),
                    ("made_at", models.DateTimeField(verbose_name="时间")),
                    ("made_by_name", models.CharField(max_length=80)),
                ],
                options={
                    "verbose_name": "名册更正",
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("reason", ""), _negated=True), name="people_correction_has_reason"
                        )
                    ],
                },
                bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
            ),
        ),
        Statements(
            sqlite=list(_sqlite()),
            postgresql=_POSTGRESQL,
            back={"postgresql": [f"DROP FUNCTION {function}() CASCADE" for function in _FUNCTIONS]},
        ),
        OnlyAdded("people_rollcorrection"),
    ]
