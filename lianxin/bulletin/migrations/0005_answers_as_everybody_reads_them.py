import re

from django.db import migrations, models
from django.db.models import Q

from lianxin.kit.masking import mask_name
from lianxin.kit.tree import within


def mask_answers(apps, _schema_editor):
    """What was answered before: with the names masked of everybody who is of the place or marked in the notice."""
    people = apps.get_model("people", "Person")
    answered = apps.get_model("bulletin", "Objection").objects.exclude(Q(answer="") & Q(first_answer=""))
    for objection in answered.select_related("notice").iterator():
        notice = objection.notice
        said = f"{objection.first_answer}\n{objection.answer}"
        here = people.objects.filter(within(notice.division_path, "division_path"))
        names = {name for name in here.values_list("name", flat=True) if len(name) > 1 and name in said}
        names |= set(re.findall(r"\[\[([^\[\]\n]{2,40})\]\]", f"{notice.title}{notice.body}{notice.basis}"))
        for field in ("first_answer", "answer"):
            words = re.sub(r"\[\[([^\[\]\n]{1,40})\]\]", lambda found: mask_name(found[1]), getattr(objection, field))
            for name in sorted(names, key=len, reverse=True):
                words = words.replace(name, mask_name(name))
            setattr(objection, f"{field}_web", words)
        objection.save(update_fields=["first_answer_web", "answer_web"])


class Migration(migrations.Migration):
    dependencies = [
        ("bulletin", "0004_supervisors_are_answered"),
        ("people", "0002_two_say_whose_account_and_each_label_is_agreed_to"),
    ]

    operations = [
        migrations.AddField("objection", "first_answer_web", models.TextField(blank=True, max_length=1000)),
        migrations.AddField("objection", "answer_web", models.TextField(blank=True, max_length=2000)),
        migrations.RunPython(mask_answers, migrations.RunPython.noop),
    ]
