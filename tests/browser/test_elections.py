"""An election by clicks: its days, a candidate the law bars, the count, and the hand-over."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lianxin.elections import services
from lianxin.elections.vocabulary import Method
from lianxin.kit import clock
from tests.browser.test_journeys import page_of, press  # noqa: F401
from tests.elections.conftest import village  # noqa: F401


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
@pytest.mark.django_db(transaction=True)
def test_an_election_from_its_list_to_the_hand_over(page_of, assert_accessible, village, viewport):  # noqa: F811
    today = clock.today()
    election = village.planned(method=Method.VILLAGERS, poll_on=today)
    services.post_list(election=election, listed=100, listed_on=today - timedelta(days=24), by=village.at())
    page = page_of(village.cast.user("township_officer"), f"/elections/{election.public_id}/", viewport=viewport)
    assert_accessible(page)
    for name, post in (("甲", "主任"), ("乙", "主任"), ("丙", "委员"), ("丁", "委员"), ("戊", "委员")):
        press(page, "登记候选人")
        page.get_by_label("岗位").select_option(label=post)
        page.get_by_label("姓名").fill(name)
        page.get_by_label("谁提名").fill("十名选民")
        if name == "甲":
            press(page, "登记候选人")
            expect(page.locator("main")).to_contain_text("请先联审")
            assert_accessible(page)
        page.get_by_label("已联审").check()
        press(page, "登记候选人")
    press(page, "候选人已公布")
    press(page, "候选人已公布")
    press(page, "登记离任审计")
    page.get_by_label("谁审计的").fill("镇审计办")
    page.get_by_label("结果").fill("账目清楚")
    assert_accessible(page)
    press(page, "登记离任审计")
    press(page, "登记计票")
    for label, number in (("收回选票", "80"), ("甲（主任）", "50"), ("乙（主任）", "20"), ("丙（委员）", "60"),
                          ("丁（委员）", "50"), ("戊（委员）", "10")):  # fmt: skip
        page.get_by_label(label).fill(number)
    page.get_by_label("唱票、计票、监票").fill("丁立春唱票")
    assert_accessible(page)
    press(page, "登记计票")
    press(page, "登记就任")
    page.get_by_label("依据").fill("选举结果报告单")
    press(page, "登记就任")
    expect(page.locator("main")).to_contain_text("已就任")
    assert_accessible(page)
    page.get_by_role("link", name="登记交接：公章").click()
    page.get_by_label("交了什么、谁交谁接").fill("三枚，旧主任交、甲接")
    assert_accessible(page)
    press(page, "登记交接")
    expect(page.locator("main")).to_contain_text("三枚，旧主任交、甲接")
