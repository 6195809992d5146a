"""A vote on a budget that was declared void is kept beside the budget, and who declared a ballot void is named."""

from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.insert_only

frozen = import_module("lianxin.deliberation.migrations.0002_only_added")
TABLES = ("deliberation_voidvote",)


def freeze(apps, schema_editor):
    frozen.freeze_tables(schema_editor, TABLES)


def thaw(apps, schema_editor):
    frozen.thaw_tables(schema_editor, TABLES)


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0013_ways_of_the_hall"),
    ]

    operations = [
        migrations.CreateModel(
            name="VoidVote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                ("result", models.JSONField(blank=True, default=dict)),
            ],
            options={
                "ordering": ["id"],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name="budgeting",
            name="hall_budget_voted_on",
        ),
        migrations.AddField(
            model_name="ballot",
            name="voided_by_name",
            field=models.CharField(blank=True, max_length=80, verbose_name="谁宣布作废"),
        ),
        migrations.AlterField(
            model_name="budgeting",
            name="state",
            field=models.CharField(
                choices=[
                    ("ideas", "征集点子"),
                    ("voting", "正在投票"),
                    ("again", "投票作废，要重新投"),
                    ("decided", "有结果了"),
                    ("stopped", "停下了"),
                ],
                default="ideas",
                max_length=8,
                verbose_name="状态",
            ),
        ),
        migrations.AddConstraint(
            model_name="budgeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["ideas", "again", "stopped"]), ("ballot__isnull", False), _connector="OR"
                ),
                name="hall_budget_voted_on",
            ),
        ),
        migrations.AddField(
            model_name="voidvote",
            name="ballot",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="void_vote", to="deliberation.ballot"
            ),
        ),
        migrations.AddField(
            model_name="voidvote",
            name="budgeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="void_votes", to="deliberation.budgeting"
            ),
        ),
        migrations.AddField(
            model_name="voidvote",
            name="bundle",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="deliberation.bundle",
            ),
        ),
        migrations.RunPython(freeze, thaw),
    ]
