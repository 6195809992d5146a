"""The main links stand in one row, however many there are: on a phone the rest is under 更多, without a script too."""

import pytest

ROW = """() => {
    const shown = [...document.querySelectorAll('.site-nav > ul > li')].filter((e) => e.offsetParent !== null)
    return [shown.length, new Set(shown.map((e) => Math.round(e.getBoundingClientRect().top))).size]
}"""


@pytest.mark.parametrize(("mode", "count"), [("", 5), ("elder", 4)])
def test_links_of_staff_stand_in_one_row_on_a_phone(open_page, cast, mode, count):
    page = open_page("/", user=cast.user("clerk"), viewport="phone", mode=mode, javascript=False)
    assert page.evaluate(ROW) == [count, 1]
    page.locator(".site-nav summary").click()
    rest = page.locator(".site-nav__more a:visible")
    assert rest.count() == 7 - count + 1
    rest.first.click()
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize(("locale", "larger"), [("zh-CN", "长辈版"), ("en-GB", "Elder mode")])
@pytest.mark.parametrize("who", ["clerk", "resident", None])
def test_what_stands_beside_the_name_is_one_row_on_a_phone(open_page, cast, who, locale, larger):
    """And above them: mode, theme, language, account, messages, leaving."""
    page = open_page("/", user=who and cast.user(who), viewport="phone", locale=locale)
    tops = page.evaluate("""() => [...document.querySelectorAll('.brand, .display button, .account a, .account button')]
        .map((e) => e.getBoundingClientRect()).filter((r) => r.width).map((r) => Math.round(r.top + r.height / 2))""")
    assert len(tops) >= (6 if who else 4)
    assert max(tops) - min(tops) <= 2
    assert page.get_by_role("button", name=larger).count() == 1


def test_links_all_stand_in_one_row_on_a_desk(open_page, cast):
    page = open_page("/", user=cast.user("clerk"), viewport="desktop")
    assert page.evaluate(ROW) == [7, 1]
    assert page.locator(".site-nav summary:visible").count() == 0


def test_what_lies_under_more_is_accessible(open_page, assert_accessible, cast):
    page = open_page("/", user=cast.user("clerk"), viewport="phone")
    page.locator(".site-nav summary").click()
    assert_accessible(page)
