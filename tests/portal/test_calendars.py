"""One private calendar a person, by what their roles owe; one public calendar a place."""

from datetime import timedelta

import icalendar
import pytest

from lianxin.accounts import services as accounts
from lianxin.accounts.models import CalendarAddress, Grant
from lianxin.audit.models import AuditEvent
from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from tests.liaison.conftest import door  # noqa: F401


def fetched(client, address, **asked):
    """``{uid: summary}`` of a calendar, fetched as a phone does: without a session."""
    answer = client.get(address, asked)
    assert answer.status_code == 200, address
    assert answer["Content-Type"].startswith("text/calendar")
    calendar = icalendar.Calendar.from_ical(answer.content)
    for event in calendar.walk("VEVENT"):
        assert {"uid", "dtstamp", "dtstart", "summary", "url"} <= {name.lower() for name in event}, event
    return {str(event["uid"]).removesuffix("@lianxin"): str(event["summary"]) for event in calendar.walk("VEVENT")}


def address_of(cast, name):
    return f"/accounts/calendar/{accounts.give_calendar_address(by=cast.actor(name))}.ics"


def posted(cast, title="二季度收支"):
    return bulletin.post_notice(
        division=cast.village, item="village.decisions", title=title, body="如表。", by=cast.actor("committee"),
        source=bulletin.Source("letter", title, "村代决〔2026〕3号"),
    )  # fmt: skip


@pytest.mark.django_db
def test_each_role_finds_what_it_owes_and_nobody_elses_name(cast, client, hall, desk, door):  # noqa: F811
    notice = posted(cast)
    meeting = hall.planned(hall.body(size=0))
    need = desk.dispatched()
    door.assign(door.homes[0].household)
    committee = fetched(client, address_of(cast, "committee"))
    assert committee[f"hangs-{notice.public_id}"] == "公示到今天：二季度收支"
    assert committee[f"meeting-{meeting.public_id}"] == f"{meeting.title}（还没有通知）"
    assert any(uid.startswith("due-") for uid in committee)
    supervisor = fetched(client, address_of(cast, "supervisor"))
    assert f"meeting-{meeting.public_id}" in supervisor
    assert {uid for uid in supervisor if uid.startswith("due-")} != {uid for uid in committee if uid.startswith("due-")}
    clerk = fetched(client, address_of(cast, "handler"))
    assert clerk[f"need-{need.public_id}"] == f"接单：诉求 {need.number}"
    liaison = client.get(address_of(cast, "liaison")).content.decode()
    assert "走访：1 户到日子了" in liaison
    for name in ("liaison", "clerk", "committee"):
        text = client.get(address_of(cast, name)).content.decode().replace("\r\n ", "")
        for word in (door.homes[0].rep.name, "SH-0001", need.title, "0000 0001"):
            assert word not in text, (name, word)
    assert fetched(client, address_of(cast, "courier")) == {}


@pytest.mark.django_db
def test_an_address_opens_until_another_is_given_it_is_revoked_or_the_account_is_closed(cast, client):
    assert AuditEvent.objects.filter(tag__startswith="accounts:calendar").count() == 0
    first, second = address_of(cast, "clerk"), address_of(cast, "clerk")
    assert client.get(first).status_code == 404
    answer = client.get(second)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")
    assert client.get(second, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert not CalendarAddress.objects.filter(key_hash__contains=second[20:40]).exists(), "only the hash is kept"
    accounts.revoke_calendar_address(by=cast.actor("clerk"))
    accounts.revoke_calendar_address(by=cast.actor("clerk"))
    assert client.get(second).status_code == 404
    tags = list(AuditEvent.objects.order_by("id").values_list("tag", flat=True))
    assert tags == ["accounts:calendar:give"] * 2 + ["accounts:calendar:revoke"]
    third = address_of(cast, "clerk")
    user = cast.user("clerk")
    user.is_active = False
    user.save()
    assert client.get(third).status_code == 404
    assert client.get("/accounts/calendar/guessed.ics").status_code == 404


@pytest.mark.django_db
def test_a_role_that_ended_takes_its_days_along(cast, client):
    posted(cast)
    address = address_of(cast, "committee")
    assert fetched(client, address)
    Grant.objects.filter(user=cast.user("committee")).update(ends_on=clock.today() - timedelta(days=1))
    assert fetched(client, address) == {}


@pytest.mark.django_db
def test_the_address_is_asked_for_and_revoked_on_a_page_and_shown_once(cast, client):
    client.force_login(cast.user("clerk"))
    assert "您还没有日历地址" in client.get("/accounts/calendar/").content.decode()
    shown = client.post("/accounts/calendar/")
    assert shown["Cache-Control"] == "no-store"
    address = shown.content.decode().partition("<code>http://testserver")[2].partition("</code>")[0]
    client.logout()
    assert client.get(address).status_code == 200
    client.force_login(cast.user("clerk"))
    assert address not in client.get("/accounts/calendar/").content.decode()
    client.post("/accounts/calendar/revoke/")
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_everybody_subscribes_to_what_ends_and_what_is_held_at_a_place(cast, client, hall):
    notice = posted(cast, title="[[周小满]]家宅基地")
    body = hall.body(size=5)
    planned, told = hall.planned(body), hall.called(body)
    found = fetched(client, "/calendar.ics", place=cast.village.public_id)
    assert found[f"hangs-{notice.public_id}"] == "公示到今天：周**家宅基地"
    assert f"meeting-{told.public_id}" in found
    assert f"meeting-{planned.public_id}" not in found, "nobody was called yet"
    assert f"meeting-{hall.studied().public_id}" not in found, "the Party branch meets by itself"
    assert fetched(client, "/calendar.ics", place=cast.community.public_id) == {}
    assert f"hangs-{notice.public_id}" in fetched(client, "/calendar.ics")
    assert client.get("/calendar.ics", {"place": "NOWHERE"}).status_code == 404
    assert "/calendar.ics?place=" in client.get("/board/", {"place": cast.village.public_id}).content.decode()
