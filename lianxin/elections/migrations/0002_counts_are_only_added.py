from django.db import migrations

from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    dependencies = [("elections", "0001_elections"), ("audit", "0002_insert_only_triggers")]

    operations = [OnlyAdded("elections_poll")]
