"""What a thing costs, and what was reserved, says by which unit value; what no longer divides is put together in sets."""

import django.db.models.expressions
import django.db.models.functions.comparison
from django.db import migrations, models

from lianxin.kit.only_added import OnlyAdded, Unlocked

TABLE = "points_stockmove"


def say_by_which_value(apps, schema_editor):
    """Until now every price was its cost divided by the one unit value a place had."""
    item, redemption = (apps.get_model("points", name) for name in ("Item", "Redemption"))
    item.objects.update(unit_value_fen=models.F("cost_fen") / models.F("price"))
    for each in item.objects.all():
        redemption.objects.filter(item=each).update(unit_value_fen=each.unit_value_fen)


class Migration(migrations.Migration):
    dependencies = [
        ("points", "0008_appeals_and_terms"),
        ("territory", "0004_rule_basis_and_former_short_names"),
    ]

    operations = [
        Unlocked(TABLE),
        migrations.RemoveConstraint(
            model_name="stockmove",
            name="points_stock_moves_its_way",
        ),
        migrations.AddField(
            model_name="item",
            name="is_off",
            field=models.BooleanField(default=False, verbose_name="按新的一分值不是整分"),
        ),
        migrations.AddField(
            model_name="item",
            name="unit_value_fen",
            field=models.PositiveIntegerField(default=1, verbose_name="按一分值多少钱定的价"),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="redemption",
            name="unit_value_fen",
            field=models.PositiveIntegerField(default=1, verbose_name="一分值多少钱"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="stockmove",
            name="kind",
            field=models.CharField(
                choices=[("in", "进"), ("out", "兑出"), ("count", "盘点"), ("group", "分组")], max_length=8
            ),
        ),
        migrations.RunPython(say_by_which_value, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_off", True),
                    (
                        "cost_fen",
                        django.db.models.expressions.CombinedExpression(
                            django.db.models.functions.comparison.Cast("price", models.BigIntegerField()),
                            "*",
                            models.F("unit_value_fen"),
                        ),
                    ),
                    _connector="OR",
                ),
                name="points_item_price_is_exact",
            ),
        ),
        migrations.AddConstraint(
            model_name="stockmove",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "in"), ("quantity__gt", 0)),
                    models.Q(("kind", "out"), ("quantity__lt", 0)),
                    models.Q(("kind__in", ["count", "group"]), models.Q(("quantity", 0), _negated=True)),
                    _connector="OR",
                ),
                name="points_stock_moves_its_way",
            ),
        ),
        OnlyAdded(TABLE),
    ]
