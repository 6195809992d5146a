import io
import os
import time

import pillow_heif
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lianxin.files import services as files
from lianxin.files.models import StoredFile
from lianxin.files.selectors import file_path
from lianxin.kit.errors import RuleBroken
from lianxin.kit.forms import PhotosField


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def photo(*, size=(640, 480), exif=True, form="JPEG"):
    out = io.BytesIO()
    image = Image.new("RGB", size, "salmon")
    data = image.getexif()
    data[0x010E] = "老槐树下"
    data.get_ifd(0x8825)[1] = "N"
    image.save(out, form, exif=data) if exif else image.save(out, form)
    return SimpleUploadedFile(f"a.{form.lower()}", out.getvalue())


def store(cast, upload):
    return files.store_photo(upload=upload, owner_kind="need", owner_id="X", by=cast.actor("clerk"))


def test_store_photo_drops_place_and_words_of_the_camera(cast):
    stored = store(cast, photo())
    with Image.open(file_path(stored.sha256)) as kept:
        assert not kept.getexif()
    assert (stored.width, stored.height) == (640, 480)
    with Image.open(file_path(stored.sha256, small=True)) as small:
        assert max(small.size) == 400


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_store_photo_takes_other_kinds_and_keeps_jpeg(cast, form):
    assert store(cast, photo(form=form, exif=False)).mime == "image/jpeg"


def test_store_photo_takes_what_a_phone_writes_and_drops_its_place(cast):
    pillow_heif.register_heif_opener()
    stored = store(cast, photo(form="HEIF", size=(800, 600)))
    with Image.open(file_path(stored.sha256)) as kept:
        assert (kept.format, kept.size) == ("JPEG", (800, 600))
        assert not kept.getexif()
        red, green, blue = kept.getpixel((400, 300))
    assert red > green > 90  # salmon still
    assert blue < red


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", b"GIF89a", b"<svg xmlns='x'/>", b"\xff\xd8\xff" + b"0" * 50]
)
def test_store_photo_refuses_what_is_none(cast, content):
    with pytest.raises(RuleBroken, match="不是能用的照片"):
        store(cast, SimpleUploadedFile("a.jpg", content))


def test_store_photo_refuses_too_many_pixels(cast):
    with pytest.raises(RuleBroken):
        store(cast, photo(size=(9000, 9000), exif=False, form="PNG"))


def test_show_is_hidden_from_strangers(cast, client):
    stored = store(cast, photo())
    assert client.get(f"/files/{stored.public_id}/").status_code == 404


def age(path, hours):
    then = time.time() - hours * 3600
    os.utime(path, (then, then))


def test_sweep_removes_what_no_row_names_after_a_day_and_nothing_else(cast):
    owned, lost, fresh = (store(cast, photo(size=(300 + n, 300))) for n in range(3))
    StoredFile.objects.filter(pk__in=[lost.pk, fresh.pk]).delete()
    draft = file_path(owned.sha256).with_name(f".{owned.sha256}.77.0a1b2c3d")
    draft.write_bytes(b"half")
    foreign = draft.with_name("README")
    foreign.write_bytes(b"not ours")
    for path in (draft, foreign, *(file_path(s.sha256, small=small) for s in (owned, lost) for small in (False, True))):
        age(path, 25)
    age(file_path(fresh.sha256), 23)
    assert files.sweep_ownerless() == 3  # both sizes of the lost one, the draft
    assert files.sweep_ownerless() == 0
    assert not file_path(lost.sha256).exists()
    assert file_path(owned.sha256).exists()
    assert file_path(fresh.sha256).exists()
    assert foreign.exists()


def test_store_photo_of_bytes_nobody_owned_keeps_them_from_the_sweep(cast):
    first = store(cast, photo())
    StoredFile.objects.all().delete()
    age(file_path(first.sha256), 30)
    age(file_path(first.sha256, small=True), 30)
    again = photo()
    stored = store(cast, again)
    StoredFile.objects.all().delete()  # its transaction has not committed yet when the sweep looks
    assert files.sweep_ownerless() == 0
    assert file_path(stored.sha256).exists()


def test_sweep_without_any_photo_yet(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "none"
    assert files.sweep_ownerless() == 0


def test_a_form_takes_a_photo_apart_before_anything_is_locked(cast):
    [upload] = PhotosField().clean([photo()])
    upload.seek(0)
    upload.file = io.BytesIO(b"gone")  # nothing is left to decode
    assert store(cast, upload).width == 640
    with pytest.raises(ValidationError, match="不是能用的照片"):
        PhotosField().clean([SimpleUploadedFile("a.jpg", b"no picture")])
