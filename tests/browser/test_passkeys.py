"""A passkey in real Chromium with a virtual authenticator: added, signed in with, renamed, removed, refused in words."""

import pytest
from allauth.mfa.models import Authenticator

from tests.cast import PASSWORD

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def clerk(cast):
    user = cast.user("clerk")
    user.set_password(PASSWORD)
    user.save()
    return user


def plug_in(page):
    """A device with a fingerprint reader; its handle lets a test look at what it holds."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    number = device.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})["authenticatorId"]
    return device, number


def sign_in(page):
    page.get_by_label("用户名或手机号").fill("clerk")
    page.get_by_label("密码").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="登录", exact=True).click()


def add_passkey(page, base, name="办公室电脑"):
    page.goto(base + "/accounts/2fa/webauthn/add/")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="确认").click()
    page.get_by_label("给这个通行密钥起个名").fill(name)
    page.get_by_role("button", name="添加").click()
    page.get_by_role("heading", name="备用码").wait_for()


def test_passkey_from_adding_to_removing(open_page, live_server, clerk, assert_accessible):
    base = live_server.url
    page = open_page("/accounts/login/")
    device, number = plug_in(page)
    sign_in(page)
    add_passkey(page, base)
    assert_accessible(page)
    assert len(device.send("WebAuthn.getCredentials", {"authenticatorId": number})["credentials"]) == 1

    page.context.clear_cookies()
    page.goto(base + "/accounts/login/?next=/accounts/me/")
    page.get_by_role("button", name="用通行密钥登录").click()
    page.wait_for_url(base + "/accounts/me/")
    assert page.locator(".account__name").text_content() == "郑谷雨"

    page.context.clear_cookies()
    page.goto(base + "/accounts/login/")
    sign_in(page)
    page.get_by_role("heading", name="双重验证").wait_for()
    assert_accessible(page)
    page.get_by_role("button", name="用通行密钥").click()
    page.locator(".site-header--in").wait_for()

    page.goto(base + "/accounts/2fa/webauthn/")
    page.get_by_text("办公室电脑").wait_for()
    page.get_by_role("link", name="改名").click()
    page.get_by_role("heading", name="请再确认一次是您本人").wait_for()
    page.goto(base + "/accounts/2fa/webauthn/reauthenticate/?next=/accounts/2fa/webauthn/")
    page.get_by_role("button", name="用通行密钥确认").click()
    page.get_by_role("link", name="改名").click()
    page.get_by_label("名称").fill("站里的电脑")
    page.get_by_role("button", name="保存").click()
    page.get_by_text("站里的电脑").wait_for()
    assert_accessible(page)
    page.get_by_role("link", name="删除").click()
    page.get_by_role("button", name="删除").click()
    page.get_by_text("通行密钥已删除。").wait_for()
    assert not Authenticator.objects.filter(user=clerk).exists()


def test_a_passkey_that_does_not_come_is_said_in_words(open_page, clerk):
    page = open_page("/accounts/login/")
    device, number = plug_in(page)
    device.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": False})
    page.get_by_role("button", name="用通行密钥登录").click()
    page.get_by_role("alert").filter(has_text="没有完成").wait_for()


def test_the_button_waits_for_the_script_that_listens_to_it(open_page, live_server, clerk):
    page = open_page("/")
    plug_in(page)
    held = []

    def hold(route):
        held.append(route)

    page.route("**/webauthn*.js", hold)
    page.goto(live_server.url + "/accounts/login/", wait_until="commit")
    button = page.get_by_role("button", name="用通行密钥登录")
    button.wait_for()
    assert button.is_disabled()
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    assert button.is_enabled()
