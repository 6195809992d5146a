"""Every sentence has its English, with the same placeholders."""

import re

import pytest
from babel.messages.catalog import Catalog

from lianxin.config import translations

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{[\w.\[\]]*\}")
ROOMS = [room for room in translations.rooms() if translations.sentences(room)]


def faults(said, catalog):
    """Sentences without an English text, or with other placeholders than the Chinese."""
    known = {(message.context, message.id): message.string for message in catalog if message.id}
    for key in said:
        text = known.get(key)
        english = text if isinstance(text, (tuple, list)) else (text,)
        if not all(english):
            yield f"no English: {key[1]}"
            continue
        chinese = key[1] if isinstance(key[1], tuple) else (key[1],)
        wanted = {name for text in chinese for name in _PLACEHOLDER.findall(text)}
        if any(set(_PLACEHOLDER.findall(text)) != wanted for text in english):
            yield f"other placeholders: {key[1]}"


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_every_sentence_has_its_english(room):
    found = list(faults(translations.sentences(room), translations.catalogue(room)))
    assert not found, "run `lianxin translations --update` and write the English:\n" + "\n".join(found)


def test_one_sentence_has_one_english():
    """Catalogues of all rooms become one when the product runs: of two texts for a sentence only one is ever read.

    Where a word means two things, give it a context (``pgettext``).
    """
    said = {}
    for room in translations.rooms():
        for key, english in translations.english_of(room).items():
            said.setdefault(key, {}).setdefault(english, []).append(room.name)
    differing = [f"{message}: {texts}" for (_context, message), texts in said.items() if len(texts) > 1]
    assert not differing, "one sentence, one English:\n" + "\n".join(differing)


def test_the_rule_notices_a_missing_text_and_a_lost_placeholder():
    catalog = Catalog(locale="en")
    catalog.add("好", "")
    catalog.add("{name}好", "Hello")
    catalog.add("{name}来了", "{name} came")
    said = {(None, "好"): "", (None, "{name}好"): "", (None, "{name}来了"): "", (None, "新"): ""}
    assert list(faults(said, catalog)) == ["no English: 好", "other placeholders: {name}好", "no English: 新"]


_ALIAS = re.compile(r"import (?:\w+, )*n?p?gettext\w* as (\w+)")


def test_every_name_a_sentence_is_translated_by_is_known():
    """A sentence marked by another name would be extracted nowhere and stay Chinese on the English page."""
    used = {
        name for path in translations.ROOT.rglob("*.py") for name in _ALIAS.findall(path.read_text(encoding="utf-8"))
    }
    assert used <= translations._KEYWORDS.keys()
