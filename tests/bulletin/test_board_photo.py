"""A photo of the physical board: nobody has to take one, and only who keeps the records sees it."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lianxin.bulletin import exports, services
from lianxin.files import selectors as files
from lianxin.files.services.owners import can_view_file
from tests.files.test_photos import photo


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_photo_may_be_added_and_need_not(board, cast, client):
    notice = board.posted()
    services.confirm_board(notice=notice, where="村委会门口公开栏", by=cast.actor("clerk"))
    assert not files.files_of("wall", notice.public_id)
    client.force_login(cast.user("clerk"))
    at = f"/board/desk/{notice.public_id}/"
    assert client.post(f"{at}wall/", {"where": "村口公开栏", "photos": photo()}).status_code == 302
    (kept,) = files.files_of("wall", notice.public_id)
    assert kept.caption == "村口公开栏"
    with zipfile.ZipFile(io.BytesIO(exports.archive_package(notice))) as package:
        assert package.read(f"{notice.public_id}/wall-1.jpg") == files.file_path(kept.sha256).read_bytes()
        assert kept.sha256 in package.read(f"{notice.public_id}/papers.json").decode()
    assert f"/files/{kept.public_id}/" in client.get(at).content.decode()
    allowed = {
        name: bool(can_view_file(cast.actor(name), kept)) for name in ("clerk", "auditor", "resident", "outsider")
    }
    assert allowed == {"clerk": True, "auditor": True, "resident": False, "outsider": False}


def test_what_is_no_picture_is_said_and_nothing_is_marked(board, cast, client):
    notice = board.posted()
    client.force_login(cast.user("clerk"))
    at = f"/board/desk/{notice.public_id}/"
    refused = client.post(
        f"{at}wall/", {"where": "村口", "photos": SimpleUploadedFile("a.jpeg", b"no picture")}, follow=True
    )
    assert "照片" in refused.content.decode()
    assert not notice.posting.marks.exists()
