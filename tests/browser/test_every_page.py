"""Whatever page a room adds is held to the same promises without anybody remembering to say so.

``LIANXIN_PICTURES=folder`` also keeps a picture of each page, to be looked at.
"""

import os
import re
from pathlib import Path

import pytest
from django.urls import URLPattern, get_resolver

#: Answers that are no pages of ours to look at.
LEFT_OUT = ("/i18n/",)
_MAIN = re.compile(r"<main.*</main>", re.DOTALL)
_TOKEN = re.compile(r'(?:value|data-key)="[\w-]{16,}"')
#: What was looked at already at this size: many pages say the same to a clerk and to an auditor.
_LOOKED_AT: dict[str, set] = {"phone": set(), "desktop": set()}


def plain_addresses(patterns=None, prefix="/"):
    """Every address that needs no argument."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = str(pattern.pattern)
        if any(mark in route for mark in "<(^$"):
            continue
        if isinstance(pattern, URLPattern):
            yield prefix + route
        else:
            yield from plain_addresses(pattern.url_patterns, prefix + route)


def pages_of(client):
    """The HTML pages this client may read, without redirects."""
    return [address for address, _said in read_pages(client)]


def read_pages(client):
    """``pages_of`` with what each page says below its header, whatever keys its forms carry."""
    for address in sorted(set(plain_addresses())):
        if not address.startswith(LEFT_OUT):
            response = client.get(address)
            if response.status_code == 200 and response.headers["Content-Type"].startswith("text/html"):
                yield address, _TOKEN.sub("", "".join(_MAIN.findall(response.content.decode())))


@pytest.mark.long
@pytest.mark.parametrize(
    ("who", "viewport"),
    [
        (None, "phone"),
        ("resident", "phone"),
        ("clerk", "phone"),
        ("clerk", "desktop"),
        ("county_officer", "desktop"),
        ("auditor", "phone"),
        ("operator", "phone"),
    ],
)
def test_pages_are_accessible(client, live_server, open_page, assert_accessible, cast, who, viewport):
    user = cast.user(who) if who else None
    if user:
        client.force_login(user)
    page, wrong = None, []
    for address, said in read_pages(client):
        if page and said in _LOOKED_AT[viewport]:
            continue
        _LOOKED_AT[viewport].add(said)
        if page is None:
            page = open_page(address, user=user, viewport=viewport)
        else:
            page.goto(live_server.url + address)
        if folder := os.environ.get("LIANXIN_PICTURES"):
            name = address.strip("/").replace("/", "-") or "home"
            page.screenshot(path=Path(folder) / f"{who}-{viewport}-{name}.png", full_page=True)
        try:
            assert_accessible(page)
        except AssertionError as found:
            wrong.append(str(found))
    assert not wrong, "\n\n".join(wrong)
