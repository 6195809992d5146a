"""What the public page and the API of the log show."""

from lianxin.audit.calc import bundles
from lianxin.audit.models import LogEntry, TreeHead
from lianxin.audit.models.log import BLOCK_BITS
from lianxin.audit.selectors import tree
from lianxin.audit.selectors.keys import verifier_keys
from lianxin.kit.paging import page


def newest_head():
    """The newest signed head, or ``None`` before the first signature."""
    return TreeHead.objects.order_by("-size").first()


def latest_heads(count=10):
    return list(TreeHead.objects.order_by("-size")[:count])


def entries_page(*, cursor="", size=20):
    """Entries, newest first."""
    return page(LogEntry.objects.all(), order=("-number",), cursor=cursor, size=size)


def entry_numbered(number):
    """The entry, or ``None``."""
    return LogEntry.objects.filter(number=number).first()


def entries_from(first, count):
    """At most ``count`` entries from number ``first`` on, in order, for whoever copies the log."""
    return list(LogEntry.objects.filter(number__gte=first).order_by("number")[:count])


def find_entries(text, *, limit=50):
    """Entries with this number or about the thing with this public id, oldest first."""
    if _is_number(text) and (entry := entry_numbered(int(text))):
        return [entry]
    blocks = range((tree.log_size() >> BLOCK_BITS) + 1)
    return list(LogEntry.objects.filter(block__in=blocks, subject_id=text.upper()).order_by("number")[:limit])


def bundle_of(entry, head):
    """All that somebody needs to check the entry without us, or ``None`` while the entry is not signed."""
    if head is None or entry.number >= head.size:
        return None
    return {
        "form": bundles.FORM,
        "body": entry.body,
        "number": entry.number,
        "size": head.size,
        "proof": [part.hex() for part in tree.inclusion_proof(entry.number, head.size)],
        "note": head.note,
        "keys": verifier_keys(),
    }


def _is_number(text):
    return text.isascii() and text.isdigit() and len(text) <= 15
