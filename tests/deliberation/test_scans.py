"""The signed sheet beside the minutes: page after page, for who may read them, its hashes in the public log."""

import pytest

from lianxin.audit.models import LogEntry
from lianxin.deliberation import services
from lianxin.deliberation.services.minutes import MOST_PAGES
from lianxin.files import selectors as files
from lianxin.files.services.owners import can_view_file
from lianxin.kit.errors import NotAllowed, RuleBroken
from tests.files.test_photos import photo


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def pages(meeting):
    return files.files_of("meeting", meeting.public_id)


def test_pages_are_kept_and_their_hashes_are_public(hall, client):
    meeting = hall.minuted(hall.held(hall.called(), 30))
    services.attach_scan(meeting=meeting, scans=[photo(), photo(size=(320, 480))], by=hall.clerk)
    kept = pages(meeting)
    assert len(kept) == 2
    told = LogEntry.objects.last().body
    assert all(page.sha256 in told for page in kept)
    assert meeting.minutes.last().digest in told
    address = f"/files/{kept[0].public_id}/"
    client.force_login(hall.cast.user("clerk"))
    assert address in client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    assert can_view_file(hall.clerk, kept[0])
    assert not can_view_file(hall.cast.actor("outsider"), kept[0])
    client.force_login(hall.cast.user("outsider"))
    assert client.get(address).status_code in (403, 404)


def test_only_after_the_minutes_and_only_by_the_place(hall):
    meeting = hall.held(hall.called(), 30)
    with pytest.raises(RuleBroken):
        services.attach_scan(meeting=meeting, scans=[photo()], by=hall.clerk)
    meeting = hall.minuted(meeting)
    with pytest.raises(NotAllowed):
        services.attach_scan(meeting=meeting, scans=[photo()], by=hall.cast.actor("resident"))
    with pytest.raises(RuleBroken, match="一页一张"):
        services.attach_scan(meeting=meeting, scans=[], by=hall.clerk)
    with pytest.raises(RuleBroken, match="最多附"):
        services.attach_scan(meeting=meeting, scans=[photo()] * (MOST_PAGES + 1), by=hall.clerk)
    assert pages(meeting) == []
