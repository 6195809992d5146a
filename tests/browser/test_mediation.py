"""A mediator's pages, as they are looked at on a phone and at a desk."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lianxin.kit import clock
from lianxin.needs import services
from tests.needs.conftest import desk  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_a_record_is_opened_read_and_its_agreement_written(cast, desk, open_page, assert_accessible, viewport):  # noqa: F811
    clerk, now = cast.actor("clerk"), clock.now()
    parties = [("钱大暑", "+8619900000021", "上河村三组"), ("孙处暑", "", "上河村五组")]
    made = services.open_mediation(division=cast.village, parties=parties, facts="两家争一条滴水沟。", by=clerk)
    services.propose_settlement(mediation=made, proposal="沟留一尺二。", by=clerk)
    address = f"/needs/mediations/{made.public_id}/"
    page = open_page("/needs/mediations/", user=cast.user("clerk"), viewport=viewport)
    page.get_by_role("link", name=made.number).click()
    assert "滴水沟" not in page.inner_text("main")
    assert_accessible(page)
    page.get_by_label("为什么要看").fill("谈之前看一遍")
    page.get_by_role("button", name="写明理由并打开").click()
    assert "滴水沟" in page.inner_text("main")
    assert_accessible(page)
    page.get_by_role("link", name="定见面的时间地点").click()
    page.get_by_label("什么时候谈").fill(f"{now + timedelta(days=2):%Y-%m-%dT15:00}")
    page.get_by_label("在哪里谈").fill("村委会二楼")
    assert_accessible(page)
    page.get_by_role("button", name="定见面的时间地点").click()
    expect(page.get_by_role("main")).to_contain_text("15:00 · 村委会二楼")
    expect(page.get_by_role("link", name="人民调解邀请")).to_have_count(2)
    page.goto(page.url.split("/needs/")[0] + f"{address}agree/")
    page.get_by_label("约定的第 1 件事").fill("孙家退六寸")
    page.get_by_label("第 1 件哪天前做到").fill(f"{now + timedelta(days=9):%Y-%m-%d}")
    assert_accessible(page)
    page.get_by_role("button", name="谈成了，写协议书").click()
    assert "孙家退六寸" in page.inner_text("main")
