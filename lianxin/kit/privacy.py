"""The four classes every stored field belongs to. Masking, export, deletion and the demo read them."""

from enum import StrEnum


class Privacy(StrEnum):
    PUBLIC = "public"  # anyone may read it
    INTERNAL = "internal"  # staff with the right may read it
    PERSONAL = "personal"  # about a person: masked, opened with a reason
    SECRET = "secret"  # keys, hashes, encrypted values: never shown


def classify(*, public="", internal="", personal="", secret=""):
    """Say of every field of a model what it is: ``privacy = classify(public="name", …)``.

    Each argument is a space-separated list of field names. ``id`` is internal and need not be named.
    """
    fields = {"id": Privacy.INTERNAL}
    for level, names in (
        (Privacy.PUBLIC, public),
        (Privacy.INTERNAL, internal),
        (Privacy.PERSONAL, personal),
        (Privacy.SECRET, secret),
    ):
        for name in names.split():
            if fields.get(name, level) != level:
                raise ValueError(f"{name} is classified twice")
            fields[name] = level
    return fields
