from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from lianxin.kit.errors import RuleBroken
from lianxin.kit.sql import rows
from lianxin.ledger import selectors, services
from lianxin.ledger.errors import KeyTaken, NotEnough, PeriodClosed
from lianxin.ledger.models import Account, Balance, Entry, Line
from tests.ledger.conftest import DAY


def amount(desk, name):
    return Balance.objects.get(account=desk.accounts[name]).amount


def test_post_moves_both_sides(desk):
    source = services.Source("sale", "S1", "平菇第一批")
    entry = Entry.objects.get(
        pk=desk.post(("银行", 128_00), ("收入", -128_00), source=source, by=desk.cast.actor("county_officer"))
    )
    assert (amount(desk, "银行"), amount(desk, "收入")) == (128_00, -128_00)
    assert (entry.on, entry.words, entry.source_label, entry.size) == (DAY, "卖菌棒", "平菇第一批", 2)
    assert (entry.by_id, entry.by_name) == (
        desk.cast.user("county_officer").pk,
        desk.cast.user("county_officer").name,
    )
    assert selectors.wrong_balances() == []


def test_one_entry_may_move_money_and_labour(desk):
    desk.open("投工来源", "source", "labour")
    desk.open("投工", "pool", "labour")
    desk.post(("银行", 5), ("收入", -5), ("投工", 150), ("投工来源", -150))
    assert amount(desk, "投工") == 150


@pytest.mark.parametrize("moves", [(("银行", 5), ("收入", -4)), (("银行", 5), ("积分来源", -5))])
def test_what_does_not_add_up_is_refused(desk, moves):
    with pytest.raises(RuleBroken, match="借贷不平"):
        desk.post(*moves)
    assert not Entry.objects.exists()


def test_nothing_is_no_posting(desk):
    with pytest.raises(RuleBroken, match="金额"):
        desk.post(("银行", 0), ("收入", 0))


def test_an_account_that_may_not_go_below_zero_does_not(desk):
    desk.post(("积分预算", 100), ("积分来源", -100))
    desk.post(("周家", 60), ("积分预算", -60))
    with pytest.raises(NotEnough, match="积分预算"), transaction.atomic():
        desk.post(("周家", 41), ("积分预算", -41))
    with pytest.raises(NotEnough, match="周家"), transaction.atomic():
        desk.post(("积分预算", 61), ("周家", -61))
    desk.post(("周家", 40), ("积分预算", -40))
    assert (amount(desk, "周家"), amount(desk, "积分预算")) == (100, 0)


def test_accounts_of_another_book_and_ended_ones_are_refused(desk):
    other = services.open_book(
        unit=desk.book.unit, name="积分", opened_on=date(2026, 1, 1), by=desk.cast.actor("township_officer")
    )
    with pytest.raises(RuleBroken, match="不在这个账套里"):
        services.post(
            book=other, posting=desk.posting(("银行", 5), ("收入", -5)), by=desk.cast.actor("township_officer")
        )
    services.close_account(
        account=desk.accounts["支出"], on=date(2026, 9, 30), reason="不用了", by=desk.cast.actor("township_officer")
    )
    with pytest.raises(RuleBroken, match="已经停用"):
        desk.post(("支出", 5), ("收入", -5))


def test_nothing_is_posted_before_an_account_was_opened(desk):
    with pytest.raises(RuleBroken, match="银行”2026-01-01才启用"):
        desk.post(("银行", 5), ("收入", -5), on=date(2025, 12, 31))
    entry = Entry.objects.get(pk=desk.post(("银行", 5), ("收入", -5), on=date(2026, 1, 1)))
    services.reverse_entry(entry=entry, reason="记重了", on=DAY, by=desk.cast.actor("county_officer"))
    assert amount(desk, "银行") == 0


def test_the_same_key_posts_once(desk):
    first = desk.post(("银行", 5), ("收入", -5), key="phone-1")
    assert desk.post(("银行", 5), ("收入", -5), key="phone-1") == first
    assert amount(desk, "银行") == 5
    with pytest.raises(KeyTaken):
        desk.post(("银行", 6), ("收入", -6), key="phone-1")


def test_a_batch_is_all_or_nothing_and_repeats_nothing(desk):
    wanted = [desk.posting(("银行", n), ("收入", -n), key=f"k{n}") for n in (1, 2, 3)]
    ids = services.post_batch(book=desk.book, postings=wanted, by=desk.cast.actor("county_officer"))
    again = services.post_batch(
        book=desk.book,
        postings=[*wanted, desk.posting(("银行", 4), ("收入", -4), key="k4")],
        by=desk.cast.actor("county_officer"),
    )
    assert again[:3] == ids
    assert amount(desk, "银行") == 10
    with pytest.raises(NotEnough), transaction.atomic():
        services.post_batch(
            book=desk.book,
            postings=[desk.posting(("银行", 90), ("收入", -90)), desk.posting(("支出", 101), ("银行", -101))],
            by=desk.cast.actor("county_officer"),
        )
    assert amount(desk, "银行") == 10


def test_the_same_key_twice_in_one_batch_posts_nothing(desk):
    twice = [desk.posting(("银行", n), ("收入", -n), key="k1") for n in (1, 2)]
    with pytest.raises(RuleBroken, match="同一个编号"):
        services.post_batch(book=desk.book, postings=twice, by=desk.cast.actor("county_officer"))
    assert not Entry.objects.exists()


@pytest.mark.parametrize("times", [1, 2])
def test_an_account_closed_since_it_was_read_takes_nothing(desk, times):
    read_before = Account.objects.get(pk=desk.accounts["支出"].pk)
    services.close_account(
        account=desk.accounts["支出"], on=DAY, reason="不用了", by=desk.cast.actor("township_officer")
    )
    desk.accounts["支出"] = read_before
    wanted = [desk.posting(("支出", 5), ("收入", -5), on=date(2026, 10, 9))] * times
    with pytest.raises(RuleBroken, match="刚刚停用"), transaction.atomic():
        services.post_batch(book=desk.book, postings=wanted, by=desk.cast.actor("county_officer"))
    desk.post(("支出", 5), ("收入", -5), on=DAY)
    assert amount(desk, "支出") == 5, "the day it was closed is its last"


def test_a_reversal_names_the_original_and_comes_once(desk):
    entry = Entry.objects.get(pk=desk.post(("银行", 5), ("收入", -5)))
    back = services.reverse_entry(entry=entry, reason="记重了", on=DAY, by=desk.cast.actor("county_officer"))
    assert Entry.objects.get(pk=back).reverses_id == entry.pk
    assert amount(desk, "银行") == 0
    for each in (entry, Entry.objects.get(pk=back)):
        with pytest.raises(RuleBroken, match="已经冲销过"):
            services.reverse_entry(entry=each, reason="再来", on=DAY, by=desk.cast.actor("county_officer"))
    with pytest.raises(RuleBroken, match="为什么"):
        services.reverse_entry(entry=entry, reason=" ", on=DAY, by=desk.cast.actor("county_officer"))


def test_nothing_goes_into_a_closed_period(desk):
    desk.post(("银行", 5), ("收入", -5), on=date(2026, 3, 31))
    services.close_period(book=desk.book, through=date(2026, 3, 31), by=desk.cast.actor("township_officer"))
    desk.book.refresh_from_db()
    with pytest.raises(PeriodClosed, match="已经结账"):
        desk.post(("银行", 5), ("收入", -5), on=date(2026, 3, 31))
    desk.post(("银行", 5), ("收入", -5), on=date(2026, 4, 1))


class TestTheDatabaseItself:
    """Whoever comes by another door is held to the same."""

    def sql(self, statement, *values):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            cursor.execute("SELECT 1")

    def all_at_once(self, statements):
        with transaction.atomic():
            for statement in statements:
                self.sql(*statement)
            connection.check_constraints()

    def entry(self, desk, number=900, size=2, on=DAY):
        return (
            'INSERT INTO ledger_entry (id, public_id, book_id, "on", at, words, source_kind, source_id, source_label, '
            "rule, size, by_name) VALUES (%s, %s, %s, %s, %s, '', '', '', '', '', %s, '')",
            number,
            f"E{number}",
            desk.book.pk,
            on,
            "2026-10-08 08:00:00+00:00",
            size,
        )

    def line(self, desk, name, value, number=900, on=DAY):
        return (
            'INSERT INTO ledger_line (entry_id, account_id, "on", amount) VALUES (%s, %s, %s, %s)',
            number,
            desk.accounts[name].pk,
            on,
            value,
        )

    def refused(self, *statements):
        with pytest.raises(IntegrityError):
            self.all_at_once(statements)

    def test_an_entry_needs_its_lines(self, desk):
        self.refused(self.entry(desk))

    def test_lines_need_their_entry(self, desk):
        self.refused(self.line(desk, "银行", 5), self.line(desk, "收入", -5))

    def test_an_entry_needs_its_book(self, desk):
        statement, *values = self.entry(desk)
        values[2] = desk.book.pk + 1
        self.refused((statement, *values), self.line(desk, "银行", 5), self.line(desk, "收入", -5))
        self.refused(self.line(desk, "银行", 5), self.line(desk, "收入", -5), (statement, *values))

    def test_what_was_posted_keeps_its_book_and_accounts(self, desk):
        desk.post(("银行", 5), ("收入", -5))
        accounts = [account.pk for account in desk.accounts.values()]
        gone = [("DELETE FROM ledger_balance WHERE account_id = %s", account) for account in accounts]
        gone += [("DELETE FROM ledger_account WHERE id = %s", account) for account in accounts]
        self.refused(*gone, ("DELETE FROM ledger_book WHERE id = %s", desk.book.pk))
        self.refused(("DELETE FROM ledger_book WHERE id = %s", desk.book.pk))

    def test_what_adds_up_stands_by_any_door(self, desk):
        lines = self.line(desk, "银行", 5), self.line(desk, "收入", -5)
        self.all_at_once(self.in_order(self.entry(desk), *lines))
        assert Entry.objects.get(pk=900).lines.count() == 2

    def test_no_line_of_another_day(self, desk):
        another = date(2026, 1, 2)
        own = self.line(desk, "银行", 5), self.line(desk, "收入", -5)
        desk.open("暂收", "income")
        late = self.line(desk, "支出", 5, on=another), self.line(desk, "暂收", -5, on=another)
        self.refused(*self.in_order(self.entry(desk), *late))
        self.refused(*self.in_order(self.entry(desk, size=4), *own, *late))
        self.refused(*self.in_order(self.entry(desk), *own, *late))
        self.all_at_once(self.in_order(self.entry(desk), *own))
        self.refused(self.together(*late))

    def together(self, *lines):
        values = ", ".join(["(%s, %s, %s, %s)"] * len(lines))
        statement = f'INSERT INTO ledger_line (entry_id, account_id, "on", amount) VALUES {values}'
        return (statement, *(value for _statement, *each in lines for value in each))

    def in_order(self, entry, *lines):
        """As each engine wants it: SQLite the lines first, PostgreSQL both in one."""
        (entered, *values), (laid, *more) = entry, self.together(*lines)
        if connection.vendor == "sqlite":
            return [(laid, *more), (entered, *values)]
        return [(f"WITH entered AS ({entered}) {laid}", *values, *more)]

    def test_lines_add_up_to_zero(self, desk):
        self.refused(self.line(desk, "银行", 5), self.line(desk, "收入", -4), self.entry(desk))

    def test_lines_add_up_in_every_measure(self, desk):
        self.refused(self.line(desk, "银行", 5), self.line(desk, "积分来源", -5), self.entry(desk))

    def test_nothing_is_added_to_an_entry_that_stands(self, desk):
        number = desk.post(("银行", 5), ("收入", -5))
        self.refused(self.line(desk, "支出", 5, number), self.line(desk, "积分来源", -5, number))

    @pytest.mark.parametrize("table", ["ledger_entry", "ledger_line"])
    def test_nothing_is_changed_or_deleted(self, desk, table):
        desk.post(("银行", 5), ("收入", -5))
        self.refused((f'UPDATE {table} SET "on" = %s', date(2026, 1, 2)))
        self.refused((f"DELETE FROM {table}",))
        with pytest.raises(TypeError):
            (Entry if table == "ledger_entry" else Line).objects.all().delete()

    def test_a_closed_period_is_closed(self, desk):
        services.close_period(book=desk.book, through=date(2026, 3, 31), by=desk.cast.actor("township_officer"))
        with pytest.raises(PeriodClosed), transaction.atomic():
            desk.post(("银行", 5), ("收入", -5), on=date(2026, 3, 30))  # the book in hand does not know it yet

    def test_a_balance_below_zero_is_refused(self, desk):
        self.refused(("UPDATE ledger_balance SET amount = -1 WHERE account_id = %s", desk.accounts["银行"].pk))

    def test_a_changed_balance_is_found(self, desk):
        desk.post(("银行", 5), ("收入", -5))
        self.sql("UPDATE ledger_balance SET amount = 7 WHERE account_id = %s", desk.accounts["银行"].pk)
        (wrong,) = selectors.wrong_balances()
        assert (wrong.account_name, wrong.kept, wrong.added) == ("银行", 7, 5)
        assert selectors.wrong_balances(desk.book) == [wrong]


def test_on_postgresql_a_posting_reads_no_table_whole(desk):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite goes by the keys anyhow")

    def read_whole():
        counted = (
            "SELECT relname, seq_scan FROM pg_stat_xact_user_tables "
            "WHERE relname IN ('ledger_account', 'ledger_balance', 'ledger_entry', 'ledger_line') ORDER BY relname"
        )
        return rows(counted)

    desk.post(("银行", 500), ("收入", -500), key="a")
    before = read_whole()
    assert {name for name, _times in before} >= {"ledger_entry", "ledger_line", "ledger_balance"}
    for key in "bcdefgh":
        desk.post(("银行", 5), ("收入", -5), key=key)
    assert read_whole() == before


def test_the_account_that_is_short_is_named_and_no_other(desk):
    for name in ("周家", "钱家", "孙家"):
        if name not in desk.accounts:
            desk.open(name, "holder", "point")
    desk.post(("周家", 100), ("钱家", 10), ("孙家", 100), ("积分来源", -210))
    with pytest.raises(NotEnough, match="钱家"), transaction.atomic():
        desk.post(("周家", -60), ("钱家", -50), ("孙家", -60), ("积分来源", 170))
    assert amount(desk, "周家") == 100
