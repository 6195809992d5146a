"""What was kept long enough goes by its rule, for good; what is held or not yet due stays."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.urls import reverse

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed
from lianxin.people import selectors
from lianxin.people import services as people
from lianxin.people.models import Consent, Disclosure, ImportChunk
from lianxin.people.vocabulary import RETENTION

PAGE = reverse("people:retention")


def years_ago(years):
    return time_machine.travel(clock.now() - timedelta(days=round(365.25 * years)), tick=False)


def open_records(cast, home, many):
    for _ in range(many):
        people.open_record(person=home.other, reason="核实住址", by=home.clerk)


@pytest.fixture
def kept(cast, home):
    """Two disclosures past their time, one of them of somebody on hold, and a fresh one."""
    with years_ago(4):
        open_records(cast, home, 1)
        people.open_record(person=home.rep, reason="核实住址", by=home.clerk)
    open_records(cast, home, 1)
    people.place_hold(person=home.rep, basis="正在诉讼", by=cast.actor("secretary"))


def lines(cast, root="county"):
    return {line.kind: (line.count, line.held) for line in selectors.due_for_removal((getattr(cast, root).path,))}


def test_due_and_held_are_counted_below_a_place(cast, kept):
    assert lines(cast)["disclosure"] == (1, 1)
    assert lines(cast, "other_township")["disclosure"] == (0, 0)
    assert set(lines(cast)) == set(RETENTION)


def test_remove_expired_leaves_what_is_held_and_fresh(cast, home, kept):
    county = cast.actor("county_officer")
    assert people.remove_expired(kind="disclosure", path=cast.county.path, by=county) == 1
    assert people.remove_expired(kind="disclosure", path=cast.county.path, by=county) == 0
    assert Disclosure.objects.count() == 2
    event = AuditEvent.objects.latest("pk")
    assert (event.tag, event.after) == ("people:retention:remove", {"count": 1})


@pytest.mark.parametrize("who", ["clerk", "township_officer", "operator"])
def test_remove_expired_is_the_countys(cast, kept, who):
    with pytest.raises(NotAllowed):
        people.remove_expired(kind="disclosure", path=cast.county.path, by=cast.actor(who))


def test_the_database_keeps_a_disclosure_for_its_three_years(cast, home, kept):
    fresh = QuerySet(Disclosure).filter(opened_at__gt=clock.now() - timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        fresh.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        QuerySet(Disclosure).update(reason="改写")


def test_withdrawn_consents_and_brought_files_go_too(cast, home):
    with years_ago(4):
        people.give_consent(person=home.rep, purpose="contact", channel="paper", by=home.clerk)
        people.withdraw_consent(person=home.rep, purpose="contact", by=home.clerk)
        data = "户编号,姓名\nSH-0009,许谷雨\n".encode()
        batch = people.receive_import(division=cast.village, filename="名单.csv", data=data, by=home.clerk)
        people.start_import(batch=batch, mapping=batch.mapping, by=home.clerk)
        while people.advance_import(batch=batch, by=home.clerk).state == "running":
            pass
        never = {"filename": "没开始.csv", "data": data + b"\n", "by": home.clerk}
        people.receive_import(division=cast.village, **never)
    assert lines(cast)["consent"] == (1, 0)
    assert lines(cast)["import_rows"] == (2, 0)  # counted from the day it came, started or not
    for kind, many in (("consent", 1), ("import_rows", 2)):
        assert people.remove_expired(kind=kind, path=cast.county.path, by=cast.actor("county_officer")) == many
    assert not Consent.objects.exists()
    assert not ImportChunk.objects.exists()


def test_removal_fails_with_its_record(cast, kept, monkeypatch):
    def refuse(**fields):
        raise RuntimeError

    monkeypatch.setattr(AuditEvent.objects, "create", refuse)
    with pytest.raises(RuntimeError):
        people.remove_expired(kind="disclosure", path=cast.county.path, by=cast.actor("county_officer"))
    assert Disclosure.objects.count() == 3


def test_retention_page_from_list_to_done(client, cast, kept):
    client.force_login(cast.user("county_officer"))
    page = client.get(PAGE).content.decode()
    assert "到期 1 条" in page
    assert "依法留存 1 条" in page
    answer = client.post(reverse("people:remove_expired", args=["disclosure"]), follow=True)
    assert "已删除 1 条" in answer.content.decode()
    assert "到期 1 条" not in answer.content.decode()
    assert client.post(reverse("people:remove_expired", args=["nothing"])).status_code == 404


def test_retention_page_is_the_countys(client, cast, home):
    client.force_login(cast.user("secretary"))
    assert client.get(PAGE).status_code == 403
    assert client.post(reverse("people:remove_expired", args=["disclosure"])).status_code == 403


def test_retention_page_costs_the_same_for_one_and_for_three(client, cast, home, kept, django_assert_num_queries):
    client.force_login(cast.user("county_officer"))
    with django_assert_num_queries(9):
        client.get(PAGE)
    with years_ago(5):
        open_records(cast, home, 2)
    with django_assert_num_queries(9):
        client.get(PAGE)
