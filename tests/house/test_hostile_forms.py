"""Every address is gone to by everybody, and every form on every page is sent what nobody should send: no failure of ours, a
sentence, and what was typed comes back.

The forms are read from the pages themselves, as they are offered to the cast, so a new one is attacked without being named.
"""

import html
from collections import Counter
from functools import partial
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import resolve

from tests.deliberation.conftest import hall  # noqa: F401
from tests.house.test_pages import filled, trap, walk  # noqa: F401
from tests.ledger.conftest import desk as books  # noqa: F401
from tests.needs.conftest import desk  # noqa: F401
from tests.people.conftest import home  # noqa: F401
from tests.points.conftest import village  # noqa: F401

WHO = (
    "anonymous", "resident", "liaison", "clerk", "secretary", "committee", "accountant", "township_officer",
    "county_officer", "operator", "handler", "checker",
)  # fmt: skip
TYPED = ("text", "textarea", "search", "tel", "email", "number", "date", "time", "datetime-local", "url", "")
LONG = 200_000
#: By so many of the cast a page is looked at: residents and staff are offered different forms.
LOOKED_AT = 3


class Forms(HTMLParser):
    """The forms of a page that are sent by POST: ``(action, {field: (type, value)})``."""

    def __init__(self, page, address):
        super().__init__()
        self.found, self.open, self.area, self.choice, self.address = [], None, None, None, address
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        of = dict(attrs)
        if tag == "form":
            is_post = of.get("method", "").lower() == "post"
            self.open = (of.get("action") or self.address, {}) if is_post else None
            if is_post:
                self.found.append(self.open)
        elif self.open and of.get("name") and tag in ("input", "textarea", "select", "button"):
            kind = of.get("type", "submit" if tag == "button" else "") if tag in ("input", "button") else tag
            if kind not in ("radio", "checkbox") or "checked" in of or of["name"] not in self.open[1]:
                self.open[1][of["name"]] = (kind, of.get("value") or "")
            self.choice = of["name"] if tag == "select" else None
        elif self.open and tag == "option" and self.choice and ("selected" in of or not self.open[1][self.choice][1]):
            self.open[1][self.choice] = ("select", of.get("value") or "")

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None


def typed(fields):
    return [name for name, (kind, _value) in fields.items() if kind in TYPED]


def kept(fields):
    return {name: value for name, (kind, value) in fields.items() if kind != "file"}


def with_typed(fields, words):
    return kept(fields) | dict.fromkeys(typed(fields), words)


def long_words(fields):
    return "字" * min(LONG, 2_400_000 // 3 // max(1, len(typed(fields))))


def files_of(fields, content):
    return {n: SimpleUploadedFile("表.xlsx", content) for n, (kind, _value) in fields.items() if kind == "file"}


ATTACKS = {
    "empty": lambda fields: {"data": {}},
    "long": lambda fields: {"data": with_typed(fields, long_words(fields))},
    "control characters": lambda fields: {"data": with_typed(fields, "路\x00灯\x1b[31m\u202e\ud7ff\ufffe坏")},
    "markup": lambda fields: {"data": with_typed(fields, "<script>alert('灯')</script>\"{{ 7 }}")},
    "a number too large": lambda fields: {"data": dict.fromkeys(kept(fields), "9" * 40)},
    "a negative number": lambda fields: {"data": dict.fromkeys(kept(fields), "-1")},
    "nothing we offered": lambda fields: {"data": dict.fromkeys(kept(fields), "\x00没有这一项")},
    "twice": lambda fields: {"data": {name: [value or "灯", "灭"] for name, value in kept(fields).items()}},
    "another encoding": lambda fields: {
        "data": "&".join(f"{quote(name)}={quote('路灯不亮'.encode('gb18030'))}" for name in kept(fields)),
        "content_type": "application/x-www-form-urlencoded",
    },
    "no known encoding": lambda fields: {
        "data": "a=1",
        "content_type": "application/x-www-form-urlencoded; charset=klingon",
    },
    "half a file": lambda fields: {"data": b"--x\r\nContent-Disp", "content_type": "multipart/form-data; boundary=x"},
    "an empty file": lambda fields: {"data": with_typed(fields, "灯") | files_of(fields, b"")},
    "a broken file": lambda fields: {"data": with_typed(fields, "灯") | files_of(fields, b"PK\x03\x04\x00\xff" * 9)},
}
#: Answered without the page they came from: what was typed waits in the browser behind the link back.
ANSWERED_APART = (302, 400, 403, 404, 405, 413, 415)


class Offered:
    """``(user, address, action, fields)`` of every form the cast is offered, each once."""

    def __init__(self):
        self.found, self.looked_at = {}, Counter()

    def look(self, who, route, address, answer):
        answer = received(answer)
        if who not in WHO or self.looked_at[route] == LOOKED_AT or answer.status_code != 200:
            return
        if not is_page(answer):
            return
        self.looked_at[route] += 1
        for told, fields in Forms(answer.content.decode(), address).found:
            action = urlsplit(told).path or address
            match = resolve(action)
            if match.func.__module__.startswith("lianxin."):
                self.found.setdefault((match.route, *sorted(fields)), (who, address, action, fields))


def visitor(cast, who):
    client = Client(raise_request_exception=False)
    if who != "anonymous":
        client.force_login(cast.user(who))
    return client


def received(answer):
    """Read to its end, as a browser does: what was opened for it is closed."""
    if answer.streaming:
        list(answer)
    return answer


def is_page(answer):
    """A file was given out for what was sent: it was taken."""
    return answer.headers.get("Content-Type", "").startswith("text/html")


def sent(client, address, action, attack):
    """The answer to one attack; nothing of it stays."""
    with transaction.atomic():
        send = client.post if "content_type" not in attack else partial(client.generic, "POST")
        answer = received(send(action, **attack, headers={"referer": f"http://testserver{address}"}))
        transaction.set_rollback(True)
    return answer


@pytest.mark.long
@pytest.mark.strict  # on SQLite the browser's walk through the sample goes to every address as everybody
def test_no_address_and_no_form_breaks_or_loses_what_was_typed(cast, filled, trap):  # noqa: F811
    offered, broken = Offered(), []
    walk(cast, filled, trap, offered.look)
    assert len(offered.found) > 60, len(offered.found)
    for who, address, action, fields in offered.found.values():
        client = visitor(cast, who)
        for name, attack in ATTACKS.items():
            told = f"{who} {address} → {action}, {name}"
            answer = sent(client, address, action, attack(fields))
            if answer.status_code >= 500:
                broken.append(f"{told}: {answer.status_code}")
            elif (
                is_page(answer)
                and answer.status_code not in ANSWERED_APART
                and name in ("long", "markup")
                and typed(fields)
            ):
                page, words = answer.content.decode(), attack(fields)["data"][typed(fields)[0]]
                lost = page.count(html.escape(words)) < len(typed(fields))
                broken += [f"{told}: {answer.status_code}, lost what was typed in {typed(fields)}"] if lost else []
                if "<script>alert('灯')" in page:
                    broken.append(f"{told}: shown as markup")
    assert not broken, "\n".join(broken)
