"""Secret ballots: one turnout, used once whatever the way, nothing that joins a sheet to its voter."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from lianxin.audit.models import AuditEvent, LogEntry
from lianxin.deliberation import exports, services
from lianxin.deliberation.forms import ChoiceForm, ReadingForm
from lianxin.deliberation.models import Sheet
from lianxin.deliberation.presenters.meetings import marks_in_words
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.prints import code_of
from lianxin.people.models import Person
from tests.deliberation.test_decisions import recount


def opened(hall, size=12, kind="yes-no", rule=None, **more):
    return services.open_ballot(
        body=hall.body("party_branch", size), title="选先进", question="同意吗？", kind=kind, rule=rule or {},
        closes_at=timezone.now() + timedelta(days=3), by=hall.head, **more,
    )  # fmt: skip


def after(ballot):
    return ballot.closes_at + timedelta(minutes=1)


def test_the_turnout_is_told_in_one_order_whatever_the_database_keeps():
    told = "没有投 4 · 投了纸票 2 · 网上投了 5 · 有人帮着投了 1"
    assert marks_in_words({"web": 5, "none": 4, "paper": 2, "helper": 1}) == told


def test_paper_web_and_helper_are_one_turnout(hall, tmp_path):
    ballot = opened(hall)
    slips = services.make_slips(ballot=ballot, by=hall.head)
    for _voter, code in slips[:5]:
        services.cast_by_code(ballot=ballot, code=code.lower(), choice=["yes"])
    services.cast_with_helper(ballot=ballot, voter=slips[5][0], choice=["no"], by=hall.clerk)
    for voter, _code in slips[6:8]:
        services.mark_paper(ballot=ballot, voter=voter, by=hall.clerk)
    for reader in (hall.clerk, hall.secretary):
        services.read_papers(ballot=ballot, readings=[(1, ["yes"]), (2, [])], by=reader)
    closed = services.close_ballot(ballot=ballot, by=hall.head, at=after(ballot))
    assert closed.marks == {"none": 4, "paper": 2, "web": 5, "helper": 1}
    assert (closed.result["handed_in"], closed.result["counts"], closed.result["invalid"]) == (
        8, [["yes", 6], ["no", 1], ["abstain", 0]], {"empty": 1},
    )  # fmt: skip
    said = recount(bytes(closed.bundle.data), tmp_path)
    assert said.returncode == 0, said.stdout


@pytest.mark.parametrize("kind", ["villager_rep_assembly", "party_branch", "cooperative_meeting"])
def test_a_ballot_outside_a_meeting_decides_nothing(hall, client, kind):
    body = hall.body(kind, 6)
    client.force_login(hall.cast.user("committee"))
    address = f"/hall/bodies/{body.public_id}/ballot/"
    assert "这里发起的只征求意见，不作为表决" in client.get(address).content.decode()
    form = {
        "title": "选地方", "question": "放哪里？", "kind": "yes-no", "most": 1, "seats": 1,
        "closes_at": f"{timezone.localtime() + timedelta(days=3):%Y-%m-%dT%H:%M}",
    }  # fmt: skip
    page = client.post(address, form, follow=True).content.decode()
    assert body.ballots.get().is_poll
    assert "征求意见，不作为表决" in page


def test_members_of_the_collective_too_decide_in_a_called_meeting(hall):
    body, roll = hall.body("collective_member_assembly", 0), hall.roll(kind="collective_member")
    words = {"title": "选", "question": "同意吗？", "kind": "yes-no", "rule": {}, "roll": roll, "by": hall.head}
    assert services.open_ballot(body=body, closes_at=timezone.now() + timedelta(days=3), **words).is_poll


@pytest.mark.parametrize("second", ["code", "helper", "paper"])
def test_an_entry_is_used_once_whatever_the_way(hall, second):
    ballot = opened(hall)
    voter, code = services.make_slips(ballot=ballot, by=hall.head)[0]
    services.cast_by_code(ballot=ballot, code=code, choice=["yes"])
    ways = {
        "code": lambda: services.cast_by_code(ballot=ballot, code=code, choice=["no"]),
        "helper": lambda: services.cast_with_helper(ballot=ballot, voter=voter, choice=["no"], by=hall.clerk),
        "paper": lambda: services.mark_paper(ballot=ballot, voter=voter, by=hall.clerk),
    }
    with pytest.raises(RuleBroken) as refused:
        ways[second]()
    assert "已经投过" in refused.value.message
    assert Sheet.objects.get().choice == ["yes"]


def test_printing_again_kills_the_old_codes_and_no_code_is_kept(hall):
    ballot = opened(hall)
    [(_voter, old), *_rest] = services.make_slips(ballot=ballot, by=hall.head)
    services.make_slips(ballot=ballot, by=hall.head)
    with pytest.raises(RuleBroken):
        services.cast_by_code(ballot=ballot, code=old, choice=["yes"])
    assert old not in str(list(ballot.voters.values()))


def test_nothing_joins_a_sheet_to_its_voter(hall):
    ballot = opened(hall)
    slips = services.make_slips(ballot=ballot, by=hall.head)
    trackers = [services.cast_by_code(ballot=ballot, code=code, choice=["yes"]) for _voter, code in slips]
    fields = {field.name for field in Sheet._meta.concrete_fields}
    assert fields == {
        "id",
        "ballot",
        "tracker",
        "choice",
        "receipt",
    }  # the last leads nobody anywhere: test_taking_back
    assert [sheet.tracker for sheet in Sheet.objects.order_by("id")] != trackers
    events = AuditEvent.objects.filter(tag="deliberation:ballot:vote")
    assert {(event.actor_id, event.actor_name, str(event.after)) for event in events} == {(None, "一位投票人", "{}")}
    assert {event.at for event in events} == {clock.day_start(clock.today())}  # no moment a sheet could be joined by
    closed = services.close_ballot(ballot=ballot, by=hall.head)
    assert set(closed.voters.values_list("is_closed", "code_hash")) == {(True, "")}


def test_a_sheet_is_only_ever_added(hall):
    ballot = opened(hall)
    [(_voter, code), *_rest] = services.make_slips(ballot=ballot, by=hall.head)
    services.cast_by_code(ballot=ballot, code=code, choice=["yes"])
    for change in (lambda rows: rows.update(choice=["no"]), lambda rows: rows._raw_delete("default")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(Sheet._base_manager.all())


def test_two_readings_that_differ_stop_the_count(hall):
    ballot = opened(hall)
    voters = list(ballot.voters.all())
    for voter in voters:
        services.mark_paper(ballot=ballot, voter=voter, by=hall.clerk)
    readings = [(number, ["yes"]) for number in range(1, 13)]
    services.read_papers(ballot=ballot, readings=readings, by=hall.clerk)
    services.read_papers(ballot=ballot, readings=[*readings[:-1], (12, ["no"])], by=hall.secretary)
    with pytest.raises(RuleBroken) as refused:
        services.close_ballot(ballot=ballot, by=hall.head, at=after(ballot))
    assert "第 12 张" in refused.value.message
    with pytest.raises(RuleBroken):
        services.read_papers(ballot=ballot, readings=readings, by=hall.head)  # a third reader
    services.read_papers(ballot=ballot, readings=[(12, ["yes"])], by=hall.head)
    closed = services.close_ballot(ballot=ballot, by=hall.head, at=after(ballot))
    assert closed.result["counts"][0] == ["yes", 12]


def test_paper_must_be_as_much_as_the_roll_says(hall):
    ballot = opened(hall)
    services.mark_paper(ballot=ballot, voter=ballot.voters.first(), by=hall.clerk)
    with pytest.raises(RuleBroken) as refused:
        services.close_ballot(ballot=ballot, by=hall.head, at=after(ballot))
    assert "1 人投了纸票" in refused.value.message


def test_fewer_than_five_sheets_are_never_listed(hall, client):
    ballot = opened(hall, size=4)
    for _voter, code in services.make_slips(ballot=ballot, by=hall.head):
        services.cast_by_code(ballot=ballot, code=code, choice=["yes"])
    closed = services.close_ballot(ballot=ballot, by=hall.head)
    assert closed.bundle is None
    assert client.get(f"/hall/ballots/{ballot.public_id}/bundle.zip").status_code == 404
    assert "同意</th>" not in client.get(f"/hall/ballots/{ballot.public_id}/").content.decode()


def test_it_closes_at_its_time_and_opens_no_more(hall):
    ballot = opened(hall)
    [(_voter, code), *_rest] = services.make_slips(ballot=ballot, by=hall.head)
    with pytest.raises(RuleBroken):
        services.close_ballot(ballot=ballot, by=hall.head)
    with pytest.raises(RuleBroken):
        services.cast_by_code(ballot=ballot, code=code, choice=["yes"], at=after(ballot))
    services.close_ballot(ballot=ballot, by=hall.head, at=after(ballot))
    with pytest.raises(RuleBroken):
        services.cast_by_code(ballot=ballot, code=code, choice=["yes"])


KINDS = (
    ("choose", {"options": ["甲", "乙", "丙"], "most": 2, "seats": 1}, ["甲", "乙"], ["甲", "乙", "丙"]),
    ("approval", {"options": ["甲", "乙"], "seats": 1}, ["甲"], ["丁"]),
    ("points", {"options": ["甲", "乙"], "budget": 5, "seats": 1}, [["甲", 3]], [["甲", 6]]),
    ("condorcet", {"options": ["甲", "乙"]}, ["乙", "甲"], []),
    ("instant-run-off", {"options": ["甲", "乙"]}, ["乙"], ["乙", "乙"]),
    ("elect", {"options": ["甲", "乙"], "seats": 1}, ["甲"], ["甲", "乙"]),
    ("consent", {}, ["object", "太贵"], ["object", ""]),
    ("advice", {}, ["for", "方便"], ["for", ""]),
)


@pytest.mark.parametrize(("kind", "rule", "good", "bad"), KINDS)
def test_every_kind_is_cast_checked_and_counted_again(hall, tmp_path, kind, rule, good, bad):
    ballot = opened(hall, 6, kind, rule)
    slips = services.make_slips(ballot=ballot, by=hall.head)
    how = exports.slips(ballot, slips, address="https://x")["how"]
    assert how == str(next(iter(ChoiceForm(ballot=ballot).fields.values())).help_text), "on paper as on the phone"
    assert str(rule.get("most", rule.get("budget", ""))) in how
    with pytest.raises(RuleBroken):
        services.cast_by_code(ballot=ballot, code=slips[0][1], choice=bad)
    for _voter, code in slips:
        services.cast_by_code(ballot=ballot, code=code, choice=good)
    closed = services.close_ballot(ballot=ballot, by=hall.head)
    assert closed.result["valid"] == 6
    assert recount(bytes(closed.bundle.data), tmp_path).returncode == 0


@pytest.mark.parametrize("who", ["resident", "supervisor", "outsider"])
def test_only_the_place_helps(hall, who):
    ballot = opened(hall)
    with pytest.raises(NotAllowed):
        services.mark_paper(ballot=ballot, voter=ballot.voters.first(), by=hall.cast.actor(who))


def test_voting_in_the_browser_shows_the_tracker_once(hall, client):
    ballot = opened(hall)
    [(_voter, code), *_rest] = services.make_slips(ballot=ballot, by=hall.head)
    at = f"/hall/ballots/{ballot.public_id}/vote/"
    wrong = client.post(at, {"code": "0000", "choice": "yes"})
    assert wrong.status_code == 422
    done = client.post(at, {"code": code, "choice": "yes"}).content.decode()
    assert Sheet.objects.get().tracker in done
    again = client.post(at, {"code": code, "choice": "no"})
    assert again.status_code == 422
    assert "已经投过" in again.content.decode()


def test_the_code_of_a_slip_is_never_in_an_address_that_is_sent(hall, client):
    ballot = opened(hall)
    [first, *_rest] = services.make_slips(ballot=ballot, by=hall.head)
    words = exports.slips(ballot, [first], address="https://example.org/vote/")
    assert words["slips"][0]["image"] == code_of(f"https://example.org/vote/#code={first[1]}")
    page = client.get(f"/hall/ballots/{ballot.public_id}/vote/?code=ABCD2345EFGH").content.decode()
    assert 'value="ABCD2345EFGH"' not in page
    assert 'data-island="slip"' in page


def test_the_roll_is_checked_after_closing_only_and_by_whom_it_concerns(hall, client):
    ballot = opened(hall)
    mine = ballot.voters.first()
    mine.person = Person.objects.create(
        user=hall.cast.user("resident"),
        name=mine.name,
        division=hall.cast.village,
        division_path=hall.cast.village.path,
    )
    mine.save(update_fields=["person"])
    services.cast_as_oneself(ballot=ballot, choice=["yes"], by=hall.cast.actor("resident"))

    def page(who, query=""):
        client.force_login(hall.cast.user(who))
        return client.get(f"/hall/ballots/{ballot.public_id}/roll/{query}").content.decode()

    other = ballot.voters.last().name
    assert "截止以后才能核对" in page("resident")
    assert "网上投了" not in page("resident") + page("clerk", f"?q={mine.name}")
    services.close_ballot(ballot=ballot, by=hall.head, at=after(ballot))
    assert "网上投了" in page("resident")
    assert "没有投" not in page("resident", f"?q={other}")
    for who in ("clerk", "supervisor"):
        assert "没有投" in page(who, f"?q={other}")
    assert "没有和这本名册上的人对上" in page("resident_abroad")


def test_the_only_vote_on_paper_is_nobodys_in_the_bundle_and_in_the_tables(hall):
    ballot = opened(hall, 6)
    slips = services.make_slips(ballot=ballot, by=hall.head)
    for _voter, code in slips[1:]:
        services.cast_by_code(ballot=ballot, code=code, choice=["yes"])
    services.mark_paper(ballot=ballot, voter=slips[0][0], by=hall.clerk)
    for reader in (hall.clerk, hall.secretary):
        services.read_papers(ballot=ballot, readings=[(1, ["no"])], by=reader)
    closed = services.close_ballot(ballot=ballot, by=hall.head)
    rows = list(closed.sheets.values_list("tracker", "receipt", "choice"))
    assert {(len(tracker), len(receipt)) for tracker, receipt, _choice in rows} == {(12, 32)}
    assert len({tracker for tracker, *_more in rows}) == 6
    assert not closed.readings.exists()


@pytest.mark.parametrize(("kind", "said"), [("party_branch", False), ("villager_rep_assembly", True)])
def test_the_public_log_does_not_lead_to_what_a_branch_votes_on(hall, kind, said):
    ballot = services.open_ballot(
        body=hall.body(kind, 6), title="选", question="同意吗？", kind="yes-no", rule={}, by=hall.head,
        closes_at=timezone.now() + timedelta(days=3),
    )  # fmt: skip
    for _voter, code in services.make_slips(ballot=ballot, by=hall.head):
        services.cast_by_code(ballot=ballot, code=code, choice=["yes"])
    closed = services.close_ballot(ballot=ballot, by=hall.head)
    services.void_ballot(ballot=closed, reason="投票单印重了。", by=hall.supervisor)
    bodies = [entry.body for entry in LogEntry.objects.all()]
    assert any(closed.bundle.seal in body for body in bodies)
    assert any(ballot.public_id in body for body in bodies) is said


@pytest.mark.parametrize(
    ("kind", "rule", "line", "choice"),
    [
        ("consent", {}, "反对：太贵、太远", ["object", "太贵、太远"]),
        ("choose", {"options": ["修路、修桥", "修路", "路灯"], "most": 2, "seats": 1}, "路灯、修路、修桥", ["路灯", "修路、修桥"]),
        ("choose", {"options": ["修路、修桥", "修路", "路灯"], "most": 2, "seats": 1}, "修路、 路灯", ["修路", "路灯"]),
        ("approval", {"options": ["1 修路、修桥", "2 路灯"], "seats": 1}, "1、2", ["1 修路、修桥", "2 路灯"]),
        ("points", {"options": ["修路、修桥", "路灯"], "budget": 9, "seats": 1}, "修路、修桥 3、路灯 2", [["修路、修桥", 3], ["路灯", 2]]),
        ("choose", {"options": ["甲", "乙"], "most": 1, "seats": 1}, "涂改", ["涂改"]),
        ("yes-no", {}, "空", []),
    ],
)  # fmt: skip
def test_a_paper_sheet_is_read_as_it_is_written(hall, kind, rule, line, choice):
    form = ReadingForm(
        {"readings": f"1 {line}"}, about=opened(hall, kind=kind, rule={"function": kind, **rule}), actor=None
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data["readings"] == [(1, choice)]


def test_points_without_a_number_are_asked_for_again(hall):
    ballot = opened(hall, kind="points", rule={"options": ["甲", "乙"], "budget": 9, "seats": 1})
    form = ReadingForm({"readings": "1 甲 3、乙 两点"}, about=ballot, actor=None)
    assert "看不懂" in str(form.errors)


def test_a_number_too_many_is_taken_out_again(hall, client):
    ballot = opened(hall, 6)
    for voter in ballot.voters.all():
        services.mark_paper(ballot=ballot, voter=voter, by=hall.clerk)
    readings = [(number, ["yes"]) for number in range(1, 7)]
    services.read_papers(ballot=ballot, readings=[*readings, (60, ["yes"])], by=hall.clerk)
    services.read_papers(ballot=ballot, readings=readings, by=hall.secretary)
    with pytest.raises(RuleBroken, match="第 60 张"):
        services.close_ballot(ballot=ballot, by=hall.head)
    client.force_login(hall.cast.user("clerk"))
    client.post(f"/hall/ballots/{ballot.public_id}/readings/", {"readings": "60 没有"})
    assert services.close_ballot(ballot=ballot, by=hall.head).result["counts"][0] == ["yes", 6]
