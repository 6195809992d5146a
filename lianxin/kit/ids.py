"""Opaque public ids: what stands in URLs and on paper."""

import secrets

#: Crockford's base 32: no I, L, O, U, so a clerk can read it over the phone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#: Every byte as a character of it; 256 is 8 × 32, so all are alike.
_CHARACTERS = (ALPHABET * 8).encode()


def new_public_id(length=12):
    """60 random bits as 12 characters that cannot be misread."""
    return secrets.token_bytes(length).translate(_CHARACTERS).decode()


def random_number():
    """A key that tells nothing of the order in which rows came: on SQLite it also is the place in the file."""
    return secrets.randbits(62)


def normalise_code(text):
    """Undo what people do when they copy a code: blanks, dashes, small letters, O for 0, I or L for 1."""
    text = text.upper().translate(str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"}))
    return "".join(c for c in text if c in ALPHABET)
