"""The watch over pages can fail: each promise is broken once on purpose."""

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import _watch


@pytest.fixture
def watched(chromium, live_server):
    problems = []
    context = chromium.new_context()
    _watch(context, urlsplit(live_server.url).netloc, problems)
    page = context.new_page()
    page.goto(live_server.url + "/kit/")
    yield page, problems
    context.close()


def add(page, tag, attribute, value):
    script = (
        "([tag, name, value]) => { const e = document.createElement(tag); e[name] = value; document.body.append(e) }"
    )
    page.evaluate(script, [tag, attribute, value])
    page.wait_for_timeout(300)


def test_a_proper_page_has_no_problem(watched):
    assert watched[1] == []


@pytest.mark.parametrize(
    ("tag", "attribute", "value", "words"),
    [
        ("script", "src", "https://elsewhere.example/x.js", "elsewhere.example"),
        ("script", "textContent", "window.inlined = true", "console"),
        ("style", "textContent", "body { color: red }", "console"),
        ("img", "src", "/static/no-such-picture.png", "no static file"),
    ],
)
def test_a_broken_promise_is_seen(watched, tag, attribute, value, words):
    page, problems = watched
    add(page, tag, attribute, value)
    assert any(words in problem for problem in problems), problems
    assert not page.evaluate("window.inlined")


def test_a_request_to_another_host_never_leaves(watched):
    page, problems = watched
    page.evaluate("fetch('http://elsewhere.example/').catch(() => {})")
    page.wait_for_timeout(300)
    assert problems


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<button></button>", "button-name"),
        ("<p class='wide-probe'>宽</p>", "scrolls sideways"),
        ("<img src='/static/mark.svg'>", "image-alt"),
    ],
)
def test_axe_and_the_ruler_find_faults(watched, assert_accessible, html, words):
    page = watched[0]
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", html)
    page.evaluate(
        "document.querySelectorAll('.wide-probe').forEach((e) => { e.style.width = '900px'; e.style.maxWidth = 'none' })"
    )
    with pytest.raises(AssertionError, match=words):
        assert_accessible(page)
