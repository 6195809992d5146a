"""The quarterly accounts of a village, from the books to the archive, by the clicks of five people and a passer-by."""

import subprocess
from datetime import date, timedelta

import pytest
import time_machine
import zxingcpp
from PIL import Image
from playwright.sync_api import expect

from lianxin.bulletin import services
from tests.browser.test_journeys import page_of, press, text_of  # noqa: F401
from tests.bulletin.conftest import board  # noqa: F401
from tests.ledger.conftest import desk as books  # noqa: F401

TITLE = "上河村2026年7月至9月财务收支"


def go(page, words):
    """Follow the row with these words from 今日要办."""
    page.get_by_role("link", name=words).first.click()
    page.wait_for_load_state()


def code_of(paper, folder):
    """What a telephone reads off the paper."""
    subprocess.run(["pdftoppm", "-png", "-r", "80", "-singlefile", paper, folder / "paper"], check=True)
    with Image.open(folder / "paper.png") as picture:
        (code,) = zxingcpp.read_barcodes(picture)
    return code.text


@pytest.mark.django_db(transaction=True)
def test_the_quarterly_accounts_go_from_the_books_to_the_archive(page_of, board, books, tmp_path):  # noqa: F811
    cast = board.cast
    books.post(("银行", 320_000), ("收入", -320_000), on=date(2026, 7, 5), words="门面房租金")
    with time_machine.travel("2026-10-12 09:00+08:00", tick=True) as time:
        # The accountant takes the quarter from the books: no amount is typed.
        accountant = page_of(cast.user("accountant"), "/board/desk/")
        go(accountant, "收入和支出逐笔明细")
        accountant.get_by_label("正文").fill("票据在党群服务中心，谁都可以看。")
        press(accountant, "取账本“村集体”的收支")
        expect(accountant.get_by_label("标题")).to_have_value(TITLE)
        expect(accountant.get_by_label("正文")).to_have_value("票据在党群服务中心，谁都可以看。")
        press(accountant, "存下，看看样子")
        press(accountant, "送监督委员会审")

        # The supervisor finds a bill that is not in it and holds it; without a reason it is not held.
        supervisor = page_of(cast.user("supervisor"), "/today/", viewport="phone")
        go(supervisor, TITLE)
        press(supervisor, "有问题，退回去改")
        expect(supervisor.get_by_text("请写明哪里有问题。")).to_be_visible()
        supervisor.get_by_label("写明原因或意见").fill("8 月的路灯电费没有入账")
        press(supervisor, "有问题，退回去改")

        # It is booked, and the same click brings it onto the notice; the supervisor sees what was changed.
        books.post(("支出", 46_350), ("银行", -46_350), on=date(2026, 8, 18), words="付路灯电费")
        accountant.goto(accountant.url.split("/board/")[0] + "/today/")
        go(accountant, TITLE)
        expect(accountant.get_by_text("8 月的路灯电费没有入账")).to_be_visible()
        press(accountant, "改")
        press(accountant, "重新取")
        press(accountant, "存下，看看样子")
        press(accountant, "送监督委员会审")
        supervisor.reload()
        changed = supervisor.get_by_role("region", name="退回以后改了这些")
        expect(changed.locator("ins", has_text="付路灯电费")).to_be_visible()
        press(supervisor, "审过，没有问题")
        committee = page_of(cast.user("committee"), "/today/")
        go(committee, TITLE)
        press(committee, "确认，可以张贴")
        clerk = page_of(cast.user("clerk"), "/today/")
        go(clerk, TITLE)
        press(clerk, "张贴，从今天起公示")
        clerk.get_by_label("贴在哪块栏上").fill("村委会门口公开栏")
        press(clerk, "贴好了")

        # Somebody reads the wall and says so at the supervisors'; it is right, and what hangs says that it is corrected.
        time.shift(timedelta(days=3))
        passer_by = page_of(None, "/board/")
        go(passer_by, TITLE)
        assert "2026年10月12日 – 2026年10月27日" in text_of(passer_by)
        press(passer_by, "提异议")
        passer_by.get_by_label("哪里不对").fill("路灯电费看不出是哪个月的")
        press(passer_by, "提交")
        secretary = page_of(cast.user("secretary"), "/board/desk/")
        go(secretary, f"有人对“{TITLE}”提了异议")
        secretary.get_by_label("答复").fill("说得对，补上月份，重新公示。")
        press(secretary, "成立，要更正")
        passer_by.reload()
        expect(passer_by.get_by_text("说得对，补上月份，重新公示。")).to_be_visible()
        go(passer_by, TITLE)
        expect(passer_by.get_by_text("这份正在更正")).to_be_visible()

        # The correction goes the same way, with the difference before everybody's eyes, and hangs its whole time anew.
        accountant = page_of(cast.user("accountant"), "/today/")
        go(accountant, TITLE)
        press(accountant, "改")
        accountant.get_by_label("为什么更正").fill("路灯电费补上月份")
        press(accountant, "改成手填的表")
        table = accountant.locator("textarea[name=table_2]")
        table.fill(table.input_value().replace("付路灯电费", "付路灯电费（8 月）"))
        press(accountant, "存下，看看样子")
        press(accountant, "送监督委员会审")
        supervisor = page_of(cast.user("supervisor"), "/today/", viewport="phone")
        go(supervisor, TITLE)
        beside = supervisor.get_by_role("region", name="和墙上贴着的比，改了这些")
        expect(beside.locator("ins", has_text="付路灯电费（8 月）")).to_be_visible()
        press(supervisor, "审过，没有问题")
        committee = page_of(cast.user("committee"), "/today/")
        go(committee, TITLE)
        press(committee, "确认，可以张贴")
        time.shift(timedelta(days=1))
        clerk = page_of(cast.user("clerk"), "/today/")
        go(clerk, TITLE)
        press(clerk, "张贴，从今天起公示")
        passer_by.reload()
        assert "2026年10月16日 – 2026年10月31日" in text_of(passer_by)
        expect(passer_by.locator("del", has_text="付路灯电费")).to_be_visible()
        expect(passer_by.locator("ins", has_text="付路灯电费（8 月）")).to_be_visible()

        # Its time is over and so is that of objections: the clerk finds it at the desk, archives it and prints it once more.
        time.shift(timedelta(days=16))
        assert services.complete_due() == 1
        time.shift(timedelta(days=15))
        clerk = page_of(cast.user("clerk"), "/board/desk/")
        go(clerk, "公示期满，等归档的")
        go(clerk, TITLE)
        press(clerk, "归档")
        expect(clerk.get_by_text("990101100201-GK-")).to_be_visible()
        printed = clerk.request.get(clerk.get_by_role("link", name="打印 A4", exact=True).evaluate("link => link.href"))
        (tmp_path / "wall.pdf").write_bytes(printed.body())

        # The web keeps the head and the fingerprint of the record.
        passer_by.reload()
        expect(passer_by.get_by_text("网上不再留全文")).to_be_visible()
        expect(passer_by.get_by_text("档案的指纹")).to_be_visible()
        assert "付路灯电费" not in text_of(passer_by)

        # Whoever holds the paper reads its code: it is what was published, and the archive has it word for word.
        checked = page_of(None, "/")
        checked.goto(code_of(tmp_path / "wall.pdf", tmp_path))
        expect(checked.get_by_text("内容和公开日志里记的一样")).to_be_visible()
        expect(checked.get_by_role("link", name="看这份公开的档案")).to_be_visible()
        code = checked.url.rstrip("/").rsplit("/", 1)[1]
        passer_by.goto(checked.url.split(code)[0])
        passer_by.get_by_label("纸上的核验码").fill(code.lower())
        press(passer_by, "核验")
        expect(passer_by.get_by_text("第 2 次张贴")).to_be_visible()
