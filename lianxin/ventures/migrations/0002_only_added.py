"""Changes of shares, statements and payments are only ever added: the database refuses anything else, whoever asks."""

from django.db import migrations

from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    dependencies = [("ventures", "0001_shares_and_distributions"), ("audit", "0002_insert_only_triggers")]
    operations = [OnlyAdded("ventures_sharechange", "ventures_statement", "ventures_payment")]
