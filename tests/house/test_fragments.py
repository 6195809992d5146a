"""What htmx puts into a page is what the whole page would have shown, for every view that htmx reads from."""

import re
from pathlib import Path

import pytest
from django.test.html import Element, parse_html
from django.urls import reverse

from tests.needs.conftest import desk  # noqa: F401
from tests.people.conftest import home  # noqa: F401
from tests.points.conftest import village  # noqa: F401
from tests.ventures.conftest import shares_of

ROOT = Path(__file__).parents[2]
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+')

#: Where htmx reads from: who looks, and what is asked for there.
READ = {
    "audit:trail": ("auditor", {"person": "查无此人"}),
    "needs:queue": ("clerk", {"text": "查无此事"}),
    "people:search": ("clerk", {"q": "查无此人"}),
}
#: Parts that come after the page, for which it had no query left: who looks, and the whole page that says the same.
LATE = {"points:ours_panel": ("resident", "points:ours"), "ventures:ours_panel": ("resident", "ventures:ours")}


def parsed(response):
    assert response.status_code == 200
    return parse_html(TOKEN.sub(r"\1", response.content.decode()))


def elements(node):
    if isinstance(node, Element):
        yield node
        for child in node.children:
            yield from elements(child)


def is_list(node):
    return isinstance(node, Element) and ("id", "list") in node.attributes


def is_typed(node):
    """The form that asks: in the browser it holds what was typed, so it is not compared."""
    return isinstance(node, Element) and node.name == "form" and "filters" in dict(node.attributes).get("class", "")


def main_of(page):
    return next(node for node in elements(page) if node.name == "main")


def applied(main, fragment=None):
    """``main`` without the form that asks, with ``fragment`` in the place of the list."""
    for node in elements(main):
        node.children = [
            fragment if fragment is not None and is_list(child) else child
            for child in node.children
            if not is_typed(child)
        ]
    return str(main)


def test_every_reading_by_htmx_is_held_to_it():
    sources = (path.read_text() for path in ROOT.glob("lianxin/*/templates/**/*.html"))
    found = {name for source in sources for name in re.findall(r"hx-get=\"\{% url '([\w:]+)'", source)}
    assert found == set(READ) | set(LATE)


@pytest.mark.parametrize("name", LATE)
def test_a_part_that_comes_late_is_said_by_a_whole_page_too(client, home, cast, village, name):  # noqa: F811
    """Without scripts the link in its place leads there."""
    who, whole = LATE[name]
    village.settled(village.funded(), home.rep)
    shares_of(cast, home.household)
    client.force_login(cast.user(who))
    part = client.get(reverse(name), headers={"HX-Request": "true"}).content.decode()
    page = client.get(reverse(whole)).content.decode()
    assert client.get(reverse(name)).url == reverse(whole)
    said = re.findall(r"<strong>[^<]*</strong>", part)
    assert said
    assert not [each for each in said if each not in page]
    assert reverse(whole) in client.get(reverse("mine:show")).content.decode()


@pytest.mark.parametrize("name", READ)
def test_fragment_in_the_page_is_the_whole_page(client, cast, desk, name):  # noqa: F811
    desk.register()
    who, asked = READ[name]
    client.force_login(cast.user(who))
    address = reverse(name)
    before, after = (main_of(parsed(client.get(address, data))) for data in ({}, asked))
    fragment = parsed(client.get(address, asked, headers={"HX-Request": "true"}))
    fragment = next(node for node in elements(fragment) if is_list(node))
    assert str(fragment) not in applied(before), "what is asked for must change the list, or nothing is seen"
    assert applied(before, fragment) == applied(after)


def test_the_rule_notices_what_changes_outside_the_list():
    before, after = (parse_html(f'<main><p>{n}</p><ul id="list"><li>{n}</li></ul></main>') for n in (3, 1))
    fragment = parse_html('<ul id="list"><li>1</li></ul>')
    assert applied(before, fragment) != applied(after)
