"""Outside capital: nothing is signed before all is looked at, nothing comes in before it is signed, and it leaves restored."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed
from lianxin.works import selectors, services
from lianxin.works.calc.capital import Offer, unchecked, warnings
from lianxin.works.errors import WrongState
from lianxin.works.models import Capital
from lianxin.works.vocabulary import Check
from tests.works.test_projects import refused

FACTS = {
    "promised_percent": 0, "collects": False, "guarantees": False, "one_buyer": False, "land_use": "none", "land_mu": 0,
    "land_households": 0, "land_until": None,
}  # fmt: skip
LAND = {"land_use": "farm", "land_mu": 12_000, "land_households": 30, "land_until": date(2040, 1, 1)}
ALL = dict.fromkeys(Check.values, "看过材料")
TERMS = {
    "contract": "资 1", "ends_on": date(2036, 1, 1), "profit": "三七分", "loss": "各担各的", "exit_words": "提前半年说",
    "restoration": "填平、种上草",
}  # fmt: skip


@given(st.booleans(), st.booleans(), st.booleans(), st.integers(0, 3000), st.integers(-2, 2))
def test_each_warning_stands_for_its_own_fact(collects, guarantees, one, percent, beyond):
    until = date(2040, 1, 1)
    found = warnings(Offer(percent, collects, guarantees, one, until + timedelta(days=beyond), until))
    assert ("return" in found, "public" in found, "guarantee" in found, "single" in found, "term" in found) == (
        percent > 0, collects, guarantees, one, beyond > 0,
    )  # fmt: skip


def test_unchecked_is_what_nobody_wrote_anything_to():
    assert unchecked(("a", "b", "c"), {"a": "好", "b": "  "}) == ("b", "c")


@pytest.fixture
def capital(village):
    village.project = village.building()
    village.line_of = village.line(village.project, "capital", 3_000_000, giver="绿野农业公司", conditions="见合同")
    return Capital.objects.get()


def checked(village, capital, **more):
    checks = more.pop("checks", ALL)
    return services.check_capital(capital=capital, checks=checks, by=village.head, at=village.now, **FACTS | more)


def signed(village, capital, **more):
    words = TERMS | {"signed_on": village.today} | more
    return services.sign_capital(capital=capital, by=village.head, at=village.now, **words)


def test_nothing_is_signed_before_all_is_looked_at_and_nothing_comes_in_before(village, capital):
    call = {"run": signed, "village": village, "capital": capital}
    assert "还没有核实：信用" in refused(**call)
    checked(village, capital, checks={**ALL, "exit": " "})
    assert "退出" in refused(**call)
    checked(village, capital)
    money = {"run": village.received, "project": village.project, "line": village.line_of, "amount": 100}
    assert "签了合同，才能收" in refused("line", **money)
    assert signed(village, capital).state == "signed"
    village.received(village.project, village.line_of, 100)
    with pytest.raises(WrongState):
        checked(village, capital)
    assert AuditEvent.objects.filter(tag__startswith="works:capital:").count() == 3


def test_what_may_be_wrong_is_answered_by_the_supervisors(village, capital):
    checked(village, capital, promised_percent=800, one_buyer=True)
    call = {"run": signed, "village": village, "capital": capital}
    assert "约定了固定回报或者保本；只有一家收购" in refused(**call)
    by = village.cast.actor("supervisor")
    answer = {"capital": capital, "words": "合同里是保底加分红，有押金", "at": village.now}
    with pytest.raises(NotAllowed):
        services.answer_capital(warning="return", by=village.head, **answer)
    assert "要核对的一条" in refused("warning", run=services.answer_capital, warning="public", by=by, **answer)
    for warning in ("return", "single"):
        capital = services.answer_capital(warning=warning, by=by, **answer)
    assert checked(village, capital, promised_percent=800, one_buyer=True).answers.keys() == {"return", "single"}
    checked(village, capital, promised_percent=2000, one_buyer=True)
    assert "约定了固定回报或者保本；只有一家收购" in refused(**call), "other terms are answered anew"
    for warning in ("return", "single"):
        capital = services.answer_capital(warning=warning, by=by, **answer)
    assert signed(village, capital).answers["return"].startswith("合同里")


def test_the_collective_guarantees_for_nobody(village, capital):
    checked(village, capital, guarantees=True)
    assert "不能担保" in refused(run=signed, village=village, capital=capital)
    with pytest.raises(DatabaseError), transaction.atomic():
        Capital.objects.update(state="signed", contract="1", signed_on=village.today, guarantees=True)


def test_land_is_let_by_every_household_in_writing_filed_reviewed_and_no_longer_than_its_own_term(village, capital):
    assert "多少亩" in refused("land_use", run=checked, village=village, capital=capital, land_use="farm")
    checked(village, capital, **LAND)
    call = {"run": signed, "village": village, "capital": capital}
    all_of_it = {"land_contracts": 30, "land_filed_on": village.today, "land_reviewed": "镇审 3"}
    assert "签了 29 户" in refused("land_contracts", **call, **all_of_it | {"land_contracts": 29})
    assert "备案" in refused("land_filed_on", **call, **all_of_it | {"land_filed_on": None})
    assert "审查" in refused("land_filed_on", **call, **all_of_it | {"land_reviewed": ""})
    assert "剩下的年限" in refused("ends_on", **call, **all_of_it | {"ends_on": date(2040, 1, 2)})
    assert signed(village, capital, **all_of_it).land_contracts == 30


def test_it_leaves_restored_and_brings_nothing_more(village, capital):
    checked(village, capital)
    signed(village, capital)
    call = {"capital": capital, "reason": "合同到期", "restored": "地平了，草种上了", "at": village.now}
    with pytest.raises(NotAllowed):
        services.end_capital(on=village.today, by=village.head, **call)
    by = village.cast.actor("supervisor")
    assert "签了以后" in refused("on", run=services.end_capital, on=village.today - timedelta(days=1), by=by, **call)
    assert services.end_capital(on=village.today, by=by, **call).state == "ended"
    assert "才能收" in refused("line", run=village.received, project=village.project, line=village.line_of, amount=100)


def test_everybody_reads_it_and_the_village_and_its_supervisors_write(client, village, capital):
    at = f"/works/capital/{capital.public_id}/"
    assert at in client.get(f"/works/{village.project.public_id}/").content.decode()
    assert "还没有核实" in client.get(at).content.decode()
    client.force_login(village.cast.user("committee"))
    given = {f"check_{code}": "看过" for code in Check.values} | {
        "land_use": "none",
        "one_buyer": "on",
        "promised_percent": "8",
    }
    for wrong in ({"land_use": "farm"}, {"promised_percent": "9999999999"}, {"land_mu": "99999999999"}):
        assert client.post(f"{at}check/", given | wrong).status_code == 422
    assert client.post(f"{at}check/", given).status_code == 302
    assert selectors.find_capital(capital.public_id).promised_percent == 800
    assert 'value="8.00"' in client.get(f"{at}check/").content.decode()
    client.force_login(village.cast.user("supervisor"))
    for warning in ("single", "return"):
        assert client.post(f"{at}answer/", {"warning": warning, "words": "有两家也来问过"}).status_code == 302
    client.force_login(village.cast.user("committee"))
    words = TERMS | {"signed_on": village.today, "ends_on": "2036-01-01"}
    assert client.post(f"{at}sign/", words).status_code == 302
    client.logout()
    told = client.get(at).content.decode()
    assert "有两家也来问过" in told
    assert "三七分" in told


def test_capital_that_left_pays_nothing_more_and_goes_back(village, capital):
    project, line = village.project, village.line_of
    checked(village, capital)
    capital = signed(village, capital)
    village.received(project, line, 1000)
    own = village.contract.price_fen - 4_000_000
    services.rebind_contract(
        purchase=village.contract, reason="公司出一点", by=village.accountant, at=village.now,
        shares={village.reward.pk: 4_000_000, village.own.pk: 1_500_000, village.gift.pk: own - 1_500_100, line.pk: 100},
    )  # fmt: skip
    waiting = village.drafted(project, line, 100)
    services.end_capital(
        capital=capital,
        reason="不做了",
        restored="填平了",
        on=village.today,
        by=village.cast.actor("supervisor"),
        at=village.now,
    )
    assert "已经退出" in refused("line", run=village.drafted, project=project, line=line, amount=1)
    paid = {"payment": waiting, "by": village.head, "at": village.now}
    assert "已经退出" in refused("line", run=services.release_payment, on=village.today, **paid)
    services.refuse_payment(reason="退出了", **paid)
    village.given_back(project, line, 1000, reason="按合同")
    assert selectors.purses_of(project)[line.pk].in_hand == 0
