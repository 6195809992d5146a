from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q

from lianxin.files.models import StoredFile
from lianxin.kit.own_data import photos_of_matters


def file_path(digest, *, small=False):
    """Where a stored photo lies."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / (f"{digest}.small" if small else digest)


def files_of(owner_kind, owner_id):
    """Files of one thing, in the order they came."""
    return list(StoredFile.objects.filter(owner_kind=owner_kind, owner_id=owner_id).order_by("id"))


def files_of_many(owner_kind, owner_ids):
    """``{owner id: files}`` of those of many things that have some, in the order they came. One query."""
    found = {}
    for each in StoredFile.objects.filter(owner_kind=owner_kind, owner_id__in=owner_ids).order_by("id"):
        found.setdefault(each.owner_id, []).append(each)
    return found


def files_by_kind(owner_kinds, owner_id):
    """``{kind: files}`` of one thing that owns files of several kinds, each in the order they came. One query."""
    found = {kind: [] for kind in owner_kinds}
    for each in StoredFile.objects.filter(owner_kind__in=owner_kinds, owner_id=owner_id).order_by("id"):
        found[each.owner_kind].append(each)
    return found


def find_file(public_id):
    """A stored file, or ``None``."""
    return StoredFile.objects.filter(public_id=public_id).first()


def photos_of(person):
    """The photos of a person's own matters and what they gave, in the order they came; what staff take at work is no
    matter of theirs. Nothing without an account.
    """
    if not person.user_id:
        return StoredFile.objects.none()
    gave = Exists(get_user_model().objects.filter(pk=OuterRef("stored_by_id"), is_staff=False))
    return StoredFile.objects.filter(photos_of_matters(person) | Q(gave, stored_by_id=person.user_id)).order_by("id")


def file_name(public_id):
    """What a photo is called where it is taken away."""
    return f"{public_id}.jpg"
