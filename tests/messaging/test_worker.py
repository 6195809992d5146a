import json
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit import clock
from lianxin.messaging import selectors
from lianxin.messaging import services as messaging
from lianxin.messaging.calc.timing import MAX_ATTEMPTS, QUIET_FROM, QUIET_UNTIL, after_quiet_hours
from lianxin.messaging.models import Delivery, Message, PeriodicRun, Preference
from lianxin.messaging.services import gateways, periodic
from lianxin.messaging.vocabulary import ChannelKind, DeliveryState, Recipient

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def sent():
    """A gateway for text messages that keeps what it was given; ``sent.fails`` makes it refuse."""

    class Sink(list):
        fails = False

        def __call__(self, delivery):
            if self.fails:
                raise ConnectionError("gateway away")
            self.append(delivery.message.key)

    sink, before = Sink(), gateways._GATEWAYS[ChannelKind.SMS]
    messaging.register_gateway(ChannelKind.SMS, sink)
    yield sink
    messaging.register_gateway(ChannelKind.SMS, before)


@pytest.fixture
def hook():
    """A web hook on this machine: what it was sent, under which key."""
    seen = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            seen.append((self.headers["Idempotency-Key"], body))
            self.send_response(server.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.status, server.seen, server.url = 200, seen, f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def tell(key="k", **more):
    return messaging.notify(
        to=Recipient(phone="+8619900000001"), kind="x", title="题", body="话", key=key, urgent=True, **more
    )


def make_due():
    Delivery.objects.update(next_try_at=clock.now() - timedelta(seconds=1))


def test_deliver_due_sends_once(db, sent):
    tell()
    assert messaging.deliver_due() == 1
    assert messaging.deliver_due() == 0
    assert sent == ["k"]
    assert Delivery.objects.get().state == DeliveryState.SENT


def test_deliver_due_leaves_what_another_worker_leased(db, sent):
    tell()
    Delivery.objects.update(state=DeliveryState.SENDING, next_try_at=clock.now() + timedelta(seconds=60))
    assert messaging.deliver_due() == 0


def test_deliver_due_takes_up_what_a_dead_worker_left(db, sent):
    tell()
    Delivery.objects.update(state=DeliveryState.SENDING, attempts=1)
    make_due()
    assert messaging.deliver_due() == 1
    assert sent == ["k"]


@pytest.mark.parametrize("quiet_from", [None, time(20)])
def test_a_later_try_and_a_worker_that_was_down_keep_the_quiet_hours(cast, sent, quiet_from):
    """Told at 19:59; the gateway is away and the worker down until midnight: nothing rings before seven that is not urgent."""
    user = cast.user("resident")
    if quiet_from:
        Preference.objects.create(user=user, quiet_from=quiet_from, quiet_until=time(7))
    evening = datetime(2026, 11, 30, 19, 59, 50, tzinfo=SHANGHAI)
    if not quiet_from:
        evening += timedelta(hours=1)
    seven = datetime(2026, 12, 1, 7, tzinfo=SHANGHAI)
    sent.fails = True
    with time_machine.travel(evening, tick=False):
        for key, urgent in (("plain", False), ("down", False), ("urgent", True)):
            to = Recipient(user_id=user.pk, phone="+8619900000001")
            messaging.notify(to=to, kind="x", title="题", body="话", key=key, urgent=urgent)
        Delivery.objects.filter(message__key="down").update(next_try_at=evening + timedelta(seconds=5))
        messaging.deliver_due()
    due = dict(Delivery.objects.values_list("message__key", "next_try_at"))
    assert due["plain"] == seven
    assert due["urgent"] == evening + timedelta(seconds=30)
    sent.fails = False
    with time_machine.travel(seven - timedelta(hours=7), tick=False):
        messaging.deliver_due()
    assert sent == ["urgent"]
    assert Delivery.objects.get(message__key="down").next_try_at == seven
    assert Delivery.objects.get(message__key="down").attempts == 0
    with time_machine.travel(seven, tick=False):
        messaging.deliver_due()
    assert sorted(sent) == ["down", "plain", "urgent"]


def test_deliver_due_tries_again_and_gives_up_with_the_reason(db, sent):
    tell()
    sent.fails = True
    for _each in range(MAX_ATTEMPTS):
        assert messaging.deliver_due() == 1
        make_due()
    assert messaging.deliver_due() == 0
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.last_error) == (DeliveryState.GIVEN_UP, "gateway away")


@given(st.datetimes(timezones=st.just(SHANGHAI), min_value=datetime(2020, 1, 1), max_value=datetime(2040, 1, 1)))
def test_after_quiet_hours_never_rings_at_night_nor_waits_longer_than_the_night(local):
    rings = after_quiet_hours(local)
    assert QUIET_UNTIL <= rings.time() < QUIET_FROM
    assert timedelta(0) <= rings - local <= timedelta(hours=10)


def test_run_due_runs_once_an_interval_and_survives_a_failure(db, monkeypatch):
    ran = []

    def fails():
        raise ValueError("broken")

    monkeypatch.setattr(periodic, "PERIODIC", {})
    messaging.register_periodic("fails", 60, fails)
    messaging.register_periodic("works", 60, lambda: ran.append(1))
    messaging.run_due()
    messaging.run_due()
    assert ran == [1]
    assert PeriodicRun.objects.get(name="fails").last_error == "ValueError: broken"
    PeriodicRun.objects.update(due_at=clock.now() - timedelta(seconds=1))
    messaging.run_due()
    assert ran == [1, 1]


def test_worker_beats_and_health_shows_it(db, client, monkeypatch):
    monkeypatch.setattr(periodic, "PERIODIC", {})
    assert client.get("/healthz").json() == {"database": "ok", "worker": "silent"}
    call_command("worker", "--once")
    assert client.get("/healthz").json() == {"database": "ok", "worker": "ok"}


def tell_resident(cast, key, url=""):
    to = Recipient(user_id=cast.user("resident").pk)
    return messaging.notify(to=to, kind="x", title=f"题{key}", body="话", key=key, url=url)


@pytest.mark.parametrize("rows", [1, 100])
def test_inbox_lists_own_messages_with_the_same_queries(cast, client, rows, django_assert_num_queries):
    for each in range(rows):
        tell_resident(cast, f"k{each}")
    client.force_login(cast.user("resident"))
    client.get("/messages/")
    with django_assert_num_queries(QUERIES):
        page = client.get("/messages/")
    assert page.content.decode().count("题k") == min(rows, 20) * 2
    assert selectors.unread_count(cast.actor("resident")) == rows


QUERIES = 5


def test_inbox_empty_says_what_comes_here(cast, client):
    client.force_login(cast.user("liaison"))
    assert "还没有消息" in client.get("/messages/").content.decode()


def test_open_message_marks_it_read_and_leads_there(cast, client):
    message = tell_resident(cast, "k", url="/needs/mine/")
    client.force_login(cast.user("resident"))
    answer = client.post(f"/messages/{message.public_id}/open/")
    assert answer.url == "/needs/mine/"
    assert Message.objects.get().read_at


def test_open_message_of_another_is_not_found(cast, client):
    message = tell_resident(cast, "k")
    client.force_login(cast.user("outsider"))
    assert client.post(f"/messages/{message.public_id}/open/").status_code == 404
    assert Message.objects.get().read_at is None


def test_open_message_never_leads_away_from_us(cast, client):
    message = tell_resident(cast, "k", url="https://example.org/")
    client.force_login(cast.user("resident"))
    assert client.post(f"/messages/{message.public_id}/open/").url == "/messages/"


def test_send_sms_without_a_gateway_says_that_nothing_went_out(db, settings):
    settings.SMS_WEBHOOK = ""
    tell()
    assert messaging.deliver_due() == 1
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.sent_at) == (DeliveryState.NO_GATEWAY, None)
    assert delivery.last_error == "这个县还没有接短信，没有发出。"
    assert messaging.deliver_due() == 0


def test_send_sms_hands_the_hook_the_key(db, settings, hook):
    settings.SMS_WEBHOOK = hook.url
    message = tell()
    assert messaging.deliver_due() == 1
    assert hook.seen == [(message.public_id, {"phone": "+8619900000001", "text": "题：话", "key": message.public_id})]


def test_send_sms_refused_by_the_hook_is_tried_again(db, settings, hook):
    settings.SMS_WEBHOOK = hook.url
    hook.status = 503
    tell()
    messaging.deliver_due()
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.attempts) == (DeliveryState.PENDING, 1)
    assert "503" in delivery.last_error


@pytest.mark.django_db(transaction=True)
def test_notify_same_key_in_two_transactions_at_once_is_one_message_and_no_failure():
    """An alarm that two workers ring at the same moment: the slower one goes on, its other writes stand."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time, and its test database in memory refuses instead of waiting")
    together = threading.Barrier(2)

    def ring(number):
        try:
            with transaction.atomic():
                together.wait()
                messaging.notify(to=Recipient(phone="+8619900000001"), kind="k", title="t", body="b", key="same")
                return messaging.notify(to=Recipient(), kind="k", title="t", body="b", key=f"own{number}") is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        assert list(workers.map(ring, range(2))) == [True, True]
    assert sorted(Message.objects.values_list("key", flat=True)) == ["own0", "own1", "same"]


def test_every_page_shows_how_many_messages_wait_unread(cast, client):
    client.force_login(cast.user("resident"))
    assert 'class="badge"' not in client.get("/").content.decode()
    tell_resident(cast, "k1")
    message = tell_resident(cast, "k2")
    assert '<span class="badge">2</span>' in client.get("/").content.decode()
    messaging.read_message(message=message, by=cast.actor("resident"))
    assert '<span class="badge">1</span>' in client.get("/").content.decode()
    for each in range(selectors.MOST_UNREAD + 5):
        tell_resident(cast, f"n{each}")
    assert '<span class="badge">99+</span>' in client.get("/").content.decode()
    client.force_login(cast.user("liaison"))
    assert 'class="badge"' not in client.get("/").content.decode()
