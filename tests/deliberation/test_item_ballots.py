"""An item put to a secret ballot: what is counted is its vote, word for word in minutes and resolution; void is undecided."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lianxin.audit.calc import recountable
from lianxin.deliberation import services
from lianxin.deliberation.models import Ballot
from lianxin.kit.errors import NotAllowed, RuleBroken
from tests.deliberation.test_decisions import recount, resolved


def opened(hall, kind="villager_rep_assembly", size=41, present=30, **more):
    """The item of an open meeting of so many, and its ballot."""
    meeting = hall.held(hall.called(hall.body(kind, size)), present)
    return put(hall, meeting.items.get(), **more)


def put(hall, item):
    at = item.meeting.starts_at
    return services.put_to_ballot(item=item, closes_at=at + timedelta(hours=1), by=hall.head, at=at)


def cast(hall, ballot, yes, no=0, abstain=0, blank=0):
    """By code, the last of them on paper where they are blank; then the count."""
    slips = iter(services.make_slips(ballot=ballot, by=hall.head, at=ballot.opened_at))
    for mark in ["yes"] * yes + ["no"] * no + ["abstain"] * abstain:
        services.cast_by_code(ballot=ballot, code=next(slips)[1], choice=[mark], at=ballot.opened_at)
    for _number in range(blank):
        services.mark_paper(ballot=ballot, voter=next(slips)[0], by=hall.clerk, at=ballot.opened_at)
    for reader in (hall.clerk, hall.secretary) if blank else ():
        services.read_papers(ballot=ballot, readings=[(number, []) for number in range(1, blank + 1)], by=reader)
    return services.close_ballot(ballot=ballot, by=hall.head, at=ballot.closes_at)


@pytest.mark.parametrize(
    ("kind", "size", "present", "needed", "formula"),
    [
        ("villager_rep_assembly", 41, 28, 15, "15 > 1/2 × 28"),
        ("collective_rep_assembly", 9, 8, 6, "6 ≥ 2/3 × 9"),
        ("collective_council", 9, 6, 5, "5 > 1/2 × 9"),
        ("party_branch", 10, 8, 6, "6 > 1/2 × 10"),
    ],
)
def test_the_count_decides_the_item_at_the_exact_boundary(hall, kind, size, present, needed, formula):
    for yes, passed in ((needed, True), (needed - 1, False)):
        meeting = hall.held(hall.called(hall.body(kind, size, name=f"{kind}{yes}")), present)
        closed = cast(hall, put(hall, meeting.items.get()), yes, no=present - yes - 1, blank=1)
        item = meeting.items.get()
        assert (item.method, item.yes, item.no, item.abstain, item.invalid) == ("ballot", yes, present - yes - 1, 0, 1)
        assert item.passed is passed is closed.result["decision"]["passed"]
        assert (item.outcome["majority"][0]["formula"] == formula) is passed
        assert closed.result["decision"]["majority"] == [item.outcome["majority"][0]["formula"]]


def test_only_who_came_and_does_not_stand_aside_votes(hall):
    meeting = hall.held(hall.called(), 30)
    item, seat = meeting.items.get(), meeting.seats.first()
    services.recuse(item=item, seat=seat, reason="自家的地", by=hall.head)
    ballot = put(hall, item)
    assert ballot.voters.count() == 29
    assert not ballot.voters.filter(name=seat.name).exists()
    other = meeting.seats.all()[1]
    for refused in (
        lambda: services.recuse(item=item, seat=other, reason="也有份", by=hall.head),
        lambda: services.record_vote(item=item, method="show_of_hands", yes=20, no=0, abstain=0, by=hall.head),
        lambda: services.close_meeting(meeting=meeting, by=hall.head),
        lambda: put(hall, item),
    ):
        with pytest.raises(RuleBroken):
            refused()
    assert (cast(hall, ballot, 15, no=14).marks["none"], meeting.items.get().passed) == (0, False)  # 15 of 30 is half


def test_nothing_is_typed_again_on_the_way_to_the_resolution(hall, tmp_path, client):
    ballot = cast(hall, opened(hall), 20, no=6, abstain=2, blank=1)
    meeting = hall.validated(hall.minuted(ballot.item.meeting))
    resolution = resolved(hall, meeting)
    files = recountable.unpack(bytes(resolution.bundle.data))
    _kind, parts = recountable.read(files)
    trackers = sorted(tracker for tracker, _choice in parts["sheets"] if tracker)
    assert trackers == sorted(ballot.sheets.exclude(tracker="").values_list("tracker", flat=True))
    assert parts["roll"] == {"size": 41, "marks": {"none": 12, "paper": 1, "web": 28, "helper": 0}}
    for data in (resolution.bundle.data, ballot.bundle.data):
        said = recount(bytes(data), tmp_path)
        assert said.returncode == 0, said.stdout
    page = client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    assert "票决：同意 20，不同意 6，弃权 2，无效 1" in page
    assert f"/hall/ballots/{ballot.public_id}/" in page
    assert (
        "到会人数 30，要过半数，至少 16；同意 20，够了。"
        in client.get(f"/hall/ballots/{ballot.public_id}/").content.decode()
    )
    client.force_login(hall.cast.user("committee"))
    assert client.get(f"/hall/meetings/{meeting.public_id}/minutes.pdf").status_code == 200


def test_a_void_ballot_leaves_the_item_undecided_and_it_is_voted_again(hall, client):
    first = opened(hall)
    void = services.void_ballot(ballot=first, reason="两张投票单印重了", by=hall.head, at=first.opened_at)
    assert set(void.voters.values_list("is_closed", "code_hash")) == {(True, "")}
    with pytest.raises(RuleBroken):
        services.close_ballot(ballot=void, by=hall.head, at=first.closes_at)
    second = cast(hall, put(hall, first.item), 20)
    with pytest.raises(NotAllowed):
        services.void_ballot(ballot=second, reason="再投一次", by=hall.head)
    services.void_ballot(ballot=second, reason="有人替别人投了", by=hall.supervisor)
    item = first.item.meeting.items.get()
    assert (item.passed, item.yes, item.voted_at, item.outcome, item.method) == (None, None, None, {}, "")
    page = client.get(f"/hall/meetings/{item.meeting.public_id}/").content.decode()
    assert "无记名投票作废：两张投票单印重了" in page
    assert "无记名投票作废：有人替别人投了" in page
    assert "有人替别人投了" in client.get(f"/hall/ballots/{second.public_id}/").content.decode()
    services.record_vote(item=item, method="show_of_hands", yes=16, no=14, abstain=0, by=hall.head)
    assert item.meeting.items.get().passed
    assert Ballot.objects.filter(item=item, state="void").count() == 2


def test_a_ballot_void_after_the_minutes_asks_for_new_ones_and_never_after_they_stand(hall):
    ballot = cast(hall, opened(hall), 20)
    meeting = hall.minuted(ballot.item.meeting)
    voided = meeting.starts_at + timedelta(hours=2)
    services.void_ballot(ballot=ballot, reason="有人替别人投了", by=hall.supervisor, at=voided)
    with pytest.raises(RuleBroken):
        hall.validated(meeting)
    services.write_minutes(
        meeting=meeting, opening="开会", why="投票作废", by=hall.head, at=voided + timedelta(minutes=1)
    )
    with pytest.raises(RuleBroken):
        resolved(hall, hall.validated(meeting))
    late = cast(hall, put(hall, hall.held(hall.called(hall.body(name="另一个")), 30).items.get()), 20)
    hall.validated(hall.minuted(late.item.meeting))
    with pytest.raises(RuleBroken):
        services.void_ballot(ballot=late, reason="晚了", by=hall.supervisor)


def test_so_few_that_a_count_would_tell_vote_by_hands(hall):
    with pytest.raises(RuleBroken) as refused:
        opened(hall, "collective_council", 6, 4)
    assert "举手" in refused.value.message
    ballot = opened(hall, "party_branch", 6, 5)
    with pytest.raises(RuleBroken) as refused:
        cast(hall, ballot, 4)
    assert "不到五张票" in refused.value.message
    assert ballot.item.meeting.items.get().voted_at is None


def test_an_item_is_put_to_a_ballot_in_the_browser(hall, client):
    meeting = hall.held(hall.called(hall.body("party_branch", 6), days=0), 5)
    item = meeting.items.get()
    client.force_login(hall.cast.user("committee"))
    at = f"/hall/items/{item.public_id}/ballot/"
    assert at in client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    assert client.post(at, {"closes_at": "2020-01-01T08:00"}).status_code == 422
    page = client.post(
        at, {"closes_at": timezone.localtime(hall.now + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")}, follow=True
    )
    assert "第 1 项" in page.content.decode()
    page = client.get(f"/hall/meetings/{meeting.public_id}/").content.decode()
    assert "正在无记名投票" in page
    assert at not in page
    ballot = Ballot.objects.get()
    at = f"/hall/ballots/{ballot.public_id}/void/"
    assert client.post(at, {"reason": ""}).status_code == 422
    assert "宣布作废，不算数：印重了" in client.post(at, {"reason": "印重了"}, follow=True).content.decode()
