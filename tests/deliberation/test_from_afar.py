"""Who attends from afar is made sure of, and called by name before every vote; without that nothing is voted."""

import pytest

from lianxin.deliberation import services
from lianxin.deliberation.errors import WrongState
from lianxin.kit.errors import NotAllowed, RuleBroken


@pytest.fixture
def meeting(hall):
    """Ten members of a collective: seven in the room, two from afar, one not there."""
    roll = hall.roll(10, kind="collective_member")
    meeting = hall.planned(hall.body("collective_member_assembly", 0), days=11, study=hall.studied())
    meeting = services.call_meeting(meeting=meeting, roll=roll, by=hall.head, at=hall.now)
    ways = ["in_person"] * 7 + ["online"] * 2
    rows = [(seat, way, False, "") for seat, way in zip(meeting.seats.all(), ways, strict=False)]
    services.enter_attendance(meeting=meeting, rows=rows, by=hall.clerk)
    return services.open_meeting(meeting=meeting, by=hall.head, at=meeting.starts_at)


def vote(hall, meeting, **votes):
    item = meeting.items.get()
    return services.record_vote(item=item, method="show_of_hands", by=hall.head, at=meeting.starts_at, **votes)


def test_nothing_is_voted_before_all_from_afar_are_known_and_called(hall, meeting):
    first, second = meeting.seats.filter(attendance__presence="online")
    with pytest.raises(RuleBroken, match="还没有核对身份") as refused:
        vote(hall, meeting, yes=8, no=0, abstain=0)
    assert "第二十七条" in refused.value.article
    with pytest.raises(RuleBroken):
        services.check_identity(meeting=meeting, rows=[], by=hall.clerk)
    with pytest.raises(RuleBroken, match="不是线上参加的"):
        services.check_identity(meeting=meeting, rows=[(meeting.seats.first(), "video")], by=hall.clerk)
    services.check_identity(meeting=meeting, rows=[(first, "video")], by=hall.clerk)
    with pytest.raises(RuleBroken, match=f"线上参加的{second.name}还没有核对身份"):
        vote(hall, meeting, yes=8, no=0, abstain=0)
    services.check_identity(meeting=meeting, rows=[(second, "called_back")], by=hall.clerk)
    entry = meeting.attendances.get(seat=second)
    assert (entry.checked_how, entry.checked_by) == ("called_back", hall.clerk.name)
    with pytest.raises(RuleBroken, match="第 1 项还没有对线上参加的 2 位逐一点名"):
        vote(hall, meeting, yes=8, no=0, abstain=0)
    item = meeting.items.get()
    with pytest.raises(RuleBroken, match="还有 1 位没有点到"):
        services.call_roll(item=item, rows=[(first, "voted")], by=hall.head)
    with pytest.raises(NotAllowed):
        services.call_roll(item=item, rows=[(first, "voted"), (second, "away")], by=hall.clerk)
    services.call_roll(item=item, rows=[(first, "voted"), (second, "away")], by=hall.head)
    with pytest.raises(RuleBroken, match="最多 8 票"):
        vote(hall, meeting, yes=9, no=0, abstain=0)
    assert vote(hall, meeting, yes=8, no=0, abstain=0).passed is True
    with pytest.raises(RuleBroken, match="已经表决过"):
        services.call_roll(item=item, rows=[(first, "voted"), (second, "voted")], by=hall.head)


def test_a_secret_ballot_is_for_those_who_were_there(hall, meeting):
    item = meeting.items.get()
    online = list(meeting.seats.filter(attendance__presence="online"))
    with pytest.raises(RuleBroken, match="还没有核对身份"):
        services.put_to_ballot(item=item, closes_at=meeting.starts_at, by=hall.head)
    services.check_identity(meeting=meeting, rows=[(seat, "known") for seat in online], by=hall.clerk)
    services.call_roll(item=item, rows=[(online[0], "voted"), (online[1], "silent")], by=hall.head)
    services.recuse(item=item, seat=online[1], reason="有关", by=hall.head)
    ballot = services.put_to_ballot(item=item, closes_at=meeting.starts_at, by=hall.head)
    assert ballot.voters.count() == 8


def test_pages_and_minutes_say_who_was_there_from_afar(hall, meeting, client):
    item, online = meeting.items.get(), list(meeting.seats.filter(attendance__presence="online"))
    client.force_login(hall.cast.user("committee"))
    address = f"/hall/meetings/{meeting.public_id}/"
    assert "还没有核对身份，不能表决" in client.get(address).content.decode()
    done = client.post(f"{address}identity/", {f"seat_{seat.pk}": "video" for seat in online})
    assert done.status_code == 302
    answers = {f"seat_{seat.pk}": answer for seat, answer in zip(online, ("voted", "silent"), strict=True)}
    assert client.post(f"/hall/items/{item.public_id}/roll-call/", answers).status_code == 302
    page = client.get(address).content.decode()
    assert "视频里看着本人，对了身份证" in page
    assert f"在线，参加表决 {online[0].name}；在线，不参加表决 {online[1].name}" in page
    client.logout()
    page = client.get(address).content.decode()
    assert "在线，参加表决 1" in page
    assert online[0].name not in page
    client.force_login(hall.cast.user("committee"))
    meeting = hall.minuted(meeting, yes=8, no=0, abstain=0)
    page = client.get(address).content.decode()
    assert f"{online[0].name}（线上：视频里看着本人，对了身份证，{hall.cast.actor('committee').name}核对）" in page
    assert f"在线，参加表决 {online[0].name}；在线，不参加表决 {online[1].name}" in page
    assert client.get(f"{address}minutes.pdf").status_code == 200
    with pytest.raises(WrongState):
        services.check_identity(meeting=meeting, rows=[(online[0], "video")], by=hall.clerk)


def test_where_nobody_may_attend_from_afar_nobody_is_called(hall, client):
    meeting = hall.held(hall.called(), present=30)
    client.force_login(hall.cast.user("committee"))
    page = client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    assert "核对线上身份" not in page
    assert "线上点名" not in page
    with pytest.raises(RuleBroken, match="没有人线上参加"):
        services.call_roll(item=meeting.items.get(), rows=[], by=hall.head)
