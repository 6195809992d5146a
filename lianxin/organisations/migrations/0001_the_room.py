"""The tables of the room."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.tree
from lianxin.kit.laying import Together


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("organisations", "0001_initial"),
        ("organisations", "0002_posts_and_relations"),
        ("organisations", "0003_units_are_found_by_sound"),
        ("organisations", "0004_what_units_became"),
        ("organisations", "0005_alliances_are_units"),
        ("organisations", "0006_rosters_brought_in_one_go"),
    ]
    dependencies = [
        ("accounts", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="UnitPlace",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="former_places",
                            to="organisations.unit",
                        ),
                    ),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("until", models.DateField()),
                ],
            ),
            migrations.CreateModel(
                name="UnitSuccession",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "predecessor",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="successions",
                            to="organisations.unit",
                        ),
                    ),
                    (
                        "successor",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="predecessions",
                            to="organisations.unit",
                        ),
                    ),
                    ("kind", models.CharField(choices=[("merge", "并入"), ("split", "拆分")], max_length=8)),
                    ("on", models.DateField()),
                    ("basis", models.CharField(max_length=200, verbose_name="依据")),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("predecessor", "successor"), name="organisations_succession_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                            name="organisations_succession_not_itself",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Post",
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
                            on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="organisations.unit"
                        ),
                    ),
                    ("title", models.CharField(max_length=40, verbose_name="岗位")),
                    ("seats", models.PositiveSmallIntegerField(default=1, verbose_name="席位")),
                    (
                        "selection",
                        models.CharField(
                            choices=[
                                ("elected", "选举"),
                                ("appointed", "任命"),
                                ("recruited", "招聘"),
                                ("concurrent", "兼任"),
                            ],
                            max_length=12,
                            verbose_name="产生方式",
                        ),
                    ),
                    ("is_legal_rep", models.BooleanField(default=False, verbose_name="法定代表人")),
                    ("is_head", models.BooleanField(default=False, verbose_name="负责人")),
                    ("is_finance", models.BooleanField(default=False, verbose_name="管钱管账")),
                    (
                        "role",
                        models.CharField(
                            blank=True,
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
                            verbose_name="随岗位的角色",
                        ),
                    ),
                    (
                        "role_scope",
                        models.CharField(
                            choices=[("place", "本单位所在地方"), ("unit", "本单位")], default="place", max_length=8
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("seats__gte", 1)), name="organisations_post_has_a_seat"
                        ),
                        models.UniqueConstraint(fields=("unit", "title"), name="organisations_post_title_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Tenure",
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
                            on_delete=django.db.models.deletion.PROTECT, related_name="tenures", to="organisations.post"
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="tenures",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("holder_name", models.CharField(max_length=40, verbose_name="姓名")),
                    ("holder_ref", models.CharField(blank=True, max_length=12)),
                    ("starts_on", models.DateField(verbose_name="任职日")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="离任日")),
                    ("term_ends_on", models.DateField(blank=True, null=True, verbose_name="届满日")),
                    ("basis", models.CharField(max_length=200, verbose_name="依据")),
                    ("warning_words", models.CharField(blank=True, max_length=300, verbose_name="提示后的说明")),
                    ("end_reason", models.CharField(blank=True, max_length=200, verbose_name="离任原因")),
                    (
                        "grant",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="accounts.grant",
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="organisations_tenure_ends_after_start",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Roster",
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
                    ("made", models.JSONField(default=dict)),
                    ("count", models.PositiveSmallIntegerField()),
                    ("brought_at", models.DateTimeField()),
                    ("brought_by_name", models.CharField(max_length=80)),
                    ("undone_at", models.DateTimeField(blank=True, null=True)),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                ],
                options={
                    "verbose_name": "花名册",
                    "ordering": ["-id"],
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Unit",
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
                                ("party_committee", "党委"),
                                ("party_working_committee", "党工委"),
                                ("party_general_branch", "党总支"),
                                ("party_branch", "党支部"),
                                ("party_joint_branch", "联合党支部"),
                                ("party_temp_branch", "临时党支部"),
                                ("party_functional_branch", "功能型党支部"),
                                ("party_mobile_branch", "流动党员党组织"),
                                ("party_group", "党小组"),
                                ("party_industry_committee", "行业党委"),
                                ("party_park_committee", "园区综合党委"),
                                ("government_office", "人民政府（办事处）"),
                                ("bureau", "县级部门"),
                                ("service_centre", "党群服务中心"),
                                ("station", "党群连心站"),
                                ("villagers_committee", "村民委员会"),
                                ("residents_committee", "居民委员会"),
                                ("villagers_assembly", "村民会议"),
                                ("villager_rep_assembly", "村民代表会议"),
                                ("resident_rep_assembly", "居民代表会议"),
                                ("village_supervision_committee", "村务监督委员会"),
                                ("residents_supervision_committee", "居务监督委员会"),
                                ("mediation_committee", "人民调解委员会"),
                                ("sub_committee", "下属委员会"),
                                ("villagers_group", "村民小组"),
                                ("owners_committee", "业主委员会"),
                                ("collective_org", "农村集体经济组织"),
                                ("member_assembly", "成员大会"),
                                ("member_rep_assembly", "成员代表大会"),
                                ("collective_council", "理事会"),
                                ("collective_supervisors", "监事会"),
                                ("farmers_cooperative", "农民专业合作社"),
                                ("company", "企业"),
                                ("alliance", "党建联盟"),
                                ("other", "其他单位"),
                            ],
                            max_length=40,
                            verbose_name="类别",
                        ),
                    ),
                    ("name", models.CharField(max_length=120, verbose_name="名称")),
                    ("short_name", models.CharField(blank=True, max_length=40, verbose_name="简称")),
                    ("sound", models.CharField(blank=True, editable=False, max_length=1000)),
                    ("uscc", models.CharField(blank=True, max_length=18, verbose_name="统一社会信用代码")),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="units", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                    ("established_on", models.DateField(blank=True, null=True, verbose_name="成立日")),
                    ("dissolved_on", models.DateField(blank=True, null=True, verbose_name="撤销日")),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("dissolved_on__isnull", True),
                                ("established_on__isnull", True),
                                ("dissolved_on__gte", models.F("established_on")),
                                _connector="OR",
                            ),
                            name="organisations_unit_ends_after_start",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="UnitName",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="former_names",
                            to="organisations.unit",
                        ),
                    ),
                    ("name", models.CharField(max_length=120)),
                    ("until", models.DateField()),
                ],
            ),
            migrations.CreateModel(
                name="UnitRelation",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "source",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="relations",
                            to="organisations.unit",
                        ),
                    ),
                    (
                        "target",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="relations_in",
                            to="organisations.unit",
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("party_superior", "党内上级"),
                                ("guides", "指导"),
                                ("group_of", "内设"),
                                ("acts_for", "代行"),
                                ("alliance_member", "联盟成员"),
                                ("covers_grid", "包联网格"),
                                ("hosts", "承接"),
                                ("supervises", "监督"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("starts_on", models.DateField()),
                    ("ends_on", models.DateField(blank=True, null=True)),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("source", models.F("target")), _negated=True),
                            name="organisations_relation_not_itself",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="organisations_relation_ends_after_start",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("source", "target", "kind"),
                            name="organisations_relation_one_open",
                        ),
                    ],
                },
            ),
        ),
    ]
