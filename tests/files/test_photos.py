import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lianxin.files import services as files
from lianxin.files.services.photos import file_path
from lianxin.kit.errors import RuleBroken


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
