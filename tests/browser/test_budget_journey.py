"""A village divides ten thousand yuan: ideas and their judgement, slips of paper and telephones in one count, every project's reason."""

import pytest
import time_machine
from playwright.sync_api import expect

from lianxin.deliberation import services
from tests.browser.hall import (
    Walk,
    known_to_the_register,
    printed_codes,
    seated,
    voted_as_oneself,
    voted_by_code,
    voted_with_help,
)
from tests.browser.test_journeys import page_of, press, text_of  # noqa: F401
from tests.browser.test_points_journey import follow

REPS, TITLE = "上河村村民代表会议", "今年一万元办什么事"
LAMPS, BENCHES, PATH, BOOKS = "村东头装路灯", "井台边放长椅", "小学门口铺石板路", "给书屋添图书"
COSTS = {LAMPS: "6000", BENCHES: "2000", PATH: "7000", BOOKS: "1500"}


def started(walk):
    """Money, rule and day are fixed before anybody brings an idea."""
    seated(walk, REPS, "villager_rep_assembly", [*(f"代表{n:02d} {n:03d}" for n in range(1, 12)), "周小满 SH-0001"])
    page = walk.at("committee", "/hall/bodies/")
    press(page, REPS)
    press(page, "发起预算投票")
    page.get_by_label("叫什么").fill(TITLE)
    page.get_by_label("一共多少钱").fill("10000")
    page.get_by_label("钱从哪里来").fill("集体去年的收入。修的、装的都要在本村。")
    page.get_by_label("均衡份额", exact=False).check()
    page.get_by_label("点子征集到").fill(f"{walk.day(5)}T18:00")
    press(page, "发起预算投票")
    return walk.path(page)


def ideas(walk, budget):
    """Brought on a phone, and written down for somebody without one; judged by somebody else, with a reason everybody reads."""
    phone = walk.at("resident", budget, viewport="phone")
    _idea(phone, LAMPS, "晚上黑，老人不敢出门。")
    _idea(phone, "村口盖停车楼", "车没处停。")
    clerk = walk.at("clerk", budget)
    for title, who in ((BENCHES, "钱大暑"), (PATH, "孙寒露"), (BOOKS, "李谷雨")):
        _idea(clerk, title, "大家常说起。", who)
    assert walk.at(None, budget, viewport="phone").get_by_text(LAMPS).count() == 0  # not before it was judged
    page = walk.at("secretary")
    follow(page, TITLE)
    for title, cost in COSTS.items():
        _judge(page, title, "可行，上票", "问了两家，这是低的报价。", cost)
    _judge(page, "村口盖停车楼", "不上票", "要一百多万元，村里出不起；可以先划停车位。")
    shown = text_of(walk.at(None, budget, viewport="phone"))
    assert "村里出不起；可以先划停车位。" in shown
    assert "钱大暑" not in shown


def _idea(page, title, why, who=""):
    press(page, "提一个点子")
    page.get_by_label("做什么").fill(title)
    page.get_by_label("为什么、在哪里").fill(why)
    if who:
        page.get_by_label("替谁登记").fill(who)
    press(page, "提一个点子")


def _judge(page, title, verdict, reason, cost=""):
    page.locator("main li", has_text=title).get_by_role("link", name=verdict, exact=True).click()
    if cost:
        page.get_by_label("要花多少钱").fill(cost)
    page.get_by_label("理由").fill(reason)
    press(page, verdict)


def put_to_vote(walk, budget):
    """Every idea that can be done stands on the slip; gives the address of the ballot and the codes of the slips."""
    walk.later(6)
    page = walk.at("committee", budget)
    press(page, "开始投票")
    page.get_by_label("截止时间").fill(f"{walk.day(3)}T18:00")
    press(page, "开始投票")
    press(page, "去投票那一页")
    ballot = walk.path(page)
    codes = printed_codes(page)
    assert len(codes) == 12
    return ballot, codes


def on_paper(walk, ballot, codes):
    """Three went to the box: each marked on the roll, so that the code of the slip is used up."""
    page = walk.at("clerk", ballot)
    for number in ("01", "02", "03"):
        press(page, "登记投了纸票的人")
        page.get_by_label("姓名或户编号").fill(f"代表{number}")
        press(page, "找")
        page.get_by_label("哪一位").select_option(index=0)
        press(page, "登记投了纸票的人")
    read(page, "1 1\n2 1\n3 2、4")
    phone = walk.at(None, ballot, viewport="phone")
    press(phone, "去投票")
    phone.get_by_label("投票码").fill(codes[0])
    phone.get_by_label(f"3 {PATH}", exact=True).check()
    press(phone, "投出去")
    expect(phone.get_by_text("这一票已经投过了").first).to_be_visible()


def read(page, readings):
    press(page, "读纸票（两个人各读一遍）")
    page.get_by_label("每张票上选了什么").fill(readings)
    press(page, "读纸票（两个人各读一遍）")


def on_the_web(walk, ballot, codes):
    """By code, signed in, and with somebody's help; gives the tracker of who wants the lamps and of who does not."""
    lamps = voted_by_code(walk, ballot, codes[3], f"1 {LAMPS}")
    voted_by_code(walk, ballot, codes[4], f"1 {LAMPS}")
    others = voted_by_code(walk, ballot, codes[5], f"2 {BENCHES}", f"4 {BOOKS}")
    voted_as_oneself(walk, ballot, f"1 {LAMPS}")
    voted_with_help(walk, ballot, "代表07", f"2 {BENCHES}", f"4 {BOOKS}")
    return lamps, others


def counted_together(walk, ballot):
    """Two people read the paper; nothing is counted before they read the same."""
    second = walk.at("secretary", ballot)
    read(second, "1 1\n2 2\n3 2、4")
    walk.later(4)
    page = walk.at("committee", ballot)
    press(page, "截止，计票")
    press(page, "截止，计票")
    expect(page.get_by_text("读得不一样的纸票：第 2 张").first).to_be_visible()
    read(walk.at("committee", ballot), "2 1")  # who read first does not read again: a third person does
    press(page, "截止，计票")
    press(page, "截止，计票")
    assert "没有投 4 · 投了纸票 3 · 网上投了 4 · 有人帮着投了 1" in text_of(page)
    services.decide_budgets()  # done by the clock


def paid(walk, page, budget, tracker):
    """What the vote with this tracker paid for, as its owner alone reads it."""
    page.goto(walk.base + budget)
    press(page, "我的一票出了什么钱")
    page.get_by_label("查询码").fill(tracker.lower())
    press(page, "看一看")
    return [tuple(row.inner_text().split("\n\n")) for row in page.locator("main .list__row").all()]


@pytest.mark.django_db(transaction=True)
def test_paper_and_telephones_come_to_one_explanation(cast, page_of, live_server, assert_accessible):  # noqa: F811
    with time_machine.travel("2026-08-03 09:00+08:00", tick=True) as time:
        walk = Walk(page_of, cast, live_server.url, time)
        known_to_the_register(cast)
        budget = started(walk)
        ideas(walk, budget)
        ballot, codes = put_to_vote(walk, budget)
        on_paper(walk, ballot, codes)
        lamps, others = on_the_web(walk, ballot, codes)
        counted_together(walk, ballot)
        page = walk.at(None, budget, viewport="phone")
        shown = text_of(page)
        for why in (
            "入选的一共花 9500 元，还剩 500 元。每人的一份是 1250 元。",
            "5 人支持，分摊下来最划算，每一票出 1200 元；花 6000 元，还剩 4000 元",
            "每一票出 500 元；花 1500 元，还剩 2500 元；和项目 2 同分：花钱少的先；钱也一样，票上排在前面的先",
            "3 人支持，分摊下来最划算，每一票出 666.6667 元；花 2000 元，还剩 500 元",
            "没有人选",
        ):
            assert why in shown
        assert_accessible(page)
        assert paid(walk, page, budget, lamps) == [(f"1. {LAMPS}（6000 元）", "入选了，您的一份里出了 1200 元")]
        assert paid(walk, page, budget, others) == [
            (f"2. {BENCHES}（2000 元）", "入选了，您的一份里出了 666.6667 元"),
            (f"4. {BOOKS}（1500 元）", "入选了，您的一份里出了 500 元"),
        ]
