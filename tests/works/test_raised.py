"""What households raised: exactly what the hall collected comes into the purse, days stay days."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxin.audit.models import AuditEvent
from lianxin.deliberation import services as hall_services
from lianxin.deliberation.models import Process
from lianxin.kit import clock
from lianxin.kit.errors import NotAllowed
from lianxin.ledger import selectors as ledger
from lianxin.works import selectors, services
from lianxin.works.calc import recounting
from lianxin.works.models import Project
from lianxin.works.services.funding import account_of
from tests.deliberation.test_raisings import posted
from tests.works.test_projects import refused


@pytest.fixture
def raised(village):
    """A project whose households give ninety yuan and six days by a raising that is being collected."""
    project = village.building()
    hall = village.hall
    hall.now = clock.now()
    village.raising, _resolution = posted(hall, hall.raising(what="村口到小学装路灯，各户出一点。"))
    call = {
        "project": project,
        "giver": "村民",
        "conditions": "专户",
        "raising": village.raising.public_id,
        "by": village.accountant,
    }
    assert "一共要筹 90.00" in refused("promised", run=services.add_line, source="residents", promised=9_001, **call)
    village.money = services.add_line(source="residents", promised=9_000, **call)
    taken = refused("promised", run=services.add_line, source="residents", promised=1, **call)
    assert "别的地方已经写了 90.00" in taken  # another project cannot promise the same receipts
    village.labour = services.add_line(source="labour", promised=600, **call)
    village.clerk = hall.clerk
    return project


def collected(village, kind, amount, number, place=0):
    home = village.raising.households.order_by("number")[place]
    hall_services.receive(household=home, kind=kind, amount=amount, number=number, on=clock.today(), by=village.clerk)


def test_what_was_raised_for_another_matter_is_refused(village, raised):
    Project.objects.filter(pk=raised.pk).update(title="修水渠", topic_id="")
    call = {
        "project": raised,
        "source": "residents",
        "promised": 1,
        "giver": "村民",
        "conditions": "专户",
        "by": village.accountant,
    }
    assert "就这件事一事一议" in refused("raising", run=services.add_line, raising=village.raising.public_id, **call)


def test_what_was_collected_comes_in_whole_and_once(village, raised):
    call = {"project": raised, "on": clock.today(), "number": "回单 3", "by": village.accountant}
    assert "没有新收的" in refused("line", run=services.take_in_raising, line=village.money, **call)
    collected(village, "money", 3000, "001")
    collected(village, "money", 2000, "002", 1)
    collected(village, "labour", 2, "001")
    services.take_in_raising(line=village.money, **call)
    services.take_in_raising(line=village.labour, **call)
    purses = selectors.purses_of(raised)
    assert (purses[village.money.pk].in_hand, purses[village.labour.pk].received) == (5000, 200)
    assert "没有新收的" in refused("line", run=services.take_in_raising, line=village.money, **call)
    collected(village, "money", 1000, "003", 1)
    services.take_in_raising(line=village.money, **call)
    assert selectors.purses_of(raised)[village.money.pk].in_hand == 6000
    assert AuditEvent.objects.filter(tag="works:project:take_in").count() == 3


def test_nobody_types_more_than_was_collected_and_only_the_accountant_takes_in(village, raised):
    collected(village, "money", 3000, "001")
    call = {"project": raised, "line": village.money, "on": clock.today(), "number": "1"}
    assert "不能比一事一议那里收到的多" in refused(
        "amount", run=services.receive_money, amount=3001, by=village.accountant, **call
    )
    with pytest.raises(NotAllowed):
        services.take_in_raising(by=village.head, **call)
    assert "请选一事一议" in refused(
        "line", run=services.take_in_raising, by=village.accountant, **call | {"line": village.reward}
    )


def test_the_form_offers_only_what_was_raised(client, village, raised):
    collected(village, "money", 3000, "001")
    client.force_login(village.cast.user("accountant"))
    address = f"/works/{raised.public_id}/"
    page = client.get(f"{address}take-in/").content.decode()
    assert "村民筹资" in page
    assert "财政奖补" not in page
    given = {"line": village.money.pk, "on": clock.today(), "number": "回单 3"}
    assert client.post(f"{address}take-in/", given).status_code == 302
    assert "30.00" in client.get(address).content.decode()


def test_what_was_to_be_raised_and_was_given_up_has_no_source_any_more(client, village, raised):
    call = {"project": raised, "reason": "少了", "by": village.accountant}
    services.lower_promise(line=village.gift, promised=491_000, **call)
    village.line(raised, "capital", 1_000_000, giver="绿野农业公司")
    client.force_login(village.cast.user("committee"))
    address, told = f"/works/{raised.public_id}/", "90.00 元：有来源少出了"
    assert told not in client.get(address).content.decode()
    Process.objects.filter(raising=village.raising).update(state="stopped")
    with CaptureQueriesContext(connection) as queries:
        assert told in client.get(address).content.decode(), "as the budget was found to have its sources"
    assert len(queries) <= 12, [each["sql"][:150] for each in queries.captured_queries]


def test_a_receipt_that_was_corrected_leaves_the_purse_again_and_money_that_is_gone_is_said(village, raised):
    call = {"project": raised, "on": clock.today(), "number": "更正 1", "by": village.accountant}
    for kind, amount in (("money", 3000), ("labour", 2)):
        collected(village, kind, amount, "001")
    collected(village, "money", 2000, "002", 1)
    for line in (village.money, village.labour):
        services.take_in_raising(line=line, **call)
    bank = account_of(raised, village.money)
    for receipt in village.raising.receipts.filter(number="001"):
        hall_services.correct_receipt(household=receipt.household, receipt=receipt, reason="写错了户", by=village.clerk)
    assert selectors.collected_fen(village.money) == -3000
    for line in (village.money, village.labour):
        services.take_in_raising(line=line, **call)
    purses = selectors.purses_of(raised)
    assert (purses[village.money.pk].received, purses[village.labour.pk].received) == (2000, 0)
    assert ledger.balance_of(bank) == 2000
    assert selectors.collected_fen(village.money) == 0
    assert AuditEvent.objects.filter(tag="works:project:lessen").count() == 2
    counted = selectors.counted_now(village.cast.village, clock.today().year)
    assert counted["labour_days"] == (0,), "days of a receipt that was corrected were not worked"
    sheets = [
        [str(each.pk), ["d", "A", each.kind, each.amount, "1"]]
        for each in selectors.all_movements(raised)
        if each.line == village.money
    ]
    rule = {"function": "purses", "lines": [["A", "residents", "fen", 9000]]}
    assert recounting.money(rule, sheets)["lines"] == [["A", 2000, 0, 0, 2000]]
    slip = village.drafted(raised, village.money, 1500, payee="老周砂石", purchase=None)
    services.release_payment(payment=slip, on=village.today, by=village.head, at=clock.now())
    for receipt in village.raising.receipts.filter(number="002", corrects__isnull=True):
        hall_services.correct_receipt(household=receipt.household, receipt=receipt, reason="重了", by=village.clerk)
    services.take_in_raising(line=village.money, **call)
    assert selectors.purses_of(raised)[village.money.pk].received == 1500, "what was paid out stays owed"
    assert selectors.collected_fen(village.money) == -1500
    assert "手里只有 0.00" in refused("amount", run=services.take_in_raising, line=village.money, **call)
    Project.objects.filter(pk=raised.pk).update(state="cancelled")
    due = [selectors.promised_of(village.raising.public_id, each) for each in ("residents", "labour")]
    assert due == [1500, 0], "what a project that was given up paid is promised to no other"
