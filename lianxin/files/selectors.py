from lianxin.files.models import StoredFile


def files_of(owner_kind, owner_id):
    """Files of one thing, in the order they came."""
    return list(StoredFile.objects.filter(owner_kind=owner_kind, owner_id=owner_id).order_by("id"))


def find_file(public_id):
    """A stored file, or ``None``."""
    return StoredFile.objects.filter(public_id=public_id).first()
