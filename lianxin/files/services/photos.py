"""Photos are taken apart and made anew: no place, no camera, no surprises inside."""

import hashlib
import io
import os
import secrets
import warnings
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from lianxin.audit import services as audit
from lianxin.files.models import StoredFile
from lianxin.files.vocabulary import AuditTag
from lianxin.kit import clock
from lianxin.kit.actions import action
from lianxin.kit.errors import RuleBroken

MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 60_000_000
MAX_SIDE = 2560
SMALL_SIDE = 400
_KINDS = ("JPEG", "PNG", "WEBP", "HEIF", "GIF", "BMP")


def read_photo(upload):
    """Re-encode an upload ahead of ``store_photo``, which then has only to keep it: no database is held meanwhile."""
    upload.made_anew = _reencode(upload)


@action
def store_photo(*, upload, owner_kind, owner_id, by, caption="", at=None):
    """Re-encode an upload as JPEG without any metadata, keep it under its hash, return its row.

    Refuses in words what is too large, too many pixels, or no picture. Files are on disk before the row commits.
    """
    large, small = getattr(upload, "made_anew", None) or _reencode(upload)
    digest = hashlib.sha256(large[0]).hexdigest()
    _keep(digest, large[0])
    _keep(f"{digest}.small", small)
    stored = StoredFile.objects.create(
        owner_kind=owner_kind,
        owner_id=owner_id,
        sha256=digest,
        mime="image/jpeg",
        size=len(large[0]),
        width=large[1][0],
        height=large[1][1],
        caption=caption,
        stored_at=at or clock.now(),
        stored_by_id=by.id,
        stored_by_name=by.name,
    )
    audit.record(AuditTag.STORE, stored, by, after={"owner": f"{owner_kind}:{owner_id}"}, at=stored.stored_at)
    return stored


@action
def hand_over_photos(*, owner_kind, owner_id, to_kind, to_id, by):
    """The photos of one thing belong to another from now on. Returns how many."""
    found = StoredFile.objects.filter(owner_kind=owner_kind, owner_id=owner_id)
    first = found.order_by("id").first()
    if first is None:
        return 0
    count = found.update(owner_kind=to_kind, owner_id=to_id)
    audit.record(AuditTag.HAND_OVER, first, by, after={"owner": f"{to_kind}:{to_id}", "photos": count})
    return count


def _reencode(upload):
    import pillow_heif  # 12 MiB with what they load: only a process that was sent a photo pays for them
    from PIL import Image, ImageOps, UnidentifiedImageError

    pillow_heif.register_heif_opener()
    if upload.size > MAX_BYTES:
        raise RuleBroken(_("照片“{name}”超过 12 MB，请选小一点的。").format(name=upload.name), field="photos")
    refused = RuleBroken(
        _("“{name}”不是能用的照片，请换一张 JPG、PNG 或 HEIC。").format(name=upload.name), field="photos"
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            upload.seek(0)
            opened = Image.open(upload, formats=_KINDS)
            if opened.width * opened.height > MAX_PIXELS:
                raise refused
            opened.draft("RGB", (MAX_SIDE, MAX_SIDE))
            image = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise refused from error
    except (OSError, ValueError, SyntaxError) as error:
        raise refused from error
    image.thumbnail((MAX_SIDE, MAX_SIDE))
    large = _jpeg(image)
    size = image.size
    image.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return (large, size), _jpeg(image)


def _jpeg(image):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82, optimize=True)
    return out.getvalue()


def _keep(name, content):
    path = Path(settings.MEDIA_ROOT) / name[:2] / name
    if path.exists():
        os.utime(path)  # in use again: the sweep of what no row names looks at the age
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{name}.{os.getpid()}.{secrets.token_hex(4)}")
    with draft.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)
