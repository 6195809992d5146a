"""Encrypted fields and keyed-hash look-up.

Values are sealed with AES-256-GCM under keys derived (HKDF-SHA256) from ``settings.DATA_KEYS``; the first key
seals, every key opens, so keys can be rotated. Look-up uses HMAC-SHA256 under a separate key, one per purpose.
"""

import base64
import hashlib
import hmac
import os
from functools import cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

_PREFIX = "s1:"


@cache
def _derive(secret, purpose):
    return HKDF(SHA256(), length=32, salt=None, info=purpose.encode()).derive(secret.encode())


def lasting_key(purpose):
    """32 bytes for one purpose that stay the same when keys rotate: the oldest key is the last of the ring."""
    return _derive(settings.DATA_KEYS[-1], purpose)


def seal(text):
    """Encrypt ``text`` (str) to a printable string; the empty string stays empty."""
    if not text:
        return ""
    nonce = os.urandom(12)
    sealed = AESGCM(_derive(settings.DATA_KEYS[0], "seal")).encrypt(nonce, text.encode(), None)
    return _PREFIX + base64.b64encode(nonce + sealed).decode()


def open_sealed(token):
    """Decrypt what ``seal`` made; raises ``ValueError`` when no key fits."""
    if not token:
        return ""
    raw = base64.b64decode(token.removeprefix(_PREFIX))
    for key in settings.DATA_KEYS:
        try:
            return AESGCM(_derive(key, "seal")).decrypt(raw[:12], raw[12:], None).decode()
        except InvalidTag:
            continue
    raise ValueError("no key opens this value")


def lookup_hash(purpose, value):
    """Keyed hash (64 hex characters) to find a sealed value again; empty for an empty value."""
    if not value:
        return ""
    return hmac.new(lasting_key(f"lookup:{purpose}"), value.encode(), hashlib.sha256).hexdigest()


def key_of(*said):
    """The key of what comes by another way than a form: the same for the same, and nobody outside can tell it."""
    return lookup_hash("client key", "\x1f".join(said))[:40]


class SealedField(models.TextField):
    """Text that is encrypted in the database and clear in Python."""

    def get_prep_value(self, value):
        return seal(value) if value else ""

    def from_db_value(self, value, expression, connection):
        return open_sealed(value)
