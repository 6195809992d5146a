"""On SQLite the table of closed periods was once copied, and its locks stayed behind: they are put on again."""

from django.db import migrations

from lianxin.kit.only_added import OnlyAdded, Unlocked


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_the_room")]
    operations = [Unlocked("ledger_closedperiod"), OnlyAdded("ledger_closedperiod")]
