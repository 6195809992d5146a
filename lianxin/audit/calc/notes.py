"""Signed tree heads as text anyone can keep, print or pin to a board.

The form is the checkpoint of C2SP ``tlog-checkpoint`` inside a C2SP ``signed-note``: origin, size, root in base64, one
extension line with the time; an empty line; one Ed25519 signature line. A key is ``name+id+base64``.
"""

import base64
import hashlib
from binascii import Error as NotBase64
from collections.abc import Iterable
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_ED25519 = b"\x01"
_DASH = "— "


class Checkpoint(NamedTuple):
    """What a note says: the log named ``origin`` had ``size`` entries with ``root`` at ``time`` (ISO, UTC)."""

    origin: str
    size: int
    root: bytes
    time: str


class BadNote(ValueError):
    """The text is no note of ours, or none of the keys signed it."""


def verifier_key(name: str, public: bytes) -> str:
    """The public key as it is handed round: ``name+1a2b3c4d+base64``."""
    return f"{name}+{_key_id(name, public).hex()}+{base64.b64encode(_ED25519 + public).decode()}"


def parts_of_key(verifier: str) -> tuple[str, bytes]:
    """The id and the 32 bytes of a key as ``verifier_key`` writes it."""
    _name, key_id, encoded = verifier.split("+", 2)
    return key_id, base64.b64decode(encoded, validate=True).removeprefix(_ED25519)


def sign(checkpoint: Checkpoint, private: bytes) -> str:
    """The note over ``checkpoint``, signed in the name of its origin."""
    key = Ed25519PrivateKey.from_private_bytes(private)
    public = key.public_key().public_bytes_raw()
    text = _text(checkpoint)
    signature = _key_id(checkpoint.origin, public) + key.sign(text.encode())
    return f"{text}\n{_DASH}{checkpoint.origin} {base64.b64encode(signature).decode()}\n"


def read(note: str, verifier_keys: Iterable[str]) -> Checkpoint:
    """What the note says, once one of the keys is found to have signed it; ``BadNote`` otherwise."""
    text, found, signatures = note.partition("\n\n" + _DASH)
    if not found:
        raise BadNote("no signature line")
    text += "\n"
    lines = (_DASH + signatures).splitlines()
    if not any(_signed_by(key, text, line) for key in verifier_keys for line in lines):
        raise BadNote("signed by none of the keys")
    return _parse(text)


def _text(checkpoint):
    root = base64.b64encode(checkpoint.root).decode()
    return f"{checkpoint.origin}\n{checkpoint.size}\n{root}\ntime {checkpoint.time}\n"


def _parse(text):
    try:
        origin, size, root, time = text.splitlines()
        checkpoint = Checkpoint(origin, int(size), base64.b64decode(root, validate=True), time.removeprefix("time "))
    except (ValueError, NotBase64) as error:
        raise BadNote("not a tree head") from error
    if _text(checkpoint) != text:
        raise BadNote("not a tree head")
    return checkpoint


def _signed_by(verifier, text, line):
    try:
        name, key_id, encoded = verifier.split("+", 2)
        public = base64.b64decode(encoded, validate=True).removeprefix(_ED25519)
        signature = base64.b64decode(line.removeprefix(f"{_DASH}{name} "), validate=True)
    except (ValueError, NotBase64):
        return False
    if signature[:4].hex() != key_id or _key_id(name, public).hex() != key_id:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature[4:], text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _key_id(name, public):
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:4]
