"""What the public log keeps of a public need is read in words; what is hashed stays as it is."""

import json

from lianxin.audit.models import AuditEvent, LogEntry
from lianxin.needs import services as needs


def test_an_entry_says_states_and_days_in_words(client, desk):
    need = desk.checked()
    needs.publish_need(need=need, summary="村东头照明报修", by=desk.actor("clerk"))
    needs.record_callback(need=need, result="reached", solved="partly", satisfaction=4, by=desk.actor("secretary"))
    entry = LogEntry.objects.order_by("-number").first()
    assert json.loads(entry.body)["fact"]["state"] == "closed"
    said = dict(client.get(f"/log/{entry.number}/").context["values"])
    assert (said["状态"], said["怎么销号的"], said["诉求人说"]) == ("已销号", "诉求人销号", "解决了一部分")
    assert said["期限"] == "11月30日 18:00"


def test_the_trail_says_days_in_words(client, desk):
    need = desk.dispatched()
    assert "T" in AuditEvent.objects.filter(subject_id=need.public_id).latest("pk").after["due_at"]
    client.force_login(desk.cast.user("auditor"))
    page = client.get("/audit/", {"subject": need.public_id}).content.decode()
    assert "11月30日 18:00" in page
    assert "2026-11-30T" not in page
