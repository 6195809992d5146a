"""A ballot may decide an item of a meeting, and a ballot may be declared void."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0008_village_rules"),
    ]

    operations = [
        migrations.AddField(
            model_name="ballot",
            name="item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ballots",
                to="deliberation.item",
            ),
        ),
        migrations.AddField(
            model_name="ballot",
            name="void_reason",
            field=models.CharField(blank=True, max_length=300, verbose_name="为什么作废"),
        ),
        migrations.AddField(
            model_name="ballot",
            name="voided_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="ballot",
            name="state",
            field=models.CharField(
                choices=[("open", "正在投票"), ("closed", "已经截止"), ("void", "作废")],
                default="open",
                max_length=8,
                verbose_name="状态",
            ),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", "void"), ("voided_at__isnull", False), models.Q(("void_reason", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("state", "void"), _negated=True), ("void_reason", ""), ("voided_at__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="hall_ballot_void_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.UniqueConstraint(
                condition=models.Q(("item__isnull", False), models.Q(("state", "void"), _negated=True)),
                fields=("item",),
                name="hall_ballot_one_of_an_item",
            ),
        ),
    ]
