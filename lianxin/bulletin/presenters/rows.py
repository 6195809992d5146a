"""A notice as everybody reads it in a list: its state, its tone, its place."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from lianxin.bulletin.vocabulary import HANGS, Affairs, State
from lianxin.kit import clock
from lianxin.kit.templatetags.kit import day

_TONES = {
    State.POSTED: "ok",
    State.COMPLETED: "done",
    State.ARCHIVED: "done",
    State.CORRECTING: "late",
    State.HELD: "late",
    State.PRIVACY_CHECK: "late",
    State.WITHDRAWN: "ink",
}


def notice_url(notice):
    return reverse("bulletin:notice", args=[notice.public_id])


def tone_of(notice):
    return _TONES.get(_seen_state(notice), "wait")


def is_corrected(notice):
    """Whether it hung and what hung is being put right."""
    return bool(notice.posting_id) and notice.state not in HANGS


def state_words(notice):
    """As everybody reads it: what is being corrected says so; what waits for an answer past its time does not."""
    if is_corrected(notice):
        return State.CORRECTING.label
    return State(_seen_state(notice)).label


def _seen_state(notice):
    over = notice.state == State.POSTED and notice.posted_until < clock.today()
    return State.COMPLETED if over else notice.state


@dataclass(frozen=True)
class BoardRow:
    """One notice in a list."""

    url: str
    title: str
    tone: str
    state: str
    meta: str


def board_row(notice):
    # Labels by their enumeration: Django's own way makes every choice of the field anew, for each row.
    state = state_words(notice)
    tone = "late" if state == State.CORRECTING.label else tone_of(notice)
    words = (
        notice.division.short_name, str(Affairs(notice.affairs).label), gettext(notice.item_name),
        gettext("{first}至{last}").format(first=day(notice.posted_on), last=day(notice.posted_until)), notice.number,
    )  # fmt: skip
    return BoardRow(notice_url(notice), notice.posting.title, tone, state, " · ".join(words))


def item_name(notice):
    """The item in the reader's language: what the starter names is translated, what a county added is as written."""
    return gettext(notice.item_name)


def query_without(query, *names):
    """The query string without some of its values, for the link to the next page."""
    kept = query.copy()
    for name in names:
        kept.pop(name, None)
    return kept.urlencode()


def about_words(notice):
    """What time it tells of, or empty."""
    if not notice.about_from:
        return ""
    return gettext("{first}至{last}").format(first=day(notice.about_from), last=day(notice.about_to))
