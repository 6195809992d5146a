"""Statements built once say what the ORM would say, on either engine."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from django.db import DatabaseError, IntegrityError, connection, transaction

from lianxin.accounts.models import Grant
from lianxin.audit.models import AuditEvent, LogEntry
from lianxin.kit import sql
from lianxin.messaging.models import Message

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 4, 5, 6, 7, 890, tzinfo=ZoneInfo("Asia/Shanghai"))


def _message(**values):
    return Message(**{"key": "one", "kind": "work", "title": "“标题”%s", "body": "内容", "created_at": AT} | values)


def test_insert_and_save_store_the_same():
    inserted, saved = _message(phone="+8619900000001"), _message(key="two", phone="+8619900000001")
    sql.insert(inserted)
    saved.save()
    rows = list(Message.objects.order_by("id"))
    assert [row.pk for row in rows] == [inserted.pk, saved.pk]
    apart = {"id", "public_id", "key"}
    one, two = ({f.name: getattr(row, f.name) for f in row._meta.concrete_fields} for row in rows)
    assert {name: one[name] for name in one.keys() - apart} == {name: two[name] for name in two.keys() - apart}
    inserted.title = "改过"
    inserted.save(update_fields=["title"])
    assert Message.objects.get(pk=inserted.pk).title == "改过"


def test_insert_of_a_taken_value_is_refused_and_once_says_no():
    sql.insert(_message())
    assert not sql.insert_once(_message())
    with pytest.raises(IntegrityError), transaction.atomic():
        sql.insert(_message())
    assert Message.objects.count() == 1


def test_update_writes_these_fields_and_no_other():
    message = _message()
    sql.insert(message)
    message.title, message.body, message.read_at, message.phone = "新", "不写", AT, "+8619900000002"
    sql.update(message, "title", "read_at", "phone", "title")
    message.refresh_from_db()
    assert (message.title, message.body, message.read_at, message.phone) == ("新", "内容", AT, "+8619900000002")


def test_update_of_a_row_that_is_gone_is_an_error():
    message = _message()
    sql.insert(message)
    Message.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        sql.update(message, "title")


def test_insert_only_rows_are_stored_whole():
    event = AuditEvent.objects.create(
        tag="a:b:c", at=AT, actor_kind="user", actor_id=7, actor_name="柳青", subject_kind="need", subject_id="x",
        subject_label="灯", scope_path="/1/", before={"due": None}, after={"词": [1, 2.5, True]},
    )  # fmt: skip
    found = AuditEvent.objects.get()
    assert event.pk == found.pk
    assert (found.at, found.before, found.after, found.reason) == (AT, {"due": None}, {"词": [1, 2.5, True]}, "")


def test_insert_refuses_a_row_with_a_key_and_takes_one_whose_key_is_its_own():
    with pytest.raises(ValueError, match="has its key"):
        sql.insert(_message(id=7))
    entry = LogEntry(number=7, block=0, kind="a.b", subject_id="x", at=AT, body="{}", hashes=b"")
    sql.insert(entry)
    assert LogEntry.objects.get() == entry


@pytest.fixture
def grant():
    user = get_user_model().objects.create(username="a", name="柳青", phone="+8619900000003")
    return Grant.objects.create(
        user=user, role="liaison", scope_path="/1/", scope_label="一村", starts_on=date(2026, 1, 1), given_by_name="", given_at=AT,
        basis="会议",
    )  # fmt: skip


@sql.compiled
def _grants(starts, path):
    return Grant.objects.select_related("user").filter(scope_path=path, starts_on__lte=starts).exclude(role="resident")


def test_compiled_finds_what_the_orm_finds(grant, django_assert_num_queries):
    assert _grants(date(2025, 12, 31), "/1/") == []  # the statement names the path first
    with django_assert_num_queries(1):
        [found] = _grants(date(2026, 1, 1), "/1/")
        assert (found, found.user, found.user.phone) == (grant, grant.user, "+8619900000003")
    fields = [field.attname for field in Grant._meta.concrete_fields]
    same = Grant.objects.get()
    assert [getattr(found, name) for name in fields] == [getattr(same, name) for name in fields]
    found.basis = "改过"
    found.save()
    assert Grant.objects.get().basis == "改过"


def test_insert_many_stores_what_insert_stores():
    sql.insert_many([])
    sql.insert_many(_message(key=f"{number}", phone="+8619900000001", read_at=AT) for number in range(3))
    assert [(m.key, m.phone, m.read_at) for m in Message.objects.order_by("key")] == [
        (f"{number}", "+8619900000001", AT) for number in range(3)
    ]


@sql.compiled
def _first_since(moment):
    return Message.objects.filter(created_at__gte=moment).order_by("-created_at")[:1]


def test_compiled_knows_moments_and_takes_a_slice():
    sql.insert_many(_message(key=f"{hours}", created_at=AT + timedelta(hours=hours)) for hours in range(3))
    assert [message.key for message in _first_since(AT + timedelta(hours=2))] == ["2"]
    assert _first_since(AT + timedelta(hours=2, microseconds=1)) == []
    assert [message.key for message in _first_since(AT)] == ["2"]


@sql.compiled
def _locked(key):
    return Grant.objects.select_for_update().filter(pk=key)


@pytest.mark.django_db(transaction=True)
def test_compiled_lock_needs_a_transaction(grant, django_assert_num_queries):
    with transaction.atomic():
        assert _locked(grant.pk) == [grant]
    with pytest.raises(transaction.TransactionManagementError):
        _locked(grant.pk)


def test_compiled_lock_locks_where_the_engine_does(grant, django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        _locked(grant.pk)
    assert ("FOR UPDATE" in asked[0]["sql"]) is (connection.vendor == "postgresql")
