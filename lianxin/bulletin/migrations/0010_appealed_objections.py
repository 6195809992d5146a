"""An objection whose dismissal is not agreed with is open again."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("bulletin", "0009_items_say_when_they_were_set"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="objection",
            name="bulletin_objection_ends_with_answer",
        ),
        migrations.RemoveIndex(
            model_name="objection",
            name="bulletin_objection_open",
        ),
        migrations.AlterField(
            model_name="objection",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "已收到，等答复"),
                    ("answered", "已先答复，还在查"),
                    ("upheld", "成立，已更正或正在更正"),
                    ("dismissed", "查过，不成立"),
                    ("appealed", "不同意答复，等上一级定"),
                ],
                default="received",
                max_length=10,
                verbose_name="状态",
            ),
        ),
        migrations.AddIndex(
            model_name="objection",
            index=models.Index(
                condition=models.Q(("state__in", ("received", "answered", "appealed"))),
                fields=["final_due_on"],
                name="bulletin_objection_open",
            ),
        ),
        migrations.AddConstraint(
            model_name="objection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answered_at__isnull", True), ("state__in", ("received", "answered", "appealed"))),
                    models.Q(
                        models.Q(("state__in", ("received", "answered", "appealed")), _negated=True),
                        ("answered_at__isnull", False),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="bulletin_objection_ends_with_answer",
            ),
        ),
    ]
