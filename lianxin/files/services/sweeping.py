"""Bytes on the disk that belong to nothing: the request that wrote them ended before its row was stored."""

import re
import time
from pathlib import Path

from django.conf import settings

from lianxin.files.models import StoredFile

#: A request that wrote a photo has ended by then, one way or the other.
KEPT_HOURS = 24
_PHOTO = re.compile(r"([0-9a-f]{64})(?:\.small)?")
_DRAFT = re.compile(r"\.[0-9a-f]{64}(?:\.small)?\.\d+\.[0-9a-f]{8}")


def sweep_ownerless():
    """Remove photos older than a day that no row names, and drafts as old. Returns how many files went."""
    return sum(_sweep(folder) for folder in Path(settings.MEDIA_ROOT).glob("[0-9a-f.][0-9a-f]") if folder.is_dir())


def _sweep(folder):
    old = [path for path in folder.iterdir() if _is_old(path)]
    photos = {path: match[1] for path in old if (match := _PHOTO.fullmatch(path.name))}
    owned = set(StoredFile.objects.filter(sha256__in=set(photos.values())).values_list("sha256", flat=True))
    lost = [path for path, digest in photos.items() if digest not in owned]
    lost += [path for path in old if _DRAFT.fullmatch(path.name)]
    gone = [path for path in lost if _is_old(path)]  # a request may have taken it up while we asked
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _is_old(path):
    try:
        return path.stat().st_mtime < time.time() - KEPT_HOURS * 3600
    except FileNotFoundError:
        return False
