"""The words of needs put down so that they are found again; by the worker, so that taking in costs nothing."""

from itertools import count

from django.db import connection, transaction

from lianxin.kit import words
from lianxin.needs import selectors
from lianxin.needs.calc.initials import initials
from lianxin.needs.selectors.words import place_term

_ROUND = 500


def index_words(*, rounds=20):
    """Put down the words of needs that came since, 500 a round. Returns how many needs it put down."""
    done = 0
    for _round in range(rounds):
        with transaction.atomic():
            fresh = selectors.needs_without_words(limit=_ROUND)
            _put_down([(pk, place_term(division), _terms(*told)) for pk, division, *told in fresh])
        done += len(fresh)
        if len(fresh) < _ROUND:
            break
    return done


def forget_words(needs):
    """From now on these needs are found by their number alone; told while they still have their words.

    SQLite's index keeps no texts: it has to be given what it once put down, and nothing else, to take it out again.
    """
    keys = [need.pk for need in needs]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT rowid FROM needs_words WHERE rowid IN (SELECT value FROM json_each(%s))", [str(keys)]
            )
            known = {pk for (pk,) in cursor.fetchall()}
            cursor.executemany(
                "INSERT INTO needs_words (needs_words, rowid, words, place) VALUES ('delete', %s, %s, %s)",
                [_as_put_down(need) for need in needs if need.pk in known],
            )
        else:
            cursor.execute("DELETE FROM needs_words WHERE need_id = ANY(%s)", [keys])
    _put_down([(need.pk, place_term(need.division_id), words.terms(need.number)) for need in needs])


def _as_put_down(need):
    return need.pk, " ".join(_terms(need.number, need.title, need.content)), place_term(need.division_id)


def wipe_forgotten(*, pages=200):
    """Take what was forgotten off the disk too: SQLite's index only marks it until its parts are merged. A little at a time.

    PostgreSQL's own vacuum does it there.
    """
    if connection.vendor != "sqlite":
        return
    _merge(-pages)  # begins to merge everything; from then on it goes on with that
    while _merge(pages):
        pass


def _merge(pages):
    """One step, and whether there was anything to do: then it changes more rows than the one the statement speaks of."""
    with connection.cursor() as cursor:
        before = cursor.execute("SELECT total_changes()").fetchone()[0]
        cursor.execute("INSERT INTO needs_words (needs_words, rank) VALUES ('merge', %s)", [pages])
        return cursor.execute("SELECT total_changes()").fetchone()[0] - before > 1


def _terms(number, title, content):
    """The words of a need in their order, and after them the first letters of its title's sounds."""
    return words.terms(f"{number} {title} {content}") + initials(title)


def _put_down(rows):
    """``(key, term of the place, terms in order)`` of needs that have none."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(
                "INSERT INTO needs_words (rowid, words, place) VALUES (%s, %s, %s)",
                [(pk, " ".join(terms), place) for pk, place, terms in rows],
            )
        else:
            cursor.executemany(
                "INSERT INTO needs_words (need_id, words) VALUES (%s, %s::tsvector) ON CONFLICT DO NOTHING",
                [(pk, _vector(place, terms)) for pk, place, terms in rows],
            )


def _vector(place, terms):
    """PostgreSQL's own way of writing terms with their positions; its parser has no part in it."""
    return " ".join([f"'{place}'", *(f"'{term}':{at}" for at, term in zip(count(1), terms))])
