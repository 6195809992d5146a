"""What contracts bind of each source, and what the bank sends back: owed again, paid anew, no fen lost on the way."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from lianxin.kit.errors import NotAllowed
from lianxin.ledger import selectors as ledger
from lianxin.recount.checking import check
from lianxin.works import exports, presenters, selectors, services
from lianxin.works.models import Commitment, Payment, PaymentReturn
from lianxin.works.services.funding import account_of, works_account
from tests.works.test_keeping import settled
from tests.works.test_projects import refused


def sent_back(village, payment, **more):
    call = {
        "payment": payment, "on": village.today, "words": "账号不存在", "receipt": "退汇 3", "by": village.accountant,
        "at": village.now,
    }  # fmt: skip
    return services.return_payment(**call | more)


def again(village, payment, **more):
    call = {"payment": payment, "receipt": "发票 001", "by": village.accountant, "at": village.now}
    return services.pay_again(**call | more)


def told(village, project):
    """What a source and the books say: in hand, bound, paid; the purse's account, what was built."""
    purse = selectors.purses_of(project)[village.own.pk]
    accounts = account_of(project, village.own), works_account(project)
    return (purse.in_hand, purse.committed, purse.paid, *map(ledger.balance_of, accounts))


def test_a_contract_binds_what_is_free_of_each_source_and_under_it_nothing_else_is_paid(client, village):
    project = village.building()
    bound = {each.line.giver: each.fen for each in selectors.commitments_of(village.contract)}
    assert bound == {"县财政局": 4_000_000, "合作社": 1_500_000, "捐赠人若干": 400_000}
    village.received(project, village.own, 900)
    village.received(project, village.gift, 500_000)
    assert "只有" in refused("amount", run=village.drafted, project=project, line=village.gift, amount=400_001)
    village.paid(project, village.own, 500)
    lines, purses = selectors.lines_and_purses(project)
    rows = {each.giver: each for each in presenters.source_rows(lines, purses, set())}
    assert [rows["合作社"].committed, rows["合作社"].paid, rows["捐赠人若干"].committed] == [
        "14,995.00",
        "5.00",
        "4,000.00",
    ]
    assert presenters.totals(lines, purses, set())[2] == "58,995.00"
    assert "签了合同，还要付" in client.get(f"/works/{project.public_id}/").content.decode()
    assert "从哪里付" in client.get(f"/works/purchases/{village.contract.public_id}/").content.decode()
    call = {"project": project, "line": village.gift, "number": "退 1", "by": village.accountant}
    assert "占着的只有 1,000.00" in refused("amount", run=services.give_back, amount=100_001, reason="多的", **call)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM works_commitment")


def test_the_shares_of_a_contract_are_its_price_and_never_more_than_is_free(village):
    project = village.approved()
    purchase, bids = village.opened_bids(village.planned(project))
    services.award_purchase(purchase=purchase, bid=bids[0], because="", by=village.head, at=village.now)
    village.later(4)
    call = {
        "purchase": purchase, "contract": "1", "signed_on": village.today, "terms": "做完", "percent": 0, "until": None,
        "by": village.head, "at": village.now,
    }  # fmt: skip
    run = services.sign_contract
    own, gift, reward = village.own.pk, village.gift.pk, village.reward.pk
    assert "加起来要等于" in refused(run=run, shares={reward: 1}, **call)
    assert "只有" in refused(run=run, shares={own: 1_500_000, gift: 4_400_000}, **call)
    run(shares={reward: 4_000_000, own: 1_400_000, gift: 500_000}, **call)
    assert sorted(Commitment.objects.values_list("fen", flat=True)) == [500_000, 1_400_000, 4_000_000]


def test_what_the_bank_sends_back_is_in_hand_and_bound_again_and_paid_anew_by_two(client, village, tmp_path):
    project = village.building()
    village.received(project, village.own, 900)
    payment = village.paid(project, village.own, 500)
    assert told(village, project) == (400, 1_499_500, 500, 400, 500)
    assert "银行怎么说" in refused("words", run=sent_back, village=village, payment=payment, words=" ")
    assert "比它早" in refused(
        "on", run=sent_back, village=village, payment=payment, on=village.today - timedelta(days=1)
    )
    with pytest.raises(NotAllowed):
        sent_back(village, payment, by=village.head)
    client.force_login(village.cast.user("accountant"))
    money, at = f"/works/{project.public_id}/money/", f"/works/payments/{payment.public_id}/"
    assert f"{at}return/" in client.get(money).content.decode()
    given = {"on": village.today, "words": "账号不存在", "receipt": "退汇 3"}
    assert client.post(f"{at}return/", given).status_code == 302
    assert told(village, project) == (900, 1_500_000, 0, 900, 0)
    assert "账号不存在" in client.get(money).content.decode()
    assert client.post(f"{at}return/", given).status_code == 403
    assert client.post(f"{at}again/", {"receipt": "发票 001"}).status_code == 302
    assert f"{at}again/" not in client.get(money).content.decode()
    anew = Payment.objects.get(state="drafted")
    assert (anew.replaces, anew.fen, anew.line, anew.purchase) == (payment, 500, village.own, village.contract)
    with pytest.raises(NotAllowed):
        again(village, payment, by=village.head)
    services.release_payment(payment=anew, on=village.today, by=village.head, at=village.now)
    assert told(village, project) == (400, 1_499_500, 500, 400, 500)
    path = tmp_path / "bundle.zip"
    path.write_bytes(exports.money_bundle(project)[1])
    assert check(path).code == 0
    assert [each.kind for each in selectors.all_movements(project)] == ["in", "out", "undo", "out"]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM works_paymentreturn")


def test_also_after_the_final_account_and_by_the_right_people_once(village):
    project = settled(village)
    payment = Payment.objects.get()
    sent_back(village, payment)
    assert PaymentReturn.objects.get().words == "账号不存在"
    assert told(village, project)[0] == 500
    anew = again(village, payment)
    assert "已经重新填过" in refused(run=again, village=village, payment=payment)
    services.release_payment(payment=anew, on=village.today, by=village.head, at=village.now)
    assert told(village, project)[0] == 0


def test_a_contract_is_bound_otherwise_with_the_reason_but_not_what_was_paid(client, village):
    project = village.building()
    village.received(project, village.own, 900)
    village.paid(project, village.own, 500)
    shares = {village.reward.pk: 4_000_000, village.own.pk: 1_400_000, village.gift.pk: 500_000}
    call = {"purchase": village.contract, "reason": "捐的到了", "by": village.accountant, "at": village.now}
    run = services.rebind_contract
    assert "不能比它少" in refused(run=run, shares=shares | {village.own.pk: 499}, **call)
    assert "只有 40,000.00" in refused(run=run, shares={village.own.pk: 500, village.reward.pk: 5_899_500}, **call)
    assert "为什么改" in refused("reason", run=run, shares=shares, **call | {"reason": " "})
    client.force_login(village.cast.user("accountant"))
    at = f"/works/purchases/{village.contract.public_id}/"
    assert "改从哪里付" in client.get(at).content.decode()
    given = {f"line{line}": f"{fen // 100}" for line, fen in shares.items()} | {"reason": "捐的到了"}
    assert client.post(f"{at}rebind/", given).status_code == 302
    village.contract.refresh_from_db()
    assert {each.line_id: each.fen for each in selectors.commitments_of(village.contract)} == shares
    assert selectors.purses_of(project)[village.own.pk].committed == 1_399_500


def test_the_purses_of_a_project_are_added_up_without_multiplying_payments_by_movements(village):
    project = village.building()
    with CaptureQueriesContext(connection) as asked:
        selectors.lines_and_purses(project)
    (query,) = asked.captured_queries
    assert 'GROUP BY "works_line"' not in query["sql"], query["sql"]
