"""A topic may come from what was said at the doors."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("deliberation", "0016_paper_answers"),
    ]

    operations = [
        migrations.AlterField(
            model_name="topic",
            name="origin",
            field=models.CharField(
                choices=[
                    ("resident", "居民提出"),
                    ("signatures", "居民联名"),
                    ("body", "组织提出"),
                    ("needs", "反复出现的诉求"),
                    ("liaison", "走访时大家说的"),
                ],
                max_length=12,
                verbose_name="怎么来的",
            ),
        ),
    ]
