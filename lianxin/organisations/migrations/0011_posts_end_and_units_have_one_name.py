from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("organisations", "0010_terms_end_after_they_begin")]

    operations = [
        migrations.AddField("post", "ended_on", models.DateField(blank=True, null=True, verbose_name="撤销日")),
        migrations.RemoveConstraint("post", "organisations_post_title_once"),
        migrations.AddConstraint(
            "post",
            models.UniqueConstraint(
                condition=Q(("ended_on__isnull", True)), fields=("unit", "title"), name="organisations_post_title_once"
            ),
        ),
        migrations.AddConstraint(
            "tenure",
            models.CheckConstraint(
                condition=Q(("term_ends_on__isnull", True), ("term_ends_on__gt", F("starts_on")), _connector="OR"),
                name="organisations_tenure_term_after_start",
            ),
        ),
        migrations.AddConstraint(
            "unit",
            models.UniqueConstraint(
                condition=Q(("dissolved_on__isnull", True)),
                fields=("division", "name"),
                name="organisations_unit_name_once_at_a_place",
            ),
        ),
    ]
