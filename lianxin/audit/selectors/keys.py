"""The public side of the keys that sign the log."""

import base64
import json
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from lianxin.audit.calc import notes


def key_file():
    """Where the keys lie: ``{"origin": …, "keys": [hex of the private key, …], "retired": [verifier key, …]}``.

    The last key signs; all of them, and the retired ones of which only the public half is left, verify.
    """
    return Path(settings.LOG_KEYS_FILE)


def verifier_keys():
    """Public keys as they are handed round, newest first; none when there are none yet or they cannot be read."""
    try:
        stored = json.loads(key_file().read_text())
        own = [notes.verifier_key(stored["origin"], _public(private)) for private in reversed(stored["keys"])]
        return own + [str(key) for key in stored.get("retired", ())]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def public_keys():
    """The same keys as JWK (RFC 8037), each under the id that stands in its signatures: for who checks a token we signed."""
    return [
        {
            "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig", "kid": key_id,
            "x": base64.urlsafe_b64encode(public).decode().rstrip("="),
        }
        for key_id, public in map(notes.parts_of_key, verifier_keys())
    ]  # fmt: skip


def _public(private):
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private)).public_key().public_bytes_raw()
