from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction

from lianxin.audit.models import AuditEvent
from lianxin.kit.errors import NotAllowed, RuleBroken
from lianxin.ledger import selectors, services
from lianxin.ledger.models import Entry, Voucher


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-23 09:00+08:00", tick=False):
        yield


def prepared(desk, amount=128_05, **more):
    return services.prepare_voucher(
        book=desk.book, on=date(2026, 11, 20), words="卖平菇",
        lines=[(desk.accounts["银行"], amount), (desk.accounts["收入"], -amount)],
        by=desk.cast.actor("accountant"), **more,
    )  # fmt: skip


def test_a_voucher_is_posted_by_somebody_else(desk):
    voucher = prepared(desk)
    assert selectors.balance_of(desk.accounts["银行"]) == 0
    with pytest.raises(NotAllowed, match="换一个人"):
        services.post_voucher(voucher=voucher, by=desk.cast.actor("accountant"))
    voucher = services.post_voucher(voucher=voucher, by=desk.cast.actor("secretary"))
    assert selectors.balance_of(desk.accounts["银行"]) == 128_05
    assert voucher.entry.source_id == voucher.public_id
    assert [event.tag for event in AuditEvent.objects.filter(subject_kind="voucher").order_by("id")] == [
        "ledger:voucher:prepare",
        "ledger:voucher:post",
    ]
    with pytest.raises(RuleBroken, match="处理过"):
        services.post_voucher(voucher=voucher, by=desk.cast.actor("secretary"))


def test_the_database_wants_two_pairs_of_eyes(desk):
    voucher = prepared(desk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Voucher.objects.filter(pk=voucher.pk).update(
            reviewed_by=voucher.prepared_by_id, reviewed_at=voucher.prepared_at
        )


@pytest.mark.parametrize("name", ["resident", "supervisor", "clerk", "outsider", "auditor"])
def test_who_does_not_keep_books_neither_prepares_nor_reviews(desk, name):
    with pytest.raises(NotAllowed):
        services.post_voucher(voucher=prepared(desk), by=desk.cast.actor(name))
    with pytest.raises(NotAllowed):
        services.prepare_voucher(book=desk.book, on=date(2026, 11, 20), words="x", lines=[], by=desk.cast.actor(name))


def test_what_could_not_be_posted_is_refused_while_it_is_prepared(desk):
    with pytest.raises(RuleBroken, match=r"借贷不平，差 1\.00 人民币"):
        services.prepare_voucher(
            book=desk.book, on=date(2026, 11, 20), words="x",
            lines=[(desk.accounts["银行"], 500), (desk.accounts["收入"], -400)], by=desk.cast.actor("accountant"),
        )  # fmt: skip
    with pytest.raises(RuleBroken, match="晚于今天"):
        services.prepare_voucher(
            book=desk.book, on=date(2026, 11, 24), words="x",
            lines=[(desk.accounts["银行"], 5), (desk.accounts["收入"], -5)], by=desk.cast.actor("accountant"),
        )  # fmt: skip
    assert not Voucher.objects.exists()


def test_no_voucher_touches_what_another_room_keeps(desk):
    """A day of this room's books would say one thing, the records of the points another."""
    by = desk.cast.actor("accountant")
    desk.post(("积分预算", 9), ("积分来源", -9))
    award = Entry.objects.get(pk=desk.post(("周家", 5), ("积分预算", -5)))
    for one, other in (("周家", "积分预算"), ("积分预算", "积分来源"), ("积分来源", "周家")):
        lines = [(desk.accounts[one], 5), (desk.accounts[other], -5)]
        with pytest.raises(RuleBroken, match="不能手工记"):
            services.prepare_voucher(book=desk.book, on=date(2026, 11, 20), words="x", lines=lines, by=by)
    with pytest.raises(RuleBroken, match="不是手工记的"):
        services.prepare_reversal(entry=award, reason="拿回来", by=by)
    assert not Voucher.objects.exists()


def test_a_voucher_that_lacks_the_money_stays_waiting(desk):
    voucher = services.prepare_voucher(
        book=desk.book, on=date(2026, 11, 20), words="买菌种",
        lines=[(desk.accounts["支出"], 5), (desk.accounts["银行"], -5)], by=desk.cast.actor("accountant"),
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="银行"), transaction.atomic():
        services.post_voucher(voucher=voucher, by=desk.cast.actor("secretary"))
    voucher.refresh_from_db()
    assert voucher.state == "prepared"


def test_a_returned_voucher_says_why(desk):
    voucher = prepared(desk)
    with pytest.raises(RuleBroken, match="为什么退回"):
        services.return_voucher(voucher=voucher, reason=" ", by=desk.cast.actor("secretary"))
    voucher = services.return_voucher(voucher=voucher, reason="没有收据", by=desk.cast.actor("secretary"))
    assert (voucher.state, voucher.returned_because, voucher.entry) == ("returned", "没有收据", None)
    assert not Entry.objects.exists()


def test_a_reversal_is_looked_through_too(desk):
    entry = services.post_voucher(voucher=prepared(desk), by=desk.cast.actor("secretary")).entry
    voucher = services.prepare_reversal(entry=entry, reason="记重了", by=desk.cast.actor("accountant"))
    with pytest.raises(RuleBroken, match="已经在等审核"):
        services.prepare_reversal(entry=entry, reason="记重了", by=desk.cast.actor("accountant"))
    voucher = services.post_voucher(voucher=voucher, by=desk.cast.actor("township_officer"))
    assert voucher.entry.reverses_id == entry.pk
    assert selectors.balance_of(desk.accounts["银行"]) == 0
    with pytest.raises(RuleBroken, match="已经冲销过"):
        services.prepare_reversal(entry=entry, reason="再来", by=desk.cast.actor("accountant"))
