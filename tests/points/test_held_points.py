"""Points that end, that are on their way back, and that staff use for a household: nothing leaves twice, escapes or goes unseen."""

from datetime import timedelta

import pytest

from lianxin.audit.models import AuditEvent
from lianxin.audit.selectors import Question, trail
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.points import selectors, services
from lianxin.points.models import Claim, ExpiryNotice, Item, Move, Purse


@pytest.fixture
def rich(village):
    """A household with twelve points of one batch, and a shelf."""
    village.rule_set, village.person = village.funded(), village.family()
    village.settled(village.rule_set, village.person)
    village.purse, village.resident = Purse.objects.get(), village.cast.actor("resident")
    village.secretary = village.cast.actor("secretary")
    return village


def held(rich):
    return selectors.balance_of(rich.purse)


def second_batch(rich):
    """Twelve points more, of the next month."""
    rich.later(35)
    rich.settled(rich.rule_set, rich.person)


def announced(rich, lot, days):
    months = 24
    from lianxin.points.calc.lots import ends_on

    day = ends_on(lot.earned_on, months)
    return ExpiryNotice.objects.create(
        purse=rich.purse, ends_on=day, points=lot.points, told_on=day - timedelta(days=days)
    )


def test_a_lot_that_may_not_go_yet_keeps_what_was_earned_after_it(rich):
    second_batch(rich)
    older, newer = selectors.lots_of(rich.purse)
    announced(rich, newer, 60)
    at = rich.now + timedelta(days=800)
    asked = {"purse": rich.purse, "by": rich.head, "at": at}
    assert [services.expire_points(**asked) for _run in range(2)] == [0, 0]
    announced(rich, older, 60)
    assert [services.expire_points(**asked) for _run in range(3)] == [24, 0, 0]
    assert selectors.sums_agree(rich.purse)
    assert selectors.lots_of(rich.purse) == []


def test_what_is_kept_for_them_does_not_end_twice_a_day(rich):
    second_batch(rich)
    for lot in selectors.lots_of(rich.purse):
        announced(rich, lot, 60)
    kept = services.reserve(purse=rich.purse, item=rich.item(), by=rich.resident, at=rich.now)
    asked = {"purse": rich.purse, "by": rich.head, "at": rich.now + timedelta(days=800)}
    assert [services.expire_points(**asked) for _run in range(2)] == [18, 0]
    services.cancel_redemption(redemption=kept, by=rich.resident)
    assert [services.expire_points(**asked) for _run in range(2)] == [6, 0]
    assert selectors.sums_agree(rich.purse)


def noticed(rich, claim=None):
    return services.notice_reversal(
        claim=claim or Claim.objects.first(), ground="fraud", reason="没有做", by=rich.head, at=rich.now
    )


def test_an_award_under_notice_is_not_free(rich):
    reversal = noticed(rich)
    with pytest.raises(RuleBroken, match="等着定冲不冲回"):
        services.transfer_in_household(
            household=rich.person.home, giver=None, taker=rich.person, points=12, by=rich.resident, at=rich.now
        )
    with pytest.raises(RuleBroken, match="等着定冲不冲回"):
        services.reserve(purse=rich.purse, item=rich.item(), by=rich.resident, at=rich.now)
    assert selectors.held(rich.purse).free == 0
    services.carry_out_reversal(reversal=reversal, by=rich.secretary, at=rich.later(40))
    assert held(rich) == 0
    assert Move.objects.get(kind="reverse").points == -12


def test_a_reversal_puts_back_what_was_kept_and_tells_them(rich):
    kept = services.reserve(purse=rich.purse, item=rich.item(), by=rich.resident, at=rich.now)
    services.carry_out_reversal(reversal=noticed(rich), by=rich.secretary, at=rich.later(40))
    kept.refresh_from_db()
    assert (kept.state, Item.objects.get().reserved, held(rich)) == ("cancelled", 0, 0)
    assert "洗衣粉一袋不再留着" in Message.objects.get(kind="points.redemption").body


def test_what_staff_do_for_a_household_is_told_and_a_signature_takes_two(rich):
    kept = services.reserve(purse=rich.purse, item=rich.item(), by=rich.clerk, at=rich.now)
    assert "郑谷雨代您家留了洗衣粉一袋" in Message.objects.get(kind="points.redemption").body
    with pytest.raises(RuleBroken, match="要换一位工作人员"):
        services.hand_over(redemption=kept, proof="signature", by=rich.clerk, at=rich.now)
    services.hand_over(redemption=kept, proof="signature", by=rich.head, at=rich.now)
    services.transfer_in_household(
        household=rich.person.home, giver=None, taker=rich.person, points=2, present=rich.person, by=rich.clerk,
        at=rich.now,
    )  # fmt: skip
    other = services.reserve(
        purse=Purse.objects.get(household=None), item=rich.item(title="皂一块", cost_fen=50), by=rich.clerk
    )
    services.cancel_redemption(redemption=other, by=rich.clerk)
    told = list(Message.objects.filter(kind="points.redemption").order_by("id").values_list("body", flat=True))
    assert [
        words in body
        for words, body in zip(("留了", "签了字", "户里转给周小满", "皂一块", "不要皂一块了"), told, strict=True)
    ] == [True] * 5
    assert all("告诉监督委员会" in body for body in told)


def test_no_officer_above_reads_one_persons_points_in_the_trail(rich):
    kept = services.reserve(purse=rich.purse, item=rich.item(), by=rich.resident, at=rich.now)
    reversal = noticed(rich)
    private = {Claim.objects.get().public_id, kept.public_id, rich.purse.public_id, reversal.public_id}
    for name, sees in (("county_officer", False), ("auditor", False), ("supervisor", True)):
        page, veiled = trail(rich.cast.actor(name), Question(), size=200)
        events = [event for event in page if event.subject_id in private - ({kept.public_id} if sees else set())]
        assert events
        assert all((event.pk in veiled) != sees for event in events), name
    assert "claim:enter" in str([event.tag for event in AuditEvent.objects.filter(actor_name="周小满")])
    page, _veiled = trail(rich.cast.actor("auditor"), Question(person="周小满"))
    assert page.items == []


def test_what_went_to_another_purse_of_the_household_before_the_notice_comes_back(rich):
    services.transfer_in_household(
        household=rich.person.home, giver=None, taker=rich.person, points=12, by=rich.resident, at=rich.now
    )
    assert "把户里的 12 分转到了周小满名下" in Message.objects.get(kind="points.redemption").body
    own, soap = Purse.objects.get(household=None), rich.item()
    kept = services.reserve(purse=own, item=soap, by=rich.resident, at=rich.now)
    reversal = noticed(rich)
    assert selectors.held(own).free == 0, "doubted where it lies now"
    with pytest.raises(RuleBroken, match="等着定冲不冲回"):
        services.reserve(purse=own, item=soap, by=rich.resident, at=rich.now)
    services.carry_out_reversal(reversal=reversal, by=rich.secretary, at=rich.later(40))
    kept.refresh_from_db()
    assert (kept.state, held(rich), selectors.balance_of(own)) == ("cancelled", 0, 0)
    assert Move.objects.get(kind="reverse").points == -12
    assert selectors.sums_agree(rich.purse)
    assert selectors.sums_agree(own)


def test_two_awards_under_notice_are_doubted_together_where_half_of_them_went(rich):
    second_batch(rich)
    services.transfer_in_household(
        household=rich.person.home, giver=None, taker=rich.person, points=12, by=rich.resident, at=rich.now
    )
    own, awards = Purse.objects.get(household=None), [noticed(rich, claim) for claim in Claim.objects.order_by("pk")]
    assert (selectors.free_points(rich.purse), selectors.free_points(own)) == (0, 0)
    for reversal in awards:
        services.carry_out_reversal(reversal=reversal, by=rich.secretary, at=rich.later(40))
    assert (held(rich), selectors.balance_of(own)) == (0, 0)


def test_nobody_takes_an_award_back_alone_or_from_their_kin(rich):
    second_batch(rich)
    reversal, late = noticed(rich), rich.later(40)
    with pytest.raises(NotAllowed, match="换一个人"):
        services.carry_out_reversal(reversal=reversal, by=rich.head, at=late)
    people.record_kinship(
        person=rich.person, relative=rich.known("secretary"), kind="sibling", source="本人申明", by=rich.secretary
    )
    with pytest.raises(RuleBroken, match="和这一笔有关"):
        services.carry_out_reversal(reversal=reversal, by=rich.secretary, at=late)
    with pytest.raises(RuleBroken, match="和这一笔有关"):
        services.notice_reversal(claim=Claim.objects.last(), ground="error", reason="?", by=rich.secretary, at=rich.now)
