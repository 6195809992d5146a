"""A household divides, merges, is struck off or moves: no point is lost, none grows younger, and somebody answers for it."""

from datetime import date, timedelta

import pytest
from django.db.models import Sum
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.ledger import selectors as ledger
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.points import policies, selectors, services
from lianxin.points.calc.lots import Lot, shared_out
from lianxin.points.models import HandingOn, Move, Purse, Slip

LOTS = st.lists(
    st.builds(Lot, st.dates(date(2025, 1, 1), date(2026, 12, 31)), st.integers(1, 50)),
    min_size=1, max_size=6, unique_by=lambda lot: lot.earned_on,
)  # fmt: skip


@given(LOTS, st.lists(st.integers(1, 40), max_size=4))
def test_what_is_shared_out_is_the_oldest_and_nothing_is_lost(lots, wanted):
    held, shares = sum(lot.points for lot in lots), list(enumerate(wanted))
    if sum(wanted) > held:
        with pytest.raises(ValueError, match="more leaves"):
            shared_out(lots, shares)
        return
    given_out = shared_out(lots, shares)
    assert [sum(lot.points for lot in part) for _key, part in given_out] == wanted
    left = {lot.earned_on: lot.points for lot in lots}
    gone = [lot for _key, part in given_out for lot in part]
    for lot in gone:
        left[lot.earned_on] -= lot.points
    assert min(left.values()) >= 0
    assert sum(left.values()) == held - sum(wanted)
    still = [day for day, points in left.items() if points]
    assert not gone or not still or max(lot.earned_on for lot in gone) <= min(still)


@pytest.fixture
def divided(village):
    """A household with twelve points, of which one son has founded a household of his own."""
    rule_set = village.funded()
    village.person = village.family()
    village.son = people.register_member(household=village.person.home, name="周立夏", by=village.clerk).person
    village.settled(rule_set, village.person)
    village.purse = Purse.objects.get()
    member = village.person.home.members.get(person=village.son)
    people.leave_household(member=member, by=village.clerk)
    village.second = people.register_household(
        code="SH-0002", division=village.cast.village, representative=village.son, by=village.clerk
    )
    return village


def hand_on(village, shares, by=None, reason="分户时说好的"):
    handing = services.prepare_handing_on(
        purse=village.purse, shares=shares, reason=reason, by=by or village.clerk, at=village.now
    )
    return services.agree_to_handing_on(handing=handing, by=village.head, at=village.now)


def _sums(purses):
    return [selectors.balance_of(purse) for purse in purses]


def test_who_left_gets_the_part_that_was_agreed(divided):
    hand_on(divided, [(divided.son, 5)])
    other = Purse.objects.get(household=divided.second)
    assert _sums([divided.purse, other]) == [7, 5]
    assert all(selectors.sums_agree(purse) for purse in (divided.purse, other))
    assert Move.objects.aggregate(total=Sum("points"))["total"] == 12
    earned = Move.objects.get(kind="award").earned_on
    assert selectors.lots_of(other) == [Lot(earned, 5)]
    event = AuditEvent.objects.get(tag="points:purse:hand_on")
    assert (event.reason, event.after["points"]) == ("分户时说好的", 5)
    assert not ledger.wrong_balances()
    said = [*Slip.objects.values_list("words", flat=True), *Message.objects.values_list("body", flat=True)]
    assert any("交接来 5 分（分户时说好的）" in words for words in said)
    assert any("交接走 5 分（分户时说好的）" in words for words in said)


def test_what_came_after_its_last_day_is_announced_and_ends(divided):
    late = divided.now + timedelta(days=800)
    handing = services.prepare_handing_on(
        purse=divided.purse, shares=[(divided.son, 5)], reason="分户时说好的", by=divided.clerk, at=late
    )
    services.agree_to_handing_on(handing=handing, by=divided.head, at=late)
    other = Purse.objects.get(household=divided.second)
    asked = {"purse": other, "by": divided.clerk}
    assert [services.tell_expiry(at=late + timedelta(days=day), **asked) for day in (0, 1, 2)] == [0, 1, 0]
    told, slip = late + timedelta(days=1), Slip.objects.get(key__startswith="expiry:")
    services.hand_slip(slip=slip, on=told.date(), by=divided.clerk, at=told)
    assert [services.expire_points(at=late + timedelta(days=day), **asked) for day in (61, 62)] == [0, 5]
    assert selectors.sums_agree(other)
    with pytest.raises(RuleBroken, match="只能用掉，不能再转"):
        services.transfer_in_household(
            household=divided.person.home, giver=None, taker=divided.person, points=5, by=divided.cast.actor("resident"), at=late
        )  # fmt: skip


def test_a_household_struck_off_hands_everything_on(divided):
    member = divided.person.home.members.get(ends_on__isnull=True)
    people.move_member(member=member, code="SH-0002", by=divided.clerk)
    home = divided.person.home
    home.refresh_from_db()
    if home.ended_on is None:
        people.end_household(household=home, by=divided.clerk)
    assert list(selectors.purses_left(divided.clerk)) == [divided.purse]
    with pytest.raises(RuleBroken, match="12 分要一次交完"):
        hand_on(divided, [(divided.son, 5)])
    hand_on(divided, [(divided.son, 5), (divided.person, 7)], reason="并到一户")
    assert _sums([divided.purse, Purse.objects.get(household=divided.second)]) == [0, 12]
    assert not selectors.purses_left(divided.clerk)


def test_what_is_not_handed_on(divided):
    stranger = divided.family("钱大暑", None, "SH-0009")
    for shares, said in (
        ([], "几分"),
        ([(divided.son, 0)], "几分"),
        ([(divided.son, 13)], "没有这么多"),
        ([(stranger, 1)], "没有人是从这一户出来的"),
        ([(divided.person, 1)], "还在这一户里"),
    ):
        with pytest.raises(RuleBroken, match=said):
            hand_on(divided, shares)
    for name in ("resident", "supervisor", "township_officer"):
        with pytest.raises(NotAllowed):
            hand_on(divided, [(divided.son, 1)], by=divided.cast.actor(name))
    assert _sums([divided.purse]) == [12]


def test_whose_household_receives_neither_writes_it_down_nor_confirms(divided):
    asked = {"purse": divided.purse, "shares": [(divided.son, 5)], "reason": "说好的", "at": divided.now}
    handing = services.prepare_handing_on(by=divided.clerk, **asked)
    people.join_household(household=divided.second, person=divided.known("committee"), by=divided.clerk)
    for act in (
        lambda: services.agree_to_handing_on(handing=handing, by=divided.head, at=divided.now),
        lambda: services.prepare_handing_on(by=divided.head, **asked),
    ):
        with pytest.raises(NotAllowed, match="您自己家"):
            act()
    assert _sums([divided.purse]) == [12]


def test_who_moved_away_still_uses_what_this_place_gave(divided):
    resident = divided.cast.actor("resident")
    assert policies.is_ours(resident, divided.purse)
    people.move_household(
        household=divided.person.home, division=divided.cast.other_village, code="XH-7", by=divided.cast.actor("township_officer"),
        on=divided.today + timedelta(days=1),
    )  # fmt: skip
    assert policies.is_ours(resident, divided.purse)
    assert [held.balance for held in selectors.purses_for(divided.person)] == [12]
    assert not selectors.purses_left(divided.clerk)
    with pytest.raises(RuleBroken, match="还在这里用"):
        hand_on(divided, [(divided.person, 12)])


def test_the_counter_hands_on_line_by_line(divided, client):
    client.force_login(divided.cast.user("clerk"))
    address = f"/points/purses/hand-on/?place={divided.cast.village.public_id}&from=SH-0001"
    assert "SH-0001 还有 12 分" in client.get(address).content.decode()
    sent = {"code": "SH-0001", "shares": "周立夏 4", "reason": "两家说好的"}
    assert client.post(address, sent | {"code": "SH-7777"}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert _sums([divided.purse]) == [12], "written down, and not done"
    waits = HandingOn.objects.get()
    step = f"/points/purses/handings/{waits.public_id}"
    assert client.post(f"{step}/agree/").status_code == 403, "never alone"
    listed = client.get("/points/purses/handings/").content.decode()
    assert "SH-0001 户交接走 4 分" in listed
    assert f"{step}/drop/" in listed, "who wrote it down can only drop it"
    assert client.get(f"{step}/drop/").status_code == 200
    told = Message.objects.filter(title__contains="等您家同意").get()
    assert (told.user, told.url) == (divided.cast.user("resident"), f"{step}/agree/")
    client.force_login(divided.cast.user("outsider"))
    assert client.get(f"{step}/agree/").status_code in (403, 404)
    client.force_login(divided.cast.user("resident"))
    page = client.get(f"{step}/agree/").content.decode()
    assert "周立夏 4 分" in page
    assert f'href="{step}/drop/"' in page
    waits.shares.append(["GONE", 1])
    waits.save()
    assert "已经查不到的人" in client.get(f"{step}/agree/").content.decode()
    assert "再重新写一次" in client.post(f"{step}/agree/").content.decode()
    waits.shares.pop()
    waits.save()
    assert client.post(f"{step}/agree/").status_code == 302
    assert _sums([divided.purse]) == [8]
    assert client.post(f"{step}/agree/").status_code == 422, "once"
    assert AuditEvent.objects.get(tag="points:purse:hand_on").after["prepared_by"] == "郑谷雨"


def test_what_was_not_agreed_on_is_dropped_and_written_anew(divided):
    asked = {"purse": divided.purse, "by": divided.clerk, "reason": "说好的", "at": divided.now}
    first = services.prepare_handing_on(shares=[(divided.son, 5)], **asked)
    second = services.prepare_handing_on(shares=[(divided.son, 4)], **asked)
    assert list(selectors.handings_to_confirm(divided.head)) == [second]
    assert not selectors.handings_to_confirm(divided.clerk)
    with pytest.raises(RuleBroken, match="不用再点"):
        services.agree_to_handing_on(handing=first, by=divided.head, at=divided.now)
    services.drop_handing_on(handing=second, by=divided.cast.actor("resident"), at=divided.now)
    with pytest.raises(RuleBroken, match="不用再点"):
        services.agree_to_handing_on(handing=second, by=divided.head, at=divided.now)
    assert _sums([divided.purse]) == [12]
