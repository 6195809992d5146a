"""Ways as data: what a village makes its own, the days of the profile, words that take a phase."""

import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.ids
import lianxin.kit.tree

KEY = "deliberation.gap_days"


def copy_days(apps, schema_editor):
    """What a matter under way was held to stays: the one rule it had."""
    processes = apps.get_model("deliberation", "Process").objects.using(schema_editor.connection.alias)
    for gap in processes.values_list("gap_days", flat=True).distinct():
        processes.filter(gap_days=gap).update(days={KEY: gap, "deliberation.step_days": 60})


def copy_back(apps, schema_editor):
    processes = apps.get_model("deliberation", "Process").objects.using(schema_editor.connection.alias)
    for process in processes.only("pk", "days"):
        processes.filter(pk=process.pk).update(gap_days=process.days.get(KEY, 3))


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0006_comments"),
        ("territory", "0004_rule_basis_and_former_short_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProcessPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(default=lianxin.kit.ids.new_public_id, editable=False, max_length=12, unique=True),
                ),
                ("division_path", lianxin.kit.tree.PathField(db_index=True, max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("four_steps", "四议两公开"),
                            ("four_steps_collective", "四议两公开（集体事项）"),
                            ("fund_raising", "一事一议筹资筹劳"),
                            ("village_rules", "村规民约"),
                        ],
                        max_length=24,
                        verbose_name="照哪一种",
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="叫什么")),
                ("phases", models.JSONField()),
                ("made_at", models.DateTimeField()),
                ("made_by_name", models.CharField(max_length=80)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["kind", "name", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="processstep",
            name="hall_process_step_rests_on_something",
        ),
        migrations.AddField(
            model_name="process",
            name="days",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(copy_days, copy_back),
        migrations.RemoveField(
            model_name="process",
            name="gap_days",
        ),
        migrations.AddField(
            model_name="process",
            name="due_on",
            field=models.DateField(blank=True, null=True, verbose_name="这一步最晚哪天走完"),
        ),
        migrations.AlterField(
            model_name="process",
            name="kind",
            field=models.CharField(
                choices=[
                    ("four_steps", "四议两公开"),
                    ("four_steps_collective", "四议两公开（集体事项）"),
                    ("fund_raising", "一事一议筹资筹劳"),
                    ("village_rules", "村规民约"),
                ],
                max_length=24,
                verbose_name="怎么走",
            ),
        ),
        migrations.AddConstraint(
            model_name="processstep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("meeting__isnull", False),
                    ("resolution__isnull", False),
                    models.Q(("words", ""), _negated=True),
                    _connector="OR",
                ),
                name="hall_process_step_rests_on_something",
            ),
        ),
        migrations.AddField(
            model_name="processplan",
            name="division",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="territory.division"
            ),
        ),
        migrations.AddField(
            model_name="process",
            name="plan",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="deliberation.processplan",
            ),
        ),
        migrations.AddConstraint(
            model_name="processplan",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at__isnull", True)),
                fields=("division", "name"),
                name="hall_process_plan_name_once",
            ),
        ),
    ]
