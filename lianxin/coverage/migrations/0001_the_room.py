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
        ("coverage", "0001_initial"),
        ("coverage", "0002_places_that_are_no_division"),
        ("coverage", "0003_outlines_of_places"),
    ]
    dependencies = [
        ("organisations", "0001_the_room"),
        ("territory", "0001_the_room"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        Together(
            migrations.CreateModel(
                name="Boundary",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    (
                        "division",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
                        ),
                    ),
                    ("polygons", models.JSONField()),
                    ("source", models.CharField(max_length=120, verbose_name="从哪里来的")),
                    ("given_on", models.DateField()),
                ],
                options={
                    "verbose_name": "边界",
                },
            ),
            migrations.CreateModel(
                name="Decision",
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
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("branch", "单独设立党支部"),
                                ("joint_branch", "合起来设立联合党支部"),
                                ("instructor", "派党建指导员"),
                            ],
                            max_length=16,
                        ),
                    ),
                    (
                        "why",
                        models.CharField(
                            choices=[
                                ("enough_members", "正式党员满 3 人，可以单独设立党支部"),
                                ("neighbours", "离得近，合起来正式党员满 3 人，不超过 5 家"),
                                ("same_trade", "同一行业，合起来正式党员满 3 人，不超过 5 家"),
                                ("too_few_together", "正式党员不满 3 人，附近和同行业的合起来也不够"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("full_members", models.PositiveIntegerField()),
                    (
                        "outcome",
                        models.CharField(choices=[("founded", "设立了"), ("declined", "先不设")], max_length=10),
                    ),
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
                    ("reason", models.CharField(max_length=200, verbose_name="理由")),
                    ("look_again_on", models.DateField(blank=True, null=True, verbose_name="哪天再看")),
                    ("looked_on", models.DateField(blank=True, null=True)),
                    ("decided_on", models.DateField()),
                    ("decided_by_name", models.CharField(max_length=80)),
                    ("sites", models.ManyToManyField(related_name="decisions", to="coverage.site")),
                ],
                options={
                    "verbose_name": "设立的决定",
                    "verbose_name_plural": "设立的决定",
                    "ordering": ["-id"],
                    "indexes": [models.Index(fields=["division_path", "outcome"], name="coverage_decision_place")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("look_again_on__isnull", True), ("outcome", "founded"), ("unit__isnull", False)
                                ),
                                models.Q(
                                    ("look_again_on__isnull", False), ("outcome", "declined"), ("unit__isnull", True)
                                ),
                                _connector="OR",
                            ),
                            name="coverage_decision_founds_or_looks_again",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Gap",
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
                            on_delete=django.db.models.deletion.PROTECT, related_name="gaps", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    (
                        "site",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="gaps",
                            to="coverage.site",
                        ),
                    ),
                    (
                        "lacks",
                        models.CharField(
                            choices=[
                                ("formal", "党组织"),
                                ("joint", "联合党支部"),
                                ("functional", "功能型或临时党组织"),
                                ("instructor", "党建指导员"),
                                ("station", "连心站"),
                                ("liaison", "联系人"),
                                ("grid", "网格员"),
                            ],
                            max_length=12,
                            verbose_name="缺什么",
                        ),
                    ),
                    ("since", models.DateField(verbose_name="从哪天起")),
                    ("ended_on", models.DateField(blank=True, null=True, verbose_name="哪天补上")),
                    (
                        "keeper",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                            verbose_name="谁来补",
                        ),
                    ),
                    ("due_on", models.DateField(blank=True, null=True, verbose_name="哪天前补上")),
                    ("plan", models.CharField(blank=True, max_length=200, verbose_name="怎么补")),
                ],
                options={
                    "verbose_name": "空白",
                    "verbose_name_plural": "空白",
                    "ordering": ["id"],
                    "indexes": [
                        models.Index(fields=["division_path", "ended_on"], name="coverage_gap_place"),
                        models.Index(
                            condition=models.Q(("ended_on__isnull", True)),
                            fields=["keeper"],
                            name="coverage_gap_keeper",
                        ),
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("ended_on__isnull", True), ("site__isnull", True)),
                            fields=("division", "lacks"),
                            name="coverage_one_open_gap",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("ended_on__isnull", True)),
                            fields=("site", "lacks"),
                            name="coverage_one_open_gap_of_a_site",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("due_on__isnull", True), ("keeper__isnull", True)),
                                models.Q(("due_on__isnull", False), ("keeper__isnull", False)),
                                _connector="OR",
                            ),
                            name="coverage_keeper_has_a_day",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Site",
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
                                ("natural_village", "自然村"),
                                ("group", "村（居）民小组"),
                                ("building", "楼宇"),
                                ("park", "园区或市场"),
                                ("hub", "快递、货运和骑手站点"),
                                ("workers", "从业人员群体"),
                            ],
                            max_length=16,
                            verbose_name="类别",
                        ),
                    ),
                    ("name", models.CharField(max_length=60, verbose_name="名称")),
                    (
                        "division",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="sites", to="territory.division"
                        ),
                    ),
                    ("division_path", lianxin.kit.tree.PathField(max_length=80)),
                    ("near", models.CharField(blank=True, max_length=40, verbose_name="片区")),
                    ("trade", models.CharField(blank=True, max_length=40, verbose_name="行业")),
                    ("people", models.PositiveIntegerField(blank=True, null=True, verbose_name="有多少人")),
                    ("full_members", models.PositiveIntegerField(blank=True, null=True, verbose_name="正式党员")),
                    ("counted_on", models.DateField(verbose_name="哪天的数")),
                    ("starts_on", models.DateField(verbose_name="从哪天起有")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="哪天起没有了")),
                    ("end_reason", models.CharField(blank=True, max_length=200, verbose_name="为什么没有了")),
                    ("entered_by_name", models.CharField(max_length=80)),
                    ("entered_at", models.DateTimeField()),
                ],
                options={
                    "verbose_name": "场所和群体",
                    "verbose_name_plural": "场所和群体",
                    "ordering": ["id"],
                    "indexes": [models.Index(fields=["division_path", "ends_on"], name="coverage_site_place")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="coverage_site_ends_after_start",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("division", "name"),
                            name="coverage_site_name_once",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SiteLink",
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
                        "site",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="links", to="coverage.site"
                        ),
                    ),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("formal", "党组织"),
                                ("joint", "联合党支部"),
                                ("functional", "功能型或临时党组织"),
                                ("instructor", "党建指导员"),
                                ("station", "连心站"),
                                ("liaison", "联系人"),
                                ("grid", "网格员"),
                            ],
                            max_length=12,
                        ),
                    ),
                    (
                        "unit",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="site_links",
                            to="organisations.unit",
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="site_links",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    ("instructor", models.CharField(blank=True, max_length=40, verbose_name="指导员")),
                    ("basis", models.CharField(max_length=200, verbose_name="依据")),
                    ("starts_on", models.DateField(verbose_name="从哪天起")),
                    ("ends_on", models.DateField(blank=True, null=True, verbose_name="到哪天止")),
                    ("entered_by_name", models.CharField(max_length=80)),
                    ("entered_at", models.DateTimeField()),
                    ("ended_by_name", models.CharField(blank=True, max_length=80)),
                ],
                options={
                    "ordering": ["id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                            ),
                            name="coverage_link_ends_after_start",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("instructor", ""), ("unit__isnull", False), ("user__isnull", True)),
                                models.Q(("instructor", ""), ("unit__isnull", True), ("user__isnull", False)),
                                models.Q(
                                    ("kind", "instructor"),
                                    ("unit__isnull", True),
                                    ("user__isnull", True),
                                    models.Q(("instructor", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="coverage_link_reaches_by_one",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("site", "kind", "unit"),
                            name="coverage_link_unit_once",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("ends_on__isnull", True)),
                            fields=("site", "kind", "user"),
                            name="coverage_link_user_once",
                        ),
                    ],
                },
            ),
        ),
    ]
