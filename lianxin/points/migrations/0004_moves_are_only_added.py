"""What came and went is only ever added to: the database refuses to change or delete it, whoever asks."""

from django.db import migrations

from lianxin.kit.only_added import OnlyAdded


class Migration(migrations.Migration):
    dependencies = [("points", "0003_claims_purses_and_the_store"), ("audit", "0002_insert_only_triggers")]
    operations = [
        OnlyAdded("points_move", "points_funding", "points_expirynotice", "points_paneldecision", "points_stockmove")
    ]
