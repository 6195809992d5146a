"""What is kept, how long, and all of it to take away; and the word a complex need owes, from the desk to the requester."""

import json
import os
import zipfile
from pathlib import Path

import pytest
from django.urls import reverse

from lianxin.needs import services as needs
from lianxin.needs.models import Need
from lianxin.needs.services.intake import Requester
from lianxin.needs.vocabulary import Owed, Urgency
from tests.browser.conftest import VIEWPORTS
from tests.cast import make_division
from tests.needs.conftest import desk  # noqa: F401
from tests.people.conftest import home  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)


def keep_picture(page, name):
    if folder := os.environ.get("LIANXIN_PICTURES"):
        page.screenshot(path=Path(folder) / f"own-{name}.png", full_page=True)


@pytest.mark.parametrize("viewport", sorted(VIEWPORTS))
def test_the_page_on_personal_data_says_how_long_and_when_next(open_page, assert_accessible, cast, viewport):
    page = open_page(reverse("portal:privacy"), viewport=viewport, user=cast.user("resident"))
    assert "办结后 3 年" in page.locator("table").inner_text()
    keep_picture(page, f"privacy-{viewport}")
    assert_accessible(page)


def test_everything_kept_about_me_is_read_and_taken_away(open_page, assert_accessible, cast, desk, home, tmp_path):  # noqa: F811
    needs.register_need(
        matter=desk.matter(content="厨房漏水，楼上不管。"), requester=Requester(name="周小满", phone="+8619900000001"),
        client_key="own", by=desk.actor("resident"),
    )  # fmt: skip
    page = open_page(reverse("mine:show"), user=cast.user("resident"), javascript=False)
    page.locator(f"a[href='{reverse('mine:print', args=[home.rep.public_id])}']").click()
    keep_picture(page, "print")
    page.get_by_role("link", name="我的诉求", exact=True).click()
    assert "厨房漏水，楼上不管。" in page.locator("main").inner_text()
    keep_picture(page, "needs")
    page.go_back()
    with page.expect_download() as taken:
        page.get_by_role("button", name="全部下载").click()
    taken.value.save_as(tmp_path / "mine.zip")
    with zipfile.ZipFile(tmp_path / "mine.zip") as archive:
        assert (
            json.loads(archive.read("my-data.json"))["tables"]["needs"]["rows"][0]["content"] == "厨房漏水，楼上不管。"
        )
        archive.extract("my-data.html", tmp_path)
    if os.environ.get("LIANXIN_PICTURES"):
        page.goto(f"file://{tmp_path}/my-data.html")
        keep_picture(page, "zip")
    shown = open_page(reverse("mine:table", args=[home.rep.public_id, "needs"]), user=cast.user("resident"))
    assert_accessible(shown)


def test_the_word_owed_is_given_from_todays_list(open_page, assert_accessible, cast, desk):  # noqa: F811
    need = desk.in_progress(urgency=Urgency.COMPLEX)
    page = open_page(reverse("portal:inbox"), user=cast.user("handler"))
    assert "告诉诉求人打算怎么办" in page.locator("main").inner_text()
    keep_picture(page, "inbox")
    assert_accessible(page)
    page.goto(page.url.replace(reverse("portal:inbox"), f"/needs/{need.public_id}/"))
    keep_picture(page, "case")
    page.goto(f"{page.url}progress/")
    keep_picture(page, "plan")
    page.get_by_label("打算怎么办").fill("两步办：先勘查，再换灯。")
    page.locator("main form button").last.click()
    page.wait_for_url(f"**/needs/{need.public_id}/")
    assert "两步办：先勘查，再换灯。" in page.locator("main").inner_text()
    assert Need.objects.get().owed == Owed.WORD


def test_a_place_elsewhere_is_named_and_nothing_is_lost(open_page, cast, desk):  # noqa: F811

    make_division(make_division(None, "county", "远山县", "990201"), "village", "松林村", "990201100202")
    page = open_page(reverse("needs:tell"), viewport="desktop")
    page.locator("[name=content]").fill("桥断了，过不去。")
    page.locator("[name=division]").fill("松林村")
    page.locator("[name=name]").fill("周小满")
    page.locator("[name=phone]").fill("19900000001")
    page.locator("main form button").last.click()
    page.get_by_text("“远山县 松林村”不归这里管").first.wait_for()
    assert page.locator("[name=content]").input_value() == "桥断了，过不去。"
    keep_picture(page, "elsewhere")
    assert not Need.objects.exists()
