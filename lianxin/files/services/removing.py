"""Files that may not stay: taken from the table and from the disk, and the record says how many."""

from dataclasses import dataclass

from django.db import transaction

from lianxin.audit import services as audit
from lianxin.files.models import StoredFile
from lianxin.files.selectors import file_path
from lianxin.files.vocabulary import AuditTag
from lianxin.kit.actions import action


@dataclass(frozen=True)
class _Owner:
    """Whom the files belonged to, for the record."""

    audit_kind: str
    public_id: str

    def __str__(self):
        return self.public_id


@action
def remove_files(*, owner_kind, owner_id, reason, by, at=None):
    """Delete every file of one thing and return how many there were; nothing is recorded when there was none.

    A picture that something else keeps too stays on the disk for that. The disk follows once the transaction holds.
    """
    rows = StoredFile.objects.filter(owner_kind=owner_kind, owner_id=owner_id)
    digests = list(rows.values_list("sha256", flat=True))
    if not digests:
        return 0
    rows.delete()
    audit.record(AuditTag.REMOVE, _Owner(owner_kind, owner_id), by, after={"count": len(digests)}, reason=reason, at=at)
    transaction.on_commit(lambda: _wipe(set(digests)))
    return len(digests)


@action
def remove_photo(*, stored, reason, by, at=None):
    """Delete one photo, from the disk too."""
    owner, digest = _Owner(stored.owner_kind, stored.owner_id), stored.sha256
    stored.delete()
    audit.record(AuditTag.REMOVE, owner, by, after={"count": 1}, reason=reason, at=at)
    transaction.on_commit(lambda: _wipe({digest}))


@action
def hide_photo(*, stored, to_kind, reason, by, at=None):
    """One photo is shown no more: it stays as it was, under another kind whose room says who still sees it."""
    before = f"{stored.owner_kind}:{stored.owner_id}"
    stored.owner_kind = to_kind
    stored.save(update_fields=["owner_kind"])
    audit.record(
        AuditTag.HAND_OVER, stored, by, before={"owner": before}, after={"owner": f"{to_kind}:{stored.owner_id}", "photos": 1},
        reason=reason, at=at,
    )  # fmt: skip
    return stored


def _wipe(digests):
    kept = set(StoredFile.objects.filter(sha256__in=digests).values_list("sha256", flat=True))
    for digest in digests - kept:
        file_path(digest).unlink(missing_ok=True)
        file_path(digest, small=True).unlink(missing_ok=True)
