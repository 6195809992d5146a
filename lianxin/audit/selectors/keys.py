"""The public side of the keys that sign the log."""

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


def _public(private):
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private)).public_key().public_bytes_raw()
