"""A result with all it was counted from, in the form ``lianxin-recount`` reads, under the public log of the moment."""

from lianxin.audit.calc import recountable
from lianxin.audit.selectors.log import newest_head


def bundle_saying(data, **context):
    """``(seal, zip)`` of a bundle with more in its context: what was counted stays, the number on the notice is another."""
    kind, parts = recountable.read(recountable.unpack(data))
    files = recountable.write(kind, parts | {"context": parts["context"] | context})
    return recountable.seal_of(files[recountable.MANIFEST]), recountable.pack(files)


def bundle(kind, *, rule, sheets, marks, result, title, minutes_digest=None):
    """``(seal, zip)``: the same bytes for the same result and head. ``marks``: how many of the roll did what, all of them."""
    head = newest_head()
    parts = {
        "roll": {"size": sum(marks.values()), "marks": marks},
        "sheets": sheets,
        "rule": rule,
        "result": result,
        "context": {"title": title, "minutes_sha256": minutes_digest, "tree_head": head.note if head else None},
    }
    files = recountable.write(kind, parts)
    return recountable.seal_of(files[recountable.MANIFEST]), recountable.pack(files)
