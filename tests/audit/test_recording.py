import pytest
from django.db import DatabaseError, connection, transaction

from lianxin.accounts.models import User
from lianxin.audit import selectors
from lianxin.audit import services as audit
from lianxin.audit.models import AuditEvent
from lianxin.kit.actors import SYSTEM
from lianxin.kit.insert_only import InsertOnly
from tests.audit.unlocking import unlocked


@pytest.fixture
def event(cast):
    return audit.record(
        "audit:test:change", cast.user("resident"), cast.actor("clerk"), before={"name": "甲"}, after={"name": "乙"}
    )


def test_record_is_one_insert(cast, django_assert_num_queries):
    actor, subject = cast.actor("clerk"), cast.user("resident")
    with django_assert_num_queries(1):
        audit.record("audit:test:change", subject, actor)


def test_event_keeps_who_what_and_role(cast, event):
    stored = AuditEvent.objects.get()
    assert (stored.actor_name, stored.subject_label) == ("郑谷雨", "周小满")
    assert stored.subject_id == cast.user("resident").public_id


@pytest.mark.parametrize(
    "change",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda event: AuditEvent.objects.update(reason="改"),
        lambda event: AuditEvent.objects.filter(pk=event.pk).delete(),
        lambda event: AuditEvent.objects.bulk_update([event], ["reason"]),
        lambda event: AuditEvent.objects.bulk_create([event], ignore_conflicts=True),
        lambda event: AuditEvent.objects.update_or_create(pk=event.pk, defaults={"reason": "改"}),
    ],
)
def test_event_every_change_through_the_model_is_refused(event, change):
    with pytest.raises(InsertOnly):
        change(event)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_auditevent SET reason = 'x'",
        "DELETE FROM audit_auditevent",
        pytest.param("REPLACE INTO audit_auditevent SELECT * FROM audit_auditevent", id="replace"),
        pytest.param("TRUNCATE audit_auditevent", id="truncate"),
    ],
)
def test_event_every_change_through_sql_is_refused(event, sql):
    if sql.startswith("REPLACE") and connection.vendor != "sqlite":
        pytest.skip("REPLACE is spoken by SQLite only")
    if sql.startswith("TRUNCATE") and connection.vendor != "postgresql":
        pytest.skip("TRUNCATE is spoken by PostgreSQL only")
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert AuditEvent.objects.get().reason == ""


def test_unlocked_puts_the_triggers_back(event):
    with unlocked(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditevent SET reason = 'x'")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_auditevent SET reason = 'y'")


def test_events_of_newest_first(cast, event):
    later = audit.record("audit:test:again", cast.user("resident"), SYSTEM)
    audit.record("audit:test:other", cast.user("clerk"), SYSTEM)
    assert list(selectors.events_of("user", cast.user("resident").public_id)) == [later, event]


def test_sentence_speaks_of_before_after_and_what_was_not_kept(event):
    audit.register_sentences(
        {"audit:test:change": "{actor} 把 {subject} 的名字由 {before[name]} 改为 {after[name]}{after[x]}"}
    )
    assert selectors.sentence(event) == "郑谷雨 把 周小满 的名字由 甲 改为 乙—"


def test_sentence_masks_who_acts_for_themselves(cast):
    resident, clerk = cast.user("resident"), cast.user("clerk")
    for user, role, said in ((resident, "resident", "周**"), (clerk, "station_staff", "郑谷雨")):
        event = audit.record("audit:test:unknown", clerk, SYSTEM)
        event.actor_name, event.actor_role = user.name, role
        assert selectors.sentence(event).startswith(said)


def test_sentence_unknown_tag_still_says_who_and_what(cast):
    event = audit.record("audit:test:unknown", cast.user("resident"), SYSTEM)
    assert "系统" in selectors.sentence(event)
    assert "周小满" in selectors.sentence(event)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_record_that_was_committed_leaves_no_row_to_the_next_test(turn):
    audit.record("audit:test:change", User.objects.create(username=f"u{turn}", name="甲"), SYSTEM)
    assert AuditEvent.objects.count() == 1
