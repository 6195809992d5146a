"""Notices found by what hangs, as fast among two hundred thousand as among two hundred."""

from django.db import connection

from lianxin.bulletin.calc.saying import narrowing_terms
from lianxin.bulletin.models import Notice
from lianxin.bulletin.selectors.notices import as_rows, is_year, on_the_web
from lianxin.bulletin.vocabulary import State
from lianxin.kit import clock, words
from lianxin.kit.tree import within
from lianxin.territory import selectors as territory

#: So many are shown at most; beyond that more words are needed.
MOST = 50
#: Of so many of the newest that fit, those are chosen that fit the rest as well.
_LOOKED_AT = 150
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
    narrowed = narrowing_terms(affairs=affairs, item=item, year=year if is_year(year) else "")
    asked = _ASKED[connection.vendor](phrases, narrowed, narrowing_terms(places=places))
    rows = Notice.objects.filter(posted_on__isnull=False).annotate(in_full=on_the_web(clock.today()))
    rows = rows.extra(where=[_SAYING[connection.vendor]], params=asked)  # noqa: S610 - fixed words, values apart
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


def _asked_of_sqlite(phrases, narrowed, places):
    said = " AND ".join(f'"{" ".join(phrase.terms)}"{"*" * phrase.open_ended}' for phrase in phrases)
    terms = [f'narrowed : "{term}"' for term in narrowed]
    if places:
        quoted = " OR ".join(f'"{place}"' for place in places)
        terms.append(f"narrowed : ({quoted})")
    return [
        value
        for columns in ("title", "{title words}")
        for value in (" AND ".join([f"{columns} : ({said})", *terms]), _LOOKED_AT)
    ]


def _asked_of_postgresql(phrases, narrowed, places):
    terms = [f"'{term}'" for term in narrowed]
    if places:
        quoted = " | ".join(f"'{place}'" for place in places)
        terms.append(f"({quoted})")
    asked = []
    for weight in ("A", ""):
        said = [" <-> ".join(_weighted(phrase, weight)) for phrase in phrases]
        asked += [" & ".join([*map("({})".format, said), *terms]), _LOOKED_AT]
    return asked


def _weighted(phrase, weight):
    *first, last = phrase.terms
    mark = ":*" if phrase.open_ended else ":" if weight else ""
    return [*(f"'{term}'{':' if weight else ''}{weight}" for term in first), f"'{last}'{mark}{weight}"]


_ASKED = {"sqlite": _asked_of_sqlite, "postgresql": _asked_of_postgresql}
_ONE = {
    "sqlite": "SELECT rowid FROM bulletin_words WHERE bulletin_words MATCH %s ORDER BY rowid DESC LIMIT %s",
    "postgresql": "SELECT posting_id FROM bulletin_words WHERE words @@ %s::tsquery ORDER BY posting_id DESC LIMIT %s",
}
#: The newest whose titles say it, and the newest that say it anywhere.
_SAYING = {
    vendor: f"bulletin_notice.posting_id IN (SELECT * FROM ({one}) AS entitled UNION SELECT * FROM ({one}) AS saying)"  # noqa: S608
    for vendor, one in _ONE.items()
}
