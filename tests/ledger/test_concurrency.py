"""Fifty writers on one account at the same moment: sums are right, nothing falls below zero, nothing is lost."""

import json
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from datetime import date
from threading import Event

import pytest
from django.db import connection, transaction

from lianxin.ledger import services
from lianxin.ledger.errors import PeriodClosed, ReversedBefore
from lianxin.ledger.models import ClosedPeriod, Entry
from tests.audit.test_concurrency import environment, run
from tests.ledger.writing import BUDGET, EACH, WRITERS

__all__ = ["environment"]


@pytest.mark.long
def test_fifty_writers_on_one_account(environment):
    told = json.loads(run(environment, "-m", "tests.ledger.writing").stdout)
    held = told["held"]
    assert told["failures"] == []
    assert told["wrong"] == 0
    assert told["entries"] == 1 + 3 * WRITERS * EACH - told["refused"]
    assert held["预算"] + held["周家"] + held["已用"] == BUDGET == -held["来源"]
    assert min(held["预算"], held["周家"]) >= 0
    assert held["已用"] <= BUDGET
    assert told["refused"] > 0


MARCH = date(2026, 3, 31)


class TestAPeriodThatClosesWhileSomebodyPosts:
    """Two connections of a server: what is not committed yet belongs to a period before it is closed, or not at all."""

    @pytest.fixture(autouse=True)
    def _many_writers(self):
        if connection.vendor != "postgresql":
            pytest.skip("SQLite has one writer")

    def post(self, desk):
        desk.post(("银行", 5), ("收入", -5), on=MARCH)

    def close(self, desk):
        services.close_period(book=desk.book, through=MARCH, by=desk.cast.actor("township_officer"))

    def both(self, first, second, desk):
        """``first`` is done but not committed while ``second`` comes; whether that one waited, and its result."""
        done, commit = Event(), Event()

        def run_first():
            with transaction.atomic():
                first(desk)
                done.set()
                commit.wait(20)
            connection.close()

        def run_second():
            try:
                second(desk)
            finally:
                connection.close()

        with ThreadPoolExecutor() as threads:
            one = threads.submit(run_first)
            assert done.wait(20)
            other = threads.submit(run_second)
            try:
                waited = _is_still_running(other)
            finally:
                commit.set()
            one.result()
            return waited, other.exception()

    @pytest.mark.django_db(transaction=True)
    def test_the_closing_waits_for_the_posting_on_its_way(self, desk):
        assert self.both(self.post, self.close, desk) == (True, None)
        assert ClosedPeriod.objects.get().entries == Entry.objects.count() == 1

    @pytest.mark.django_db(transaction=True)
    def test_the_posting_that_comes_while_it_closes_finds_it_closed(self, desk):
        waited, error = self.both(self.close, self.post, desk)
        assert waited
        assert isinstance(error, PeriodClosed)
        assert ClosedPeriod.objects.get().entries == Entry.objects.count() == 0

    @pytest.mark.django_db(transaction=True)
    def test_the_posting_that_comes_while_an_account_closes_finds_it_closed(self, desk):
        def close(desk):
            by = desk.cast.actor("township_officer")
            services.close_account(account=copy(desk.accounts["银行"]), on=date(2026, 3, 30), reason="销户", by=by)

        waited, error = self.both(close, self.post, desk)
        assert waited
        assert "刚刚停用" in error.message

    @pytest.mark.django_db(transaction=True)
    def test_of_two_reversals_at_once_the_second_is_told(self, desk):
        self.post(desk)

        def reverse(desk):
            by = desk.cast.actor("county_officer")
            with transaction.atomic():
                services.reverse_entry(entry=Entry.objects.get(reverses=None), reason="记重了", on=MARCH, by=by)

        waited, error = self.both(reverse, reverse, desk)
        assert waited
        assert isinstance(error, ReversedBefore)
        assert Entry.objects.count() == 2

    @pytest.mark.django_db(transaction=True)
    def test_postings_do_not_wait_for_each_other(self, desk):
        desk.open("借款", "loan")
        assert self.both(self.post, lambda desk: desk.post(("支出", 5), ("借款", -5), on=MARCH), desk) == (False, None)


def _is_still_running(task):
    try:
        task.exception(timeout=0.5)
    except TimeoutError:
        return True
    return False
