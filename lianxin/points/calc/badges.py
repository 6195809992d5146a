"""Arithmetic of badges: a name as a salted hash, a status list as bits, a fingerprint to compare by eye."""

import base64
import gzip
import hashlib

#: So many bits a list has: the least the standard asks for, so that it says nothing of how many certificates there are.
LIST_SIZE = 131_072


def identity_hash(name: str, salt: str) -> str:
    """The name as an ``IdentityObject`` of Open Badges 3.0 holds it."""
    return "sha256$" + hashlib.sha256((name + salt).encode()).hexdigest()


def fingerprint(digest: str) -> str:
    """``3F9A 22C1 07BE 81D4``: the beginning of a digest, as it is read aloud and compared."""
    return " ".join(digest[start : start + 4].upper() for start in range(0, 16, 4))


def place_in_lists(number: int) -> tuple[int, int]:
    """Which list, and which bit of it, stands for a certificate."""
    return divmod(number, LIST_SIZE)


def packed_bits(ones) -> str:
    """A list in which the bits ``ones`` are set, the first bit leftmost: GZIP in base64url (W3C Bitstring Status List)."""
    bits = bytearray(LIST_SIZE // 8)
    for bit in ones:
        bits[bit // 8] |= 0x80 >> bit % 8
    return "u" + base64.urlsafe_b64encode(gzip.compress(bytes(bits), mtime=0)).decode().rstrip("=")
