from datetime import timedelta

import pytest

from lianxin.accounts.vocabulary import Role
from lianxin.audit import policies
from lianxin.audit import services as audit
from lianxin.audit.models import AuditEvent
from lianxin.audit.selectors import Question, trail, words
from lianxin.audit.vocabulary import NEVER_WITH, TRAIL_READERS
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS, SYSTEM, Actor, ActorKind, HeldRole

READERS = {"auditor", "county_officer", "supervisor"}


class Thing:
    audit_kind = "thing"

    def __init__(self, public_id, scope_path):
        self.public_id, self.scope_path = public_id, scope_path

    def __str__(self):
        return f"事项{self.public_id}"


@pytest.fixture
def events(cast):
    places = (cast.village, cast.other_village, cast.community)
    return [audit.record("audit:test:do", Thing(f"T{i}", place.path), SYSTEM) for i, place in enumerate(places)]


def test_readers_are_role_codes_of_accounts():
    assert {*TRAIL_READERS, *NEVER_WITH} <= set(Role.values)


def test_policy_and_queryset_agree_for_the_whole_cast(cast, events):
    for name in cast.users:
        actor = cast.actor(name)
        seen = set(policies.readable_events(actor))
        assert seen == {event for event in events if policies.can_read_event(actor, event)}, name
        assert bool(seen) == (name in READERS), name


def test_supervisor_reads_the_own_village_only(cast, events):
    assert list(policies.readable_events(cast.actor("supervisor"))) == [events[0]]
    denied = policies.can_read_event(cast.actor("supervisor"), events[2])
    assert "管辖范围" in str(denied.reason)


def test_a_role_held_for_one_unit_opens_no_subtree(events):
    actor = Actor(ActorKind.USER, 1, "甲", (HeldRole("auditor", "", 7),))
    assert not policies.can_read_trail(actor)
    assert not policies.readable_events(actor).exists()


def test_operator_who_is_auditor_too_is_refused(events):
    actor = Actor(ActorKind.USER, 1, "甲", (HeldRole("auditor"), HeldRole("sysadmin")))
    assert "分开" in str(policies.can_read_trail(actor).reason)


def test_trail_narrows_by_subject_person_and_day(cast, events):
    auditor, now = cast.actor("auditor"), clock.now()
    old = audit.record("audit:test:do", Thing("T9", cast.village.path), cast.actor("clerk"), at=now - timedelta(days=9))

    def found(**question):
        return trail(auditor, Question(**question))[0].items

    assert found(subject="T1") == [events[1]]
    assert found(person="郑谷雨") == [old]
    today = clock.today()
    assert found(first_day=today) == events[::-1]
    assert found(last_day=today - timedelta(days=9)) == [old]
    assert found(first_day=today - timedelta(days=8), last_day=today - timedelta(days=1)) == []


def test_trail_pages_without_gap_where_moments_are_equal(cast):
    now = clock.now()
    for i in range(45):
        audit.record("audit:test:do", Thing(f"T{i}", cast.village.path), SYSTEM, at=now)
    seen, cursor = [], ""
    while cursor is not None:
        page, _veiled = trail(cast.actor("auditor"), cursor=cursor)
        seen += page.items
        cursor = page.next_cursor
    assert seen == list(AuditEvent.objects.order_by("-id"))


def test_veiled_subject_shows_that_there_is_a_record_and_nothing_of_it(client, cast, events, monkeypatch):
    monkeypatch.setitem(words._veils, "thing", lambda actor, ids: ids & {"T0"})
    client.force_login(cast.user("supervisor"))
    page = client.get("/audit/").content.decode()
    assert "对您不公开" in page
    assert "事项T0" not in page
    assert "subject=T0" not in page


@pytest.mark.parametrize("count", [1, 100])
def test_trail_page_query_count(client, cast, count, django_assert_num_queries):
    for i in range(count):
        audit.record("audit:test:do", Thing(f"T{i}", cast.village.path), SYSTEM, before={"a": 1}, after={"a": 2})
    client.force_login(cast.user("auditor"))
    with django_assert_num_queries(6):  # session, user, grants, ids, events, unread messages
        page = client.get("/audit/").content.decode()
    assert page.count("timeline__item") == min(count, 20)


def test_trail_page_whom_it_lets_in(client, cast, events):
    assert "/accounts/login/" in client.get("/audit/").url
    for name in cast.users:
        client.force_login(cast.user(name))
        assert client.get("/audit/").status_code == (200 if name in READERS else 403), name
    assert not policies.can_read_trail(ANONYMOUS)


def test_trail_page_asks_and_keeps_the_question_while_paging(client, cast, events):
    client.force_login(cast.user("auditor"))
    for i in range(25):
        audit.record("audit:test:do", Thing("T1", cast.village.path), SYSTEM, reason=f"第{i}次")
    answer = client.get("/audit/", {"subject": "t1"})
    assert "subject=t1&amp;cursor=" in answer.content.decode()
    rest = client.get("/audit/", {"subject": "t1", "cursor": answer.context["next_cursor"]})
    assert len(answer.context["rows"]) + len(rest.context["rows"]) == 26


@pytest.mark.parametrize(
    "query",
    [
        {"first_day": "2026-11-23", "last_day": "2026-11-22"},
        {"first_day": "gestern"},
        {"last_day": "9999-12-31"},
        {"first_day": "0001-01-01"},
        {"person": "甲" * 200},
        {"subject": "<script>alert(1)</script>", "cursor": "%%%"},
        {"person": "\x00"},
    ],
)
def test_trail_page_bad_questions_are_answered(client, cast, events, query):
    client.force_login(cast.user("auditor"))
    answer = client.get("/audit/", query)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.content.decode()


def test_trail_page_nothing_found_says_what_to_do(client, cast, events):
    client.force_login(cast.user("auditor"))
    assert "请放宽日期" in client.get("/audit/", {"subject": "NONE"}).content.decode()


def test_trail_page_fragment_is_the_part_of_the_page(client, cast, events):
    client.force_login(cast.user("auditor"))
    whole = client.get("/audit/").content.decode()
    part = client.get("/audit/", headers={"HX-Request": "true"}).content.decode()
    assert part.strip() in whole
    assert "<html" not in part


def test_trail_page_in_english(client, cast, events):
    client.force_login(cast.user("auditor"))
    page = client.get("/audit/", headers={"accept-language": "en"}).content.decode()
    assert "Audit trail" in page


def test_trail_page_names_the_role_that_was_used(client, cast):
    audit.record("audit:test:do", Thing("T1", cast.village.path), cast.actor("clerk"))
    client.force_login(cast.user("auditor"))
    assert "站点工作人员" in client.get("/audit/").content.decode()


def test_trail_says_codes_in_the_language_of_the_page(client, cast):
    values = {"channel": "web", "kind": "help", "state": "registered"}
    audit.record("needs:need:register", Thing("T1", cast.village.path), SYSTEM, after=values)
    audit.record("organisations:unit:create", Thing("U1", cast.village.path), SYSTEM, after={"kind": "party_branch"})
    client.force_login(cast.user("auditor"))
    page = client.get("/audit/").content.decode()
    assert all(word in page for word in ("网页", "求助", "已登记", "党支部"))
    assert "party_branch" not in page
    english = client.get("/audit/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert not any(word in english for word in ("party_branch", "党支部", "网页", "求助"))
