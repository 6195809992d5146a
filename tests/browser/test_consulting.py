"""A village is asked: points for and against, opinions answered one by one, money that residents divide."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lianxin.deliberation import services
from lianxin.deliberation.models import Answer
from lianxin.kit import clock
from tests.deliberation.conftest import hall  # noqa: F401
from tests.deliberation.test_budgeting import SHEETS, purse  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_a_point_is_read_by_somebody_else_and_then_found_to_the_point(
    cast, hall, open_page, assert_accessible, viewport  # noqa: F811
):  # fmt: skip
    topic = hall.published()
    said = f"/hall/topics/{topic.public_id}/comments/"
    page = open_page(said, user=cast.user("resident"), viewport=viewport)
    assert_accessible(page)
    page.get_by_role("link", name="说一条").click()
    page.get_by_label("反对").check()
    page.get_by_label("您想说什么").fill("收了费，老人来卖菜就没处停三轮车。")
    assert_accessible(page)
    page.get_by_role("button", name="说一条").click()
    expect(page.get_by_text("收了费，老人来卖菜")).to_have_count(0)
    desk = open_page("/today/", user=cast.user("secretary"), viewport=viewport)
    desk.get_by_role("link", name="村口停车位怎么分").first.click()
    desk.get_by_role("link", name="大家怎么说").click()
    desk.get_by_role("link", name="审大家说的").click()
    assert_accessible(desk)
    desk.get_by_role("link", name="审一条").click()
    desk.get_by_label("放上", exact=True).check()
    assert_accessible(desk)
    desk.get_by_role("button", name="审一条").click()
    other = open_page(said, user=cast.user("resident_abroad"), viewport=viewport)
    expect(other.get_by_text("收了费，老人来卖菜").first).to_be_visible()
    expect(other.get_by_text("一位居民")).to_be_visible()
    assert_accessible(other)


def test_a_draft_of_village_rules_is_spoken_on(cast, hall, open_page, assert_accessible):  # noqa: F811
    rule = services.draft_village_rule(
        division=cast.village, title="上河村村规民约", text="红白事不超过十桌。\n每周五一起扫街。", by=hall.head
    )
    head = open_page(f"/hall/village-rules/{rule.public_id}/", user=cast.user("committee"), viewport="desktop")
    head.get_by_role("link", name="征求意见", exact=True).click()
    head.get_by_label("征求意见到哪天").fill((clock.today() + timedelta(days=12)).isoformat())
    head.get_by_role("button", name="征求意见", exact=True).click()
    expect(head.get_by_text("写纸条也行")).to_be_visible()
    page = open_page("/hall/", user=cast.user("resident"))
    page.get_by_role("link", name="上河村村规民约").click()
    expect(page.get_by_text("每周五一起扫街。")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="大家怎么说").click()
    page.get_by_role("link", name="说一条").click()
    page.get_by_label("反对").check()
    page.get_by_label("您想说什么").fill("十桌太多，八桌就够了。")
    page.get_by_role("button", name="说一条").click()
    desk = open_page("/today/", user=cast.user("secretary"), viewport="desktop")
    desk.get_by_role("link", name="上河村村规民约").first.click()
    desk.get_by_role("link", name="审一条").click()
    desk.get_by_label("放上", exact=True).check()
    desk.get_by_role("button", name="审一条").click()
    page.goto(head.url)
    assert_accessible(page)
    page.get_by_role("link", name="大家怎么说").click()
    expect(page.get_by_text("十桌太多，八桌就够了。").first).to_be_visible()


def test_opinions_are_answered_one_by_one(cast, hall, open_page, assert_accessible):  # noqa: F811
    asking = services.open_asking(
        topic=hall.published(), question="停车位怎么分", statements=["收费。", "不收费。", "一户一个。"],
        closes_at=clock.now() + timedelta(days=3), by=hall.secretary,
    )  # fmt: skip
    page = open_page(f"/hall/opinions/{asking.public_id}/", user=cast.user("resident"))
    expect(page.get_by_text("征求意见，不作为表决")).to_be_visible()
    page.get_by_role("link", name="去回答").click()
    assert_accessible(page)
    for left, words in ((3, "同意"), (2, "不同意"), (1, "跳过，说不准")):
        expect(page.get_by_text(f"还有 {left} 条没有答")).to_be_visible()
        page.get_by_role("button", name=words, exact=True).click()
    expect(page.get_by_text("都答完了")).to_be_visible()
    assert_accessible(page)
    assert sorted(Answer.objects.values_list("value", flat=True)) == [-1, 0, 1]


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_who_kept_the_tracker_reads_what_the_vote_paid_for(
    purse, open_page, assert_accessible, viewport  # noqa: F811
):  # fmt: skip
    budgeting, trackers = purse.voted(SHEETS)
    page = open_page(f"/hall/budgets/{budgeting.public_id}/", viewport=viewport)
    expect(page.get_by_text("入选", exact=True).first).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="我的一票出了什么钱").click()
    page.get_by_label("查询码").fill("没有这个")
    page.get_by_role("button", name="看一看").click()
    expect(page.get_by_text("没有这个查询码").first).to_be_visible()
    assert_accessible(page)
    page.get_by_label("查询码").fill(trackers[0])
    page.get_by_role("button", name="看一看").click()
    expect(page.get_by_text("这一页不记下来，关掉就没有了。")).to_be_visible()
    expect(page.get_by_text("路灯").first).to_be_visible()
    assert_accessible(page)
