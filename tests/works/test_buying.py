"""Buying: the ladder, offers opened together, who chooses, the notice before the contract, and what it keeps back."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.bulletin import services as bulletin
from lianxin.bulletin.models import Notice, Objection
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed
from lianxin.kit.waiting import waiting_for
from lianxin.works import selectors, services
from lianxin.works.calc import buying
from lianxin.works.errors import WrongState
from lianxin.works.forms.buying import _point
from lianxin.works.models import Purchase
from lianxin.works.presenters import waiting_splits
from lianxin.works.vocabulary import CheckItem, Party
from tests.works.conftest import signed_sheet
from tests.works.test_projects import refused

STEPS = [1_000_000, 5_000_000, 40_000_000, 400_000_000]
sums = st.integers(1, 10**10)


@pytest.mark.parametrize(
    ("fen", "method"),
    [(999_999, "direct"), (1_000_000, "quotes"), (5_000_000, "platform"), (40_000_000, "county"), (400_000_000, "tender")],
)  # fmt: skip
def test_least_method_rises_at_each_step(fen, method):
    assert buying.least_method(STEPS, fen) == method
    assert [each for each in buying.LADDER if buying.is_enough(STEPS, each, fen)] == list(
        buying.LADDER[buying.LADDER.index(method) :]
    )


def asks(fen):
    return buying.LADDER.index(buying.least_method(STEPS, fen))


@given(sums, st.lists(sums, max_size=6))
def test_pieces_together_ask_for_more_than_any_of_them(fen, others):
    found = [others[place] for place in buying.pieces(STEPS, fen, others)]
    if found:
        assert asks(fen + sum(found)) > max(asks(each) for each in [fen, *found])
    else:
        assert asks(fen + sum(others)) <= max(asks(each) for each in [fen, *others])
    assert buying.pieces(STEPS, fen, []) == []


@given(sums, st.lists(sums, max_size=6), st.integers(STEPS[-1], 10**11))
def test_a_large_purchase_hides_no_light_ones_beside_it(fen, others, large):
    assert buying.pieces(STEPS, fen, [*others, large]) == buying.pieces(STEPS, fen, others)


@given(sums, st.integers(0, 3), st.lists(st.integers(1, 10**9), max_size=8))
def test_what_is_kept_back_is_paid_last_and_nothing_twice(price, percent, amounts):
    kept = buying.retention(price, percent)
    assert kept * 100 <= price * percent
    paid = 0
    for amount in amounts:
        paid += min(amount, buying.payable(price, kept, paid, is_over=False))
    assert paid <= price - kept
    assert buying.kept_back(price, kept, paid) == kept
    paid += buying.payable(price, kept, paid, is_over=True)
    assert paid == price
    assert buying.kept_back(price, kept, paid) == 0


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(3, 10))
def test_offers_come_on_full_days_and_a_result_hangs_full_days(day, days):
    """The day something begins on is not counted (Civil Code, art. 201), and no offer is taken on the day of the opening."""
    for method, fewest in (("direct", 0), ("quotes", 3), ("platform", 3), ("county", 3), ("tender", 20)):
        opens = buying.first_opening(method, day)
        assert method == "direct" or (opens - timedelta(days=1) - day).days == fewest
        assert method != "direct" or opens == day
    assert (buying.first_signing(day, days) - timedelta(days=1) - day).days == days


def test_plan_purchase_asks_for_the_method_of_the_amount(village):
    project = village.approved()
    call = {"run": village.planned, "project": project}
    assert "至少要“乡镇平台竞争性谈判”" in refused("method", method="quotes", **call)
    for method, days in (("tender", 20), ("platform", 3)):  # of the last day no offer is taken any more
        opens = village.today + timedelta(days=days)
        assert "最早" in refused("opens_on", method=method, opens_on=opens, **call)
    assert "最早" in refused("opens_on", opens_on=village.today, **call)
    assert "预算只剩" in refused("estimate_fen", fen=6_000_001, **call)
    with pytest.raises(NotAllowed):
        services.plan_purchase(
            project=project, kind="works", what="灯", estimate_fen=1, method="direct", method_reason="小", by=village.accountant,
            opens_on=village.today,
        )  # fmt: skip
    stricter = village.planned(project, method="tender", opens_on=village.today + timedelta(days=21))
    assert stricter.state == "planned"
    assert AuditEvent.objects.filter(tag="works:purchase:plan").count() == 1


def test_offers_are_invited_on_the_board_and_the_result_names_the_call(village, client):
    purchase = village.planned(village.approved())
    call = Notice.objects.get(source_kind="purchase_call")
    assert (purchase.call_id, call.posting.board["title"]) == (call.public_id, f"采购公告：{purchase.what}"[:80])
    for words in ("怎么报价", "哪天拆封", "乡镇平台竞争性谈判", "59,000.00"):
        assert words in call.posting.board["body"]
    assert call.public_id in client.get(f"/works/purchases/{purchase.public_id}/").content.decode()
    purchase, bids = village.opened_bids(purchase)
    services.award_purchase(purchase=purchase, bid=bids[0], because="最低", by=village.head, at=village.now)
    assert f"采购公告：{call.number}" in Notice.objects.get(source_kind="purchase_result").posting.board["body"]


def test_nobody_is_invited_where_two_persons_buy(village):
    purchase = village.planned(village.approved(), 48_000, "direct")
    assert (purchase.call_id, Notice.objects.filter(source_kind="purchase_call").count()) == ("", 0)


def test_offers_stay_closed_until_all_are_opened_by_the_supervisors(village):
    purchase, few = village.planned(project := village.approved()), village.planned(project, 60_000, "quotes")
    come = {"purchase": purchase, "by": village.head, "at": village.now}
    bids = [services.receive_bid(bidder=each, **come) for each in ("一家", "二家", "三家")]
    assert "已经报过" in refused("bidder", run=services.receive_bid, bidder="（一 家）", **come)
    assert [each.fen for each in selectors.bids_of(purchase)] == [None, None, None]
    for name in ("甲评", "乙评", "丙评"):
        services.enter_evaluator(purchase=purchase, name=name, office="村民", interest="", by=village.head)
    by = village.cast.actor("supervisor")
    call = {"run": services.open_bids, "purchase": purchase, "present": "三家", "by": by}
    amounts = {each.pk: 100 for each in bids[:2]}
    assert "还没有到" in refused(amounts=amounts, at=village.now, **call)
    for each in ("一家", "二家"):
        services.receive_bid(bidder=each, **come | {"purchase": few})
    come["at"] = village.later(4)
    assert "至少要 3 家" in refused(amounts={}, at=village.now, **call | {"purchase": few})
    assert "不再收报价" in refused(run=services.receive_bid, bidder="四家", **come)
    assert "每一家" in refused(amounts=amounts, at=village.now, **call)
    with pytest.raises(NotAllowed):
        services.open_bids(purchase=purchase, present="", amounts=amounts, by=village.head, at=village.now)
    services.open_bids(purchase=purchase, present="", amounts=amounts | {bids[2].pk: 90}, by=by, at=village.now)
    with pytest.raises(WrongState):
        services.receive_bid(purchase=purchase, bidder="四家", by=village.head)


def test_award_purchase_is_for_who_is_bound_to_nobody_and_says_why_it_is_not_the_cheapest(village):
    planned = village.planned(village.approved())
    who = {"purchase": planned, "office": "村民", "by": village.head}
    services.enter_evaluator(name="丁评", interest="女婿在青禾", **who)
    assert "已经登记过" in refused("name", run=services.enter_evaluator, name="丁 评", interest="", **who)
    assert "现在有 2 个" in refused(run=village.opened_bids, purchase=planned, choosers=2)
    services.enter_evaluator(name="戊评", interest="", **who)
    amounts = dict(
        zip((each.pk for each in selectors.bids_of(planned)), (5_900_000, 5_950_000, 5_990_000), strict=True)
    )
    by = village.cast.actor("supervisor")
    purchase = services.open_bids(purchase=planned, amounts=amounts, present="三家", by=by, at=village.now)
    bids = selectors.bids_of(purchase)
    with pytest.raises(WrongState):
        services.enter_evaluator(name="己评", interest="", **who)
    call = {"run": services.award_purchase, "purchase": purchase, "by": village.head, "at": village.now}
    assert "不是报价最低的" in refused("because", bid=bids[1], because=" ", **call)
    won = services.award_purchase(purchase=purchase, bid=bids[1], because="保修五年", by=village.head, at=village.now)
    notice = Notice.objects.get(source_kind="purchase_result")
    assert (won.contractor, won.price_fen, won.notice_id) == ("河湾电力队", 5_950_000, notice.public_id)
    assert "青禾照明安装队 59,000.00" in notice.posting.board["body"]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE works_evaluator SET interest = ''")


def test_award_purchase_refuses_a_price_the_method_or_the_budget_does_not_allow(village):
    project = village.approved()
    call = {"run": services.award_purchase, "because": "就这家", "by": village.head, "at": village.now}
    light = village.planned(project, 4_000_000, "quotes")
    light, bids = village.opened_bids(light, (5_000_000, 5_100_000, 5_200_000))
    assert "至少要" in refused("bid", purchase=light, bid=bids[0], **call)
    dear, bids = village.opened_bids(village.planned(project), (6_100_000, 6_200_000, 6_300_000))
    assert "比预算剩下的 60,000.00 元多" in refused("bid", purchase=dear, bid=bids[0], **call)
    gone = services.fail_purchase(purchase=dear, reason="都超预算", by=village.head)
    assert gone.state == "failed"


def test_what_looks_like_one_thing_in_pieces_waits_for_the_supervisors(village, client):
    project = village.approved()
    first = village.planned(project, 900_000, "direct", what="灯头")
    assert not any(selectors.split_with(first))
    second = village.planned(project, 800_000, "direct", what="灯杆")
    village.planned(project, 3_000_000, "quotes", what="路面")
    assert selectors.split_with(first) == ([second], [])
    supervisor = village.cast.actor("supervisor")
    assert selectors.splits_to_answer(supervisor) == [first, second], "and not what is bought by offers"
    assert any(row.next_action.startswith("看是不是一件事拆开买的") for row in waiting_for(supervisor, clock.now()))
    assert [row.title for row in waiting_splits(supervisor, clock.now())] == ["灯头", "灯杆"]
    client.force_login(village.cast.user("supervisor"))
    desk = client.get("/works/desk/").content.decode()
    for each in (first, second):
        assert f"/works/purchases/{each.public_id}/" in desk, "the door of 今日要办 leads to them"
    client.logout()
    assert selectors.unanswered_splits(village.head) is None
    services.fail_purchase(purchase=second, reason="不买了", by=village.head)
    assert not any(selectors.split_with(first))
    project.state = "procured"
    project.save(update_fields=["state"])
    village.received(project, village.reward, 1_000_000)
    village.contract = None
    slip = village.drafted(project, village.reward, 800_000, purchase=None, payee="灯杆店", words="灯杆")
    assert selectors.split_with(first) == ([], [slip]), "what is paid without a contract is a piece too"
    slip.drafted_at, now = first.planned_at + timedelta(days=366), slip.drafted_at
    slip.save(update_fields=["drafted_at"])
    assert not any(selectors.split_with(first)), "of the same year, as purchases are"
    slip.drafted_at = now
    slip.save(update_fields=["drafted_at"])
    project.state = "approved"
    project.save(update_fields=["state"])
    first, bids = village.opened_bids(first, (900_000,), choosers=2)
    call = {"purchase": first, "bid": bids[0], "because": "", "by": village.head, "at": village.now}
    assert "拆开买" in refused(run=services.award_purchase, **call)
    address, told = f"/works/purchases/{first.public_id}/", "是不是一件事拆开买的，请村务监督委员会看"
    assert told not in client.get(address).content.decode()
    client.force_login(village.cast.user("supervisor"))
    page = client.get(address).content.decode()
    assert told in page
    assert "say-split" in page
    assert client.post(f"{address}say-split/", {"words": ""}).status_code == 422
    assert client.post(f"{address}say-split/", {"words": "一根杆一个头", "is_split": "yes"}).status_code == 302
    assert "是一件事拆开买的" in refused(run=services.award_purchase, **call)
    said = {"words": "灯头是另一家专卖的", "is_split": "no"}
    assert client.post(f"{address}say-split/", said).status_code == 302
    client.logout()
    page = client.get(address).content.decode()
    assert "灯头是另一家专卖的" in page
    assert "是拆开买的：一根杆一个头" in page, "what was said before stays"
    assert services.award_purchase(**call).state == "awarded"


def test_sign_contract_after_the_notice_and_its_objections(village):
    purchase, bids = village.opened_bids(village.planned(village.approved()))
    purchase = services.award_purchase(purchase=purchase, bid=bids[0], because="", by=village.head, at=village.now)
    village.later(4)
    until = village.today + timedelta(days=400)
    call = {
        "purchase": purchase, "contract": "7", "signed_on": village.today, "terms": "", "percent": 3, "until": until,
        "by": village.head, "at": village.now,
    }  # fmt: skip
    run = services.sign_contract
    assert "最早" in refused("signed_on", run=run, **call | {"signed_on": village.today - timedelta(days=1)})
    assert "最多留 3%" in refused("percent", run=run, **call | {"percent": 4})
    assert "计划完工以后" in refused("until", run=run, **call | {"until": None})
    notice = Notice.objects.get(source_kind="purchase_result")
    bulletin.raise_objection(notice=notice, words="这家上次没做好", by=village.cast.actor("resident"), at=village.now)
    assert "先答复" in refused(run=run, **call)
    Objection.objects.update(state="upheld", answer="成立。", answered_at=village.now)
    assert "重新采购" in refused(run=run, **call)
    gone = services.fail_purchase(purchase=purchase, reason="异议成立", by=village.head, at=village.now)
    assert (gone.state, gone.project.contract_fen, gone.project.contractor) == ("failed", 0, "")


def test_work_with_a_price_begins_under_its_contract(village):
    project = village.approved()
    assert "还没有采购好" in refused(run=services.procure_project, project=project, by=village.head)
    purchase, bids = village.opened_bids(village.planned(project))
    services.award_purchase(purchase=purchase, bid=bids[0], because="", by=village.head, at=village.now)
    project = services.procure_project(project=project, by=village.head, at=village.now)
    assert (project.state, project.method, project.contract_fen) == ("procured", "platform", 5_900_000)
    village.later(4)
    village.watched(project)
    call = {"project": project, "on": village.today, "by": village.head, "at": village.now}
    assert "还没有签合同" in refused(run=services.begin_work, **call)
    services.sign_contract(
        purchase=purchase, contract="7", signed_on=village.today, terms="", percent=0, until=None, by=village.head,
        at=village.now,
    )  # fmt: skip
    assert services.begin_work(**call).state == "building"


def test_no_work_begins_when_what_was_chosen_came_to_nothing(village):
    project = village.approved()
    purchase, bids = village.opened_bids(village.planned(project))
    services.award_purchase(purchase=purchase, bid=bids[0], because="", by=village.head, at=village.now)
    project = services.procure_project(project=project, by=village.head, at=village.now)
    services.fail_purchase(purchase=purchase, reason="不签了", by=village.head, at=village.now)
    assert "没有一份合同" in refused(
        run=services.begin_work, project=project, on=village.today, by=village.head, at=village.now
    )


def test_who_was_chosen_is_not_paid_beside_the_contract_to_come(village):
    project = village.approved()
    purchase, bids = village.opened_bids(village.planned(project))
    services.award_purchase(purchase=purchase, bid=bids[0], because="", by=village.head, at=village.now)
    project = services.procure_project(project=project, by=village.head, at=village.now)
    village.received(project, village.reward, 2_000_000)
    village.contract = None
    call = {"project": project, "line": village.reward, "amount": 1_000_000}
    assert "请选按哪份合同" in refused("purchase", run=village.drafted, **call)


def test_two_contracts_with_one_firm_are_both_paid(village):
    project = village.building(fen=2_000_000)
    first = village.contract
    again = village.planned(project, 1_000_000, "quotes", what="加两盏")
    purchase, bids = village.opened_bids(again, (1_000_000, 1_000_001, 1_000_002))
    second = village.signed(purchase, bids[0])
    village.received(project, village.reward, 3_000_000)
    for contract in (first, second):
        village.contract = contract
        village.paid(project, village.reward, 500_000)
        assert selectors.paid_on(contract) == 500_000


def test_what_is_kept_back_waits_for_the_acceptance_however_late_the_work(village):
    until = village.today + timedelta(days=50)
    project = village.building(fen=4_000_000, percent=3, until=until)
    village.received(project, village.reward, 4_000_000)
    village.later(60)
    call = {"project": project, "line": village.reward, "amount": 3_880_001}
    assert "等验收合格" in refused("amount", run=village.drafted, **call)
    village.paid(project, village.reward, 3_880_000)


def test_a_defect_found_after_the_draft_keeps_what_is_kept_back(village):
    project, by = kept(village), village.cast.actor("supervisor")
    village.later(60)
    payment = village.drafted(project, village.reward, 120_000)
    services.find_defect(
        project=project, words="三盏不亮", due_on=village.today + timedelta(days=30), by=by, at=village.now
    )
    assert "还有 1 处" in refused(
        run=services.release_payment, payment=payment, on=village.today, by=village.head, at=village.now
    )


def test_villagers_build_what_is_simple_themselves_and_nothing_as_large_as_a_tender(village):
    project = services.build_ourselves(
        project=village.approved(), reason="自己会装", contractor="村民自建", by=village.head
    )
    assert (project.state, project.method, project.contract_fen) == ("procured", "self_build", 0)
    assert project.get_method_display() == "村民自建"


def kept(village):
    """Lamps built and accepted under a contract that keeps back three percent until ``until``; all else is paid."""
    until = village.today + timedelta(days=50)
    project, by = (
        village.building(fen=4_000_000, percent=3, until=until),
        village.cast.actor("supervisor"),
    )
    village.received(project, village.reward, 4_000_000)
    call = {"project": project, "line": village.reward}
    assert "现在还能付 38,800.00 元" in refused("amount", run=village.drafted, amount=3_880_001, **call)
    assert "请选按哪份合同" in refused("purchase", run=village.drafted, amount=1, purchase=None, **call)
    village.paid(project, village.reward, 3_880_000)
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
    village.priced(4_000_000)
    return project


def test_what_is_kept_back_is_paid_after_its_term_with_nothing_left_to_mend(village):
    project, by = kept(village), village.cast.actor("supervisor")
    project = services.settle_project(project=project, words="审过。", by=village.accountant, at=village.now)
    assert "质保金 1,200.00 元到期再付" in selectors.stages_of(project)[-1].words
    call = {"project": project, "line": village.reward, "amount": 120_000}
    assert "留到" in refused("amount", run=village.drafted, **call)
    services.find_defect(
        project=project, words="三盏不亮", due_on=village.today + timedelta(days=90), by=by, at=village.now
    )
    village.later(60)
    Purchase.objects.filter(project=project).update(retention_until=clock.today() - timedelta(days=1))
    rows = waiting_for(village.accountant, clock.now())
    assert [row.next_action for row in rows if row.title == project.title] == ["质保期过了：没有要返修的，付质保金"]
    assert "还有 1 处" in refused(run=village.drafted, **call)
    (defect,) = selectors.open_notes(project, "defect")
    services.mend_defect(project=project, note=defect, words="换了", by=by, at=village.now)
    assert "选按哪份合同" in refused("purchase", run=village.drafted, payee="别人", purchase=None, **call)
    village.paid(project, village.reward, 120_000)
    assert selectors.kept_back(project) == 0
    assert not [row for row in waiting_for(village.accountant, clock.now()) if row.title == project.title]
    assert selectors.purses_of(project)[village.reward.pk].in_hand == 0
    assert "还能付 0.00 元" in refused("amount", run=village.drafted, **call)


def test_settle_project_keeps_what_a_contract_keeps_back(village):
    project = kept(village)
    assert "能退的只有 0.00 元" in refused(
        "amount", run=village.given_back, project=project, line=village.reward, amount=20_000
    )
    assert services.settle_project(project=project, words="", by=village.accountant, at=village.now).state == "settled"


def test_the_purchase_is_done_by_forms_and_names_of_who_chose_are_masked(client, village):
    project = village.approved()
    client.force_login(village.cast.user("committee"))
    address = f"/works/{project.public_id}/"
    given = {
        "kind": "works", "what": "灯", "estimate_fen": "9000", "method": "direct", "method_reason": "小", "opens_on": "2099-01-01",
    }  # fmt: skip
    assert client.post(f"{address}buy/", given | {"estimate_fen": "10000"}).status_code == 422
    assert client.post(f"{address}buy/", given).status_code == 302
    (purchase,) = selectors.purchases_of(project)
    at = f"/works/purchases/{purchase.public_id}/"
    assert at in client.get(f"{address}purchases/").content.decode()
    assert "还没有人报价" in client.get(at).content.decode()
    assert client.post(f"{at}bid/", {"bidder": "一家"}).status_code == 302
    assert client.post(f"{at}evaluator/", {"name": "周小满", "office": "村民代表"}).status_code == 302
    assert "周小满" in client.get(at).content.decode()
    assert client.get(f"{at}open/").status_code == 403
    client.logout()
    told = client.get(at).content.decode()
    assert "还封着" in told
    assert "周小满" not in told
    client.force_login(village.cast.user("supervisor"))
    (bid,) = selectors.bids_of(purchase)
    assert "1 号 一家 报多少" in client.get(f"{at}open/").content.decode()
    early = client.post(f"{at}open/", {"present": "一家", f"bid{bid.pk}": "8800"})
    assert early.status_code == 422
    assert "还没有到拆封的日子" in early.content.decode()
    assert "8800" in early.content.decode()


def test_no_more_is_paid_before_a_point_of_the_contract_than_it_says(client, village):
    project = village.approved()
    purchase, bids = village.opened_bids(village.planned(project, 4_000_000), (4_000_000, 4_000_001, 4_000_002))
    services.award_purchase(purchase=purchase, bid=bids[0], because="", by=village.head, at=village.now)
    village.later(4)
    call = {
        "purchase": purchase, "contract": "合同 7", "signed_on": village.today, "terms": "三十天", "percent": 0, "until": None,
        "by": village.head, "at": village.now,
    }  # fmt: skip
    for points in ([("基础", 30), ("灯杆", 30)], [("基础", 100)], [(" ", 10)]):
        assert "一个比一个大" in refused("points", run=services.sign_contract, points=points, **call)
    village.contract = services.sign_contract(points=[("基础做好", 30), ("灯都亮了", 80)], **call)
    project = services.procure_project(project=project, by=village.head, at=village.now)
    village.received(project, village.reward, 4_000_000)
    pay = {"run": village.drafted, "project": project, "line": village.reward}
    assert "“基础做好”以前最多付 30%，就是 12,000.00 元" in refused("amount", amount=1_200_001, **pay)
    village.paid(project, village.reward, 1_200_000)
    seen = {"purchase": village.contract, "on": village.today, "words": "坑深八十公分", "at": village.now}
    with pytest.raises(NotAllowed):
        services.reach_point(by=village.head, **seen)
    supervisor = village.cast.actor("supervisor")
    assert "看到了什么" in refused("words", run=services.reach_point, by=supervisor, **seen | {"words": " "})
    eve = seen | {"on": village.today - timedelta(days=1)}
    assert "签合同以后" in refused("on", run=services.reach_point, by=supervisor, **eve)
    client.force_login(village.cast.user("supervisor"))
    page = f"/works/purchases/{village.contract.public_id}/"
    assert "“基础做好”以前最多付 30%，12,000.00 元。还没有到" in client.get(page).content.decode()
    assert client.post(f"{page}reach/", {"on": village.today, "words": "坑深八十公分"}).status_code == 302
    assert "坑深八十公分" in client.get(page).content.decode()
    assert "“灯都亮了”以前最多付 80%" in refused("amount", amount=2_000_001, **pay)
    village.paid(project, village.reward, 2_000_000)
    village.later(1)
    last = {"run": services.reach_point, "by": supervisor, "words": "都亮", "at": village.now}
    before = village.today - timedelta(days=2)
    type(village.contract).objects.update(signed_on=before)
    assert "上一个节点" in refused("on", purchase=village.contract, on=before, **last)


@given(st.integers(0, 10**13), st.integers(0, 99))
def test_what_may_be_paid_before_a_point_is_never_more_than_its_percent(price, percent):
    most = buying.most_before(price, percent)
    assert most * 100 <= price * percent < (most + 1) * 100


def test_points_are_typed_one_a_line():
    assert _point("基础做好，30%") == ("基础做好", 30)
    for line in ("基础做好", "基础,一半", "基础,100", ",30", "挖坑，浇基础，30", "基础,30,80"):
        with pytest.raises(ValidationError, match="看不懂"):
            _point(line)
