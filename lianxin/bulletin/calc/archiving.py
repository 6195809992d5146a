"""The list by which a package of the archive checks itself, and the one number that stands for what it says. Pure."""

import hashlib
import json


def as_file(value):
    """A record as bytes: the same for the same values, in whichever order a database gives them back."""
    return (json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n").encode()


def sums(files):
    """``files`` by name as ``sha256sum -c`` reads it."""
    return "".join(f"{fingerprint(data)}  {name}\n" for name, data in files.items()).encode()


def fingerprint(data):
    return hashlib.sha256(data).hexdigest()
