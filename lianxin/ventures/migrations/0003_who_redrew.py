import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def debts_of_plans(apps, _schema_editor):
    """What a plan owes stands under an account that is the plan's, so that no voucher moves it."""
    plans = apps.get_model("ventures", "Plan").objects.filter(entry_id__isnull=False)
    accounts = apps.get_model("ledger", "Account").objects
    for plan in plans.select_related("register"):
        code = f"221.{plan.register_id}.{plan.year}.{plan.serial}"
        owed = accounts.filter(book=plan.register.book_id, code=code, holder_kind="")
        owed.update(holder_kind="distribution", holder_id=plan.public_id)


class Migration(migrations.Migration):
    dependencies = [
        ("ventures", "0002_only_added"),
        ("ledger", "0007_one_posting_by_itself"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField(
            model_name="plan",
            name="redrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunPython(debts_of_plans, migrations.RunPython.noop, elidable=True),
    ]
