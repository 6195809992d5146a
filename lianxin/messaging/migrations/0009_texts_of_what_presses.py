from django.db import migrations

#: Kinds that only come to who works here, as they were when this became a choice of its own.
AT_WORK = (
    "need_work",
    "need_whistle",
    "need_escalated",
    "my_households",
    "visit_due",
    "posts_again",
    "bulletin.work",
    "messaging.hook_paused",
)


def keep_off(apps, schema_editor):
    """Who wanted no texts of a kind of work wants none of what presses either."""
    for chosen in apps.get_model("messaging", "Preference").objects.all():
        pressing = [f"{kind}:sms_due" for kind in AT_WORK if f"{kind}:sms" in chosen.muted]
        if pressing:
            chosen.muted = sorted({*chosen.muted, *pressing})
            chosen.save(update_fields=["muted"])


class Migration(migrations.Migration):
    dependencies = [("messaging", "0008_events_of_one_case")]
    operations = [migrations.RunPython(keep_off, migrations.RunPython.noop)]
