"""A session that ends in the middle of a form: the text comes back into the form after signing in again."""

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore

from tests.cast import PASSWORD


def test_the_form_is_filled_in_again(open_page, cast, assert_accessible):
    officer = cast.user("township_officer")
    officer.set_password(PASSWORD)
    officer.save()
    page = open_page("/accounts/grants/give/", user=officer)
    page.get_by_label("用户名").fill("clerk")
    page.get_by_label("依据").fill("县社工〔2026〕9 号")
    page.get_by_label("起始日").fill("2026-12-01")
    key = next(each["value"] for each in page.context.cookies() if each["name"] == settings.SESSION_COOKIE_NAME)
    session = SessionStore(key)
    session["seen_at"] -= 7200
    session.save()
    page.locator("main").get_by_role("button", name="授予").click()
    page.get_by_role("heading", name="登录已过期").wait_for()
    page.get_by_role("button", name="复制").nth(2).wait_for()  # made by a script, once it runs
    assert_accessible(page)
    page.get_by_role("link", name="重新登录").click()
    page.get_by_label("用户名或手机号").fill("township_officer")
    page.get_by_label("密码").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="登录", exact=True).click()
    page.get_by_text("已放回表单").wait_for()
    assert page.get_by_label("用户名").input_value() == "clerk"
    assert page.get_by_label("依据").input_value() == "县社工〔2026〕9 号"
    assert page.get_by_label("起始日").input_value() == "2026-12-01"
    assert_accessible(page)
