"""PostgreSQL planned the statements of every posting anew, because the plan for just these lines looks cheaper to it; the
plan for any lines finds the balances by their key and is kept for a connection."""

from django.db import migrations


def _planned(how):
    def change(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"ALTER FUNCTION ledger_post {how}")

    return change


class Migration(migrations.Migration):
    dependencies = [("ledger", "0004_closed_periods_are_in_the_log")]
    operations = [
        migrations.RunPython(_planned("SET plan_cache_mode = force_generic_plan"), _planned("RESET plan_cache_mode"))
    ]
