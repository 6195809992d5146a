"""Paid beside a contract: wages, what villagers need who build themselves, small sums; never what a contract has bound."""

import unicodedata
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.kit.actors import SYSTEM
from lianxin.kit.own_data import about, own_table
from lianxin.people import services as people
from lianxin.works import selectors, services
from lianxin.works.calc.buying import name_key
from lianxin.works.calc.money import is_paid_to_workers
from lianxin.works.models import Payment
from lianxin.works.services.planning import small_enough_to_build
from tests.works.test_projects import refused

names = st.text(alphabet="青禾照明队ＡaB１2", max_size=12)


@given(names, st.lists(st.sampled_from(" 　·（）-"), max_size=4), st.integers(0, 12))
def test_name_key_does_not_hear_spaces_marks_width_and_case(name, marks, at):
    assert name_key(name[:at] + "".join(marks) + name[at:]) == name_key(name)
    assert name_key(unicodedata.normalize("NFKC", name).swapcase()) == name_key(name)


@given(names, names)
def test_name_key_keeps_other_names_apart(one, other):
    same = unicodedata.normalize("NFKC", one).lower() == unicodedata.normalize("NFKC", other).lower()
    assert (name_key(one) == name_key(other)) == same


def test_nobody_is_paid_much_without_a_contract_however_the_name_is_spelt(client, village):
    project = village.building(fen=3_000_000)
    village.received(project, village.reward, 4_000_000)
    beside = {"run": village.drafted, "project": project, "line": village.reward, "purchase": None}
    assert "这家有合同" in refused("purchase", amount=1, payee="青禾照明 安装队", **beside)
    assert "这家有合同" in refused(
        "purchase", amount=1, payee="青禾照明 安装队", wages=[(None, "甲", 100, 1)], **beside
    )
    assert "10,000.00 元以下" in refused("purchase", amount=1_000_000, payee="灯具店", **beside)
    village.drafted(project, village.reward, 600_000, purchase=None, payee="灯具店")
    assert "加起来要在" in refused("purchase", amount=400_000, payee="灯具 店", **beside)
    village.received(project, village.own, 1_500_000)
    told = [(None, "工甲", 6_000, 900_000), (None, "工乙", 4_000, 600_000)]
    paid_by_name = {"purchase": None, "payee": "务工工资（2 人）"}
    for words, rows in (
        ("和付的 15,000.00 元不一样", told[:1]), ("写了两次", [told[0], told[0]]), ("要写姓名", [(None, " ", 100, 1_500_000)]),
    ):  # fmt: skip
        assert words in refused(
            "wages",
            run=village.drafted,
            project=project,
            line=village.own,
            amount=1_500_000,
            wages=rows,
            **paid_by_name,
        )
    wages = village.drafted(project, village.own, 1_500_000, wages=told, **paid_by_name)
    assert list(wages.wages.values_list("worker", "days", "fen")) == [row[1:] for row in told]
    assert "预算只剩 9,000.00 元" in refused(
        "amount", amount=900_001, payee="务工工资（3 人）", wages=[(None, "丙", 100, 900_001)], **beside
    )
    assert "“按哪份合同付”留空" in refused(
        "wages", run=village.drafted, project=project, line=village.reward, amount=1, wages=[(None, "丙", 100, 1)]
    )
    assert village.drafted(project, village.reward, 1, payee=" 青禾照明  安装队").payee == "青禾照明安装队"
    client.force_login(village.cast.user("committee"))
    page = client.get(f"/works/payments/{wages.public_id}/release/").content.decode()
    assert "（工资）" in page
    assert "外村 工甲：60 个工，9,000.00 元" in page
    with pytest.raises(DatabaseError), transaction.atomic():
        Payment.objects.filter(purchase__isnull=False).update(is_wages=True)


def test_what_a_contract_has_bound_is_not_spent_on_something_else(village):
    project = village.building()
    village.received(project, village.gift, 500_000)
    beside = {"run": village.drafted, "project": project, "line": village.gift, "purchase": None, "payee": "灯具店"}
    assert "预算只剩 1,000.00 元" in refused("amount", amount=100_001, **beside)
    village.drafted(project, village.gift, 60_000, purchase=None, payee="灯具店")
    assert "预算只剩 400.00 元" in refused(
        "estimate_fen", run=village.planned, project=project, fen=40_001, method="direct"
    )
    change = {"project": project, "reason": "少装", "by": village.head, "at": village.now}
    assert "59,600.00 元" in refused("items", run=services.change_budget, items=[("灯", 5_959_999)], **change)


def test_who_build_themselves_pay_what_they_need(village):
    project = services.build_ourselves(
        project=village.approved(), reason="自己会装", contractor="村民自建", by=village.head, at=village.now
    )
    village.received(project, village.reward, 4_000_000)
    village.contract = None
    assert village.drafted(project, village.reward, 999_999, payee="水泥店").state == "drafted"
    assert "先采购" in refused(
        "purchase", run=village.drafted, project=project, line=village.reward, amount=1, payee="水泥 店"
    )


def test_wages_are_typed_by_name_and_the_worker_reads_their_own(client, village):
    project = village.building(fen=3_000_000)
    village.received(project, village.reward, 4_000_000)
    person = people.register_person(
        name="周小满", division=village.cast.village, by=SYSTEM, birth_year=1970, user=village.cast.users["resident"]
    )
    people.register_household(code="SH-0001", division=village.cast.village, representative=person, by=SYSTEM)
    client.force_login(village.cast.user("accountant"))
    address = f"/works/{project.public_id}/pay/"
    given = {
        "line": village.reward.pk,
        "amount": "520",
        "payee": "务工工资（2 人）",
        "words": "挖坑",
        "receipt": "工资表 1",
    }
    for line, words in (
        ("SH-0001,周小满,3.5", "要写成"), ("SH-0009,周小满,3.5,420", "没有这个户编号"), ("外,吴,三,1", "写成数"),
        ("SH-0001,周小满,3.5,420", "和付的 520.00 元不一样"),
    ):  # fmt: skip
        assert words in client.post(address, given | {"wages": line}).content.decode()
    assert client.post(address, given | {"wages": "SH-0001,周小满,3.5,420\n外,吴大寒,1,100"}).status_code == 302
    payment = Payment.objects.get()
    assert payment.is_wages
    services.release_payment(payment=payment, on=village.today, by=village.head, at=village.now)
    (row,) = about(own_table("project-wages"), person).rows
    assert (row["days"], row["fen"]) == ("3.50", "420.00")
    assert "周小满" not in client.get(f"/works/{project.public_id}/money/").content.decode()
    services.return_payment(
        payment=payment, on=village.today, words="账号不存在", receipt="退 1", by=village.accountant, at=village.now
    )
    anew = services.pay_again(payment=payment, receipt="工资表 1", by=village.accountant, at=village.now)
    assert anew.wages.count() == 2


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 100))
def test_so_much_of_the_money_for_work_went_to_workers(wages, spent, percent):
    assert is_paid_to_workers(wages, spent, percent) == (Fraction(wages) >= Fraction(spent * percent, 100))


def test_money_for_work_instead_of_relief_goes_to_workers_before_the_final_account(village):
    project = village.designed()
    call = {
        "project": project,
        "giver": "县发改局",
        "conditions": "以工代赈",
        "promised": 6_000_000,
        "by": village.accountant,
    }
    assert "选“财政专项资金”" in refused("source", run=services.add_line, source="reward", is_relief=True, **call)
    line = services.add_line(source="fiscal", is_relief=True, **call)
    services.fund_project(project=project, by=village.accountant, at=village.now)
    services.approve_project(project=project, words="同意", by=village.officer, at=village.now)
    village.later(8)
    services.build_ourselves(project=project, reason="会修", contractor="村民", by=village.head, at=village.now)
    village.received(project, line, 6_000_000)
    village.contract = None

    def paid(fen, **more):
        slip = village.drafted(project, line, fen, purchase=None, **more)
        services.release_payment(payment=slip, on=village.today, by=village.head, at=village.now)

    for number in range(5):
        paid(840_000, payee=f"水泥店{number}")
    paid(1_799_999, payee="工资", wages=[(None, "工甲", 2_000, 1_799_999)])
    assert selectors.relief_paid(project) == (1_799_999, 5_999_999)
    project.state = "accepted"
    project.save(update_fields=["state"])
    settle = {
        "run": services.settle_project,
        "project": project,
        "words": "审过",
        "by": village.accountant,
        "at": village.now,
    }
    assert "不到 30%" in refused(**settle)
    paid(1, payee="工资", wages=[(None, "工乙", 100, 1)])
    assert services.settle_project(**{key: value for key, value in settle.items() if key != "run"}).state == "settled"


def test_villagers_build_themselves_below_the_sum_of_the_profile(village):
    told = refused(run=small_enough_to_build, project=village.opened(), budget=40_000_000)
    assert "预算 400,000.00 元以下的才能村民自建" in told
