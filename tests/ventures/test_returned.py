"""Money the bank sends back: owed again, paid by another way, and no fen more or less in whatever order."""

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from lianxin.audit.calc import recountable
from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.kit.own_data import about, own_table
from lianxin.ledger import selectors as ledger
from lianxin.messaging.models import Message
from lianxin.recount.checking import DIFFERENT, SAME, check
from lianxin.recount.words import tell
from lianxin.ventures import exports, presenters, selectors, services
from lianxin.ventures.calc import recounting
from lianxin.ventures.models import Payment, PaymentReturn
from tests.elections.test_recalls_at_once import both
from tests.ventures.test_distribution import AMOUNTS, balance


def _debt(collective):
    return balance(collective, f"221.{collective.register.pk}.2025.1")


def _bank(collective):
    return ledger.balance_of(ledger.account_coded(collective.book, "101"))


def _paid(collective, plan, number, way="bank"):
    one = plan.statements.get(holder__number=number)
    services.receive_statement(
        statement=one, way=way, on=collective.today, receipt="回单 1", by=collective.accountant, at=collective.now
    )
    collective.confirmed()
    return one


def _back(collective, statement, **more):
    told = {
        "on": collective.today,
        "words": "账号不存在",
        "receipt": "退 9",
        "by": collective.accountant,
        "at": collective.now,
    }
    return services.return_payment(statement=statement, **(told | more))


def test_what_comes_back_is_owed_again_and_paid_at_the_counter(collective):
    plan = collective.paying()
    one = _paid(collective, plan, 2)
    before = _bank(collective)
    collective.later(3)
    _back(collective, one)
    assert (_debt(collective), _bank(collective)) == (sum(AMOUNTS.values()), before + AMOUNTS[2])
    assert one in selectors.unpaid(plan)
    assert selectors.paid_so_far(plan)[-1] == 1
    assert "其中 1 户的钱银行退回来了" in presenters.paid_words(plan)
    assert "上次退回：账号不存在" in "".join(exports.payment_file(plan))
    event = AuditEvent.objects.filter(tag="ventures:plan:return").get()
    assert (event.reason, event.after["certificate"]) == ("账号不存在", "00002")
    _paid(collective, plan, 2, way="signed")
    assert _debt(collective) == sum(AMOUNTS.values()) - AMOUNTS[2]
    fresh = selectors.find_statement(one.public_id, collective.accountant)
    assert [row[0] for row in presenters.payment_rows(fresh)] == ["银行打到卡上", "退回来了", "当面领，签字或按手印"]
    assert list(Payment.objects.filter(statement=one).values_list("attempt", flat=True)) == [1, 2]


@pytest.mark.parametrize("way", ["corrected", "bank"])
def test_nobody_alone_enters_that_money_came_back_and_went_to_another_account(collective, way):
    plan = collective.paying()
    one = _paid(collective, plan, 1)
    owed = _debt(collective)
    _back(collective, one)
    told = Message.objects.filter(user=collective.cast.users["resident"], kind__startswith="ventures.").order_by("id")
    assert [each.kind for each in told] == ["ventures.returned"]
    assert "账号不存在" in told[0].body
    again = {"way": way, "on": collective.today, "receipt": "回单 2", "by": collective.accountant, "at": collective.now}
    services.receive_payments(plan=plan, lines=f"1,{AMOUNTS[1] / 100:.2f}", **again)
    assert _debt(collective) == owed + AMOUNTS[1], "not before another person has seen the receipt"
    collective.confirmed()
    assert _debt(collective) == owed
    assert [each.kind for each in told.all()] == ["ventures.returned", "ventures.paid"]


def test_what_comes_back_after_it_was_filed_waits_for_the_accountant(collective):
    plan = collective.paying()
    one = _paid(collective, plan, 1)
    plan = services.close_plan(plan=plan, by=collective.accountant, at=collective.now)
    assert plan not in selectors.work_of(collective.accountant)
    assert _back(collective, one).state == "closed"
    assert plan in selectors.work_of(collective.accountant)
    _paid(collective, plan, 1, way="corrected")
    assert plan not in selectors.work_of(collective.accountant)


def test_a_return_is_refused_in_words(collective):
    plan = collective.paying()
    unpaid = plan.statements.get(holder__number=3)
    with pytest.raises(RuleBroken, match="没有发出去的钱"):
        _back(collective, unpaid)
    one = _paid(collective, plan, 1)
    for more, words in (
        ({"words": " "}, "银行怎么说"), ({"receipt": ""}, "退汇单号"), ({"on": collective.today.replace(year=2030)}, "将来"),
        ({"on": collective.today.replace(year=2020)}, "不能比它早"),
    ):  # fmt: skip
        with pytest.raises(RuleBroken, match=words):
            _back(collective, one, **more)
    with pytest.raises(NotAllowed):
        _back(collective, one, by=collective.cast.actor("resident"))
    _back(collective, one)
    with pytest.raises(RuleBroken, match="已经登记过退回"):
        _back(collective, one)
    assert PaymentReturn.objects.count() == 1
    _paid(collective, plan, 1)
    with pytest.raises(RuleBroken, match="已经发了"):
        _paid(collective, plan, 1)


def test_the_household_reads_what_came_back(client, collective):
    plan = collective.paying()
    one = _paid(collective, plan, 1)
    address = f"/ventures/statements/{one.public_id}/"
    client.force_login(collective.cast.user("accountant"))
    assert "钱退回来了" in client.get(address).content.decode()
    given_ = {"on": collective.today, "words": "账号不存在", "receipt": "退 9"}
    assert client.post(f"{address}return/", given_).url == address
    listed = client.get(f"/ventures/plans/{plan.public_id}/list/?left=1").content.decode()
    assert "退回来了，等重新发：账号不存在" in listed
    client.force_login(collective.cast.user("resident"))
    told = client.get(address).content.decode()
    assert "等重新发：账号不存在" in told
    assert "登记这一户领了" not in told
    assert "等重新发" in client.get("/ventures/ours/").content.decode()
    row = about(own_table("dividends"), collective.members[0]).rows[0]
    assert row["payments__returned__words"] == "账号不存在"


def test_payments_are_counted_again_by_anybody(collective, tmp_path):
    plan = collective.paying()
    one = _paid(collective, plan, 1)
    _paid(collective, plan, 3)
    _back(collective, one)
    path = tmp_path / "payments.zip"
    path.write_bytes(exports.payments_bundle(plan))
    verdict = check(path, mine=one.tracker)
    assert verdict.code == SAME
    assert "还没有发到手的，公布的是 185,006.22 元，重算是 185,006.22 元" in "\n".join(tell(verdict, "zh"))
    parts = selectors.payments_parts(plan)
    assert (parts["result"]["left"], parts["result"]["returned"]) == (AMOUNTS[1] + AMOUNTS[2], AMOUNTS[1])
    parts["result"]["left"] += 1  # the books say something else
    path.write_bytes(recountable.pack(recountable.write("dividend-payments", parts)))
    assert check(path).code == DIFFERENT


def test_two_clerks_at_once_return_it_once(transactional_db, request):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer")
    collective = request.getfixturevalue("collective")
    plan = collective.paying()
    one = _paid(collective, plan, 1)
    assert len(both(*[lambda: _back(collective, one)] * 2)) == 1
    assert (PaymentReturn.objects.count(), _debt(collective)) == (1, sum(AMOUNTS.values()))
    assert len(both(*[lambda: _paid(collective, plan, 1, way="bank")] * 2)) == 1
    assert _debt(collective) == AMOUNTS[2] + AMOUNTS[3]


def test_money_is_conserved_in_any_order(collective):
    plan = collective.paying()
    began = _bank(collective)

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(["pay", "return", "all"]), st.integers(1, 3)), max_size=10))
    def any_order(acts):
        moves = {number: [] for number in AMOUNTS}
        with transaction.atomic():
            for act, number in acts:
                _take(collective, plan, act, number, moves)
            held = {number for number, told in moves.items() if len(told) % 2}
            assert _debt(collective) == sum(fen for number, fen in AMOUNTS.items() if number not in held)
            assert _bank(collective) == began - sum(AMOUNTS[number] for number in held)
            assert {each.holder.number for each in selectors.unpaid(plan)} == set(AMOUNTS) - held
            parts = selectors.payments_parts(plan)
            assert recounting.payments(parts["rule"], parts["sheets"]) == parts["result"]
            transaction.set_rollback(True)

    any_order()


def _take(collective, plan, act, number, moves):
    """What is refused changes nothing."""
    one = plan.statements.get(holder__number=number)
    told = {"on": collective.today, "receipt": "回单", "by": collective.accountant, "at": collective.now}
    try:
        with transaction.atomic():
            if act == "pay":
                services.receive_statement(statement=one, way="bank", **told)
                collective.confirmed()
            elif act == "return":
                services.return_payment(statement=one, words="退", **told)
            else:
                services.receive_all(plan=plan, **told)
                collective.confirmed()
    except RuleBroken:
        return
    for each in moves if act == "all" else (number,):
        if act != "all" or len(moves[each]) % 2 == 0:
            moves[each].append(act)


@given(st.lists(st.tuples(st.integers(0, 10**12), st.integers(0, 7)), max_size=30))
def test_what_is_left_is_owed_less_paid_and_returned(given_):
    sheets = [
        [f"t{n}", [fen, [recounting.PAID, recounting.RETURNED] * (moves // 2) + [recounting.PAID] * (moves % 2)]]
        for n, (fen, moves) in enumerate(given_)
    ]
    told = recounting.payments({}, sheets)
    assert told["left"] == told["owed"] - told["paid"] + told["returned"] == sum(fen for _t, fen in told["statements"])


@pytest.mark.parametrize("moves", [["returned"], ["paid", "paid"], ["paid", "returned", "returned"], ["lost"]])
def test_an_order_that_cannot_be_is_not_counted(moves):
    with pytest.raises(ValueError, match="t1"):
        recounting.payments({}, [["t1", [5, moves]]])
