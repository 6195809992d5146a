"""Who attends from afar counts once it was made sure that it is they, and is called by name before every vote."""

from datetime import date

import pytest

from lianxin.deliberation import exports, services
from lianxin.deliberation.errors import WrongState
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.people import services as people


def called(hall, there=7):
    """Ten members of a collective: seven in the room, two from afar, one not there. Seven are two thirds."""
    roll = hall.roll(10, kind="collective_member")
    meeting = hall.planned(hall.body("collective_member_assembly", 0), days=11, study=hall.studied())
    meeting = services.call_meeting(meeting=meeting, roll=roll, by=hall.head, at=hall.now)
    ways = ["in_person"] * there + ["online"] * 2
    rows = [(seat, way, False, "") for seat, way in zip(meeting.seats.all(), ways, strict=False)]
    services.enter_attendance(meeting=meeting, rows=rows, by=hall.clerk)
    return meeting


def from_afar(meeting):
    return list(meeting.seats.filter(attendance__presence="online"))


def opened(hall, meeting, *known):
    if known:
        services.check_identity(meeting=meeting, rows=[(seat, "video") for seat in known], by=hall.clerk)
    return services.open_meeting(meeting=meeting, by=hall.head, at=meeting.starts_at)


def vote(hall, meeting, **votes):
    item = meeting.items.get()
    return services.record_vote(item=item, method="show_of_hands", by=hall.head, at=meeting.starts_at, **votes)


def test_a_proxy_is_printed_where_the_law_knows_one(hall, client):
    meeting = called(hall)
    address = f"/hall/meetings/{meeting.public_id}/"
    assert f"{address}proxy.pdf" in client.get(address).content.decode()
    paper = client.get(f"{address}proxy.pdf")
    assert (paper.status_code, paper["Content-Type"]) == (200, "application/pdf")
    words = str(exports.proxy_form(meeting, list(meeting.items.all()), address="https://x", at=hall.now, by="网页"))
    assert all(each in words for each in ("委托人", "本户的另一位成员", meeting.items.get().title, "□ 由受托人定"))
    others = hall.called()  # representatives come themselves
    address = f"/hall/meetings/{others.public_id}/"
    assert "proxy.pdf" not in client.get(address).content.decode()
    assert client.get(f"{address}proxy.pdf").status_code == 404


@pytest.mark.parametrize(("known", "online"), [(0, 0), (1, 1), (2, 2)])
def test_the_opening_counts_only_those_it_was_made_sure_of(hall, known, online):
    meeting = called(hall)
    meeting = opened(hall, meeting, *from_afar(meeting)[:known])
    assert meeting.quorum["attendance"]["online"] == online
    assert meeting.quorum["quorum"][0]["count"] == 7 + online


def test_too_few_without_the_unknown_is_told_before_it_is_counted(hall):
    meeting = called(hall, there=6)
    first, second = from_afar(meeting)
    with pytest.raises(RuleBroken, match="没有核对身份的不算到会") as refused:
        opened(hall, meeting)
    assert first.name in refused.value.message
    assert "第二十七条" in refused.value.article
    assert opened(hall, meeting, second).state == "open"  # seven of ten are two thirds


def test_who_is_taken_off_the_sheet_was_not_there(hall):
    meeting = called(hall, there=6)
    rows = [(seat, "", False, "") for seat in from_afar(meeting)]
    services.enter_attendance(meeting=meeting, rows=rows, by=hall.clerk)
    assert opened(hall, meeting).state == "inquorate"


def test_identity_is_checked_by_who_is_on_the_sheet_and_before_the_opening(hall):
    meeting = called(hall)
    first, second = from_afar(meeting)
    with pytest.raises(RuleBroken):
        services.check_identity(meeting=meeting, rows=[], by=hall.clerk)
    with pytest.raises(RuleBroken, match="不是线上参加的"):
        services.check_identity(meeting=meeting, rows=[(meeting.seats.first(), "video")], by=hall.clerk)
    services.check_identity(meeting=meeting, rows=[(second, "called_back")], by=hall.clerk)
    entry = meeting.attendances.get(seat=second)
    assert (entry.checked_how, entry.checked_by) == ("called_back", hall.clerk.name)
    meeting = opened(hall, meeting)
    with pytest.raises(WrongState):
        services.check_identity(meeting=meeting, rows=[(first, "video")], by=hall.clerk)


def test_nothing_is_voted_before_all_from_afar_are_called_and_the_unknown_do_not_vote(hall):
    meeting = called(hall)
    first, second = from_afar(meeting)
    meeting = opened(hall, meeting, first)
    with pytest.raises(RuleBroken, match="第 1 项还没有对线上参加的 1 位逐一点名"):
        vote(hall, meeting, yes=8, no=0, abstain=0)
    item = meeting.items.get()
    with pytest.raises(RuleBroken, match="还有 1 位没有点到"):
        services.call_roll(item=item, rows=[(second, "voted")], by=hall.head)
    with pytest.raises(NotAllowed):
        services.call_roll(item=item, rows=[(first, "voted")], by=hall.clerk)
    services.call_roll(item=item, rows=[(first, "voted"), (second, "voted")], by=hall.head)
    assert list(item.roll_call.values_list("seat", flat=True)) == [first.pk]
    with pytest.raises(RuleBroken, match="最多 8 票"):
        vote(hall, meeting, yes=9, no=0, abstain=0)
    assert vote(hall, meeting, yes=8, no=0, abstain=0).passed is True
    with pytest.raises(RuleBroken, match="已经表决过"):
        services.call_roll(item=item, rows=[(first, "voted")], by=hall.head)


@pytest.mark.parametrize(
    ("way", "signs_in", "is_open"),
    [("proxy", True, False), ("proxy", False, True), ("online", True, True), ("online", False, False)],
)
def test_who_was_on_the_line_or_gave_a_proxy_and_comes_counts_in_person(hall, way, signs_in, is_open):
    """Before the opening and after it; the proxy, and what was called of the item at hand, lapse."""
    village, resident = hall.cast.village, hall.cast.actor("resident")
    two = [people.register_person(name=name, division=village, by=SYSTEM) for name in ("周小满", "周大寒")]
    for person in two:
        people.start_belonging(
            person=person, population="collective_member", division=village, on=date(2025, 1, 1), by=SYSTEM
        )
    home = people.register_household(code="SH-7", division=village, representative=two[1], by=SYSTEM)
    people.join_household(household=home, person=two[0], by=SYSTEM)
    people.link_user(person=two[0], user=hall.cast.user("resident"), by=SYSTEM)
    roll = hall.roll(7, kind="collective_member")
    meeting = hall.planned(hall.body("collective_member_assembly", 0), days=11, study=hall.studied())
    meeting = services.call_meeting(meeting=meeting, roll=roll, by=hall.head, at=hall.now)
    comes = meeting.seats.get(name="周小满")
    rows = [(seat, "in_person", False, "") for seat in meeting.seats.exclude(pk=comes.pk)]
    rows.append((comes, way, False, "周大寒" if way == "proxy" else ""))
    services.enter_attendance(meeting=meeting, rows=rows, by=hall.clerk)
    if is_open:
        known = [comes] if way == "online" else []
        meeting = opened(hall, meeting, *known)
        if known:
            services.call_roll(item=meeting.items.get(), rows=[(comes, "away")], by=hall.head)
    if signs_in:
        services.sign_in(meeting=meeting, code=meeting.sign_in_code, by=resident, at=meeting.starts_at)
    else:
        rows = [(comes, "in_person", False, "")]
        services.enter_attendance(meeting=meeting, rows=rows, by=hall.clerk, at=meeting.starts_at)
    if not is_open:
        meeting = opened(hall, meeting)
        assert meeting.quorum["attendance"] == {"present": 9, "online": 0, "proxies": 0, "households": 0}
    assert set(meeting.attendances.values_list("presence", "proxy_name", "checked_how")) == {("in_person", "", "")}
    assert not meeting.items.get().roll_call.exists()
    assert vote(hall, meeting, yes=9, no=0, abstain=0).passed is True


def test_a_secret_ballot_is_for_those_who_were_there(hall):
    meeting = called(hall)
    first, second = from_afar(meeting)
    meeting = opened(hall, meeting, first)
    item = meeting.items.get()
    services.call_roll(item=item, rows=[(first, "voted")], by=hall.head)
    services.recuse(item=item, seat=meeting.seats.first(), reason="有关", by=hall.head)
    ballot = services.put_to_ballot(item=item, closes_at=meeting.starts_at, by=hall.head)
    assert ballot.voters.count() == 7
    assert not ballot.voters.filter(name=second.name).exists()


def test_pages_and_minutes_say_who_was_there_from_afar(hall, client):
    meeting = called(hall)
    known, unknown = from_afar(meeting)
    client.force_login(hall.cast.user("committee"))
    address = f"/hall/meetings/{meeting.public_id}/"
    assert "没有核对身份，不算到会，不能表决" in client.get(address).content.decode()
    done = client.post(f"{address}identity/", {f"seat_{known.pk}": "video"})
    assert done.status_code == 302
    meeting = opened(hall, meeting)
    item = meeting.items.get()
    answers = {f"seat_{known.pk}": "voted"}
    assert client.post(f"/hall/items/{item.public_id}/roll-call/", answers).status_code == 302
    page = client.get(address).content.decode()
    assert "视频里看着本人，对了身份证" in page
    assert f"在线，参加表决 {known.name}" in page
    client.logout()
    page = client.get(address).content.decode()
    assert "在线，参加表决 1" in page
    assert known.name not in page
    client.force_login(hall.cast.user("committee"))
    meeting = hall.minuted(meeting, yes=8, no=0, abstain=0)
    page = client.get(address).content.decode()
    assert f"{known.name}（线上：视频里看着本人，对了身份证，{hall.cast.actor('committee').name}核对）" in page
    assert f"{unknown.name}（在线上，没有核对身份，不算到会）" in page
    assert "到会的人（8）" in page
    assert client.get(f"{address}minutes.pdf").status_code == 200


def test_where_nobody_may_attend_from_afar_nobody_is_called(hall, client):
    meeting = hall.held(hall.called(), present=30)
    client.force_login(hall.cast.user("committee"))
    page = client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    assert "核对线上身份" not in page
    assert "线上点名" not in page
    with pytest.raises(RuleBroken, match="没有人线上参加"):
        services.call_roll(item=meeting.items.get(), rows=[], by=hall.head)
