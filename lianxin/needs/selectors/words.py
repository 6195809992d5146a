"""Needs found by their words or number, as fast among a million as among a hundred."""

from django.db import connection
from django.db.models import Q

from lianxin.kit import sql, words
from lianxin.needs import policies
from lianxin.needs.models import Need
from lianxin.territory import selectors as territory

#: So many of the newest that fit are looked at; beyond that more words are needed.
_MOST = 500
#: A wider scope sees so much that its places need not be named.
_PLACES = 60
#: What the worker has not come to yet is read word by word, so many at most.
_NOT_YET = 1000


def needs_saying(text, viewer):
    """Needs ``viewer`` may see whose number, title or words say ``text``, as a queryset.

    Of the 500 newest that fit; what was told this minute is found too. Two queries, one more for the rows.
    """
    return policies.visible_needs(viewer).filter(pk__in=keys_saying(text, viewer))


def keys_saying(text, viewer):
    """Keys of such needs; the caller sees to it that they are visible."""
    if not viewer.is_user:
        return set()
    scopes, phrases = viewer.scopes(*policies.READERS), words.phrases(text)
    asked = []
    if phrases and scopes:
        asked.append(_ASKED[connection.vendor](phrases, territory.few_within(scopes, _PLACES)))
    if phrases and viewer.units():
        asked.append(_ASKED[connection.vendor](phrases, ()))
    found = _told_or_saying(text, asked) if scopes or viewer.units() else set()
    return found if scopes else found.union(_own(text, viewer))


def keys_said_anywhere(text):
    """Keys of the newest needs that say ``text``, whoever may see them; the caller shows no more than everybody may read."""
    phrases = words.phrases(text)
    return _told_or_saying(text, [_ASKED[connection.vendor](phrases, ())] if phrases else [])


def _told_or_saying(text, asked):
    """Keys of what was told this minute and says ``text``, and of the newest whose words fit any of ``asked``."""
    statement = " UNION ALL ".join([_FRESH[connection.vendor], *[_SAYING[connection.vendor]] * len(asked)])
    values = [value for each in asked for value in (each, _MOST)]
    said = text.strip().casefold()
    return {pk for pk, told in sql.rows(statement, _NOT_YET, *values) if told is None or said in told.casefold()}


def _own(text, viewer):
    own, said = Q(requester_user_id=viewer.id) | Q(received_by_id=viewer.id), text.strip()
    says = Q(number=said) | Q(title__icontains=said) | Q(content__icontains=said)
    return Need.objects.filter(own, says).order_by("-pk").values_list("pk", flat=True)[:_MOST]


def needs_without_words(*, limit):
    """``(id, division_id, number, title, content)`` of needs the worker has not put down yet, the oldest first."""
    return sql.rows(_MISSING[connection.vendor], limit)


_LAST = {
    "sqlite": "SELECT COALESCE(MAX(rowid), 0) FROM needs_words",
    "postgresql": "SELECT COALESCE(MAX(need_id), 0) FROM needs_words",
}
_FRESH = {
    vendor: (
        "SELECT * FROM (SELECT id, number || ' ' || title || ' ' || content FROM needs_need "  # noqa: S608 fixed words
        f"WHERE id > ({last}) ORDER BY id DESC LIMIT %s) AS fresh"
    )
    for vendor, last in _LAST.items()
}
_MISSING = {
    vendor: words.without_words(
        "needs_need", "id, division_id, number, title, content", kept="needs_words", key=key, in_order=True
    )
    for vendor, key in (("sqlite", "rowid"), ("postgresql", "need_id"))
}


def place_term(division_id):
    """The term that stands for a place; no word of a text begins like it."""
    return f"@{division_id}"


def _asked_of_sqlite(phrases, places):
    said = [f'"{" ".join(phrase.terms)}"{"*" * phrase.open_ended}' for phrase in phrases]
    where = " OR ".join(f'"{place_term(place)}"' for place in places)
    return f"words : ({' AND '.join(said)})" + (f" AND place : ({where})" if where else "")


def _asked_of_postgresql(phrases, places):
    said = [" <-> ".join(map("'{}'".format, phrase.terms)) + ":*" * phrase.open_ended for phrase in phrases]
    where = " | ".join(f"'{place_term(place)}'" for place in places)
    return " & ".join(f"({each})" for each in (*said, where) if each)


_ASKED = {"sqlite": _asked_of_sqlite, "postgresql": _asked_of_postgresql}
_SAYING = {
    "sqlite": "SELECT * FROM (SELECT rowid, NULL FROM needs_words WHERE needs_words MATCH %s ORDER BY rowid DESC LIMIT %s)",
    "postgresql": (
        "SELECT * FROM (SELECT need_id, NULL::text FROM needs_words WHERE words @@ %s::tsquery "
        "ORDER BY need_id DESC LIMIT %s) AS saying"
    ),
}
