"""A mushroom venture by clicks: land and money pooled, a batch to its account, the year's result to shares, an objection upheld before
payment, paid; and one household that takes the bundle away and counts its statement again with the command itself."""

import os
import re
import subprocess
from pathlib import Path

import pytest
import time_machine
from playwright.sync_api import expect

from lianxin.bulletin import services as board
from lianxin.kit import clock
from lianxin.ledger import selectors as ledger
from lianxin.ventures.models import Plan
from tests.browser.conftest import VIEWPORTS
from tests.browser.hall import Walk
from tests.browser.test_journeys import page_of, press, text_of  # noqa: F401
from tests.browser.test_points_journey import follow
from tests.harvests.conftest import Farm
from tests.ventures.conftest import Collective

RECOUNT = Path(__file__).parents[2] / "bin" / "lianxin-recount"
AGREED = {"谁评的价": "评议小组", "哪个会认的": "村民代表会议", "谁签的字": "夫妻二人", "到哪天": "2029-12-31"}
LAND = {"地力等级": "三等", "用途": "种香菇", "本户承包期到哪天": "2057-12-31", "报发包方备案": "备 12"}
#: Household, and what it put in.
PUT_IN = (
    {"哪一户": "MG-0001", "哪一块、哪一件": "河边三亩", "多少": "3.1", "作价（元）": "9300", "合同号": "入股 1"},
    {"哪一户": "MG-0002", "哪一块、哪一件": "山边五亩", "多少": "5", "作价（元）": "15000", "合同号": "入股 2"},
    {"哪一户": "MG-0003", "投入什么": "资金", "哪一块、哪一件": "现金", "作价（元）": "2000", "合同号": "入股 3"},
    {
        "哪一户": "MG-0002", "哪一块、哪一件": "棚边空地", "多少": "0.6", "得什么": "收租金", "每年租金（元）": "200", "合同号": "租 1",
    },
)  # fmt: skip
SHARES = "MG-0001,A=3,B=2.6\nMG-0002,A=3,B=5\nMG-0003,A=3"


def looked(page, name):
    """What a page looks like on a phone and at a desk, where pictures are asked for."""
    if folder := os.environ.get("SHOTS"):
        before = page.viewport_size
        for size, viewport in VIEWPORTS.items():
            page.set_viewport_size(viewport)
            page.screenshot(path=f"{folder}/{name}-{size}.png", full_page=True)
        page.set_viewport_size(before)


def fill(page, told):
    """Fill in by label: what is chosen is chosen, the rest is typed."""
    for label, value in told.items():
        field = page.locator("main").get_by_label(re.compile(rf"^{re.escape(label)}( （可不填）)?$"))
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(label=value)
        else:
            field.fill(value)


def step(page, words, told=None, *, look=""):
    """One step: its button, perhaps among those that are folded, what is filled in, its button once more."""
    if (folded := page.locator("main summary", has_text="别的要登记的")).count():
        folded.click()
    press(page, words)
    fill(page, told or {})
    if look:
        looked(page, look)
    press(page, words)
    expect(page.locator("main form .field--wrong")).to_have_count(0)
    expect(page.get_by_text(f"{words}，已记下。")).to_be_visible()


@pytest.fixture
def village(cast):
    """The books of the collective, three households whose members are on the adopted roll."""
    farm, collective = Farm(cast), Collective(cast)
    farm.books()
    farm.households()
    collective.roll()
    return farm, collective


def pooled(walk, place):
    page = walk.at("accountant", f"/harvests/?place={place.public_id}")
    looked(page, "01-none")
    step(
        page, "登记一个产业项目",
        {
            "叫什么": "香菇大棚", "种什么、养什么": "香菇", "办的单位": "上河村股份经济合作社", "多大": "8.7", "打算怎么办": "八亩七分地，三个棚。",
            "哪个会定的": "村民代表会议 2 月 20 日",
        }, look="02-new",
    )  # fmt: skip
    venture = walk.path(page)
    officer = walk.at("township_officer")
    follow(officer, "香菇大棚")
    step(officer, "看过计划，同意办", {"看了怎么说": "不占基本农田，租金写清楚了。同意。"}, look="02-check")
    page = walk.at("accountant", venture)
    for number, told in enumerate(PUT_IN):
        land = {} if told.get("投入什么") == "资金" else LAND
        step(page, "登记投入", {"投入什么": "土地"} | told | land | AGREED, look="03-pool" if number == 0 else "")
    step(
        page, "登记合同、保险",
        {"哪一种": "保险", "合同号": "保 1", "和谁签的": "县农业保险", "约定了什么": "风灾、高温，按棒赔。", "到哪天": "2025-12-31"},
    )  # fmt: skip
    looked(page, "04-venture")
    return walk.path(page)


def grown(walk, venture):
    """Planned, begun, bought, worked, rent owed; in autumn harvested, sold, its account closed."""
    page = walk.at("accountant", venture)
    step(
        page, "计划一个批次",
        {
            "多少": "870", "单位": "棒", "打算怎么做": "菌棒进棚，出三潮菇。", "计划成本（元）": "6000", "计划收多少": "4800", "计划单价（元）": "3",
        }, look="05-plan",
    )  # fmt: skip
    follow(page, "香菇〔2025〕1号")
    batch = walk.path(page)
    step(page, "开始")
    looked(page, "06-begun")
    step(page, "记买东西", {"说明": "菌种", "金额（元）": "5000", "向谁买的": "县菌种站", "发票、收据号": "发票 7"})
    step(
        page,
        "记工",
        {"哪一户": "MG-0001", "说明": "装袋", "谁做的工": "本户", "几个工": "2", "工钱（元）": "240"},
        look="07-work",
    )
    step(page, "记租金", {"哪一笔投入": "MG-0002 · 棚边空地，一年 200.00 元", "说明": "全年", "租金（元）": "200"})
    walk.later(200)
    page = walk.at("accountant", batch)
    step(page, "记收获", {"收了多少": "4800", "等级": "一级"})
    step(
        page, "记销售",
        {"等级": "一级（4,800.00）", "卖了多少": "4800", "收到多少（元）": "14400", "卖给谁": "县城批发市场", "凭据号": "收 3"},
        look="08-sell",
    )  # fmt: skip
    step(page, "批次结账")
    assert "8,960.00 元" in text_of(page)
    looked(page, "09-closed")
    return batch


def settled(walk, venture):
    """Everything owed is drafted by one and released by another."""
    page = walk.at("accountant", venture)
    for to, yuan in (
        ("县菌种站，欠 5,000.00 元", "5000"),
        ("MG-0001，欠 240.00 元", "240"),
        ("MG-0002，欠 200.00 元", "200"),
    ):
        step(page, "填付款单", {"付给谁": to, "付多少（元）": yuan, "回单、收条": f"回单 {yuan}"}, look="10-pay")
    for _payout in range(3):
        head = walk.at("committee")
        follow(head, "香菇大棚")
        looked(head, "11-payout")
        step(head, "放款")
    page = walk.at("accountant", f"{venture}households/")
    looked(page, "12-households")
    assert "都付清了。" in text_of(page)


def quantified(walk, place):
    """The charter, two classes, the shares of every household."""
    page = walk.at("accountant", f"/ventures/desk/?place={place.public_id}")
    looked(page, "13-desk")
    press(page, "登记章程")
    fill(page, {"分以前先提多少": "公积金,10", "章程哪天通过": walk.day(-1), "哪份决定": "村民代表会议 章程"})
    looked(page, "14-charter")
    press(page, "存下")
    for code, kind, name, parts in (("A", "人口股", "人口股", "1"), ("B", "土地股", "土地股", "2")):
        step(page, "加一种股", {"编号": code, "哪一种": kind, "名称": name, "一股算几份": parts})
    register = walk.path(page)
    for name in ("加一种股：A", "加一种股：B"):
        confirmed(walk, register, name)
    page = walk.at("accountant", register)
    step(page, "量化到户", {"各户的份额": SHARES, "哪次会议决定的": "成员大会"}, look="15-shares")
    looked(page, "16-register")
    confirmed(walk, register, "量化到", look="16-shares-look")
    step(walk.at("supervisor", register), "照章程核对过", look="16-charter-check")
    return register


def confirmed(walk, register, words, look=""):
    """Another person compares what was entered."""
    page = walk.at("supervisor", register)
    follow(page, words)
    if look:
        looked(page, look)
    step(page, "核对过，算数")


def checked(walk, collective, plan):
    """From a draft to the board: looked through, studied, papers open ten days, two thirds of all, posted."""
    page = walk.at("supervisor")
    follow(page, "分配〔2025〕")
    step(page, "写监督意见", {"监督意见": "账对过，算法和章程一致。"}, look="18-supervise")
    collective.now = collective.hall.now = clock.now()
    study = collective.hall.studied()
    page = walk.at("secretary")
    follow(page, "分配〔2025〕")
    step(page, "登记党组织研究", {"哪次会研究的": study.title})
    page = walk.at("committee", plan)
    step(page, "公开材料")
    walk.later(5)
    collective.now = clock.now()
    found = Plan.objects.get()
    collective.decided(found, days=5)
    walk.later(6)
    page = walk.at("committee", plan)
    press(page, "登记成员大会决议")
    looked(page, "19-adopt")
    press(page, "登记成员大会决议")
    step(page, "张贴公示", look="20-post")


def objected(walk, plan, register):
    """The first household finds half a mu of its land missing; it is right, the register is corrected and the sum made anew."""
    resident = walk.at("resident", "/ventures/ours/", viewport="phone")
    looked(resident, "21-ours")
    resident = walk.at("resident", plan, viewport="phone")
    press(resident, "公开栏上的这一份")
    looked(resident, "22-notice")
    press(resident, "提异议")
    fill(resident, {"哪里不对": "我家土地入了三亩一分，只写了两亩六分。"})
    press(resident, "提交")
    page = walk.at("secretary", "/board/desk/")
    follow(page, "提了异议")
    page.get_by_label("答复").fill("合同上是三亩一分，少写了半亩，更正以后重新表决、重新公示。")
    press(page, "成立，要更正")

    page = walk.at("accountant", register)
    page.locator("main li a", has_text="00001").click()
    step(
        page,
        "变更份额",
        {"为什么变": "更正登记错误", "哪种股": "B 土地股（2.6）", "几股": "0.5", "凭什么": "入股合同 1 号"},
    )
    page = walk.at("supervisor", walk.path(page))
    looked(page, "22-holder")
    follow(page, "0.5 股土地股")
    looked(page, "22-look")
    step(page, "核对过，算数")
    page = walk.at("accountant", plan)
    looked(page, "23-held")
    press(page, "改数，重新算")
    looked(page, "24-again")
    press(page, "从账上取数，算一遍")


def paid(walk, plan):
    walk.later(16)
    board.complete_due()
    page = walk.at("committee", plan)
    step(page, "放款：记账，开始发放", look="25-release")
    page = walk.at("accountant", plan)
    step(page, "银行全部发成了", {"银行回单号": "代发回单 9"}, look="26-received")
    other = walk.at("supervisor", plan)
    follow(other, "发了 3 户")
    step(other, "核对过，算数")
    page = walk.at("accountant", plan)
    step(page, "归档")
    looked(page, "27-filed")


def counted_again(walk, tmp_path):
    """On a phone the household reads its sum, takes the bundle away, and counts it with the command on another machine."""
    page = walk.at("resident", "/ventures/ours/", viewport="phone")
    looked(page, "28-ours")
    follow(page, "分配〔2025〕")
    told = text_of(page)
    looked(page, "29-statement")
    assert "分得 2,944.00 元" in told
    tracker = page.locator("main code").inner_text()
    press(page, "看整个方案，自己重算")
    looked(page, "30-plan")
    seal = page.locator("main code.digest").inner_text()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载结果包").click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    done = subprocess.run([RECOUNT, path, "--mine", tracker], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"查询码 {tracker}：公布的是 2,944.00 元，重算是 2,944.00 元" in done.stdout
    assert seal in done.stdout


@pytest.mark.django_db(transaction=True)
def test_a_mushroom_venture_by_clicks_from_pooled_land_to_a_dividend(page_of, village, live_server, tmp_path):  # noqa: F811
    farm, collective = village
    place, base = farm.cast.village, live_server.url
    with time_machine.travel("2025-03-01 09:00+08:00", tick=True) as time:
        walk = Walk(page_of, farm.cast, base, time)
        venture = pooled(walk, place)
        batch = grown(walk, venture)
        settled(walk, venture)

        walk.later(116)
        page = walk.at("township_officer", f"/books/{farm.book.public_id}/")
        press(page, "结账")
        fill(page, {"结到哪天": "2025-12-31"})
        press(page, "结账")
        register = quantified(walk, place)
        page = walk.at("accountant", register)
        press(page, "起草分配方案")
        looked(page, "17-draft")
        press(page, "从账上取数，算一遍")
        plan = walk.path(page)
        checked(walk, collective, plan)
        objected(walk, plan, register)
        checked(walk, collective, plan)
        paid(walk, plan)
        counted_again(walk, tmp_path)

    assert not ledger.wrong_balances(farm.book)
    assert batch
