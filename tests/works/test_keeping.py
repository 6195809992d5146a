"""What was built has a card and a keeper, is looked at from time to time, and is one day no more."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.bulletin.models import Notice
from lianxin.kit.errors import NotAllowed
from lianxin.kit.waiting import waiting_for
from lianxin.ledger import selectors as ledger
from lianxin.ledger.models import Book, Entry
from lianxin.territory.calc.terms import months_later
from lianxin.works import selectors, services
from lianxin.works.errors import WrongState
from lianxin.works.services.funding import works_account
from lianxin.works.vocabulary import CheckItem, Party
from tests.works.conftest import signed_sheet
from tests.works.test_buying import kept
from tests.works.test_projects import refused


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(1, 24))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day, months):
    found = months_later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)


def settled(village):
    """Lamps for five yuan of the collective's own, built, accepted and paid."""
    project, by = village.building(), village.cast.actor("supervisor")
    village.received(project, village.own, 500)
    payment = village.drafted(project, village.own, 500)
    services.release_payment(payment=payment, on=village.today, by=village.head, at=village.now)
    services.complete_work(project=project, on=village.today, by=village.head, at=village.now)
    numbers = [each.number for each in selectors.monitors_of(project) if each.is_drawn]
    services.accept_work(
        good=CheckItem,
        sheet="验 1",
        scans=signed_sheet(),
        parties=Party,
        project=project,
        on=village.today,
        present="镇、村",
        signed=numbers,
        by=by,
        at=village.now,
    )
    village.priced(500)
    project = services.settle_project(project=project, words="镇里审过。", by=village.accountant, at=village.now)
    return village.audited(project)


def handed(village):
    return services.hand_over(
        project=settled(village), name="路灯 24 盏", keeper="村委会水电员", upkeep="村集体经营收入，每年两千元", standard="天黑都亮，坏了三天内修好", years=10, months=6,
        on=village.today, by=village.head, at=village.now,
    )  # fmt: skip


def test_hand_over_makes_a_card_worth_what_was_paid(village):
    project = handed(village)
    asset = selectors.asset_of(project)
    assert (project.state, asset.value, asset.next_on) == ("handed_over", 500, months_later(village.today, 6))
    with pytest.raises(WrongState):
        services.hand_over(
            project=project,
            name="再来",
            keeper="谁",
            upkeep="哪",
            standard="亮",
            years=1,
            months=6,
            on=village.today,
            by=village.head,
        )


def test_what_was_built_stands_in_the_books_as_long_as_it_stands(village):
    """Under construction, an asset when it is handed over, and written off when it is no more: the account was only ever debited."""
    project = settled(village)
    works = works_account(project)
    early = {
        "name": "路灯",
        "keeper": "谁",
        "upkeep": "哪",
        "standard": "亮",
        "years": 10,
        "months": 6,
        "on": village.today - timedelta(days=1),
        "by": village.head,
    }
    assert "才验收合格，移交不能比它早" in refused(
        "on", run=services.hand_over, project=project, at=village.now, **early
    )
    assert ledger.balance_of(works) == 500
    project = services.hand_over(project=project, at=village.now, **early | {"on": village.today})
    asset = ledger.account_coded(project.book, f"W{project.pk}K")
    assert (ledger.balance_of(works), ledger.balance_of(asset), asset.kind) == (0, 500, "fixed_asset")
    assert project.card.name in asset.name
    project = services.retire_asset(project=project, reason="拆了", by=village.head, at=village.now)
    costs = ledger.account_coded(project.book, "601")
    assert (ledger.balance_of(asset), ledger.balance_of(costs)) == (0, 500), "the collective's own money is its cost"
    back = {"on": village.today, "words": "账号不存在", "receipt": "退 9", "by": village.accountant, "at": village.now}
    payment = services.return_payment(payment=project.payments.get(), **back)
    assert (ledger.balance_of(asset), ledger.balance_of(costs)) == (0, 0), "what came back was no cost"
    anew = services.pay_again(payment=payment, receipt="发票 1", by=village.accountant, at=village.now)
    services.release_payment(payment=anew, on=village.today, by=village.head, at=village.now)
    assert (ledger.balance_of(asset), ledger.balance_of(costs)) == (0, 500)


def test_somebody_else_goes_through_the_final_account_and_it_hangs_on_the_board(client, village):
    project = services.settle_project(project=kept(village), words="审过。", by=village.accountant, at=village.now)
    hand = {
        "project": project, "name": "路灯", "keeper": "水电员", "upkeep": "集体", "standard": "天黑都亮",
        "years": 10, "months": 6, "on": village.today,
        "by": village.head, "at": village.now,
    }  # fmt: skip
    assert "还没有审计" in refused(run=services.hand_over, **hand)
    call = {"project": project, "words": "票据都对过", "paper": "镇审 1", "at": village.now}
    for who in (village.accountant, village.head, village.cast.actor("supervisor")):
        with pytest.raises(NotAllowed):
            services.audit_settlement(by=who, **call)
    assert any("审计决算" in row.next_action for row in waiting_for(village.officer, village.now))
    assert "审计意见" in refused("paper", run=services.audit_settlement, by=village.officer, **call | {"paper": " "})
    told = client.get(f"/works/{project.public_id}/oc4ids.json").json()["projects"][0]
    assert "financialAuditReport" not in [each["documentType"] for each in told["documents"]]
    client.force_login(village.cast.user("township_officer"))
    page = f"/works/{project.public_id}/"
    assert client.post(f"{page}audit/", {"words": "票据都对过", "paper": "镇审 1"}).status_code == 302
    assert "已经审计过" in refused(run=services.audit_settlement, by=village.officer, **call)
    assert "镇审 1" in client.get(page).content.decode()
    services.hand_over(**hand)
    notice = Notice.objects.get(source_kind="project_account")
    for words in ("一共花了 38,800.00 元", "质保金还没有付的 1,200.00 元", "结算价 40,000.00 元", "镇审 1"):
        assert words in notice.posting.board["body"]
    told = client.get(f"/works/{project.public_id}/oc4ids.json").json()["projects"][0]
    assert "financialAuditReport" in [each["documentType"] for each in told["documents"]]


def test_only_the_village_hands_over_and_only_what_is_settled(village):
    project = village.building()
    call = {
        "name": "灯",
        "keeper": "水电员",
        "upkeep": "集体",
        "standard": "亮",
        "years": 10,
        "months": 6,
        "on": village.today,
    }
    with pytest.raises(WrongState):
        services.hand_over(project=project, by=village.head, **call)
    with pytest.raises(NotAllowed):
        services.hand_over(project=project, by=village.accountant, **call)


def test_it_is_looked_at_and_the_day_of_the_next_look_moves_on(village):
    project = handed(village)
    call = {"project": project, "words": "三盏不亮", "is_sound": False, "by": village.head}
    assert "日子还没有到" in refused("on", run=services.inspect_asset, on=date(2099, 1, 1), **call)
    assert "移交以前" in refused("on", run=services.inspect_asset, on=village.today - timedelta(days=1), **call)
    due, page = selectors.asset_of(project).next_on, f"/works/{project.public_id}/"

    def waits(name, on):
        with time_machine.travel(f"{on.isoformat()} 04:00Z", tick=False):
            return page in [row.url for row in waiting_for(village.cast.actor(name), village.now)]

    assert [waits("secretary", due - timedelta(days=1)), waits("secretary", due), waits("resident", due)] == [
        False, True, False,
    ]  # fmt: skip
    with time_machine.travel(f"{due.isoformat()} 05:00Z", tick=False):
        project = services.inspect_asset(on=due, **call)
        services.inspect_asset(
            **call | {"on": due, "words": "换了灯头，好的", "is_sound": True, "by": village.secretary}
        )
    assert project.state == "maintained"
    assert not waits("secretary", due)
    assert [each.is_sound for each in selectors.inspections_of(selectors.asset_of(project))] == [True, False]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM works_inspection")


def test_what_is_kept_back_is_paid_or_goes_back_with_the_reason_before_it_is_retired(client, village):
    project = services.settle_project(project=kept(village), words="审过。", by=village.accountant, at=village.now)
    village.audited(project)
    project = services.hand_over(
        project=project,
        name="路灯",
        keeper="水电员",
        upkeep="集体",
        standard="天黑都亮",
        years=10,
        months=6,
        on=village.today,
        by=village.head,
        at=village.now,
    )
    gone = {"project": project, "reason": "拆了", "by": village.head, "at": village.now}
    assert "还留着 1,200.00 元质保金" in refused(run=services.retire_asset, **gone)
    client.force_login(village.cast.user("accountant"))
    page = f"/works/{project.public_id}/"
    assert f"{page}give-back/" in client.get(page).content.decode()
    back = {
        "project": project, "line": village.reward, "amount": 120_000, "number": "退 1", "by": village.accountant,
        "at": village.now,
    }  # fmt: skip
    assert "为什么退" in refused("reason", run=services.give_back, reason=" ", **back)
    assert "能退的只有 0.00 元" in refused("amount", run=services.give_back, reason="换一家修", **back)
    assert "是施工方的" in refused("price_fen", run=village.priced, fen=3_880_000)
    by, due = village.cast.actor("supervisor"), village.today
    services.find_defect(project=project, words="三盏不亮", due_on=due, by=by, at=village.now)
    assert "只能扣" in refused("price_fen", run=village.priced, fen=4_000_001)
    village.priced(3_880_000, reason="三盏不亮，施工队不来修")
    project.card.refresh_from_db()
    project.asset.refresh_from_db()
    assert (project.asset.value, project.card.original_fen) == (3_880_000, 3_880_000)
    village.given_back(project, village.reward, 120_000)
    assert f"{page}give-back/" not in client.get(page).content.decode()
    assert services.retire_asset(**gone).state == "retired"


def test_everybody_reads_the_card_and_a_fault_has_a_way_to_be_told(client, village):
    project = handed(village)
    page = client.get(f"/works/{project.public_id}/").content.decode()
    assert "村委会水电员" in page
    assert "还没有人去看过" in page
    assert f"/needs/new/?thing=collective_card:{project.card.public_id}" in page
    client.force_login(village.cast.user("committee"))
    at = f"/works/{project.public_id}/"
    seen = {"on": village.today, "is_sound": "no", "words": "三盏不亮"}
    assert "有毛病的写在这里就行" in client.get(f"{at}inspect/").content.decode()
    assert client.post(f"{at}inspect/", seen).status_code == 302
    assert "三盏不亮" in client.get(at).content.decode()
    assert client.post(f"{at}retire/", {"reason": ""}).status_code == 422
    assert client.post(f"{at}retire/", {"reason": "换成新的了"}).status_code == 302
    assert "已报废" in client.get(at).content.decode()
    assert client.post(f"{at}inspect/", seen).status_code in (403, 409, 422)


def test_money_of_a_year_keeps_it_and_every_fen_of_it_stands_in_the_books(client, village):
    project = handed(village)
    page, year = f"/works/{project.public_id}/upkeep/", village.today.year
    spend = {
        "project": project,
        "on": village.today,
        "words": "换了三个灯头",
        "by": village.accountant,
        "at": village.now,
    }
    plan = {"project": project, "year": year, "words": "集体收入", "by": village.head, "at": village.now}
    assert "还没有定一年多少钱" in client.get(page).content.decode()
    assert "还剩 0.00 元" in refused("fen", run=services.record_upkeep, fen=100, receipt="收 1", **spend)
    assert "过了的年份" in refused("year", run=services.plan_upkeep, fen=1, **plan | {"year": year - 1})
    with pytest.raises(NotAllowed):
        services.plan_upkeep(fen=1, **plan | {"by": village.accountant})
    client.force_login(village.cast.user("committee"))
    address = f"/works/{project.public_id}/"
    given = {"year": year, "fen": "2000", "words": "集体经营收入"}
    assert client.post(f"{address}plan-upkeep/", given | {"words": ""}).status_code == 422
    assert client.post(f"{address}plan-upkeep/", given).url == page
    assert "凭据号" in refused("receipt", run=services.record_upkeep, fen=100, **spend)
    early = spend | {"on": village.today - timedelta(days=1)}
    assert "移交以后" in refused("on", run=services.record_upkeep, **early)
    bank, costs = (ledger.account_coded(project.book, code) for code in ("101", "601"))
    before = ledger.balance_of(bank)
    client.force_login(village.cast.user("accountant"))
    done = {"on": village.today, "words": "换了三个灯头", "fen": "150.5", "receipt": "收 1"}
    assert client.post(f"{address}record-upkeep/", done).status_code == 302
    assert (
        client.post(f"{address}record-upkeep/", done | {"fen": "", "receipt": "", "words": "擦了灯"}).status_code == 302
    )
    assert (before - ledger.balance_of(bank), ledger.balance_of(costs)) == (15_050, 15_050)
    assert "已经花了 150.50 元" in refused("fen", run=services.plan_upkeep, fen=15_049, **plan)
    assert "还剩 1,849.50 元" in refused("fen", run=services.record_upkeep, fen=184_951, receipt="收 2", **spend)
    Book.objects.filter(pk=project.book.pk).update(closed_through=village.today)
    village.later(3)
    late = spend | {"at": village.now, "fen": 100, "receipt": "收 3"}
    done = services.record_upkeep(**late)
    entry = Entry.objects.get(pk=done.entry_id)
    assert (done.on, entry.on) == (spend["on"], village.today), "a closed day is booked today"
    client.logout()
    told = client.get(page).content.decode()
    for words in ("2,000.00", "151.50", "1,848.50", "凭据 收 1，已记账", "没有花钱", "集体经营收入"):
        assert words in told
    assert page in client.get(address).content.decode()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM works_upkeepwork")
