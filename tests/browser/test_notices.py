"""Notices on a device: the browser's own service worker shows what was pushed; failures are said in words.

A push service on the open internet cannot be reached from here, so the notice is handed to the browser at the point
where its service would.
"""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NAMES

PAGE = "/messages/settings/"
BUTTON = "在这台设备上提醒我"


@pytest.fixture(scope="module")
def chromium(launch):
    """The whole browser: its shell shows no notices."""
    browser = launch(*NAMES[1:])
    yield browser
    browser.close()


@pytest.fixture
def choices(open_page, cast):
    return open_page(PAGE, user=cast.user("resident"))


def test_page_is_accessible_and_says_so_when_notices_are_refused(choices, assert_accessible):
    assert_accessible(choices)
    choices.get_by_role("button", name=BUTTON).click()
    expect(choices.get_by_role("alert")).to_contain_text("没有允许通知")
    assert_accessible(choices)


def test_without_scripts_the_page_says_what_remains(open_page, cast):
    page = open_page(PAGE, user=cast.user("resident"), javascript=False)
    expect(page.get_by_text("这个浏览器打不开提醒")).to_be_visible()
    expect(page.get_by_role("button", name=BUTTON)).to_be_hidden()


def test_pushed_notice_is_shown_once_by_its_key(choices, live_server):
    choices.context.grant_permissions(["notifications"])
    registrations = []
    browser = choices.context.new_cdp_session(choices)
    browser.on("ServiceWorker.workerRegistrationUpdated", lambda seen: registrations.extend(seen["registrations"]))
    browser.send("ServiceWorker.enable")
    choices.evaluate(
        "navigator.serviceWorker.register('/worker.js').then(() => navigator.serviceWorker.ready).then(() => 1)"
    )
    choices.wait_for_timeout(200)  # the protocol tells of the registration after the page knows
    notice = {"title": "有进展", "body": "已派单", "url": "/needs/mine/", "key": "K1"}
    for _each in range(2):
        browser.send(
            "ServiceWorker.deliverPushMessage",
            {
                "origin": live_server.url,
                "registrationId": registrations[-1]["registrationId"],
                "data": json.dumps(notice),
            },
        )
    shown = """navigator.serviceWorker.ready.then((r) => r.getNotifications())
        .then((all) => all.map((n) => [n.title, n.body, n.tag, n.data]))"""
    choices.wait_for_function(f"async () => (await {shown}).length > 0")
    assert choices.evaluate(shown) == [["有进展", "已派单", "K1", "/needs/mine/"]]
