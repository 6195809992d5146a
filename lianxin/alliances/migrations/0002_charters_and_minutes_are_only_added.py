from django.db import migrations

from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    dependencies = [("alliances", "0001_alliances"), ("audit", "0002_insert_only_triggers")]

    operations = [OnlyAdded("alliances_charter", "alliances_meeting")]
