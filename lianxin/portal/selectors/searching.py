"""One search box over the rooms: each is asked as far as who searches may see."""

from dataclasses import dataclass, field

from lianxin.bulletin import selectors as bulletin
from lianxin.deliberation import selectors as hall
from lianxin.kit.briefs import Brief, all_of
from lianxin.needs import selectors as needs
from lianxin.needs.calc.initials import says
from lianxin.organisations import selectors as organisations
from lianxin.people import selectors as people
from lianxin.territory import selectors as territory
from lianxin.works import selectors as works

MIN_LENGTH, MAX_LENGTH = 1, 60
_MOST = 10
#: Titles that no column keeps the sound of: so many of the newest of a kind are compared with letters.
_COMPARED = 1000


@dataclass(frozen=True)
class Found:
    """Hits of one search, by room; each list holds at most ten. ``named`` are units, places and what the later rooms have."""

    needs: list = field(default_factory=list)
    public: list = field(default_factory=list)
    people: list = field(default_factory=list)
    notices: list = field(default_factory=list)
    named: dict[str, list[Brief]] = field(default_factory=dict)


def search_everything(text, viewer):
    """People, needs, notices, projects, topics, meetings, resolutions, units and places that match, each as far as ``viewer``
    may see them: at most eight queries."""
    text = text.strip()[:MAX_LENGTH]
    if len(text) < MIN_LENGTH:
        return Found()
    own = needs.search(text, viewer, limit=_MOST)
    shown = {need.id for need in own}
    return Found(
        needs=own,
        public=[need for need in needs.search_public(text, viewer, limit=_MOST) if need.id not in shown],
        people=list(people.find_people(text, viewer=viewer, limit=_MOST)) if viewer.roles else [],
        notices=_notices(text),
        named=_named(text, viewer),
    )


def _notices(text):
    """What says ``text``, and by letters alone what sounds like them."""
    letters = _letters_of(text)
    said = bulletin.notices_saying(text, most=_MOST)
    if not letters or len(said) == _MOST:
        return said
    known = {notice.pk for notice in said}
    sounding = bulletin.notices_titled(lambda title: _fits(title, letters), among=_COMPARED, most=_MOST)
    return [*said, *(notice for notice in sounding if notice.pk not in known)][:_MOST]


def _letters_of(text):
    return text.casefold() if text.isascii() and text.isalpha() else ""


def _named(text, viewer):
    """What is found by its name alone, by kind: one query for all the rooms."""
    letters = _letters_of(text)
    said, most = ("", _COMPARED) if letters else (text, _MOST)
    found = all_of(
        organisations.units_saying(text),
        *territory.places_saying(text),
        works.projects_saying(said, most),
        *hall.hall_saying(said, viewer, most),
    )
    by_sound = ("project", "topic", "meeting", "resolution")
    return {
        kind: (
            _newest(row for row in rows if not letters or _fits(row.title, letters))
            if kind in by_sound
            else _nearest(rows, text)
        )
        for kind, rows in found.items()
    }


def _fits(title, letters):
    return letters in title.casefold() or says(title, letters)


def _newest(rows):
    return sorted(rows, key=lambda row: -row.key)[:_MOST]


def _nearest(rows, text):
    """Each once, found by the name in force rather than by an old one; the exact and the shorter names first."""
    once = {row.public_id: row for row in sorted(rows, key=lambda row: row.more, reverse=True)}
    return sorted(once.values(), key=lambda row: (row.title != text, len(row.title), row.place, row.key))[:_MOST]
