"""Stages with their days, members elsewhere, and affiliations on their way from branch to branch."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lianxin.activities import presenters, selectors, services
from lianxin.activities.models import Member, Transfer
from lianxin.activities.vocabulary import TRANSFER_WAYS, AuditTag, Stage, TransferReason, TransferState
from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.own_data import about, own_table
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.people.services import register_person
from tests.cast import make_user
from tests.coverage.test_pages import found, page

ROOM = Path(__file__).parents[2] / "lianxin" / "activities"


@pytest.fixture
def by(cast):
    return cast.actor("secretary")


@pytest.fixture
def branch(cast, by):
    unit = found(cast.village, UnitKind.PARTY_BRANCH, "上河村党支部")
    services.add_members(unit=unit, names=["丁立春"], starts_on=date(2025, 1, 1), by=by)
    return unit


@pytest.fixture
def other(cast):
    from lianxin.accounts.vocabulary import Role

    cast.users["neighbour"] = make_user("neighbour", "李处暑", role=Role.BRANCH_SECRETARY, scope=cast.other_village)
    return found(cast.other_village, UnitKind.PARTY_BRANCH, "下河村党支部")


def member(name="丁立春", unit=None):
    rows = Member.objects.filter(name=name)
    return (rows.filter(unit=unit) if unit else rows).get()


def draft(by, to=None, **more):
    said = {
        "member": member(), "to_unit": to, "to_words": "" if to else "外县某街道某社区党支部",
        "from_committee": "柳溪镇党委", "to_committee": "某街道党工委", "reason": TransferReason.HOME, "by": by,
    }  # fmt: skip
    return services.draft_transfer(**said | more)


def issued(cast, by, to=None):
    transfer = services.confirm_transfer(transfer=draft(by, to), by=by)
    return services.issue_letter(transfer=transfer, by=cast.actor("township_officer"))


def test_stages_come_one_after_another_with_their_days(cast, branch, by):
    services.add_members(unit=branch, names=["花立秋"], stage=Stage.APPLICANT, stage_on=date(2023, 1, 5), by=by)
    for day in (date(2023, 9, 1), date(2024, 9, 1), date(2025, 3, 1), date(2026, 3, 1)):
        services.enter_stage(member=member("花立秋"), on=day, by=by)
    now = member("花立秋")
    assert (now.stage, now.stage_on, now.has_vote) == (Stage.FULL, date(2026, 3, 1), True)
    assert [step.stage for step in now.stages.all()] == list(Stage)
    assert AuditEvent.objects.order_by("-pk").first().tag == AuditTag.ENTER_STAGE
    with pytest.raises(RuleBroken, match="已经是正式党员"):
        services.enter_stage(member=now, on=date(2026, 4, 1), by=by)


@pytest.mark.parametrize(
    ("stage", "since", "on", "words"),
    [
        (Stage.ACTIVIST, date(2025, 9, 1), date(2026, 8, 31), "要满一年"),
        (Stage.PROBATIONARY, date(2025, 9, 1), date(2026, 8, 31), "要满一年"),
        (Stage.APPLICANT, date(2025, 9, 1), date(2025, 9, 1), "在上一步以后"),
        (Stage.APPLICANT, date(2025, 9, 1), date(2099, 1, 1), "不晚于今天"),
    ],
)
def test_a_stage_too_early_is_refused(branch, by, stage, since, on, words):
    services.add_members(unit=branch, names=["花立秋"], stage=stage, stage_on=since, by=by)
    with pytest.raises(RuleBroken, match=words):
        services.enter_stage(member=member("花立秋"), on=on, by=by)
    assert member("花立秋").stage == stage


def test_a_year_from_the_twenty_ninth_of_february_is_over_on_the_first_of_march(branch, by):
    services.add_members(unit=branch, names=["花立秋"], stage=Stage.ACTIVIST, stage_on=date(2024, 2, 29), by=by)
    with pytest.raises(RuleBroken, match="要满一年"):
        services.enter_stage(member=member("花立秋"), on=date(2025, 2, 28), by=by)
    assert services.enter_stage(member=member("花立秋"), on=date(2025, 3, 1), by=by).stage == Stage.CANDIDATE


def test_who_somebody_is_stands_in_their_own_copy_and_goes_along(cast, branch, other, by):
    person = register_person(name="丁立春", division=cast.village, by=SYSTEM, phone="19900006001")
    namesake = register_person(name="花立秋", division=cast.village, by=SYSTEM, phone="19900006002")
    for wrong in (namesake.public_id, "nobody"):
        with pytest.raises(RuleBroken, match="这个编号不是丁立春的"):
            services.know_member(member=member(), person_ref=wrong, by=by)
    with pytest.raises(NotAllowed):
        services.know_member(member=member(), person_ref=person.public_id, by=cast.actor("committee"))
    with CaptureQueriesContext(connection) as asked:
        services.know_member(member=member(), person_ref=person.public_id, by=by)
    if connection.vendor == "postgresql":  # two members do not get one number at the same moment
        assert any('FOR UPDATE OF "organisations_unit"' in each["sql"] for each in asked.captured_queries)
    assert person.public_id not in str(AuditEvent.objects.order_by("-pk").first().after)
    organisations.merge_unit(unit=branch, into=other, on=clock.today(), basis="合并", by=cast.actor("county_officer"))
    rows = about(own_table("party_membership"), person).pairs
    assert [dict(row)["哪个支部"] for row in rows] == ["上河村党支部", "下河村党支部"]
    assert not about(own_table("party_membership"), namesake).rows
    services.add_members(unit=other, names=["丁立春（二）"], has_vote=False, by=by_of(cast))
    Member.objects.filter(name="丁立春（二）").update(name="丁立春", unit=branch)
    assert selectors.may_be_elected(cast.county.path, "丁立春", person.public_id)
    assert selectors.may_be_elected(cast.county.path, "丁立春", "someoneelse1") is False


def by_of(cast):
    return cast.actor("county_officer")


def test_only_members_are_due_to_attend(branch, by):
    for name, stage in (("申请人", Stage.APPLICANT), ("积极分子", Stage.ACTIVIST), ("预备", Stage.PROBATIONARY)):
        services.add_members(unit=branch, names=[name], stage=stage, by=by)
    assert list(selectors.members_of(branch).values_list("name", flat=True)) == ["丁立春", "预备"]
    assert not member("预备").has_vote


def test_a_mobile_member_has_a_place_and_somebody_who_keeps_in_touch(branch, by):
    with pytest.raises(RuleBroken, match="支部谁联系"):
        services.note_away(member=member(), since=date(2026, 2, 1), place="外省某市", contact="", by=by)
    services.note_away(member=member(), since=date(2026, 2, 1), place="外省某市", contact="万雨水", by=by)
    assert (member().away_place, member().away_contact) == ("外省某市", "万雨水")
    assert selectors.members_of(branch).filter(name="丁立春").exists()
    services.note_away(member=member(), since=None, place="外省某市", contact="", by=by)
    assert (member().away_since, member().away_place) == (None, "")


def test_a_transfer_inside_the_county_from_draft_to_closed(cast, branch, other, by):
    transfer = issued(cast, by, other)
    assert transfer.letter_no == f"{clock.today().year}-0001"
    assert transfer.valid_until == clock.today() + timedelta(days=90)
    services.hand_over_letter(transfer=transfer, by=by)
    assert selectors.members_of(branch).count() == 1
    with pytest.raises(NotAllowed):
        services.receive_member(transfer=transfer, on=clock.today(), by=by)
    services.receive_member(transfer=transfer, on=clock.today(), by=cast.actor("neighbour"))
    assert not selectors.members_of(branch).exists()
    assert list(selectors.members_of(other).values_list("name", "has_vote")) == [("丁立春", True)]
    services.note_receipt(transfer=transfer, receipt_no="R-8", by=cast.actor("neighbour"))
    services.close_transfer(transfer=transfer, by=by)
    transfer.refresh_from_db()
    assert (transfer.state, transfer.receipt_no) == (TransferState.CLOSED, "R-8")


def test_a_transfer_out_of_the_county_is_written_down_by_the_branch_itself(cast, branch, by):
    transfer = issued(cast, by)
    services.receive_member(transfer=transfer, on=clock.today(), by=by)
    assert member().ends_on == clock.today()
    assert Member.objects.count() == 1


def test_why_somebody_is_excused_does_not_travel(cast, branch, other, by):
    services.exempt_member(member=member(), reason="长期卧床", by=by)
    services.receive_member(transfer=issued(cast, by, other), on=clock.today(), by=cast.actor("neighbour"))
    assert member(unit=other).exempt_reason == ""
    assert member(unit=branch).exempt_reason == "长期卧床"


def test_what_came_back_gets_another_letter(cast, branch, other, by):
    first = issued(cast, by, other)
    with pytest.raises(RuleBroken, match="请写明原因"):
        services.return_letter(transfer=first, reason=" ", by=cast.actor("neighbour"))
    services.return_letter(transfer=first, reason="接收党委写错了", by=cast.actor("neighbour"))
    services.redraft_transfer(transfer=first, to_committee="柳溪镇党委", by=by)
    services.confirm_transfer(transfer=first, by=by)
    again = services.issue_letter(transfer=first, by=cast.actor("township_officer"))
    assert (again.to_committee, again.said, again.state) == ("柳溪镇党委", "", TransferState.SENT)


def test_numbers_of_letters_run_through_the_year(cast, branch, by):
    services.add_members(unit=branch, names=["万雨水"], by=by)
    letters = []
    for name in ("丁立春", "万雨水"):
        transfer = services.confirm_transfer(transfer=draft(by, member=member(name)), by=by)
        letters.append(services.issue_letter(transfer=transfer, by=cast.actor("county_officer")).letter_no)
    assert letters == [f"{clock.today().year}-0001", f"{clock.today().year}-0002"]


def test_what_a_transfer_refuses(cast, branch, other, by):
    services.add_members(unit=branch, names=["花立秋"], stage=Stage.ACTIVIST, by=by)
    with pytest.raises(RuleBroken, match="接转组织关系的是党员"):
        draft(by, member=member("花立秋"))
    with pytest.raises(RuleBroken, match="另一个还在的党支部"):
        draft(by, branch)
    transfer = draft(by, other)
    with pytest.raises(RuleBroken, match="没有办完"):
        draft(by)
    with pytest.raises(RuleBroken, match="还在接转"):
        services.end_member(member=member(), on=clock.today(), by=by)
    with pytest.raises(RuleBroken, match="现在是“已填好”"):
        services.issue_letter(transfer=transfer, by=cast.actor("township_officer"))
    services.confirm_transfer(transfer=transfer, by=by)
    with pytest.raises(NotAllowed, match="介绍信由上级党委开"):
        services.issue_letter(transfer=transfer, by=by)
    with pytest.raises(RuleBroken, match="最长 90 天"):
        services.issue_letter(
            transfer=transfer, valid_until=clock.today() + timedelta(days=91), by=cast.actor("township_officer")
        )
    with pytest.raises(RuleBroken, match="接收日要在"):
        services.receive_member(transfer=transfer, on=clock.today(), by=cast.actor("neighbour"))
    services.cancel_transfer(transfer=transfer, reason="不走了", by=by)
    assert draft(by).state == TransferState.DRAFT


def test_every_state_but_the_last_leads_somewhere():
    left = {state for sources, _target in TRANSFER_WAYS.values() for state in sources}
    assert set(TransferState) - left == {TransferState.CLOSED, TransferState.CANCELLED}
    reached = {target for _sources, target in TRANSFER_WAYS.values()} | {TransferState.DRAFT}
    assert reached == set(TransferState)


#: Who sees a transfer before and after there is a letter: the table of the docs.
SEES = {
    "secretary": (True, True), "township_officer": (True, True), "county_officer": (True, True), "auditor": (True, True),
    "neighbour": (False, True), "committee": (False, False), "clerk": (False, False), "liaison": (False, False),
    "resident": (False, False), "outsider": (False, False), "supervisor": (False, False), "operator": (False, False),
}  # fmt: skip


def test_who_sees_a_transfer(client, cast, branch, other, by):
    transfer = draft(by, other)
    address = reverse("activities:transfer", args=[transfer.public_id])

    def seen(name):
        status = page(client, cast.user(name), address).status_code
        rows = selectors.transfers_page(cast.actor(name)).items
        assert (status == 200) == (transfer in rows), name
        return status == 200

    before = {name: seen(name) for name in SEES}
    services.confirm_transfer(transfer=transfer, by=by)
    services.issue_letter(transfer=transfer, by=cast.actor("township_officer"))
    assert {name: (before[name], seen(name)) for name in SEES} == SEES


def test_a_letter_that_came_back_has_a_number_nobody_gets_again(client, cast, branch, other, by):
    transfer = issued(cast, by, other)
    first, neighbour = transfer.letter_no, cast.user("neighbour")
    address = reverse("activities:letter", args=[transfer.public_id])
    assert page(client, neighbour, address).status_code == 200
    services.hand_over_letter(transfer=transfer, by=by)
    services.return_letter(transfer=transfer, reason="名字写错", by=cast.actor("neighbour"))
    assert page(client, neighbour, address).status_code == 404
    assert page(client, neighbour, reverse("activities:transfer", args=[transfer.public_id])).status_code == 200
    services.redraft_transfer(transfer=transfer, by=by, to_committee=transfer.to_committee)
    services.confirm_transfer(transfer=transfer, by=by)
    services.issue_letter(transfer=transfer, by=cast.actor("township_officer"))
    transfer.refresh_from_db()
    assert int(transfer.letter_no[-4:]) == int(first[-4:]) + 1


def test_who_was_to_receive_hears_of_no_name_when_there_never_was_a_letter(cast, branch, other, by):
    transfer = draft(by, other)
    services.cancel_transfer(transfer=transfer, reason="不走了", by=by)
    transfer.refresh_from_db()
    assert transfer not in selectors.transfers_page(cast.actor("neighbour")).items


def test_what_comes_next_stands_in_todays_list_of_whose_turn_it_is(cast, branch, other, by):
    def turn(name):
        rows = presenters.transfer_rows(cast.actor(name), clock.now())
        assert all(row.due_at for row in rows)  # the list is ordered by it, also before there is a letter
        return [row.next_action for row in rows]

    transfer = draft(by, other)
    assert (turn("secretary"), turn("township_officer"), turn("neighbour")) == (["支部确认"], [], [])
    services.confirm_transfer(transfer=transfer, by=by)
    assert (turn("secretary"), turn("township_officer"), turn("neighbour")) == ([], ["开介绍信"], [])
    services.issue_letter(transfer=transfer, by=cast.actor("township_officer"))
    assert (turn("secretary"), turn("township_officer"), turn("neighbour")) == ([], [], ["接收"])
    with time_machine.travel(clock.now() + timedelta(days=91)):
        (row,) = presenters.transfer_rows(cast.actor("neighbour"), clock.now())
        assert row.meta == "介绍信已过有效期"


def test_transfers_in_the_browser_and_on_paper(client, cast, branch, other, by):
    client.force_login(cast.user("secretary"))
    start = reverse("activities:member", args=[member().public_id, "transfer"])
    sent = {"from_committee": "柳溪镇党委", "to_committee": "柳溪镇党委", "reason": "home", "contact": "19900007777"}
    both = client.post(start, {**sent, "to_unit": "下河村党支部", "to_words": "外县"})
    assert both.status_code == 422
    assert "写一个" in both.content.decode()
    unknown = client.post(start, {**sent, "to_unit": "没有的支部"})
    assert "没有找到这个支部" in unknown.content.decode()
    made = client.post(start, {**sent, "to_unit": "下河村党支部"})
    transfer = Transfer.objects.get()
    assert made.url == reverse("activities:transfer", args=[transfer.public_id])
    step = reverse("activities:transfer_step", args=[transfer.public_id, "confirm"])
    assert step in client.get(made.url).content.decode()
    assert client.post(step).status_code == 302
    letter = reverse("activities:letter", args=[transfer.public_id])
    assert client.get(letter).status_code == 404
    services.issue_letter(transfer=transfer, by=cast.actor("township_officer"))
    assert client.get(letter).content.startswith(b"%PDF")
    assert client.get(reverse("activities:transfer_step", args=[transfer.public_id, "dance"])).status_code == 404


def test_members_of_a_merged_branch_keep_their_way_and_their_letters(cast, branch, other, by):
    services.add_members(unit=branch, names=["花立秋"], stage=Stage.ACTIVIST, stage_on=date(2025, 3, 1), by=by)
    third = found(cast.community, UnitKind.PARTY_BRANCH, "东岸社区党支部")
    transfer = issued(cast, by, third)
    organisations.merge_unit(unit=branch, into=other, on=clock.today(), basis="合并", by=cast.actor("township_officer"))
    assert member("花立秋", other).stages.get().on == date(2025, 3, 1)
    transfer.refresh_from_db()
    assert (transfer.from_unit, transfer.member) == (other, member("丁立春", other))


def test_the_receipt_of_who_left_still_comes_back_to_the_successor(cast, branch, other, by):
    transfer = issued(cast, by, found(cast.community, UnitKind.PARTY_BRANCH, "东岸社区党支部"))
    Member.objects.filter(pk=transfer.member_id).update(ends_on=clock.today())
    Member.objects.filter(unit=branch).exclude(pk=transfer.member_id).delete()
    organisations.merge_unit(unit=branch, into=other, on=clock.today(), basis="合并", by=cast.actor("township_officer"))
    transfer.refresh_from_db()
    assert transfer.from_unit == other


def test_nothing_in_the_room_speaks_of_a_sanction():
    """停止党籍, 除名 and what leads there are decisions of people: the product does not know the words."""
    words = re.compile("停止党籍|除名|开除|处分|失联|失去联系|不合格党员|自行脱党")
    files = [path for kind in ("*.py", "*.html", "*.po") for path in ROOM.rglob(kind)]
    assert len(files) > 20
    assert not [path.name for path in files if words.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("rows", [1, 30])
def test_lists_ask_the_same_for_one_and_for_many(client, cast, branch, by, rows, django_assert_num_queries):
    services.add_members(unit=branch, names=[f"党员{n}" for n in range(rows)], stage_on=date(2024, 1, 1), by=by)
    for each in Member.objects.exclude(name="丁立春"):
        draft(by, member=each)
    client.force_login(cast.user("secretary"))
    for address, queries in (
        (reverse("activities:members", args=[branch.public_id]), 8), (reverse("activities:transfers"), 5),
    ):  # fmt: skip
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)
