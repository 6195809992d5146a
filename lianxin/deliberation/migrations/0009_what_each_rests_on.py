import django.db.models.deletion
from django.db import migrations, models

import lianxin.kit.insert_only
from lianxin.kit.only_added import OnlyAdded

RULINGS = [
    ("show", "放上"),
    ("hide", "不放上"),
    ("appeal", "请再看一遍"),
    ("restore", "再看以后放上"),
    ("uphold", "再看以后还是不放"),
]


SETTLED = (
    "reason", "settled_at", "settled_by", "settled_by_name", "upheld_at", "upheld_by_name", "upheld_reason",
)  # fmt: skip

MATTERS = [
    ("planning", "村庄规划、建设"),
    ("subsidies", "误工补贴的人员和标准"),
    ("collective", "从集体得来的钱物怎么用"),
    ("welfare", "公益事业的兴办和建设承包方案（筹资筹劳走一事一议）"),
    ("assistance", "重点帮扶的人和方案"),
    ("other", "法律或者村民会议定的别的事项"),
    ("charter", "自治章程、村规民约"),
    ("recall", "罢免村民委员会成员"),
    ("revoke", "撤销、变更代表会议的决定"),
]


def write_log(apps, schema_editor):
    """What was settled, and looked at again, while a statement kept only the last word."""
    line = apps.get_model("deliberation", "StatementRuling")
    settled = apps.get_model("deliberation", "Statement").objects.filter(settled_at__isnull=False)
    for each in settled.order_by("settled_at", "pk"):
        line.objects.create(
            statement=each, ruling="hide" if each.state == "declined" else "show", reason=each.reason,
            by_id=each.settled_by_id, by_name=each.settled_by_name, at=each.settled_at,
        )  # fmt: skip
        if each.upheld_at:
            line.objects.create(
                statement=each,
                ruling="uphold",
                reason=each.upheld_reason,
                by_name=each.upheld_by_name,
                at=each.upheld_at,
            )


class Migration(migrations.Migration):
    dependencies = [("deliberation", "0008_who_proposes_and_whose_paper_it_was")]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="at_counter",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="StatementRuling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ruling", models.CharField(choices=RULINGS, max_length=8)),
                ("reason", models.CharField(blank=True, max_length=300, verbose_name="理由")),
                ("by_id", models.BigIntegerField(blank=True, null=True)),
                ("by_name", models.CharField(max_length=80)),
                ("at", models.DateTimeField()),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rulings",
                        to="deliberation.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ruling", "show"),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="hall_statement_ruled_with_reason",
                    )
                ],
            },
            bases=(lianxin.kit.insert_only.InsertOnlyModel, models.Model),
        ),
        OnlyAdded("deliberation_statementruling"),
        migrations.RunPython(write_log, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="statement", name="hall_statement_declined_with_reason"),
        migrations.RemoveConstraint(model_name="statement", name="hall_statement_upheld_with_reason"),
        *(migrations.RemoveField(model_name="statement", name=name) for name in SETTLED),
        migrations.AddField(
            model_name="raisingexemption",
            name="item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="deliberation.item",
            ),
        ),
        migrations.AddField(
            model_name="ballot",
            name="givers",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="villagerule",
            name="explained_of",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AlterField(
            model_name="delegation",
            name="matter",
            field=models.CharField(choices=MATTERS, max_length=12, verbose_name="哪一类事项"),
        ),
        migrations.AlterField(
            model_name="item",
            name="assembly_matter",
            field=models.CharField(blank=True, choices=MATTERS, max_length=12, verbose_name="村民会议的哪一类事项"),
        ),
    ]
