"""A reserve cadre by clicks: nominated, willing, passed step by step, asked for a post, and in office."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from lianxin.cadres.models import PoolEntry
from lianxin.organisations.models import Post, Unit
from tests.browser.test_journeys import page_of, press  # noqa: F401
from tests.cadres.conftest import Desk
from tests.cadres.test_use import screened


@pytest.mark.django_db(transaction=True)
def test_a_reserve_cadre_from_nomination_to_post(page_of, assert_accessible, cast):  # noqa: F811
    desk, village = Desk(cast), cast.village
    desk.resident()
    desk.by("proposer")
    unit = Unit.objects.create(kind="station", name="上河村党群连心站", division=village, division_path=village.path)
    Post.objects.create(unit=unit, title="值班员", seats=2, selection="recruited")

    page = page_of(desk.user("proposer"), f"/cadres/nominate/?place={village.public_id}", viewport="phone")
    page.get_by_label("推荐谁").fill("周小满")
    page.get_by_label("为什么推荐").fill("带人修过渠。")
    assert_accessible(page)
    press(page, "推荐后备人选")
    entry = PoolEntry.objects.get()
    file = f"/cadres/files/{entry.file.public_id}/"

    own = page_of(cast.user("resident"), file, viewport="phone")
    press(own, "同意做后备人选")
    assert_accessible(own)
    press(own, "同意做后备人选")
    for who in ("committee", "secretary", "township_officer", "county_officer"):
        page = page_of(cast.user(who), file, viewport="phone")
        press(page, "办下一步")
        page.get_by_label("说明").fill("会上都同意。")
        press(page, "办下一步")
    expect(page.locator("main")).to_contain_text("在库")

    screened(desk, entry.file)
    page = page_of(cast.user("township_officer"), f"/cadres/openings/new/?place={village.public_id}", viewport="phone")
    page.get_by_label("哪个岗位").select_option(label="上河村党群连心站 值班员")
    page.get_by_label("这个岗位要什么样的人").fill("会记账，说话公道。")
    press(page, "提出补一个岗位")
    opening = urlsplit(page.url).path
    press(page, "问一个人愿不愿意")
    page.get_by_label("问谁").select_option(label="周小满")
    press(page, "问一个人愿不愿意")

    own.goto(own.url.split("/cadres/")[0] + file + "use/")
    press(own, "愿意")
    press(own, "愿意")
    page = page_of(cast.user("county_officer"), opening, viewport="phone")
    expect(page.locator("main")).to_contain_text("周小满")
    press(page, "定人，任职")
    page.get_by_label("定谁").select_option(label="周小满")
    page.get_by_label("为什么是这个人").fill("会记账，带人修过渠。")
    page.get_by_label("依据").fill("选举结果")
    assert_accessible(page)
    press(page, "定人，任职")
    expect(page.locator("main")).to_contain_text("周小满")
    own.goto(own.url.split("/cadres/")[0] + file)
    expect(own.locator("main")).to_contain_text("已任用")
    assert_accessible(own)
