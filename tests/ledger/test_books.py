from datetime import date

import pytest
import time_machine

from lianxin.accounts.selectors import actor_for
from lianxin.accounts.vocabulary import Role
from lianxin.audit.models import AuditEvent, LogEntry
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.ledger import policies, selectors, services
from lianxin.ledger.models import Book
from tests.cast import make_user
from tests.ledger.conftest import OPENED


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-23 09:00+08:00", tick=False):
        yield


def test_only_keepers_open_books_and_accounts(desk):
    unit = desk.book.unit
    for name in ("resident", "supervisor", "outsider"):
        with pytest.raises(NotAllowed):
            services.open_book(unit=unit, name="另一本", opened_on=OPENED, by=desk.cast.actor(name))
    with pytest.raises(RuleBroken, match="已有"):
        services.open_book(unit=unit, name="村集体", opened_on=OPENED, by=desk.cast.actor("township_officer"))
    with pytest.raises(RuleBroken, match="已经有了"):
        services.open_account(
            book=desk.book, code="101", name="重号", kind="bank", measure="fen", opened_on=OPENED,
            by=desk.cast.actor("township_officer"),
        )  # fmt: skip


def test_an_account_with_a_balance_stays_open(desk):
    desk.post(("银行", 5), ("收入", -5))
    with pytest.raises(RuleBroken, match="还有余额"):
        services.close_account(
            account=desk.accounts["银行"], on=date(2026, 11, 1), reason="不用了", by=desk.cast.actor("township_officer")
        )


def test_an_account_is_closed_once_after_its_last_posting_and_never_another_rooms(desk):
    def close(name, on=date(2026, 11, 1), by="township_officer"):
        services.close_account(account=desk.accounts[name], on=on, reason=" 换了银行 ", by=desk.cast.actor(by))

    desk.post(("银行", 5), ("收入", -5))
    desk.post(("银行", -5), ("收入", 5))
    for name, on, by, said in (
        ("银行", date(2026, 10, 7), "township_officer", "停用日不能在这以前"),
        ("支出", date(2025, 12, 31), "township_officer", "停用日不能在这以前"),
        ("周家", date(2026, 11, 1), "township_officer", "由别的栏目管"),
        ("银行", date(2026, 11, 1), "supervisor", "账由集体经济组织的会计"),
    ):
        with pytest.raises((RuleBroken, NotAllowed), match=said):
            close(name, on, by)
    close("银行")
    assert AuditEvent.objects.get(tag="ledger:account:close").reason == "换了银行"
    with pytest.raises(RuleBroken, match="已经停用"):
        close("银行")


def test_a_purse_of_something_is_never_taken_for_the_organisations_own(desk):
    more = {"book": desk.book, "measure": "fen", "opened_on": OPENED, "by": desk.cast.actor("township_officer")}
    services.open_account(
        code="001", name="路灯的钱", kind="bank", holder_kind="village_project", holder_id="7", **more
    )
    assert selectors.own_account(desk.book, "bank") == desk.accounts["银行"]
    services.open_account(code="002", name="欠农户的", kind="reserve", holder_kind="venture", holder_id="7", **more)
    with pytest.raises(RuleBroken, match="请会计先开"):
        selectors.own_account(desk.book, "reserve")


def test_closing_digests_the_period_into_the_public_log(desk):
    desk.post(("银行", 5), ("收入", -5), on=date(2026, 3, 2))
    period = services.close_period(book=desk.book, through=date(2026, 3, 31), by=desk.cast.actor("township_officer"))
    assert (period.first_on, period.last_on, period.entries) == (OPENED, date(2026, 3, 31), 1)
    assert period.digest in LogEntry.objects.get(kind="ledger.period_closed").body
    event = AuditEvent.objects.get(tag="ledger:book:close_period")
    assert event.after == {"through": "2026-03-31", "digest": period.digest}
    later = services.close_period(book=desk.book, through=date(2026, 4, 30), by=desk.cast.actor("township_officer"))
    assert later.first_on == date(2026, 4, 1)
    assert later.digest != period.digest


@pytest.mark.parametrize("day", [date(2025, 12, 31), date(2026, 11, 23), date(2027, 1, 1)])
def test_a_period_that_is_not_over_or_was_closed_is_refused(desk, day):
    with pytest.raises(RuleBroken):
        services.close_period(book=desk.book, through=day, by=desk.cast.actor("township_officer"))


def test_who_keeps_does_not_close(desk):
    with pytest.raises(NotAllowed):
        services.close_period(book=desk.book, through=date(2026, 3, 31), by=desk.cast.actor("accountant"))


def test_who_entered_something_in_a_period_does_not_close_it(desk):
    """The township keeps books too: one of its officers enters, another looks it through and closes."""
    officer, lines = desk.cast.actor("township_officer"), [(desk.accounts["银行"], 5), (desk.accounts["收入"], -5)]
    voucher = services.prepare_voucher(book=desk.book, on=date(2026, 3, 2), words="卖平菇", lines=lines, by=officer)
    services.post_voucher(voucher=voucher, by=desk.cast.actor("secretary"))
    desk.post(("银行", 5), ("收入", -5), on=date(2026, 5, 2), by=officer)
    for day in (date(2026, 3, 31), date(2026, 5, 31)):
        with pytest.raises(RuleBroken, match="换一个人结账"):
            services.close_period(book=desk.book, through=day, by=officer)
    services.close_period(book=desk.book, through=date(2026, 2, 28), by=officer)
    colleague = actor_for(make_user("town2", "何大寒", role=Role.TOWNSHIP_OFFICER, scope=desk.cast.township))
    services.close_period(book=desk.book, through=date(2026, 5, 31), by=colleague)


def test_who_looked_a_voucher_through_may_close(desk):
    accountant, lines = desk.cast.actor("accountant"), [(desk.accounts["银行"], 5), (desk.accounts["收入"], -5)]
    voucher = services.prepare_voucher(book=desk.book, on=date(2026, 3, 2), words="卖平菇", lines=lines, by=accountant)
    services.post_voucher(voucher=voucher, by=desk.cast.actor("township_officer"))
    services.close_period(book=desk.book, through=date(2026, 3, 31), by=desk.cast.actor("township_officer"))


def test_trial_balance_and_statement_agree(desk):
    desk.post(("银行", 100), ("收入", -100), on=date(2026, 2, 3))
    desk.post(("支出", 30), ("银行", -30), on=date(2026, 3, 4), words="买菌种")
    desk.post(("银行", 7), ("收入", -7), on=date(2026, 5, 5))
    rows = {row.name: row for row in selectors.trial_balance(desk.book, date(2026, 3, 31))}
    assert (rows["银行"].debits, rows["银行"].credits, rows["银行"].amount) == (100, 30, 70)
    assert sum(row.amount for row in rows.values() if row.measure == "fen") == 0
    told = selectors.statement(desk.accounts["银行"], date(2026, 3, 1), date(2026, 3, 31))
    assert (told.opening, [(line.words, line.amount, line.balance) for line in told.lines], told.closing) == (
        100,
        [("买菌种", -30, 70)],
        70,
    )


def test_the_list_of_books_is_the_twin_of_the_policy(desk):
    for name, user in desk.cast.users.items():
        actor = desk.cast.actor(name)
        seen = set(policies.visible_books(actor))
        assert seen == {book for book in Book.objects.all() if policies.can_view_book(actor, book)}, user
