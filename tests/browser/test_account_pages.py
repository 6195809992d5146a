"""Pages of signing in that are reached only on the way: each in words of ours, accessible, and tidy on a small phone."""

import os
import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import timezone

from lianxin.accounts import services
from tests.accounts.signing import app_code
from tests.cast import PASSWORD

#: Words of the sign-in library that must not come through.
FOREIGN = re.compile(
    r"\b(Authenticator App|Security Key|Recovery Codes|Sign In|Password|Passwordless|Confirm|Cancel)\b"
)


@pytest.fixture
def clerk(cast):
    cache.clear()
    user = cast.user("clerk")
    user.set_phone("+8619900001234")
    user.phone_verified_at = timezone.now()
    user.set_password(PASSWORD)
    user.save()
    yield user
    cache.clear()


@pytest.fixture
def look(assert_accessible):
    """Hold the page as it stands now to the promises; keeps a picture when asked to."""

    def held(page, name):
        if folder := os.environ.get("LIANXIN_PICTURES"):
            page.screenshot(path=Path(folder) / f"sign-in-{name}.png", full_page=True)
        assert not FOREIGN.findall(page.locator("main").inner_text()), name
        assert_accessible(page)

    return held


def press(page, name):
    page.locator("main").get_by_role("button", name=name, exact=True).click()


def test_getting_in(open_page, live_server, clerk, look):
    base = live_server.url
    page = open_page("/accounts/login/")
    look(page, "login")
    page.get_by_label("用户名或手机号").fill("clerk")
    page.get_by_label("密码").fill("不对的密码")
    press(page, "登录")
    look(page, "login-wrong")
    page.goto(base + "/accounts/login/code/")
    look(page, "ask-code")
    page.get_by_label("手机号").fill("19900001234")
    press(page, "发送验证码")
    look(page, "code")
    page.get_by_label("六位验证码").fill("000000")
    press(page, "确认")
    look(page, "code-wrong")
    page.goto(base + "/accounts/signup/")
    look(page, "signup")
    page.get_by_label("姓名").fill("许谷雨")
    page.get_by_label("手机号").fill("19900005678")
    page.get_by_label("设一个密码").fill("12345")
    press(page, "注册")
    look(page, "signup-wrong")
    page.get_by_label("设一个密码").fill("ban-ye-qing-he")
    press(page, "注册")
    look(page, "signup-code")


def test_own_account(open_page, live_server, clerk, look):
    base = live_server.url
    page = open_page("/accounts/login/")
    page.get_by_label("用户名或手机号").fill("clerk")
    page.get_by_label("密码").fill(PASSWORD)
    press(page, "登录")
    for name in ("me", "2fa", "password/change", "sessions", "phone/change", "2fa/webauthn", "logout"):
        page.goto(f"{base}/accounts/{name}/")
        look(page, name.replace("/", "-"))
    page.goto(base + "/accounts/2fa/totp/activate/")
    look(page, "confirm")
    page.get_by_label("密码").fill(PASSWORD)
    press(page, "确认")
    look(page, "totp")
    page.get_by_label("六位验证码").fill(app_code(page.locator("code").inner_text()))
    press(page, "启用")
    look(page, "recovery-codes")
    for name in ("2fa", "2fa/totp/deactivate", "2fa/recovery-codes", "2fa/recovery-codes/generate", "2fa/webauthn/add"):
        page.goto(f"{base}/accounts/{name}/")
        look(page, "with-app-" + name.replace("/", "-"))


def test_what_is_owed_first(open_page, live_server, cast, clerk, look):
    clerk.password_is_once = True
    clerk.save()
    look(open_page("/", user=clerk), "once-password")
    before = services.second_factor._rule
    services.register_second_factor_rule(lambda path: True)
    try:
        look(open_page("/", user=cast.user("secretary")), "second-factor")
    finally:
        services.register_second_factor_rule(before)


def test_keeping_accounts(open_page, live_server, cast, clerk, look):
    page = open_page("/accounts/all/", user=cast.user("township_officer"))
    look(page, "accounts")
    page.get_by_role("link", name="郑谷雨").click()
    look(page, "account")
    page.goto(live_server.url + "/accounts/all/open/")
    page.get_by_label("姓名").fill("许芒种")
    page.get_by_label("一次性密码，登录后马上换").check()
    press(page, "开通")
    look(page, "open-account-wrong")
    page.get_by_label("用户名").fill("xu.mangzhong")
    press(page, "开通")
    look(page, "account-opened")
