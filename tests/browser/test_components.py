import pytest


@pytest.mark.parametrize("viewport", ["phone", "desktop"])
@pytest.mark.parametrize("locale", ["zh-CN", "en-GB"])
def test_components_are_accessible_in_every_mode(open_page, assert_accessible, viewport, locale):
    assert_accessible(open_page("/kit/", viewport=viewport, locale=locale))


@pytest.mark.parametrize("path", ["/nowhere/"])
def test_failure_page_is_accessible(open_page, assert_accessible, path):
    page = open_page(path)
    assert page.locator("h1").inner_text() == "没有找到这一页"
    assert_accessible(page)


TOO_SMALL = """(least) => [...document.querySelectorAll(
    '.button, .door, select, summary, textarea, .site-nav a, .tabs a, input:not([type=checkbox], [type=radio], [type=hidden])'
)].map((e) => [e, e.getBoundingClientRect()])
    .filter(([e, box]) => box.width > 0 && (box.height < least - 0.5 || box.width < least - 0.5))
    .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""


@pytest.mark.parametrize(("mode", "least"), [("", 44), ("elder", 60)])
def test_targets_are_large_enough(open_page, mode, least):
    page = open_page("/kit/", mode=mode)
    page.evaluate("document.querySelectorAll('.specimen').forEach((e) => { if (!e.dataset.mode) e.dataset.mode = '' })")
    scope = "document.querySelectorAll('.specimen:not([data-mode=elder])').forEach((e) => e.remove())"
    if mode:
        page.evaluate(scope)
    assert page.evaluate(TOO_SMALL, least) == []


def test_elder_text_is_at_least_24_pixels(open_page):
    page = open_page("/kit/", mode="elder")
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p:not(.lede)')).fontSize)") >= 24


def test_every_icon_has_a_shape(open_page, live_server):
    page = open_page("/kit/")
    sprite = page.request.get(live_server.url + "/static/icons.svg").text()
    used = page.eval_on_selector_all("use", "all => all.map((e) => e.getAttribute('href').split('#')[1])")
    assert used
    assert [name for name in set(used) if f'id="{name}"' not in sprite] == []


@pytest.mark.parametrize("javascript", [True, False])
def test_display_is_chosen_by_plain_buttons(open_page, javascript):
    page = open_page("/kit/", javascript=javascript)
    page.get_by_role("button", name="长辈版").click()
    assert page.locator("html").get_attribute("data-mode") == "elder"
    page.get_by_role("button", name="深色").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.get_by_role("button", name="English").click()
    assert page.locator("h1").inner_text() == "Style guide"
    assert page.url.endswith("/kit/")


def test_keyboard_reaches_the_text_first(open_page):
    page = open_page("/kit/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip-link"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_page_follows_the_device_when_nothing_is_chosen(open_page):
    page = open_page("/kit/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_print_leaves_out_what_paper_cannot_do(open_page):
    page = open_page("/kit/", theme="dark")
    page.emulate_media(media="print")
    assert not page.locator(".site-header").is_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ink')") == "#211d18"
