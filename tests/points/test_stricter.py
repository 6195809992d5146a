"""Who decides, writes down and settles are different people; what an appeal found stands; old rules still thank and count."""

from datetime import timedelta

import pytest
import time_machine

from lianxin.bulletin import services as bulletin
from lianxin.kit import clock
from lianxin.kit.actors import ANONYMOUS
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.points import selectors, services
from lianxin.points.errors import WrongState
from lianxin.points.models import Claim, Move, Purse, Reversal
from lianxin.points.services import Decided
from lianxin.points.services.wording import batch_table
from tests.points.test_appeals import decided, doubted, other_supervisor

__all__ = ["doubted"]


def test_what_is_appealed_is_not_decided_by_a_panel_again(client, doubted):
    decided(doubted, is_upheld=False)
    decision = doubted.objection
    services.appeal_dismissal(
        decision=_of(doubted), words="不对", by=doubted.cast.actor("resident_abroad"), at=doubted.now
    )
    assert selectors.objections_to_judge(doubted.posted_batch) == []
    with pytest.raises(RuleBroken, match="已经定过"):
        decided(doubted, is_upheld=True)
    client.force_login(doubted.cast.user("committee"))
    batch = f"/points/batches/{doubted.posted_batch.public_id}/"
    assert "登记评议小组的决定" not in client.get(batch).content.decode()
    sent = {"objection": decision.public_id, "claim": doubted.claim.public_id, "is_upheld": "no", "words": "查过。"}
    sent["members"] = [user.pk for user in doubted.panel()]
    assert client.post(f"{batch}decide/", sent).status_code == 422


def _of(doubted):
    return selectors.found_of(doubted.objection.public_id)


def test_who_is_tied_to_the_claim_or_verified_it_writes_no_decision_on_it_down(doubted):
    asked = {
        "batch": doubted.posted_batch, "objection": doubted.objection, "claim": doubted.claim, "is_upheld": True,
        "words": "查过。", "members": doubted.panel(), "at": doubted.now,
    }  # fmt: skip
    with pytest.raises(RuleBroken, match="您核实过这一笔"):
        services.decide_objection(by=doubted.cast.actor("secretary"), **asked)
    head = doubted.known("committee")
    people.join_household(household=doubted.person.home, person=head, by=doubted.clerk, relation="sibling")
    with pytest.raises(RuleBroken, match="换一个人登记"):
        services.decide_objection(by=doubted.head, **asked)


def test_what_everybody_reads_names_nobody_it_is_about(doubted):
    """The claimant, their family, who verified and who objected: neither the panel nor the level above writes them down."""
    people.register_member(household=doubted.person.home, name="周立春", by=doubted.clerk)
    notice = doubted.objection.notice
    second = bulletin.raise_objection(
        notice=notice, words="不对", by=doubted.cast.actor("resident_abroad"), at=doubted.now
    )
    asked = {
        "batch": doubted.posted_batch, "objection": second, "claim": doubted.claim, "is_upheld": False,
        "members": doubted.panel(), "by": doubted.head, "at": doubted.now,
    }  # fmt: skip
    for name in ("周小满", "周 小满", "周立春", "王清明", "施处暑", "周远"):
        with pytest.raises(RuleBroken, match="不写姓名") as refused:
            services.decide_objection(words=f"问过{name}，他说去了。", **asked)
        assert refused.value.field == "words"
    services.decide_objection(words="问过报的人和邻居，去了。", **asked)
    found, supervisor = selectors.found_of(second.public_id), other_supervisor(doubted)
    appeal = services.appeal_dismissal(
        decision=found, words="不对", by=doubted.cast.actor("resident_abroad"), at=doubted.now
    )
    with pytest.raises(RuleBroken, match="不写姓名"):
        services.decide_appeal(appeal=appeal, is_upheld=True, words="周小满那天不在。", by=supervisor, at=doubted.now)


def test_a_panel_decides_what_was_objected_to_its_own_batch(doubted):
    other = doubted.claimed(doubted.rule_set, doubted.person)
    doubted.verified(other)
    second = doubted.batch(doubted.rule_set)
    with pytest.raises(RuleBroken, match="不是对这一批提的"):
        services.decide_objection(
            batch=second, objection=doubted.objection, claim=other, is_upheld=True, words="查过。", members=doubted.panel(),
            by=doubted.head, at=doubted.now,
        )  # fmt: skip


def test_what_is_objected_to_later_holds_nothing_up_and_is_a_reversal(client, doubted):
    decided(doubted, is_upheld=False)
    batch, notice = doubted.posted_batch, doubted.objection.notice
    doubted.now = clock.day_start(batch.settles_from)
    with time_machine.travel(doubted.now, tick=False):
        late = bulletin.raise_objection(notice=notice, words="他没去", by=ANONYMOUS, at=doubted.now)
        assert list(selectors.batches_to_settle(doubted.head)) == [batch]
        client.force_login(doubted.cast.user("committee"))
        assert "入账" in client.get(f"/points/batches/{batch.public_id}/").content.decode()
        services.settle_batch(batch=batch, by=doubted.head, at=doubted.now)
        services.decide_objection(
            batch=batch, objection=late, claim=doubted.claim, is_upheld=True, words="是没有去。", members=doubted.panel(),
            by=doubted.head, at=doubted.now,
        )  # fmt: skip
    assert Reversal.objects.get().claim == doubted.claim


def test_what_is_objected_to_in_time_is_settled_first(doubted):
    batch = doubted.posted_batch
    doubted.now = clock.day_start(batch.settles_from) - timedelta(minutes=1)
    bulletin.raise_objection(notice=doubted.objection.notice, words="他没去", by=ANONYMOUS, at=doubted.now)
    decided(doubted, is_upheld=False)
    with time_machine.travel(clock.day_start(batch.settles_from), tick=False):
        assert not selectors.batches_to_settle(doubted.head)
        with pytest.raises(RuleBroken, match="没有答复"):
            services.settle_batch(batch=batch, by=doubted.head)


def test_the_members_learn_what_was_written_down_in_their_names(doubted):
    decided(doubted, is_upheld=True)
    told = Message.objects.filter(kind="points.panel")
    assert {each.user.username for each in told} == {"supervisor", "accountant", "liaison"}
    assert all("您没有这样定的" in each.body and "不成立" not in each.body for each in told)


def test_a_verifier_does_not_undo_what_an_appeal_found(doubted):
    second = other_supervisor(doubted)
    decided(doubted, is_upheld=True)
    appeal = services.appeal_removal(claim=doubted.claim, words="有人看见", by=doubted.clerk, at=doubted.now)
    services.decide_appeal(appeal=appeal, is_upheld=True, words="看见了。", by=second, at=doubted.now)
    with pytest.raises(RuleBroken, match="核实人不能再退"):
        services.decline_claim(claim=doubted.claim, reason="?", by=doubted.cast.actor("secretary"), at=doubted.now)
    doubted.claim.refresh_from_db()
    assert doubted.claim.state == "verified"


def test_who_hung_a_batch_up_does_not_settle_it(village):
    rule_set, person = village.funded(), village.family()
    village.verified(village.claimed(rule_set, person))
    batch = village.batch(rule_set)
    village.later(10)
    with pytest.raises(RuleBroken, match="入账要换一位工作人员"):
        services.settle_batch(batch=batch, by=village.clerk, at=village.now)
    assert services.settle_batch(batch=batch, by=village.head, at=village.now).state == "settled"


@pytest.fixture
def changed(village):
    """A second version in force; what was done a few days ago goes by the first."""
    village.now = clock.now() - timedelta(days=40)
    village.old, village.person = village.funded(), village.family()
    village.done_on = village.today
    village.decisions.append(Decided("letter", "R9", "村代决〔2026〕9号", clock.today()))
    village.later(1)
    village.new = village.in_force(village.draft(rules=[]), "R9")
    return village


def test_what_was_done_under_the_version_before_is_still_claimed(client, changed):
    assert selectors.rules_to_claim_by(changed.cast.village) == [changed.new, changed.old]
    client.force_login(changed.cast.user("resident"))
    here = f"/points/claims/new/?place={changed.cast.village.public_id}"
    page = client.get(here).content.decode()
    assert ("第1版" in page, "第2版" in page) == (True, True)
    sent = {
        "person": changed.person.public_id, "rule": changed.old.rules.get().pk, "on": changed.done_on, "quantity": 1,
        "witness": "钱大暑",
    }  # fmt: skip
    assert client.post(here, sent).status_code == 302
    assert Claim.objects.get().rule.rule_set == changed.old
    assert selectors.rules_to_claim_by(changed.cast.village, clock.today() + timedelta(days=80)) == [changed.new]


def test_a_cap_counts_over_a_change_of_version(changed):
    month = changed.done_on.replace(day=1)
    changed.claimed(changed.old, changed.person, on=changed.done_on, quantity=9)
    first = changed.new.starts_on
    if first.replace(day=1) == month:
        with pytest.raises(RuleBroken, match="还能报 6 分"):
            changed.claimed(changed.new, changed.person, on=first, quantity=2)
    Claim.objects.update(on=first)
    with pytest.raises(RuleBroken, match="还能报 6 分"):
        changed.claimed(changed.new, changed.person, on=first, quantity=2)
    changed.claimed(changed.new, changed.person, on=first, quantity=1)


def test_of_whom_no_year_is_known_hangs_as_a_number_and_has_no_purse(village):
    rule_set, person = village.funded(), village.family()
    other = people.register_person(name="钱无年", division=village.cast.village, by=village.clerk)
    people.join_household(household=person.home, person=other, by=village.clerk, relation="child")
    claim = village.claimed(rule_set, other, by=village.clerk, channel="paper")
    assert "钱无年" not in str(batch_table([claim]))
    village.settled(rule_set, person)
    with pytest.raises(RuleBroken, match="补上出生年份"):
        services.transfer_in_household(
            household=person.home, giver=None, taker=other, points=1, by=village.cast.actor("resident"), at=village.now
        )


def test_one_purse_that_does_not_add_up_stops_no_other(village, caplog):
    rule_set, person = village.funded(), village.family()
    village.settled(rule_set, person)
    other = village.family("钱大暑", None, "SH-0009")
    village.settled(rule_set, other, by=village.clerk, channel="paper")
    broken, sound = Purse.objects.order_by("id")
    move = Move.objects.filter(purse=broken).get()
    Move.objects.create(purse=broken, kind="redeem", points=-500, on=move.on, entry_id=move.entry_id)
    at = clock.now() + timedelta(days=630)
    import time_machine

    with time_machine.travel(at):
        services.look_after_purses()
    assert sound.expiry_notices.count() == 1
    assert f"looking after a purse failed for {broken}" in caplog.text


def test_who_stands_on_an_organisers_list_hangs_as_a_number_when_they_want(client, village):
    rule_set, person = village.funded(), village.family()
    activity = services.plan_activity(
        rule=rule_set.rules.get(), title="清东沟", on=village.today, place="东沟", organiser=village.cast.user("liaison"),
        by=village.head, at=village.now,
    )  # fmt: skip
    [claim] = services.list_participants(
        activity=activity, rows=[(person, 1)], by=village.cast.actor("liaison"), at=village.now
    )
    with pytest.raises(NotAllowed, match="由本人或监护人定"):
        services.hide_name(claim=claim, by=village.clerk, at=village.now)
    client.force_login(village.cast.user("resident"))
    here = f"/points/claims/{claim.public_id}/"
    assert "公示时只写编号" in client.get(here).content.decode()
    assert client.post(f"{here}hide-name/", {}).status_code == 302
    claim.refresh_from_db()
    assert claim.number_only
    assert "周" not in str(batch_table([claim]))
    Claim.objects.update(number_only=False)
    village.verified(claim)
    village.batch(rule_set)
    with pytest.raises(WrongState):
        services.hide_name(claim=claim, by=village.cast.actor("resident"), at=village.now)
