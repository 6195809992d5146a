"""A roster by clicks: pasted, looked at, kept, taken back; and an elected member who does not take the seat."""

import pytest
from playwright.sync_api import expect

from lianxin.kit import clock
from tests.browser.test_journeys import page_of, press  # noqa: F401
from tests.elections.conftest import village  # noqa: F401
from tests.organisations.test_rosters import TEXT


@pytest.mark.django_db(transaction=True)
def test_a_roster_is_brought_and_taken_back(page_of, assert_accessible, cast):  # noqa: F811
    page = page_of(cast.user("township_officer"), f"/organisations/?place={cast.village.public_id}", viewport="phone")
    press(page, "导入花名册")
    assert_accessible(page)
    page.get_by_label("表格").fill(TEXT.replace("姓名", "谁"))
    press(page, "先看看")
    assert_accessible(page)
    page.get_by_label("哪一列是“姓名”").select_option(label="谁")
    press(page, "先看看")
    expect(page.locator("main")).to_contain_text("登记任职 4 人")
    assert_accessible(page)
    press(page, "确认登记")
    press(page, "导入花名册")
    press(page, "整份撤回")
    assert_accessible(page)
    press(page, "整份撤回")
    expect(page.locator("main")).to_contain_text("已撤回")


@pytest.mark.django_db(transaction=True)
def test_somebody_elected_does_not_take_the_seat(page_of, assert_accessible, village):  # noqa: F811
    election = village.nominated()
    election.poll_on = clock.today()
    election.save(update_fields=["poll_on"])
    village.counted(election, {"甲": 50, "乙": 25, "丙": 60, "丁": 45, "戊": 42})
    page = page_of(village.cast.user("township_officer"), f"/elections/{election.public_id}/", viewport="phone")
    page.get_by_role("link", name="当选后不就任：丙").click()
    expect(page.locator("main")).to_contain_text("由戊递补")
    assert_accessible(page)
    press(page, "当选后不就任")
    expect(page.locator("main")).to_contain_text("当选后没有就任")
    assert_accessible(page)
