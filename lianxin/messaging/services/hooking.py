"""One event goes to one system: a CloudEvent 1.0 in structured mode, signed by the "Standard Webhooks" specification."""

import json
from http import HTTPStatus

from django.conf import settings
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from lianxin.kit import clock
from lianxin.messaging.calc.signing import signature
from lianxin.messaging.models import Hook
from lianxin.messaging.services.hooks import MOST_FAILURES, pause_hook
from lianxin.messaging.services.posting import post

MEDIA_TYPE = "application/cloudevents+json; charset=utf-8"


def cloud_event(event):
    """What is sent: the same bytes every time."""
    said = {
        "specversion": "1.0",
        "id": event.event_id,
        "source": f"{settings.SITE_URL}/api/v1/needs",
        "type": event.kind,
        "subject": event.subject,
        "time": event.at.isoformat(),
        "datacontenttype": "application/json",
        "data": event.data,
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode()


def signed_headers(hook, event_id, body, at):
    """The headers of one attempt: while two secrets are good, both sign."""
    stamp = int(at.timestamp())
    secrets = [hook.secret, *([hook.former_secret] if hook.former_until and hook.former_until > at else ())]
    return {
        "Content-Type": MEDIA_TYPE,
        "User-Agent": "Lianxin",
        "webhook-id": event_id,
        "webhook-timestamp": str(stamp),
        "webhook-signature": " ".join(signature(secret, event_id, stamp, body) for secret in secrets),
    }


def send_to_hook(delivery):
    """One attempt. Raises when it was not taken, having counted that; enough of these in a row stop the hook."""
    hook, event = delivery.hook, delivery.event
    body = cloud_event(event)
    status = reason = None
    try:
        status = post(hook.address, body, signed_headers(hook, event.event_id, body, clock.now()))
    except Exception as error:
        reason = str(error) or type(error).__name__
        raise
    else:
        if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
            Hook.objects.filter(pk=hook.pk).update(failures=0)
            return
        reason = _("对方回答 {status}。").format(status=status)
        raise ConnectionError(reason)
    finally:
        if reason:
            _failed(hook, reason, is_gone=status == HTTPStatus.GONE)


def _failed(hook, reason, *, is_gone):
    Hook.objects.filter(pk=hook.pk).update(failures=F("failures") + 1)
    hook.refresh_from_db(fields=["failures", "paused_at"])
    if hook.paused_at is None and (is_gone or hook.failures >= MOST_FAILURES):
        with translation.override(settings.LANGUAGE_CODE):
            pause_hook(hook=hook, reason=reason[:200])
