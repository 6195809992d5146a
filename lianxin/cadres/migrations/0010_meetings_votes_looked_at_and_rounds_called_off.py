import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.insert_only
from lianxin.kit.only_added import OnlyAdded, Unlocked


def by_the_grade(apps, schema_editor):
    """Until now only what was suggested had a grade, and all else was the person's answer."""
    apps.get_model("cadres", "Saying").objects.exclude(grade="").update(kind="suggest")


class Migration(migrations.Migration):
    dependencies = [
        ("cadres", "0009_of_a_post_and_told_in_person"),
        ("deliberation", "0008_who_proposes_and_whose_paper_it_was"),
        ("organisations", "0009_ends_the_law_sets"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RoundChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("verb", models.CharField(choices=[("put_off", "改期"), ("call_off", "取消")], max_length=12)),
                ("before", models.DateField(blank=True, null=True)),
                ("words", models.CharField(max_length=300, verbose_name="为什么")),
                ("at", models.DateTimeField()),
                ("by_id", models.BigIntegerField(null=True)),
                ("by_name", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ["id"],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.CreateModel(
            name="Sitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "body",
                    models.CharField(
                        choices=[
                            ("villagers_assembly", "村民会议"),
                            ("villager_rep_assembly", "村民代表会议"),
                            ("residents_assembly", "居民会议"),
                            ("resident_rep_assembly", "居民代表会议"),
                        ],
                        max_length=28,
                        verbose_name="什么会议",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="哪天开的")),
                ("due", models.PositiveIntegerField(verbose_name="应到几人")),
                ("present", models.PositiveIntegerField(verbose_name="实到几人")),
                ("households_due", models.PositiveIntegerField(default=0, verbose_name="一共几户")),
                ("households_present", models.PositiveIntegerField(default=0, verbose_name="到了几户的代表")),
                ("tellers", models.CharField(max_length=120, verbose_name="谁唱票、计票、监票")),
                ("is_aloud", models.BooleanField(default=False, verbose_name="票当众唱、当众计")),
                ("is_quorate", models.BooleanField()),
                ("formula", models.CharField(max_length=200)),
                ("version", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("by_id", models.BigIntegerField(null=True)),
                ("by_name", models.CharField(max_length=80)),
            ],
            options={
                "ordering": ["id"],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
                ),
                ("verb", models.CharField(max_length=20)),
                ("given", models.JSONField()),
                ("told", models.CharField(max_length=400, verbose_name="登记的是什么")),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "等另一个人核对"), ("confirmed", "核对过，算数"), ("refused", "没有同意")],
                        default="waiting",
                        max_length=10,
                        verbose_name="状态",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("because", models.CharField(blank=True, max_length=300, verbose_name="为什么没有同意")),
            ],
            options={
                "ordering": ["id"],
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="appraisal",
            name="cadres_appraisal_appeal_answered_in_words",
        ),
        migrations.RemoveConstraint(
            model_name="appraisal",
            name="cadres_appraisal_grade_when_decided",
        ),
        migrations.AddField(
            model_name="appraisal",
            name="released_by_name",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="appraisal",
            name="released_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="appraisal",
            name="released_words",
            field=models.CharField(blank=True, max_length=300, verbose_name="说明"),
        ),
        migrations.AddField(
            model_name="appraisal",
            name="why_released",
            field=models.CharField(
                blank=True,
                choices=[
                    ("died", "去世"),
                    ("resigned", "不再任职"),
                    ("away", "长期病休、外出学习，这一年没有在岗"),
                    ("called_off", "这一次考核取消了"),
                ],
                max_length=12,
                verbose_name="为什么不再考核",
            ),
        ),
        migrations.AddField(
            model_name="round",
            name="called_off_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="round",
            name="notice_days",
            field=models.PositiveSmallIntegerField(default=10),
            preserve_default=False,
        ),
        Unlocked("cadres_saying"),
        migrations.AddField(
            model_name="saying",
            name="kind",
            field=models.CharField(
                choices=[
                    ("suggest", "等级意见"),
                    ("answer", "本人的话"),
                    ("appeal", "申诉"),
                    ("appeal_answer", "申诉答复"),
                ],
                default="answer",
                max_length=14,
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="saying",
            name="words",
            field=models.CharField(blank=True, max_length=1000, verbose_name="说明"),
        ),
        migrations.RunPython(by_the_grade, migrations.RunPython.noop),
        OnlyAdded("cadres_saying"),
        migrations.AlterField(
            model_name="appraisal",
            name="state",
            field=models.CharField(
                choices=[
                    ("writing", "本人在写"),
                    ("handed_in", "本人交了"),
                    ("suggested", "等级意见给本人看"),
                    ("decided", "已定等级"),
                    ("appealed", "本人申诉"),
                    ("upheld", "申诉成立，已改"),
                    ("rejected", "申诉不成立"),
                    ("recount", "申诉成立，等重新计票"),
                    ("counted", "登记了票，等另一个人核对"),
                    ("miscounted", "票核对不上，等重新登记"),
                    ("recounted", "重新登记了票，等另一个人核对"),
                    ("released", "不再考核"),
                ],
                default="writing",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("decided_on__isnull", True),
                        ("grade", ""),
                        ("state__in", ["writing", "handed_in", "suggested", "counted", "miscounted", "released"]),
                    ),
                    models.Q(
                        models.Q(
                            ("state__in", ["writing", "handed_in", "suggested", "counted", "miscounted", "released"]),
                            _negated=True,
                        ),
                        models.Q(("grade", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="cadres_appraisal_grade_when_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("appeal_answered_on__isnull", False),
                        ("state__in", ["upheld", "rejected", "recount", "recounted"]),
                        models.Q(("appeal_answer", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state__in", ["upheld", "rejected", "recount", "recounted"]), _negated=True),
                        ("appeal_answer", ""),
                        ("appeal_answered_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="cadres_appraisal_appeal_answered_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="appraisal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("released_on__isnull", False),
                        ("state", "released"),
                        models.Q(("why_released", ""), _negated=True),
                        models.Q(("released_words", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("state", "released"), _negated=True),
                        ("released_on__isnull", True),
                        ("released_words", ""),
                        ("why_released", ""),
                    ),
                    _connector="OR",
                ),
                name="cadres_appraisal_released_for_a_reason",
            ),
        ),
        migrations.AddField(
            model_name="roundchange",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="cadres.round"
            ),
        ),
        migrations.AddField(
            model_name="sitting",
            name="meeting",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="deliberation.meeting",
            ),
        ),
        migrations.AddField(
            model_name="sitting",
            name="round",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="sittings", to="cadres.round"
            ),
        ),
        migrations.AddField(
            model_name="tally",
            name="appraisal",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="tallies", to="cadres.appraisal"
            ),
        ),
        migrations.AddField(
            model_name="tally",
            name="asked_by",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="tally",
            name="decided_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="tally",
            name="sitting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="tallies", to="cadres.sitting"
            ),
        ),
        migrations.AddConstraint(
            model_name="sitting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("households_present__lte", models.F("households_due")), ("present__lte", models.F("due"))
                ),
                name="cadres_sitting_no_more_present_than_due",
            ),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decided_by__isnull", True),
                    ("asked_by__isnull", True),
                    models.Q(("decided_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="cadres_tally_by_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_at__isnull", True), ("state", "waiting")),
                    models.Q(models.Q(("state", "waiting"), _negated=True), ("decided_at__isnull", False)),
                    _connector="OR",
                ),
                name="cadres_tally_decided_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "waiting")), fields=("appraisal",), name="cadres_tally_waits_once"
            ),
        ),
        OnlyAdded("cadres_sitting", "cadres_roundchange"),
    ]
