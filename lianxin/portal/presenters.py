"""How the portal says what the rooms answer."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _L

from lianxin.bulletin.presenters import board_row
from lianxin.needs import presenters as needs
from lianxin.stations import presenters as stations
from lianxin.stations import selectors as station_selectors


def public_rows(page, at):
    """Public needs as list rows."""
    return [needs.public_row(need, at) for need in page]


def inbox_rows(waiting, at, actor, beside=()):
    """What waits for ``actor``, as rows with the next action, by the clock; ``beside`` are those of other rooms."""
    rows = [(needs.next_due(need), needs.inbox_row(need, at, actor)) for need in waiting]
    rows += [(row.due_at, row) for row in beside]
    return [row for _due, row in sorted(rows, key=lambda pair: pair[0])]


def station_rows(found, at):
    """Where somebody is there for residents, and whether now."""
    return stations.rows(found, station_selectors.openings_of(found), at)


@dataclass(frozen=True)
class Keeping:
    """What is kept of people, how long at this place, and when the worker next looks whether its time is over."""

    what: str
    span: str
    next_run: object


#: What, the key of the rules that says how long, in which words, and the job of the worker that empties it.
_KEPT = (
    (_L("诉求：姓名、电话、内容、照片"), "privacy.need_years", _L("办结后 {n} 年"), "needs.clear_old_needs"),
    (
        _L("来访、代办、帮办：姓名、电话、内容"),
        "privacy.station_words_days",
        _L("办结后 {n} 天"),
        "stations.clear_old_words",
    ),
    (_L("走访写下的文字"), "visit.text_days", _L("{n} 天"), "liaison.clear"),
    (_L("走访谈了什么、户里有过什么事"), "visit.record_days", _L("{n} 天"), "liaison.clear"),
)
KEEPING_JOBS = frozenset(job for _what, _key, _span, job in _KEPT)


def kept_how_long(rules, next_runs, now):
    """A row for each thing that goes by itself; a job the worker has not come to yet runs today."""
    return [
        Keeping(str(what), str(span).format(n=rules.value(key)), localtime(max(next_runs.get(job, now), now)).date())
        for what, key, span, job in _KEPT
    ]


@dataclass(frozen=True)
class Hit:
    url: str
    title: str
    meta: str


def found_groups(found, at):
    """Search hits under the name of their kind; empty kinds are left out."""
    groups = (
        (
            _("诉求"),
            [
                Hit(row.url, row.title, f"{row.number} · {row.state}")
                for row in (needs.queue_row(need, at) for need in found.needs)
            ],
        ),
        (
            _("公开的诉求"),
            [Hit(row.url, row.title, f"{row.number} · {row.state}") for row in public_rows(found.public, at)],
        ),
        (
            _("人"),
            [
                Hit(reverse("people:person", args=[hit.public_id]), hit.name, f"{hit.place} {hit.phone}")
                for hit in found.people
            ],
        ),
        (_("公开栏"), [Hit(row.url, row.title, row.meta) for row in map(board_row, found.notices)]),
        (_("单位"), [Hit(_unit_url(unit), unit.name, unit.place_name) for unit in found.units]),
        (_("地方"), [Hit(f"{reverse('bulletin:board')}?place={p.public_id}", p.name, p.words) for p in found.places]),
    )
    return [(name, hits) for name, hits in groups if hits]


def _unit_url(unit):
    return reverse("organisations:unit", args=[unit.public_id])


@dataclass(frozen=True)
class StoryLink:
    """One link of the chain: ``part`` of the loop, whether it is there yet, and what it says."""

    part: str
    is_done: bool
    words: str
    at: str = ""


def story_links(need, at):
    """The chain of a need: voice, who took it, what was done, what the requester said, what stands open."""
    steps = needs.public_timeline(need)
    face = needs.clock_face(need, at)
    heard = bool(need.solved)
    return [
        StoryLink(
            _("声音"),
            True,
            _("居民说了这件事：{words}").format(words=need.public_summary),
            steps[0].at if steps else "",
        ),
        StoryLink(
            _("派单"),
            need.unit_id is not None,
            _("由{unit}办理").format(unit=need.unit.name) if need.unit_id else _("还没有派给承办单位"),
        ),
        StoryLink(_("办理"), need.answered_at is not None, face.words),
        StoryLink(
            _("结果"),
            heard,
            _("诉求人说：{solved}").format(solved=need.get_solved_display()) if heard else _("还没有听到诉求人的意见"),
        ),
        StoryLink(_("公开"), True, _("编号 {number}，记入公开日志，任何人可以核验").format(number=need.number)),
    ]


def level_rows(found):
    """An officer's own level and those below it."""
    own, below = found
    return needs.level_row(own), [needs.level_row(each) for each in below]
