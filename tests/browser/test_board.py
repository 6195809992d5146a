"""The board as it is used: a draft is written on, an objection made on the page is found right."""

import pytest
from playwright.sync_api import expect

from lianxin.bulletin.models import Objection
from tests.bulletin.conftest import board  # noqa: F401
from tests.bulletin.test_procedure import drafted

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
def test_a_draft_is_written_on(board, open_page, assert_accessible, viewport):  # noqa: F811
    notice = drafted(board)
    page = open_page(f"/board/desk/{notice.public_id}/", user=board.cast.user("accountant"), viewport=viewport)
    page.get_by_role("link", name="改", exact=True).click()
    assert_accessible(page)
    page.get_by_label("标题").fill("三季度财务收支（改过）")
    page.locator("main form button.button--primary").last.click()
    expect(page.get_by_role("heading", level=1, name="三季度财务收支（改过）")).to_be_visible()
    assert_accessible(page)


def test_an_objection_is_found_right(board, open_page, assert_accessible):  # noqa: F811
    notice = board.posted()
    reader = open_page(f"/board/{notice.public_id}/object/")
    reader.locator("textarea[name=words]").fill("电费多写了一百")
    assert_accessible(reader)
    reader.locator("main form button.button--primary").click()
    reader.wait_for_url("**/board/objections/**")
    assert_accessible(reader)
    page = open_page(f"/board/objections/{Objection.objects.get().public_id}/", user=board.cast.user("secretary"))
    assert_accessible(page)
    page.locator("textarea[name=words]").fill("多写了 100 元")
    page.get_by_role("button", name="成立，要更正").click()
    expect(page.get_by_text("多写了 100 元")).to_be_visible()
    reader.goto(reader.url.split("/board/")[0] + f"/board/{notice.public_id}/")
    expect(reader.get_by_text("正在更正").first).to_be_visible()
