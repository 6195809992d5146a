"""A cooperative: persons make the quorum, votes the majority, and additional votes keep to a fifth of the basic ones."""

import pytest

from lianxin.deliberation import exports, selectors, services
from lianxin.deliberation.calc import recounting
from lianxin.deliberation.models import Seat
from lianxin.kit.errors import RuleBroken
from tests.deliberation.test_decisions import recount, resolved
from tests.deliberation.test_item_ballots import put


def members(size, *more):
    """So many members, the first of them with so many votes."""
    return [(f"社员{n:02d}", f"{n:03d}", more[n] if n < len(more) else 1) for n in range(size)]


def cooperative(hall, rows):
    body = services.set_up_body(
        division=hall.cast.village, kind="cooperative_meeting", name="上河蜜桃合作社", by=hall.head
    )
    services.add_members(body=body, members=rows, by=hall.head)
    return body


@pytest.mark.parametrize(("size", "lets"), [(4, 0), (5, 1), (9, 1), (10, 2), (14, 2), (15, 3)])
def test_the_cap_holds_exactly_when_members_are_written_down(hall, size, lets):
    with pytest.raises(RuleBroken) as refused:
        cooperative(hall, members(size, 2 + lets))
    assert f"最多 {lets} 票" in refused.value.message
    assert "第二十二条" in refused.value.article
    body = services.set_up_body(division=hall.cast.village, kind="cooperative_meeting", name="另一个", by=hall.head)
    services.add_members(body=body, members=members(size, 1 + lets), by=hall.head)


def test_whoever_leaves_may_break_the_cap_and_then_nobody_is_called(hall):
    body = cooperative(hall, members(10, 3))
    services.end_member(member=body.members.last(), reason="退社", by=hall.head)
    with pytest.raises(RuleBroken) as refused:
        hall.called(body)
    assert "9 名成员，附加表决权一共最多 1 票" in refused.value.message


def test_a_meeting_called_before_the_cap_was_broken_is_not_opened_and_says_so(hall):
    meeting = hall.called(cooperative(hall, members(10, 3)))
    Seat.objects.create(meeting=meeting, number=11, name="社员十一", household_code="011", votes=4)
    with pytest.raises(RuleBroken, match="附加表决权和名册对不上"):
        hall.held(meeting, 7)


def test_one_person_one_vote_everywhere_else(hall):
    with pytest.raises(RuleBroken):
        services.add_members(body=hall.body(size=0), members=members(10, 2), by=hall.head)


@pytest.mark.parametrize(("yes", "passed"), [(7, True), (6, False)])
def test_persons_make_the_quorum_and_votes_the_majority(hall, tmp_path, yes, passed):
    meeting = hall.held(hall.called(cooperative(hall, members(10, 3))), 7)
    item = meeting.items.get()
    with pytest.raises(RuleBroken):  # 7 persons hold 9 votes
        services.record_vote(item=item, method="show_of_hands", yes=10, no=0, abstain=0, by=hall.head)
    meeting = hall.minuted(meeting, yes=yes, no=9 - yes, abstain=0)
    item = meeting.items.get()
    assert meeting.quorum["quorum"][0]["formula"] == "7 ≥ 2/3 × 10"
    assert item.outcome["majority"][0]["formula"] == f"{yes} {'>' if passed else '≤'} 1/2 × 12"
    assert item.passed is passed
    if passed:
        resolution = resolved(hall, hall.validated(meeting))
        assert recount(bytes(resolution.bundle.data), tmp_path).returncode == 0


def test_a_published_result_above_the_cap_cannot_be_counted():
    quorum = {"rule": "cooperative_meeting", "roll": {"persons": 9, "votes": 11}, "attendance": {"present": 9}}
    with pytest.raises(ValueError, match="additional"):
        recounting.ballot({"function": "yes-no", "quorum": quorum}, [[None, ["yes"]]] * 9)


def test_sheets_that_cannot_tell_votes_are_not_used(hall, client):
    body = cooperative(hall, members(10, 3))
    meeting = hall.held(hall.called(body), 7)
    with pytest.raises(RuleBroken) as refused:
        put(hall, meeting.items.get())
    assert "看得出是谁投的" in refused.value.message
    page = client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    assert "举手，按票数登记；不用无记名票" in page


def test_who_holds_more_votes_is_told_at_the_meeting(hall):
    meeting = hall.held(hall.called(cooperative(hall, members(10, 3))), 7)
    sheet = exports.sign_in_sheet(
        meeting, list(meeting.seats.all()), list(meeting.items.all()), address="https://a.example/", at=hall.now
    )
    assert sheet["rows"][0][1] == "社员00（3 票）"
    assert any("享有附加表决权的成员：社员00（3 票）" in note for note in sheet["notes"])


@pytest.mark.parametrize(
    ("kind", "roll", "heads"),
    [
        ("villager_rep_assembly", "", []),
        ("villagers_assembly", "voter", ["代表本户（打勾）"]),
        ("collective_member_assembly", "collective_member", ["受托人签名"]),
    ],
)
def test_the_sheet_at_the_door_asks_for_what_the_body_knows(hall, kind, roll, heads):
    body = hall.body(kind, 0 if roll else 3)
    meeting = hall.planned(body, days=11, study=hall.studied())
    meeting = services.call_meeting(
        meeting=meeting, roll=hall.roll(kind=roll) if roll else None, by=hall.head, at=hall.now
    )
    seats, items = list(meeting.seats.all()), list(meeting.items.all())
    sheet = exports.sign_in_sheet(meeting, seats, items, address="https://a.example/", at=hall.now)
    assert sheet["heads"][4:-1] == heads
    assert len(sheet["widths"]) == len(sheet["heads"]) == len(sheet["rows"][0])


def test_a_fingerprint_on_paper_breaks_into_lines_and_stays_one_word(hall):
    meeting = hall.minuted(hall.held(hall.called(), 30), yes=20, no=5, abstain=5)
    minutes, items = meeting.minutes.last(), selectors.agenda_of(meeting)
    paper = exports.minutes_paper(meeting, minutes, items, [], address="https://a.example/", at=hall.now, by="文书")
    (told,) = [words for words in _strings(paper["boxes"]) if words.replace("\u200b", "") == minutes.digest]
    assert [len(piece) for piece in told.split("\u200b")] == [16] * 4


def test_no_other_paper_speaks_of_additional_votes(hall):
    meeting = hall.minuted(hall.held(hall.called(), 30), yes=20, no=5, abstain=5)
    seats = selectors.with_more_votes(meeting)
    paper = exports.minutes_paper(
        meeting,
        meeting.minutes.last(),
        selectors.agenda_of(meeting),
        seats,
        address="https://a.example/",
        at=hall.now,
        by="文书",
    )
    assert "附加表决权" not in str(paper)


def _strings(found):
    if isinstance(found, str):
        return [found]
    parts = found.values() if isinstance(found, dict) else found if isinstance(found, (list, tuple)) else ()
    return [words for part in parts for words in _strings(part)]
