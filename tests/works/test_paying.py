"""Paid beside a contract: wages, what villagers need who build themselves, small sums; never what a contract has bound."""

import unicodedata

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.works import services
from lianxin.works.calc.buying import name_key
from lianxin.works.models import Payment
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
    assert "这家有合同" in refused("purchase", amount=1, payee="青禾照明 安装队", is_wages=True, **beside)
    assert "10,000.00 元以下" in refused("purchase", amount=1_000_000, payee="灯具店", **beside)
    village.drafted(project, village.reward, 600_000, purchase=None, payee="灯具店")
    assert "加起来要在" in refused("purchase", amount=400_000, payee="灯具 店", **beside)
    village.received(project, village.own, 1_500_000)
    wages = village.drafted(project, village.own, 1_500_000, purchase=None, payee="务工工资（12 人）", is_wages=True)
    assert "预算只剩 9,000.00 元" in refused(
        "amount", amount=900_001, payee="务工工资（3 人）", is_wages=True, **beside
    )
    assert village.drafted(project, village.reward, 1, payee=" 青禾照明  安装队").payee == "青禾照明安装队"
    client.force_login(village.cast.user("committee"))
    assert "（工资）" in client.get(f"/works/payments/{wages.public_id}/release/").content.decode()
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
    assert village.drafted(project, village.reward, 2_000_000, payee="水泥店").state == "drafted"
