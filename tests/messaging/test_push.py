"""Notices to browsers: a real push service on this machine that decrypts what it is handed."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client

from lianxin.audit.models import AuditEvent
from lianxin.kit.devices import device_name
from lianxin.messaging import push_keys
from lianxin.messaging import services as messaging
from lianxin.messaging.models import Delivery, PushDevice
from lianxin.messaging.services.choosing import is_push_service
from lianxin.messaging.vocabulary import AuditTag, ChannelKind, DeliveryState, Recipient

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 13; ANY) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


def text(raw):
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


class Browser:
    """What a browser keeps of its subscription."""

    def __init__(self, server):
        self.private, self.auth = ec.generate_private_key(ec.SECP256R1()), b"0123456789abcdef"
        self.endpoint = f"http://127.0.0.1:{server.server_port}/phone"

    @property
    def form(self):
        point = self.private.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return {"endpoint": self.endpoint, "public_key": text(point), "auth_secret": text(self.auth)}

    def reads(self, body):
        return json.loads(http_ece.decrypt(body, private_key=self.private, auth_secret=self.auth))


@pytest.fixture
def service(settings):
    """A push service: what it was handed, and the status it answers with."""
    handed = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            handed.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(server.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.status, server.handed = 201, handed
    settings.PUSH_SERVICES = [f"http://127.0.0.1:{server.server_port}"]
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def resident(cast):
    return cast.user("resident")


@pytest.fixture
def browser(service):
    return Browser(service)


@pytest.fixture
def phone(client, resident, browser):
    """A client whose browser shows notices."""
    client.force_login(resident)
    client.post("/messages/devices/", browser.form, headers={"user-agent": PHONE})
    return client


def tell(user, **more):
    values = {"kind": "need_progress", "title": "有进展", "body": "已派单", "url": "/needs/mine/", "key": "k1"}
    return messaging.notify(to=Recipient(user_id=user.pk), **values | {"urgent": True} | more)


def push_of(message):
    return message.deliveries.get(channel=ChannelKind.WEB_PUSH)


def test_notice_reaches_the_browser_encrypted_and_signed(phone, resident, service, browser):
    message = tell(resident)
    assert messaging.deliver_due() == 1
    (headers, body), *more = service.handed
    assert not more
    assert browser.reads(body) == {
        "title": "有进展", "body": "已派单", "url": "/needs/mine/", "key": message.public_id,
    }  # fmt: skip
    assert headers["urgency"] == "high"
    assert headers["topic"] == message.public_id
    assert push_keys.public_key() in headers["authorization"]
    assert push_of(message).state == DeliveryState.SENT


def test_notice_is_tried_again_when_the_service_is_down(phone, resident, service):
    service.status = 503
    message = tell(resident)
    messaging.deliver_due()
    kept = push_of(message)
    assert (kept.state, kept.attempts) == (DeliveryState.PENDING, 1)
    assert "503" in kept.last_error


@pytest.mark.parametrize("status", [404, 410])
def test_browser_that_withdrew_is_ended_and_not_tried_again(phone, resident, service, status):
    service.status = status
    message = tell(resident)
    messaging.deliver_due()
    assert push_of(message).state == DeliveryState.GIVEN_UP
    assert PushDevice.objects.get().ended_at
    assert not tell(resident, key="k2").deliveries.filter(channel=ChannelKind.WEB_PUSH).exists()


def test_notice_queued_before_the_device_was_stopped_is_not_sent(phone, resident, service):
    message = tell(resident)
    phone.post(f"/messages/devices/{PushDevice.objects.get().public_id}/end/")
    messaging.deliver_due()
    assert push_of(message).state == DeliveryState.GIVEN_UP
    assert not service.handed


def test_two_devices_are_each_told_once(phone, resident, service, client):
    second = Browser(service)
    second.endpoint += "2"
    phone.post("/messages/devices/", second.form)
    tell(resident)
    messaging.deliver_due()
    messaging.deliver_due()
    assert len(service.handed) == 2


def test_notice_the_person_switched_off_is_not_queued(phone, resident):
    phone.post(
        "/messages/settings/",
        {"quiet_from": "21:00", "quiet_until": "07:00", "ways_need_progress": ["sms"], "email": ""},
    )
    tell(resident)
    assert not Delivery.objects.filter(channel=ChannelKind.WEB_PUSH).exists()


def test_page_lists_the_device_and_stops_it(phone, resident):
    assert "安卓设备 · Chrome" in phone.get("/messages/settings/").content.decode()
    phone.post(f"/messages/devices/{PushDevice.objects.get().public_id}/end/")
    assert "安卓设备 · Chrome" not in phone.get("/messages/settings/").content.decode()
    tags = AuditEvent.objects.filter(tag__in=[AuditTag.ADD_DEVICE, AuditTag.END_DEVICE]).values_list("tag", flat=True)
    assert sorted(tags) == [AuditTag.ADD_DEVICE, AuditTag.END_DEVICE]


def test_device_of_somebody_else_cannot_be_stopped(phone, cast):
    other = Client()
    other.force_login(cast.user("clerk"))
    assert other.post(f"/messages/devices/{PushDevice.objects.get().public_id}/end/").status_code == 404
    assert PushDevice.objects.get().ended_at is None


def test_shared_browser_tells_only_who_signed_in_last(phone, cast, browser):
    other = Client()
    other.force_login(cast.user("clerk"))
    other.post("/messages/devices/", browser.form)
    assert [each.user.name for each in PushDevice.objects.filter(ended_at=None)] == [cast.user("clerk").name]


def test_signing_out_stops_the_notices_of_that_browser(phone):
    phone.post("/accounts/logout/")
    assert PushDevice.objects.get().ended_at


@pytest.mark.parametrize(
    "change",
    [
        {"endpoint": "http://169.254.169.254/latest/"},
        {"endpoint": ""},
        {"public_key": "A" * 87},
        {"public_key": "短"},
        {"auth_secret": ""},
    ],
)
def test_subscription_that_cannot_be_used_is_refused_in_words(client, resident, browser, change):
    client.force_login(resident)
    answer = client.post("/messages/devices/", browser.form | change)
    assert answer.status_code == 422
    assert "没有打开" in answer.content.decode()
    assert not PushDevice.objects.exists()


@pytest.mark.parametrize(
    ("endpoint", "trusted"),
    [
        ("https://fcm.googleapis.com/fcm/send/a", True),
        ("https://wns2-bl2p.notify.windows.com/w/?token=b", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/c", True),
        ("https://web.push.apple.com/d", True),
        ("http://fcm.googleapis.com/", False),
        ("https://fcm.googleapis.com.evil.example/", False),
        ("https://fcm.googleapis.com@evil.example/", False),
        ("https://evil.example/.push.apple.com/", False),
        ("https://evil.example\\.push.apple.com/", False),
        ("https://fcm.googleapis.com:22/", False),
        ("fcm.googleapis.com", False),
    ],
)
def test_only_known_push_services_are_spoken_to(endpoint, trusted):
    assert is_push_service(endpoint) == trusted


@pytest.mark.parametrize(
    ("says", "name"),
    [
        (PHONE, "安卓设备 · Chrome"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1", "iPhone · Safari"),
        (PHONE + " MicroMessenger/8.0", "安卓设备 · 微信"),
        ("curl/8.0", "没有说明的设备"),
        ("", "没有说明的设备"),
    ],
)
def test_device_name(says, name):
    assert device_name(says) == name
