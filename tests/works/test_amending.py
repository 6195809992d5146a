"""What becomes of a signed contract: a change order, its final price, its end. One writes it down, another looks at it; nothing that a
contract is owed is ever sent away."""

import pytest
from django.db import DatabaseError, transaction

from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.waiting import waiting_for
from lianxin.ledger import selectors as ledger
from lianxin.works import selectors, services
from lianxin.works.models import Amendment, Payment
from lianxin.works.services.funding import account_of, against, works_account
from tests.works.test_buying import kept
from tests.works.test_projects import refused


def test_the_unpaid_price_of_an_accepted_work_is_the_firms(client, village):
    """Nobody gives it back, nobody settles without it, and one person alone sends nothing."""
    project = kept(village)
    call = {"project": project, "line": village.reward, "number": "退 1", "reason": "没用完", "by": village.accountant}
    assert "能退的只有 0.00 元" in refused("amount", run=services.give_back, amount=1, **call)
    village.priced(3_900_000)
    assert "能退的只有 1,000.00 元" in refused("amount", run=services.give_back, amount=100_001, **call)
    slip = services.give_back(amount=60_000, at=village.now, **call)
    assert "能退的只有 1,000.00 元" in refused("amount", run=services.give_back, amount=40_001, **call)
    assert selectors.purses_of(project)[village.reward.pk].returned == 0
    with pytest.raises(NotAllowed):
        services.release_payment(payment=slip, on=village.today, by=village.accountant, at=village.now)
    client.force_login(village.cast.user("committee"))
    assert "退回来源" in client.get(f"/works/payments/{slip.public_id}/release/").content.decode()
    services.release_payment(payment=slip, on=village.today, by=village.head, at=village.now)
    assert selectors.purses_of(project)[village.reward.pk].returned == 60_000
    assert selectors.spent_on(project) == 3_880_000


def test_what_was_given_back_and_did_not_arrive_is_in_hand_again(village):
    project = village.building()
    village.received(project, village.gift, 500_000)
    slip = village.given_back(project, village.gift, 50_000)
    accounts = [account_of(project, village.gift), against(project, village.gift)]
    assert [ledger.balance_of(each) for each in accounts] == [450_000, -450_000]
    services.return_payment(
        payment=slip, on=village.today, words="账号不存在", receipt="退汇 3", by=village.accountant, at=village.now
    )
    assert [ledger.balance_of(each) for each in accounts] == [500_000, -500_000]
    assert selectors.purses_of(project)[village.gift.pk].returned == 0
    anew = services.pay_again(payment=slip, receipt="退 2", by=village.accountant, at=village.now)
    services.release_payment(payment=anew, on=village.today, by=village.head, at=village.now)
    assert [ledger.balance_of(each) for each in accounts] == [450_000, -450_000]
    assert ledger.balance_of(works_account(project)) == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        Payment.objects.filter(pk=anew.pk).update(is_wages=True)


def test_a_change_order_counts_once_the_supervisors_looked_and_many_small_ones_add_up(client, village):
    project = village.building(fen=5_000_000)
    call = {
        "purchase": village.contract,
        "paper": "变更单 1",
        "reason": "多装两盏",
        "by": village.head,
        "at": village.now,
    }
    run = services.change_contract
    assert "只剩 10,000.00" in refused("price_fen", run=run, price_fen=6_000_001, **call)
    assert "不止 10%" in refused("decision", run=run, price_fen=5_500_001, **call)
    assert "单子号" in refused("paper", run=run, price_fen=5_300_000, **call | {"paper": " "})
    run(price_fen=5_300_000, **call)
    assert "还有一张单子" in refused(run=run, price_fen=5_400_000, **call)
    village.contract.refresh_from_db()
    assert village.contract.price_fen == 5_000_000
    rows = waiting_for(village.cast.actor("supervisor"), village.now)
    assert any("等着核对" in row.next_action for row in rows)
    with pytest.raises(NotAllowed):
        services.agree_amendment(purchase=village.contract, by=village.head, at=village.now)
    client.force_login(village.cast.user("supervisor"))
    at = f"/works/purchases/{village.contract.public_id}/"
    assert "多装两盏" in client.get(at).content.decode()
    assert client.post(f"{at}agree/").status_code == 302
    village.contract.refresh_from_db()
    assert (village.contract.price_fen, village.contract.chosen.fen) == (5_300_000, 5_000_000)
    assert sum(each.fen for each in selectors.commitments_of(village.contract)) == 5_300_000
    project.refresh_from_db()
    assert project.contract_fen == 5_300_000
    assert "不止 10%" in refused("decision", run=run, price_fen=5_600_000, **call)
    again = village.resolution("路灯多装", f"同意{project.number}合同加到五万六千元。", 5_600_000)
    assert "没有同意花这么多" in refused("decision", run=run, price_fen=5_700_000, decision=again.public_id, **call)
    village.priced(5_600_000, run=run, decision=again.public_id)
    assert village.contract.price_fen == 5_600_000
    with pytest.raises(DatabaseError), transaction.atomic():
        Amendment.objects.update(reason="")


def test_what_the_supervisors_do_not_find_so_leaves_the_price(village):
    village.building(fen=5_000_000)
    call = {"purchase": village.contract, "by": village.cast.actor("supervisor"), "at": village.now}
    assert "没有等着核对" in refused(run=services.agree_amendment, **call)
    services.change_contract(
        purchase=village.contract, price_fen=5_100_000, paper="1", reason="多装", by=village.head, at=village.now
    )
    assert "为什么不同意" in refused("reason", run=services.decline_amendment, reason=" ", **call)
    purchase = services.decline_amendment(reason="没有多装", **call)
    assert (purchase.price_fen, selectors.amendments_of(purchase)[0].state) == (5_000_000, "declined")
    assert AuditEvent.objects.filter(tag="works:purchase:decline").count() == 1


def test_a_firm_that_does_not_come_any_more_is_paid_for_what_stands_and_the_rest_is_bought_anew(village):
    project = village.building(fen=4_000_000)
    village.received(project, village.reward, 4_000_000)
    village.paid(project, village.reward, 500_000)
    end = {"run": services.break_off_contract, "reason": "不来了"}
    with pytest.raises(RuleBroken, match="不能定得比它少"):
        village.priced(499_999, **end)
    with pytest.raises(RuleBroken, match=r"不能比合同价 40,000\.00 元多"):
        village.priced(4_000_001, **end)
    purchase = village.priced(1_200_000, is_default=True, **end)
    assert (purchase.state, purchase.is_final, purchase.retention_fen) == ("ended", True, 0)
    assert selectors.purses_of(project)[village.reward.pk].committed == 700_000
    assert selectors.free_fen(project) == 4_800_000
    village.paid(project, village.reward, 700_000)
    assert not selectors.owed_on_contracts(project)
    anew, bids = village.opened_bids(
        village.planned(project, 2_800_000, "quotes", what="余下的灯"), (2_800_000, 2_800_001, 2_800_002)
    )
    village.signed(anew, bids[0])
    project.refresh_from_db()
    assert project.contract_fen == 4_000_000


def test_a_project_is_not_given_up_while_a_contract_stands_or_is_owed(village):
    project = village.procured(fen=4_000_000)
    call = {"project": project, "reason": "不做了", "by": village.head, "at": village.now}
    assert "合同还在" in refused(run=services.cancel_project, **call)
    village.received(project, village.reward, 4_000_000)
    village.priced(200_000, run=services.break_off_contract, reason="不做了，赔两千元")
    assert "还欠 2,000.00 元" in refused(run=services.cancel_project, **call)
    payment = village.paid(project, village.reward, 200_000)
    village.given_back(project, village.reward, 3_800_000)
    project = services.cancel_project(**call)
    services.return_payment(
        payment=payment, on=village.today, words="账号不存在", receipt="退汇 3", by=village.accountant, at=village.now
    )
    assert "能退的只有 0.00 元" in refused(
        "amount", run=village.given_back, project=project, line=village.reward, amount=200_000
    )
    anew = services.pay_again(payment=payment, receipt="发票 1", by=village.accountant, at=village.now)
    services.release_payment(payment=anew, on=village.today, by=village.head, at=village.now)
    assert selectors.in_hand_fen(project) == 0


def test_what_is_paid_anew_obeys_the_rules_of_any_payment(village):
    project = village.building(fen=3_000_000)
    village.received(project, village.reward, 4_000_000)
    beside = {"purchase": None, "payee": "灯具店"}
    first = services.release_payment(
        payment=village.drafted(project, village.reward, 900_000, **beside),
        on=village.today,
        by=village.head,
        at=village.now,
    )
    services.return_payment(
        payment=first, on=village.today, words="账号不存在", receipt="退汇 3", by=village.accountant, at=village.now
    )
    village.drafted(project, village.reward, 900_000, **beside)
    again = {"payment": first, "receipt": "1", "by": village.accountant, "at": village.now}
    assert "加起来要在" in refused("purchase", run=services.pay_again, **again)
    second = village.drafted(
        project, village.reward, 10_000, purchase=None, payee="务工工资（2 人）", wages=[(None, "甲", 100, 10_000)]
    )
    second = services.release_payment(payment=second, on=village.today, by=village.head, at=village.now)
    services.return_payment(
        payment=second, on=village.today, words="账号不存在", receipt="退汇 4", by=village.accountant, at=village.now
    )
    assert services.pay_again(**again | {"payment": second}).state == "drafted"
