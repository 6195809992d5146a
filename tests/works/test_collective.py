"""What the collective owns: proved, let with a clock, counted once a year, disposed of by a decision."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from lianxin.audit.models import AuditEvent
from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.kit.errors import NotAllowed
from lianxin.kit.waiting import waiting_for
from lianxin.ledger import selectors as ledger
from lianxin.ledger import services as ledger_services
from lianxin.ledger.models import Entry
from lianxin.ledger.vocabulary import Kind
from lianxin.organisations.models import Unit
from lianxin.territory.calc.terms import dues, months_later
from lianxin.territory.vocabulary import Level
from lianxin.works import selectors, services
from lianxin.works.calc import leases
from lianxin.works.errors import WrongState
from lianxin.works.models import Due
from lianxin.works.vocabulary import CardKind
from tests.cast import make_division
from tests.works.test_projects import refused

days = st.dates(date(2020, 1, 1), date(2060, 1, 1))


@given(days, st.integers(0, 4000), st.integers(1, 12))
def test_rent_is_due_from_the_first_day_in_even_steps_within_the_term(start, length, months):
    end = start + timedelta(days=length)
    found = dues(start, end, months)
    assert found[0] == start
    assert months_later(start, months * (len(found) - 1)) == found[-1] < max(end, start + timedelta(days=1))
    assert end <= months_later(start, months * len(found))
    assert list(found) == [months_later(start, months * step) for step in range(len(found))]


def test_a_lease_of_twenty_years_has_twenty_rents_whether_its_last_day_is_the_eve_or_the_anniversary():
    for end in (date(2045, 12, 31), date(2046, 1, 1)):
        assert len(dues(date(2026, 1, 1), end, 12)) == 20


@given(days, st.integers(-200, 400), st.lists(st.integers(-100, 100), max_size=4))
def test_the_worst_is_said_first(today, left, unpaid):
    found = leases.clock(today, today + timedelta(days=left), [today + timedelta(days=each) for each in unpaid])
    late = any(each < 0 for each in unpaid)
    later = "due" if any(each <= 7 for each in unpaid) else "quarter" if left <= 90 else ""
    assert found == ("overdue" if late else "over" if left < 0 else "month" if left <= 30 else later)


def card(village, **more):
    words = {
        "kind": "building", "name": "老仓库", "place": "村口", "amount": 20_000, "unit": "平方米", "proof": "产权证 3 号",
        "original_fen": 5_000_000, "user": "村委会", "by": village.accountant, "at": village.now,
    } | more  # fmt: skip
    return services.add_card(division=village.cast.village, **words)


def booked(village):
    if not hasattr(village, "book"):
        village.books()
    return village.rents


def let(village, found, **more):
    words = {
        "number": "租 1", "lessee": "柳溪粮站", "purpose": "放粮食", "decision": "代表会议 9 月 1 日",
        "starts_on": clock.today() - timedelta(days=300), "ends_on": clock.today() + timedelta(days=65), "rent_fen": 300_000,
        "months": 6, "terms": "",
    } | more  # fmt: skip
    return services.let_card(card=found, by=village.accountant, **words)


def test_what_a_firm_of_the_place_keeps_is_never_taken_for_the_collectives(village):
    """Its books come first by name, and were taken for a project's money and for rent."""
    mine = booked(village).book
    here = {"division": village.cast.village, "division_path": village.cast.village.path}
    for kind, name in (("company", "一号公司"), ("farmers_cooperative", "三农合作社")):
        book = ledger_services.open_book(
            unit=Unit.objects.create(kind=kind, name=name, **here), name="账", opened_on=village.today, by=SYSTEM
        )
        for code, account in (("101", Kind.BANK), ("501", Kind.INCOME)):
            ledger_services.open_account(
                book=book, code=code, name=code, kind=account, measure="fen", opened_on=village.today, by=SYSTEM
            )
    assert ledger.books_at(village.cast.village)[0] != mine
    assert selectors.book_for(village.cast.village) == mine
    assert {each.book for each in selectors.rent_accounts(village.cast.village)} == {mine}


def test_money_and_claims_are_what_the_books_say(client, village):
    booked(village)
    assert "照账上的数" in refused("kind", run=card, village=village, kind="cash")
    card(village)
    sums = selectors.sums_by_kind(village.cast.village.path)
    assert sums == {"building": (1, 5_000_000), "cash": (1, 10_000_000)}
    client.force_login(village.cast.user("accountant"))
    page = client.get(f"/works/assets/new/?place={village.cast.village.public_id}").content.decode()
    assert "存款、现金" not in page


def test_a_card_needs_its_proof_and_has_its_number(village):
    assert "凭什么" in refused("proof", run=card, village=village, proof=" ")
    with pytest.raises(NotAllowed):
        card(village, by=village.head)
    assert [card(village).number, card(village, name="机井").number] == ["集资〔0001〕", "集资〔0002〕"]
    assert AuditEvent.objects.filter(tag="works:card:add").count() == 2


def test_what_is_let_has_a_clock_and_waits_for_the_accountant(village):
    found = let(village, card(village))

    def waits(name):
        rows = waiting_for(village.cast.actor(name), clock.now())
        return [str(row.next_action) for row in rows if row.title == "老仓库"]

    assert (waits("accountant"), waits("resident")) == (["租金过期没有交"], [])
    with pytest.raises(WrongState):
        let(village, found)
    other = card(village, name="林地", kind="forest")
    far = date(clock.today().year + 72, 1, 1)
    assert "最多 70 年" in refused("ends_on", run=let, village=village, found=other, ends_on=far)
    (lease,) = selectors.leases_of(found)
    assert [each.fen for each in lease.dues.all()] == [300_000, 300_000, 300_000][: len(lease.dues.all())]
    for due in [each for each in lease.dues.all() if each.due_on < clock.today()]:
        call = {"card": found, "due": due, "receipt": "收 7", "account": booked(village), "by": village.accountant}
        assert "还没有到" in refused("on", run=services.take_rent, on=clock.today() + timedelta(days=1), **call)
        services.take_rent(on=clock.today(), **call)
        assert "还没有交的" in refused("due", run=services.take_rent, on=clock.today(), **call)
    assert waits("accountant") == ["三个月内到期"]
    paid = [each for each in lease.dues.all().order_by("pk") if each.paid_on]
    assert -ledger.balance_of(village.rents) == sum(each.fen for each in paid) == 300_000 * len(paid)
    told = Entry.objects.filter(source_kind="collective_card").order_by("id").values_list("words", flat=True)
    assert told[0] == f"收租金：老仓库，{paid[0].due_on.isoformat()}那一期"
    found = services.end_lease(card=found, on=clock.today(), reason="提前退租", by=village.accountant)
    assert (found.state, found.user, waits("accountant")[:1] in ([], ["今年还没有盘点"])) == ("idle", "", True)


@given(days, st.sampled_from(CardKind.values))
def test_nothing_but_forest_is_let_for_seventy_years(start, kind):
    years, last = leases.longest(kind, start)
    assert (years == 70) == (kind == "forest")
    assert years in (20, 30, 70)
    assert (last.year - start.year, last.month) == (years, start.month)


def test_what_is_let_rests_on_the_resolution_that_names_it(client, village):
    booked(village)
    found = card(village)
    call = {"village": village, "found": found}
    assert "出租要会上定" in refused("decision", run=let, decision=" ", **call)
    made = village.resolution("老仓库出租", "同意把老仓库租给粮站。", 0)
    other = village.resolution("卖水塔", "同意卖掉水塔。", 0)
    assert "写明“老仓库”" in refused("resolution", run=let, resolution=other.public_id, **call)
    let(resolution=made.public_id, **call)
    (lease,) = selectors.leases_of(found)
    assert (lease.decision_id, made.number in lease.decision) == (made.public_id, True)
    link = f'<a href="/hall/resolutions/{made.public_id}/">{lease.decision}</a>'
    assert link in client.get(f"/works/assets/{found.public_id}/").content.decode()
    client.force_login(village.cast.user("accountant"))
    other = card(village, name="机井")
    page = client.get(f"/works/assets/{other.public_id}/let/").content.decode()
    assert "议事厅里没有" in page


def test_a_building_is_let_for_twenty_years_to_the_day(village):
    found, starts = card(village), clock.today()
    last = months_later(starts, 240)
    call = {"village": village, "found": found, "starts_on": starts}
    assert "房屋最多 20 年" in refused("ends_on", run=let, ends_on=last + timedelta(days=1), **call)
    assert let(ends_on=last, **call).state == "let"


def test_rent_owed_by_a_contract_that_ended_stays_until_it_is_paid_and_later_rents_are_void(client, village):
    account, by = booked(village), village.accountant
    found = let(village, card(village), ends_on=clock.today() + timedelta(days=800))

    def waits():
        rows = waiting_for(village.cast.actor("accountant"), clock.now())
        return [str(row.next_action) for row in rows if row.title == "老仓库"]

    made = Due.objects.count()
    services.end_lease(card=found, on=clock.today(), reason="跑了", by=by)
    assert waits() == ["租金过期没有交"]
    sold = village.resolution("卖老仓库", "同意卖掉老仓库。", 0).public_id
    services.dispose_card(card=found, resolution=sold, reason="拍卖", by=by)
    assert waits() == ["租金过期没有交"]
    void = Due.objects.filter(is_void=True)
    call = {"card": found, "on": clock.today(), "receipt": "收 7", "account": account, "by": by}
    assert "还没有交的" in refused("due", run=services.take_rent, due=void[0], **call)
    assert "合同结束了，不用交" in client.get(f"/works/assets/{found.public_id}/").content.decode()
    for due in Due.objects.filter(is_void=False):
        services.take_rent(due=due, **call)
    assert (waits(), Due.objects.count(), void.count() > 0) == ([], made, True)


def test_rent_of_a_closed_period_is_booked_today_and_only_on_an_income_account_of_the_place(village):
    found, account = let(village, card(village)), booked(village)
    (lease,) = selectors.leases_of(found)
    bank = ledger.account_coded(village.book, "101")
    call = {
        "card": found,
        "due": lease.dues.all()[0],
        "on": lease.starts_on,
        "receipt": "收 8",
        "by": village.accountant,
    }
    assert "收入科目" in refused("account", run=services.take_rent, account=bank, **call)
    assert ledger.balance_of(account) == 0
    services.take_rent(account=account, **call)
    entry = Entry.objects.get(source_kind="collective_card")
    assert (entry.on, -ledger.balance_of(account)) == (clock.today(), 300_000)


def test_rent_of_what_a_group_owns_goes_into_the_books_of_its_village(village):
    account = booked(village)
    group = make_division(village.cast.village, Level.GROUP, "一组", "99010110020101")
    found = services.add_card(
        division=group, kind="building", name="晒场棚", place="一组", amount=9_000, unit="平方米", proof="决议 2", original_fen=100,
        user="", by=village.accountant,
    )  # fmt: skip
    let(village, found)
    (lease,) = selectors.leases_of(found)
    assert selectors.rent_accounts(group) == [account]
    township = village.cast.village.parent
    over = Unit.objects.create(kind="collective_org", name="镇联合社", division=township, division_path=township.path)
    book = ledger_services.open_book(unit=over, name="账", opened_on=village.today, by=SYSTEM)
    for code, kind in (("101", Kind.BANK), ("501", Kind.INCOME)):
        ledger_services.open_account(
            book=book, code=code, name=code, kind=kind, measure="fen", opened_on=village.today, by=SYSTEM
        )
    other = make_division(township, Level.VILLAGE, "无账村", "990101100299")
    assert (selectors.rent_accounts(other), selectors.rent_accounts(group)) == ([], [account]), "never the township's"
    services.take_rent(
        card=found, due=lease.dues.all()[0], on=clock.today(), receipt="收 9", account=account, by=village.accountant
    )
    assert -ledger.balance_of(account) == 300_000


def test_each_thing_is_counted_once_a_year_and_what_is_broken_is_said(village):
    found, by = card(village), village.cast.actor("supervisor")
    call = {"card": found, "on": clock.today(), "by": by}
    assert "写清楚" in refused("words", run=services.count_card, found="broken", words="", **call)
    services.count_card(found="broken", words="漏雨", **call)
    assert "另一个人核对" in refused(run=services.count_card, found="sound", words="", **call)
    assert selectors.counted(village.cast.village.path, clock.today().year) == (0, 1), "counted once two have looked"
    for who in (by, village.head):
        with pytest.raises(NotAllowed):
            services.agree_card(card=found, by=who)
    assert "为什么" in refused("reason", run=services.decline_card, card=found, reason=" ", by=village.accountant)
    services.decline_card(card=found, reason="不漏，是窗没关", by=village.accountant)
    services.count_card(found="sound", words="", **call)
    services.agree_card(card=found, by=village.accountant)
    assert selectors.counted(village.cast.village.path, clock.today().year) == (1, 1)
    assert found.counts.get().by_name == f"{by.name}、{village.accountant.name}"
    assert "已经盘点过" in refused("on", run=services.count_card, found="sound", words="", **call)
    assert "没有等着核对" in refused(run=services.agree_card, card=found, by=village.accountant)
    with pytest.raises(NotAllowed):
        services.count_card(card=found, on=clock.today(), found="sound", words="", by=village.head)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM works_count")


def test_a_card_is_corrected_by_two_and_what_it_said_stays_to_be_read(client, village):
    found = card(village)
    client.force_login(village.cast.user("accountant"))
    page = f"/works/assets/{found.public_id}/"
    form = client.get(f"{page}correct/").content.decode()
    assert 'value="50000.00"' in form
    given = {
        "kind": "building", "name": "老仓库", "place": "村口", "amount": "180", "unit": "平方米", "proof": "产权证 3 号",
        "original_fen": "50000",
    }  # fmt: skip
    assert client.post(f"{page}correct/", given).status_code == 422
    same = client.post(f"{page}correct/", given | {"amount": "200", "reason": "看错"})
    assert "没有改什么" in same.content.decode()
    assert client.post(f"{page}correct/", given | {"reason": "重新丈量"}).status_code == 302
    told = "多少从“200.00”改成“180.00”"
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(page).content.decode()
    assert len(queries) <= 12, [each["sql"][:150] for each in queries.captured_queries]
    assert told in answer
    assert "200 平方米" in answer
    assert f"{page}agree/" not in answer, "not by who wrote it down"
    assert client.post(f"{page}agree/", {}).status_code == 403
    supervisor = village.cast.actor("supervisor")
    assert [row.next_action for row in waiting_for(supervisor, clock.now()) if row.title == found.name] == [
        "核对盘点或者更正"
    ]
    sold = village.resolution("卖老仓库", "同意卖掉老仓库。", 0).public_id
    gone = {"card": found, "resolution": sold, "reason": "拍卖", "by": village.accountant}
    assert "先核对" in refused(run=services.dispose_card, **gone)
    client.force_login(village.cast.user("supervisor"))
    assert told in client.get(f"{page}agree/").content.decode()
    assert client.post(f"{page}agree/", {}).status_code == 302
    answer = client.get(page).content.decode()
    assert "180 平方米" in answer
    assert told in answer
    assert "更正过的" in answer
    built = card(village, name="亭子")
    built.project = village.opened()
    built.save(update_fields=["project"])
    call = {
        "kind": "building",
        "name": "亭子",
        "place": "",
        "amount": 100,
        "unit": "座",
        "proof": "发票",
        "reason": "错",
    }
    assert "合同的结算价" in refused(
        "original_fen", run=services.correct_card, card=built, original_fen=1, by=village.accountant, **call
    )


def test_what_is_let_is_not_disposed_of_and_what_is_gone_stays_to_be_read(client, village):
    found = let(village, card(village))
    account, other = booked(village), village.resolution("修水渠", "同意修水渠。", 0).public_id
    sold = village.resolution("卖老仓库", "同意公开拍卖老仓库，不低于六万元。", 0).public_id
    call = {
        "card": found, "resolution": sold, "reason": "公开拍卖", "sold_fen": 6_000_000, "account": account, "receipt": "收 9",
        "by": village.accountant,
    }  # fmt: skip
    with pytest.raises(WrongState):
        services.dispose_card(**call)
    services.end_lease(card=found, on=clock.today(), reason="到期", by=village.accountant)
    assert "写明“老仓库”" in refused("resolution", run=services.dispose_card, **call | {"resolution": other})
    assert "凭据号" in refused("receipt", run=services.dispose_card, **call | {"receipt": " "})
    assert "收入科目" in refused("account", run=services.dispose_card, **call | {"account": None})
    before = ledger.balance_of(account)
    assert services.dispose_card(**call).state == "gone"
    assert ledger.balance_of(account) - before == -6_000_000
    page = client.get(f"/works/assets/{found.public_id}/").content.decode()
    assert "公开拍卖" in page
    assert "60,000.00" in page
    assert "老仓库" not in client.get(f"/works/assets/?place={village.cast.village.public_id}").content.decode()


def test_the_pages_by_forms_and_the_same_questions_for_one_and_for_many(client, village):
    client.force_login(village.cast.user("accountant"))
    place = village.cast.village.public_id
    address = f"/works/assets/?place={place}"
    assert "还没有登记" in client.get(address).content.decode()
    given = {"kind": "water", "name": "东塘", "amount": "12.5", "unit": "亩", "proof": "确权登记", "state": "idle"}
    assert client.post(f"/works/assets/new/?place={place}", given | {"proof": ""}).status_code == 422
    made = client.post(f"/works/assets/new/?place={place}", given).url
    assert "12.5 亩" in client.get(made).content.decode()
    lease = {
        "number": "1", "lessee": "本村一户", "purpose": "养鱼", "decision": "代表会议", "starts_on": clock.today(),
        "ends_on": clock.today() + timedelta(days=800), "rent_fen": "5000", "months": 12,
    }  # fmt: skip
    assert client.post(f"{made}let/", lease | {"ends_on": clock.today()}).status_code == 422
    assert client.post(f"{made}let/", lease).status_code == 302
    (told,) = selectors.leases_of(selectors.find_card(made.split("/")[-2]))
    given = {"due": told.dues.all()[0].pk, "on": clock.today(), "receipt": "1"}
    assert client.post(f"{made}rent/", given).status_code == 422
    assert client.post(f"{made}rent/", given | {"account": booked(village).public_id}).status_code == 302
    assert "养鱼" in client.get(made).content.decode()
    seen = []
    for more in (2, 20):
        for number in range(more):
            let(village, card(village, name=f"仓库{number}"))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        seen.append(len(queries))
    assert seen[0] == seen[1]
    assert seen[0] <= 12
