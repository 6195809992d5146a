"""From lending a hand to the ledger: who may claim, who may verify, what hangs, what is settled."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.ledger import selectors as ledger
from lianxin.ledger.errors import NotEnough
from lianxin.messaging.models import Message
from lianxin.people import services as people
from lianxin.points import forms, selectors, services
from lianxin.points.models import Batch, Claim, Move, PanelDecision, Pool, Purse, Reversal
from tests.points.conftest import RULE


def test_a_claim_on_paper_becomes_points(village):
    rule_set, person = village.funded(), village.family()
    claim = village.claimed(rule_set, person, by=village.clerk, channel="paper")
    assert (claim.points, claim.state, claim.household) == (12, "waiting", person.home)
    village.verified(claim)
    batch = village.batch(rule_set)
    notice = Notice.objects.get(source_kind="points_batch")
    assert notice.tables[0]["rows"][0] == [claim.public_id, "周**", "A01 打扫公共场地", village.today.isoformat(), 12]
    with pytest.raises(RuleBroken, match="异议期"):
        services.settle_batch(batch=batch, by=village.head, at=village.now)
    services.settle_batch(batch=batch, by=village.head, at=village.later(10))
    purse = Purse.objects.get()
    assert purse.household == person.home
    assert selectors.balance_of(purse) == 12
    assert ledger.balance_of(Pool.objects.get().account) == 2000 - 12
    assert selectors.sums_agree(purse)
    assert ledger.wrong_balances() == []


def test_who_may_not_verify(village):
    rule_set, person = village.funded(), village.family()
    claim = village.claimed(rule_set, person, by=village.clerk, channel="paper")
    village.known("clerk")
    with pytest.raises(RuleBroken, match="自己录的"):
        services.verify_claim(claim=claim, by=village.clerk)
    with pytest.raises(RuleBroken, match="关联账号"):
        services.verify_claim(claim=claim, by=village.head)
    with pytest.raises(RuleBroken, match="关联账号"):
        services.decline_claim(claim=claim, reason="没有做", by=village.head)
    head = village.family("冯芒种", "committee", "SH-0002")
    people.record_kinship(
        person=person, relative=head, kind="sibling", source="本人申明", by=village.cast.actor("secretary")
    )
    with pytest.raises(RuleBroken, match="近亲属") as refused:
        services.verify_claim(claim=claim, by=village.head)
    assert "兄弟" not in str(refused.value)
    with pytest.raises(NotAllowed):
        services.verify_claim(claim=claim, by=village.cast.actor("township_officer"))
    assert Claim.objects.get().state == "waiting"


def test_two_verifiers_are_not_kin_of_each_other(village):
    rule_set, person = village.funded(), village.family()
    head, secretary = village.family("冯芒种", "committee", "SH-0002"), village.family("王清明", "secretary", "SH-0003")
    claim = village.claimed(rule_set, person)
    claim = services.verify_claim(claim=claim, by=village.head)
    with pytest.raises(RuleBroken, match="两个不同的人"):
        services.verify_claim(claim=claim, by=village.head)
    people.record_kinship(
        person=head, relative=secretary, kind="spouse", source="本人申明", by=village.cast.actor("secretary")
    )
    with pytest.raises(RuleBroken, match="另一位核实人"):
        services.verify_claim(claim=claim, by=village.cast.actor("secretary"))
    village.known("clerk")
    assert services.verify_claim(claim=claim, by=village.clerk).state == "verified"


def test_the_family_of_the_claimant_does_not_verify(village):
    rule_set, person = village.funded(), village.family()
    head = people.register_person(
        name="冯芒种", division=village.cast.village, by=SYSTEM, user=village.cast.user("committee")
    )
    people.join_household(household=person.home, person=head, by=village.clerk, relation="child_in_law")
    with pytest.raises(RuleBroken, match="同一户"):
        services.verify_claim(claim=village.claimed(rule_set, person), by=village.head)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"quantity": 11}, "还能报 60 分"),
        ({"on": "tomorrow"}, "还没到那天"),
        ({"on": "before"}, "没有生效"),
        ({"witness": ""}, "作证"),
    ],
)
def test_what_cannot_be_claimed(village, change, said):
    rule_set, person = village.funded(), village.family()
    days = {"tomorrow": village.today + timedelta(days=1), "before": rule_set.starts_on - timedelta(days=1)}
    change = {name: days.get(value, value) for name, value in change.items()}
    with pytest.raises(RuleBroken, match=said):
        village.claimed(rule_set, person, **change)


def test_a_cap_adds_up_over_claims_and_over_the_household(village):
    rule_set, person = village.funded(), village.family()
    village.claimed(rule_set, person, quantity=9)
    with pytest.raises(RuleBroken, match="还能报 6 分"):
        village.claimed(rule_set, person, quantity=2)
    for name in ("周远", "周芽"):
        member = people.register_person(name=name, division=village.cast.village, by=village.clerk, birth_year=1985)
        people.join_household(household=person.home, person=member, by=village.clerk, relation="child")
    village.claimed(rule_set, member, channel="household", quantity=10)
    other = person.home.members.exclude(person=person).exclude(person=member).get().person
    with pytest.raises(RuleBroken, match="这一户"):
        village.claimed(rule_set, other, channel="household", quantity=2)


def test_nobody_claims_for_strangers(village):
    rule_set, person = village.funded(), village.family("钱大暑", None)
    for who, channel in (
        ("resident", "self"),
        ("resident", "household"),
        ("liaison", "liaison"),
        ("resident", "paper"),
    ):
        with pytest.raises(NotAllowed):
            village.claimed(rule_set, person, by=village.cast.actor(who), channel=channel)


def test_nothing_is_awarded_that_is_not_funded(village):
    rule_set, person = village.funded(fen=500), village.family()
    village.verified(village.claimed(rule_set, person))
    batch = village.batch(rule_set)
    with pytest.raises(NotEnough):
        services.settle_batch(batch=batch, by=village.head, at=village.later(10))
    assert not Move.objects.exists()
    village.funded(rule_set, 500, kind="donation", donor="柳溪菌业")
    assert services.settle_batch(batch=batch, by=village.head, at=village.now).state == "settled"


@pytest.mark.parametrize(("fen", "said"), [(130, "整倍数"), (260_000, "超了")])
def test_money_is_whole_points_and_never_over_the_budget(village, fen, said):
    rule_set = village.in_force()
    village.unit()
    with pytest.raises(RuleBroken, match=said):
        village.funded(rule_set, fen)


def test_money_is_picked_from_the_books_and_backs_points_once(client, village):
    rule_set, accountant = village.in_force(), village.cast.actor("accountant")
    own, entry = village.money(5000, by=accountant), village.money(5000)
    asked = {"rule_set": rule_set, "kind": "collective", "at": village.now}
    for given, by, said in (
        ({}, accountant, "请选账本里"),
        ({"entry": own}, accountant, "没有第二个人审过"),
        ({"entry": entry, "fen": 6000}, accountant, "只剩 50.00 元"),
    ):
        with pytest.raises(RuleBroken, match=said):
            services.fund_budget(**asked, **given, by=by)
    assert services.fund_budget(**asked, entry=entry, fen=2000, by=accountant).points == 40
    assert services.fund_budget(**asked, entry=entry, by=accountant).points == 60
    with pytest.raises(RuleBroken, match="已经用来发积分"):
        services.fund_budget(**asked, entry=entry, by=accountant)
    services.end_rules(rule_set=rule_set, reason="换一版", by=village.head, at=village.now)
    village.decisions.append(services.Decided("letter", "R9", "村代决〔2026〕9号", clock.today()))
    later = village.in_force(village.draft(), "R9")
    with pytest.raises(RuleBroken, match="已经用来发积分"):
        services.fund_budget(**asked | {"rule_set": later}, entry=entry, by=accountant)
    fund = f"/points/fund/?place={village.cast.village.public_id}"
    client.force_login(village.cast.user("accountant"))
    page = client.get(fund).content.decode()
    assert own.public_id in page
    assert entry.public_id not in page


def test_what_a_shop_takes_off_is_seen_by_two(client, village):
    rule_set, supervisor = village.in_force(), village.cast.user("supervisor")
    village.unit()
    given = {
        "rule_set": rule_set,
        "kind": "shop",
        "fen": 5000,
        "donor": "东头五金",
        "by": village.cast.actor("accountant"),
    }
    for second in (None, village.cast.user("accountant")):
        with pytest.raises(RuleBroken, match="另一位工作人员一起核过"):
            services.fund_budget(**given, checked_by=second, at=village.now)
    with pytest.raises(RuleBroken, match="一起核的要是"):
        services.fund_budget(**given, checked_by=village.cast.user("resident"), at=village.now)
    made = services.fund_budget(**given, checked_by=supervisor, at=village.now)
    assert (made.points, made.checked_by_name, made.entry) == (100, supervisor.name, None)
    assert "东头五金" in Message.objects.get(user=supervisor, kind="points.funding").body


def objected(village, batch):
    notice = Notice.objects.get(source_id=batch.public_id)
    return bulletin.raise_objection(
        notice=notice, words="这天他在外地", by=village.cast.actor("resident_abroad"), at=village.now
    )


def test_an_objection_found_right_by_a_panel_takes_the_claim_out(village):
    rule_set, person, other = village.funded(), village.family(), village.family("钱大暑", None, "SH-0009")
    wrong = village.verified(village.claimed(rule_set, person))
    right = village.verified(village.claimed(rule_set, other, by=village.clerk, channel="paper"))
    batch = village.batch(rule_set)
    first_day, objection = batch.settles_from, objected(village, batch)
    with pytest.raises(RuleBroken, match="评议小组"):
        bulletin.uphold_objection(objection=objection, answer="对", by=village.head)
    village.later(10)
    with pytest.raises(RuleBroken, match="没有答复"):
        services.settle_batch(batch=batch, by=village.head, at=village.now)
    panel = village.panel()
    decided = services.decide_objection(
        batch=batch, objection=objection, claim=wrong, is_upheld=True, members=panel, words="那天他确实在外地。",
        by=village.head, at=village.now,
    )  # fmt: skip
    wrong.refresh_from_db()
    assert (wrong.state, decided.settles_from > first_day) == ("removed", True)
    notice = Notice.objects.get(source_id=batch.public_id)
    assert notice.state == "posted"
    assert [row[0] for row in notice.tables[0]["rows"]] == [right.public_id]
    with pytest.raises(RuleBroken, match="异议期"):
        services.settle_batch(batch=batch, by=village.head, at=village.now)
    services.settle_batch(batch=batch, by=village.head, at=village.later(10))
    assert [move.claim for move in Move.objects.all()] == [right]


def decided(village, batch, objection, claim, *, is_upheld=True, words="查过。"):
    return services.decide_objection(
        batch=batch, objection=objection, claim=claim, is_upheld=is_upheld, words=words, by=village.head, at=village.now,
        members=village.panel(),
    )  # fmt: skip


@pytest.mark.parametrize("is_upheld", [True, False])
def test_a_second_objection_to_a_claim_already_out_is_decided_and_nothing_more_happens(village, is_upheld):
    rule_set, person = village.funded(), village.family()
    claim = village.verified(village.claimed(rule_set, person))
    batch = village.batch(rule_set)
    first, second = objected(village, batch), objected(village, batch)
    out = decided(village, batch, first, claim)
    village.later(3)
    decided(village, batch, second, claim, is_upheld=is_upheld)
    claim.refresh_from_db()
    batch.refresh_from_db()
    assert (claim.state, batch.settles_from) == ("removed", out.settles_from)
    assert services.settle_batch(batch=batch, by=village.head, at=village.later(7)).state == "settled"


@pytest.mark.parametrize("is_upheld", [True, False])
def test_an_objection_to_no_single_claim_is_decided(client, village, is_upheld):
    rule_set, person = village.funded(), village.family()
    claim = village.verified(village.claimed(rule_set, person))
    batch = village.batch(rule_set)
    objection = objected(village, batch)
    client.force_login(village.cast.user("committee"))
    sent = {
        "objection": objection.public_id, "claim": "", "is_upheld": "yes" if is_upheld else "no", "words": "少写了一天。",
        "members": [user.pk for user in village.panel()],
    }  # fmt: skip
    assert client.post(f"/points/batches/{batch.public_id}/decide/", sent).status_code == 302
    claim.refresh_from_db()
    objection.refresh_from_db()
    assert (claim.state, objection.is_open) == ("posted", False)
    notice = Notice.objects.get(source_id=batch.public_id)
    assert (notice.state, notice.postings.count()) == ("posted", 2 if is_upheld else 1)
    assert PanelDecision.objects.get().claim is None
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM points_paneldecision")


def test_an_objection_found_right_after_settling_begins_the_reversal(village):
    rule_set, person, other = village.funded(), village.family(), village.family("钱大暑", None, "SH-0009")
    right = village.verified(village.claimed(rule_set, other, by=village.clerk, channel="paper"))
    batch = village.settled(rule_set, person)
    wrong = batch.claims.exclude(pk=right.pk).get()
    decided(village, batch, objected(village, batch), wrong, words="那天他在外地。")
    reversal = Reversal.objects.get()
    assert (reversal.claim, reversal.ground, reversal.state) == (wrong, "error", "noticed")
    notice = Notice.objects.get(source_id=batch.public_id)
    assert [row[0] for row in notice.tables[0]["rows"]] == [right.public_id]
    assert "正在冲回" in notice.because
    decided(village, batch, objected(village, batch), wrong)
    assert Reversal.objects.count() == 1
    services.appeal_reversal(reversal=reversal, words="没有错", by=village.cast.actor("resident"), at=village.now)
    call = {"reversal": reversal, "is_upheld": True, "words": "没有错", "at": village.now}
    with pytest.raises(NotAllowed, match="由乡镇"):
        services.decide_reversal(by=village.supervisor, **call)  # the only supervisor sat on the panel that began it
    services.decide_reversal(by=village.cast.actor("township_officer"), **call)
    assert set(selectors.claims_of_batch(batch)) == {right, wrong}
    with pytest.raises(RuleBroken, match="不冲回"):
        decided(village, batch, objected(village, batch), wrong)


def test_nobody_but_whose_it_is_withdraws_a_claim_and_who_declines_says_why(village):
    rule_set, person = village.funded(), village.family()
    claim = village.verified(village.claimed(rule_set, person))
    with pytest.raises(NotAllowed, match="报的人或本人"):
        services.withdraw_claim(claim=claim, by=village.clerk, at=village.now)
    services.decline_claim(claim=claim, reason="那天在修另一条路。", by=village.head, at=village.now)
    claim.refresh_from_db()
    assert (claim.state, claim.because) == ("declined", "那天在修另一条路。")
    told = Message.objects.get(kind="points.claim")
    assert (told.user, "那天在修另一条路" in told.body) == (village.cast.user("resident"), True)
    mine = village.verified(village.claimed(rule_set, person))
    assert services.withdraw_claim(claim=mine, by=village.cast.actor("resident"), at=village.now).state == "withdrawn"


def test_the_list_of_an_activity_is_entered_after_its_rules_ended(village):
    rule_set, person = village.funded(), village.family()
    activity = services.plan_activity(
        rule=rule_set.rules.get(), title="清东沟", on=village.today, place="东沟", organiser=village.cast.user("liaison"),
        by=village.head, at=village.now,
    )  # fmt: skip
    services.end_rules(rule_set=rule_set, reason="停了", by=village.head, at=village.now)
    village.later(1)
    (made,) = services.list_participants(activity=activity, rows=[(person, 2)], by=village.clerk, at=village.now)
    assert (made.points, made.state) == (12, "waiting")
    with pytest.raises(RuleBroken, match="没有生效"):
        village.claimed(rule_set, person)


@pytest.mark.parametrize("how", ["by its date", "by hand", "by the next"])
def test_rules_that_ended_still_thank_for_what_was_done(client, village, how):
    rule_set, person = village.funded(fen=500), village.family()
    village.verified(village.claimed(rule_set, person))
    if how == "by its date":
        village.later((rule_set.ends_on - village.today).days + 1)
    elif how == "by hand":
        services.end_rules(rule_set=rule_set, reason="停了", by=village.head, at=village.now)
    else:
        village.decisions.append(services.Decided("letter", "R9", "村代决〔2026〕9号", clock.today()))
        village.in_force(village.draft(rules=[]), "R9")
    place = village.cast.village.public_id
    with time_machine.travel(village.now):
        client.force_login(village.cast.user("clerk"))
        if how != "by the next":
            assert "还可以公示、入账" in client.get(f"/points/desk/?place={place}").content.decode()
        sent = client.post(f"/points/batches/new/?place={place}", {"month": f"{village.today:%Y-%m}"})
        assert sent.status_code == 302
        batch = Batch.objects.get()
        assert batch.rule_set == rule_set
    if how == "by the next":
        return
    with time_machine.travel(village.later(10)):
        client.force_login(village.cast.user("accountant"))
        funded = {"kind": "collective", "entry": village.money(500).public_id}
        assert client.post(f"/points/fund/?place={place}", funded).status_code == 302
        assert services.settle_batch(batch=batch, by=village.head).state == "settled"


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("supervisor", "accountant"), "三个"),
        (("clerk", "accountant", "liaison"), "监督委员会"),
        (("supervisor", "secretary", "liaison"), "核实过"),
        (("supervisor", "resident", "liaison"), "同一户"),
    ],
)
def test_who_may_not_sit_on_the_panel(village, names, said):
    rule_set, person = village.funded(), village.family()
    claim = village.verified(village.claimed(rule_set, person, by=village.cast.actor("resident")))
    Claim.objects.update(entered_by=None)
    batch = village.batch(rule_set)
    objection = objected(village, batch)
    with pytest.raises(RuleBroken, match=said):
        services.decide_objection(
            batch=batch, objection=objection, claim=claim, is_upheld=True, words="对", by=village.head, at=village.now,
            members=village.panel(*names),
        )  # fmt: skip


def test_an_award_is_taken_back_after_notice_and_appeal_alone(village):
    rule_set, person = village.funded(), village.family()
    village.known("supervisor")
    village.settled(rule_set, person)
    claim = Claim.objects.get()
    reversal = services.notice_reversal(
        claim=claim, ground="error", reason="记成了两小时", by=village.head, at=village.now
    )
    with pytest.raises(RuleBroken, match="申诉期"):
        services.carry_out_reversal(reversal=reversal, by=village.cast.actor("secretary"), at=village.now)
    services.appeal_reversal(reversal=reversal, words="是两小时", by=village.cast.actor("resident"), at=village.now)
    with pytest.raises(NotAllowed):
        services.decide_reversal(reversal=reversal, is_upheld=True, words="对", by=village.head)
    services.decide_reversal(
        reversal=reversal, is_upheld=False, words="查过，是一小时", by=village.supervisor, at=village.now
    )
    claim.refresh_from_db()
    assert claim.state == "reversed"
    assert selectors.balance_of(Purse.objects.get()) == 0
    assert ledger.balance_of(Pool.objects.get().account) == 2000
    assert [move.kind for move in Move.objects.all()] == ["award", "reverse"]


def test_an_appeal_found_right_leaves_the_award(village):
    rule_set, person = village.funded(), village.family()
    village.known("supervisor")
    village.settled(rule_set, person)
    reversal = services.notice_reversal(
        claim=Claim.objects.get(), ground="error", reason="?", by=village.head, at=village.now
    )
    services.appeal_reversal(reversal=reversal, words="没有错", by=village.cast.actor("resident"), at=village.now)
    services.decide_reversal(reversal=reversal, is_upheld=True, words="没有错", by=village.supervisor, at=village.now)
    assert selectors.balance_of(Purse.objects.get()) == 12
    assert Claim.objects.get().state == "settled"


def test_the_organisers_list_becomes_claims_all_or_none(village):
    rule_set, person, other = village.funded(), village.family(), village.family("钱大暑", None, "SH-0009")
    goal = services.set_goal(
        division=village.cast.village, group="三组", title="清完东沟", points=100, thanks="给三组添一把长椅",
        ends_on=village.today + timedelta(days=30), by=village.head, at=village.now,
    )  # fmt: skip
    activity = services.plan_activity(
        rule=rule_set.rules.get(), title="清东沟", on=village.today, place="东沟", organiser=village.cast.user("partner"),
        goal=goal, by=village.head, at=village.now,
    )  # fmt: skip
    organiser = village.cast.actor("partner")
    with pytest.raises(RuleBroken, match="钱大暑"):
        services.list_participants(activity=activity, rows=[(person, 3), (other, 30)], by=organiser, at=village.now)
    assert not Claim.objects.exists()
    made = services.list_participants(activity=activity, rows=[(person, 3), (other, 3)], by=organiser, at=village.now)
    for claim in made:
        village.verified(claim)
    services.settle_batch(batch=village.batch(rule_set), by=village.head, at=village.later(10))
    assert selectors.goals()[0].reached == 36


def test_minors_and_who_asks_for_it_hang_without_a_name(village):
    rule_set, person = village.funded(), village.family()
    child = people.register_person(name="周芽", division=village.cast.village, by=village.clerk, birth_year=2018)
    people.set_guardian(person=child, guardian=person, by=SYSTEM)
    people.join_household(household=person.home, person=child, by=village.clerk, relation="grandchild")
    village.verified(village.claimed(rule_set, child, quantity=1))
    village.verified(village.claimed(rule_set, person, quantity=1, number_only=True))
    village.batch(rule_set)
    assert [row[1] for row in Notice.objects.get(source_kind="points_batch").tables[0]["rows"]] == ["—", "—"]


def _villager(village, name="孙白露", **more):
    return people.register_person(
        name=name, division=village.cast.village, by=village.clerk, **{"birth_year": 1958} | more
    )


def test_villagers_without_an_account_sit_on_the_panel(village):
    rule_set, person = village.funded(), village.family()
    claim = village.verified(village.claimed(rule_set, person, by=village.clerk, channel="paper"))
    batch = village.batch(rule_set)
    asked = {
        "batch": batch,
        "objection": objected(village, batch),
        "claim": claim,
        "is_upheld": True,
        "words": "对",
        "by": village.head,
    }
    villagers, (supervisor,) = [_villager(village), _villager(village, "李惊蛰")], village.panel("supervisor")
    child = _villager(village, "李小雪", birth_year=village.today.year - 15)
    relative = _villager(village, "周立秋")
    people.record_kinship(
        person=relative, relative=person, kind="sibling", source="本人说的", by=village.cast.actor("secretary")
    )
    for wrong, said in (
        ([villagers[0]], "三个不同的人"),
        ([villagers[0], villagers[0]], "三个不同的人"),
        ([villagers[0], child], "李小雪：评议的要是"),
        ([villagers[0], relative], "周立秋：和这一户的人是近亲属"),
        ([villagers[0], person], "周小满：和这一笔是同一户"),
    ):
        with pytest.raises(RuleBroken, match=said):
            services.decide_objection(members=[supervisor], villagers=wrong, **asked, at=village.now)
    services.decide_objection(members=[supervisor], villagers=villagers, **asked, at=village.now)
    claim.refresh_from_db()
    assert claim.state == "removed"
    recorded = PanelDecision.objects.get().members
    assert recorded[0] == {"id": supervisor.pk, "name": supervisor.name}
    assert [each["taken_down_by"] for each in recorded[1:]] == [village.head.name] * 2
    assert [each["name"] for each in recorded[1:]] == ["孙白露", "李惊蛰"]


def test_the_clerk_of_the_panel_writes_villagers_line_by_line(client, village):
    rule_set, person = village.funded(), village.family()
    claim = village.verified(village.claimed(rule_set, person))
    batch = village.batch(rule_set)
    objection = objected(village, batch)
    for name in ("孙白露", "李惊蛰"):
        _villager(village, name)
    client.force_login(village.cast.user("committee"))
    sent = {
        "objection": objection.public_id, "claim": claim.public_id, "is_upheld": "no", "words": "去看过，做了。",
        "members": [user.pk for user in village.panel("supervisor")], "villagers": "孙白露\n李没有",
    }  # fmt: skip
    address = f"/points/batches/{batch.public_id}/decide/"
    refused = client.post(address, sent)
    assert refused.status_code == 422
    assert "没有找到“李没有”" in refused.content.decode()
    assert client.post(address, sent | {"villagers": "孙白露\n李惊蛰"}).status_code == 302
    claim.refresh_from_db()
    assert claim.state == "posted"
    assert client.get(f"/points/batches/{batch.public_id}/panel.pdf").status_code == 200


def test_the_board_alone_decides_no_objection_to_points(village):
    rule_set, person = village.funded(), village.family()
    village.verified(village.claimed(rule_set, person))
    batch = village.batch(rule_set)
    objection = bulletin.raise_objection(
        notice=Notice.objects.get(source_id=batch.public_id), words="没看见", by=village.cast.actor("courier"),
        at=village.now,
    )  # fmt: skip
    for outcome in (bulletin.uphold_objection, bulletin.dismiss_objection):
        with pytest.raises(RuleBroken, match="由评议小组定"):
            outcome(objection=objection, answer="不对。", by=village.cast.actor("secretary"), at=village.now)
    objection.refresh_from_db()
    assert objection.is_open


@pytest.mark.parametrize(
    ("change", "channel", "said"),
    [
        ({"evidence": "organiser_list"}, "paper", "凭组织人的名单"),
        ({"evidence": "organiser_list"}, "self", "凭组织人的名单"),
        ({"claimed_by": ["organiser"]}, "paper", "不能这样报"),
    ],
)
def test_a_rule_says_by_what_and_through_which_door_also_on_paper(village, change, channel, said):
    rule_set, person = village.funded(village.in_force(village.draft([RULE | change]))), village.family()
    by = village.clerk if channel == "paper" else village.cast.actor("resident")
    with pytest.raises(RuleBroken, match=said):
        village.claimed(rule_set, person, by=by, channel=channel)
    form = forms.claim_form(is_staff=channel == "paper", at_door=False)(rule_sets=[rule_set], actor=by)
    assert not form.rules, "what would be refused is not offered"
