from datetime import date

import pytest
import time_machine
from django.test import Client

from lianxin.kit.actors import SYSTEM
from lianxin.ledger import selectors, services
from lianxin.ledger.forms import whole
from lianxin.ledger.models import Book, Entry, Voucher
from tests.ledger.conftest import DAY


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-23 09:00+08:00", tick=False):
        yield


def signed_in(desk, name):
    client = Client()
    client.force_login(desk.cast.user(name))
    return client


def filled(desk, *rows, on="2026-11-20", words="卖平菇"):
    data = {"on": on, "words": words}
    for number, (name, debit, credit) in enumerate(rows):
        data |= {
            f"account_{number}": desk.accounts[name].pk if name else "",
            f"debit_{number}": debit,
            f"credit_{number}": credit,
        }
    return data


def test_a_sum_goes_from_the_form_to_the_statement(desk):
    accountant, secretary = signed_in(desk, "accountant"), signed_in(desk, "secretary")
    url = f"/books/{desk.book.public_id}/voucher/"
    answer = accountant.post(url, filled(desk, ("银行", "1,280.05", ""), ("收入", "", "1280.05")))
    assert answer.status_code == 302
    voucher = Voucher.objects.get()
    page = accountant.get(answer["Location"]).content.decode()
    assert "换一个人" in page
    assert "核对无误" not in page
    assert "1 张凭证等审核" in secretary.get("/books/").content.decode()
    secretary.post(f"/books/vouchers/{voucher.public_id}/post/")
    statement = secretary.get(f"/books/accounts/{desk.accounts['银行'].public_id}/").content.decode()
    assert statement.count("1,280.05") == 3
    book = secretary.get(f"/books/{desk.book.public_id}/").content.decode()
    assert "1,280.05" in book


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([("银行", "5", ""), ("收入", "", "4")], "差 1.00 人民币"),
        ([("银行", "5", "5"), ("收入", "", "5")], "只写借方或贷方"),
        ([("", "5", ""), ("收入", "", "5")], "请选科目"),
        ([("银行", "0.001", ""), ("收入", "", "0.001")], "元写到分"),
        ([("银行", "五块", ""), ("收入", "", "5")], "元写到分"),
        ([("代存物资", "1.5", ""), ("积分应付", "", "1.5")], "元写到分"),
        ([], "金额不对"),
    ],
)
def test_a_form_that_is_off_says_so_and_keeps_what_was_typed(desk, rows, words):
    desk.open("代存物资", "stock", "point")
    desk.open("积分应付", "payable", "point")
    answer = signed_in(desk, "accountant").post(f"/books/{desk.book.public_id}/voucher/", filled(desk, *rows))
    page = answer.content.decode()
    assert (answer.status_code, words in page, "卖平菇" in page) == (422, True, True)
    assert not Voucher.objects.exists()


def test_the_accountant_closes_an_empty_account_and_is_told_why_not(desk):
    accountant = signed_in(desk, "accountant")
    here = f"/books/accounts/{desk.accounts['银行'].public_id}/"
    assert f'href="{here}close/"' in accountant.get(here).content.decode()
    assert f'href="{here}close/"' not in signed_in(desk, "supervisor").get(here).content.decode()
    desk.post(("银行", 5), ("收入", -5))
    sent = {"on": "2026-11-20", "reason": "换了银行"}
    refused = accountant.post(f"{here}close/", sent)
    assert (refused.status_code, "先转走再停用" in refused.content.decode()) == (422, True)
    desk.post(("银行", -5), ("收入", 5))
    assert accountant.post(f"{here}close/", {"on": "2026-11-20"}).status_code == 422
    assert accountant.post(f"{here}close/", sent).status_code == 302
    page = accountant.get(here).content.decode()
    assert "2026年11月20日停用" in page
    assert f"{here}close/" not in page
    other = f"/books/accounts/{desk.accounts['周家'].public_id}/"
    assert accountant.get(f"{other}close/").status_code in (403, 404)


def test_books_are_hidden_from_who_has_nothing_to_do_with_them(desk):
    number = Entry.objects.get(pk=desk.post(("银行", 5), ("收入", -5))).public_id
    for name, status in {"outsider": 404, "resident": 404, "supervisor": 200, "auditor": 200}.items():
        client = signed_in(desk, name)
        for url in (
            f"/books/{desk.book.public_id}/",
            f"/books/{desk.book.public_id}/journal.csv",
            f"/books/accounts/{desk.accounts['银行'].public_id}/",
            f"/books/entries/{number}/",
        ):
            assert client.get(url).status_code == status, (name, url)


def test_books_and_accounts_are_opened_and_a_period_closed_in_the_browser(desk):
    town = signed_in(desk, "township_officer")
    made = town.post("/books/new/", {"unit": desk.book.unit.pk, "name": "积分", "opened_on": "2026-01-01"})
    book = Book.objects.get(name="积分")
    assert made["Location"] == f"/books/{book.public_id}/"
    town.post(f"/books/{book.public_id}/accounts/", {"code": "1", "name": "预算", "kind": "pool", "measure": "point"})
    assert book.accounts.get().balance.amount == 0
    refused = town.post(f"/books/{book.public_id}/close/", {"through": "2026-11-23"})
    assert "还没过完" in refused.content.decode()
    town.post(f"/books/{book.public_id}/close/", {"through": "2026-10-31"})
    book.refresh_from_db()
    assert book.closed_through == date(2026, 10, 31)


def test_an_empty_list_says_what_to_do(cast):
    client = Client()
    client.force_login(cast.user("accountant"))
    assert "点“启用账套”" in client.get("/books/").content.decode()


def test_a_reversal_is_asked_for_on_the_entry(desk):
    accountant, lines = desk.cast.actor("accountant"), [(desk.accounts["银行"], 5), (desk.accounts["收入"], -5)]
    voucher = services.prepare_voucher(book=desk.book, on=DAY, words="卖平菇", lines=lines, by=accountant)
    entry = services.post_voucher(voucher=voucher, by=desk.cast.actor("secretary")).entry
    client = signed_in(desk, "accountant")
    assert client.post(f"/books/entries/{entry.public_id}/", {"reason": ""}).status_code == 422
    answer = client.post(f"/books/entries/{entry.public_id}/", {"reason": "记重了"})
    assert "/books/vouchers/" in answer["Location"]


def test_what_a_room_keeps_is_not_moved_by_hand(desk):
    """Points of households are moved where they are kept: no form offers them, no button takes an award back."""
    client = signed_in(desk, "accountant")
    form = client.get(f"/books/{desk.book.public_id}/voucher/").content.decode()
    assert "银行" in form
    assert not [name for name in ("周家", "积分预算", "积分来源") if name in form]
    desk.post(("积分预算", 5), ("积分来源", -5))
    award = Entry.objects.get(pk=desk.post(("周家", 5), ("积分预算", -5)))
    address = f"/books/entries/{award.public_id}/"
    assert "填冲销凭证" not in client.get(address).content.decode()
    assert client.post(address, {"reason": "拿回来"}).status_code == 422
    assert not Voucher.objects.exists()


def test_downloads_are_files(desk):
    desk.post(("银行", 5), ("收入", -5))
    client = signed_in(desk, "supervisor")
    text = b"".join(client.get(f"/books/{desk.book.public_id}/journal.csv").streaming_content).decode()
    assert text.startswith("\ufeffdate,entry")
    assert client.get(f"/books/{desk.book.public_id}/journal.json").json()["fields"][0]["name"] == "date"
    beancount = b"".join(client.get(f"/books/{desk.book.public_id}/journal.beancount").streaming_content).decode()
    assert "0.05 CNY" in beancount
    assert client.get(f"/books/{desk.book.public_id}/journal.exe").status_code == 404


def test_a_day_the_calendar_does_not_have_is_no_day(desk):
    client, account = signed_in(desk, "accountant"), desk.book.accounts.first()
    for address in (
        f"/books/{desk.book.public_id}/?on=2026-02-30",
        f"/books/accounts/{account.public_id}/?from=2026-13-01&to=x",
    ):
        assert client.get(address).status_code == 200, address
    asked = client.get(f"/books/{desk.book.public_id}/period.zip?from=2026-02-30&to=2026-03-01")
    assert (asked.status_code, asked["Location"]) == (302, f"/books/{desk.book.public_id}/")


@pytest.mark.parametrize("count", [1, 100])
def test_the_same_number_of_queries_for_one_row_and_for_a_hundred(desk, count, django_assert_num_queries):
    services.post_batch(
        book=desk.book, postings=[desk.posting(("银行", 5), ("收入", -5)) for _each in range(count)], by=SYSTEM
    )
    for number in range(count):
        desk.open(f"户{number}", "holder", "point")
    client = signed_in(desk, "secretary")
    for url, queries in {
        "/books/": 5,
        f"/books/{desk.book.public_id}/": 9,
        f"/books/accounts/{desk.accounts['银行'].public_id}/": 8,
        f"/books/entries/{Entry.objects.first().public_id}/": 7,
    }.items():
        client.get(url)
        with django_assert_num_queries(queries):
            client.get(url)
    assert selectors.statement(desk.accounts["银行"], DAY, DAY).closing == 5 * count


@pytest.mark.parametrize(
    ("text", "measure", "amount"),
    [("128.05", "fen", 12805), (" 1，280 ", "fen", 128000), ("3", "point", 3), ("1.5", "labour", 150)],
)
def test_whole_reads_what_people_write(text, measure, amount):
    assert whole(text, measure) == amount


@pytest.mark.parametrize("text", ["-1", "0", "1.234", "NaN", "Infinity", "", "1e99", "一百"])
def test_whole_refuses_what_is_no_sum(text):
    with pytest.raises(ValueError, match=r".*"):
        whole(text, "fen")
