"""Photograph pages of a running installation at phone and desktop size.

    python docs/screenshots.py http://127.0.0.1:8000 docs/screenshots.json

The list names each page: ``[{"name": "home", "url": "/", "user": "", "password": "", "mode": "", "theme": ""}]``.
``user`` is a sample sign-in; leave it out for a page everybody may see. ``follow`` are links to open first, one
after the other (CSS selectors), for pages whose address is drawn at random. Pictures go to ``docs/screenshots/`` beside this
file as ``name-phone.png`` and ``name-desktop.png``, with few colours so that they stay small.
"""

import argparse
import io
import json
import os
import shutil
import sys
from itertools import groupby
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

SIZES = {"phone": (360, 740), "desktop": (1280, 800)}
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--hide-scrollbars",
    "--lang=zh-CN",
]
LONGEST = 2400  # pixels of a page that are kept


def sign_in(page, base, user, password):
    page.goto(f"{base}/accounts/login/")
    page.locator("input[name=login], input[name=username]").first.fill(user)
    page.locator("input[type=password]").first.fill(password)
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    if page.locator("input[type=password]").count():
        raise SystemExit(f"{user} could not sign in at {base}.")


def photograph(page, target):
    height = min(page.evaluate("document.documentElement.scrollHeight"), LONGEST)
    width = page.viewport_size["width"]
    clip = {"x": 0, "y": 0, "width": width, "height": height}
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True, clip=clip))).convert("RGB")
    picture.quantize(colors=128, dither=Image.Dither.NONE).save(target, optimize=True)


def shots(browser, base, pages, folder):
    """All pages at both sizes; one sign-in per person and size."""
    people = sorted(pages, key=lambda one: (one.get("user", ""), one.get("mode", ""), one.get("theme", "")))
    for (user, mode, theme), group in groupby(
        people, key=lambda one: (one.get("user", ""), one.get("mode", ""), one.get("theme", ""))
    ):
        wanted = list(group)
        for size, (width, height) in SIZES.items():
            context = browser.new_context(
                viewport={"width": width, "height": height}, locale="zh-CN", timezone_id="Asia/Shanghai"
            )
            cookies = {"lianxin_mode": mode, "lianxin_theme": theme}
            context.add_cookies([{"name": k, "value": v, "url": base} for k, v in cookies.items() if v])
            page = context.new_page()
            if user:
                sign_in(page, base, user, wanted[0]["password"])
            for one in wanted:
                answer = page.goto(base + one["url"])
                if not answer or answer.status >= 400:
                    raise SystemExit(f"{one['url']} answered {answer.status if answer else 'nothing'}.")
                for link in one.get("follow", []):
                    page.locator(link).first.click()
                    page.wait_for_load_state()
                photograph(page, folder / f"{one['name']}-{size}.png")
            context.close()


def main():
    parser = argparse.ArgumentParser(description="Photograph pages of a running installation.")
    parser.add_argument("base")
    parser.add_argument("pages", type=Path)
    parser.add_argument("--to", type=Path, default=Path(__file__).parent / "screenshots")
    given = parser.parse_args()
    chromium = os.environ.get("LIANXIN_CHROMIUM") or shutil.which("chromium")
    if not chromium:
        sys.exit("Chromium is not installed: apt-get install chromium fonts-noto-cjk")
    given.to.mkdir(parents=True, exist_ok=True)
    pages = json.loads(given.pages.read_text(encoding="utf-8"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        shots(browser, given.base.rstrip("/"), pages, given.to)
        browser.close()
    print(f"{2 * len(pages)} pictures in {given.to}")


if __name__ == "__main__":
    main()
