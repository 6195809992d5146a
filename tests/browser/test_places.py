"""The county keeps its places, rules and organisations on a phone, with and without scripts."""

import os
from pathlib import Path

import pytest
from django.urls import reverse

from lianxin.kit.actors import SYSTEM
from lianxin.organisations import services as organisations
from lianxin.organisations.vocabulary import UnitKind
from lianxin.territory import selectors
from tests.cast import make_division

pytestmark = pytest.mark.django_db(transaction=True)


def keep_picture(page, name):
    if folder := os.environ.get("LIANXIN_PICTURES"):
        page.screenshot(path=Path(folder) / f"places-{name}.png", full_page=True)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_rule_is_changed_with_a_preview(open_page, cast, javascript):
    county = cast.county
    page = open_page(
        reverse("territory:rules", args=[county.public_id]), user=cast.user("county_officer"), javascript=javascript
    )
    keep_picture(page, "rules")
    page.locator("#group-sla ~ a").first.click()
    page.locator("[name='sla.normal.feedback_0']").fill("3")
    page.locator("[name='sla.normal.feedback_1']").select_option("wd")
    page.locator("[name=basis]").fill("青委发〔2026〕8号第三条")
    page.get_by_role("button", name="看看会变什么").click()
    assert "3 个工作日" in page.locator("section.card").inner_text()
    keep_picture(page, "rules-preview")
    page.get_by_role("button", name="确认生效").click()
    page.wait_for_url("**/rules/")
    assert selectors.profile(cast.village).value("sla.normal.feedback") == "3wd"
    page.get_by_role("link", name="改过什么").click()
    assert "蒋霜降" in page.locator("main").inner_text()
    keep_picture(page, "rules-history")


def test_a_village_is_merged_into_one_of_two_of_a_name(open_page, cast):
    for town in (cast.township, cast.other_township):
        make_division(town, "village", "和平村")
    page = open_page(
        reverse("territory:place", args=[cast.village.public_id]), user=cast.user("county_officer"), javascript=False
    )
    keep_picture(page, "place")
    page.get_by_role("link", name="并入别处").click()
    page.locator("[name=into]").fill("和平村")
    page.locator("[name=source]").fill("青政复〔2026〕3号")
    page.get_by_role("button", name="看看会变什么").click()
    keep_picture(page, "which-one")
    page.get_by_label("青禾县 临江镇 和平村").check()
    page.get_by_role("button", name="看看会变什么").click()
    keep_picture(page, "merge-preview")
    page.get_by_role("button", name="确认登记").click()
    page.wait_for_url("**/places/*/")
    assert selectors.division_by_public_id(cast.village.public_id).parent.parent == cast.other_township


@pytest.mark.long
@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_places_rules_and_units_are_accessible(open_page, live_server, assert_accessible, cast, viewport):
    unit = organisations.create_unit(
        kind=UnitKind.VILLAGERS_COMMITTEE, name="上河村村民委员会", division=cast.village, by=SYSTEM
    )
    organisations.add_post(unit=unit, title="委员", seats=2, by=SYSTEM)
    place = [cast.county.public_id]
    pages = [
        reverse("territory:rules", args=place),
        reverse("territory:edit_rules", args=place),
        reverse("territory:rules_history", args=place),
        reverse("territory:calendar", args=place),
        reverse("territory:place", args=place),
        *(
            reverse("territory:keep", args=[*place, verb])
            for verb in ("rename", "recode", "move", "merge", "end", "add")
        ),
        reverse("organisations:index") + f"?place={cast.village.public_id}",
        *(
            reverse(f"organisations:{name}", args=[unit.public_id])
            for name in ("unit", "appoint", "relate", "add_post", "rename", "dissolve")
        ),
    ]
    page = open_page(pages[0], user=cast.user("county_officer"), viewport=viewport)
    for address in pages:
        page.goto(live_server.url + address)
        keep_picture(page, f"{viewport}-{address.strip('/').split('?')[0].replace('/', '-')}")
        assert_accessible(page)
