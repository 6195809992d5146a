"""What pages are dressed in: a class that no stylesheet knows does nothing, and what several rooms wear is on the living page."""

import re
from pathlib import Path

import pytest

from lianxin.kit.templatetags import kit

PRODUCT = Path(kit.__file__).parents[2]
STYLES = PRODUCT.parent / "frontend" / "styles"
_CLASS = re.compile(r'class="([^"]*)"')
_TAG = re.compile(r"{%.*?%}|{{.*?}}")
#: Names that scripts and tests look for; nothing is drawn by them.
HOOKS = {"visits", "codes", "level"}


def known():
    return set(re.findall(r"\.([a-z][\w-]*)", "".join(sheet.read_text("utf-8") for sheet in STYLES.glob("*.css"))))


def worn(text):
    """Classes of a template, without those whose end a variable says."""
    for found in _CLASS.findall(_TAG.sub("\0", text)):
        yield from (name for name in found.split() if "\0" not in name)


def by_room():
    """Class → the rooms whose templates wear it."""
    rooms = {}
    for template in PRODUCT.glob("*/templates/**/*.html"):
        for name in worn(template.read_text("utf-8")):
            rooms.setdefault(name, set()).add(template.relative_to(PRODUCT).parts[0])
    return rooms


def test_every_class_is_known_to_a_stylesheet():
    assert {name: rooms for name, rooms in by_room().items() if name not in known() | HOOKS} == {}


@pytest.mark.django_db
def test_what_three_rooms_wear_is_on_the_living_page(client):
    shown = set(worn(client.get("/kit/").content.decode()))
    common = {name for name, rooms in by_room().items() if len(rooms - {"kit"}) >= 3 and name in known()}
    assert common - shown == set()


def test_worn_leaves_out_what_a_variable_says():
    assert list(worn('<p class="row state--{{ tone }} {% if a %}late{% endif %}">')) == ["row"]
