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
