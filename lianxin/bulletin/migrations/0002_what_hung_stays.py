"""What hung on the board is only ever added to: the database refuses to change or delete it, whoever asks."""

from django.db import migrations

from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    dependencies = [("bulletin", "0001_initial"), ("audit", "0002_insert_only_triggers")]
    operations = [OnlyAdded("bulletin_posting", "bulletin_paper", "bulletin_boardmark")]
