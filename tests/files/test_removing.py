"""What may not stay is taken from the table and from the disk."""

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.files import services as files
from lianxin.files.models import StoredFile
from lianxin.files.selectors import file_path
from tests.files.test_photos import _own_folder, photo  # noqa: F401 the disk of this test alone


def keep(cast, owner_id, size=(640, 480)):
    return files.store_photo(upload=photo(size=size), owner_kind="errand", owner_id=owner_id, by=cast.actor("clerk"))


def remove(cast, owner_id):
    return files.remove_files(owner_kind="errand", owner_id=owner_id, reason="办结", by=cast.actor("clerk"))


def on_disk(stored):
    return [file_path(stored.sha256, small=small).exists() for small in (False, True)]


def test_remove_files_takes_them_from_the_table_and_the_disk(cast, django_capture_on_commit_callbacks):
    first, second, others = keep(cast, "A"), keep(cast, "A", (320, 200)), keep(cast, "B", (100, 100))
    with django_capture_on_commit_callbacks(execute=True):
        assert remove(cast, "A") == 2
    assert list(StoredFile.objects.values_list("owner_id", flat=True)) == ["B"]
    assert [*on_disk(first), *on_disk(second)] == [False] * 4
    assert on_disk(others) == [True, True]
    event = AuditEvent.objects.get(tag="files:photo:remove")
    assert (event.subject_kind, event.subject_id, event.after, event.reason) == ("errand", "A", {"count": 2}, "办结")


def test_remove_files_leaves_a_picture_that_something_else_keeps(cast, django_capture_on_commit_callbacks):
    first, _same_picture = keep(cast, "A"), keep(cast, "B")
    with django_capture_on_commit_callbacks(execute=True):
        remove(cast, "A")
    assert on_disk(first) == [True, True]


def test_remove_files_says_nothing_when_there_is_nothing(cast):
    assert remove(cast, "A") == 0
    assert not AuditEvent.objects.filter(tag="files:photo:remove").exists()


def test_a_refused_removal_leaves_the_disk_alone(cast, monkeypatch, django_capture_on_commit_callbacks):
    stored = keep(cast, "A")
    monkeypatch.setattr("lianxin.audit.services.record", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError), django_capture_on_commit_callbacks(execute=True):
        remove(cast, "A")
    assert StoredFile.objects.exists()
    assert on_disk(stored) == [True, True]
