"""One value, one sequence of bytes: what is hashed must not depend on who wrote the JSON.

The form is that of RFC 8785 for the values we allow: text, whole numbers a JavaScript reader keeps exactly, true,
false, null, lists, and objects with ASCII keys. Days and moments become ISO text, moments in UTC. Fractions of a
number are refused: write numerator and denominator.
"""

import hashlib
from datetime import UTC, date, datetime
from json.encoder import encode_basestring as _quoted  # escapes what RFC 8785 escapes, nothing else

_SAFE_INTEGER = 2**53 - 1
_CONSTANTS = {None: "null", True: "true", False: "false"}


def canonical(value):
    """The canonical UTF-8 bytes of ``value``; ``ValueError`` for what has no exact form."""
    try:
        return _text(value).encode()
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


def _text(value):
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict):
        return "{" + ",".join([f"{_quoted(name)}:{_text(value[name])}" for name in _names(value)]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join([_text(item) for item in value]) + "]"
    return _scalar(value)


def _scalar(value):
    if value is None or isinstance(value, bool):
        return _CONSTANTS[value]
    if isinstance(value, int):
        return _whole(value)
    if isinstance(value, date):
        return _quoted(moment(value) if isinstance(value, datetime) else value.isoformat())
    raise ValueError(f"{type(value).__name__} has no canonical form")


def _whole(value):
    if not -_SAFE_INTEGER <= value <= _SAFE_INTEGER:
        raise ValueError("a number beyond 2^53 is not kept exactly by every reader: write it as text")
    return str(int(value))


def _names(value):
    try:
        if "".join(value).isascii():
            return sorted(value)
    except TypeError:
        pass
    raise ValueError("the names of an object are ASCII text")
