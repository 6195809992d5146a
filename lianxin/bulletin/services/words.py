"""The words of a posting put down when it is hung up, so that it is found again."""

from itertools import islice

from django.db import connection, transaction

from lianxin.bulletin import selectors
from lianxin.bulletin.calc.saying import narrowing_terms, text_terms, title_terms

_ROUND = 500
_STATEMENTS = {
    "sqlite": "INSERT INTO bulletin_words (rowid, title, words, narrowed) VALUES (%s, %s, %s, %s)",
    "postgresql": "INSERT INTO bulletin_words (posting_id, year, title, words) VALUES (%s, %s, %s::tsvector, %s::tsvector)",
}


def put_down(postings):
    """Put down the words of postings that have none, with their notices at hand; only the web rendition's."""
    postings = iter(postings)
    while rows := [_ROWS[connection.vendor](posting) for posting in islice(postings, _ROUND)]:
        with connection.cursor() as cursor:
            cursor.executemany(_STATEMENTS[connection.vendor], rows)


def put_down_missing():
    """Put down the words of postings that came without them: carried over from another database. Returns how many."""
    done = 0
    while fresh := list(selectors.postings_without_words(limit=_ROUND)):
        with transaction.atomic():
            put_down(fresh)
        done += len(fresh)
    return done


def _terms(posting):
    notice = posting.notice
    narrowed = narrowing_terms(
        places=[notice.division_id], affairs=notice.affairs, item=notice.item_code, year=posting.first_on.year
    )
    return title_terms(notice.number, posting.title), text_terms(notice.item_name, posting.web), narrowed


def _for_sqlite(posting):
    return posting.pk, *map(" ".join, _terms(posting))


def _for_postgresql(posting):
    title, text, narrowed = _terms(posting)
    entitled = [f"'{term}':{at}A" for at, term in enumerate(title, 1)] + [f"'{term}'" for term in narrowed]
    said = [f"'{term}':{at}" for at, term in enumerate(text, len(title) + 2)]  # no phrase goes from one to the other
    return posting.pk, posting.first_on.year, " ".join(entitled), " ".join([*entitled, *said])


_ROWS = {"sqlite": _for_sqlite, "postgresql": _for_postgresql}
