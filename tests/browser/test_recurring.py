"""What is told again and again, on its way to the hall and back."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lianxin.kit import clock
from lianxin.needs import services as needs
from tests.needs.conftest import desk  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_what_is_told_again_and_again_goes_to_the_hall_and_leads_back(
    cast,
    desk,  # noqa: F811
    open_page,
    assert_accessible,
    viewport,
):
    told = ("村东头路灯不亮", "村东头三盏路灯不亮，晚上看不见。"), ("路灯又灭了", "村东头路灯又灭了，晚上看不见。")
    now = clock.now()
    for title, content in (*told, told[0]):
        desk.register(title=title, content=content, when=now - timedelta(days=2))
    assert needs.notice_topics(at=now) == 1
    page = open_page("/needs/topics/", user=cast.user("township_officer"), viewport=viewport)
    page.get_by_role("link", name="路灯", exact=False).first.click()
    page.get_by_role("link", name="提请议事厅商议").click()
    page.get_by_label("请议事厅商议什么").fill("路灯常亮的电费怎么出")
    page.get_by_role("button", name="提请议事厅商议").click()
    page.get_by_role("link", name="路灯常亮的电费怎么出").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("路灯常亮的电费怎么出")
    expect(page.get_by_role("main")).to_contain_text("反复出现的诉求")
    assert_accessible(page)
    page.get_by_role("link", name="上河村 · 路灯").click()
    expect(page.get_by_role("main")).to_contain_text("待筛选")
    assert_accessible(page)
