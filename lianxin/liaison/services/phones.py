"""Phones that hold households for offline visits: the secret their key is made of, and what they sent in vain."""

import base64
import hashlib
import hmac
import json
import os

from lianxin.audit import services as audit
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.crypto import lasting_key
from lianxin.liaison import policies, selectors
from lianxin.liaison.errors import PhoneRevoked
from lianxin.liaison.models import Phone, Refusal
from lianxin.liaison.vocabulary import AuditTag


@action(idempotent=True)
def open_phone(*, device_id, name, by, at=None):
    """The signed-in person's phone asks for the secret of its key; known ones get the same, revoked ones none."""
    policies.can_visit(by).or_raise()
    at = at or clock.now()
    phone = Phone.objects.filter(user_id=by.id, device_id=device_id).first()
    if phone is not None:
        if phone.revoked_at:
            raise PhoneRevoked
        return phone
    phone = Phone.objects.create(
        user_id=by.id, device_id=device_id, salt=os.urandom(32).hex(), name=name[:80], first_seen_at=at, seen_at=at
    )
    audit.record(AuditTag.PHONE_OPENED, phone, by)
    return phone


@action
def revoke_phone(*, phone, by, at=None):
    """A phone is lost, or no longer used: it gets no secret any more, so what lies on it opens no more."""
    policies.can_revoke_phone(by, phone).or_raise()
    phone.revoked_at = at or clock.now()
    phone.save(update_fields=["revoked_at"])
    audit.record(AuditTag.PHONE_REVOKED, phone, by)
    return phone


@action(idempotent=True)
def refuse_record(*, client_id, contact, reason, payload, by, at=None):
    """Keep a record that cannot be taken, as it came, with the reason; the same one twice is kept once."""
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    known = Refusal.objects.filter(user_id=by.id, client_id=client_id, digest=digest).first()
    if known:
        return known
    refusal = Refusal.objects.create(
        user_id=by.id,
        client_id=client_id,
        digest=digest,
        contact=contact,
        division_path=contact.division_path if contact else selectors.home_path(by),
        reason=reason[:300],
        payload=text[:20_000],
        received_at=at or clock.now(),
    )
    audit.record(AuditTag.RECORD_REFUSED, refusal, by, reason=reason)
    return refusal


def secret_of(phone):
    """What the phone's key is wrapped with, as base64: given to its signed-in owner only, stored nowhere."""
    words = f"{phone.user_id}:{phone.device_id}:{phone.salt}".encode()
    return base64.b64encode(hmac.digest(lasting_key("visit phone"), words, "sha256")).decode()


def note_contact(*, phone, at):
    """The phone was in touch with the server; no change of the domain."""
    Phone.objects.filter(pk=phone.pk).update(seen_at=at)
