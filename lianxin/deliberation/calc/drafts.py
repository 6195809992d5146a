"""Which words a meeting voted on: a motion is about a version of a draft when it is the draft itself or holds the number of it. Pure."""

import hashlib

from lianxin.audit.calc.canonical import canonical

#: So many characters of the hash stand in a motion; a person can compare them.
SHOWN = 16


def number_of(**draft) -> str:
    """The number of one version of a draft: what stands in it, in canonical form, hashed."""
    return hashlib.sha256(canonical(draft)).hexdigest()[:SHOWN]


def is_about(motion: str, number: str, text: str = "") -> bool:
    """Whether ``motion`` votes on that version: by its number, or word for word where there is a ``text``."""
    return number in motion or (bool(plain(text)) and plain(text) == plain(motion))


def plain(text: str) -> str:
    """The words without blanks and line ends, which no vote turns on."""
    return "".join(text.split())
