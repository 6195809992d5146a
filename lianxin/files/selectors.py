from lianxin.files.models import StoredFile


def files_of(owner_kind, owner_id):
    """Files of one thing, in the order they came."""
    return list(StoredFile.objects.filter(owner_kind=owner_kind, owner_id=owner_id).order_by("id"))


def files_by_kind(owner_kinds, owner_id):
    """``{kind: files}`` of one thing that owns files of several kinds, each in the order they came. One query."""
    found = {kind: [] for kind in owner_kinds}
    for each in StoredFile.objects.filter(owner_kind__in=owner_kinds, owner_id=owner_id).order_by("id"):
        found[each.owner_kind].append(each)
    return found


def find_file(public_id):
    """A stored file, or ``None``."""
    return StoredFile.objects.filter(public_id=public_id).first()
