"""Beside the minutes: who came and who did not and why, photos, and the look of the supervision committee."""

import pytest

from lianxin.deliberation import exports, selectors, services
from lianxin.deliberation.errors import WrongState
from lianxin.deliberation.presenters import supervision_rows
from lianxin.files import selectors as files
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from tests.deliberation.conftest import SIGNED
from tests.files.test_photos import photo


def test_who_did_not_come_and_why_stands_in_page_and_paper(hall, client):
    meeting = hall.held(hall.called(hall.body(term=12)), present=30)
    seats = list(meeting.seats.all())
    with pytest.raises(RuleBroken, match="到会了"):
        services.note_absences(meeting=meeting, rows=[(seats[0], "病")], by=hall.clerk)
    with pytest.raises(NotAllowed):
        services.note_absences(meeting=meeting, rows=[(seats[35], "病")], by=hall.cast.actor("resident"))
    client.force_login(hall.cast.user("clerk"))
    address = f"/hall/meetings/{meeting.public_id}/"
    for wrong in ("代表41", "42 住院", "没有这个人 住院"):
        assert client.post(f"{address}absences/", {"absent": wrong}).status_code == 422
    assert client.post(f"{address}absences/", {"absent": "41 住院\n代表40 在外打工"}).status_code == 302
    services.note_absences(meeting=meeting, rows=[(seats[39], "喝喜酒去了")], by=hall.clerk)
    meeting = hall.minuted(meeting, yes=20, no=5, abstain=5)
    page = client.get(address).content.decode()
    assert "到会的人（30）" in page
    assert "没有到会的人（11）" in page
    assert "代表40（喝喜酒去了）、代表41（住院）" in page
    assert "代表39（没有说原因）" in page
    with pytest.raises(WrongState):
        services.note_absences(meeting=meeting, rows=[(seats[38], "病")], by=hall.clerk)
    paper = exports.minutes_paper(
        meeting, meeting.minutes.last(), selectors.agenda_of(meeting), [], address="https://x", at=clock.now(),
        by="文书",
    )  # fmt: skip
    told = str(paper["boxes"])
    assert "代表01、代表02" in told
    for said in (page, told):
        assert "第 12 届第 1 次" in said
    assert "代表41（住院）" in told
    assert client.get(f"{address}minutes.pdf").status_code == 200
    client.logout()
    assert "代表41" not in client.get(address).content.decode()


def test_photos_are_for_who_may_read_the_minutes(hall, client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    meeting = hall.held(hall.called(), present=30)
    with pytest.raises(WrongState):
        services.attach_photos(meeting=meeting, photos=[photo()], by=hall.clerk)
    meeting = hall.minuted(meeting, yes=20, no=5, abstain=5)
    with pytest.raises(RuleBroken):
        services.attach_photos(meeting=meeting, photos=[], by=hall.clerk)
    services.attach_photos(meeting=meeting, photos=[photo()], by=hall.clerk)
    [kept] = files.files_of("meeting_attached", meeting.public_id)
    address, page = f"/files/{kept.public_id}/", f"/hall/meetings/{meeting.public_id}/"
    assert address not in client.get(page).content.decode()
    assert client.get(address).status_code in (403, 404)
    client.force_login(hall.cast.user("clerk"))
    assert address in client.get(page).content.decode()


def test_the_supervision_committee_looks_at_validated_minutes(hall, client):
    supervisor = hall.supervisor
    meeting = hall.minuted(hall.held(hall.called(), 30), yes=20, no=5, abstain=5)
    assert not supervision_rows(supervisor, clock.now())
    meeting = hall.validated(meeting)  # by the secretary
    [row] = supervision_rows(supervisor, clock.now())
    assert row.title == meeting.title
    client.force_login(hall.cast.user("supervisor"))
    assert row.url in client.get("/hall/meetings/unsupervised/").content.decode()  # where the door of 今日要办 leads
    assert "/hall/meetings/unsupervised/" in client.get("/hall/meetings/").content.decode()
    assert not supervision_rows(hall.secretary, clock.now())
    with pytest.raises(NotAllowed):
        services.supervise_minutes(meeting=meeting, words="看过", by=hall.secretary)
    client.force_login(hall.cast.user("supervisor"))
    address = f"/hall/meetings/{meeting.public_id}/"
    assert client.post(f"{address}supervise/", {"words": "人数、票数都对，没有问题。"}).status_code == 302
    assert "人数、票数都对，没有问题。" in client.get(address).content.decode()
    assert not supervision_rows(supervisor, clock.now())
    with pytest.raises(RuleBroken, match="已经看过"):
        services.supervise_minutes(meeting=meeting, words="再看", by=supervisor)


def test_who_validated_them_for_the_committee_has_looked_at_them(hall):
    meeting = hall.minuted(hall.held(hall.called(), 30), yes=20, no=5, abstain=5)
    done = services.validate_minutes(meeting=meeting, signatures=SIGNED, all_signed=True, by=hall.supervisor)
    assert done.supervised_by_name == hall.supervisor.name
    assert not supervision_rows(hall.supervisor, clock.now())


def test_what_the_branch_holds_is_not_the_committees_to_look_at(hall):
    hall.validated(hall.studied())
    assert not supervision_rows(hall.supervisor, clock.now())
