"""How a message leaves the house. A gateway is ``send(delivery)``; it raises when it did not succeed.

Every gateway is handed the message's key: a receiver that was told twice knows it is the same message.
"""

import json
import logging
import urllib.request
from http import HTTPStatus

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.messaging import push_keys
from lianxin.messaging.calc import addresses as letters
from lianxin.messaging.calc.letters import ANSWER_ABOVE
from lianxin.messaging.models import PushDevice
from lianxin.messaging.vocabulary import ChannelKind

TIMEOUT_SECONDS = 10
PUSH_KEPT_SECONDS = 24 * 3600  # how long a push service keeps a notice for a phone that is off
_CONSOLE_MAIL = "django.core.mail.backends.console.EmailBackend"
log = logging.getLogger(__name__)
_GATEWAYS = {}


class NeverDelivered(Exception):
    """No further attempt will succeed."""


class NotConnected(Exception):
    """The county has no such gateway: nothing was sent, and nothing will be."""


def register_gateway(channel, send):
    """Let ``send(delivery)`` carry every delivery on ``channel``."""
    _GATEWAYS[channel] = send


def send(delivery):
    """Hand one delivery to its gateway; raises when the channel has none or the gateway refused."""
    gateway = send_to_robot if delivery.robot else _GATEWAYS.get(delivery.channel)
    if gateway is None:
        raise LookupError(_("这个渠道还没有配置。"))
    gateway(delivery)


def send_sms(delivery):
    """To the county's SMS web hook; without one (the sample county) nothing goes out, and the delivery says so."""
    if not settings.SMS_WEBHOOK:
        log.warning("sms not sent, no gateway: message %s", delivery.message.public_id)
        raise NotConnected(_("这个县还没有接短信，没有发出。"))
    message = delivery.message
    post_sms(phone=message.phone, text=f"{message.title}：{message.body}", key=message.public_id)


def post_sms(*, phone, text, key=""):
    """Hand one text to the web hook; ``key`` goes along as ``Idempotency-Key``. Raises unless it is taken."""
    headers = {"Content-Type": "application/json", **({"Idempotency-Key": key} if key else {})}
    words = json.dumps({"phone": phone, "text": text, "key": key}).encode()
    request = urllib.request.Request(settings.SMS_WEBHOOK, data=words, headers=headers)  # noqa: S310 set by the county
    with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS):  # noqa: S310
        pass


def send_email(delivery):
    """By the SMTP server of the settings, without one nothing goes out and the delivery says so; the message id is the key, and says that no machine should answer."""
    if settings.EMAIL_BACKEND == _CONSOLE_MAIL:
        log.warning("mail not sent, no server: message %s", delivery.message.public_id)
        raise NotConnected(_("这个县还没有接电子邮件，没有发出。"))
    message = delivery.message
    link = f"\n\n{settings.SITE_URL}{message.url}" if settings.SITE_URL and message.url else ""
    mail = EmailMessage(message.title, message.body + link, to=[message.email])
    mail.extra_headers = {
        "Message-ID": letters.message_id(message.public_id, message.reply_token),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
    }
    if settings.MAILBOX_ADDRESS and message.reply_token:
        mail.body = f"{ANSWER_ABOVE}\n\n{mail.body}"
        mail.reply_to = [letters.answer_address(settings.MAILBOX_ADDRESS, message.reply_token, settings.MAILBOX_PLUS)]
    mail.send()


def send_to_robot(delivery):
    """By the notification library, which knows WeCom, DingTalk, Feishu, mailboxes and web hooks by their addresses.

    A machine gets the message's key, by which it knows a second one. A group cannot: where a worker was cut off and nobody
    knows whether its message arrived, the next one says that it may be the same.
    """
    import apprise  # a large library that only the worker needs

    message = delivery.message
    robot = apprise.Apprise.instantiate(delivery.robot.address, suppress_exceptions=True)
    if isinstance(headers := getattr(robot, "headers", None), dict):
        headers["Idempotency-Key"] = message.public_id
    title = _("（可能重复）{title}").format(title=message.title) if delivery.was_cut_off else message.title
    link = f"\n{settings.SITE_URL}{message.url}" if settings.SITE_URL and message.url else ""
    if robot is None or not apprise.Apprise([robot]).notify(title=title, body=message.body + link):
        raise ConnectionError(_("“{name}”没有收下。").format(name=delivery.robot.label))


def send_push(delivery):
    """Encrypted for one browser, to its push service (RFC 8030, 8291, 8292); the message's key replaces a notice in wait.

    Raises ``NeverDelivered`` once the browser has withdrawn; the device is then ended.
    """
    import pywebpush  # a large library that only the worker needs

    device, message = delivery.device, delivery.message
    if device.ended_at:
        raise NeverDelivered(_("这台设备不再接收提醒。"))
    notice = {"title": message.title, "body": message.body, "url": message.url, "key": message.public_id}
    try:
        pywebpush.webpush(
            {"endpoint": device.endpoint, "keys": {"p256dh": device.public_key, "auth": device.auth_secret}},
            json.dumps(notice),
            vapid_private_key=push_keys.signer(),
            vapid_claims={"sub": settings.PUSH_CONTACT},
            ttl=PUSH_KEPT_SECONDS,
            timeout=TIMEOUT_SECONDS,
            headers={"Urgency": "high" if message.is_urgent else "normal", "Topic": message.public_id},
        )
    except pywebpush.WebPushException as error:
        if error.response is not None and error.response.status_code in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            PushDevice.objects.filter(pk=device.pk, ended_at=None).update(ended_at=clock.now())
            raise NeverDelivered(_("浏览器已经不再接收提醒。")) from error
        raise


register_gateway(ChannelKind.WEB_PUSH, send_push)
register_gateway(ChannelKind.SMS, send_sms)
register_gateway(ChannelKind.EMAIL, send_email)
