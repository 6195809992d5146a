"""Pages in real headless Chromium, held to the house's promises.

``open_page(path, viewport=…, user=…, theme=…, mode=…, javascript=…)`` gives a Playwright page of the live server. When
the test ends it fails if any of its pages asked another host for something, wrote an error to the console (which is
where a broken content policy shows) or got no answer for a static file. ``assert_accessible(page)`` runs axe in light,
dark and elder mode and looks for sideways scrolling.
"""

import json
import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs beside the ORM in this thread

#: The shell draws no window around a page: it needs a third of the whole browser's time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
FRONTEND = Path(__file__).parents[2] / "frontend"
VIEWPORTS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 800}}
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
MODES = ({}, {"theme": "dark"}, {"mode": "elder"})


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in Path(item.fspath).parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def launch():
    """``launch(*names)``: the first browser of these names that is installed; the caller closes it."""
    if not (FRONTEND / "dist" / "app.css").exists():
        pytest.skip("the front end is not built: npm ci && node build.mjs in frontend/")
    with sync_playwright() as playwright:

        def launched(*names):
            path = os.environ.get("LIANXIN_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
            if not path:
                pytest.skip(f"{names[0]} is not installed: apt-get install {names[0]} fonts-noto-cjk")
            return playwright.chromium.launch(executable_path=path, args=FLAGS)

        yield launched


@pytest.fixture(scope="session")
def chromium(launch):
    """One browser for the whole run."""
    browser = launch(*NAMES)
    yield browser
    browser.close()


def _watch(context, host, problems):
    """Collect what no page may do. Nothing leaves this machine: ``FLAGS`` know no other host's address.

    Requests are watched, not routed: a routed page has no cache and asks for every style and font anew.
    """

    def asked(request):
        url = urlsplit(request.url)
        if url.scheme in ("http", "https") and url.netloc != host:
            problems.append(f"asked another host: {request.url}")

    def answered(response):
        path = urlsplit(response.url).path
        if response.status >= 400 and path.startswith(settings.STATIC_URL):
            problems.append(f"no static file: {path}")

    def said(message):
        lost = "Failed to load resource", "Failed to fetch"  # seen by `route` and `answered` when it is a fault
        if message.type == "error" and not any(words in message.text for words in lost):
            problems.append(f"console: {message.text}")

    context.on("request", asked)
    context.on("response", answered)
    context.on("console", said)
    context.on("weberror", lambda error: problems.append(f"script: {error.error}"))


def _sign_in(context, user, base):
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base}])


@pytest.fixture
def open_page(chromium, live_server):
    """Open pages as whoever is needed; see the module's first lines."""
    problems, contexts = [], []

    def opened(path, *, viewport="phone", user=None, theme="", mode="", javascript=True, locale="zh-CN"):
        context = chromium.new_context(
            viewport=VIEWPORTS[viewport], locale=locale, timezone_id="Asia/Shanghai", java_script_enabled=javascript
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        _watch(context, urlsplit(live_server.url).netloc, problems)
        chosen = {"lianxin_theme": theme, "lianxin_mode": mode}
        context.add_cookies([{"name": k, "value": v, "url": live_server.url} for k, v in chosen.items() if v])
        if user:
            _sign_in(context, user, live_server.url)
        page = context.new_page()
        page.goto(live_server.url + path)
        assert bool(user) == (page.locator(".site-header--in").count() == 1), f"{path} is not shown to {user}"
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not problems, "\n".join(dict.fromkeys(problems))


@pytest.fixture(scope="session")
def axe_source():
    path = FRONTEND / "node_modules" / "axe-core" / "axe.min.js"
    if not path.exists():
        pytest.skip("axe-core is not installed: npm ci in frontend/")
    return path.read_text(encoding="utf-8")


def _choose(page, theme="light", mode=""):
    page.evaluate(
        """([theme, mode]) => {
            document.documentElement.dataset.theme = theme
            if (mode) document.documentElement.dataset.mode = mode
            else delete document.documentElement.dataset.mode
        }""",
        [theme, mode],
    )


def _violations(page, theme="", **_mode):
    """What axe finds; in the dark only the colours are others than in the light, which is looked at whole."""
    options = {"runOnly": {"type": "tag", "values": WCAG}, "rules": {"target-size": {"enabled": True}}}
    if theme:
        options = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    options["resultTypes"] = ["violations"]
    found = page.evaluate(f"async () => (await axe.run(document, {json.dumps(options)})).violations")
    return [
        f"{one['id']}: {one['help']}\n    "
        + "\n    ".join(f"{n['target']} {n['html'][:160]}" for n in one["nodes"][:5])
        for one in found
    ]


@pytest.fixture
def assert_accessible(axe_source):
    """Nothing axe can find (WCAG 2.2 AA), no sideways scrolling, no icon without a shape, in every mode."""

    def check(page):
        page.wait_for_load_state()  # a page on its way has no document yet
        if not page.evaluate("'axe' in window"):
            page.evaluate(axe_source)
            page.add_init_script(axe_source)  # is read once for all the pages this one goes to next
        wrong = []
        for choice in MODES:
            _choose(page, **choice)
            name = next(iter(choice.values()), "light")
            wrong += [f"[{name}] {line}" for line in _violations(page, **choice)]
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if over > 0:
                wrong.append(f"[{name}] scrolls sideways by {over} px at {page.viewport_size['width']} px")
        _choose(page)
        assert not wrong, "\n".join([page.url, *wrong])

    return check
