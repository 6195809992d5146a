"""A village merger by clicks: the place, its units, and what the register showed the day before."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from lianxin.kit import clock
from lianxin.kit.actors import SYSTEM
from lianxin.organisations import services
from lianxin.organisations.vocabulary import UnitKind
from tests.browser.test_journeys import page_of, press, text_of  # noqa: F401


def _units(cast):
    for place in (cast.village, cast.other_village):
        for kind, ending in ((UnitKind.PARTY_BRANCH, "党支部"), (UnitKind.VILLAGERS_COMMITTEE, "村民委员会")):
            unit = services.create_unit(kind=kind, name=f"{place.name}{ending}", division=place, by=SYSTEM)
            post = services.add_post(unit=unit, title="书记", seats=1, by=SYSTEM)
            services.appoint(
                post=post, holder_name=f"{place.name}书记", starts_on=clock.today() - timedelta(days=30), basis="选举",
                is_screened=True, by=SYSTEM,
            )  # fmt: skip


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
@pytest.mark.django_db(transaction=True)
def test_a_village_is_merged_and_its_units_follow(page_of, assert_accessible, cast, viewport):  # noqa: F811
    _units(cast)
    today = clock.today()
    page = page_of(cast.user("county_officer"), f"/places/{cast.village.public_id}/keep/merge/", viewport=viewport)
    page.get_by_label("并到哪里").fill("下河村")
    page.get_by_label("依据").fill("青政复〔2026〕3号")
    press(page, "看看会变什么")
    press(page, "确认登记")
    page.goto(page.url.split("/places/")[0] + f"/organisations/?place={cast.other_village.public_id}")
    expect(page.locator("main")).to_contain_text("上河村已经并到这里，还有 2 个单位没有跟过来")
    assert_accessible(page)
    page.get_by_role("link", name="看看怎么并").click()
    page.get_by_label("依据").fill("青政复〔2026〕3号")
    press(page, "先看看")
    main = page.locator("main")
    expect(main).to_contain_text("上河村党支部 并入 下河村党支部。任期同日结束：上河村书记（书记）")
    assert_accessible(page)
    press(page, "确认登记")
    expect(page.get_by_text("单位都已经跟着走了")).to_be_visible()
    expect(main).not_to_contain_text("没有跟过来")
    page.get_by_label("看哪一天的样子").fill((today - timedelta(days=1)).isoformat())
    press(page, "看那天")
    expect(main).to_contain_text("的样子：那天的单位、名称和在岗的人")
    assert_accessible(page)
    page.goto(page.url.split("?")[0] + f"?place={cast.village.public_id}&on={today - timedelta(days=1)}")
    page.get_by_role("link", name="上河村党支部").click()
    expect(main).to_contain_text("后来成了")
    assert_accessible(page)
    page.goto(page.url.split("/organisations/")[0] + f"/organisations/?place={cast.other_village.public_id}")
    page.get_by_role("link", name="下河村党支部").click()
    for verb in ("并入别的单位", "拆分", "搬到别处"):
        page.get_by_role("link", name=verb).click()
        assert_accessible(page)
        page.go_back()
