"""One value, one sequence of bytes: what is hashed must not depend on who wrote the JSON.

The form is that of RFC 8785 for the values we allow: text, whole numbers a JavaScript reader keeps exactly, true,
false, null, lists, and objects with ASCII keys. Days and moments become ISO text, moments in UTC. Fractions of a
number are refused: write numerator and denominator.
"""

import hashlib
import json
from datetime import UTC, date, datetime

_SAFE_INTEGER = 2**53 - 1


def canonical(value):
    """The canonical UTF-8 bytes of ``value``; ``ValueError`` for what has no exact form."""
    text = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise ValueError("half of a character cannot be written down") from error


def moment(at):
    """An aware moment as text in UTC: ``2026-11-23T06:05:00Z``; microseconds only where there are any."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def salted_hash(value, salt):
    """SHA-256 (64 hex characters) of ``salt`` and a personal value, to stand in a public entry in its place.

    ``salt`` is at least 16 random bytes kept beside the value in its own record. Erasing value and salt leaves a
    number in the log that nobody can trace back; showing both proves what was meant.
    """
    if len(salt) < 16:
        raise ValueError("a salt has at least 16 bytes")
    return hashlib.sha256(len(salt).to_bytes(1, "big") + salt + canonical(value)).hexdigest()


def _plain(value):
    if isinstance(value, dict):
        return {_key(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return _scalar(value)


def _scalar(value):
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return _whole(value)
    if isinstance(value, date):
        return moment(value) if isinstance(value, datetime) else value.isoformat()
    raise ValueError(f"{type(value).__name__} has no canonical form")


def _whole(value):
    if not -_SAFE_INTEGER <= value <= _SAFE_INTEGER:
        raise ValueError("a number beyond 2^53 is not kept exactly by every reader: write it as text")
    return int(value)


def _key(key):
    if not (isinstance(key, str) and key.isascii()):
        raise ValueError("the names of an object are ASCII text")
    return str(key)
