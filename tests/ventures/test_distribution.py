"""A distribution from its draft to the last receipt: each step, each refusal, the books, and what anybody counts again."""

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from lianxin.accounts.models import Grant
from lianxin.audit.models import AuditEvent
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.steps import steps_of
from lianxin.ledger import selectors as ledger
from lianxin.ledger import services as ledger_services
from lianxin.people import services as people
from lianxin.people.models import Person
from lianxin.recount.checking import DIFFERENT, SAME, check
from lianxin.ventures import exports, policies, presenters, selectors, services
from lianxin.ventures.calc.earnings import CannotDistribute
from lianxin.ventures.calc.recounting import distribution
from lianxin.ventures.errors import WrongState
from lianxin.ventures.models import Payment, Proposal, ShareChange, Statement
from lianxin.ventures.services import NewHolder, wording
from lianxin.ventures.views.plans import PLAN_STEPS
from lianxin.ventures.vocabulary import PLAN_WAYS
from tests.ventures.conftest import HOMES

AMOUNTS = {1: 18_500_622, 2: 6_894_642, 3: 8_043_749}


def amounts_of(plan):
    return {each.holder.number: each.fen for each in selectors.statements_of(plan)}


def balance(collective, code):
    """What is owed or owned on an account of the credit side."""
    return -ledger.balance_of(ledger.account_coded(collective.book, code))


def test_from_draft_to_the_last_receipt(collective):
    plan = collective.paying()
    assert amounts_of(plan) == AMOUNTS
    assert selectors.dividend_at(collective.cast.village) == (sum(AMOUNTS.values()), len(AMOUNTS))
    assert plan.result["distributed"] == sum(AMOUNTS.values())
    assert plan.result["distributed"] + plan.result["remainder"] == plan.result["distributable"] == 33_439_015
    debt = f"221.{collective.register.pk}.2025.1"
    assert balance(collective, debt) == sum(AMOUNTS.values())
    assert balance(collective, "311") == plan.result["set_aside"] + plan.result["remainder"]
    assert balance(collective, "322") == 52_340_018 - plan.result["set_aside"] - 33_439_015
    told = "1, 185006.22, 成功\n2\t68946.42\t账号不存在，退回"
    services.receive_payments(
        plan=plan,
        lines=told,
        way="bank",
        on=collective.today,
        receipt="回单 77",
        by=collective.accountant,
        at=collective.now,
    )
    assert balance(collective, debt) == AMOUNTS[2] + AMOUNTS[3]
    assert selectors.paid_so_far(plan) == (3, sum(AMOUNTS.values()), 1, AMOUNTS[1], 0)
    services.receive_payments(
        plan=plan, lines="3,80437.49", way="signed", on=collective.today, receipt="收条在档案盒 4", by=collective.accountant,
        at=collective.now,
    )  # fmt: skip
    assert balance(collective, debt) == AMOUNTS[2] + AMOUNTS[3], "cash counts when another person has seen the receipts"
    with pytest.raises(RuleBroken, match="00003 已经登记过，等另一个人核对"):
        services.receive_payments(
            plan=plan, lines="3,80437.49", way="bank", on=collective.today, receipt="回单", by=collective.accountant,
            at=collective.now,
        )  # fmt: skip
    with pytest.raises(NotAllowed, match="自己登记的自己不能核对"):
        collective.confirmed(by=collective.accountant)
    collective.confirmed()
    closed = services.close_plan(plan=plan, by=collective.accountant, at=collective.now)
    assert (closed.state, balance(collective, debt)) == ("closed", AMOUNTS[2])
    assert [each.holder.number for each in selectors.unpaid(closed)] == [2]
    late = services.receive_payments(
        plan=closed, lines="2,68946.42", way="signed", on=collective.today, receipt="收条 12", by=collective.accountant,
        at=collective.now,
    )  # fmt: skip
    assert (late.state, balance(collective, debt)) == ("closed", AMOUNTS[2])
    collective.confirmed()
    assert (balance(collective, debt), list(selectors.unpaid(late))) == (0, [])
    tags = AuditEvent.objects.order_by("id").values_list("tag", flat=True)
    assert [tag.rpartition(":")[2] for tag in tags if tag.startswith("ventures:plan:")] == [
        "draft", "supervise", "study", "open", "adopt", "post", "pay", "receive", "receive", "close", "receive",
    ]  # fmt: skip


def test_anybody_counts_it_again_and_a_changed_fen_is_found(collective, tmp_path):
    plan = collective.drafted()
    path = tmp_path / "bundle.zip"
    path.write_bytes(exports.bundle(plan))
    verdict = check(path)
    assert (verdict.code, verdict.seal) == (SAME, plan.seal)
    with transaction.atomic():
        plan.result["distributed"] += 1
        path.write_bytes(exports.bundle(plan))
    assert check(path).code == DIFFERENT
    names = {each.holder.household.code for each in selectors.statements_of(plan)}
    assert not any(name.encode() in exports.bundle(plan) for name in names)


def test_nobody_on_the_roll_is_left_out(collective):
    collective.quantified()
    married = people.register_person(
        name="吴外嫁",
        division=collective.cast.village,
        by=collective.cast.actor("clerk"),
        populations=("collective_member",),
    )
    collective.roll()
    with pytest.raises(RuleBroken, match=re.escape("有 1 人自己和家里都没有份额：吴**")):
        collective.drafted()
    collective.first_shares([NewHolder(None, married.pk, married.name, ((collective.heads, 100),))])
    assert len(amounts_of(collective.drafted())) == 4


@pytest.mark.parametrize("basis", ["已经嫁到外村", "离婚搬走了", "常年在外打工", "正在服刑"])
def test_no_share_is_taken_for_marriage_or_absence(collective, basis):
    collective.quantified(changes=["buy_back", "give_up"])
    with pytest.raises(RuleBroken, match="开会表决也不行"):
        services.change_shares(
            holder=collective.holders[0], share_class=collective.heads, hundredths=-100, kind="buy_back", basis=basis,
            on=collective.today, by=collective.accountant,
        )  # fmt: skip
    assert selectors.holding_of(collective.holders[0]) == [["A", 400], ["B", 135]]


def test_the_words_that_say_why_do_not_keep_a_woman_from_her_own_shares(collective):
    """What is forbidden is to take her shares: a divorced wife takes hers along, a widow inherits."""
    collective.quantified(changes=["split", "inherit", "gift"])
    one, other, _third = collective.holders
    change = {
        "holder": one,
        "share_class": collective.heads,
        "hundredths": 100,
        "to": other,
        "on": collective.today,
        "by": collective.accountant,
    }
    for kind, basis in (("split", "离婚分户，女方带走自己的人口股"), ("inherit", "丧偶，继承其股份，妇女主任见证")):
        services.change_shares(kind=kind, basis=basis, **change)
    for kind, hundredths, to in (("gift", 100, other), ("correct", -100, None)):
        with pytest.raises(RuleBroken, match="不能因为“离婚”减少或拿走份额"):
            services.change_shares(**change | {"kind": kind, "hundredths": hundredths, "to": to, "basis": "离婚了"})


def test_first_shares_and_their_classes_count_once_another_has_compared_them(client, collective):
    """One person alone made holders out of nothing, and what a share counts for."""
    collective.opened()
    village, clerk = collective.cast.village, collective.cast.actor("clerk")
    call = {"register": collective.register, "by": collective.accountant, "at": collective.now}
    asked = services.add_class(code="A", kind="head", name="人口股", parts=7, **call)
    assert not collective.register.classes.exists()
    with pytest.raises(NotAllowed, match="自己登记的自己不能核对"):
        services.confirm_proposal(proposal=asked, by=collective.accountant)
    collective.confirmed()
    collective.register.refresh_from_db()
    assert collective.register.charter_checked_at is None, "what is typed from the charter is read against it anew"
    facts = dict(presenters.register_facts(collective.register))
    assert facts["有哪几种股"] == "A 人口股一股算 7 份"
    (heads,) = collective.register.classes.all()
    member, stranger = (
        people.register_person(name=name, division=village, by=clerk, birth_year=1980, populations=populations)
        for name, populations in (("郑一", ("collective_member",)), ("外人", ()))
    )
    home, other = (
        people.register_household(code=code, division=village, representative=who, by=clerk)
        for code, who in (("Q-1", member), ("Q-2", stranger))
    )
    rows = [NewHolder(home.pk, None, "Q-1", ((heads, 300),))]
    call |= {"basis": "集成决〔2026〕2号", "on": collective.today}
    with pytest.raises(RuleBroken, match="还没有通过的集体成员名册"):
        services.quantify(rows=rows, **call)
    collective.roll()
    with pytest.raises(RuleBroken, match="“Q-2”没有人在成员名册上"):
        services.quantify(rows=[*rows, NewHolder(other.pk, None, "Q-2", ((heads, 100),))], **call)
    with pytest.raises(RuleBroken, match="“Q-1”已经在册"):
        services.quantify(rows=rows * 2, **call)
    own = NewHolder(None, member.pk, "郑一", ((heads, 100),))
    asked = services.quantify(rows=[NewHolder(home.pk, None, "Q-1", ((heads, 100),)), own], **call)
    assert "Q-1（名册 0 人，人口股 1 股）" in asked.told, (
        "who holds for themselves is not counted in the household again"
    )
    services.refuse_proposal(proposal=asked, reason="写了两次", by=collective.supervisor)
    asked = services.quantify(rows=rows, **call)
    assert asked.told.startswith("请特别看：1 户的人口股比名册上的人多：Q-1（名册 1 人，人口股 3 股）。")
    many = Proposal(register=asked.register, verb=asked.verb, given={"rows": asked.given["rows"] * 501})
    assert len(presenters.listed_facts(many)) == 501, "nobody confirms a row that is not shown"
    assert not collective.register.holders.exists()
    client.force_login(collective.cast.user("supervisor"))
    assert "A 人口股 3" in client.get(f"/ventures/proposals/{asked.public_id}/").content.decode()
    assert asked.told in client.get(f"/ventures/registers/{collective.register.public_id}/").content.decode()
    Person.objects.filter(pk=member.pk).update(user=collective.cast.user("committee"))
    with pytest.raises(NotAllowed, match="名单里有您家"):
        collective.confirmed()
    collective.confirmed(by=collective.supervisor)
    (holder,) = collective.register.holders.all()
    assert selectors.holding_of(holder) == [["A", 300]]
    assert selectors.rights_of(collective.register).more == [("Q-1", 1, 300)]
    assert holder.changes.get().by_name == f"{collective.accountant.name}、{collective.supervisor.name}"


def test_no_class_and_no_first_shares_by_sex_marriage_or_absence(collective):
    collective.quantified()
    with pytest.raises(RuleBroken, match="不能按“女”分股"):
        services.add_class(
            register=collective.register, code="C", kind="head", name="外嫁女半股", parts=1, by=collective.accountant
        )
    row = NewHolder(None, None, "郑", ())
    with pytest.raises(RuleBroken, match="不能按“外出”定"):
        services.quantify(
            register=collective.register, rows=[row], basis="外出的减半", on=collective.today, by=collective.accountant
        )


def test_a_household_with_fewer_head_shares_than_members_is_shown_to_who_keeps_the_register(client, collective):
    collective.quantified(homes=(("SH-0001", "周小满", 100, 0),))
    wife = people.register_person(
        name="吴立春",
        division=collective.cast.village,
        by=collective.cast.actor("clerk"),
        populations=("collective_member",),
    )
    holder = collective.holders[0]
    people.join_household(household=holder.household, person=wife, by=collective.cast.actor("clerk"))
    collective.roll()
    assert selectors.rights_of(collective.register).short == [("SH-0001", 2, 100)]
    client.force_login(collective.cast.user("accountant"))
    told = client.get(f"/ventures/registers/{collective.register.public_id}/").content.decode()
    assert "名册 2 人，人口股 1 股" in told
    for short, words in (("", "SH-0001。漏了人的先补"), ("她是嫁来的，已婚", "不能按“已婚”定")):
        with pytest.raises(RuleBroken, match=words) as error:
            collective.drafted(short=short)
        assert error.value.field == "short"
    plan = collective.drafted(short="章程第十条：增人不增股")
    assert "1 户的人口股比成员名册上的人少：章程第十条" in wording.formulas(plan.rule, plan.result)[-1]
    client.force_login(collective.cast.user("resident"))
    assert "吴立春" in client.get(f"/ventures/holders/{holder.public_id}/").content.decode()


def test_a_certificate_lists_the_members_of_the_roll_and_not_who_else_lives_there(collective):
    collective.quantified(homes=(("SH-0001", "周小满", 100, 0),))
    holder, clerk = collective.holders[0], collective.cast.actor("clerk")
    for name, populations in (("吴立春", ("collective_member",)), ("郑秋分", ("collective_member",)), ("王白露", ())):
        person = people.register_person(
            name=name, division=collective.cast.village, by=clerk, birth_year=1980, populations=populations
        )
        people.join_household(household=holder.household, person=person, by=clerk)
        if name == "郑秋分":
            alone = person
    assert selectors.people_of(holder) == ["周小满"]
    collective.roll()
    collective.first_shares([NewHolder(None, alone.pk, alone.name, ((collective.heads, 100),))])
    assert sorted(selectors.people_of(holder)) == ["吴立春", "周小满"]


def test_a_holder_who_is_not_on_the_roll_is_found(collective):
    collective.quantified(changes=["inherit"])
    cast, clerk = collective.cast, collective.cast.actor("clerk")
    incomer = people.register_person(name="陈霜降", division=cast.village, by=clerk, birth_year=1980)
    home = people.register_household(code="SH-0099", division=cast.village, representative=incomer, by=clerk)
    services.change_shares(
        holder=collective.holders[0], share_class=collective.heads, hundredths=100, kind="inherit", to_home=home,
        basis="公证书3号", on=collective.today, by=collective.accountant,
    )  # fmt: skip
    collective.confirmed()
    holder = collective.register.holders.get(household=home)
    assert selectors.rights_of(collective.register).strangers == [(holder.public_id, str(holder))]
    assert selectors.people_of(holder) == ["陈霜降"]
    assert list(selectors.holders_page(collective.register, text="陈霜降")) == [holder]
    assert list(selectors.holders_page(collective.register, text="钱大暑")) == [collective.holders[1]]
    people.end_household(household=home, by=clerk, reason="搬走")
    assert selectors.holder_names([holder]) == {holder.pk: "SH-0099"}


def test_shares_move_only_as_the_charter_allows(collective):
    collective.quantified()
    one, other, _third = collective.holders
    change = {
        "share_class": collective.heads,
        "basis": "公证书3号",
        "on": collective.today,
        "by": collective.accountant,
    }
    services.change_shares(holder=one, hundredths=150, kind="inherit", to=other, **change)
    assert selectors.holding_of(one)[0] == ["A", 400], "nothing counts before another person has seen the papers"
    collective.confirmed()
    assert [selectors.holding_of(each)[0] for each in (one, other)] == [["A", 250], ["A", 450]]
    wrong = services.change_shares(holder=other, hundredths=-50, kind="correct", **change)
    with pytest.raises(RuleBroken, match="哪里不对"):
        services.refuse_proposal(proposal=wrong, reason=" ", by=collective.supervisor)
    assert (
        services.refuse_proposal(proposal=wrong, reason="底册上是四百五", by=collective.supervisor).state == "refused"
    )
    with pytest.raises(WrongState):
        services.confirm_proposal(proposal=wrong, by=collective.supervisor)
    services.change_shares(holder=other, hundredths=-50, kind="correct", **change)
    collective.confirmed()
    for words, more in (
        ("章程没有写", {"holder": one, "hundredths": -50, "kind": "buy_back"}),
        ("要写给谁", {"holder": one, "hundredths": 50, "kind": "gift"}),
        ("不够", {"holder": one, "hundredths": 251, "kind": "gift", "to": other}),
        ("正数", {"holder": one, "hundredths": -5, "kind": "gift", "to": other}),
        ("另一户", {"holder": one, "hundredths": 5, "kind": "gift", "to": one}),
        (
            "日子还没有到",
            {"holder": one, "hundredths": 5, "kind": "correct", "on": collective.today + timedelta(days=90)},
        ),
        ("量化到户", {"holder": one, "hundredths": 5, "kind": "quantify"}),
    ):
        with pytest.raises(RuleBroken, match=words):
            services.change_shares(**(change | more))
    Person.objects.filter(pk=collective.members[0].pk).update(user=collective.cast.user("accountant"))
    row = NewHolder(one.household_id, None, "SH-0001", ((collective.heads, 100),))
    given = {"register": collective.register, "basis": "补", "by": collective.accountant}
    with pytest.raises(RuleBroken, match="您自己或自己家"):
        services.quantify(rows=[row], on=collective.today, **given)
    with pytest.raises(RuleBroken, match="日子还没有到"):
        services.quantify(rows=[], on=collective.today + timedelta(days=90), **given)
    mine = services.change_shares(**(change | {"holder": one, "hundredths": 5, "kind": "correct", "by": SYSTEM}))
    assert not policies.can_decide_proposal(collective.accountant, mine)
    for more in ({"holder": one, "kind": "correct"}, {"holder": other, "kind": "gift", "to": one}):
        with pytest.raises(RuleBroken, match="自己家的份额不能自己登记"):
            services.change_shares(hundredths=5, **more, **change)
    assert [selectors.holding_of(each)[0] for each in (one, other)] == [["A", 250], ["A", 400]]


def test_who_holds_nothing_yet_inherits_and_a_household_that_splits_takes_its_part(collective):
    collective.quantified(changes=["inherit", "split"])
    cast, clerk = collective.cast, collective.cast.actor("clerk")
    son, heir = (
        people.register_person(name=name, division=cast.village, by=clerk, birth_year=1990, populations=populations)
        for name, populations in (("周立夏", ("collective_member",)), ("郑外乡", ()))
    )
    apart, other = (
        people.register_household(code=code, division=cast.village, representative=who, by=clerk)
        for code, who in (("SH-0101", son), ("SH-0102", heir))
    )
    one = collective.holders[0]
    change = {"holder": one, "share_class": collective.heads, "on": collective.today, "by": collective.accountant}
    with pytest.raises(RuleBroken, match="没有人在成员名册上") as error:
        services.change_shares(hundredths=100, kind="split", basis="分家协议", to_home=apart, **change)
    assert error.value.field == "to_home"
    collective.roll()
    look = services.change_shares(hundredths=100, kind="split", basis="分家协议", to_home=apart, **change)
    assert "SH-0101，新编股权证" in look.told
    assert not collective.register.holders.filter(household=apart).exists()
    services.change_shares(hundredths=50, kind="inherit", basis="公证书3号", to_home=other, **change)
    collective.confirmed()
    held = {
        each.household.code: (each.number, selectors.holding_of(each)) for each in collective.register.holders.all()
    }
    assert held["SH-0101"] == (4, [["A", 100]])
    assert held["SH-0102"] == (5, [["A", 50]])
    assert held["SH-0001"][1][0] == ["A", 250]
    services.change_shares(hundredths=50, kind="split", basis="分家协议", to_home=apart, **change)
    collective.confirmed()
    assert selectors.holding_of(collective.register.holders.get(household=apart)) == [["A", 150]]
    with pytest.raises(RuleBroken, match="不够"):
        services.change_shares(hundredths=900, kind="inherit", basis="公证书4号", to_home=other, **change)


def test_the_members_decide_with_two_thirds_of_all_after_ten_days(collective):
    plan = collective.open()
    early = collective.decided(plan, days=9)
    with pytest.raises(RuleBroken, match="会开早了"):
        services.adopt_plan(plan=plan, decision=early.public_id, by=collective.head, at=collective.now)
    with pytest.raises(RuleBroken, match="没有通过"):
        collective.decided(plan, yes=27, days=2)


def test_a_resolution_adopts_the_plan_it_names_and_no_other(collective):
    plan = collective.open()
    other = collective.decided(plan, motion="同意修路。", title="修路")
    unsealed = collective.decided(plan, motion=f"同意{plan.number}。", days=1)
    for decision, words in ((other, "没有找到这份决议"), (unsealed, "校验码")):
        with pytest.raises(RuleBroken, match=words):
            services.adopt_plan(plan=plan, decision=decision.public_id, by=collective.head, at=collective.now)


def test_an_objection_found_right_brings_it_back_before_anything_is_paid(collective):
    plan = collective.posted()
    assert selectors.dividend_at(collective.cast.village) is None, "what hangs is not paid"
    notice = Notice.objects.get(item_code="finance.year")
    offered = steps_of(PLAN_STEPS, PLAN_WAYS, plan, plan.state, collective.supervisor)
    assert "hold" not in [each.name for each in offered], "what hangs comes back by an objection"
    objection = bulletin.raise_objection(
        notice=notice, words="土地股少记了半亩", by=collective.cast.actor("resident"), at=collective.now
    )
    with pytest.raises(RuleBroken, match="公示期没有满"):
        services.pay_plan(plan=plan, by=collective.head, at=collective.later(16))
    bulletin.uphold_objection(objection=objection, answer="少记了，更正。", by=collective.secretary)
    plan.refresh_from_db()
    assert (plan.state, plan.decision_id, plan.held_because) == ("draft", "", f"公示的异议成立：{notice.number}")
    services.change_shares(
        holder=collective.holders[1], share_class=collective.land, hundredths=50, kind="correct", basis="量地的底册",
        on=collective.today, by=collective.accountant,
    )  # fmt: skip
    collective.confirmed()
    again = services.redraw_plan(plan=plan, by=collective.accountant, at=collective.now)
    assert (again.round, again.held_because, Statement.objects.filter(plan=plan).count()) == (2, "", 6)
    assert amounts_of(again)[2] > AMOUNTS[2]
    paying = collective.paying(again)
    assert balance(collective, f"221.{collective.register.pk}.2025.1") == paying.result["distributed"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("9,1.00", "名单上没有这个号"), ("1,185006.22\n1,185006.22", "写了两次"), ("1,185006.21", "应发 185,006.22 元"),
        ("一,二", "要写成"), ("1,NaN", "要写成"), ("1", "要写成"), ("", "没有一笔"), ("1,185006.22,失败", "没有一笔"),
        ("2,68946.42\n1,185006.22,账户冻结未入账", "第 2 行.*看不懂“账户冻结未入账”"), ("2,68946.42,处理中", "看不懂“处理中”"),
        ("股权证号,金额（元）,结果\n1,185006.22,", "“结果”那一栏空着"), ("股权证号,金额（元）,结果\n1", "要写成"),
    ],
)  # fmt: skip
def test_what_the_bank_says_is_taken_whole_or_not_at_all(collective, lines, words):
    plan = collective.paying()
    with pytest.raises(RuleBroken, match=words):
        services.receive_payments(
            plan=plan,
            lines=lines,
            way="bank",
            on=collective.today,
            receipt="回单",
            by=collective.accountant,
            at=collective.now,
        )
    assert not Payment.objects.exists()


def test_nobody_is_paid_twice(collective):
    plan = collective.paying()
    paid = {
        "plan": plan,
        "on": collective.today,
        "receipt": "回单 78",
        "by": collective.accountant,
        "at": collective.now,
    }
    services.receive_payments(lines="1,185006.22", way="bank", **paid)
    with pytest.raises(RuleBroken, match="已经发过了"):
        services.receive_payments(lines="1,185006.22", way="bank", **paid)
    services.receive_all(**paid)
    assert balance(collective, f"221.{collective.register.pk}.2025.1") == AMOUNTS[2] + AMOUNTS[3]
    with pytest.raises(RuleBroken, match="等另一个人核对"):
        services.receive_all(**paid)
    collective.confirmed()
    with pytest.raises(RuleBroken, match="都发完了"):
        services.receive_all(**paid)
    assert balance(collective, f"221.{collective.register.pk}.2025.1") == 0


def test_who_drafts_does_not_supervise_and_no_step_is_left_out(collective):
    plan = collective.drafted()
    for who, step in (
        ("accountant", lambda by: services.supervise_plan(plan=plan, words="好", by=by)),
        ("clerk", lambda by: services.redraw_plan(plan=plan, by=by)),
        ("supervisor", lambda by: services.pay_plan(plan=plan, by=by)),
        ("resident", lambda by: services.hold_plan(plan=plan, reason="不好", by=by)),
    ):
        with pytest.raises(NotAllowed):
            step(collective.cast.actor(who))
    with pytest.raises(WrongState):
        services.open_papers(plan=plan, by=collective.head)
    with pytest.raises(WrongState):
        services.post_plan(plan=plan, by=collective.head)


def test_who_drafts_does_not_let_the_money_go(collective):
    plan = collective.posted()
    collective.over()
    assert plan in selectors.work_of(collective.cast.actor("committee"))
    assert plan not in selectors.work_of(collective.cast.actor("accountant"))
    with pytest.raises(NotAllowed, match="起草的人不能自己放款"):
        services.pay_plan(plan=plan, by=collective.accountant, at=collective.now)
    one = Grant.objects.filter(user=collective.cast.user("committee")).first()
    one.pk, one.user = None, collective.cast.user("supervisor")
    one.save()
    with pytest.raises(NotAllowed, match="写监督意见的人不能放款"):
        services.pay_plan(plan=plan, by=collective.cast.actor("supervisor"), at=collective.now)
    plan = services.pay_plan(plan=plan, by=collective.head, at=collective.now)
    assert policies.can_pay(collective.accountant, plan)


def test_a_plan_may_be_withdrawn_or_sent_back(collective):
    plan = collective.studied()
    held = services.hold_plan(plan=plan, reason="租金算错了年份", by=collective.supervisor)
    assert (held.state, held.study_label, held.supervised_words) == ("draft", "", "")
    gone = services.withdraw_plan(plan=held, reason="今年不分", by=collective.accountant)
    assert gone.state == "withdrawn"


def test_who_computed_it_anew_neither_supervises_nor_lets_the_money_go(collective):
    for name in ("accountant", "supervisor"):
        one = Grant.objects.filter(user=collective.cast.user(name)).first()
        one.pk, one.user = None, collective.cast.user("committee")
        one.save()
    both = collective.cast.actor("committee")
    plan = services.redraw_plan(plan=collective.drafted(), losses=3_000_000, by=both, at=collective.now)
    assert not policies.can_supervise_plan(both, plan)
    plan = collective.posted(plan)
    collective.over()
    for who in ("committee", "accountant"):
        assert plan not in selectors.work_of(collective.cast.actor(who))
        with pytest.raises(NotAllowed, match="起草的人不能自己放款"):
            services.pay_plan(plan=plan, by=collective.cast.actor(who), at=collective.now)
    assert services.pay_plan(plan=plan, by=collective.secretary, at=collective.now).state == "paying"


def test_what_the_members_adopted_is_not_withdrawn_by_the_accountant(collective):
    plan = collective.adopted()
    with pytest.raises(RuleBroken, match="请写明为什么撤回"):
        services.withdraw_plan(plan=plan, reason=" ", by=collective.accountant, at=collective.now)
    with pytest.raises(RuleBroken, match="不能自己撤回"):
        services.withdraw_plan(plan=plan, reason="不分了", by=collective.accountant, at=collective.now)


def test_the_charter_keeps_its_books_while_a_plan_counts_on_them(collective):
    plan = collective.drafted()
    register = collective.register
    other = ledger_services.open_book(unit=collective.unit, name="另一本", opened_on=collective.today, by=SYSTEM)
    words = {
        "division": register.division, "unit": register.unit, "book": other, "kind": register.kind,
        "set_asides": register.set_asides, "changes": register.changes, "charter_on": register.charter_on,
        "charter_label": "新章程", "by": collective.accountant,
    }  # fmt: skip
    with pytest.raises(RuleBroken, match="不能换账") as error:
        services.write_charter(**words)
    assert error.value.field == "book"
    services.withdraw_plan(plan=plan, reason="换账", by=collective.accountant)
    register = services.write_charter(**words)
    assert register.book == other
    with pytest.raises(RuleBroken, match="还没有另一个人照章程核对"):
        services.draft_plan(register=register, year=2025, by=collective.accountant)
    assert register in selectors.charters_for(collective.supervisor)
    with pytest.raises(NotAllowed, match="自己登记的章程"):
        services.check_charter(register=register, by=collective.accountant)
    services.check_charter(register=register, by=collective.supervisor)
    with pytest.raises(RuleBroken, match="已经有人核对过"):
        services.check_charter(register=register, by=collective.supervisor)


def test_no_voucher_touches_what_is_owed_to_the_holders(collective):
    collective.paying()
    debt, bank = (
        ledger.account_coded(collective.book, code) for code in (f"221.{collective.register.pk}.2025.1", "101")
    )
    assert debt not in ledger.accounts_by_hand(collective.book)
    with pytest.raises(RuleBroken, match="不能手工记"):
        ledger_services.prepare_voucher(
            book=collective.book,
            on=collective.today,
            words="分红",
            lines=[(debt, 5), (bank, -5)],
            by=collective.accountant,
        )


def test_nothing_to_distribute_is_said(collective):
    collective.earned = 10_000_100
    collective.quantified()
    collective.roll()
    with pytest.raises(RuleBroken, match="没有可以分的"):
        collective.drafted(losses=100)
    with pytest.raises(RuleBroken, match="比能分的还多"):
        collective.drafted(kept=10**12)


def test_the_result_is_what_the_closed_books_say(collective):
    collective.earned = 8_192
    collective.quantified()
    collective.roll()
    with pytest.raises(RuleBroken, match="2026 年的账还没有结完"):
        collective.drafted(year=2026)
    plan = collective.drafted(losses=0, not_ours=[])
    assert plan.rule["earnings"]["result"] == 8_192
    assert plan.rule["earnings"]["books"] == [["322", "本年收益", 8_192]]
    told = [(line.words, line.amount) for line in wording.sum_lines(plan.rule, plan.result)]
    assert told[:2] == [("账上 322 本年收益", "81.92"), ("本年收益", "81.92")]


def test_a_distribution_that_was_paid_is_no_loss_of_the_next_year(collective):
    plan = collective.paying()
    bank, income = (ledger.account_coded(collective.book, code) for code in ("101", "501"))
    rent = ledger_services.Posting(collective.today, "收租", ((bank, 700), (income, -700)))
    ledger_services.post(book=collective.book, posting=rent, by=collective.accountant)
    told = ledger.year_results(
        collective.book, 2025, collective.today.year, besides=("distribution",), named=("batch",)
    )
    assert plan.entry_id
    assert told == {2025: [["322", "本年收益", 52_340_018]], collective.today.year: [["501", "经营收入", 700]]}


def test_what_a_year_earned_is_distributed_once(collective):
    plan = collective.paying()
    with pytest.raises(RuleBroken, match=re.escape("2025 年的收益已经有方案了：分配〔2025〕1号")) as error:
        collective.drafted()
    assert error.value.field == "year"
    grant, older = (
        2_000_000,
        3_000_000,
    )  # withheld for good, and losses from before the books; rent of later years is still there
    assert selectors.left_of(collective.book, 2025) == 52_340_018 - selectors.taken(plan.result) - grant - older
    assert selectors.left_for(collective.book, 2026) == selectors.Left(owing=0, free=4_000_000, due=4_000_000)
    assert selectors.left_for(collective.book, 2027).free == selectors.left_for(collective.book, 2031).free == 8_000_000


def test_no_more_is_paid_than_the_closed_years_earned(collective):
    plan = collective.posted()
    collective.over()
    with transaction.atomic():
        plan.result["distributed"] += 52_340_018 - selectors.taken(plan.result) + 1
        plan.save(update_fields=["result"])
        with pytest.raises(RuleBroken, match="没有这么多还没有分的收益"):
            services.pay_plan(plan=plan, by=collective.head, at=collective.now)


def test_what_earlier_years_lost_is_made_good_first(collective):
    collective.before, collective.earned = -500_000, 100_000
    collective.quantified()
    collective.roll()
    for losses in (None, 500_000):
        with pytest.raises(RuleBroken, match="没有可以分的"):
            collective.drafted(losses=losses, not_ours=[])
    with pytest.raises(RuleBroken, match=re.escape("还有 5,000.00 元亏损没有补")) as error:
        collective.drafted(losses=0, not_ours=[])
    assert error.value.field == "losses"


def test_no_more_is_carried_over_than_earlier_years_left(collective):
    collective.before = 700_000
    collective.quantified()
    collective.roll()
    with pytest.raises(RuleBroken, match=re.escape("没有分的只有 7,000.00 元")) as error:
        collective.drafted(carried=9_999_999)
    assert error.value.field == "carried"
    plan = collective.drafted(year=2024, losses=0, not_ours=[])
    assert selectors.left_of(collective.book, 2024) == 0
    with pytest.raises(RuleBroken, match=re.escape("没有分的只有 0.00 元")):
        collective.drafted(carried=1)
    services.withdraw_plan(plan=plan, reason="和今年一起分", by=collective.accountant)
    both = collective.drafted(carried=700_000, losses=0, not_ours=[])
    assert selectors.left_of(collective.book, 2025) == 0
    assert selectors.taken(both.result) == 52_340_018 + 700_000


def test_what_may_never_be_distributed_is_not_left_over_and_rent_comes_year_by_year(collective):
    collective.before = 700_000
    collective.quantified()
    collective.roll()
    with pytest.raises(RuleBroken, match="收了几年"):
        collective.drafted(year=2024, losses=0, not_ours=[["rent_ahead", "门面房", 200_000]])
    rent = ["rent_ahead", "门面房", 300_000, 3, 2024]
    withheld = [["grant", "路灯奖补", 100_000], ["land", "征地", 50_000], rent]
    first = collective.drafted(year=2024, losses=0, not_ours=withheld)
    assert first.rule["earnings"]["not_ours"][-1] == ["rent_ahead", "门面房", 200_000, 300_000, 3, 2024]
    with pytest.raises(RuleBroken, match=re.escape("没有分的只有 1,000.00 元")):
        collective.drafted(carried=100_001, losses=0, not_ours=[])
    with pytest.raises(RuleBroken, match="已经扣过"):
        collective.drafted(losses=0, not_ours=[rent])
    second = collective.drafted(carried=100_000, losses=0, not_ours=[])
    assert second.rule["earnings"]["released"] == 100_000
    assert second.result["set_aside"] == pytest.approx((52_340_018 + 100_000) * 15 // 100, abs=2)
    assert "现在到年的租金" in str(wording.sum_lines(second.rule, second.result))
    left = [selectors.left_for(collective.book, year) for year in (2026, 2027)]
    assert [(each.free, each.due) for each in left] == [(100_000, 100_000)] * 2
    assert first.result["distributed"]


def test_losses_from_before_the_books_are_made_good_once_and_for_all(collective):
    collective.earned = 1_000_000
    collective.quantified()
    collective.roll()
    plan = collective.drafted(losses=650_000, not_ours=[])
    assert plan.rule["earnings"]["before_books"] == 650_000
    assert selectors.left_for(collective.book, 2026) == selectors.Left(owing=0, free=0, due=0)


def test_a_year_without_a_plan_is_asked_what_of_it_may_not_be_distributed(collective):
    collective.before = 700_000
    collective.quantified()
    collective.roll()
    plain = {"losses": 0, "not_ours": []}
    with pytest.raises(RuleBroken, match="2024年没有分配方案") as error:
        collective.drafted(skipped=None, **plain)
    assert error.value.field == "skipped"
    rows = [[2024, "grant", "路灯", 250_000], [2024, "rent_ahead", "门面房", 300_000, 3, 2024]]
    with pytest.raises(RuleBroken, match="2025 年不用写"):
        collective.drafted(skipped=[[2025, "grant", "路灯", 1]], **plain)
    with pytest.raises(
        RuleBroken, match=re.escape("没有分的只有 3,500.00 元")
    ):  # 700,000 less the grant and rent of 2026
        collective.drafted(skipped=rows, carried=350_001, **plain)
    plan = collective.drafted(skipped=rows, carried=350_000, **plain)
    assert plan.rule["earnings"]["released"] == 100_000
    assert "里面不能分的：有专门用途的补助、捐赠（路灯）2,500.00 元" in wording.formulas(plan.rule, plan.result)[0]
    assert selectors.left_for(collective.book, 2026) == selectors.Left(owing=0, free=100_000, due=100_000)
    assert selectors.years_skipped(collective.book, 2026) == []
    paid = collective.paying(plan)
    assert paid.state == "paying"


def test_a_cooperative_gives_back_by_trade(collective):
    collective.quantified(homes=HOMES[:2], kind="cooperative", by_trade="7/10")
    with pytest.raises(RuleBroken, match="有 1 个成员没有写交易额：00002"):
        collective.drafted(trades={1: 8_000_000})
    plan = collective.drafted(trades={1: 8_000_000, 2: 2_000_000})
    own = plan.statements.get(holder=collective.holders[0])
    assert own.holding == [8_000_000, 400 + 3 * 135]
    told = wording.own_lines(plan.rule, plan.result, own.holding, own.fen)
    assert [row[1:3] for row in told] == [["80,000.00", "100,000.00"], ["8.05", "11.05"]]
    pool, rest = plan.result["by_trade"], plan.result["by_stake"]
    whole = wording.own_words(plan.rule, plan.result, own.holding, own.fen)
    assert re.search(r"× 80,000.00 ÷ 100,000.00 \+ .* × 8.05 ÷ 11.05，.*得 [0-9,.]+ 元。", whole)
    assert abs(own.fen - (pool * 8_000_000 / 10_000_000 + rest * 805 / 1105)) < 2
    assert "全部交易额 100,000.00 元，全部出资和量化份额 11.05 份" in wording.formulas(plan.rule, plan.result)[1]
    with pytest.raises(CannotDistribute):
        distribution(plan.rule | {"totals": [10_000_000, 1_106]}, [["t", own.holding]])
    assert plan.result["distributed"] == plan.result["distributable"]
    assert plan.result["by_trade"] * 10 >= plan.result["distributable"] * 7
    assert presenters.trade_lines(plan) == "1,80000.00\n2,20000.00"
    services.withdraw_plan(plan=plan, reason="重来", by=collective.accountant)
    with pytest.raises(RuleBroken, match="没有这个号：7"):
        collective.drafted(trades={7: 1})
    for each in collective.holders[1].changes.all():
        ShareChange.objects.create(
            holder=each.holder, share_class=each.share_class, hundredths=-each.hundredths, kind="correct", basis="退社",
            on=each.on, at=each.at,
        )  # fmt: skip
    with pytest.raises(RuleBroken, match="没有写交易额：00002"):  # who holds nothing now may have traded
        collective.drafted(trades={1: 8_000_000})
    plan = collective.drafted(trades={1: 8_000_000, 2: 0})
    assert selectors.paid_so_far(plan)[0] == 1
    nothing = plan.statements.get(holder=collective.holders[1])
    assert presenters.own_row(nothing).paid == "没有要发的"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"set_asides": [["公积金", "1"]]}, "不能到百分之百"), ({"changes": ["correct"]}, "不能这样变"),
        ({"kind": "cooperative", "by_trade": "1/2"}, "不能少于百分之六十"),
    ],
)  # fmt: skip
def test_a_charter_keeps_to_the_law(collective, more, words):
    with pytest.raises(RuleBroken, match=words):
        collective.opened(**more)


def test_a_household_reads_its_own_from_the_day_it_hangs(collective):
    plan = collective.adopted()
    resident, other = collective.cast.actor("resident"), collective.cast.actor("resident_abroad")
    own = plan.statements.get(holder=collective.holders[0])
    assert not policies.can_view_statement(resident, own)
    services.post_plan(plan=plan, by=collective.head, at=collective.now)
    own = Statement.objects.get(pk=own.pk)
    assert policies.can_view_statement(resident, own)
    assert list(policies.own_statements(resident)) == [own]
    assert not policies.can_view_statement(other, own)
    assert not policies.can_view_statement(collective.cast.actor("clerk"), own)
    assert not policies.can_view_statement(collective.cast.actor("county_officer"), own)


def test_the_board_says_totals_and_who_is_listed_and_no_amount_of_a_household(collective):
    collective.posted()
    notice = Notice.objects.get(item_code="finance.year")
    told = f"{notice.body}{notice.tables}"
    assert "334,390.15" in told
    assert "周**" in told
    assert not [fen for fen in ("185,006.22", "80,437.49", "周小满") if fen in told]


def test_what_was_written_stays(collective):
    collective.drafted()
    for table in ("ventures_sharechange", "ventures_statement"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")


def test_papers_lie_open_ten_days(collective):
    plan = collective.open()
    assert plan.papers_until - plan.papers_from == timedelta(days=10)


def test_the_list_the_bank_was_given_is_read_again_with_its_results(collective):
    plan = collective.paying()
    head, *rows = "".join(exports.payment_file(plan)).splitlines()
    filled = [row.replace(",,", f",6222,{result}") for row, result in zip(rows, ("成功", "失败", "成功"), strict=True)]
    services.receive_payments(
        plan=plan, lines="\n".join([head, *filled]), way="bank", on=collective.today, receipt="回单", by=collective.accountant,
        at=collective.now,
    )  # fmt: skip
    assert [each.holder.number for each in selectors.unpaid(plan)] == [2]
