"""Notices found by what hangs, as fast among two hundred thousand as among two hundred."""

from django.db import connection

from lianxin.bulletin.calc.saying import narrowing_terms
from lianxin.bulletin.models import Notice, Posting
from lianxin.bulletin.selectors.notices import as_rows, is_year, on_the_web
from lianxin.bulletin.vocabulary import State
from lianxin.kit import clock, sql, words
from lianxin.kit.tree import within
from lianxin.territory import selectors as territory

#: So many are shown at most; beyond that more words are needed.
MOST = 50
#: Of so many of the newest that fit, those are chosen that fit the rest as well.
_LOOKED_AT = 150
#: Of so many of the newest PostgreSQL reads titles and texts one by one; a text is stored apart and costs five times as much.
_NEWEST = {"title": 8000, "words": 2000}
#: A wider place sees so much that its villages need not be named.
_PLACES = 60


def notices_saying(text, *, place="", affairs="", item="", year="", now_hanging=False, most=MOST):
    """What everybody may read and says ``text``: first where the title says it, then the newest. Of a correction only the newest text
    is looked at; of what has only a head on the web any more, the number and the title. Three queries at most.
    """
    phrases = words.phrases(text)
    if not phrases:
        return []
    places = territory.few_within([place], _PLACES) if place else []
    saying, values = _ASKED[connection.vendor](phrases, places, affairs, item, year if is_year(year) else "")
    rows = Notice.objects.filter(posted_on__isnull=False).annotate(in_full=on_the_web(clock.today()))
    rows = rows.extra(where=[f"bulletin_notice.posting_id IN ({saying})"], params=values)  # noqa: S610 - fixed words, values apart
    if place:
        rows = rows.filter(within(place, "division_path"))
    if now_hanging:
        rows = rows.filter(state__in=(State.POSTED, State.CORRECTING))
    parts = text.casefold().split()
    found = [
        (_says(f"{number} {title}", parts), posting, in_full)
        for posting, number, title, in_full in rows.values_list("posting_id", "number", "posting__title", "in_full")
    ]
    shown = sorted((not is_titled, -posting) for is_titled, posting, in_full in found if is_titled or in_full)
    return _dressed(-newest for _is_last, newest in shown[:most])


def notices_titled(fits, *, among, most=MOST):
    """Of the newest ``among`` notices everybody may read in full those whose title ``fits``, the newest first. Two queries."""
    rows = Notice.objects.filter(on_the_web(clock.today()), posted_on__isnull=False).order_by("-posting_id")
    titles = rows.values_list("posting_id", "posting__title")[:among]
    return _dressed([posting for posting, title in titles if fits(title)][:most])


def _dressed(postings):
    """Notices by their postings, in that order: rows are dressed for what is shown alone, a tenth of what a search finds."""
    asked = list(postings)
    shown = {notice.posting_id: notice for notice in as_rows(Notice.objects.filter(posting_id__in=asked))}
    return [shown[posting] for posting in asked if posting in shown]


def _says(title, parts):
    title = title.casefold()
    return all(part in title for part in parts)


def postings_without_words(*, limit):
    """Postings, the oldest first, that cannot be found by their words, with their notices at hand."""
    rows = sql.rows(_MISSING[connection.vendor], limit)
    return Posting.objects.filter(pk__in=[pk for (pk,) in rows]).select_related("notice").order_by("pk")


def _asked_of_sqlite(phrases, places, affairs, item, year):
    said = " AND ".join(f'"{" ".join(phrase.terms)}"{"*" * phrase.open_ended}' for phrase in phrases)
    terms = [f'narrowed : "{term}"' for term in narrowing_terms(affairs=affairs, item=item, year=year)]
    if places:
        quoted = " OR ".join(f'"{place}"' for place in narrowing_terms(places=places))
        terms.append(f"narrowed : ({quoted})")
    matches = [" AND ".join([f"{columns} : ({said})", *terms]) for columns in ("title", "{title words}")]
    return _EITHER.format(_MATCHING, _MATCHING), [value for match in matches for value in (match, _LOOKED_AT)]


def _asked_of_postgresql(phrases, places, affairs, item, year):
    said = [" <-> ".join(f"'{term}'" for term in phrase.terms) + ":*" * phrase.open_ended for phrase in phrases]
    terms = [*map("({})".format, said), *(f"'{term}'" for term in narrowing_terms(affairs=affairs, item=item))]
    if places:
        quoted = " | ".join(f"'{place}'" for place in narrowing_terms(places=places))
        terms.append(f"({quoted})")
    of_year = "year = %s" if year else "true"
    asked, years = " & ".join(terms), [year] * bool(year)
    values = [
        value
        for newest in _NEWEST.values()
        for value in (*years, newest, asked, _LOOKED_AT, *years, asked, _LOOKED_AT, _LOOKED_AT)
    ]
    return _EITHER.format(*(_NEWEST_FIRST.format(column=column, of_year=of_year) for column in _NEWEST)), values


_ASKED = {"sqlite": _asked_of_sqlite, "postgresql": _asked_of_postgresql}
_MISSING = {
    vendor: words.without_words("bulletin_posting", "id", kept="bulletin_words", key=key)
    for vendor, key in (("sqlite", "rowid"), ("postgresql", "posting_id"))
}
#: The newest whose titles say it, and the newest that say it anywhere.
_EITHER = "SELECT * FROM ({}) AS entitled UNION SELECT * FROM ({}) AS saying"
_MATCHING = "SELECT rowid FROM bulletin_words WHERE bulletin_words MATCH %s ORDER BY rowid DESC LIMIT %s"
#: Of the newest, one by one; only what is not said often enough there is looked up in the index, which first collects
#: all that say it (``+ 0``: left to choose, PostgreSQL reads two hundred thousand one by one for two words that are
#: each common and never meet).
_NEWEST_FIRST = """
    WITH newest AS MATERIALIZED (
        SELECT posting_id FROM (
            SELECT posting_id, {column} AS said FROM bulletin_words WHERE {of_year} ORDER BY posting_id DESC LIMIT %s
        ) AS last WHERE said @@ %s::tsquery LIMIT %s
    )
    SELECT posting_id FROM newest UNION ALL (
        SELECT posting_id FROM bulletin_words WHERE {of_year} AND {column} @@ %s::tsquery
        AND (SELECT count(*) FROM newest) < %s ORDER BY posting_id + 0 DESC LIMIT %s
    )"""
