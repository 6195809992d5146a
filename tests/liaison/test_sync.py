"""What a phone sends: taken in order, once, under its author; hostile or late records get an answer in words."""

import gzip
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.kit import clock
from lianxin.liaison.models import Phone, Refusal, Visit
from lianxin.needs import services as needs
from lianxin.needs.models import Need
from lianxin.stations.models import Errand
from lianxin.territory import services as territory

PHONE = "11111111-2222-4333-8444-555555555555"


@pytest.fixture
def phone(door, client):
    needs.load_starter_categories(by=door.actor("county_officer"))
    door.contact = door.assign(door.homes[0].household, at=clock.now() - timedelta(days=10)).contact
    client.force_login(door.cast.user("liaison"))
    assert post(client, "open_phone", {"phone": PHONE}).status_code == 200
    return door


def post(client, name, body):
    text = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post(reverse(f"liaison:{name}"), text, content_type="application/json")


def record(door, number=1, **changes):
    return {
        "id": f"c-{number:08d}", "author": door.cast.user("liaison").public_id, "contact": door.contact.public_id,
        "device_at": clock.now().isoformat(), "channel": "home", "topics": ["health"], **changes,
    }  # fmt: skip


def send(client, *records, **changes):
    body = {"phone": PHONE, "device_now": clock.now().isoformat(), "records": list(records), **changes}
    answer = post(client, "sync", body)
    return answer.json() | {"status": answer.status_code}


def states(given):
    return [each["state"] for each in given["results"]]


def test_records_are_received_in_order_and_once(phone, client):
    sent = [record(phone, n) for n in range(1, 4)]
    assert states(send(client, *sent)) == ["received"] * 3
    assert states(send(client, *sent)) == ["received"] * 3
    assert list(Visit.objects.order_by("id").values_list("client_id", flat=True)) == [each["id"] for each in sent]


def test_a_record_more_costs_a_dozen_queries(phone, client):
    def queries(numbers):
        with CaptureQueriesContext(connection) as found:
            assert states(send(client, *[record(phone, n) for n in numbers])) == ["received"] * len(numbers)
        return len(found)

    assert (queries(range(10, 22)) - queries(range(30, 32))) / 10 <= 12


def test_who_is_signed_in_by_now_is_not_given_the_day_another_asked_for(phone, client):
    he = phone.cast.user("liaison_he")
    client.force_login(he)
    post(client, "open_phone", {"phone": PHONE})
    given = send(client, record(phone), user=phone.cast.user("liaison").public_id, day=True)
    assert (given["status"], set(given)) == (409, {"reason", "status"})
    assert not Visit.objects.exists()
    assert send(client, user=he.public_id, day=True)["status"] == 200


@pytest.mark.parametrize("contact", ["\x00", ["a"], 7, "x" * 4000, "", None])
def test_a_record_about_nobody_does_not_keep_the_others(phone, client, contact):
    given = send(client, record(phone, 1, contact=contact), record(phone, 2))
    assert states(given) == ["refused", "received"]


def test_a_need_and_a_promise_arrive_with_the_visit(phone, client):
    sent = record(
        phone,
        needs=[{"content": "路灯不亮", "category": "roads.lamp", "consents": True}],
        promises=[{"words": "带米来", "due_on": "2026-12-24"}],
    )
    assert states(send(client, sent, sent)) == ["received", "received"]
    assert Need.objects.get().requester_name == "周小满"
    assert Visit.objects.get().promises.get().words == "带米来"


def test_an_errand_arrives_once_and_the_phone_reads_how_it_stands(phone, client):
    sent = record(phone, errands=[{"what": "取降压药", "kind": "parcel"}])
    assert states(send(client, sent, sent)) == ["received", "received"]
    assert Errand.objects.get().what == "取降压药"
    day = send(client, sent, day=True)["day"]
    assert Errand.objects.count() == 1
    assert day["contacts"][0]["errands"] == [["取降压药", "已提出"]]
    assert ["parcel", "取快递、买药"] in day["errands"]


def test_the_words_of_a_refused_errand_are_kept(phone, client):
    phone.assign(phone.homes[0].household, phone.he, at=clock.now() - timedelta(minutes=30))
    given = send(client, record(phone, errands=[{"what": "取降压药", "kind": "parcel"}]), day=True)
    assert not Errand.objects.exists()
    assert [each["words"] for each in given["day"]["refused"]] == ["取降压药"]


def test_the_day_holds_assigned_households_and_no_more_of_them_than_a_visit_needs(phone, client):
    phone.household("王五")
    send(client, record(phone, note="悄悄话"))
    day = send(client, day=True)["day"]
    assert [each["title"] for each in day["contacts"]] == ["周小满家"]
    assert day["contacts"][0]["phone"] == "+8619900000001"
    assert [each[0] for each in day["received"]] == ["c-00000001"]
    assert "悄悄话" not in json.dumps(day, ensure_ascii=False)
    assert day["days"] == 7


def test_the_days_without_contact_are_those_of_the_place(phone, client):
    territory.set_rules(
        division=phone.cast.village,
        values={"liaison.phone_days": 3},
        basis="村规",
        starts_on=clock.today(),
        by=phone.cast.actor("county_officer"),
    )
    assert send(client, day=True)["day"]["days"] == 3


def test_a_wrong_clock_is_put_right(phone, client):
    wrong = clock.now() + timedelta(days=40)
    send(client, record(phone, device_at=(wrong - timedelta(hours=3)).isoformat()), device_now=wrong.isoformat())
    made = Visit.objects.get()
    assert abs(made.met_at - (clock.now() - timedelta(hours=3))) < timedelta(minutes=1)
    assert made.device_at == wrong - timedelta(hours=3)


def test_another_person_on_the_same_phone_never_sends_under_their_name(phone, client):
    client.force_login(phone.cast.user("liaison_he"))
    post(client, "open_phone", {"phone": PHONE})
    given = send(client, record(phone))
    assert states(given) == ["held"]
    assert "等本人登录" in given["results"][0]["reason"]
    assert not Visit.objects.exists()
    assert not Refusal.objects.exists()


def test_after_the_hand_over_late_records_lie_in_the_refused_tray(phone, client):
    phone.assign(phone.homes[0].household, phone.he, at=clock.now() - timedelta(minutes=30))
    early = record(phone, 1, device_at=(clock.now() - timedelta(hours=2)).isoformat())
    late = record(phone, 2, note="下午又去了一次")

    given = send(client, early, late, day=True)

    assert states(given) == ["received", "refused"]
    assert "现在由何小雪联系" in given["results"][1]["reason"]
    assert given["day"]["contacts"] == []
    assert [each["words"] for each in given["day"]["refused"]] == ["下午又去了一次"]
    send(client, late)
    assert Refusal.objects.count() == 1
    client.force_login(phone.cast.user("secretary"))
    assert "下午又去了一次" in client.get(reverse("liaison:refused")).content.decode()


HOSTILE = [
    {"channel": "teleport"},
    {"channel": None},
    {"channel": {"a": 1}},
    {"device_at": "yesterday"},
    {"device_at": None},
    {"device_at": "9999-99-99T99:99:99Z"},
    {"device_at": ["2026-01-01T00:00:00Z"]},
    {"spoken_to": 10**30},
    {"spoken_to": -1},
    {"topics": ["magic"]},
    {"note": "很" * 301},
    {"promises": [{"words": "", "due_on": "2026-12-24"}]},
    {"promises": "all"},
    {"promises": [{}] * 99},
    {"needs": [{"content": "x", "category": "nothing"}]},
    {"needs": [[1]]},
    {"errands": [{"what": "x", "kind": "magic"}]},
    {"errands": [{"what": "", "kind": "form"}]},
    {"errands": [{"what": "很" * 301, "kind": "form"}]},
    {"errands": "all"},
    {"kept": [1]},
    {"next_on": "soon"},
    {"contact": "NOSUCH"},
    {"contact": {"x": []}},
]


@pytest.mark.parametrize("wrong", HOSTILE, ids=lambda each: json.dumps(each)[:40])
def test_a_hostile_record_is_refused_in_words_and_the_others_are_taken(phone, client, wrong):
    given = send(client, record(phone, 1, **wrong), record(phone, 2))
    assert given["status"] == 200
    assert states(given) == ["refused", "received"]
    assert given["results"][0]["reason"]
    assert Refusal.objects.get().reason == given["results"][0]["reason"]


@pytest.mark.parametrize("raw", [None, 1, "x", [], {}, {"id": 5}, {"id": "x"}, {"id": "y" * 99}])
def test_a_record_without_an_id_of_its_own_is_refused(phone, client, raw):
    given = send(client, raw)
    assert (given["status"], states(given)) == (200, ["refused"])


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        "1",
        "[" * 5000,
        '{"records": 1}',
        '{"phone": 5, "records": []}',
        b"\xff\xfe",
        "x" * 600_000,
    ],
)
def test_a_body_that_is_no_batch_gets_a_sentence(phone, client, body):
    for name in ("sync", "open_phone"):
        answer = post(client, name, body)
        assert answer.status_code == 400
        assert answer.json()["reason"]


def send_packed(client, packed):
    return client.post(
        reverse("liaison:sync"), packed, content_type="application/json", headers={"Content-Encoding": "gzip"}
    )


def test_packed_records_are_read_and_bombs_are_not(phone, client):
    body = {"phone": PHONE, "device_now": clock.now().isoformat(), "records": [record(phone)]}
    assert states(send_packed(client, gzip.compress(json.dumps(body).encode())).json()) == ["received"]
    for bad in (gzip.compress(b" " * 50_000_000), gzip.compress(b"{")[:8], b"no gzip"):
        assert send_packed(client, bad).status_code == 400


def test_too_many_at_once_are_refused_whole(phone, client):
    assert send(client, *[record(phone, n) for n in range(61)])["status"] == 400
    assert not Visit.objects.exists()


def test_the_secret_is_for_the_owner_the_same_each_time_and_another_for_others(phone, client):
    def secret(name, device=PHONE):
        client.force_login(phone.cast.user(name))
        return post(client, "open_phone", {"phone": device}).json()["secret"]

    known = {secret("liaison"), secret("liaison_he"), secret("liaison", "another-phone-0001")}
    assert len(known) == 3
    assert secret("liaison") in known
    client.force_login(phone.cast.user("resident"))
    assert post(client, "open_phone", {"phone": PHONE}).status_code == 403
    client.logout()
    assert post(client, "open_phone", {"phone": PHONE}).status_code == 302


def test_a_revoked_phone_gets_no_secret_is_told_to_wipe_and_its_records_are_kept_as_refused(phone, client):
    client.post(reverse("liaison:phones"), {"phone": PHONE})
    assert Phone.objects.get(user=phone.cast.user("liaison")).revoked_at
    given = send(client, record(phone, note="没送到的"))
    assert (given["status"], given["wipe"], states(given)) == (410, True, ["refused"])
    assert "没送到的" in Refusal.objects.get().payload
    opened = post(client, "open_phone", {"phone": PHONE})
    assert (opened.status_code, opened.json()["wipe"]) == (410, True)
    assert "secret" not in opened.json()


def test_sync_needs_the_token_of_its_own_pages(phone):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(phone.cast.user("liaison"))
    body = {"phone": PHONE, "records": [record(phone)]}
    assert post(strict, "sync", body).status_code == 403
    token = strict.get(reverse("liaison:visits_session")).json()["token"]
    answer = strict.post(
        reverse("liaison:sync"), json.dumps(body), content_type="application/json", headers={"X-CSRFToken": token}
    )
    assert states(answer.json()) == ["received"]


def test_the_shell_holds_nothing_personal_and_is_the_same_for_everybody(phone, client):
    mine = client.get(reverse("liaison:visits")).content
    assert mine == Client().get(reverse("liaison:visits")).content
    for text in ("吴立春", "周小满", "csrf"):
        assert text not in mine.decode()
    assert Client().get(reverse("liaison:visits_session")).json()["user"] is None


def test_the_day_asks_the_same_for_one_household_and_for_ten(phone, client):
    seen = []
    for _more in (0, 9):
        for _n in range(_more):
            phone.assign(phone.household().household)
        with CaptureQueriesContext(connection) as queries:
            send(client, day=True)
        seen.append(len(queries))
    assert seen[0] == seen[1]
    assert seen[0] <= 24, seen
